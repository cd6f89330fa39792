"""The expressions of time in a text: full, numeric, partial and relative dates, one for each place.

Names such as Black Friday, verbs such as "may" and plural weekdays are left out. Whether a relative expression is
really relative to the document's own date is for the checks to decide.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence

from seedlint.base.model import Span
from seedlint.text.dates.expression import DateExpression, MonthWithoutDay, RelativeExpression
from seedlint.text.dates.language import Order
from seedlint.text.dates.order import resolve_order
from seedlint.text.dates.patterns import NUMBER
from seedlint.text.dates.ranges import join_ranges
from seedlint.text.dates.reading import BEFORE_FIGURE, compact, from_figure, from_month, month_before
from seedlint.text.digits import digit_runs

NO_DATE_AFTER = frozenset("./\\=@#$€£")
APOSTROPHES = ("'", "’")
ADJOINING = 4  # code points between a weekday and the date that it belongs to


def dates(
    prose: str,
    fixed: Sequence[DateExpression],
    relative: Iterable[RelativeExpression],
    months: Iterable[MonthWithoutDay],
) -> tuple[DateExpression, ...]:
    """Return the expressions of time in `prose` in the order of the text; none overlaps another.

    `fixed` are its dates with a number, `relative` its relative expressions, `months` its months without a day; a
    weekday beside a date belongs to that date.
    """
    undated = [
        DateExpression(each.span, "relative", each.span.of(prose), weekday=each.weekday)
        for each in relative
        if each.weekday is None or not _adjoins(prose, each.span, fixed)
    ]
    undated += (
        DateExpression(each.span, "relative" if each.is_relative else "partial", each.span.of(prose), month=each.month)
        for each in months
    )
    return _leftmost((*fixed, *_not_overlapping(undated, fixed))) if undated else tuple(fixed)


def _undecided() -> Order:
    return ""


def fixed_dates(
    prose: str, digits: Sequence[int] | None = None, *, order: Callable[[], Order] = _undecided
) -> tuple[DateExpression, ...]:
    """Return the dates in `prose` that have a number (a year or a day), in the order of the text.

    `digits` are the offsets at which runs of digits begin; None searches for them. `order` is called if a date is
    ambiguous, and returns which of its numbers is the day.
    """
    found: list[DateExpression] = []
    done = 0  # where the last date ends: of two that overlap the first counts
    number = NUMBER.match
    for start in digit_runs(prose) if digits is None else digits:
        if start < done:
            continue
        date = None
        before = prose[start - 1] if start else " "
        if before in BEFORE_FIGURE:
            if (month := month_before(prose, start)) is not None and month >= done:
                date = from_month(prose, month)
        elif before in APOSTROPHES and start > 1 and (month := month_before(prose, start - 1)) is not None:
            date = from_month(prose, month)
        if date is None and not _is_joined_to_text_before(prose, start, done):
            if figure := number(prose, start):
                date = from_figure(prose, start, figure.end())
            elif prose[start + 8 : start + 9] == "T":
                date = compact(prose, start)
        if date and date.span.start >= done:
            found.append(date)
            done = date.span.end
    return join_ranges(prose, resolve_order(found, order)) if found else ()


def _is_joined_to_text_before(prose: str, start: int, done: int) -> bool:
    """Tell whether a number belongs to the text right before it, and so begins no date: 202-456, A–4, /12/05, 09:31.

    A dash or a slash behind the last date, which ends at `done`, makes a range.
    """
    before = prose[start - 1] if start else " "
    if done and done == start - 1 and before in "-–/":
        return False
    if before in NO_DATE_AFTER:
        return True
    return start > 1 and (
        (before in "-–" and prose[start - 2].isalnum()) or (before == ":" and prose[start - 2].isdecimal())
    )


def _adjoins(prose: str, span: Span, fixed: Sequence[DateExpression]) -> bool:
    """Tell whether a date stands beside `span` on the same line."""
    at = bisect_right(fixed, span.start, key=lambda date: date.span.start)
    for date in fixed[max(0, at - 1) : at + 1]:
        gap = prose[date.span.end : span.start] if date.span.end <= span.start else prose[span.end : date.span.start]
        if len(gap) <= ADJOINING and "\n" not in gap and "." not in gap:
            return True
    return False


def _not_overlapping(undated: Iterable[DateExpression], fixed: Sequence[DateExpression]) -> Iterator[DateExpression]:
    for date in undated:
        at = bisect_right(fixed, date.span.start, key=lambda each: each.span.start)
        if not any(date.span.overlaps(each.span) for each in fixed[max(0, at - 1) : at + 1]):
            yield date


def _leftmost(found: Iterable[DateExpression]) -> tuple[DateExpression, ...]:
    """Sort; of two that overlap keep the one that begins first, or the longer if they begin together."""
    kept: list[DateExpression] = []
    for date in sorted(found, key=lambda each: (each.span.start, -each.span.end)):
        if not kept or date.span.start >= kept[-1].span.end:
            kept.append(date)
    return tuple(kept)
