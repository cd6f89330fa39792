from __future__ import annotations

from itertools import pairwise

import pytest

from seedlint.position import Lines
from seedlint.text.whole_lines import whole_lines


def without(text: str, *numbers: int) -> str:
    spans = whole_lines(text, Lines(text), numbers)
    for span in sorted(spans.values(), reverse=True):
        text = text[: span.start] + text[span.end :]
    return text


@pytest.mark.parametrize(
    ("text", "numbers", "left"),
    [
        ("One.\n\nx\n\nTwo.\n", (2,), "One.\n\nTwo.\n"),
        ("One.\n\nx\ny\n\nTwo.\n", (2, 3), "One.\n\nTwo.\n"),
        ("One.\n\nx\n\ny\n\nTwo.\n", (2, 4), "One.\n\nTwo.\n"),
        ("x\n\ny\n\nTwo.\n", (0, 2), "Two.\n"),
        ("x\ny\n\nTwo.\n", (0, 1), "Two.\n"),
        ("One.\n\nx\nTwo.\n", (2,), "One.\n\nTwo.\n"),
        ("One.\nx\n\nTwo.\n", (1,), "One.\n\nTwo.\n"),
        ("One.\n\nx\n\n", (2,), "One.\n\n"),
        ("One.\r\n\r\nx\r\ny\r\n\r\nTwo.\r\n", (2, 3), "One.\r\n\r\nTwo.\r\n"),
        ("One.\r\rx\r\rTwo.\r", (2,), "One.\r\rTwo.\r"),
        ("x", (0,), ""),
    ],
)
def test_lines_go_with_one_of_the_blank_lines_that_they_leave(text: str, numbers: tuple[int, ...], left: str) -> None:
    assert without(text, *numbers) == left


def test_no_two_lines_take_the_same_character() -> None:
    text = "x\n\ny\nz\n\nx\n\n"
    spans = sorted(whole_lines(text, Lines(text), (0, 2, 3, 5)).values())
    assert all(first.end <= second.start for first, second in pairwise(spans))


def test_no_line_takes_nothing() -> None:
    assert whole_lines("One.\n", Lines("One.\n"), ()) == {}
