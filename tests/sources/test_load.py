"""A candidate becomes a document, a problem, or nothing."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from seedlint.model import Document, Problem
from seedlint.sources import READERS, Candidate, from_bytes, from_text, load


def given(folder: Path, name: str, data: bytes, *, named: bool = False) -> Candidate:
    file = folder / name
    file.write_bytes(data)
    return Candidate(name, file, named)


@pytest.mark.parametrize("suffix", [".md", ".MD", ".markdown", ".mdx"])
def test_the_suffix_chooses_markdown(tmp_path: Path, suffix: str) -> None:
    document = load(given(tmp_path, f"a{suffix}", b"# A\n"))
    assert isinstance(document, Document)
    assert document.format == "markdown"
    assert suffix.lower() in READERS


@pytest.mark.parametrize("name", ["a.txt", "a", "README", "a.md.bak"])
def test_every_other_name_is_plain_text(name: str) -> None:
    text = "---\ntitle: No\n---\n# Not a heading\r\n"
    assert from_text(name, text) == Document(name, text)


def test_given_bytes_are_a_document_or_a_problem() -> None:
    assert from_bytes("-", b"\xef\xbb\xbfText.") == Document("-", "Text.")
    assert from_bytes("-", b"a\0") == Problem("-", "not a text: byte 1 is NUL")


def test_a_byte_order_mark_is_no_part_of_the_text(tmp_path: Path) -> None:
    assert load(given(tmp_path, "a.txt", b"\xef\xbb\xbfText.")) == Document("a.txt", "Text.")


def test_an_empty_file_is_an_empty_document(tmp_path: Path) -> None:
    assert load(given(tmp_path, "a.txt", b"")) == Document("a.txt", "")


def test_a_binary_is_passed_over_in_a_walk_and_a_problem_when_named(tmp_path: Path) -> None:
    assert load(given(tmp_path, "a.txt", b"PK\3\4\0\0")) is None
    named = load(given(tmp_path, "a.txt", b"PK\3\4\0\0", named=True))
    assert named == Problem("a.txt", "not a text: byte 4 is NUL")


@pytest.mark.parametrize("named", [True, False])
def test_what_should_be_text_and_is_not_is_a_problem_in_a_walk_too(tmp_path: Path, named: bool) -> None:
    latin = load(given(tmp_path, "a.txt", "Café".encode("latin-1"), named=named))
    assert latin == Problem("a.txt", "not UTF-8: byte 3 is 0xe9 (unexpected end of data)")
    wide = load(given(tmp_path, "b.txt", "Text".encode("utf-16"), named=named))
    assert wide == Problem("b.txt", "UTF-16 is not read yet; save it as UTF-8")
    late = load(given(tmp_path, "c.txt", b"a" * 9000 + b"\0", named=named))
    assert late == Problem("c.txt", "not a text: byte 9000 is NUL")


def test_a_file_that_is_gone_is_a_problem(tmp_path: Path) -> None:
    assert load(Candidate("a.md", tmp_path / "a.md", named=True)) == Problem("a.md", "No such file or directory")


def test_a_fifo_never_blocks(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert load(Candidate("pipe", tmp_path / "pipe", named=True)) == Problem("pipe", "not a regular file")


def test_a_file_larger_than_one_read_is_whole(tmp_path: Path) -> None:
    document = load(given(tmp_path, "a.txt", b"0123456789" * 200_000))
    assert isinstance(document, Document)
    assert len(document.text) == 2_000_000
