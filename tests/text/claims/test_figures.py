"""Figures in words: found around the words that tell of them, wherever they stand."""

from __future__ import annotations

import pytest

from growth import in_proportion
from seedlint.text.claims.figures import MEMBERS_NAMED, SOURCE_SHOWS, figures
from seedlint.text.digits import digit_runs


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


def in_digits(text: str) -> list[str]:
    return [span.of(text) for span in figures(text, digit_runs(text))]


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("It costs the shops about $2.5 billion each year.", "about $2.5 billion"),
        ("Late trains costs the economy £3 billion.", "£3 billion"),
        ("The kite trade is worth an estimated $600 million.", "an estimated $600 million"),
        ("At least 300 shops have closed.", "At least 300"),
        ("Every month tar theft costs the yards £40m.", "£40m"),
        ("They lose €3bn in taxes a year.", "€3bn"),
        ("Rope is a $3-billion-a-year trade.", "$3-billion"),
        ("Jedes Jahr fehlen 3 Millionen Euro.", "3 Millionen Euro"),
        ("Some 300 farms still have no road.", "Some 300"),
        ("Environ 300 fermes n'ont pas de route.", "Environ 300"),
    ],
)
def test_money_that_comes_again_and_rounded_counts_of_a_kind_are_figures(text: str, figure: str) -> None:
    assert in_digits(text) == [figure]


@pytest.mark.parametrize(
    "text",
    [
        "It was sold for $2.5 billion in May.",
        "The bridge cost 3 million euros.",
        "The painting is worth $3 million.",
        "A kite is £40 a year.",
        "Some 300 guests came late.",
        "At least 300 metres have no rail.",
        "The majority of it was tar.",
    ],
)
def test_prices_and_other_counts_are_none(text: str) -> None:
    assert not in_digits(text)


def test_what_can_be_looked_up_is_told_behind_a_figure() -> None:
    assert SOURCE_SHOWS.search("Lund owns half, as the land register shows.")
    assert SOURCE_SHOWS.search("Lund besitzt die Hälfte, wie aus dem Grundbuch hervorgeht.")
    assert not SOURCE_SHOWS.search("Lund owns half as much as the harbour.")


def test_those_who_are_counted_are_named() -> None:
    assert MEMBERS_NAMED.match(" the crew, Brandt, Ole Lund and Varga, slept.")
    assert MEMBERS_NAMED.match(" the crew (Brandt and Lund) slept.")
    assert not MEMBERS_NAMED.match(" the crew, tired and cold, slept in Bergen and Lund.")


@pytest.mark.parametrize(
    "unit",
    [
        "300 villages ",
        "$3.4 billion ",
        "300 of the old ",
        "every year ",
        "two thirds ",
        "3,400,000 geese ",
        "costs the ",
    ],
)
def test_a_long_line_of_beginnings_takes_time_in_proportion(unit: str) -> None:
    def read(size: int) -> object:
        text = unit * size
        return figures(text, digit_runs(text))

    assert in_proportion(read, 300)
