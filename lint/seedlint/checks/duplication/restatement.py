"""Kind "restatement": a section that repeats an earlier one in other words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import TYPE_CHECKING, ClassVar

from seedlint.base.model import Finding, Related, Span
from seedlint.base.record import NamedTuple
from seedlint.checks import Check
from seedlint.facts import Facts, Hit
from seedlint.pattern import OPAQUE
from seedlint.text.duplication.heading_words import ENDING, PARTS, HeadingWords, heading_words
from seedlint.text.duplication.likeness import cosine, stem, stems, vectors

if TYPE_CHECKING:
    from seedlint.facts.structure import Section

FEWEST = 3  # sections of a document, at least: with two, common words don't show what the document is about
SHORTEST = 25  # words of a section that is compared, at least
STRICTER = 2  # factor of the least similarity for pairs with weaker evidence
SERIES = 4  # sections with akin headings from which on they are a series, each about its own subject


class _Headed(NamedTuple):
    """A section with its heading's words and text, and the offsets of the headings of higher rank above it."""

    section: Section
    words: HeadingWords
    text: str
    above: tuple[int, ...]


class Restatement(Check):
    """Reports the later of two sections with akin headings and similar texts.

    Both are needed: the entries of every series have akin headings ("Article II", "Article III"), and any two sections
    on one subject have similar texts.
    """

    class Options(NamedTuple):
        """`similarity` is the least cosine of the texts' tf-idf vectors.

        It is doubled for sections of fewer than `words` words, for headings that only have their kind in common, and
        for documents with the headings of documentation, but no code.
        """

        similarity: float = 0.2
        words: int = 40

    FIELDS: ClassVar = {
        "earlier": "the earlier section's heading",
        "line": "the line of the earlier section's heading",
        "shared": "how many words of the headings agree",
        "of": "how many words the shorter heading has",
        "similarity": "the cosine of the two texts, 0 to 1",
    }

    options: Options

    @staticmethod
    def verify(options: Options) -> None:
        """Raise ValueError for a similarity out of range."""
        if not 0 < options.similarity <= 1:
            raise ValueError("the similarity lies above 0 and is at most 1")

    def inspect(self, facts: Facts, hits: Sequence[Hit]) -> Iterable[Finding]:
        """Yield a finding for each section that restates another; texts are only compared if headings are akin."""
        headed = tuple(_headed(facts))
        if len(headed) < FEWEST:
            return
        akin = list(dict.fromkeys([*_with_one_core(headed), *_with_one_part(headed)]))
        words = {index: self._words(facts, headed[index].section) for pair in akin for index in pair}
        akin = [pair for pair in akin if min(words[index] for index in pair) >= min(SHORTEST, self.options.words)]
        if not akin or (facts.genre and _is_a_manual(facts)):  # documentation describes its parts in the same words
            return
        least = {pair: self._least(facts, headed, pair, min(words[index] for index in pair)) for pair in akin}
        yield from self._similar(facts, headed, least)

    def _words(self, facts: Facts, section: Section) -> int:
        return len(section.body.of(facts.prose).split(None, max(self.options.words, SHORTEST)))

    def _least(self, facts: Facts, headed: Sequence[_Headed], pair: tuple[int, int], words: int) -> float:
        """Return the least similarity of two sections, of which the shorter has so many words."""
        first, second = (headed[at] for at in pair)
        of_one_core = first.words.core == second.words.core and _are_specific(first, second)
        is_strong = of_one_core and words >= self.options.words and not facts.genre
        return self.options.similarity if is_strong else min(STRICTER * self.options.similarity, 1)

    def _similar(
        self, facts: Facts, headed: Sequence[_Headed], akin: Mapping[tuple[int, int], float]
    ) -> Iterator[Finding]:
        """Yield a finding for each pair that is similar enough, at most one for each later section."""
        from seedlint.facts.terms import terms

        counts = [stems(terms(one.section.body.of(facts.prose))) for one in headed]
        weights = vectors(counts)
        reported: set[int] = set()
        for earlier, later in sorted(akin, key=lambda pair: (pair[1], pair[0])):
            likeness = cosine(weights[earlier], weights[later])
            if later in reported or likeness < akin[earlier, later]:
                continue
            closest = max(cosine(weights[index], weights[later]) for index in range(later))
            if closest > likeness or _differ_in_topic(headed[earlier], headed[later], counts[earlier], counts[later]):
                continue
            reported.add(later)
            yield _finding(facts, headed[earlier], headed[later], likeness)


def _headed(facts: Facts) -> Iterator[_Headed]:
    """Yield the sections that have headings."""
    above: list[tuple[int, int]] = []
    for section in facts.sections:
        if section.heading is None:
            continue
        text = section.heading.of(facts.prose)
        above = [parent for parent in above if parent[0] < section.level]
        yield _Headed(section, heading_words(text), text, tuple(start for _, start in above))
        above.append((section.level, section.heading.start))


def _with_one_core(headed: Sequence[_Headed]) -> Iterator[tuple[int, int]]:
    return (pair for group in _groups(headed) for pair in _pairs(group))


def _with_one_part(headed: Sequence[_Headed]) -> Iterator[tuple[int, int]]:
    """Yield the pairs whose headings name the same part of a text: "Why the pier shut", "Reasons for the closure"."""
    parts: Mapping[object, list[int]] = defaultdict(list)
    for index, one in enumerate(headed):
        for part in PARTS.intersection(one.words.core):
            parts[one.above, one.section.level, part].append(index)
    for group in parts.values():
        if 1 < len(group) < SERIES:
            yield from combinations(group, 2)


def _groups(headed: Sequence[_Headed]) -> Iterable[Sequence[tuple[int, _Headed]]]:
    """Return the groups of sections with one parent, one level and akin headings."""
    groups: Mapping[object, list[tuple[int, _Headed]]] = defaultdict(list)
    for index, one in enumerate(headed):
        if one.words.core:
            groups[one.above, one.section.level, one.words.core].append((index, one))
    return groups.values()


def _pairs(group: Sequence[tuple[int, _Headed]]) -> Iterator[tuple[int, int]]:
    """Yield the pairs of a group that is no series; headings of one word ("Example") aren't akin."""
    if not 1 < len(group) < SERIES:
        return
    for at, (later, second) in enumerate(group):
        for earlier, first in group[:at]:
            if _are_specific(first, second):
                yield earlier, later


def _are_specific(first: _Headed, second: _Headed) -> bool:
    return len(first.words.terms) > 1 or len(second.words.terms) > 1 or first.words.core == (ENDING,)


def _is_a_manual(facts: Facts) -> bool:
    """Tell whether a document taken for documentation is one by more than its many headings."""
    return facts.document.format == "text" or OPAQUE in facts.prose or facts.is_maintained


def _differ_in_topic(
    first: _Headed, second: _Headed, in_first: Mapping[str, int], in_second: Mapping[str, int]
) -> bool:
    """Tell whether the headings differ in a word that also distinguishes the two texts."""
    differing = first.words.audience ^ second.words.audience
    if any((stem(word) in in_first) != (stem(word) in in_second) for word in differing):
        return True
    own, others = set(first.words.core), set(second.words.core)
    return _distinguishes(own - others, in_first, in_second) and _distinguishes(others - own, in_second, in_first)


def _distinguishes(words: Iterable[str], own: Mapping[str, int], other: Mapping[str, int]) -> bool:
    """Tell whether any of the words occurs in its own text, but not in the other one."""
    return any(stem(word) in own and stem(word) not in other for word in words)


def _finding(facts: Facts, earlier: _Headed, later: _Headed, likeness: float) -> Finding:
    first, second = earlier.section.heading, later.section.heading
    assert first is not None and second is not None
    values = {
        "earlier": " ".join(first.of(facts.shown).split()),
        "line": str(facts.lines.number(first.start) + 1),
        "shared": str(len(earlier.words.terms & later.words.terms)),
        "of": str(min(len(earlier.words.terms), len(later.words.terms))),
        "similarity": f"{likeness:.2f}",
    }
    reach = Span(second.start, later.section.body.end)
    return Finding(second, values, related=(Related(first, "the section that says it first"),), reach=reach)
