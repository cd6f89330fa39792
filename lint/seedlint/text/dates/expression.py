"""Date expressions as data, and whether a day exists."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from seedlint.base.model import Span
from seedlint.base.record import NamedTuple
from seedlint.text.dates.calendar import month_length

LEAP_YEAR = 2024  # taken for dates without a year, so that 29 February exists

Kind = Literal["full", "partial", "relative", "numeric"]


class Day(NamedTuple):
    """A day, which may not exist; `year` is None if it isn't written."""

    year: int | None
    month: int
    day: int


class DateExpression(NamedTuple):
    """One date expression; a range is one expression and has the parts of its first date.

    "full" has a year (and perhaps no day: "May 2024"), "numeric" consists of numbers only, "partial" lacks the year,
    "relative" depends on the day of writing. `month` and `day` count from 1, `weekday` from 0 (Monday). `valid` is
    False for a day that doesn't exist; `ambiguous` is True if either of two numbers may be the month: `month` and
    `day` are then None. `last` is the last day of a range, `time` the time of day behind the date, with its zone if
    that is an offset; `span` and `text` are those of the date without the time.
    """

    span: Span
    kind: Kind
    text: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    valid: bool = True
    ambiguous: bool = False
    last: Day | None = None
    time: dt.time | None = None


class RelativeExpression(NamedTuple):
    """An expression that is relative to the day of writing; `weekday` (0 is Monday) is that which it names, if any."""

    span: Span
    weekday: int | None = None


class MonthWithoutDay(NamedTuple):
    """A month (from 1) without a day and a year; `is_relative` if "last", "this" or "next" stands before it."""

    span: Span
    month: int
    is_relative: bool = False


def exists(year: int | None, month: int, day: int) -> bool:
    """Tell whether a day exists in the Gregorian calendar; without a year, whether it does in a leap year."""
    year = LEAP_YEAR if year is None else year
    return 1 <= month <= 12 and 0 < year < 10_000 and 1 <= day <= month_length(year, month)
