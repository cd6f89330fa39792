from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from seedlint.base.model import Position, Span
from seedlint.base.position import CONTEXT, Lines

TEXTS = st.text(alphabet="ab \t\r\n\u2028\x0b\x85é漢😀", max_size=40)


@given(TEXTS)
def test_every_offset_comes_back_from_its_line_and_column(text: str) -> None:
    lines = Lines(text)
    for offset in range(len(text) + 1):
        position = lines.position(offset)
        assert lines.offset(position.line, position.column) == offset


@given(TEXTS)
def test_a_line_ends_with_lf_or_cr_lf_or_cr_and_with_nothing_else(text: str) -> None:
    assert [line.of(text) for line in Lines(text)] == re.split("\r\n|\r|\n", text)


@given(TEXTS)
def test_lines_and_their_ends_are_the_whole_text(text: str) -> None:
    lines = Lines(text)
    stops = (*lines.starts[1:], len(text))
    assert "".join(text[start:stop] for start, stop in zip(lines.starts, stops, strict=True)) == text
    for number, (start, stop) in enumerate(zip(lines.starts, stops, strict=True)):
        assert {lines.number(offset) for offset in range(start, stop)} <= {number}


@given(TEXTS)
def test_utf_16_columns_count_code_units(text: str) -> None:
    lines = Lines(text)
    for offset in range(len(text) + 1):
        before = text[lines.starts[lines.number(offset)] : offset]
        assert lines.position(offset).utf16 == len(before.encode("utf-16-le")) // 2 + 1


@given(TEXTS, st.data())
def test_a_location_holds_its_span_in_its_context(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    lines = Lines(text)
    location = lines.locate(Span(start, end), "a.txt")
    assert location.snippet.text == text[start:end]
    at = lines.offset(location.context.start.line, location.context.start.column)
    assert text.startswith(location.context.text, at)
    assert at <= start and end <= at + len(location.context.text)


def test_an_empty_text_has_one_empty_line() -> None:
    lines = Lines("")
    assert list(lines) == [Span(0, 0)]
    assert lines.position(0) == Position(1, 1, 1)


def test_a_lone_cr_ends_a_line() -> None:
    assert Lines("one\rtwo").position(4) == Position(2, 1, 1)


def test_the_end_of_a_line_belongs_to_it() -> None:
    lines = Lines("one\r\ntwo")
    assert [lines.number(offset) for offset in (3, 4, 5)] == [0, 0, 1]
    assert lines.at(4) == Span(0, 3)


def test_the_context_of_a_long_line_is_cut_around_the_span() -> None:
    text = "x" * 5000
    location = Lines(text).locate(Span(2000, 2001), "a.txt")
    assert len(location.context.text) == 2 * CONTEXT + 1
    assert location.context.start == Position(1, 2001 - CONTEXT, 2001 - CONTEXT)


def test_the_context_is_the_line_with_its_neighbours() -> None:
    location = Lines("a\nb\nc\nd\ne").locate(Span(4, 5), "a.txt")
    assert location.context.text == "b\nc\nd"


def test_a_character_beyond_the_basic_plane_counts_two_utf_16_units() -> None:
    assert Lines("a😀漢").position(3).utf16 == 5
