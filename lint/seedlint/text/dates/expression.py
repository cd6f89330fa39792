"""One expression of time as data, and the days of the calendar."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from seedlint.base.model import Span
from seedlint.base.record import NamedTuple
from seedlint.text.dates.calendar import month_length

LEAP_YEAR = 2024  # stands for the year of a date that has none: 29 February is then a day

Kind = Literal["full", "partial", "relative", "numeric"]


class Day(NamedTuple):
    """A day of the calendar, or of no calendar; `year` is absent where none is told."""

    year: int | None
    month: int
    day: int


class DateExpression(NamedTuple):
    """One expression of time; a range is one expression and has the parts of its first date.

    "full" has a year (and perhaps no day: "May 2024"), "numeric" is all figures, "partial" lacks the year,
    "relative" needs to be told from when. `month` and `day` count from 1, `weekday` from 0 (Monday). `valid` is
    False for a day that no calendar has; `ambiguous` is True where nothing fixes which of two numbers is the month:
    both are then absent. `last` is the last day of a range, `time` the time of day that stands behind the date, with
    its zone where that is told as an offset; `span` and `text` are the date's without that time.
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


def exists(year: int | None, month: int, day: int) -> bool:
    """Tell whether the Gregorian calendar has that day, in a leap year where none is told."""
    year = LEAP_YEAR if year is None else year
    return 1 <= month <= 12 and 0 < year < 10_000 and 1 <= day <= month_length(year, month)
