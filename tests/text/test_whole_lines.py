from __future__ import annotations

from itertools import groupby, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seedlint.base.model import Edit, Span
from seedlint.base.position import Lines
from seedlint.engine.fix import apply
from seedlint.text.whole_lines import closed_up, whole_lines


def without(text: str, *numbers: int) -> str:
    spans = whole_lines(Lines(text), numbers)
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
        ("One.\n\n\nx\n\n\nTwo.\n", (3,), "One.\n\n\nTwo.\n"),
        ("One.\n\n\nx\n", (3,), "One.\n"),
        ("\n\nx\n\n\nTwo.\n", (2,), "\n\nTwo.\n"),
        ("One.\n\n \t\nx\n\nTwo.\n", (3,), "One.\n\nTwo.\n"),
    ],
)
def test_lines_go_with_one_of_the_blank_lines_that_they_leave(text: str, numbers: tuple[int, ...], left: str) -> None:
    assert without(text, *numbers) == left


def test_no_two_lines_take_the_same_character() -> None:
    text = "x\n\ny\nz\n\nx\n\n"
    spans = sorted(whole_lines(Lines(text), (0, 2, 3, 5)).values())
    assert all(first.end <= second.start for first, second in pairwise(spans))


LINES = st.lists(st.sampled_from(["Kept.", "x", "", " "]), max_size=12)


def runs_of_blanks(text: str) -> list[int]:
    return [len(list(row)) for blank, row in groupby(text.splitlines(), lambda line: not line.strip()) if blank]


@given(LINES, st.lists(st.integers(1, 3), min_size=12, max_size=12), st.sampled_from(["\n", "\r\n", "\r"]))
def test_what_several_rules_take_out_goes_as_if_one_did(words: list[str], rules: list[int], newline: str) -> None:
    text = "".join(f"{word}{newline}" for word in words)
    lines = Lines(text)
    numbers = {rule: [at for at, word in enumerate(words) if word == "x" and rules[at] == rule] for rule in (1, 2, 3)}
    edits = [Edit(span, "") for rule in numbers for span in whole_lines(lines, numbers[rule]).values()]
    apart = [edit for edit in edits if not any(edit.span.overlaps(other.span) for other in edits if other is not edit)]
    left = apply(text, closed_up(text, apart))
    gone = [
        lines.number(at)
        for at, word in enumerate(text)
        if word == "x" and not any(at in range(*edit.span) for edit in apart)
    ]
    assert left.count("Kept.") == words.count("Kept.")
    assert left.count("x") == len(gone)
    if not gone:
        assert left == without(text, *(at for at, word in enumerate(words) if word == "x"))
    assert max(runs_of_blanks(left), default=0) <= max(runs_of_blanks(text), default=0)


def test_edits_beside_each_other_stay_as_they_are() -> None:
    text = "One.\n\nx\ny\n\nTwo is here.\n"
    word = Edit(Span(text.index(" is"), text.index(" here")), "")
    put_in = Edit(Span(text.index("y"), text.index("y")), "more ")
    first = Edit(Span(text.index("x"), text.index("y")), "")
    assert closed_up(text, [first, put_in, word]) == [first, put_in, word]


def test_no_line_takes_nothing() -> None:
    assert whole_lines(Lines("One.\n"), ()) == {}
