"""The expressions of time in a text: full, numeric, partial and relative dates, one for each place.

What reads like a date and is none (names such as Black Friday, verbs such as "may", plural weekdays) gives nothing.
Whether an expression is used as a date of the document's own time is for the checks to judge.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from calendar import monthrange
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, NamedTuple, Protocol

from seedlint.model import Span
from seedlint.text import calendar as words
from seedlint.text.date_patterns import (
    AFTER_MONTH,
    BEFORE_MONTH,
    CAPITAL_MONTHS,
    DAY_FIRST,
    FOREIGN_MONTHS,
    LAST_WORD,
    MAY_AS_VERB,
    MONTH_ALONE,
    MONTH_AND_YEAR,
    MONTH_FIRST,
    MONTHS,
    NUMBER,
    RANGE_INSIDE,
    RANGE_JOINS,
    RANGE_OPENS,
    WEEKDAY_BEFORE,
    WEEKDAYS,
    YEAR_AND_MONTH,
    YEAR_FIRST,
    YEAR_LAST,
)
from seedlint.text.digits import digit_runs

LEAP_YEAR = 2024  # stands for the year of a date that has none: 29 February is then a day
LONGEST = 16  # code points, more than any month has
NO_DATE_AFTER = frozenset("./\\=@#$€£")
BEFORE_FIGURE = frozenset(" \t\u00a0\u202f\x00\r\n-")  # between a month and its day or year
MONTH_ENDS = frozenset(name[-3:] for name in CAPITAL_MONTHS)
ADJOINING = 4  # code points between a weekday and the date that it belongs to


class DateExpression(NamedTuple):
    """One expression of time; a range is one expression and has the parts of its first date.

    "full" has a year (and perhaps no day: "May 2024"), "numeric" is all figures, "partial" lacks the year,
    "relative" needs to be told from when. `month` and `day` count from 1, `weekday` from 0 (Monday). `valid` is
    False for a day that no calendar has; `ambiguous` is True where nothing fixes which of two numbers is the month:
    both are then absent.
    """

    span: Span
    kind: Literal["full", "partial", "relative", "numeric"]
    text: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    valid: bool = True
    ambiguous: bool = False


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


def dates(prose: str, fixed: Sequence[DateExpression], pointing: Iterable[Deictic]) -> tuple[DateExpression, ...]:
    """Return the expressions of time in `prose` in the order of the text; none overlaps another.

    `fixed` are its dates in figures, `pointing` its relative expressions; a weekday that stands beside a date belongs
    to that date.
    """
    relative = (
        DateExpression(each.span, "relative", each.span.of(prose), weekday=each.weekday)
        for each in pointing
        if each.weekday is None or not _adjoins(prose, each.span, fixed)
    )
    return _leftmost((*fixed, *_outside((*_months_alone(prose, fixed), *relative), fixed)))


def fixed_dates(prose: str) -> tuple[DateExpression, ...]:
    """Return the dates in `prose` that have a figure (all that have a year or a day), in the order of the text."""
    found: list[DateExpression] = []
    done = 0  # where the last date ends: of two that overlap the one that begins first counts
    number = NUMBER.match
    for start in digit_runs(prose):
        if start < done:
            continue
        date = None
        before = prose[start - 1] if start else " "
        if before in BEFORE_FIGURE and (month := _month_before(prose, start)) is not None and month >= done:
            date = _from_month(prose, month)
        if date is None and before not in NO_DATE_AFTER and (figure := number(prose, start)):
            date = _from_figure(prose, start, figure.end())
        if date and date.span.start >= done:
            found.append(date)
            done = date.span.end
    return _joined(prose, _settled(found)) if found else ()


def _from_month(prose: str, start: int) -> DateExpression | None:
    match = MONTH_FIRST.match(prose, start) or MONTH_AND_YEAR.match(prose, start)
    if match is None or (match.groupdict().get("day") and int(match["day"]) > 31 and not match["year"]):
        return None
    return _worded(prose, match)


def _from_figure(prose: str, start: int, end: int) -> DateExpression | None:
    """Read a date that begins with a figure, if no dash ties that to what stands before it (202-456, A–4)."""
    if start > 1 and prose[start - 1] in "-–" and prose[start - 2].isalnum():
        return None
    if end - start == 4:
        if match := YEAR_FIRST.match(prose, start):
            return _numeric(prose, match, int(match["month"]), int(match["day"]))
        if match := YEAR_AND_MONTH.match(prose, start):
            return _worded(prose, match)
    elif end - start < 3:
        if match := YEAR_LAST.match(prose, start):
            return _year_last(prose, match)
        if (match := DAY_FIRST.match(prose, start)) and _is_a_month(prose, match):
            return _worded(prose, match)
    return None


def _month_before(prose: str, start: int) -> int | None:
    """Return where the month begins that is the word before `start`; an "of" between counts for nothing."""
    end = _end_of_word(prose, start)
    if prose.endswith("of", 0, end):
        end = _end_of_word(prose, end - 2)
    if prose[max(0, end - 3) : end] not in MONTH_ENDS:
        return None
    word = LAST_WORD.search(prose, max(0, end - LONGEST), end)
    if word is None or word[0] not in CAPITAL_MONTHS or prose[max(0, word.start() - 1) : word.start()] in ("%", "/"):
        return None
    return word.start()


def _end_of_word(prose: str, end: int) -> int:
    """Return where the word before `end` ends: blanks count for nothing, nor do the full stop and comma behind it."""
    while end and prose[end - 1] in BEFORE_FIGURE:
        end -= 1
    marks = prose[max(0, end - 2) : end]
    return end - len(marks) + len(marks.rstrip(".,"))


def _numeric(prose: str, match: re.Match[str], month: int, day: int) -> DateExpression:
    year = int(match["year"])
    valid = _exists(year, month, day)
    return DateExpression(Span(*match.span()), "numeric", match[0], year, month, day, valid=valid)


def _year_last(prose: str, match: re.Match[str]) -> DateExpression:
    one, two, dotted = int(match["one"]), int(match["two"]), match[2] == "."
    if dotted or one > 12 or one == two:
        return _numeric(prose, match, two, one)
    if two > 12:
        return _numeric(prose, match, one, two)
    return DateExpression(Span(*match.span()), "numeric", match[0], int(match["year"]), ambiguous=True)


def _is_a_month(prose: str, match: re.Match[str]) -> bool:
    """Tell a month from its namesakes: "may", "mar", "mars", "ago"."""
    name, year = match["month"], match["year"] or match["short_year"]
    if int(match["day"]) > 31 and not year:
        return False
    if name.lower() == "may" and MAY_AS_VERB.match(prose, match.end()):
        return False
    if name[0].isupper():
        return bool(year) or name.lower() not in ("mag", "ene", "gen", "ago", "set", "mar") or name == "Mar"
    return bool(year) or (name in FOREIGN_MONTHS and words.language_at(prose, *match.span()) not in ("", "en"))


def _worded(prose: str, match: re.Match[str]) -> DateExpression:
    parts = match.groupdict()
    month = MONTHS[match["month"].lower()]
    year = int(match["year"]) if match["year"] else _century(parts.get("short_year"))
    day = int(parts["day"]) if parts.get("day") else None
    start, end, weekday = *match.span(), None
    if day and (before := WEEKDAY_BEFORE.search(prose, max(0, start - 24), start)):
        start, weekday = before.start(), WEEKDAYS[before["name"].lower()]
    if (
        match["month"].lower() in words.SHORT_MONTHS
        and prose[end : end + 1] == "."
        and not year
        and end == match.end("month")
    ):
        end += 1
    valid = day is None or _exists(year or LEAP_YEAR, month, day)
    kind: Literal["full", "partial"] = "full" if year else "partial"
    return DateExpression(Span(start, end), kind, prose[start:end], year, month, day, weekday, valid)


def _century(short: str | None) -> int | None:
    """Read the year of 06-May-09 as POSIX does (strptime's %y): 69 to 99 are of the twentieth century."""
    return None if short is None else int(short) + (1900 if int(short) > 68 else 2000)


def _exists(year: int, month: int, day: int) -> bool:
    return 1 <= month <= 12 and year > 0 and 1 <= day <= monthrange(year, month)[1]


def _settled(found: Sequence[DateExpression]) -> tuple[DateExpression, ...]:
    """Resolve ambiguous dates where the others of the text agree on one order."""
    if not any(date.ambiguous for date in found):
        return tuple(found)
    figures = [re.split(r"[-/]", date.text) for date in found if date.kind == "numeric"]
    firsts = [
        int(parts[0]) > 12 for parts in figures if len(parts) == 3 and len(parts[2]) == 4 and parts[0] != parts[1]
    ]
    seconds = [
        int(parts[1]) > 12 for parts in figures if len(parts) == 3 and len(parts[2]) == 4 and parts[0] != parts[1]
    ]
    if any(firsts) == any(seconds):
        return tuple(found)
    return tuple(_in_order(date, any(firsts)) if date.ambiguous else date for date in found)


def _in_order(date: DateExpression, day_first: object) -> DateExpression:
    one, two, _ = map(int, re.split(r"[-/]", date.text))
    day, month = (one, two) if day_first else (two, one)
    return date._replace(month=month, day=day, ambiguous=False)


def _joined(prose: str, found: Sequence[DateExpression]) -> tuple[DateExpression, ...]:
    """Make one expression of the two ends of a range and the word that opens it."""
    joined: list[DateExpression] = []
    for date in found:
        opener = RANGE_OPENS.search(prose, max(0, date.span.start - 10), date.span.start)
        last = joined[-1] if joined else None
        if last and _meet(prose, last, date):
            joined[-1] = _through(prose, last, date)
        elif opener and RANGE_INSIDE.search(date.text):
            joined.append(_from(prose, date, opener.start()))
        else:
            joined.append(date)
    return tuple(joined)


def _meet(prose: str, one: DateExpression, two: DateExpression) -> bool:
    between = prose[one.span.end : two.span.start] if two.span.start - one.span.end < 12 else ""
    if RANGE_JOINS.fullmatch(between):
        return bool(one.day and two.day)
    return between.strip() == "and" and _opener(prose, one).lower().startswith("between")


def _opener(prose: str, date: DateExpression) -> str:
    opens = RANGE_OPENS.search(prose, max(0, date.span.start - 10), date.span.start)
    return opens[0] if opens else ""


def _through(prose: str, one: DateExpression, two: DateExpression) -> DateExpression:
    joint = one._replace(span=Span(one.span.start, two.span.end), valid=one.valid and two.valid)
    if one.kind != "numeric":
        joint = joint._replace(year=one.year or two.year, kind="full" if one.year or two.year else "partial")
    return _from(prose, joint, one.span.start - len(_opener(prose, one)))


def _from(prose: str, date: DateExpression, start: int) -> DateExpression:
    span = Span(start, date.span.end)
    return date._replace(span=span, text=span.of(prose))


def _months_alone(prose: str, fixed: Sequence[DateExpression]) -> Iterator[DateExpression]:
    taken = [date.span.start for date in fixed]
    for match in MONTH_ALONE.finditer(prose):
        start, end = match.span()
        at = bisect_right(taken, start)
        if at and start < fixed[at - 1].span.end:
            continue
        before = BEFORE_MONTH.search(prose, max(0, start - 40), start)
        if before is None or not before[0] or AFTER_MONTH.match(prose, end):
            continue
        if prose[before.start() : before.end()].lower().startswith(("between", "before ", "after ")):
            continue
        relative = bool(before["when"])
        span = Span(before.start() if relative else before.start("part"), end)
        kind: Literal["relative", "partial"] = "relative" if relative else "partial"
        yield DateExpression(span, kind, span.of(prose), month=MONTHS[match["month"].lower()])


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
