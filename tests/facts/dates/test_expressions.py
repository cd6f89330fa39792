"""What is read as an expression of time, and what only looks like one."""

from __future__ import annotations

from itertools import pairwise

import pytest

from seedlint.base.model import Document
from seedlint.facts import Facts
from seedlint.text.dates.expression import DateExpression


def read(text: str) -> tuple[DateExpression, ...]:
    return Facts(Document("page.txt", text)).dates


def texts(text: str) -> list[tuple[str, str]]:
    return [(date.kind, date.text) for date in read(text)]


@pytest.mark.parametrize(
    ("text", "year", "month", "day"),
    [
        ("5 March 2024", 2024, 3, 5),
        ("March 5, 2024", 2024, 3, 5),
        ("the 5th of March 2024", 2024, 3, 5),
        ("Sept. 5, 2024", 2024, 9, 5),
        ("5 MAR 2024", 2024, 3, 5),
        ("05-Mar-2024", 2024, 3, 5),
        ("05-Mar-09", 2009, 3, 5),
        ("2024 Mar 5", 2024, 3, 5),
        ("2024-Mar-05", 2024, 3, 5),
        ("2024 March 5", 2024, 3, 5),
        ("2024-03-05", 2024, 3, 5),
        ("2024/03/05", 2024, 3, 5),
        ("2024-03-05T10:00:00Z", 2024, 3, 5),
        ("25/03/2024", 2024, 3, 25),
        ("03/25/2024", 2024, 3, 25),
        ("05.03.2024", 2024, 3, 5),
        ("5 de marzo de 2024", 2024, 3, 5),
        ("1er mars 2024", 2024, 3, 1),
        ("5. März 2024", 2024, 3, 5),
        ("5 marzo 2024", 2024, 3, 5),
        ("5 de março de 2024", 2024, 3, 5),
        ("Mon Mar  4 15:04:05 CET 2024", 2024, 3, 4),
        ("March 2024", 2024, 3, None),
    ],
)
def test_a_date_with_its_year_is_read_whole(text: str, year: int, month: int, day: int | None) -> None:
    (date,) = read(text)
    assert (date.year, date.month, date.day) == (year, month, day)
    assert date.kind in ("full", "numeric")
    assert date.valid
    assert not date.ambiguous


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("sold between 1 March and 9 April.", "between 1 March and 9 April"),
        ("open from 4 to 5 May", "from 4 to 5 May"),
        ("open from May 4 to June 5", "from May 4 to June 5"),
        ("closed 1–3 May", "1–3 May"),
        ("closed May 1-3", "May 1-3"),
        ("on Tuesday, Nov. 19, he", "Tuesday, Nov. 19"),
        ("el jueves 5 de octubre se", "jueves 5 de octubre"),
        ("am Mittwoch, den 14. Mai um", "Mittwoch, den 14. Mai"),
    ],
)
def test_a_range_or_a_weekday_with_its_date_is_one_partial_expression(text: str, expected: str) -> None:
    assert texts(text) == [("partial", expected)]


def test_a_range_takes_its_year_from_its_end() -> None:
    (date,) = read("between 1 March and 9 April 2024")
    assert (date.kind, date.year, date.month, date.day) == ("full", 2024, 3, 1)


def test_a_weekday_before_a_date_is_kept() -> None:
    assert read("Tuesday, 5 March 2024")[0].weekday == 1
    assert read("lundi 4 mars 2024")[0].weekday == 0


@pytest.mark.parametrize(
    "text", ["31 June 2024", "29 February 2023", "2024-02-31T09:15Z", "2024-13-02", "le 31 avril 2024"]
)
def test_a_day_that_no_calendar_has_is_not_valid(text: str) -> None:
    (date,) = read(text)
    assert not date.valid


def test_29_february_of_no_year_is_valid() -> None:
    assert read("on 29 February")[0].valid


@pytest.mark.parametrize("text", ["03/04/2025", "1-2-2024", "11/12/2023"])
def test_two_small_numbers_are_ambiguous(text: str) -> None:
    (date,) = read(text)
    assert date.ambiguous
    assert (date.month, date.day) == (None, None)


def test_another_date_of_the_text_fixes_the_order() -> None:
    first, second = read("sent 03/04/2025, paid 19/05/2025")
    assert (first.month, first.day) == (4, 3)
    assert (second.month, second.day) == (5, 19)
    assert not first.ambiguous


def test_dates_that_disagree_fix_nothing() -> None:
    assert read("sent 03/04/2025, paid 19/05/2025, due 05/19/2025")[0].ambiguous


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It rained yesterday.", "yesterday"),
        ("He spoke on Thursday night.", "Thursday night"),
        ("Earlier this month it rained.", "Earlier this month"),
        ("We meet next Tuesday.", "next Tuesday"),
        ("arrests within the last week", "last week"),
        ("It closed last August.", "last August"),
        ("It closed two weeks ago.", "two weeks ago"),
        ("It went out over the weekend.", "over the weekend"),
        ("over the past year", "past year"),
        ("It rained last\nnight.", "last\nnight"),
        ("La tienda está cerrada desde ayer.", "ayer"),
        ("Le pont est ouvert depuis hier.", "hier"),
        ("Die Brücke ist seit gestern offen.", "gestern"),
        ("La strada è chiusa da ieri.", "ieri"),
        ("A ponte foi fechada ontem.", "ontem"),
        ("El puente se cerró el jueves pasado.", "jueves pasado"),
        ("Le conseil a voté jeudi soir.", "jeudi soir"),
        ("Der Rat hat am Dienstag gewählt.", "Dienstag"),
        ("O conselho votou na quinta-feira.", "quinta-feira"),
    ],
)
def test_what_points_from_the_day_of_writing_is_relative(text: str, expected: str) -> None:
    assert texts(text) == [("relative", expected)]


@pytest.mark.parametrize(
    "text",
    [
        "May Sorensen spoke.",
        "You may also like these.",
        "You need 5\nMay be more.",
        "March of the ants",
        "They march 20 miles.",
        "April and June planted August plums.",
        "She reads the Sunday Times.",
        "Lunch at Ruby Tuesday on Black Friday, then Good Friday and Super Tuesday.",
        "The ferry leaves from Friday Harbor.",
        "Ash Wednesday is a fast.",
        "Friday 13",
        "Open on Sundays.",
        "USA Today has it.",
        "They sang 'Yesterday' again.",
        "the next week it rained",
        "the last week of the race",
        "millions of years ago",
        "Das ist hier gut.",
        "Stasera",  # no other Italian word near
        "the sera were frozen",
        "Mars is red. 4 mars bars.",
        "section 2.31.4",
        "v1.2.2024",
        "/2019/07/11/",
        "24/7 and 9/11",
        "https://example.org/2019-07-11",
    ],
)
def test_what_only_looks_like_a_date_gives_nothing(text: str) -> None:
    assert texts(text) == []


def test_a_weekday_beside_a_date_is_no_expression_of_its_own() -> None:
    assert texts("on 9 May (Thursday)") == [("partial", "9 May")]


def test_a_month_alone_needs_a_word_that_makes_it_a_date() -> None:
    assert texts("An operation in August failed.") == [("partial", "August")]
    assert texts("The August heat was great.") == []
    assert texts("written by June Whitlock") == []


def test_spans_are_offsets_into_the_text_across_markup() -> None:
    text = "It is **5 March\n2024** now."
    facts = Facts(Document("page.txt", text))
    (date,) = facts.dates
    assert date.span.of(text) == date.text == "5 March\n2024"


def test_no_two_expressions_overlap() -> None:
    found = read("Tuesday, 5 March 2024 to Friday, 8 March 2024, last Tuesday night two days ago, 2024-03-05 12:00")
    assert all(one.span.end <= two.span.start for one, two in pairwise(found))


def test_each_line_is_read_in_its_own_language() -> None:
    text = "Le bac est en panne depuis hier.\nDas Amt ist hier, und die Post ist dort.\nThe sera were frozen on ice.\n"
    assert texts(text) == [("relative", "hier")]


def test_of_two_dates_that_share_words_the_first_counts() -> None:
    assert texts("March 17 May 2024") == [("partial", "March 17"), ("full", "May 2024")]


def test_a_month_may_stand_far_before_its_figure() -> None:
    assert texts("Accounts of March       5, 2024") == [("full", "March       5, 2024")]


@pytest.mark.parametrize(
    "text",
    ["Am 3. Auguſt 1848 war der Markt voll.", "Dienſtag, den 8. August 1848", "il 26 dicİembre 2026", "5 MAYıS 2024"],
)
def test_letters_that_a_regex_takes_for_others_crash_nothing(text: str) -> None:
    assert all(date.valid for date in Facts(Document("a.txt", text)).dates)


def test_a_long_s_is_an_s() -> None:
    (date,) = Facts(Document("a.txt", "Am 3. Auguſt 1848 war der Markt voll.")).dates
    assert (date.year, date.month, date.day) == (1848, 8, 3)


@pytest.mark.parametrize(
    "text", ["Due 00/05/2025.", "Expires: 05/00/2025", "on 1-0-2024", "on 03/04/0000", "12/12/0000"]
)
def test_a_nought_is_no_day_month_or_year(text: str) -> None:
    facts = Facts(Document("a.txt", text))
    assert not any(date.valid or date.ambiguous for date in facts.dates)
    assert facts.document_date is None or facts.document_date.value is None
