"""A candidate becomes a document, a problem, or nothing."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

from seedlint.base.model import Document, Note, Problem
from seedlint.sources import READERS, Candidate, from_bytes, from_text, load


def given(folder: Path, name: str, data: bytes, *, named: bool = False) -> Candidate:
    file = folder / name
    file.write_bytes(data)
    return Candidate(name, str(file), named)


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
    half = load(given(tmp_path, "b.txt", "Text".encode("utf-16")[:-1], named=named))
    assert half == Problem("b.txt", "not UTF-16: byte 8 is 0x74 (truncated data)")
    late = load(given(tmp_path, "c.txt", b"a" * 9000 + b"\0", named=named))
    assert late == Problem("c.txt", "not a text: byte 9000 is NUL")


def test_a_file_that_is_gone_is_a_problem(tmp_path: Path) -> None:
    assert load(Candidate("a.md", str(tmp_path / "a.md"), named=True)) == Problem("a.md", "No such file or directory")


def test_a_fifo_never_blocks(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert load(Candidate("pipe", str(tmp_path / "pipe"), named=True)) == Problem("pipe", "not a regular file")


def test_a_file_larger_than_one_read_is_whole(tmp_path: Path) -> None:
    document = load(given(tmp_path, "a.txt", b"0123456789" * 200_000))
    assert isinstance(document, Document)
    assert len(document.text) == 2_000_000


def test_an_assumed_encoding_is_told_of_the_document(tmp_path: Path) -> None:
    text = "Le café est fermé depuis l’été dernier, a déclaré le maire.\n"
    assert load(given(tmp_path, "a.txt", text.encode("cp1252"))) == Document("a.txt", text, assumed="cp1252")
    assert load(given(tmp_path, "a.txt", text.encode())) == Document("a.txt", text)


def test_a_file_that_is_too_large_is_left_out_of_a_walk_and_a_problem_when_named(tmp_path: Path) -> None:
    assert isinstance(load(given(tmp_path, "a.txt", b"a" * 100), largest=100), Document)
    reason = "larger than 100 bytes (max-file-size)"
    assert load(given(tmp_path, "a.txt", b"a" * 101), largest=100) == Note(f"left out: {reason}", "a.txt")
    assert load(given(tmp_path, "a.txt", b"a" * 101, named=True), largest=100) == Problem("a.txt", reason)
    assert from_bytes("-", b"a" * 101, largest=100) == Problem("-", reason)


@pytest.mark.parametrize("change", ["grows", "is rewritten", "shrinks"])
def test_a_file_that_changes_while_it_is_read_is_a_problem(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, change: str
) -> None:
    candidate = given(tmp_path, "a.txt", b"Text.")
    file, read = tmp_path / "a.txt", os.read

    def read_late(handle: int, size: int) -> bytes:
        piece = read(handle, size)
        file.write_bytes({"grows": b"Text. More.", "is rewritten": b"Tent.", "shrinks": b"T"}[change])
        os.utime(file, ns=(1, 1))
        return piece

    monkeypatch.setattr("seedlint.sources.os.read", read_late)
    assert load(candidate) == Problem("a.txt", "changed while it was read")


@pytest.mark.parametrize("special", ["fifo", "device", "socket", "link to a fifo"])
def test_what_is_no_file_is_never_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, special: str) -> None:
    path = tmp_path / "a.txt"
    server = socket.socket(socket.AF_UNIX)
    if special == "fifo":
        os.mkfifo(path)
    elif special == "device":
        path.symlink_to("/dev/null")
    elif special == "socket":
        monkeypatch.chdir(tmp_path)  # such an address must be short
        server.bind("a.txt")
    else:
        os.mkfifo(tmp_path / "pipe")
        path.symlink_to("pipe")
    monkeypatch.setattr("seedlint.sources.os.open", lambda *_: pytest.fail("opened"))
    assert load(Candidate("a.txt", str(path), named=True)) == Problem("a.txt", "not a regular file")
    server.close()


def test_links_in_a_circle_are_a_problem_when_named(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to("b.txt")
    (tmp_path / "b.txt").symlink_to("a.txt")
    loaded = load(Candidate("a.txt", str(tmp_path / "a.txt"), named=True))
    assert loaded == Problem("a.txt", "Too many levels of symbolic links")


def test_a_reader_that_crashes_costs_one_document(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(READERS, ".md", lambda path, text: Document(path, text[9]))
    crashed = from_bytes("a.md", b"Text.")
    assert isinstance(crashed, Problem)
    assert crashed.reason.startswith("reading it crashed (IndexError: ")
