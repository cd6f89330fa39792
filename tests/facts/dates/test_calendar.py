"""Calendar computations agree with the standard library: which days there are, their weekdays, their times."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seedlint.base.model import Document
from seedlint.facts import Facts
from seedlint.text.dates.expression import DateExpression, exists

YEARS = st.integers(1000, 2199)
DATES = st.dates(dt.date(1000, 1, 1), dt.date(2199, 12, 31))
ZONES = st.none() | st.integers(-12 * 60, 14 * 60).map(lambda minutes: dt.timezone(dt.timedelta(minutes=minutes)))
MONTHS = {  # as grammars give them, written down anew
    "en": "January February March April May June July August September October November December",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
}
WEEKDAYS = {
    "en": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
    "es": "lunes martes miércoles jueves viernes sábado domingo",
    "fr": "lundi mardi mercredi jeudi vendredi samedi dimanche",
    "de": "Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag",
    "it": "lunedì martedì mercoledì giovedì venerdì sabato domenica",
    "pt": "segunda-feira terça-feira quarta-feira quinta-feira sexta-feira sábado domingo",
}
FORMS = {
    "en": "{weekday}, {day} {month} {year}",
    "es": "{weekday}, {day} de {month} de {year}",
    "fr": "{weekday} {day} {month} {year}",
    "de": "{weekday}, den {day}. {month} {year}",
    "it": "{weekday} {day} {month} {year}",
    "pt": "{weekday}, {day} de {month} de {year}",
}


def read(text: str) -> DateExpression:
    (date,) = Facts(Document("page.txt", text)).dates
    return date


@given(year=st.integers(-5, 10_005), month=st.integers(-1, 14), day=st.integers(-1, 33))
def test_a_day_exists_where_the_standard_library_has_it(year: int, month: int, day: int) -> None:
    try:
        dt.date(year, month, day)
    except ValueError:
        assert not exists(year, month, day)
    else:
        assert exists(year, month, day)


@given(year=YEARS, month=st.integers(1, 12), day=st.integers(1, 31))
def test_a_written_day_is_valid_where_the_standard_library_has_it(year: int, month: int, day: int) -> None:
    name = MONTHS["en"].split()[month - 1]
    for text in (f"{day} {name} {year}", f"{name} {day}, {year}", f"{year}-{month:02}-{day:02}"):
        date = read(text)
        assert (date.year, date.month, date.day) == (year, month, day)
        assert date.valid == exists(year, month, day)


@pytest.mark.parametrize("language", MONTHS)
@given(day=DATES)
def test_weekday_and_day_of_a_full_date_are_those_of_the_standard_library(language: str, day: dt.date) -> None:
    text = FORMS[language].format(
        weekday=WEEKDAYS[language].split()[day.weekday()],
        day=day.day,
        month=MONTHS[language].split()[day.month - 1],
        year=f"{day.year:04}",
    )
    date = read(text)
    assert date.span.of(text) == text
    assert date.year and date.month and date.day
    assert dt.date(date.year, date.month, date.day) == day
    assert date.weekday == day.weekday()


@given(day=DATES, time=st.times(timezones=ZONES))
def test_what_isoformat_writes_is_read_back(day: dt.date, time: dt.time) -> None:
    date = read(dt.datetime.combine(day, time).isoformat())
    assert (date.year, date.month, date.day) == (day.year, day.month, day.day)
    assert date.time == time
    assert date.time.utcoffset() == time.utcoffset()


@given(first=DATES, last=DATES)
def test_the_last_day_of_a_range_is_the_one_that_was_written(first: dt.date, last: dt.date) -> None:
    date = read(f"{first.isoformat()} to {last.isoformat()}")
    assert date.last == (last.year, last.month, last.day)
