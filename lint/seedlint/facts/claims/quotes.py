"""Quotations: those within paragraphs, joined where they run on over several, with their speakers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from seedlint.base.model import Span
from seedlint.text.claims.quotation_marks import BLANKS, CLOSED_BY, OTHER_MARKS, PAIR, PLAIN_OR_OTHER, Quote
from seedlint.text.claims.speaker import speaker, verbs_of_saying

STATEMENT = 20  # words from which two quoted paragraphs in a row are one statement, not a dialogue


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
            from seedlint.text.claims.mark_pairing import mark_by_mark  # which most texts don't need

            ordered = mark_by_mark(prose, paragraph)
        if ordered:
            found.append((paragraph, _with_speakers(prose, paragraph, ordered) if attribute else ordered))
    return tuple(quote for _, each in _continued(prose, _joined(prose, found)) for quote in each)


def in_plain_pairs(prose: str, paragraph: Span) -> list[Quote] | None:
    """Return what `mark_by_mark` does for a paragraph whose marks all form plain pairs, as most do; else None."""
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
