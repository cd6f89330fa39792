"""What the pages of the boilerplate rules must show: enough of each language, and enough that must stay silent."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import pytest

from seedlint import rulebook
from seedlint.rulebook import read_rule_page
from seedlint.rulebook.example import Example, examples
from seedlint.rulebook.page import read_page
from seedlint.text.function_words import WORDS

FAMILIES = {rule.id: rule for rule in rulebook.load().rules.values() if rule.check in ("template-line", "tag-line")}
SILENT = 200  # examples of all families in which nothing is found
NEVER_SAFE = ("affiliate-disclosure", "author-bio", "copyright", "photo-credit")


def shown(family: str, heading: str) -> Sequence[Example]:
    rule = FAMILIES[family]
    page = read_page(rule.file, read_rule_page(rule))
    return [example for example in examples(page) if example.heading == heading]


def language(text: str) -> str:
    """Return the language most of whose function words a text has; few words are enough."""
    words = [word.strip(".,:;!?").lower() for word in text.split()]
    counts = Counter({name: sum(word in known for word in words) for name, known in WORDS.items()})
    return counts.most_common(1)[0][0]


@pytest.mark.parametrize("family", FAMILIES)
def test_ten_examples_in_five_languages_show_what_a_family_finds(family: str) -> None:
    bad = shown(family, "Bad")
    assert len(bad) >= 10
    assert len({language(example.text) for example in bad}) >= 5


@pytest.mark.parametrize("family", FAMILIES)
def test_eight_examples_show_what_a_family_leaves_alone(family: str) -> None:
    assert len({example.text for example in shown(family, "Good")}) >= 8


def test_the_families_share_two_hundred_hard_negatives() -> None:
    assert len({example.text for family in FAMILIES for example in shown(family, "Good")}) >= SILENT


@pytest.mark.parametrize("family", FAMILIES)
def test_a_family_shows_its_fix(family: str) -> None:
    assert shown(family, "Fixed")


@pytest.mark.parametrize("family", NEVER_SAFE)
def test_what_carries_rights_names_and_duties_is_never_taken_out_safely(family: str) -> None:
    assert FAMILIES[family].options["removal"] == "unsafe"
