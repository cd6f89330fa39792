"""What a relative expression means on a given day, held against the standard library's calendar."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seedlint.text.dates.resolution import Time, resolve, written_out

TUESDAY = dt.date(2024, 5, 14)
DAYS = st.dates(dt.date(1900, 1, 1), dt.date(2150, 12, 31))
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
COUNTS = ("a", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


def told(text: str, weekday: int | None = None, time: Time = "") -> str | None:
    period = resolve(text, TUESDAY, weekday=weekday, time=time)
    return written_out(period) if period else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("yesterday", "13 May 2024"),
        ("the day before yesterday", "12 May 2024"),
        ("the day after tomorrow", "16 May 2024"),
        ("Yesterday\nmorning", "13 May 2024"),
        ("earlier today", "14 May 2024"),
        ("tonight", "14 May 2024"),
        ("tomorrow", "15 May 2024"),
        ("last night", "13 May 2024"),
        ("this morning", "14 May 2024"),
        ("three days ago", "11 May 2024"),
        ("10 days ago", "4 May 2024"),
        ("last week", "week of 6 May 2024"),
        ("two weeks ago", "week of 29 April 2024"),
        ("a fortnight ago", "week of 29 April 2024"),
        ("next week", "week of 20 May 2024"),
        ("last weekend", "11–12 May 2024"),
        ("earlier this month", "May 2024"),
        ("last month", "April 2024"),
        ("five months ago", "December 2023"),
        ("last year", "2023"),
        ("twenty years ago", "2004"),
        ("anteayer", "12 de mayo de 2024"),
        ("semana pasada", "semana del 6 de mayo de 2024"),
        ("aujourd’hui", "14 mai 2024"),
        ("semaine prochaine", "semaine du 20 mai 2024"),
        ("mois dernier", "avril 2024"),
        ("gestern Abend", "13. Mai 2024"),
        ("letzten Woche", "Woche ab 6. Mai 2024"),
        ("ieri", "13 maggio 2024"),
        ("anno scorso", "2023"),
        ("ontem", "13 de maio de 2024"),
        ("mês passado", "abril de 2024"),
    ],
)
def test_an_expression_is_told_in_the_words_of_its_language(text: str, expected: str) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "weekday", "time", "expected"),
    [
        ("Friday", 4, "past", "10 May 2024"),
        ("Tuesday", 1, "past", "14 May 2024"),
        ("Friday night", 4, "future", "17 May 2024"),
        ("last Tuesday", 1, "", "7 May 2024"),
        ("next Tuesday", 1, "", "21 May 2024"),
        ("this Monday", 0, "", "13 May 2024"),
        ("jueves pasado", 3, "", "9 de mayo de 2024"),
        ("jeudi prochain", 3, "", "16 mai 2024"),
        ("Freitag", 4, "past", "10. Mai 2024"),
    ],
)
def test_a_weekday_is_looked_for_where_its_clause_points(text: str, weekday: int, time: Time, expected: str) -> None:
    assert told(text, weekday, time) == expected


@pytest.mark.parametrize(
    ("text", "weekday", "time"),
    [
        ("Friday", 4, ""),
        ("Tuesday", 1, "future"),
        ("next weekend", None, "future"),
        ("over the weekend", None, ""),
        ("a few days ago", None, "past"),
        ("two hours ago", None, "past"),
        ("this winter", None, "past"),
        ("99 centuries ago", None, "past"),
    ],
)
def test_what_can_be_understood_in_two_ways_has_no_answer(text: str, weekday: int | None, time: Time) -> None:
    assert told(text, weekday, time) is None


def test_years_beyond_the_calendar_have_no_answer() -> None:
    assert resolve("twenty years ago", dt.date(9, 1, 1)) is None
    assert resolve("tomorrow", dt.date.max) is None


def test_an_american_date_puts_the_month_first() -> None:
    day, weekend = resolve("yesterday", TUESDAY), resolve("last weekend", TUESDAY)
    assert day and written_out(day, month_first=True) == "May 13, 2024"
    assert weekend and written_out(weekend, month_first=True) == "May 11–12, 2024"


@given(DAYS, st.sampled_from(WEEKDAYS), st.sampled_from(("past", "future", "last", "next")))
def test_a_weekday_is_the_nearest_such_day_on_its_side(written: dt.date, name: str, word: str) -> None:
    number = WEEKDAYS.index(name)
    if word in ("past", "future"):
        period = resolve(name, written, weekday=number, time="past" if word == "past" else "future")
    else:
        period = resolve(f"{word} {name}", written, weekday=number)
    if word == "future" and written.weekday() == number:
        assert period is None
        return
    assert period is not None
    assert period.start == period.end
    assert period.start.strftime("%u") == str(number + 1)
    away = (period.start - written).days
    assert {"past": -7 < away <= 0, "last": -7 <= away < 0, "future": 0 < away < 7, "next": 0 < away <= 7}[word]


@given(DAYS, st.integers(0, 11), st.sampled_from(("day", "week", "month", "year")))
def test_counting_back_agrees_with_the_standard_library(written: dt.date, index: int, unit: str) -> None:
    number = index + 1
    period = resolve(f"{COUNTS[index]} {unit}{'s' if index else ''} ago", written)
    assert period is not None
    if unit == "day":
        assert period.start == period.end == written - dt.timedelta(days=number)
    elif unit == "week":
        assert period.start.isocalendar()[:2] == (written - dt.timedelta(weeks=number)).isocalendar()[:2]
        assert (period.start.isoweekday(), (period.end - period.start).days) == (1, 6)
    elif unit == "month":
        months = (written.year - period.start.year) * 12 + written.month - period.start.month
        assert months == number
        assert period.start.day == 1
        assert (period.end + dt.timedelta(1)).day == 1
    else:
        assert (period.start, period.end) == (
            dt.date(written.year - number, 1, 1),
            dt.date(written.year - number, 12, 31),
        )


@given(DAYS, st.sampled_from((("last", -1), ("this", 0), ("next", 1))))
def test_weeks_are_those_of_iso_8601(written: dt.date, word: tuple[str, int]) -> None:
    period = resolve(f"{word[0]} week", written)
    assert period is not None
    assert period.start.isocalendar()[:2] == (written + dt.timedelta(weeks=word[1])).isocalendar()[:2]
    assert (period.start.isoweekday(), period.end.isoweekday()) == (1, 7)


@given(DAYS, st.sampled_from(("past", "future")))
def test_a_weekend_is_a_saturday_and_a_sunday_on_its_side(written: dt.date, time: Time) -> None:
    period = resolve("over the weekend", written, time=time)
    assert period is not None
    assert (period.start.isoweekday(), period.end.isoweekday()) == (6, 7)
    assert period.start <= written if time == "past" else period.end >= written
    assert abs((period.start - written).days) <= 6
