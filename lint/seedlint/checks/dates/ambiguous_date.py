"""Kind "ambiguous-date": dates in figures in which either number may be the month."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import ClassVar

from seedlint.base.model import Finding, Span
from seedlint.base.record import NamedTuple
from seedlint.checks import Check
from seedlint.facts import Facts, Hit
from seedlint.facts.dates.expressions import fixed_dates
from seedlint.text.dates.calendar import MONTHS, in_words
from seedlint.text.dates.expression import DateExpression
from seedlint.text.dates.language import WORD, language_at
from seedlint.text.dates.reference import is_numbered
from seedlint.text.dates.weekday import weekday_beside
from seedlint.text.lazy import lazy
from seedlint.text.metadata import dated_fields

OPENING_WORD = lazy(r"^\D+")  # a range's first word
FIGURES = lazy(r"\d+")
ORDER_NAMED = lazy(  # the text names the order itself: DD/MM/YYYY, %d/%m/%Y, "day/month/year"
    r"(?<!\w)(?:(?:dd?|tt|jj?)[-/.](?:mm?)[-/.](?:yy|aa|jj)|mm?[-/]dd?[-/]yy|%[dm][-/.]%[md][-/.]%[yY]"
    r"|(?:day|month)[-/, ]+(?:month|day)[-/, ]+(?:and )?year)",
    re.I,
)
REMEMBERED = frozenset({dt.date(2001, 9, 11)})  # days whose figures are a name that everybody knows
NEAR = 40  # code points beside a date in which its month may be named
SENTENCE = lazy(r"[.!?;]\s|\n")
LANGUAGE_KEYS = ("lang", "language", "locale")
TOKEN_BEFORE, TOKEN_AFTER = lazy(r"[\w/\\.=&?%#@+~-]$"), lazy(r"[\w/\\=&?%@+~-]|\.\w")
FORMAT_BEFORE = lazy(
    r"(?<!\w)(?:pars(?:e[rsd]?|ing)|formats?|formatted|syntax|e\.g\.|such as|like|for example)(?!\w)[^.\n]*$", re.I
)
MARKS = (("'", "'"), ('"', '"'), ("‘", "’"), ("“", "”"), ("\x1a", "\x1a"))  # of a sample


class AmbiguousDate(Check):
    """Reports 03/04/2025 if no other date, weekday, format or language tells day from month."""

    FIELDS: ClassVar = {"one": "the date with the day first", "two": "the date with the month first"}

    def inspect(self, facts: Facts, hits: Sequence[Hit]) -> Iterable[Finding]:
        """Yield each date in figures that may mean two days, first those of the metadata."""
        for field in dated_fields(facts.document, facts.stated_dates):
            dated = next((date for date in fixed_dates(str(field.value)) if date.year), None)
            if dated and dated.ambiguous and not _names_its_order(facts):
                days = _Readings.of(dated)
                if len(frozenset(_certain_days(facts)) & set(days)) != 1:
                    values = {"text": str(field.value), "one": in_words(days.one), "two": in_words(days.two)}
                    yield Finding(field.span, values)
        found = [date for date in facts.fixed_dates if date.ambiguous and not _is_inside_a_token(facts.prose, date)]
        if not found or _names_its_order(facts):
            return
        certain, language = frozenset(_certain_days(facts)), _language(facts.prose)
        for date in found:
            days = _Readings.of(date)
            if not _is_order_known(facts.prose, date, days, language=language) and len(certain & set(days)) != 1:
                span = Span(date.span.end - len(OPENING_WORD.sub("", date.text)), date.span.end)
                yield Finding(span, {"one": in_words(days.one), "two": in_words(days.two)})


class _Readings(NamedTuple):
    """The two days that a date in figures may be."""

    one: dt.date
    two: dt.date

    @classmethod
    def of(cls, date: DateExpression) -> _Readings:
        one, two, year = map(int, FIGURES.findall(date.text)[:3])  # of a range: its first day
        return cls(dt.date(year, two, one), dt.date(year, one, two))


def _is_inside_a_token(prose: str, date: DateExpression) -> bool:
    """Tell whether it is a part of a path, a URL or a version, or a quoted sample."""
    start, end = date.span
    before, after = prose[max(0, start - 1) : start], prose[end : end + 2]
    if FORMAT_BEFORE.search(prose, max(0, start - 40), start) or is_numbered(prose, start):
        return True
    return bool(TOKEN_BEFORE.search(before) or TOKEN_AFTER.match(after)) or (before, after[:1]) in MARKS


def _names_its_order(facts: Facts) -> bool:
    """Tell whether the text names a format, or its metadata a language or country that has one order."""
    for key in LANGUAGE_KEYS:
        field = facts.document.metadata.get(key)
        if (
            field
            and isinstance(field.value, str)
            and re.fullmatch(r"(?!en$)[A-Za-z]{2}(?:[-_].*)?", field.value.strip())
        ):
            return True
    return bool(ORDER_NAMED.search(facts.text))


def _certain_days(facts: Facts) -> Iterator[dt.date]:
    """Yield the days that the document names unambiguously, its own date included."""
    own = facts.document_date
    if own and own.value:
        yield own.value
    for date in facts.fixed_dates:
        if date.valid and date.year and date.month and date.day:
            yield dt.date(date.year, date.month, date.day)


def _is_order_known(prose: str, date: DateExpression, days: _Readings, *, language: str) -> bool:
    """Tell whether a weekday, the words beside the date or the language of its line fix the order of day and month."""
    if (language_at(prose, *date.span) or language) not in ("", "en"):
        return True
    if {days.one, days.two} & REMEMBERED or _is_month_named(prose, date.span, days):
        return True
    named = weekday_beside(prose, date.span)
    return named is not None and [day.weekday() for day in days].count(named.number) == 1


def _is_month_named(prose: str, span: Span, days: _Readings) -> bool:
    """Tell whether the words beside a date, within its sentence, name the month of one reading: "... (April 3)"."""
    before, after = prose[max(0, span.start - NEAR) : span.start], prose[span.end : span.end + NEAR]
    beside = f"{SENTENCE.split(before)[-1]} {SENTENCE.split(after)[0]}"
    named = {MONTHS[word.lower()] for word in WORD.findall(beside) if word.lower() in MONTHS and word != "may"}
    return len(named & {day.month for day in days}) == 1


def _language(prose: str) -> str:
    """Return the language of most of nine places of a text; "" if there is no such language."""
    found = [language_at(prose, at, at) for at in range(0, len(prose), len(prose) // 8 or 1)]
    return next((name for name in found if name and found.count(name) * 2 > len(found)), "")
