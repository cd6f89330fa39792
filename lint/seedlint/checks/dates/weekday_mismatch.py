"""Dates whose weekday is another one in that year."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import ClassVar

from seedlint.base.model import Finding, Related, Span
from seedlint.checks import Check
from seedlint.facts import Facts, Hit
from seedlint.facts.dates.document_date import DocumentDate
from seedlint.facts.dates.expressions import DateExpression
from seedlint.pattern import MARKUP
from seedlint.text.dates.calendar import SHORT_WEEKDAYS, in_words
from seedlint.text.dates.calendar import WEEKDAYS as WEEKDAY_NAMES
from seedlint.text.dates.weekday import NAMES, Weekday, weekday_beside
from seedlint.text.lazy import lazy

REFORM = 1752  # Britain's; before it a weekday may be of the Julian calendar anywhere
LAST_REFORM = dt.date(1923, 3, 1)  # Greece's; Russia's was 14 February 1918
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
    """Reports a weekday that its date isn't; without a year, one that it is in no year near the document's date."""

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
            told = weekday.span.of(facts.prose).replace(MARKUP, "")
            yield from _of_a_year(known, weekday, told) if date.year else _of_the_document(facts, date, weekday, told)


def _is_listed_or_quoted(prose: str, span: Span) -> bool:
    """Tell "Mon-Tue, 4-5 March", whose weekday isn't the first day's, and a sample in quotation marks."""
    if LISTED.search(prose, max(0, span.start - 20), span.start):
        return True
    return prose[span.start - 1 : span.start] in OPENING and prose[span.end : span.end + 1] in CLOSING


def _day_first(date: DateExpression) -> DateExpression:
    """Return a date in figures as all languages but English read it."""
    day, month = map(int, FIGURES.findall(date.text)[:2])
    return date._replace(day=day, month=month, ambiguous=False)


def _of_a_year(date: DateExpression, weekday: Weekday, told: str) -> Iterator[Finding]:
    if date.year is None or date.year < REFORM:
        return
    days = tuple(_days(date, date.year))
    if not days or any(day.weekday() == weekday.number for day in days):
        return
    day, variant = days[0], ""
    reason = f"is a {DAYS[day.weekday()]}{_elsewhere(day, weekday)}"
    if day < LAST_REFORM and _julian_weekday(day) == weekday.number:
        variant = "old-calendar"
        reason = f"is a {DAYS[day.weekday()]}, and a {DAYS[weekday.number]} only in the Julian calendar"
    yield Finding(weekday.span, {"text": told, "date": in_words(day), "reason": reason}, variant=variant)


def _of_the_document(facts: Facts, date: DateExpression, weekday: Weekday, told: str) -> Iterator[Finding]:
    own = facts.document_date
    if own is None or own.value is None or _tells_of_another_year(facts.prose, date.span, own.value.year):
        return
    days = [day for year in range(own.value.year - 1, own.value.year + 2) for day in _days(date, year)]
    if not days or any(day.weekday() == weekday.number for day in days):
        return
    near = next((day for day in days if day.year == own.value.year), days[0])
    reason = f"is a {DAYS[near.weekday()]} in {near.year}, and no {DAYS[weekday.number]} in the year before or after"
    values = {"text": told, "date": in_words(near).rpartition(" ")[0], "reason": reason}
    yield Finding(weekday.span, values, variant="year-of-document", related=_related(own))


def _related(own: DocumentDate) -> tuple[Related, ...]:
    return (Related(own.span, "the document's own date"),) if own.span.length else ()


def _days(date: DateExpression, year: int) -> Iterator[dt.date]:
    """Yield the days that the expression may mean in `year`: each that a range names, and the year before's of one."""
    whole = date.kind == "numeric" or len(YEAR.findall(date.text)) > 1  # then its first part is a date by itself
    numbers = set() if whole else {int(number[0]) for number in DAY.finditer(CLOCK.sub("", date.text))}
    ranged = len(numbers) > 1
    for each in (year, year - 1) if ranged else (year,):
        for number in [date.day, *sorted(numbers - {date.day})]:
            try:
                yield dt.date(each, date.month or 1, number or 1)
            except ValueError:
                continue


def _elsewhere(day: dt.date, weekday: Weekday) -> str:
    """Name a year beside it in which the weekday is right: the commonest slip is last year's calendar."""
    for year in (day.year - 1, day.year + 1):
        try:
            if day.replace(year=year).weekday() == weekday.number:
                return f" (a {DAYS[weekday.number]} in {year})"
        except ValueError:  # 29 February
            continue
    return ""


def _julian_weekday(day: dt.date) -> int:
    """Return the weekday (0 is Monday) of the day that the Julian calendar calls so."""
    century = (day.year - (day.month < 3)) // 100
    behind = century - century // 4 - 2  # days by which the Julian calendar lags
    return (day + dt.timedelta(days=behind)).weekday()


def _tells_of_another_year(prose: str, span: Span, year: int) -> bool:
    """Tell whether the year named last before a date, or first behind it in its paragraph, is a distant one."""
    before = [int(found[0]) for found in YEAR.finditer(prose, max(0, span.start - 2000), span.start)][-1:]
    behind = prose[span.end : span.end + 300].partition("\n\n")[0]
    after = [int(found[0]) for found in YEAR.finditer(behind)][:1]
    return any(abs(each - year) > 1 for each in before + after)
