"""A date that a document states for itself, and the days that a date expression can mean."""

from __future__ import annotations

import datetime as dt
import re
from typing import Literal

from seedlint.base.model import Related, Span
from seedlint.base.record import NamedTuple
from seedlint.text.dates.calendar import month_length
from seedlint.text.dates.expression import DateExpression

Kind = Literal["published", "updated", "embargo"]
Evidence = Literal["front matter", "header line", "label", "dateline", "date line", "embargo", "url", "path"]
Days = tuple[dt.date, dt.date]

FIRM, DATELINE, LOOSE, WEAK = 6, 5, 4, 3  # scores of evidence: FIRM names the day of publication as such
ZONES = 1  # day by which time zones differ: in the east it is tomorrow already
EPOCH = (dt.date(1969, 12, 31), dt.date(1970, 1, 1))  # the second 0 of Unix time, west and east of Greenwich


class DocumentDate(NamedTuple):
    """A date that the document states for itself.

    `value` is None if it isn't one existing day (03/04/2025, 30 February, "May 2024"); `within` are then the first and
    the last day that it can mean, if any. `span` is empty at the start for a path. A higher `score` is stronger
    evidence. `key` is its key in the metadata.
    """

    value: dt.date | None
    kind: Kind
    evidence: Evidence
    span: Span
    score: int
    within: Days | None = None
    key: str = ""

    @property
    def days(self) -> Days | None:
        """The first and the last day that it can mean; None for a day that doesn't exist."""
        return (self.value, self.value) if self.value else self.within


def as_related(date: DocumentDate) -> tuple[Related, ...]:
    """Return a document's own date as the related location of a finding; none for one of its path."""
    return (Related(date.span, "the document's own date"),) if date.span.length else ()


def is_future(date: DocumentDate, today: dt.date) -> bool:
    """Tell whether all days that a date can mean are in the future, in any time zone."""
    return date.days is not None and (date.days[0] - today).days > ZONES


def gap(one: Days, other: Days) -> int:
    """Return the least number of days between two dates, each given as its first and last possible day."""
    return max((other[0] - one[1]).days, (one[0] - other[1]).days, 0)


def day_of(date: DateExpression) -> dt.date | None:
    """Return the day of an expression; None if it isn't exactly one existing day."""
    if not (date.valid and date.year and date.month and date.day):
        return None
    return dt.date(date.year, date.month, date.day)


def days_of(date: DateExpression) -> Days | None:
    """Return the first and the last day that an expression can mean: of a month, or the readings of 03/04/2025."""
    if not (date.valid and date.year):
        return None
    if date.month:
        return _days_of_day(date.year, date.month, date.day) if date.day else days_of_month(date.year, date.month)
    numbers = [int(part) for part in re.split(r"\D+", date.text) if part]
    if len(numbers) != 3 or max(numbers[:2]) > 12:
        return dt.date(date.year, 1, 1), dt.date(date.year, 12, 31)
    first, last = sorted(dt.date(date.year, numbers[at], numbers[1 - at]) for at in (0, 1))
    return first, last


def days_of_month(year: int, month: int) -> Days:
    """Return the first and the last day of a month."""
    return dt.date(year, month, 1), dt.date(year, month, month_length(year, month))


def _days_of_day(year: int, month: int, day: int) -> Days:
    return dt.date(year, month, day), dt.date(year, month, day)
