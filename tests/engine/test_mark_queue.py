"""Marks come together by their keys, in whatever order and at whatever time they were put in."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seedlint.base.model import Mark, Span
from seedlint.engine import mark_queue
from seedlint.engine.mark_queue import MarkQueue, Merge
from seedlint.run.corpus import external_sort
from seedlint.run.corpus.external_sort import ExternalSorter, SpillingMarkQueue

MARKS = st.lists(
    st.builds(
        Mark,
        st.sampled_from(["one", "two"]),
        st.text("abc", min_size=1, max_size=2),
        st.sampled_from("xyz"),
        st.just(Span(0, 1)),
        st.text("v", max_size=3),
    ),
    max_size=40,
)
TINY = 1000  # bytes: two marks


def questions(queue: MarkQueue, further: Sequence[Mark] = ()) -> list[tuple[str, str, list[Mark]]]:
    """Return all questions; `further` marks are put in while the first one is answered."""
    found = []
    for marks, _ in queue.groups():
        found.append((marks[0].key, marks[0].rule, list(marks)))
        for mark in further:
            if mark.key > marks[0].key:
                queue.put(mark)
        further = ()
    return found


@given(MARKS, MARKS)
def test_what_spills_comes_out_as_what_does_not(marks: list[Mark], more: list[Mark]) -> None:
    spilled = SpillingMarkQueue(memory=TINY)
    for mark in marks:
        spilled.extend([mark])
    assert questions(spilled, more) == questions(MarkQueue(marks), more)


@given(MARKS, MARKS)
def test_what_is_put_in_meanwhile_comes_with_what_was_there(marks: list[Mark], more: list[Mark]) -> None:
    if not marks:
        return
    first = min(mark.key for mark in marks)
    later = [mark for mark in more if mark.key > first]
    assert questions(MarkQueue(marks), more) == questions(MarkQueue([*marks, *later]))


@given(MARKS)
def test_every_question_is_asked_once_with_its_marks_in_order(marks: list[Mark]) -> None:
    asked = questions(MarkQueue(marks))
    assert [(key, rule) for key, rule, _ in asked] == sorted({(mark.key, mark.rule) for mark in marks})
    assert all(group == sorted(group) for _, _, group in asked)
    assert sorted(mark for _, _, group in asked for mark in group) == sorted(marks)


def test_a_rule_that_compares_pairs_is_not_asked_about_one_mark_alone() -> None:
    marks = [Mark("one", "a", "x", Span(0, 1)), Mark("two", "a", "x", Span(0, 1)), Mark("one", "b", "x", Span(0, 1))]
    assert [one.marks[0].rule for one in MarkQueue(marks).groups(pairs={"one"})] == ["two"]


@pytest.mark.parametrize("step", [1, 7])
def test_of_too_many_marks_the_first_ones_count_whatever_order_they_come_in(
    monkeypatch: pytest.MonkeyPatch, step: int
) -> None:
    monkeypatch.setattr(mark_queue, "MOST", 10)
    marks = [Mark("one", "a", f"{number * step % 100:02}", Span(0, 1)) for number in range(100)]
    monkeypatch.setattr(mark_queue._cut, "__defaults__", (20,))
    (question,) = MarkQueue(marks).groups()
    assert [mark.ref for mark in question.marks] == [f"{number:02}" for number in range(10)]
    assert question.left_out == 90


@given(st.lists(st.integers(0, 50)))
def test_a_spill_gives_back_what_was_put_in_sorted(numbers: list[int]) -> None:
    numbered = ExternalSorter[int](key=lambda number: number, sizes=lambda numbers: [10] * len(numbers), memory=25)
    for number in numbers:
        numbered.extend([number])
    assert list(numbered) == sorted(numbers)


RUNS = st.lists(st.lists(st.lists(st.integers(0, 9), min_size=1, max_size=5), max_size=4), max_size=4)


@given(RUNS, RUNS)
def test_a_merge_gives_what_is_sorted_in_parts_in_order_and_of_each_key_all(
    first: list[list[list[int]]], later: list[list[list[int]]]
) -> None:
    merge = Merge(map(in_pieces, first), key=lambda number: number)
    taken = merge.take()
    left = [[[number for number in piece if number > max(taken, default=-1)] for piece in run] for run in later]
    for run in left:
        merge.add(in_pieces(run))
    blocks = [taken]
    while block := merge.take():
        blocks.append(block)
    flat = [number for block in blocks for number in block]
    assert flat == sorted(number for run in (*first, *left) for piece in run for number in piece)
    assert all(one[-1] < other[0] for one, other in pairwise(filter(None, blocks)))


def in_pieces(pieces: list[list[int]]) -> list[list[int]]:
    """Return numbers sorted, in pieces of the same lengths, none of them empty."""
    rest = iter(sorted(number for piece in pieces for number in piece))
    return [list(islice(rest, len(piece))) for piece in pieces if piece]


@given(MARKS)
def test_marks_that_are_packed_come_out_as_they_were(marks: list[Mark]) -> None:
    queue = SpillingMarkQueue(memory=0)
    for mark in marks:
        queue.extend([mark])
    assert [one for question in queue.groups() for one in question.marks] == sorted(
        marks, key=lambda mark: (mark.key, mark)
    )


def test_what_one_key_has_too_much_of_is_cut_while_it_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mark_queue, "MOST", 10)
    monkeypatch.setattr(mark_queue._cut, "__defaults__", (20,))
    monkeypatch.setattr(external_sort, "PIECE", 1)
    queue = SpillingMarkQueue(memory=3000)
    for number in range(100):
        queue.extend([Mark("one", "a", f"{number * 7 % 100:02}", Span(0, 1))])
    (question,) = queue.groups()
    assert [mark.ref for mark in question.marks] == [f"{number:02}" for number in range(10)]
    assert question.left_out == 90
