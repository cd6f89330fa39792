"""Kind "weekday-mismatch": dates with a weekday that doesn't belong to them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import ClassVar

from seedlint.base.model import Finding, Span
from seedlint.checks import Check
from seedlint.facts import Facts, Hit
from seedlint.pattern import MARKUP
from seedlint.text.dates.calendar import SHORT_WEEKDAYS, in_words
from seedlint.text.dates.calendar import WEEKDAYS as WEEKDAY_NAMES
from seedlint.text.dates.expression import DateExpression
from seedlint.text.dates.stated import as_related
from seedlint.text.dates.weekday import NAMES, Weekday, weekday_beside
from seedlint.text.lazy import lazy

REFORM = 1752  # Britain adopts the Gregorian calendar; older dates may be Julian
LAST_REFORM = dt.date(1923, 3, 1)  # Greece adopts it last; Russia did on 14 February 1918
YEAR = lazy(r"(?<![\w.,$€£-])(?:1[5-9]\d\d|20\d\d)(?![\w%]|[.,]\d)")
DAY = lazy(r"(?<!\d)\d{1,2}(?!\d)")
DAYS = tuple(name.capitalize() for name in list(WEEKDAY_NAMES)[:7])  # the first language is English
ENGLISH = frozenset((*list(WEEKDAY_NAMES)[:7], *SHORT_WEEKDAYS))
FIGURES = lazy(r"\d+")
CLOCK = lazy(r"\d\d?:\d\d(?::\d\d)?")
OPENING, CLOSING = tuple("\"'‘“`=\x1a"), tuple("\"'’”`\x1a")
LISTED = lazy(
    rf"(?<!\w)(?:{NAMES})\.?(?:[ \t\x00]*[-–—/&+,][ \t\x00]*|[ \t\x00]+(?:and|or|to|through|und|bis|et|au|y|al?|e|o|ou)"
    r"[ \t\x00]+)$",
    re.I,
)


class WeekdayMismatch(Check):
    """Reports a wrong weekday; of a date without a year, one that is wrong in every year near the document's date."""

    FIELDS: ClassVar = {"reason": "which weekday the date is", "date": "the date without its weekday"}
    VARIANTS: ClassVar = ("old-calendar", "year-of-document")

    def inspect(self, facts: Facts, hits: Sequence[Hit]) -> Iterable[Finding]:
        """Yield each weekday and date that can't both be right."""
        for date in facts.fixed_dates:
            if not (date.ambiguous or (date.day and date.month and date.valid)) or date.kind == "relative":
                continue
            weekday = weekday_beside(facts.prose, date.span, date.weekday)
            if weekday is None or _is_listed_or_quoted(facts.prose, weekday.span):
                continue
            known = _day_first(date) if date.ambiguous and weekday.name.lower() not in ENGLISH else date
            if known.ambiguous:
                continue
            written = weekday.span.of(facts.prose).replace(MARKUP, "")
            if date.year:
                yield from _check_with_year(known, weekday, written)
            else:
                yield from _check_in_year_of_document(facts, date, weekday, written)


def _is_listed_or_quoted(prose: str, span: Span) -> bool:
    """Tell whether it is one of several weekdays ("Mon-Tue, 4-5 March") or a sample in quotation marks."""
    if LISTED.search(prose, max(0, span.start - 20), span.start):
        return True
    return prose[span.start - 1 : span.start] in OPENING and prose[span.end : span.end + 1] in CLOSING


def _day_first(date: DateExpression) -> DateExpression:
    """Return a date in figures read with its day first, as in all languages but English."""
    day, month = map(int, FIGURES.findall(date.text)[:2])
    return date._replace(day=day, month=month, ambiguous=False)


def _check_with_year(date: DateExpression, weekday: Weekday, written: str) -> Iterator[Finding]:
    if date.year is None or date.year < REFORM:
        return
    days = tuple(_days(date, date.year))
    if not days or any(day.weekday() == weekday.number for day in days):
        return
    day, variant = days[0], ""
    reason = f"is a {DAYS[day.weekday()]}{_year_that_fits(day, weekday)}"
    if day < LAST_REFORM and _julian_weekday(day) == weekday.number:
        variant = "old-calendar"
        reason = f"is a {DAYS[day.weekday()]}, and a {DAYS[weekday.number]} only in the Julian calendar"
    yield Finding(weekday.span, {"text": written, "date": in_words(day), "reason": reason}, variant=variant)


def _check_in_year_of_document(facts: Facts, date: DateExpression, weekday: Weekday, written: str) -> Iterator[Finding]:
    own = facts.document_date
    if own is None or own.value is None or _is_about_another_year(facts.prose, date.span, own.value.year):
        return
    days = [day for year in range(own.value.year - 1, own.value.year + 2) for day in _days(date, year)]
    if not days or any(day.weekday() == weekday.number for day in days):
        return
    near = next((day for day in days if day.year == own.value.year), days[0])
    reason = f"is a {DAYS[near.weekday()]} in {near.year}, and no {DAYS[weekday.number]} in the year before or after"
    values = {"text": written, "date": in_words(near).rpartition(" ")[0], "reason": reason}
    yield Finding(weekday.span, values, variant="year-of-document", related=as_related(own))


def _days(date: DateExpression, year: int) -> Iterator[dt.date]:
    """Yield the days that a date may mean in `year`: all that a range names, and those of the year before."""
    whole = date.kind == "numeric" or len(YEAR.findall(date.text)) > 1  # then its first part is a date by itself
    numbers = set() if whole else {int(number[0]) for number in DAY.finditer(CLOCK.sub("", date.text))}
    ranged = len(numbers) > 1
    for each in (year, year - 1) if ranged else (year,):
        for number in [date.day, *sorted(numbers - {date.day})]:
            try:
                yield dt.date(each, date.month or 1, number or 1)
            except ValueError:
                continue


def _year_that_fits(day: dt.date, weekday: Weekday) -> str:
    """Return a note on the year before or after if the weekday is right there: many use last year's calendar."""
    for year in (day.year - 1, day.year + 1):
        try:
            if day.replace(year=year).weekday() == weekday.number:
                return f" (a {DAYS[weekday.number]} in {year})"
        except ValueError:  # 29 February
            continue
    return ""


def _julian_weekday(day: dt.date) -> int:
    """Return the weekday (0 is Monday) of the day that has this date in the Julian calendar."""
    century = (day.year - (day.month < 3)) // 100
    behind = century - century // 4 - 2  # days by which the Julian calendar lags
    return (day + dt.timedelta(days=behind)).weekday()


def _is_about_another_year(prose: str, span: Span, year: int) -> bool:
    """Tell whether the last year named before a date, or the first after it in its paragraph, is more than one off."""
    before = [int(found[0]) for found in YEAR.finditer(prose, max(0, span.start - 2000), span.start)][-1:]
    behind = prose[span.end : span.end + 300].partition("\n\n")[0]
    after = [int(found[0]) for found in YEAR.finditer(behind)][:1]
    return any(abs(each - year) > 1 for each in before + after)
