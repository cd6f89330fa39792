"""Fixes that remove template text: its whole line where nothing else is on it, else the words with their wrapping."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Container, Mapping, Sequence
from typing import TYPE_CHECKING

from seedlint.base.model import Edit, Fix, Span
from seedlint.pattern import MARKUP, OPAQUE
from seedlint.text.boilerplate.bare_line import TRAILING
from seedlint.text.spans import meets
from seedlint.text.whole_lines import whole_lines

if TYPE_CHECKING:
    from seedlint.facts import Facts

BLANKS = " \t\u00a0"
UNDERLINE = "=-~"  # a row of these makes a heading of the line above it
INLINE_LINK = ("markup", "link", "markup", "destination", "markup")
UNSEEN = ("<", "![")  # tags and images: a line that has one is not removed as a whole


def removals(facts: Facts, found: Mapping[int, Span], *, safe: Container[int]) -> Mapping[int, Fix]:
    """Return the fixes by line number; `found` has the reported span of each line.

    A line with nothing else on it is removed whole; that is safe where its number is in `safe`, but not inside a
    paragraph of which other lines stay. From any other line only the words are cut, which is never safe; where the
    markup around them is unclear there is no fix.
    """
    cuts = {number: _cut(facts, span) for number, span in found.items() if not _is_alone(facts, number, span)}
    alone = {number for number in found if number not in cuts or cuts[number] == facts.lines[number]}
    last = {number: number + _is_underlined(facts, number) for number in alone}
    removed = sorted({*last, *last.values()})
    spans = whole_lines(facts.lines, removed)
    fixes = {}
    for number in found:
        if number in alone:
            edit = Edit(Span(spans[number].start, spans[last[number]].end), "")
            is_safe = number in safe and number not in cuts and not _is_within_a_paragraph(facts, number, removed)
            fixes[number] = Fix((edit,), "Remove the line", safe=is_safe)
        elif (words := cuts[number]) is not None:
            fixes[number] = Fix((Edit(words, ""),), "Remove the words", safe=False)
    return fixes


def _is_alone(facts: Facts, number: int, span: Span) -> bool:
    """Tell whether the rest of a span's line has no visible text, no tag and no image."""
    line = facts.lines[number]
    around = Span(line.start, span.start), Span(span.end, line.end)
    rest = "".join(part.of(facts.prose).strip(TRAILING.replace(OPAQUE, "") + "#") for part in around)
    return not rest and not any(mark in part.of(facts.text) for part in around for mark in UNSEEN)


def _is_underlined(facts: Facts, number: int) -> bool:
    """Tell whether the next line is an underline that makes this one a heading."""
    below = facts.lines[number + 1].of(facts.text).strip() if number + 1 < len(facts.lines) else ""
    return bool(below) and not below.strip(UNDERLINE)


def _is_within_a_paragraph(facts: Facts, number: int, removed: Sequence[int]) -> bool:
    """Tell whether other lines of the line's paragraph stay; in plain text every line stands for itself.

    `removed` must be sorted.
    """
    line, blocks = facts.lines[number], facts.paragraphs
    at = bisect_right(blocks, line.start, key=lambda block: block.span.end)
    if facts.document.format == "text" or at == len(blocks) or not blocks[at].span.overlaps(line):
        return False
    start, end = blocks[at].span
    first, last = facts.lines.number(start), facts.lines.number(max(start, end - 1))
    return bisect_right(removed, last) - bisect_left(removed, first) <= last - first


def _cut(facts: Facts, span: Span) -> Span | None:
    """Return what to cut for words inside a line: with their link, brackets, sentence or the end of the line.

    None where the markup around them is unclear.
    """
    text, line = facts.text, facts.lines.at(span.start)
    start, end = span
    if meets(facts.linked, span):
        return _link_around(facts, span)
    if text[start - 1 : start] in ("(", "[") and text[end : end + 1] in (")", "]"):
        start, end = start - 1, end + 1
    elif text[end : line.end].strip(TRAILING):
        sentence = facts.sentences.at(start) or span
        start, end = min(start, sentence.start), max(end, sentence.end)
    else:
        end = line.end
    return _with_blanks(text, line, Span(start, end)) if MARKUP not in facts.prose[start:end] else None


def _link_around(facts: Facts, span: Span) -> Span | None:
    """Return the inline link `[text](destination)` whose text contains a span; None for links written otherwise."""
    regions = facts.document.regions
    at = bisect_right(regions, span.start, key=lambda region: region.span.start) - 1
    row = regions[max(at - 1, 0) : at - 1 + len(INLINE_LINK)]
    if tuple(region.kind for region in row) != INLINE_LINK or not row[1].span.covers(span):
        return None
    whole = Span(row[0].span.start, row[-1].span.end)
    is_inline = whole.of(facts.text)[0] == "[" and whole.of(facts.text)[-1] == ")"
    return _with_blanks(facts.text, facts.lines.at(span.start), whole) if is_inline else None


def _with_blanks(text: str, line: Span, span: Span) -> Span:
    """Return a span with the blanks before it, or, at the start of its line, those after it."""
    start, end = span
    while start > line.start and text[start - 1] in BLANKS:
        start -= 1
    while start == line.start and end < line.end and text[end] in BLANKS:
        end += 1
    return Span(start, end)
