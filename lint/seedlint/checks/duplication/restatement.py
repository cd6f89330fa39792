"""Kind "restatement": a section that says in other words what an earlier one has said."""

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
from seedlint.text.duplication.likeness import cosine, stem, stems, vectors
from seedlint.text.heading_words import ENDING, PARTS, HeadingWords, heading_words

if TYPE_CHECKING:
    from seedlint.facts.structure import Section

FEWEST = 3  # sections by which one can tell what all have in common from what two do
SHORTEST = 25  # words; a text below says too little to be compared
SURELY = 2  # times the similarity that a pair has to have about which less is known
SERIES = 4  # sections of akin headings from which they are a series, each about a thing of its own


class _Headed(NamedTuple):
    """A section with a heading: what the heading says, where it stands, and the headings that it stands under."""

    section: Section
    words: HeadingWords
    text: str
    above: tuple[int, ...]


class Restatement(Check):
    """Reports the later of two sections whose headings are akin and whose texts are alike.

    Akin alone are the entries of every series ("Article II", "Article III"), alike alone are sections on one subject.
    """

    class Options(NamedTuple):
        """`similarity` is the least cosine of the texts' weighted terms.

        Sections of fewer than `words` words, and those of Markdown that looks like documentation but for its lack of
        code, have to be twice as alike.
        """

        similarity: float = 0.2
        words: int = 40

    FIELDS: ClassVar = {
        "earlier": "the earlier section's heading",
        "line": "the line on which that stands",
        "shared": "how many words of the headings agree",
        "of": "how many words the shorter heading has",
        "similarity": "how alike the two texts are, 0 to 1",
    }

    options: Options

    @staticmethod
    def verify(options: Options) -> None:
        """Raise ValueError for a similarity that no two texts or all have."""
        if not 0 < options.similarity <= 1:
            raise ValueError("the similarity lies above 0 and is at most 1")

    def inspect(self, facts: Facts, hits: Sequence[Hit]) -> Iterable[Finding]:
        """Yield a finding for each restating section: the dear comparison comes after two cheap ones."""
        headed = tuple(_headed(facts))
        if len(headed) < FEWEST:
            return
        akin = list(dict.fromkeys([*_of_one_core(headed), *_of_one_part(headed)]))
        words = {index: self._words(facts, headed[index].section) for pair in akin for index in pair}
        akin = [pair for pair in akin if min(words[index] for index in pair) >= min(SHORTEST, self.options.words)]
        if not akin or (facts.genre and _is_a_manual(facts)):  # documentation says the same of each of its parts
            return
        least = {pair: self._least(facts, headed, pair, min(words[index] for index in pair)) for pair in akin}
        yield from self._alike(facts, headed, least)

    def _words(self, facts: Facts, section: Section) -> int:
        return len(section.body.of(facts.prose).split(None, max(self.options.words, SHORTEST)))

    def _least(self, facts: Facts, headed: Sequence[_Headed], pair: tuple[int, int], words: int) -> float:
        """Return how alike two sections have to be of which the shorter has so many words."""
        first, second = (headed[at] for at in pair)
        of_one_core = first.words.core == second.words.core and _tells_enough(first, second)
        is_sure = of_one_core and words >= self.options.words and not facts.genre
        return self.options.similarity if is_sure else min(SURELY * self.options.similarity, 1)

    def _alike(
        self, facts: Facts, headed: Sequence[_Headed], akin: Mapping[tuple[int, int], float]
    ) -> Iterator[Finding]:
        """Yield a finding for each pair that is alike enough, of each later section one."""
        from seedlint.facts.terms import terms

        counts = [stems(terms(one.section.body.of(facts.prose))) for one in headed]
        weights = vectors(counts)
        told: set[int] = set()
        for earlier, later in sorted(akin, key=lambda pair: (pair[1], pair[0])):
            likeness = cosine(weights[earlier], weights[later])
            if later in told or likeness < akin[earlier, later]:
                continue
            closest = max(cosine(weights[index], weights[later]) for index in range(later))
            if closest > likeness or _tells_a_topic(headed[earlier], headed[later], counts[earlier], counts[later]):
                continue
            told.add(later)
            yield _finding(facts, headed[earlier], headed[later], likeness)


def _headed(facts: Facts) -> Iterator[_Headed]:
    """Yield the sections with headings; those above one are told by their places, as far as the format shows them."""
    above: list[tuple[int, int]] = []
    for section in facts.sections:
        if section.heading is None:
            continue
        text = section.heading.of(facts.prose)
        above = [parent for parent in above if parent[0] < section.level]
        yield _Headed(section, heading_words(text), text, tuple(start for _, start in above))
        above.append((section.level, section.heading.start))


def _of_one_core(headed: Sequence[_Headed]) -> Iterator[tuple[int, int]]:
    return (pair for group in _groups(headed) for pair in _pairs(group))


def _of_one_part(headed: Sequence[_Headed]) -> Iterator[tuple[int, int]]:
    """Yield the pairs whose headings name one part, of whatever: "Why the pier shut", "Reasons for the closure"."""
    parts: Mapping[object, list[int]] = defaultdict(list)
    for index, one in enumerate(headed):
        for part in PARTS.intersection(one.words.core):
            parts[one.above, one.section.level, part].append(index)
    for group in parts.values():
        if 1 < len(group) < SERIES:
            yield from combinations(group, 2)


def _groups(headed: Sequence[_Headed]) -> Iterable[Sequence[tuple[int, _Headed]]]:
    """Return the sections of one level whose headings are akin, a row each."""
    groups: Mapping[object, list[tuple[int, _Headed]]] = defaultdict(list)
    for index, one in enumerate(headed):
        if one.words.core:
            groups[one.above, one.section.level, one.words.core].append((index, one))
    return groups.values()


def _pairs(group: Sequence[tuple[int, _Headed]]) -> Iterator[tuple[int, int]]:
    """Yield the pairs of a group that is no series; one word alone ("Example") doesn't make equal headings akin."""
    if not 1 < len(group) < SERIES:
        return
    for at, (later, second) in enumerate(group):
        for earlier, first in group[:at]:
            if _tells_enough(first, second):
                yield earlier, later


def _tells_enough(first: _Headed, second: _Headed) -> bool:
    return len(first.words.terms) > 1 or len(second.words.terms) > 1 or first.words.core == (ENDING,)


def _is_a_manual(facts: Facts) -> bool:
    """Tell of documentation whether more than its many headings says that it is some."""
    return facts.document.format == "text" or OPAQUE in facts.prose or facts.is_maintained


def _tells_a_topic(first: _Headed, second: _Headed, in_first: Mapping[str, int], in_second: Mapping[str, int]) -> bool:
    """Tell whether a word in which the headings differ is what only one of the two texts speaks of."""
    differing = first.words.audience ^ second.words.audience
    if any((stem(word) in in_first) != (stem(word) in in_second) for word in differing):
        return True
    own, others = set(first.words.core), set(second.words.core)
    return _tells_alone(own - others, in_first, in_second) and _tells_alone(others - own, in_second, in_first)


def _tells_alone(words: Iterable[str], own: Mapping[str, int], other: Mapping[str, int]) -> bool:
    """Tell whether a word of a heading stands in its own text, and not in the other one."""
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
