from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from growth import in_proportion
from seedlint.text.foregoing import Foregoing

WORDS = re.compile(r"(?<!\w)(?:ab|b a)(?!\w)")


@given(st.text("ab ", max_size=60), st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=8))
def test_it_finds_what_a_search_of_each_stretch_finds(text: str, stretches: list[tuple[int, int]]) -> None:
    parts = [match.span() for match in WORDS.finditer(text)]
    foregoing = Foregoing(WORDS, text)
    for begin, end in sorted((min(each), max(each)) for each in stretches):
        if not any(first < begin < last or first < end < last for first, last in parts):  # it parts none
            assert foregoing.stands(begin, end) == (WORDS.search(text, begin, end) is not None)


def test_stretches_that_overlap_take_time_in_proportion() -> None:
    def ask(times: int) -> None:
        foregoing = Foregoing(WORDS, "a word " * times)
        for place in range(7 * times):
            foregoing.stands(max(place - 2000, 0), place)

    assert in_proportion(ask, 500)
