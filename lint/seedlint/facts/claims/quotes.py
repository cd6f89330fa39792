"""Quotations: pairing quotation marks within paragraphs, and joining quotations that run on over several."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

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
    OTHER_MARKS,
    PAIR,
    PLAIN_OR_OTHER,
    SINGLE,
)
from seedlint.text.claims.speaker import speaker, verbs_of_saying

LOOKAHEAD = 16  # marks that are read ahead to classify one
DEEPEST = 6  # no prose nests quotations deeper
STATEMENT = 20  # words from which two quoted paragraphs in a row are one statement, not a dialogue


class Quote(NamedTuple):
    """A quotation in one paragraph, or over several if the first opens it and only the last closes it.

    `span` includes its marks, `inner` is the text between them. An unclosed quotation has `closed` False, `closing` ""
    and ends with its paragraph; a lone closing mark has `opening` "" and an empty `inner`. `continued` means that the
    next paragraph continues it with an opening mark of its own. `speaker` is the subject of the verb of saying beside
    it, also a pronoun or "the mayor"; the parts of a continued quotation share it.
    """

    span: Span
    inner: Span
    opening: str
    closing: str
    closed: bool = True
    depth: int = 0
    continued: bool = False
    speaker: Span | None = None


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


def plain_pairs(prose: str) -> tuple[Span, ...] | None:
    """Return the quotations of a text whose marks all form plain pairs; None for any other text.

    The result equals that of `quotes`, which reads paragraphs mark by mark: most texts don't need that.
    """
    if any(mark in prose for mark in OTHER_MARKS):
        return None
    curly, straight = _pairs(prose, "“"), _pairs(prose, '"')
    if curly is None or straight is None or len(curly) != prose.count("”"):
        return None
    return tuple(sorted(curly + straight) if straight else curly)


def _pairs(prose: str, opening: str) -> list[Span] | None:
    """Return the plain pairs that begin with `opening`; None if one of these marks opens none."""
    pairs: list[Span] = []
    at = prose.find(opening)
    while at >= 0:
        match = PAIR.match(prose, at)
        if match is None:
            return None
        pairs.append(Span(*match.span()))
        at = prose.find(opening, match.end())
    return pairs


def quotes(prose: str, paragraph_spans: Iterable[Span], *, attribute: bool = True) -> tuple[Quote, ...]:
    """Return the quotations of the paragraphs in order, outer ones first, their speakers only if `attribute`.

    Straight single marks are apostrophes, never quotation marks.
    """
    found: list[tuple[Span, list[Quote]]] = []
    for paragraph in paragraph_spans:
        ordered = in_plain_pairs(prose, paragraph)
        if ordered is None:
            ordered = mark_by_mark(prose, paragraph)
        if ordered:
            found.append((paragraph, _with_speakers(prose, paragraph, ordered) if attribute else ordered))
    return tuple(quote for _, each in _continued(prose, _joined(prose, found)) for quote in each)


def mark_by_mark(prose: str, paragraph: Span) -> list[Quote]:
    """Return the quotations of a paragraph by classifying and pairing its marks one by one."""
    paired = _paired(_marks(prose, paragraph), paragraph.end)
    return sorted(paired, key=lambda quote: (quote.span.start, -quote.span.end))


def in_plain_pairs(prose: str, paragraph: Span) -> list[Quote] | None:
    """Return the same for a paragraph whose marks all form plain pairs, as most do; None for any other."""
    found: list[Quote] = []
    mark = PLAIN_OR_OTHER.search(prose, *paragraph)
    while mark:
        match = PAIR.match(prose, mark.start())
        if match is None or match.end() > paragraph.end:
            return None
        inner = Span(mark.end(), match.end() - 1)
        if PLAIN_OR_OTHER.search(prose, *inner):
            return None
        found.append(Quote(Span(*match.span()), inner, mark[0], prose[inner.end]))
        mark = PLAIN_OR_OTHER.search(prose, match.end(), paragraph.end)
    return found


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


def _joined(prose: str, found: Iterable[tuple[Span, list[Quote]]]) -> Sequence[tuple[Span, list[Quote]]]:
    """Join a quotation that one paragraph opens and the next with marks closes, if that is certain."""
    joined: list[tuple[Span, list[Quote]]] = []
    for paragraph, parts in found:
        here, before = joined[-1] if joined else (paragraph, [])
        at, closer = _left_open(before), parts[0]
        if at is not None and closer.closing in CLOSED_BY[before[at].opening] and not closer.opening:
            opened = before[at]
            if _runs_on(prose, here, opened, paragraph, closer):
                span, inner = Span(opened.span.start, closer.span.end), Span(opened.inner.start, closer.span.start)
                before[at] = opened._replace(span=span, inner=inner, closing=closer.closing, closed=True)
                del parts[0]
        if parts:
            joined.append((paragraph, parts))
    return joined


def _left_open(parts: Sequence[Quote]) -> int | None:
    """Return the index of a paragraph's outermost quotation that is not closed in it; None if there is none."""
    return next((at for at, quote in enumerate(parts) if not quote.closed and quote.depth == 0), None)


def _runs_on(prose: str, here: Span, opened: Quote, there: Span, closer: Quote) -> bool:
    """Tell whether a quotation goes on from one paragraph into another.

    It does if the first is only a line (no blank line follows, and its sentence goes on), or if a colon introduces
    the quotation and it ends where a paragraph ends.
    """
    if prose.count("\n", here.end, there.start) == 1 and prose[here.end - 1] not in ".!?…:":
        return True
    introduced = prose[here.start : opened.span.start].rstrip(BLANKS + "\r\n").endswith(":")
    return introduced and not prose[closer.span.end : there.end].strip(BLANKS + ".\x00")


def _continued(prose: str, found: Sequence[tuple[Span, list[Quote]]]) -> Sequence[tuple[Span, list[Quote]]]:
    """Mark the quotations that the next paragraph continues, and give all their parts the same speaker."""
    for (here, parts), (there, later) in pairwise(found):
        last, first = parts[-1], later[0]
        if prose[here.end : there.start].strip(BLANKS + "\x00") or not _starts_paragraph(prose, there, first):
            continue
        at = _left_open(parts)
        if at is not None:
            parts[at] = parts[at]._replace(continued=True)
        elif last.closed and _is_statement(prose, here, last) and _is_statement(prose, there, first):
            parts[-1] = last._replace(continued=True)
    return _with_shared_speakers(found)


def _with_shared_speakers(found: Sequence[tuple[Span, list[Quote]]]) -> Sequence[tuple[Span, list[Quote]]]:
    run: list[tuple[list[Quote], int]] = []
    for _, parts in found:
        if run:
            run.append((parts, 0))
        onward = next((at for at, quote in enumerate(parts) if quote.continued), None)
        if onward is not None:
            run = run or [(parts, onward)]
            continue
        named = next((parts[at].speaker for parts, at in run if parts[at].speaker), None)
        for each, at in run:
            each[at] = each[at]._replace(speaker=each[at].speaker or named)
        run = []
    return found


def _starts_paragraph(prose: str, paragraph: Span, quote: Quote) -> bool:
    """Tell whether the paragraph's first word is quoted."""
    return quote.opening != "" and not prose[paragraph.start : quote.span.start].strip(BLANKS + "\x00")


def _is_statement(prose: str, paragraph: Span, quote: Quote) -> bool:
    whole = _starts_paragraph(prose, paragraph, quote) and not prose[quote.span.end : paragraph.end].strip(
        BLANKS + "\x00"
    )
    return whole and len(quote.inner.of(prose).split()) >= STATEMENT


def _with_speakers(prose: str, paragraph: Span, parts: Iterable[Quote]) -> list[Quote]:
    verbs = verbs_of_saying(prose, paragraph)
    if not verbs:
        return list(parts)
    named = ((quote, speaker(prose, paragraph, quote.span, verbs)) for quote in parts)
    return [quote._replace(speaker=who) if who else quote for quote, who in named]
