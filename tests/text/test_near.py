"""Patterns are tried near letters alone, and find there what they find in the whole text."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from seedlint.text.near import REACH, matches_near

PATTERN = re.compile(r"(?<!\w)(?:on )?[a-c]?day(?!\w)(?! no)")


@given(st.lists(st.sampled_from(["day", "on ", "aday", " ", " no", "x" * (REACH - 1), "x" * REACH, "\n"])).map("".join))
def test_what_is_found_near_the_letters_is_what_the_text_holds(text: str) -> None:
    found = [match.span() for match in matches_near(PATTERN, text, ["day", "ada"])]
    assert found == [match.span() for match in PATTERN.finditer(text)]


def test_no_match_is_cut_where_two_stretches_meet() -> None:
    for length in range(2 * REACH + 10):
        text = f"day {'x' * length} on day {'x ' * length}on day"
        assert len(list(matches_near(PATTERN, text, ["day"]))) == 3


def test_without_the_letters_nothing_is_tried() -> None:
    assert list(matches_near(PATTERN, "day", ["night"])) == []
