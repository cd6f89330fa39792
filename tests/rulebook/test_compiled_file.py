"""The file of compiled rules: what was written is read again, long options only when they are asked for."""

from __future__ import annotations

from pathlib import Path

import pytest

from seedlint.base.cache import packed
from seedlint.base.mapped_file import FilePart
from seedlint.base.model import Level
from seedlint.engine.scan import Scanner
from seedlint.pattern import parse
from seedlint.pattern.anchors import by_word
from seedlint.rulebook import compiled_file
from seedlint.rulebook.rule import Calls, Rule

SHORT = {"needs": 3}
LONG = {"never": tuple(f"word{number}" for number in range(200))}


def rule(name: str, options: dict[str, object]) -> Rule:
    return Rule(name, "taste", "", "phrase", Level.NOTE, "", "", "", packed_options=packed(options))


def test_rules_are_read_as_they_were_written(tmp_path: Path) -> None:
    file = tmp_path / compiled_file.NAME
    written = [rule("one", LONG), rule("two", SHORT), rule("three", {**LONG, **SHORT}), rule("four", {})]
    file.write_bytes(compiled_file.to_bytes(written))
    read = compiled_file.read(str(file)) or ()
    assert [one.options for one in read] == [one.options for one in written]
    assert [one._replace(packed_options=b"") for one in read] == [one._replace(packed_options=b"") for one in written]


def test_only_long_options_are_left_in_the_file(tmp_path: Path) -> None:
    file = tmp_path / compiled_file.NAME
    file.write_bytes(compiled_file.to_bytes([rule("long", LONG), rule("short", SHORT)]))
    long, short = compiled_file.read(str(file)) or ()
    assert isinstance(long.packed_options, FilePart)
    assert short.packed_options == packed(SHORT)


def test_a_missing_file_counts_as_none(tmp_path: Path) -> None:
    assert compiled_file.read(str(tmp_path / compiled_file.NAME)) is None


@pytest.mark.parametrize("content", [b"", b"version https://example.org/spec/v1", packed([1]), bytes(range(200))])
def test_a_file_of_another_format_counts_as_none(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / compiled_file.NAME
    file.write_bytes(content)
    assert compiled_file.read(str(file)) is None


@pytest.mark.parametrize("cut", [1, 100, 2000])
def test_a_file_that_is_not_whole_counts_as_none(tmp_path: Path, cut: int) -> None:
    file = tmp_path / compiled_file.NAME
    file.write_bytes(compiled_file.to_bytes([rule("one", LONG), rule("two", LONG)])[:-cut])
    assert compiled_file.read(str(file)) is None


def test_anchors_in_the_file_are_found_as_those_in_memory(tmp_path: Path) -> None:
    file = tmp_path / compiled_file.NAME
    patterns = [parse(f"word{number} (left|right) here") for number in range(100)]
    calls = Calls(always=False, compares=False, pairs=False, anchors=by_word(patterns))
    file.write_bytes(compiled_file.to_bytes([rule("one", SHORT)._replace(calls=calls)]))
    (read,) = compiled_file.read(str(file)) or ()
    assert read.calls is not None
    assert isinstance(read.calls.anchors.data, FilePart)
    text = "Go to word7 left here, then word93 right here, and not to word8."
    assert Scanner([read.calls.anchors]).scan(text) == Scanner([patterns]).scan(text) != {}
