"""Dates in figures that may be one of two days, and what fixes their order."""

from __future__ import annotations

import pytest

from seedlint.base.model import Document, Field, Finding, Span
from seedlint.checks.dates.ambiguous_date import AmbiguousDate
from seedlint.facts import Facts


def findings(text: str, **metadata: str) -> list[Finding]:
    document = Document("page.txt", text, metadata={key: Field(value, Span(0, 0)) for key, value in metadata.items()})
    return list(AmbiguousDate(None).inspect(Facts(document), ()))


def found(text: str, **metadata: str) -> list[str]:
    return [finding.span.of(text) for finding in findings(text, **metadata)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Posted: 03/04/2025", "03/04/2025"),
        ("It was sold before 06/07/2022.", "06/07/2022"),
        ("The ticket is valid 1-2-2024.", "1-2-2024"),
        ("The fee is due 11/12/2023", "11/12/2023"),
        ("It is valid from 1-2-2024.", "1-2-2024"),
        ("Seen (03/04/2025) and heard.", "03/04/2025"),
        ("The case of 03/04/2025 is open.", "03/04/2025"),
        ("It may rain on 03/04/2025.", "03/04/2025"),
        ("Wednesday came. 03/04/2025 was wet.", "03/04/2025"),
    ],
)
def test_an_order_that_nothing_fixes_is_found(text: str, expected: str) -> None:
    assert found(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Posted: 23/04/2025",
        "Posted: 04/23/2025",
        "Posted: 05/05/2025",
        "Posted: 2025-04-03",
        "Der Brief ist vom 03.04.2025.",
        "Der Brief vom 03/04/2025 ist nicht mit der Post gekommen.",
        "La carta del 03/04/2025 no está en el archivo.",
        "03/04/2023 tarred the slipway\n19/05/2023 greased the crane",
        "Thursday 03/04/2025",
        "03/04/2025 (Thursday)",
        "All dates are DD/MM/YYYY. Posted 03/04/2025.",
        "The format is %m/%d/%Y, as in 03/04/2025.",
        "Published 3 April 2025\n\nThe tide of 03/04/2025 was the highest.",
        "see /archive/03/04/2025/pier.html",
        "https://example.org/03/04/2025",
        "Open 24/7, half past 9/11, 3/4 of it, version 1.3.2025",
        "It parses '03/04/2025' and knows dates such as 03/04/2025.",
        "file-03-04-2025.txt",
        "Case no. 03/04/2025",
        "Resolution 03/04/2025",
        "Version 1-2-2024 is out.",
        "Sizes 3-4-2025",
        "On 9/11/2001 the towers fell.",
        "03/04/2025, the third of April 2025",
        "03/04/2025 (April 3)",
        "(April 3) 03/04/2025",
    ],
)
def test_a_fixed_order_and_what_is_no_date_are_silent(text: str) -> None:
    assert found(text) == []


def test_a_country_in_the_metadata_fixes_the_order_and_english_alone_does_not() -> None:
    assert found("Posted 03/04/2025", lang="en-GB") == []
    assert found("Posted 03/04/2025", lang="fr") == []
    assert found("Posted 03/04/2025", lang="en") == ["03/04/2025"]


def test_the_message_has_both_days() -> None:
    (finding,) = findings("Posted 03/04/2025")
    assert (finding.values["one"], finding.values["two"]) == ("3 April 2025", "4 March 2025")
