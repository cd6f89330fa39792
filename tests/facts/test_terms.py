from __future__ import annotations

from seedlint.facts.terms import terms


def test_words_are_counted_in_lower_case_without_stop_words() -> None:
    assert terms("The harbour and the Harbour board") == {"harbour": 2, "board": 1}


def test_both_apostrophes_are_one_letter() -> None:
    assert terms("O’Hara's boat, O'Hara's crew") == terms("O'Hara's boat, O’Hara’s crew")
    assert "don't" not in terms("I don’t know")


def test_numbers_short_words_code_and_markup_are_no_terms() -> None:
    assert terms("42 am x_y \x1a\x1a\x1a \0\0 pier") == {"pier": 1}


def test_stop_words_of_other_languages_are_left_out() -> None:
    assert terms("der Hafen und die Brücke, les bateaux dans la rade, una barca para todos") == {
        "hafen": 1, "brücke": 1, "bateaux": 1, "rade": 1, "barca": 1,
    }  # fmt: skip
