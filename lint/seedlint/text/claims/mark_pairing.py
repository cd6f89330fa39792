"""Pairing the quotation marks of a paragraph one by one, where they don't all form plain pairs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from seedlint.base.model import Span
from seedlint.base.record import NamedTuple
from seedlint.text.claims.quotation_marks import (
    AFTER_CLOSING,
    ALONE,
    BEFORE_OPENING,
    BLANKS,
    CLOSED_BY,
    DOUBLE,
    FIXED_BLANKS,
    LITERAL,
    MARK,
    NEVER_OPENED,
    SINGLE,
    Quote,
)

LOOKAHEAD = 16  # marks that are read ahead to classify one
FIRST_IDEOGRAPH = "\u2e80"  # no letter before it is of a script without blanks
DEEPEST = 6  # no prose nests quotations deeper


class _Mark(NamedTuple):
    """A quotation mark; the characters around it decide whether it may open or close, or be a sign for inches."""

    start: int
    text: str
    opens: bool
    closes: bool
    inch: bool = False

    @property
    def end(self) -> int:
        return self.start + len(self.text)


def mark_by_mark(prose: str, paragraph: Span) -> list[Quote]:
    """Return the quotations of a paragraph, in order, outer ones first."""
    paired = _paired(_marks(prose, paragraph), paragraph.end)
    return sorted(paired, key=lambda quote: (quote.span.start, -quote.span.end))


def _marks(prose: str, paragraph: Span) -> list[_Mark]:
    """Return the marks of a paragraph that may quote, in order."""
    literals = LITERAL.finditer(prose, paragraph.start, paragraph.end)
    literal = next(literals, None)
    marks: list[_Mark] = []
    for match in MARK.finditer(prose, paragraph.start, paragraph.end):
        while literal and literal.end() <= match.start():
            literal = next(literals, None)
        if not literal or match.start() < literal.start():
            marks.append(_classified(prose, paragraph, match))
    return marks


def _classified(prose: str, paragraph: Span, match: re.Match[str]) -> _Mark:
    before, after = _char_before(prose, paragraph, match.start()), _char_after(prose, paragraph, match.end())
    if match[0] in "«‹" and (
        after in FIXED_BLANKS or (after == " " and prose[match.end() + 1 : match.end() + 2].isalpha())
    ):
        after = "x"  # French puts such blanks between a mark and its words, or plain ones for want of a key
    if before in FIXED_BLANKS and match[0] in "»›":
        before = "x"
    if match[0] == "“" and before >= FIRST_IDEOGRAPH:
        before = ""  # Chinese puts no blanks between its words
    elif match[0] == "”" and after >= FIRST_IDEOGRAPH:
        after = ""
    return _Mark(
        match.start(),
        match[0],
        opens=(before in BLANKS or before in BEFORE_OPENING) and after not in NEVER_OPENED,
        closes=before not in BLANKS and after in AFTER_CLOSING,
        inch=before.isdigit(),
    )


def _char_before(prose: str, paragraph: Span, at: int) -> str:
    """Return what a reader sees before `at`: a character, or "" at the beginning of the paragraph."""
    at -= 1
    while at >= paragraph.start and prose[at] == "\x00":
        at -= 1
    return prose[at] if at >= paragraph.start else ""


def _char_after(prose: str, paragraph: Span, at: int) -> str:
    while at < paragraph.end and prose[at] == "\x00":
        at += 1
    return prose[at] if at < paragraph.end else ""


def _paired(marks: Sequence[_Mark], limit: int) -> Iterator[Quote]:
    """Pair the marks of a paragraph that ends at `limit`; the stack holds the opening marks not yet closed."""
    stack: list[_Mark] = []
    for index, mark in enumerate(marks):
        if _opens(mark, stack, marks, index):
            if len(stack) == DEEPEST:
                yield from _unclosed([stack.pop(0)], limit)
            stack.append(mark)
            continue
        partner = _opened_by(mark, stack, marks, index)
        if partner is not None:
            opened = stack[partner]
            yield from _unclosed(stack[partner + 1 :], limit, depth=partner + 1)
            del stack[partner:]
            span, inner = Span(opened.start, mark.end), Span(opened.end, mark.start)
            yield Quote(span, inner, opened.text, mark.text, depth=partner)
        elif mark.text in ALONE and mark.closes and not mark.opens and not mark.inch:
            yield Quote(Span(mark.start, mark.end), Span(mark.start, mark.start), "", mark.text)
    yield from _unclosed(stack, limit)


def _unclosed(opened: Iterable[_Mark], limit: int, depth: int = 0) -> Iterator[Quote]:
    for level, mark in enumerate(opened, depth):
        if mark.text in ALONE and mark.opens and not mark.closes:
            inner = Span(mark.end, max(limit, mark.end))
            yield Quote(Span(mark.start, inner.end), inner, mark.text, "", closed=False, depth=level)


def _opens(mark: _Mark, stack: Sequence[_Mark], marks: Sequence[_Mark], index: int) -> bool:
    """Tell whether `mark`, which is `marks[index]`, opens a quotation, given the open ones and the marks to come."""
    waiting = any(mark.text in CLOSED_BY[each.text] for each in stack)
    if mark.text == '"':
        return not (mark.closes and waiting) if mark.opens else not (mark.closes or waiting or mark.inch)
    if waiting and mark.text in "“«‹»›" and (mark.closes or not mark.opens):
        return False
    if mark.text in "»›":
        french = any(each.text in "«‹" for each in stack)
        return mark.opens and not french  # one between blanks separates links: "Home » News"
    if mark.text == "‘":
        return (
            mark.opens and not (waiting and mark.closes) and _will_close(mark, marks[index + 1 : index + 1 + LOOKAHEAD])
        )
    if mark.text == "”":
        return mark.opens and not mark.closes and not any(each.text in DOUBLE for each in stack)
    if mark.text in "“„‚«‹":
        return mark.opens or not mark.closes
    return mark.text in ("``", ",,")


def _will_close(mark: _Mark, later: Sequence[_Mark]) -> bool:
    for other in later:
        if other.text == mark.text:
            return False
        if other.text in CLOSED_BY[mark.text] and other.closes:
            return True
    return False


def _following(marks: Sequence[_Mark], index: int) -> _Mark | None:
    """Return the next double mark after an index, None if LOOKAHEAD marks have none."""
    return next((other for other in marks[index + 1 : index + 1 + LOOKAHEAD] if other.text in DOUBLE), None)


def _opened_by(mark: _Mark, stack: Sequence[_Mark], marks: Sequence[_Mark], at: int) -> int | None:
    """Return the index of the open mark that `mark` closes, properly or with another kind of mark."""
    if mark.text in SINGLE and not mark.closes:
        return None
    for index in range(len(stack) - 1, -1, -1):
        if mark.text in CLOSED_BY[stack[index].text]:
            if mark.text == '"' and mark.inch and _closes_better(_following(marks, at), stack[index]):
                return None
            return index
    if mark.text not in DOUBLE or (mark.opens and not mark.closes):
        return None
    for index in range(len(stack) - 1, -1, -1):
        if stack[index].text in DOUBLE:
            return None if _closes_better(_following(marks, at), stack[index]) else index
    return None


def _closes_better(following: _Mark | None, opened: _Mark) -> bool:
    """Tell whether the next double mark is the one that properly closes `opened`."""
    return (
        following is not None
        and following.text in CLOSED_BY[opened.text]
        and following.closes
        and not following.opens
        and not following.inch
    )
