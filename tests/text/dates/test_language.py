"""The language round an expression, told by its short words."""

from __future__ import annotations

import pytest

from seedlint.text.dates.language import language_at, may_be_in


@pytest.mark.parametrize("language", ["es", "fr", "it"])
def test_a_word_of_several_languages_rules_none_of_them_out(language: str) -> None:
    assert may_be_in(language, "la commune comptait trois médecins", 34, 34)


def test_a_language_with_fewer_words_is_ruled_out() -> None:
    assert not may_be_in("es", "la piscine est à la mairie et le parc", 37, 37)


def test_english_rules_a_language_out_that_has_as_many_words() -> None:
    assert not may_be_in("de", "the die", 7, 7)


def test_words_that_english_has_too_make_no_portuguese() -> None:
    assert language_at("no reaction, do bring a towel", 0, 0) == ""


def test_no_language_is_told_without_words() -> None:
    assert not may_be_in("en", "12345", 0, 0)
