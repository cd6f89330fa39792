"""What gives a date its year, or makes it one of every year."""

from __future__ import annotations

import pytest

from seedlint.base.model import Span
from seedlint.text.dates.year_in_context import Surroundings, has_year_in_paragraph, is_in_name, is_whole_year


@pytest.mark.parametrize(
    ("first", "last"), [((1, 1), (12, 31)), ((4, 1), (3, 31)), ((4, 6), (4, 5)), ((3, 1), (2, 28))]
)
def test_a_whole_year_ends_on_the_day_before_it_begins(first: tuple[int, int], last: tuple[int, int]) -> None:
    assert is_whole_year(first, last)
    assert not is_whole_year(first, (7, 9))


def test_a_paragraph_tells_of_the_year_that_it_began_with() -> None:
    text = "In 1920 the yards stood still. The riveters came back in May."
    assert has_year_in_paragraph(Surroundings(text), text.index("The riveters"), "The riveters came back in ", [])


def test_a_full_date_gives_its_year_to_the_sentences_behind_it() -> None:
    text = "The yards closed on 2 March 1920. The riveters came back in May."
    date = Span(text.index("2 March"), text.index(". The"))
    assert has_year_in_paragraph(Surroundings(text), text.index("The riveters"), "The riveters came back in ", [date])
    assert not has_year_in_paragraph(Surroundings(text), date.start, "The yards closed on ", [date])


def test_a_year_of_origin_is_no_year_of_what_follows() -> None:
    text = "The chapel was built in 1880. Thieves came in May."
    assert not has_year_in_paragraph(Surroundings(text), text.index("Thieves"), "Thieves came in ", [])


def test_a_line_of_its_own_paragraph_tells_nothing_of_the_next_one() -> None:
    text = "In 1920 " + "the yards stood still and nobody was paid " * 4 + "at all.\nThe riveters came back in May."
    assert not has_year_in_paragraph(Surroundings(text), text.index("The riveters"), "The riveters came back in ", [])


def test_a_street_is_named_after_a_day() -> None:
    assert is_in_name("Walk along Avenida ", ".", "9 de Julio")
    assert is_in_name("Get off at the ", " station.", "25 de Mayo")
    assert not is_in_name("La visita es el ", ".", "9 de julio")
