"""Proverbs and farewells, and what happens in two weeks."""

from __future__ import annotations

import pytest

from seedlint.text.dates.idioms import is_idiom, is_point_in_time


@pytest.mark.parametrize(
    ("text", "before", "after"),
    [
        ("Tomorrow", "", " is another day."),
        ("Tomorrow", "", " never comes."),
        ("Demain", "", " est un autre jour."),
        ("tomorrow", "Never put off until ", " what can wait."),
        ("Yesterday", "", " is a song."),
        ("tomorrow", '"See you ', '," she said.'),
        ("tomorrow", "If the pier closed ", ", nobody would know."),
    ],
)
def test_a_saying_is_no_day(text: str, before: str, after: str) -> None:
    assert is_idiom(text, before, after)


@pytest.mark.parametrize(
    ("text", "before", "after"),
    [
        ("Tomorrow", "", " is the last day."),
        ("Yesterday", "", " was cold."),
        ("tomorrow", "See you ", " at seven at the pier."),
        ("tomorrow", "The pier closes ", "."),
    ],
)
def test_a_day_is_no_saying(text: str, before: str, after: str) -> None:
    assert not is_idiom(text, before, after)


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("The next sale is ", ".", True),
        ("The lock will be open again ", ".", True),
        ("", " the lock will open.", True),
        ("Learn to knit ", ".", False),
        ("The pier was built ", ".", False),
        ("If you sign, the boat is back ", ".", False),
    ],
)
def test_what_is_set_for_a_day_isnt_what_takes_so_long(before: str, after: str, *, expected: bool) -> None:
    assert is_point_in_time("in two weeks", before, after) is expected
