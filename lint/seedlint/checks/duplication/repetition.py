"""Kind "repetition": a paragraph or a heading that a document repeats."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import ClassVar, Literal

from seedlint.base.model import Finding, Related, Span
from seedlint.base.record import NamedTuple
from seedlint.checks import Check
from seedlint.facts import Facts, Hit
from seedlint.text.duplication.headed_text import has_running_text, names_a_section
from seedlint.text.duplication.refrain import is_refrain
from seedlint.text.duplication.standard_texts import is_change_log, is_standard_text
from seedlint.text.duplication.word_count import count_words
from seedlint.text.lazy import lazy

WORD = lazy(r"[^\W_]+")
LETTER = lazy(r"[^\W\d_]")
CODE = lazy(r"`[^`\n]+`")
ON_PURPOSE = 4  # repeated paragraphs from which on documentation repeats itself on purpose
LABEL = 4  # occurrences from which on a heading of documentation is one that each part has ("Example")
OFTEN = 3  # occurrences from which on a short line of plain text is a label, a button or a cell, and no heading
FIGURE = lazy(r"\d")
SIGNS = lazy(r"\w[+#]+(?!\w)")  # of a name: "C++", "C#"
NUMBERED = lazy(  # each part of a law or a book counts its own
    r"\W*(?:section|article|artikel|chapter|part|step|scene|act|lesson|exercise|question|round|canto|kapitel|abschnitt|teil"
    r"|chapitre|partie|cap[ií]tulo|art[ií]culo|artigo|parte|sección|seção|secção|capitolo|articolo|sezione)"
    r"\.?\s+(?:\d+|[ivxlc]+)\W*\Z",
    re.I,
)
SENTENCE_END = tuple(".!?…。！？")


class _Repeated(NamedTuple):
    """A repetition: its first occurrence, the one before, its own span, and its length in words."""

    first: Span
    before: Span
    span: Span
    words: int


class Repetition(Check):
    """Reports each later one of equal units; case, punctuation, markup and white space make no difference."""

    class Options(NamedTuple):
        """`of` says what is compared; units of fewer than `words` words are ignored.

        In documentation, paragraphs repeat on purpose (every function's "Returns ..."). There, a paragraph is only
        reported if it directly follows its equal, or has `words_in_documentation` words and few others are repeated.
        """

        of: Literal["paragraph", "heading"]
        words: int = 8
        words_in_documentation: int = 40

    FIELDS: ClassVar = {"first_line": "the line on which it first occurs", "words": "how long it is"}

    options: Options

    def inspect(self, facts: Facts, hits: Sequence[Hit]) -> Iterable[Finding]:
        """Yield a finding for each repetition, except for those that are usual in such a text."""
        of_headings = self.options.of == "heading"
        units = _headings(facts) if of_headings else _paragraphs(facts, self.options.words)
        found = tuple(self._repeated(units))
        if found and facts.genre == "documentation":
            # plain text doesn't show the parent of a heading, so "Examples" may well occur twice
            found = _in_markup(found, facts) if of_headings else tuple(self._mistakes(found, facts))
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

    def _mistakes(self, found: Sequence[_Repeated], facts: Facts) -> Iterator[_Repeated]:
        """Yield the paragraphs that documentation hardly repeats on purpose; licences do so in each part."""
        if is_standard_text(facts.document.path):
            return
        few = len(found) < ON_PURPOSE
        for each in found:
            is_long = each.words >= self.options.words_in_documentation
            if (few and is_long) or _follows_its_equal(each, facts.text):
                yield each


def _follows_its_equal(each: _Repeated, text: str) -> bool:
    """Tell whether no letters separate a paragraph from the one before, which has the same words and punctuation."""
    between = Span(each.before.end, each.span.start)
    return not LETTER.search(between.of(text)) and each.before.of(text).split() == each.span.of(text).split()


def _in_markup(found: tuple[_Repeated, ...], facts: Facts) -> tuple[_Repeated, ...]:
    return () if facts.document.format == "text" else found


def _section(heading: Span, facts: Facts) -> Span:
    """Return a heading with the text under it."""
    at = bisect_left(facts.sections, heading, key=lambda section: section.heading or Span(0, 0))
    return Span(heading.start, facts.sections[at].body.end)


def _paragraphs(facts: Facts, words: int) -> Iterator[tuple[object, int, Span]]:
    """Yield the key, length in words and span of each paragraph or list item that may have an equal.

    Code and link destinations are part of the key: lines about different links or functions are not equal.
    """
    by_first_word: dict[str, list[Span]] = {}
    least = 2 * words - 1  # code points of so many words
    text = facts.text
    for span, kind, _ in facts.paragraphs:
        start, end = span
        if kind == "heading" or end - start < least:
            continue
        if text[end - 1] in SENTENCE_END or _ends_a_sentence(text[start:end]):
            by_first_word.setdefault(_first_word(text, span), []).append(span)
    for span in sorted(span for spans in by_first_word.values() for span in _with_equal_counts(text, spans)):
        yield _folded(span.of(text)), count_words(span.of(facts.prose)), span


def _first_word(text: str, span: Span) -> str:
    found = WORD.search(text, *span)
    word = found[0] if found else ""
    return word.lower() if word.isascii() else _folded(word).partition(" ")[0]


def _with_equal_counts(text: str, spans: Sequence[Span]) -> Iterator[Span]:
    """Yield the spans that contain the letters E and O as often as another one: a cheap screen for equal texts."""
    if len(spans) < 2:
        return
    by_counts: dict[tuple[int, int], list[Span]] = {}
    for span in spans:
        es, os = (text.count(letter, *span) + text.count(letter.upper(), *span) for letter in "eo")
        by_counts.setdefault((es, os), []).append(span)
    yield from (span for group in by_counts.values() if len(group) > 1 for span in group)


def _ends_a_sentence(text: str) -> bool:
    return text[-1:] in SENTENCE_END or text.rstrip().rstrip("\"'”’»)]*_")[-1:] in SENTENCE_END


def _headings(facts: Facts) -> Iterator[tuple[object, int, Span]]:
    """Yield the key, length in words and span of each heading that may have an equal and needs a name of its own.

    The headings above it are part of the key.
    """
    above: list[tuple[int, str]] = []
    headed = [(section, section.heading) for section in facts.sections if section.heading is not None]
    counts = Counter(_key(heading.of(facts.text)) for _, heading in headed)
    if len(counts) == len(headed) or is_standard_text(facts.document.path):  # all are distinct
        return
    most = LABEL if facts.genre == "documentation" else OFTEN if facts.document.format == "text" else len(headed) + 1
    begun = [(heading, section.level, section) for section, heading in headed]
    for heading, level, section in sorted([*begun, *_in_code(facts)], key=lambda one: one[0]):
        text = _key(heading.of(facts.text))
        above = [parent for parent in above if parent[0] < level]
        if section and 1 < counts[text] < most and _needs_own_name(facts, heading, section.body):
            yield (*above, (level, text)), len(WORD.findall(heading.of(facts.text))), heading
        above.append((level, text))


def _needs_own_name(facts: Facts, heading: Span, body: Span) -> bool:
    """Tell whether a repeated heading begins a section that should have a name of its own."""
    text, under = heading.of(facts.text), body.of(facts.prose)
    if facts.document.format == "text":
        return NUMBERED.match(text) is None and names_a_section(text, under)
    if is_change_log(facts.document.path) and not FIGURE.search(text):  # "Fixed", in any release
        return False
    return has_running_text(under)


def _in_code(facts: Facts) -> Iterator[tuple[Span, int, None]]:
    """Yield the headings that consist of code ("## `read()`"), which `facts.sections` leaves out."""
    for region in facts.document.regions:
        if region.kind == "heading" and not WORD.search(facts.prose, *region.span):
            yield region.span, region.level, None


def _key(heading: str) -> str:
    """Return a key that equal headings share. Signs and the case of code count: C++ is not C, `Module` not `module`."""
    return " ".join((_folded(heading), *CODE.findall(heading), *SIGNS.findall(heading)))


def _folded(text: str) -> str:
    return " ".join(WORD.findall(text.casefold()))
