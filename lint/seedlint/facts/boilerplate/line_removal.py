"""How what a template left is taken out: with its whole line where it stands alone, else with what only it explains."""

from __future__ import annotations

from collections.abc import Container, Mapping
from typing import TYPE_CHECKING

from seedlint.base.model import Edit, Fix, Span
from seedlint.pattern import MARKUP, OPAQUE
from seedlint.text.bare_line import TRAILING
from seedlint.text.whole_lines import whole_lines

if TYPE_CHECKING:
    from seedlint.facts import Facts

BLANKS = " \t\u00a0"
UNDERLINE = "=-~"  # a row of these makes a heading of the line above it
INLINE_LINK = ("markup", "link", "markup", "destination", "markup")
UNSEEN = ("<", "![")  # tags and pictures, which a line must not take along


def removals(facts: Facts, found: Mapping[int, Span], *, safe: bool) -> Mapping[int, Fix]:
    """Return the fix of each line by its number; `found` tells what is reported there.

    A line that says nothing else goes as a whole, which is as safe as the caller says unless its format makes it part
    of a paragraph that stays. Out of another line only the words are cut, never safely; a line is left out of the
    result where the markup around them can't be told.
    """
    cuts = {number: _cut(facts, span) for number, span in found.items() if not _is_alone(facts, number, span)}
    alone = {number for number in found if number not in cuts or cuts[number] == facts.lines[number]}
    last = {number: number + _is_underlined(facts, number) for number in alone}
    taken = {*last, *last.values()}
    gone = whole_lines(facts.text, facts.lines, taken)
    fixes = {}
    for number in found:
        if number in alone:
            edit = Edit(Span(gone[number].start, gone[last[number]].end), "")
            is_safe = safe and number not in cuts and not _is_within_a_paragraph(facts, number, taken)
            fixes[number] = Fix((edit,), "Remove the line", safe=is_safe)
        elif (words := cuts[number]) is not None:
            fixes[number] = Fix((Edit(words, ""),), "Remove the words", safe=False)
    return fixes


def _is_alone(facts: Facts, number: int, span: Span) -> bool:
    """Tell whether nothing that a reader sees stands beside a span on its line, no tag either, and no picture."""
    line = facts.lines[number]
    around = Span(line.start, span.start), Span(span.end, line.end)
    beside = "".join(part.of(facts.prose).strip(TRAILING.replace(OPAQUE, "") + "#") for part in around)
    return not beside and not any(mark in part.of(facts.text) for part in around for mark in UNSEEN)


def _is_underlined(facts: Facts, number: int) -> bool:
    """Tell whether the line below makes a heading of this one."""
    below = facts.lines[number + 1].of(facts.text).strip() if number + 1 < len(facts.lines) else ""
    return bool(below) and not below.strip(UNDERLINE)


def _is_within_a_paragraph(facts: Facts, number: int, taken: Container[int]) -> bool:
    """Tell whether a format joins a line with others that stay: plain text keeps each as it is."""
    if facts.document.format == "text":
        return False
    line = facts.lines[number]
    paragraph = next((one.span for one in facts.paragraphs if one.span.overlaps(line)), line)
    first, last = facts.lines.number(paragraph.start), facts.lines.number(max(paragraph.start, paragraph.end - 1))
    return any(at not in taken for at in range(first, last + 1))


def _cut(facts: Facts, span: Span) -> Span | None:
    """Return what goes with words inside a line: their link, their brackets, what closes the line, or their sentence.

    None where the markup around them can't be told.
    """
    text, line = facts.text, facts.lines.at(span.start)
    start, end = span
    if any(link.overlaps(span) for link in facts.links):
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
    """Return a whole inline link whose text holds a span; None where it is written in another way."""
    regions = facts.document.regions
    for at in range(len(regions) - len(INLINE_LINK) + 1):
        row = regions[at : at + len(INLINE_LINK)]
        if row[1].span.covers(span) and tuple(region.kind for region in row) == INLINE_LINK:
            whole = Span(row[0].span.start, row[-1].span.end)
            is_inline = whole.of(facts.text)[0] == "[" and whole.of(facts.text)[-1] == ")"
            return _with_blanks(facts.text, facts.lines.at(span.start), whole) if is_inline else None
    return None


def _with_blanks(text: str, line: Span, span: Span) -> Span:
    """Return a span with the blanks before it, or behind it where it begins its line."""
    start, end = span
    while start > line.start and text[start - 1] in BLANKS:
        start -= 1
    while start == line.start and end < line.end and text[end] in BLANKS:
        end += 1
    return Span(start, end)
