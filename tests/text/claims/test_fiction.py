"""Stories whose people nobody can ask."""

from __future__ import annotations

import pytest

from seedlint.text.claims.fiction import is_in_fiction


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("In her second novel, ", " that the lock is mined."),
        ("In the play by Ada Brandt, ", " that the lock is mined."),
        ("", " the young heroine that the lock is mined."),
        ("Im Roman verrät ", " alles."),
        ("En la novela, ", " la verdad."),
        ("Dans le roman, ", " la vérité."),
        ("No romance, ", " a verdade."),
    ],
)
def test_what_people_of_a_story_say_is_no_claim(before: str, after: str) -> None:
    assert is_in_fiction(before, after)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("In the documentary, ", " that the alarm was off."),
        ("In the game, ", " that it rained."),
        ("In der Folge ", " alles."),
        ("", " that the novel is dull."),
    ],
)
def test_what_is_said_in_the_world_is_one(before: str, after: str) -> None:
    assert not is_in_fiction(before, after)
