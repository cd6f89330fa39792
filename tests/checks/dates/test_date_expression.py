"""Which expressions want the date of the document, and which mean something without it."""

from __future__ import annotations

from typing import Literal

import pytest

from growth import in_proportion
from seedlint.base.model import Document
from seedlint.checks.dates.date_expression import DateExpression
from seedlint.facts import Facts


def found(text: str, reports: Literal["relative", "partial"], path: str = "page.txt") -> list[str]:
    check = DateExpression(DateExpression.Options(reports=reports))
    return [finding.span.of(text) for finding in check.inspect(Facts(Document(path, text)), ())]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Police arrested two men on Thursday.", "Thursday"),
        ("The memo went out over the weekend.", "over the weekend"),
        ("The gauge read 31 mm by Sunday night.", "Sunday night"),
        ("No tide was logged for Friday.", "Friday"),
        ("Every seat was taken on Thursday.", "Thursday"),
        ("The mayor spoke at a meeting Tuesday.", "Tuesday"),
        ("Acme today announced a recall.", "today"),
        ("Power came back at 4 a.m. today.", "today"),
        ("Today the board voted to close the pier.", "Today"),
        ("The mayor will speak today.", "today"),
        ("Today's ruling ends the case.", "Today"),
        ("As of today, nobody has answered.", "today"),
        ("Last year the pier was painted.", "Last year"),
        ("It was the third rescue this winter.", "this winter"),
        ("He left three weeks ago.", "three weeks ago"),
        ("El puente sigue cerrado desde ayer.", "ayer"),
        ("El alcalde anunció hoy una obra en el puerto.", "hoy"),
        ("Le pont est ouvert depuis hier.", "hier"),
        ("Die Brücke ist seit gestern offen.", "gestern"),
    ],
)
def test_what_points_from_an_unknown_day_is_found(text: str, expected: str) -> None:
    assert found(text, "relative") == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Open every Thursday.",
        "Each Monday the bins are emptied.",
        "On Sundays the kiosk is shut.",
        "The market runs Monday to Friday.",
        "The market runs Mon–Fri.",
        "Opening hours: Monday 9 to 5.",
        "Monday: 9-17",
        "Monday, Tuesday and Wednesday are working days.",
        "We meet on the second Tuesday of every month.",
        "It happened on a Sunday.",
        "The following Friday it rained.",
        "That Thursday it rained.",
        "The week begins on Monday.",
        "It was played on Friday nights.",
        "She reads the Sunday Times.",
        "The next day it rained.",
        "Two days later it rained, and that week it froze.",
        "Today's phones are small.",
        "Today most people own a phone.",
        "The castle still stands today.",
        "It is known today as the Old Pier.",
        "The word \"yesterday\" has nine letters.",
        "In this year he wrote two plays.",
        "They are the leaders of tomorrow, and tomorrow's world is theirs.",
        "Sunday is the first day.",
        "Now the pier is closed, and currently nobody knows why.",
        "Geöffnet von Montag bis Freitag.",
        "Ouvert du lundi au samedi, la caisse est dans la cour.",
        "Todos los jueves hay mercado en la plaza.",
        "Heute ist die Burg ein Museum.",
    ],
)  # fmt: skip
def test_habits_names_and_anaphors_are_silent(text: str) -> None:
    assert found(text, "relative") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Talks resume on April 22.", "April 22"),
        ("He said so in a Jan. 16 letter.", "Jan. 16"),
        ("La visita será el 22 de junio.", "22 de junio"),
        ("An operation in August drew protests.", "August"),
        ("The jars were sold between 1 March and 9 April.", "between 1 March and 9 April"),
        ("Lawyers spoke on Tuesday, Nov. 19.", "Tuesday, Nov. 19"),
        ("The annual meeting is on 12 March.", "12 March"),
        ("It was closed in early May.", "early May"),
        ("It will be closed until the end of June.", "June"),
        ("Die Messe beginnt am 4. Oktober.", "4. Oktober"),
        ("He was born on 30 October 1938. The funeral is on Friday, May 16.", "Friday, May 16"),
    ],
)
def test_a_date_without_its_year_is_found(text: str, expected: str) -> None:
    assert found(text, "partial") == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "You may also like these.",
        "May Sorensen spoke.",
        "March of the ants",
        "Fees are due by 1 May each year.",
        "Fees are due by 1 May every year.",
        "Jars were sold between 1 March and 9 April 2024.",
        "In 1998 the law of 5 May changed.",
        "The gates opened on 24 June 1954 and the new wing on July 28.",
        "Fireworks light the bay on July 4.",
        "Christmas Day, 25 December, is quiet.",
        "The fiscal year ends on June 30.",
        "It blooms in May.",
        "Even-numbered releases are cut in April.",
        "In October of the same year it burned.",
        "Clocks were set from 1 Jan 70 on.",
        "He was charged in the Jan. 6 riot.",
        "Jan 16 10:33:01 host sshd started",
        "Months are written January, February, March and so on.",
    ],
)
def test_yearly_dates_and_dates_with_a_year_nearby_are_silent(text: str) -> None:
    assert found(text, "partial") == []


def test_a_dated_document_is_silent() -> None:
    text = "Pier closes\nPublished 14 May 2024\n\nPolice came on Thursday. Talks resume on April 22.\n"
    assert found(text, "relative") == found(text, "partial") == []


def test_a_stated_date_that_cannot_be_read_is_a_date() -> None:
    text = "Pier closes\nPosted: 03/04/2025\n\nPolice came on Thursday. Talks resume on April 22.\n"
    assert found(text, "relative") == found(text, "partial") == []


def test_below_a_dated_entry_the_entry_dates_what_follows() -> None:
    text = "Pier log\n\nThe crew came yesterday.\n\n2024-05-14 painted\nThe paint dried overnight and the crew left yesterday.\n"
    text += "2024-05-15 opened\n"
    assert found(text, "relative") == ["yesterday"]


def test_each_option_reports_its_own_kind() -> None:
    text = "Police came on Thursday. Talks resume on April 22.\n"
    assert found(text, "relative") == ["Thursday"]
    assert found(text, "partial") == ["April 22"]


@pytest.mark.parametrize(
    "text",
    [
        "Monday is day 1 and Sunday is day 7.",
        "The job runs on Monday at 3:00.",
        "Many systems use this protocol today.",
        "The counter overflows next month.",
        "Use --since=yesterday to see them.",
        "Write @{yesterday} or @{8 hours ago} for it.",
        "For example \"see you tomorrow\" is split in three.",
    ],
)  # fmt: skip
def test_documentation_speaks_of_days_in_general(text: str) -> None:
    assert found(text, "relative", "docs/usage.md") == []


@pytest.mark.parametrize("text", ["The parser was rewritten last week.", "We dropped this two years ago."])
def test_documentation_too_needs_a_day_for_what_happened(text: str) -> None:
    assert len(found(text, "relative", "README.md")) == 1


def test_a_sample_text_in_documentation_is_no_date() -> None:
    assert found('Send "your bill is due by July 31st, thanks" to the parser.', "partial", "docs/parser.md") == []
    assert found("Support ends on July 31st for all.", "partial", "docs/parser.md") == ["July 31st"]


@pytest.mark.parametrize(
    "sentence", ["It fell in May and rose on 4 June. ", "Let's go\n", "# Flood\nIt came in May.\n"]
)
def test_dates_without_a_year_take_time_in_proportion(sentence: str) -> None:
    assert in_proportion(lambda size: found(sentence * size, "partial"), 300)
