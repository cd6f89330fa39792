"""Reads one date that begins with a month or a number, with the weekday before it and the time behind it."""

from __future__ import annotations

import re

from seedlint.base.model import Span
from seedlint.text.dates.calendar import FOREIGN_SHORT_WEEKDAYS, MONTH_LANGUAGES, SHORT_MONTHS, folded_name
from seedlint.text.dates.calendar import MONTHS as FULL_MONTHS
from seedlint.text.dates.expression import DateExpression, Day, Kind, exists
from seedlint.text.dates.language import language_at
from seedlint.text.dates.patterns import (
    CAPITAL_MONTHS,
    COMPACT,
    DAY_FIRST,
    LAST_WORD,
    MAY_AS_VERB,
    MONTH_AND_YEAR,
    MONTH_FIRST,
    MONTHS,
    MONTHS_BEFORE_YEARS,
    NUMBERED,
    NUMBERED_REACH,
    OTHER_MONTH_FIRST,
    SHORT_WEEKDAY_BEFORE,
    SHORT_YEAR_LAST,
    SPACED,
    WEEKDAY_BEFORE,
    WEEKDAY_BEHIND,
    WEEKDAYS,
    WHO_MAY,
    YEAR_AND_MONTH,
    YEAR_FIRST,
    YEAR_LAST,
)
from seedlint.text.dates.short_year import century, is_short_date
from seedlint.text.dates.time_of_day import time_behind, time_inside
from seedlint.text.lazy import lazy

LONGEST = 16  # code points, more than any month has
BEFORE_FIGURE = frozenset(" \t\u00a0\u202f\x00\r\n-")  # between a month and its day or year
COLUMNS = lazy(r"[ \t\u00a0\u202f]{8}")  # so many blanks part two columns of a table, not the parts of a date
ARTICLE = lazy(r"(?<!\w)(?:the|an?)\s$", re.I)  # before a model's name: "the DEC-20"
ENGLISH_ORDINAL = lazy(r"\d+(?:st|nd|rd|th)\b")
LINKS = ("of", "de", "del", "OF", "DE", "DEL", "the")  # between a month and its year or day
MONTH_ENDS = frozenset(name[-3:] for name in MONTHS_BEFORE_YEARS)
WHO_REACH = 10  # code points before "may" in which a subject makes it a verb
WEEKDAY_REACH = 28  # code points before a date in which its weekday begins
BEFORE_WEEKDAY = frozenset(" \t\u00a0\u202f\x00\r\n.,")  # between a weekday and its date
_BEFORE_DATES = frozenset(
    [*WEEKDAYS, *(name for row in FOREIGN_SHORT_WEEKDAYS.values() for name in row), "the", "den", "dem", "dia", "día"]
)
WEEKDAY_ENDS = frozenset(name[-3:] for name in _BEFORE_DATES if len(name) > 2)
SHORTEST = frozenset(("el", "le", "il", *(name for name in _BEFORE_DATES if len(name) == 2)))
ENGLISH_MONTHS_ONLY = frozenset(name for name, languages in MONTH_LANGUAGES.items() if languages == {"en"})
NAMESAKES = ("mag", "ene", "gen", "ago", "set", "out", "mar")  # words with another meaning, too
NAMES = ("mars", "mayo", "abril", "avril", "agosto", "marzo", "julio")  # of a planet, a sauce and people


def month_before(prose: str, start: int) -> int | None:
    """Return where the month begins that stands before the number at `start`; "of", "de" or "the" may stand between."""
    end = _end_of_word(prose, start)
    if prose.endswith(LINKS, 0, end):
        word = LAST_WORD.search(prose, max(0, end - LONGEST), end)
        if word and word[0] in LINKS:
            end = _end_of_word(prose, word.start())
    if prose[max(0, end - 3) : end] not in MONTH_ENDS:
        return None
    word = LAST_WORD.search(prose, max(0, end - LONGEST), end)
    if (
        word is None
        or word[0] not in MONTHS_BEFORE_YEARS
        or prose[max(0, word.start() - 1) : word.start()] in ("%", "/")
    ):
        return None
    return word.start()


def _end_of_word(prose: str, end: int) -> int:
    """Return where the word before `end` ends, without blanks and a full stop or comma behind it."""
    while end and prose[end - 1] in BEFORE_FIGURE:
        end -= 1
    marks = prose[max(0, end - 2) : end]
    return end - len(marks) + len(marks.rstrip(".,"))


def from_month(prose: str, start: int) -> DateExpression | None:
    """Read the date that begins with the month at `start`: "March 5, 2024", "March 2024", "mayo de 2024"."""
    match = (
        MONTH_FIRST.match(prose, start) or MONTH_AND_YEAR.match(prose, start) or OTHER_MONTH_FIRST.match(prose, start)
    )
    if match is None or COLUMNS.search(prose, *match.span()) or not _is_a_month_before(prose, match):
        return None
    parts = match.groupdict()
    if parts.get("day") and not (parts["year"] or parts.get("apostrophe_year")):
        if int(parts["day"]) > 31:
            return None
        if prose[match.end("month")] == "-" and ARTICLE.search(prose, max(0, start - 5), start):
            return None
        if match["month"].lower() == "may" and WHO_MAY.search(prose, max(0, start - WHO_REACH), start):
            return None
    return _worded(prose, match)


def from_figure(prose: str, start: int, end: int) -> DateExpression | None:
    """Read the date that begins with the number `start` to `end`."""
    if end - start == 4:
        if match := YEAR_FIRST.match(prose, start):
            return _numeric(prose, match, int(match["month"]), int(match["day"]))
        match = YEAR_AND_MONTH.match(prose, start)
        if match and not COLUMNS.search(prose, *match.span()):
            return _worded(prose, match)
    elif end - start < 3:
        if match := YEAR_LAST.match(prose, start) or SPACED.match(prose, start):
            return _year_last(prose, match, int(match["year"]))
        if match := SHORT_YEAR_LAST.match(prose, start):
            return _year_last(prose, match, century(match["short_year"])) if is_short_date(prose, match) else None
        match = DAY_FIRST.match(prose, start)
        if match and not COLUMNS.search(prose, *match.span()) and _is_a_month(prose, match):
            if match["last"] and NUMBERED.search(prose, max(0, start - NUMBERED_REACH), start):
                return None
            return _month_of_its_own(prose, match) or _worded(prose, match)
    return None


def compact(prose: str, start: int) -> DateExpression | None:
    """Read ISO 8601's basic form of a date with a time: 20240514T091500Z."""
    match = COMPACT.match(prose, start)
    return _numeric(prose, match, int(match["month"]), int(match["day"])) if match else None


def _month_of_its_own(prose: str, match: re.Match[str]) -> DateExpression | None:
    """Read "at 9 August 20, 2019" as a date that begins with the month: the number before it isn't the day."""
    if match["year"] or match["last"] or match["month"] not in CAPITAL_MONTHS:
        return None
    begun = MONTH_FIRST.match(prose, match.start("month"))
    return _worded(prose, begun) if begun and begun["year"] and not begun["clock"] else None


def _numeric(prose: str, match: re.Match[str], month: int, day: int, year: int | None = None) -> DateExpression:
    year = int(match["year"]) if year is None else year
    span = Span(*match.span())
    _, weekday = _weekday_before(prose, span.start, "")
    if weekday is None:
        weekday = _weekday_behind(prose, span.end)
    time = time_behind(prose, span.end)
    valid = exists(year, month, day)
    return DateExpression(span, "numeric", match[0], year, month, day, weekday, valid, time=time)


def _year_last(prose: str, match: re.Match[str], year: int) -> DateExpression:
    one, two, dotted = int(match["one"]), int(match["two"]), match[2] == "."
    if dotted or one > 12 or one == two or not (one and two and year):
        return _numeric(prose, match, two, one, year)
    if two > 12:
        return _numeric(prose, match, one, two, year)
    return _numeric(prose, match, 0, 0, year)._replace(month=None, day=None, valid=True, ambiguous=True)


def _is_a_month(prose: str, match: re.Match[str]) -> bool:
    """Tell whether the word behind a day is a month, not another word of that form: "may", "mars", "ago", "out"."""
    name, year = match["month"], match["year"] or match["short_year"] or match["apostrophe_year"]
    lower = folded_name(name)
    if int(match["day"]) > 31 and not year:
        return False
    if "en" not in MONTH_LANGUAGES[lower] and ENGLISH_ORDINAL.match(prose, match.start()):  # "9th Gen", of computers
        return False
    if lower == "may" and MAY_AS_VERB.match(prose, match.end()):
        return False
    if lower in ("out", "set"):
        return bool(year) and language_at(prose, *match.span()) in ("", *MONTH_LANGUAGES[lower])
    if year or name == "Mar":
        return True
    if name[0].isupper():
        return lower not in NAMESAKES or language_at(prose, *match.span()) in MONTH_LANGUAGES[lower]
    if lower in ENGLISH_MONTHS_ONLY:
        return False
    language = language_at(prose, *match.span())
    return language not in ("", "en") and (lower in FULL_MONTHS or language in MONTH_LANGUAGES[lower])


def _is_a_month_before(prose: str, match: re.Match[str]) -> bool:
    """Tell whether a word before a year is a month; in small letters it is one only in a text of its language."""
    name, lower = match["month"], folded_name(match["month"])
    if name in CAPITAL_MONTHS or lower not in MONTHS:
        return name in CAPITAL_MONTHS
    if lower in ("may", "march"):
        return False
    if match.groupdict().get("link"):
        return True
    language = language_at(prose, *match.span())
    return language in MONTH_LANGUAGES[lower] or (not language and lower not in (*NAMES, *NAMESAKES))


def _worded(prose: str, match: re.Match[str]) -> DateExpression:
    parts = match.groupdict()
    name = folded_name(match["month"])
    month = MONTHS[name]
    short = parts.get("short_year") or parts.get("apostrophe_year")
    year = int(parts["year"]) if parts["year"] else century(short) if short else None
    day = int(parts["day"]) if parts.get("day") else None
    (start, weekday), end = (_weekday_before(prose, match.start(), name) if day else (match.start(), None)), match.end()
    if day and weekday is None:
        weekday = _weekday_behind(prose, end)
    if name in SHORT_MONTHS and prose[end : end + 1] == "." and not year and end == match.end("month"):
        end += 1
    last = Day(year, month, int(parts["last"])) if parts.get("last") else None
    valid = day is None or exists(year, month, day)
    kind: Kind = "full" if year else "partial"
    inside = parts.get("clock")
    time = time_inside(inside) if inside else time_behind(prose, end) if day and year else None
    return DateExpression(Span(start, end), kind, prose[start:end], year, month, day, weekday, valid, False, last, time)


def _weekday_before(prose: str, start: int, month: str) -> tuple[int, int | None]:
    """Return the start and the number of the weekday right before a date; `start` and None if there is none.

    Abbreviations in languages other than English may be other words ("so", "do"): they count beside a month of their
    language, and beside a number or a month that English has, too, only if the text is in their language.
    """
    if not _is_weekday_near(prose, start):
        return start, None
    low = max(0, start - WEEKDAY_REACH)
    before = WEEKDAY_BEFORE.search(prose, low, start)
    if before:
        return before.start(), WEEKDAYS[folded_name(before["name"])]
    before = SHORT_WEEKDAY_BEFORE.search(prose, low, start)
    if before is None or not (before["mark"] or before["name"][0].isupper()):
        return start, None
    name, languages = folded_name(before["name"]), MONTH_LANGUAGES.get(month, frozenset())
    known = {language: row[name] for language, row in FOREIGN_SHORT_WEEKDAYS.items() if name in row}
    if not known:
        return start, None
    spoken = {language_at(prose, low, start)} if not languages or "en" in languages else languages
    days = {day for language, day in known.items() if language in spoken}
    return (before.start(), days.pop()) if len(days) == 1 else (start, None)


def _is_weekday_near(prose: str, start: int) -> bool:
    """Tell whether a weekday, or an article behind one, may stand before a date, by the last letters before it."""
    end = start
    while end and prose[end - 1] in BEFORE_WEEKDAY:
        end -= 1
    tail = folded_name(prose[max(0, end - 3) : end])
    return tail in WEEKDAY_ENDS or (tail[-2:] in SHORTEST and not (len(tail) == 3 and tail[0].isalpha()))


def _weekday_behind(prose: str, end: int) -> int | None:
    behind = WEEKDAY_BEHIND.match(prose, end)
    return WEEKDAYS[folded_name(behind["name"])] if behind else None
