"""The expressions of time in a text: full, numeric, partial and relative dates, one for each place.

What reads like a date and is none (names such as Black Friday, verbs such as "may", plural weekdays) gives nothing.
Whether an expression is used as a date of the document's own time is for the checks to judge.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Protocol

from seedlint.base.model import Span
from seedlint.text.dates.expression import DateExpression
from seedlint.text.dates.language import Order
from seedlint.text.dates.order import settled
from seedlint.text.dates.patterns import NUMBER
from seedlint.text.dates.ranges import joined
from seedlint.text.dates.reading import BEFORE_FIGURE, compact, from_figure, from_month, month_before
from seedlint.text.digits import digit_runs

__all__ = ["DateExpression", "dates", "fixed_dates"]

NO_DATE_AFTER = frozenset("./\\=@#$€£")
APOSTROPHES = ("'", "’")
ADJOINING = 4  # code points between a weekday and the date that it belongs to


class Deictic(Protocol):
    """What points from the day of writing: a span, and a weekday (0 is Monday) where it names one."""

    @property
    def span(self) -> Span:
        """Where it stands."""
        ...

    @property
    def weekday(self) -> int | None:
        """The weekday it names."""
        ...


class LoneMonth(Protocol):
    """A month without day and year, and whether it is told from the day of writing ("last June")."""

    @property
    def span(self) -> Span:
        """Where it stands."""
        ...

    @property
    def month(self) -> int:
        """Its number, from 1."""
        ...

    @property
    def points(self) -> bool:
        """Whether it is told from the day of writing."""
        ...


def dates(
    prose: str, fixed: Sequence[DateExpression], pointing: Iterable[Deictic], months: Iterable[LoneMonth]
) -> tuple[DateExpression, ...]:
    """Return the expressions of time in `prose` in the order of the text; none overlaps another.

    `fixed` are its dates in figures, `pointing` its relative expressions, `months` those without a figure; a weekday
    that stands beside a date belongs to that date.
    """
    loose = [
        DateExpression(each.span, "relative", each.span.of(prose), weekday=each.weekday)
        for each in pointing
        if each.weekday is None or not _adjoins(prose, each.span, fixed)
    ]
    loose += (
        DateExpression(each.span, "relative" if each.points else "partial", each.span.of(prose), month=each.month)
        for each in months
    )
    return _leftmost((*fixed, *_outside(loose, fixed))) if loose else tuple(fixed)


def _undecided() -> Order:
    return ""


def fixed_dates(
    prose: str, digits: Sequence[int] | None = None, *, order: Callable[[], Order] = _undecided
) -> tuple[DateExpression, ...]:
    """Return the dates in `prose` that have a figure (all that have a year or a day), in the order of the text.

    `digits` is where its runs of digits begin, found here where they aren't given. `order` is asked where a date is
    ambiguous for which of its figures is the day.
    """
    found: list[DateExpression] = []
    done = 0  # where the last date ends: of two that overlap the one that begins first counts
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
        if date is None and not _is_tied(prose, start, done):
            if figure := number(prose, start):
                date = from_figure(prose, start, figure.end())
            elif prose[start + 8 : start + 9] == "T":
                date = compact(prose, start)
        if date and date.span.start >= done:
            found.append(date)
            done = date.span.end
    return joined(prose, settled(found, order)) if found else ()


def _is_tied(prose: str, start: int, done: int) -> bool:
    """Tell whether something ties a figure to what stands before it: 202-456, A–4, /12/05, 09:31 August.

    Where the last date ends at `done`, a dash or a slash makes the two a range.
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


def _outside(loose: Iterable[DateExpression], fixed: Sequence[DateExpression]) -> Iterator[DateExpression]:
    for date in loose:
        at = bisect_right(fixed, date.span.start, key=lambda each: each.span.start)
        if not any(date.span.overlaps(each.span) for each in fixed[max(0, at - 1) : at + 1]):
            yield date


def _leftmost(found: Iterable[DateExpression]) -> tuple[DateExpression, ...]:
    """Sort, and of two that overlap keep the one that begins first, else the longer."""
    kept: list[DateExpression] = []
    for date in sorted(found, key=lambda each: (each.span.start, -each.span.end)):
        if not kept or date.span.start >= kept[-1].span.end:
            kept.append(date)
    return tuple(kept)
