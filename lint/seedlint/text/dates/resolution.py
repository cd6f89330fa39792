"""From "yesterday" to a date: which days a relative expression means that was written on a given day.

Weeks are those of ISO 8601: they begin on Monday. A weekday is the last such day up to the day of writing beside a past
tense ("arrested on Thursday"), and the next one after it beside a future. Expressions that people use in two ways
("next weekend", "a few days ago", a future Thursday written on a Thursday) are not resolved.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Literal

from seedlint.base.record import NamedTuple
from seedlint.text.dates.calendar import WEEKDAYS, month_name
from seedlint.text.lazy import lazy

Unit = Literal["day", "week", "weekend", "month", "year"]
Time = Literal["past", "future", ""]


class Period(NamedTuple):
    """The days that an expression means, `start` to `end` inclusive; `language` is that of the expression."""

    start: dt.date
    end: dt.date
    unit: Unit
    language: str = "en"


DAYS: Mapping[str, Mapping[str, int]] = {
    "en": {"yesterday": -1, "last night": -1, "today": 0, "tonight": 0, "tomorrow": 1}
    | {"the day before yesterday": -2, "the day after tomorrow": 2}
    | {f"this {part}": 0 for part in ("morning", "afternoon", "evening")},
    "es": {
        "anteayer": -2,
        "ayer": -1,
        "anoche": -1,
        "hoy": 0,
        "esta mañana": 0,
        "esta tarde": 0,
        "esta noche": 0,
        "mañana": 1,
    },
    "fr": {
        "avant-hier": -2,
        "hier": -1,
        "hier soir": -1,
        "hier matin": -1,
        "aujourd'hui": 0,
        "ce soir": 0,
        "ce matin": 0,
    }
    | {"demain": 1, "après-demain": 2},
    "de": {
        "vorgestern": -2,
        "gestern": -1,
        "gestern abend": -1,
        "heute": 0,
        "heute abend": 0,
        "morgen": 1,
        "übermorgen": 2,
    },
    "it": {"ieri": -1, "oggi": 0, "stamattina": 0, "stasera": 0, "domani": 1},
    "pt": {"anteontem": -2, "ontem": -1, "hoje": 0, "amanhã": 1},
}
PERIODS: Mapping[str, Mapping[tuple[Unit, int], str]] = {
    "en": {
        ("week", -1): "last week",
        ("week", 0): "this week|earlier this week|later this week",
        ("week", 1): "next week",
        ("weekend", -1): "last weekend",
        ("month", -1): "last month",
        ("month", 0): "this month|earlier this month|later this month",
        ("month", 1): "next month",
        ("year", -1): "last year",
        ("year", 0): "this year|earlier this year|later this year",
        ("year", 1): "next year",
    },
    "es": {
        ("week", -1): "semana pasada",
        ("week", 0): "esta semana",
        ("week", 1): "semana próxima|próxima semana|semana que viene",
        ("month", -1): "mes pasado",
        ("month", 1): "próximo mes",
        ("year", -1): "año pasado",
        ("year", 1): "próximo año",
    },
    "fr": {
        ("week", -1): "semaine dernière",
        ("week", 0): "cette semaine",
        ("week", 1): "semaine prochaine",
        ("month", -1): "mois dernier",
        ("month", 1): "mois prochain",
        ("year", -1): "année dernière|an dernier",
        ("year", 1): "année prochaine|an prochain",
    },
    "de": {
        ("week", -1): "letzte woche|letzten woche|letzter woche|vergangene woche|vergangenen woche|vergangener woche",
        ("week", 0): "diese woche|dieser woche",
        ("week", 1): "nächste woche|nächsten woche|nächster woche|kommende woche|kommenden woche|kommender woche",
        ("month", -1): "letzten monat|vergangenen monat",
        ("month", 1): "nächsten monat|kommenden monat",
        ("year", -1): "letztes jahr|vergangenes jahr",
        ("year", 0): "dieses jahr",
        ("year", 1): "nächstes jahr",
    },
    "it": {
        ("week", -1): "settimana scorsa|scorsa settimana",
        ("week", 1): "settimana prossima|prossima settimana",
        ("month", -1): "mese scorso",
        ("year", -1): "anno scorso",
    },
    "pt": {
        ("week", -1): "semana passada",
        ("week", 1): "próxima semana",
        ("month", -1): "mês passado",
        ("year", -1): "ano passado",
    },
}
NUMBERS = {
    word: number
    for number, row in enumerate("a an one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve".split("|"), 1)
    for word in row.split()
} | {"twenty": 20}
AGO = lazy(r"(?P<count>\w+) (?P<unit>day|week|fortnight|month|year)s? ago")
PART = lazy(r" (?:morning|afternoon|evening|night|lunchtime|soir|matin)$|(?<=tag|och)(?:abend|nacht|morgen)$")
EARLIER = lazy(r"^(?:earlier|later|late|early) ")
LAST = lazy(r"(?:^| )(?:last|this past|pasado|dernier|scors[oa]|letzten)(?: |$)")
NEXT = lazy(r"(?:^| )(?:next|this coming|próximo|prochain|nächsten|kommenden)(?: |$)")
BLANKS = lazy(r"[\s\x00]+")


def resolve(text: str, written: dt.date, *, weekday: int | None = None, time: Time = "") -> Period | None:
    """Return the days that the relative expression `text` means, written on the day `written`.

    `weekday` is the day it names (0 is Monday), `time` the tense of its clause, which a bare weekday needs. None if the
    meaning isn't certain, or lies outside the years of `datetime.date`.
    """
    words = BLANKS.sub(" ", text).strip().replace("’", "'").lower()
    try:
        return _weekday(words, written, weekday, time) if weekday is not None else _other(words, written, time)
    except (ValueError, OverflowError):
        return None


def _other(words: str, written: dt.date, time: Time) -> Period | None:
    words = words if words in DAYS["en"] or words == "last night" else PART.sub("", words)
    for language, days in DAYS.items():
        known = days.get(words, days.get(EARLIER.sub("", words)))
        if known is not None:
            return _day(written + dt.timedelta(known), language)
    for language, periods in PERIODS.items():
        for (unit, step), names in periods.items():
            if words in names.split("|"):
                return _stepped(written, unit, step, language)
    if words in ("over the weekend", "during the weekend", "at the weekend", "this weekend"):
        return _weekend(written, time)
    ago = AGO.fullmatch(words)
    return _ago(ago["count"], ago["unit"], written) if ago else None


def _day(day: dt.date, language: str) -> Period:
    return Period(day, day, "day", language)


def _stepped(written: dt.date, unit: Unit, step: int, language: str) -> Period:
    """Return the week, weekend, month or year that is `step` units after that of the day of writing."""
    if unit in ("week", "weekend"):
        monday = written - dt.timedelta(written.weekday()) + dt.timedelta(weeks=step)
        first = monday + dt.timedelta(5 if unit == "weekend" else 0)
        return Period(first, monday + dt.timedelta(6), unit, language)
    if unit == "year":
        return Period(dt.date(written.year + step, 1, 1), dt.date(written.year + step, 12, 31), unit, language)
    years, month = divmod(written.year * 12 + written.month - 1 + step, 12)
    first = dt.date(years, month + 1, 1)
    return Period(first, (first + dt.timedelta(31)).replace(day=1) - dt.timedelta(1), "month", language)


def _ago(count: str, unit: str, written: dt.date) -> Period | None:
    """Count back: days to a day, weeks to the week of that day, months to a month, years to a year."""
    number = int(count) if count.isdecimal() else NUMBERS.get(count, 0)
    if not number:
        return None
    if unit == "day":
        return _day(written - dt.timedelta(number), "en")
    if unit == "fortnight":
        return _stepped(written, "week", -2 * number, "en")
    steps: Mapping[str, Unit] = {"week": "week", "month": "month", "year": "year"}
    return _stepped(written, steps[unit], -number, "en")


def _weekend(written: dt.date, time: Time) -> Period | None:
    """Return the last weekend that has begun beside a past tense, the next one beside a future."""
    this = _stepped(written, "weekend", 0, "en")
    if written >= this.start:
        return this if time else None
    if not time:
        return None
    return this if time == "future" else _stepped(written, "weekend", -1, "en")


def _weekday(words: str, written: dt.date, weekday: int, time: Time) -> Period | None:
    language = _language_of(words)
    back, on = (written.weekday() - weekday) % 7, (weekday - written.weekday()) % 7
    if LAST.search(words):
        return _day(written - dt.timedelta(back or 7), language)
    if NEXT.search(words):
        return _day(written + dt.timedelta(on or 7), language)
    if words.startswith("this "):
        return _day(written + dt.timedelta(weekday - written.weekday()), language)
    if time == "past":
        return _day(written - dt.timedelta(back), language)
    return _day(written + dt.timedelta(on), language) if time == "future" and on else None


def _language_of(words: str) -> str:
    """Return the language of the weekday in `words`, by its place in the rows of the calendar."""
    names = list(WEEKDAYS)
    stem = PART.sub("", words).split()
    name = next((word for word in stem if word in WEEKDAYS), "monday")
    return ("en", "es", "fr", "de", "it", "pt", "nl", "de")[names.index(name) // 7] if name != "sonnabend" else "de"


FORMS: Mapping[str, tuple[str, str, str]] = {  # a day, a week, a month
    "en": ("{day} {month} {year}", "week of {}", "{month} {year}"),
    "es": ("{day} de {month} de {year}", "semana del {}", "{month} de {year}"),
    "fr": ("{day} {month} {year}", "semaine du {}", "{month} {year}"),
    "de": ("{day}. {month} {year}", "Woche ab {}", "{month} {year}"),
    "it": ("{day} {month} {year}", "settimana del {}", "{month} {year}"),
    "pt": ("{day} de {month} de {year}", "semana de {}", "{month} de {year}"),
}


def written_out(period: Period, *, month_first: bool = False) -> str:
    """Return a period in words of its language: 16 May 2024, week of 6 May 2024, April 2024, 2023.

    `month_first` writes English as America does (May 16, 2024).
    """
    day, week, month = FORMS.get(period.language, FORMS["en"])
    if month_first and period.language == "en":
        day = "{month} {day}, {year}"
    start, end, name = period.start, period.end, month_name(period.start.month, period.language)
    if period.unit == "year":
        return str(start.year)
    if period.unit == "month":
        return month.format(month=name, year=start.year)
    if period.unit == "weekend":
        if month_first and start.month == end.month:
            return f"{name} {start.day}–{end.day}, {end.year}"
        last = day.format(day=end.day, month=month_name(end.month, period.language), year=end.year)
        return f"{start.day} {name} to {last}" if start.month != end.month else f"{start.day}–{last}"
    number = "1er" if period.language == "fr" and start.day == 1 else start.day
    full = day.format(day=number, month=name, year=start.year)
    return week.format(full) if period.unit == "week" else full
