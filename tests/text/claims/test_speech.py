"""The cues of speech: all that the pattern of a cue matches at a word's beginning."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seedlint.text.claims.speech import CUE, cues

CUES = (
    *(
        "said",
        "Says",
        "told",
        "quipped",
        "According to",
        "citing",
        "laut",
        "nach Angaben von",
        "Según",
        "De acuerdo con",
    ),
    *("selon", "D’après", "d'après", "segundo fontes", "de acordo com", "Reportedly", "It has been reported"),
    *("it is widely said", "were rumoured to", "are widely expected", "se dice", "On dit", "man sagt", "Diz-se"),
    *("found that", "shows that", "prétendument", "señaló", "é", "is", "it", "nach", "founder", "on"),
)


@pytest.mark.parametrize("cue", [cue for cue in CUES if CUE.match(cue)])
def test_a_cue_is_found_behind_another_word(cue: str) -> None:
    assert [match[0] for match in cues(f"Then {cue} ", 0, len(cue) + 6)][:1] == [CUE.match(f"{cue} ")[0]]  # type: ignore[index]


@given(st.lists(st.sampled_from((*CUES, "-", "_", ", ", " ", "é", "x")), max_size=12).map("".join))
def test_cues_are_what_the_pattern_matches_where_words_begin(text: str) -> None:
    words = [word.start() for word in re.finditer(r"\w+", text)]
    matches = [CUE.match(text, at) for at in words if text[at - 1 : at] != "-"]
    assert [cue.span() for cue in cues(text, 0, len(text))] == [match.span() for match in matches if match]
