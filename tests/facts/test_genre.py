"""What is taken for documentation by its looks, and how that is told without reading every word."""

from __future__ import annotations

import random

from seedlint.facts.genre import TECHNICAL, _cues, _fewest_words, _signs

PIECES = (
    *"ab1fF_-(/`#=~$%>:.\n\t \x1aé٣\u00a0",
    "foo_bar::baz()",
    "~/a/b",
    "conf.yaml",
    "v1.2.3",
    "camelCase",
    "deadbeef",
    "====",
    ".. note",
    "## ",
    "--flag",
    "#42",
    "`x y`",
)


def test_a_text_has_no_more_technical_marks_than_cues_and_no_fewer_words_than_are_told_at_once() -> None:
    chance = random.Random(4)
    for _ in range(20_000):
        text = "".join(chance.choices(PIECES, k=chance.randint(1, 24)))
        assert len(TECHNICAL.findall(text)) <= _cues(text) <= _signs(text.encode("ascii", "replace")), text
        assert _fewest_words(text) <= len(text.split()), text
