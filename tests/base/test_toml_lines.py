from __future__ import annotations

import pytest

from seedlint.base.toml_lines import line_of

TEXT = """\
# a comment
title = "x"
fruit.apple.colour = "red"

[rule.one]
level = "note"
patterns = [
  "level = 3",
  "(open",
]
"quoted key" = 1

[ rule . "two" ]  # with blanks
level = "error"
"""


@pytest.mark.parametrize(
    ("keys", "line"),
    [
        (("title",), 2),
        (("fruit", "apple", "colour"), 3),
        (("rule", "one"), 5),
        (("rule", "one", "level"), 6),
        (("rule", "one", "patterns"), 7),
        (("rule", "one", "quoted key"), 11),
        (("rule", "two"), 13),
        (("rule", "two", "level"), 14),
    ],
)
def test_a_key_is_found_on_its_line(keys: tuple[str, ...], line: int) -> None:
    assert line_of(TEXT, *keys) == line


def test_a_key_that_is_not_there_stands_with_its_nearest_ancestor() -> None:
    assert line_of(TEXT, "rule", "two", "gone", "deeper") == 13


def test_a_key_without_any_ancestor_stands_on_the_first_line() -> None:
    assert line_of(TEXT, "gone") == 1


def test_a_piece_of_a_value_is_found_below_its_key() -> None:
    assert line_of(TEXT, "rule", "one", "patterns", holding="(open") == 9


def test_a_piece_that_is_not_there_leaves_the_line_of_its_key() -> None:
    assert line_of(TEXT, "rule", "one", "patterns", holding="nowhere") == 7


def test_only_toml_line_ends_are_counted() -> None:
    assert line_of('a = "x\u2028y\x85z"\nb = 1\n', "b") == 2
