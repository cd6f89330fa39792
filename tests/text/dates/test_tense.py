"""Whether a past or a future is told where a date stands."""

from __future__ import annotations

import time

import pytest

from seedlint.text.dates.tense import verb_near


def tense(text: str) -> str | None:
    """Return the time of the clause round the mark @."""
    before, _, after = text.partition("@")
    verb = verb_near(before, after)
    return verb.time if verb else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The police arrested two men on @.", "past"),
        ("On @ the council voted to close the pier.", "past"),
        ("The treaty was signed at noon on @.", "past"),
        ("The man arrested on @ will appear in court.", "past"),
        ("The bridge has been closed since @.", "past"),
        ("El alcalde fue detenido el @.", "past"),
        ("Die Brücke wurde am @ gesperrt.", "past"),
        ("Le pont a été fermé le @.", "past"),
        ("The bridge will be closed on @.", "future"),
        ("The council said that it will vote on @.", "future"),
        ("The fair opens on @.", "future"),
        ("The vote is due to take place on @.", "future"),
        ("Die Brücke wird am @ gesperrt.", "future"),
        ("The bridge was due to open on @.", "other"),
        ("The hearing was postponed until @.", "other"),
        ("It would open on @.", "other"),
        ("The shop is shut on @.", "other"),
        ("Storm; @", None),
        ("A hundred seats, @", None),
    ],
)
def test_the_nearest_verb_tells_the_time(text: str, expected: str | None) -> None:
    assert tense(text) == expected


def test_a_long_text_costs_linear_time() -> None:
    start = time.process_time()
    for piece in ("has been ", "ist ge", "to be not ", "is due to be ", "a été "):
        verb_near(piece * 3000, piece * 3000)
    assert time.process_time() - start < 5
