"""Kind "repetition": a paragraph or a heading that stands twice in a document."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import ClassVar, Literal

from seedlint.base.model import Finding, Related, Span
from seedlint.base.record import NamedTuple
from seedlint.checks import Check
from seedlint.facts import Facts, Hit
from seedlint.text.duplication.headed_text import has_running_text, names_a_section
from seedlint.text.duplication.meant_copies import is_meant_to_be_copied, is_record
from seedlint.text.duplication.refrain import is_refrain
from seedlint.text.lazy import lazy
from seedlint.text.word_count import count_words

WORD = lazy(r"[^\W_]+")
LETTER = lazy(r"[^\W\d_]")
CODE = lazy(r"`[^`\n]+`")
MANNER = 4  # paragraphs that come again from which a document repeats itself on purpose
LABEL = 4  # sections of documentation from which a heading is what each part has ("Example"), however parts are marked
OFTEN = 3  # times that a line of plain text comes from which it is a label, a button or a cell, and no heading
FIGURE = lazy(r"\d")
SENTENCE_END = tuple(".!?…。！？")


class _Repeated(NamedTuple):
    """What stands there again: where it stood first, where it stood last, where it stands now, and how many words."""

    first: Span
    before: Span
    span: Span
    words: int


class Repetition(Check):
    """Reports each later one of equals: case, punctuation, markup and white space make no difference."""

    class Options(NamedTuple):
        """`of` says what is compared; what has fewer than `words` words is left alone.

        In documentation paragraphs repeat on purpose (every function's "Returns ..."). There it takes
        `words_in_documentation` words and a document that seldom repeats itself, or a paragraph right behind its like.
        """

        of: Literal["paragraph", "heading"]
        words: int = 8
        words_in_documentation: int = 40

    FIELDS: ClassVar[Mapping[str, str]] = {"first_line": "the line on which it first stands", "words": "how long it is"}

    options: Options

    def inspect(self, facts: Facts, hits: Sequence[Hit]) -> Iterable[Finding]:
        """Yield a finding for each repetition that isn't the way of such a text."""
        of_headings = self.options.of == "heading"
        units = _headings(facts) if of_headings else _paragraphs(facts, self.options.words)
        found = tuple(self._repeated(units))
        if found and facts.genre == "documentation":
            # plain text doesn't show what a heading stands under, so "Examples" may well come twice
            found = _marked_up(found, facts) if of_headings else tuple(self._slips(found, facts))
        for each in found:
            if not of_headings and is_refrain(each.span.of(facts.text), facts.text[each.before.end : each.span.start]):
                continue
            values = {"first_line": str(facts.lines.number(each.first.start) + 1), "words": str(each.words)}
            related = (Related(each.first, f"the {self.options.of} as it first stands"),)
            yield Finding(each.span, values, related=related, reach=_section(each.span, facts) if of_headings else None)

    def _repeated(self, units: Iterable[tuple[object, int, Span]]) -> Iterator[_Repeated]:
        known: dict[object, tuple[Span, Span]] = {}
        for key, words, span in units:
            if words < self.options.words:
                continue
            if key in known:
                yield _Repeated(*known[key], span, words)
            known[key] = (known[key][0] if key in known else span, span)

    def _slips(self, found: Sequence[_Repeated], facts: Facts) -> Iterator[_Repeated]:
        """Yield what documentation hardly repeats on purpose; licences say the same in each part."""
        if is_meant_to_be_copied(facts.document.path):
            return
        seldom = len(found) < MANNER
        for each in found:
            is_long = each.words >= self.options.words_in_documentation
            if (seldom and is_long) or _follows(each, facts.text):
                yield each


def _follows(each: _Repeated, text: str) -> bool:
    """Tell whether a paragraph stands right behind the very same one."""
    between = Span(each.before.end, each.span.start)
    return not LETTER.search(between.of(text)) and each.before.of(text).split() == each.span.of(text).split()


def _marked_up(found: tuple[_Repeated, ...], facts: Facts) -> tuple[_Repeated, ...]:
    return () if facts.document.format == "text" else found


def _section(heading: Span, facts: Facts) -> Span:
    """Return a heading with the text under it."""
    at = bisect_left(facts.sections, heading, key=lambda section: section.heading or Span(0, 0))
    return Span(heading.start, facts.sections[at].body.end)


def _paragraphs(facts: Facts, words: int) -> Iterator[tuple[object, int, Span]]:
    """Yield paragraphs and list items that may have an equal: a key that equals share, the length in words, the span.

    What a reader doesn't see counts for the key: two lines about two links or two functions are not equal.
    """
    alike: dict[str, list[Span]] = {}
    least = 2 * words - 1  # code points of so many words
    text = facts.text
    for span, kind, _ in facts.paragraphs:
        start, end = span
        if kind == "heading" or end - start < least:
            continue
        if text[end - 1] in SENTENCE_END or _ends_a_sentence(text[start:end]):
            alike.setdefault(_first_word(text, span), []).append(span)
    for span in sorted(span for spans in alike.values() if len(spans) > 1 for span in _still_alike(text, spans)):
        yield _folded(span.of(text)), count_words(span.of(facts.prose)), span


def _first_word(text: str, span: Span) -> str:
    found = WORD.search(text, *span)
    word = found[0] if found else ""
    return word.lower() if word.isascii() else _folded(word).partition(" ")[0]


def _still_alike(text: str, spans: Iterable[Span]) -> Iterator[Span]:
    """Yield the spans that share two more things with another, which are found fast: how many of two letters it has."""
    alike: dict[tuple[int, int], list[Span]] = {}
    for span in spans:
        es, os = (text.count(letter, *span) + text.count(letter.upper(), *span) for letter in "eo")
        alike.setdefault((es, os), []).append(span)
    return (span for group in alike.values() if len(group) > 1 for span in group)


def _ends_a_sentence(text: str) -> bool:
    return text[-1:] in SENTENCE_END or text.rstrip().rstrip("\"'”’»)]*_")[-1:] in SENTENCE_END


def _headings(facts: Facts) -> Iterator[tuple[object, int, Span]]:
    """Yield headings with running text under them (tables of contents have none).

    The headings above belong to the key.
    """
    above: list[tuple[int, str]] = []
    headed = [(section, section.heading) for section in facts.sections if section.heading is not None]
    often = Counter(_named(heading.of(facts.text)) for _, heading in headed)
    if len(often) == len(headed) or is_meant_to_be_copied(facts.document.path):  # no two can have an equal key
        return
    most = LABEL if facts.genre == "documentation" else OFTEN if facts.document.format == "text" else len(headed) + 1
    begun = [(heading, section.level, section) for section, heading in headed]
    for heading, level, section in sorted([*begun, *_in_code(facts)], key=lambda one: one[0]):
        text = _named(heading.of(facts.text))
        above = [parent for parent in above if parent[0] < level]
        if section and 1 < often[text] < most and _is_told_apart(facts, heading, section.body):
            yield (*above, (level, text)), len(WORD.findall(heading.of(facts.text))), heading
        above.append((level, text))


def _is_told_apart(facts: Facts, heading: Span, body: Span) -> bool:
    """Tell whether a heading that comes again heads a section that should have a name of its own."""
    text, under = heading.of(facts.text), body.of(facts.prose)
    if facts.document.format == "text":
        return names_a_section(text, under)
    if is_record(facts.document.path) and not FIGURE.search(text):  # "Fixed", in whatever release
        return False
    return has_running_text(under)


def _in_code(facts: Facts) -> Iterator[tuple[Span, int, None]]:
    """Yield the headings that are code alone ("## `read()`"): no sections to a reader of prose, but sections."""
    for region in facts.document.regions:
        if region.kind == "heading" and not WORD.search(facts.prose, *region.span):
            yield region.span, region.level, None


def _named(heading: str) -> str:
    """Return what equal headings share; of code in them the case counts: `Module` is no `module`."""
    return " ".join((_folded(heading), *CODE.findall(heading)))


def _folded(text: str) -> str:
    return " ".join(WORD.findall(text.casefold()))
