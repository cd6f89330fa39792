"""The file of compiled rules: what was written is read again, long options only when they are asked for."""

from __future__ import annotations

from pathlib import Path

from seedlint.base.cache import packed
from seedlint.base.mapped_file import FilePart
from seedlint.base.model import Level
from seedlint.rulebook import compiled_file
from seedlint.rulebook.rule import Rule

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


def test_a_file_that_this_python_cannot_read_counts_as_none(tmp_path: Path) -> None:
    file = tmp_path / compiled_file.NAME
    file.write_bytes((3).to_bytes(compiled_file.LENGTH, "big") + b"\377\377\377")
    assert compiled_file.read(str(file)) is None
