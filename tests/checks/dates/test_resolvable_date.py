"""Relative dates in documents that state their own: what they mean, and the fix that writes it."""

from __future__ import annotations

import pytest

from seedlint.base.model import Document, Finding
from seedlint.checks.dates.resolvable_date import ResolvableDate
from seedlint.facts import Facts
from seedlint.run.examples import apply

HEAD = "Pier closes\nPublished 14 May 2024\n\n"


def findings(text: str) -> list[Finding]:
    return list(ResolvableDate(None).inspect(Facts(Document("page.txt", text)), ()))


def fixed(text: str) -> str:
    return apply(text, [edit for finding in findings(text) if finding.fix for edit in finding.fix.edits])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They arrested two men on Friday.", "They arrested two men on Friday (10 May 2024)."),
        ("The board will meet on Friday.", "The board will meet on Friday (17 May 2024)."),
        ("The pier was shut yesterday.", "The pier was shut yesterday (13 May 2024)."),
        ("The ferry was sold last month.", "The ferry was sold last month (April 2024)."),
        ("El muelle fue cerrado ayer.", "El muelle fue cerrado ayer (13 de mayo de 2024)."),
        ("Le quai est fermé depuis hier.", "Le quai est fermé depuis hier (13 mai 2024)."),
    ],
)
def test_the_date_is_written_beside(text: str, expected: str) -> None:
    assert fixed(HEAD + text) == HEAD + expected
    assert findings(HEAD + expected) == []
    assert all(finding.fix and not finding.fix.safe for finding in findings(HEAD + text))


@pytest.mark.parametrize(
    "text",
    [
        '"It was shut yesterday," she said.',
        "It rained often in the last week.",
        "The kiosk opens every Friday.",
        "The board votes on Tuesday.",
        "It was shut yesterday, on 13 May 2024.",
        "It was shut a few days ago.",
        "Next weekend it is shut.",
    ],
)
def test_what_is_told_already_or_cannot_be_told_is_silent(text: str) -> None:
    assert findings(HEAD + text) == []


def test_a_possessive_is_reported_without_a_fix() -> None:
    (finding,) = findings(HEAD + "They arrested two men after yesterday's storm.")
    assert (finding.values["date"], finding.fix) == ("13 May 2024", None)


@pytest.mark.parametrize(
    "head",
    [
        "Pier closes\n\n",
        "Pier closes\nUpdated 14 May 2024\n\n",
        "Pier closes\nPublished 14 May 2024 | Updated 16 May 2024\n\n",
        "Pier closes\nPosted: 03/04/2025\n\n",
    ],
)
def test_a_document_without_one_sure_day_is_silent(head: str) -> None:
    assert findings(head + "They arrested two men on Friday.") == []


def test_below_a_dated_entry_the_entry_tells_the_day() -> None:
    assert findings(HEAD + "16 May 2024: painted\nThe crew left yesterday.") == []
