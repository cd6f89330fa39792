"""Tests of hints in errors."""

from seedlint.base.errors import nearest


def test_a_word_in_capitals_is_near_the_same_word_in_small_letters() -> None:
    assert nearest("ALL", ("all", "dates")) == "did you mean `all`?"
    assert nearest("Missing-Date", ("missing-date", "missing-byline")) == "did you mean `missing-date`?"


def test_a_name_in_the_same_case_is_preferred() -> None:
    assert nearest("README.md", ("README.me", "readme.md")) == "did you mean `README.me`?"


def test_a_word_like_none_of_the_known_has_no_hint() -> None:
    assert nearest("PIER", ("all", "dates")) is None
