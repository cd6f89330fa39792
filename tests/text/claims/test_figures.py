"""Figures in words: found around the words that tell of them, wherever they stand."""

from __future__ import annotations

import pytest

from seedlint.text.claims.figures import figures


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("About one in\nfive geese counts.", "one in\nfive"),
        ("An estimated two thirds of them slept.", "two thirds of"),
        ("Prices have nearly doubled.", "have nearly doubled"),
        ("Roughly twenty-five per cent agreed.", "Roughly twenty-five per cent"),
        ("Jeder Zweite kam.", "Jeder Zweite"),
        ("Une personne sur trois dort.", "Une personne sur trois"),
        ("Uma em cada cinco dorme.", "Uma em cada cinco"),
        ("İ: half of all geese sleep.", "half of all"),
    ],
)
def test_a_figure_in_words_is_found_wherever_it_stands(text: str, figure: str) -> None:
    for before in ("", "x " * 500):
        assert [span.of(before + text) for span in figures(before + text, ())] == [figure]


def test_each_of_many_figures_is_found_once() -> None:
    text = "half of all, one in five, one in six, half of all " * 20
    assert len(figures(text, ())) == 80


def test_words_that_tell_of_no_figure_give_none() -> None:
    assert figures("The majority party is one in name. He lives in ten rooms. Jede Gans schläft.", ()) == ()
