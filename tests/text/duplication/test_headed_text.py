"""What headings that come again have to show before they count."""

from __future__ import annotations

import pytest

from growth import in_proportion
from seedlint.text.duplication.headed_text import has_running_text, names_a_section


@pytest.mark.parametrize(
    "body",
    [
        "\nGet it.\n",
        "\nIt runs\non and on. \n",
        "\nDo it like this:\n",
        "\n- the pump no longer leaks\n",
        "\n水泵坏了。\n",
    ],
)
def test_a_sentence_or_a_long_item_is_running_text(body: str) -> None:
    assert has_running_text(body)


@pytest.mark.parametrize(
    "body",
    [
        "",
        "\nPrev | Chapter 3. Pumps. | Next\n",
        "\n* Rowing\n* Sailing\n",
        "\nBy:\n",
        "\n\x00 \x00Set up the pump\x00\x00\x00\x00\x00\n",
    ],
)
def test_contents_and_navigation_are_none(body: str) -> None:
    assert not has_running_text(body)


def test_a_heading_of_plain_text_begins_with_a_capital_and_has_text_right_under_it() -> None:
    text = "\n\nIt is lit at dusk.\n"
    assert names_a_section("Lamps", text)
    assert names_a_section("灯", text)
    assert not names_a_section("make lamps", text)
    assert not names_a_section("(lamps)", text)
    assert not names_a_section("Anmerkung", text)
    assert not names_a_section("2.1. Lamps", text)
    assert not names_a_section("Lamps", "\n\nBells\n \nThey ring at dawn.\n")


def test_long_bodies_cost_in_proportion_to_their_length() -> None:
    assert in_proportion(lambda size: has_running_text("\x00 a" * size), 20_000)
