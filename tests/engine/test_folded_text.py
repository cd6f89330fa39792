from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seedlint.engine.folded_text import Folded
from seedlint.pattern import MARKUP, fold

TEXTS = st.text(alphabet="aBİéÉ漢😀’'. \t\u00a0\u202f\r\n" + MARKUP, max_size=30)
BLANKS = " \n"


@given(TEXTS)
def test_a_folded_stretch_maps_back_to_text_that_folds_to_the_same(text: str) -> None:
    folded = Folded(text)
    for start in range(len(folded.text)):
        for end in range(start + 1, len(folded.text) + 1):
            stretch = folded.text[start:end]
            if "\n" in stretch or stretch[0] in BLANKS or stretch[-1] in BLANKS:
                continue
            span = folded.span(start, end)
            assert Folded(span.of(text)).text == stretch


@given(TEXTS)
def test_spans_keep_the_order_of_the_folded_text(text: str) -> None:
    folded = Folded(text)
    spans = [folded.span(at, at + 1) for at, char in enumerate(folded.text) if char not in BLANKS]
    assert all(one.end <= other.start for one, other in itertools.pairwise(spans))


@given(TEXTS)
def test_no_markup_is_left_and_no_run_of_blanks_but_where_a_blank_line_stood(text: str) -> None:
    folded = Folded(text).text
    assert "  " not in folded or "\n\n" in text
    assert not set(folded) & {MARKUP, "\r", "\t", "\u00a0", "\u202f", "’"}


@pytest.mark.parametrize(
    "written",
    [
        "some critics",
        "Some CRITICS",
        "some  critics",
        "some\ncritics",
        "some \n  critics",
        "some\r\ncritics",
        "some\rcritics",
        "some\u00a0critics",
        "some\tcritics",
        f"some {MARKUP}{MARKUP}critics",
        f"so{MARKUP}me critics",
        f"some{MARKUP}\n{MARKUP}critics",
    ],
)
def test_a_phrase_is_found_however_it_is_wrapped_and_marked_up(written: str) -> None:
    folded = Folded(f"And {written}, no?")
    at = folded.text.index("some critics")
    assert folded.span(at, at + len("some critics")).of(f"And {written}, no?") == written


@pytest.mark.parametrize("gap", ["\n\n", "\r\n\r\n", "\r\r", "\n \n", " \n\n ", "\n\t\n", f"\n{MARKUP}\n", "\n\n\n"])
def test_no_phrase_reaches_across_a_blank_line(gap: str) -> None:
    assert "some critics" not in Folded(f"some{gap}critics").text


def test_a_letter_that_would_grow_in_lower_case_stays_one_letter() -> None:
    folded = Folded("İzmir CRITICS")
    assert folded.text == "İzmir critics"
    assert folded.span(6, 13).of("İzmir CRITICS") == "CRITICS"


def test_both_apostrophes_are_one() -> None:
    assert Folded("Don’t").text == Folded("don't").text == fold("DON’T")
