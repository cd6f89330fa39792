"""Weekdays that their date isn't."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seedlint.base.model import Document, Finding
from seedlint.checks.dates.weekday_mismatch import WeekdayMismatch
from seedlint.facts import Facts

NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def findings(text: str) -> list[Finding]:
    return list(WeekdayMismatch(None).inspect(Facts(Document("page.txt", text)), ()))


def found(text: str) -> list[str]:
    return [finding.span.of(text) for finding in findings(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It opens on Tuesday, 5 March 2025.", "Tuesday, 5 March 2025"),
        ("It opens on Sunday, April 12, 2025.", "Sunday, April 12, 2025"),
        ("Date: Tue, 05 Mar 2025 10:00:00 +0100", "Tue, 05 Mar 2025"),
        ("Mon Mar  5 15:04:05 CET 2024", "Mon Mar  5 15:04:05 CET 2024"),
        ("La réunion du lundi 14 mai 2024", "lundi 14 mai 2024"),
        ("am Mittwoch, 14. Mai 2024", "Mittwoch, 14. Mai 2024"),
        ("Tuesday, 2025-03-05", "Tuesday, 2025-03-05"),
        (
            "Open Tuesday 5 March 2025 – Thursday 7 March 2025",
            "Tuesday 5 March 2025 – Thursday 7 March 2025",
        ),
        ("2025-03-05 (Tuesday)", "2025-03-05 (Tuesday)"),
        ("am Do., 5. März 2025", "Do., 5. März 2025"),
        ("Fr, 6.3.2025", "Fr, 6.3.2025"),
        ("na sexta-feira (5/3/2025)", "sexta-feira (5/3/2025)"),
        ("quinta, 6 de maio de 2025", "quinta, 6 de maio de 2025"),
        ("on Friday (6 March 2025)", "Friday (6 March 2025)"),
        ("on **Friday**, *6 March 2025*", "Friday**, *6 March 2025"),
        ("Lunedì 14 maggio 2024", "Lunedì 14 maggio 2024"),
        ("el lunes 14 de mayo de 2024", "lunes 14 de mayo de 2024"),
    ],
)
def test_a_wrong_weekday_is_found(text: str, expected: str) -> None:
    assert found(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Wednesday, 5 March 2025",
        "Tuesday, March 4, 2025",
        "Friday 13",
        "Tue 15 May",
        "Mon-Wed, 3-5 March 2025",
        "Monday and Tuesday, 3-4 March 2025",
        "Monday to Wednesday, 3 to 5 March 2025",
        "from Tuesday, 31 December to Wednesday, 1 January 2025",
        "Saturday or Sunday, 5 March 2025",
        "Tuesday, 30 January 1649",
        "It ended on Tuesday. 5 March 2025 was a quiet day.",
        "The Sun, 5 March 2025",
        "the Baltimore Sun. 15 August 2007",
        "'Tuesday, 5 March 2025'",
        "Tuesday, 29 February 2023",
        "Tuesday, March 2025",
        "Ruby Tuesday, 5 March 2025 review",
        "Girl Friday, 8 March 2025, Town Hall",
        "Every Monday, 4 March 2025 excepted",
        "am Mi., 5. März 2025",
        "na quarta-feira (5/3/2025)",
        "Sie war so. 5. März 2025",
        "Tuesday (5/3/2025)",
    ],
)
def test_what_may_be_right_is_silent(text: str) -> None:
    assert found(text) == []


def test_a_weekday_of_the_julian_calendar_is_told_apart() -> None:
    (finding,) = findings("the decree of Tuesday, 5 March 1874")
    assert finding.variant == "old-calendar"
    assert found("It opens on Thursday, 1 March 1923.") == []
    (finding,) = findings("It opens on Friday, 1 March 1923.")
    assert finding.variant == ""


def test_the_document_gives_a_missing_year() -> None:
    head = "Pier closes\nPublished 14 May 2024\n\n"
    (finding,) = findings(head + "The board meets on Sunday, 20 May.")
    assert finding.variant == "year-of-document"
    assert "is a Monday in 2024" in finding.values["reason"]
    assert [related.span.of(head) for related in finding.related] == ["14 May 2024"]
    assert found(head + "The board meets on Monday, 20 May, and met on Saturday, May 20.") == []
    assert found("The board meets on Sunday, 20 May.") == []


def test_a_story_of_another_year_is_told_in_that_year() -> None:
    head = "Pier closes\nPublished 14 May 2024\n\n"
    assert found(head + "The storm of 1953 came late. On Sunday, 20 May, the pier fell.") == []


def test_the_year_beside_is_named_in_which_the_weekday_is_right() -> None:
    (finding,) = findings("Tuesday, 5 March 2025")
    assert finding.values["reason"] == "is a Wednesday (a Tuesday in 2024)"


@given(st.dates(dt.date(1924, 1, 1), dt.date(2150, 12, 31)), st.sampled_from(NAMES))
def test_what_is_found_agrees_with_the_standard_library(day: dt.date, name: str) -> None:
    text = f"{name}, {day.day} {day:%B %Y}"
    assert bool(found(text)) == (name != f"{day:%A}")
    for finding in findings(text):
        assert finding.values["reason"].startswith(f"is a {day:%A}")


def test_the_message_quotes_the_weekday_with_its_date() -> None:
    (finding,) = findings("The fair is on 2025-03-06 (Friday).")
    assert finding.values["text"] == "2025-03-06 (Friday)"
