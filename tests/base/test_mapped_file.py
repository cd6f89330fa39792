"""Parts of a mapped file: the bytes that stand there, also in another process."""

from __future__ import annotations

import os
import pickle
from mmap import mmap
from pathlib import Path

import pytest

from seedlint.base.mapped_file import FilePart, view


def test_a_part_gives_its_bytes_of_the_file(tmp_path: Path) -> None:
    file = tmp_path / "values"
    file.write_bytes(b"0123456789")
    assert FilePart(str(file), 3, 4).view() == b"3456"
    assert view(FilePart(str(file), 0, 10)) == view(b"0123456789")


def test_another_process_gets_the_place_and_not_the_bytes(tmp_path: Path) -> None:
    file = tmp_path / "values"
    file.write_bytes(b"x" * 100_000)
    sent = pickle.dumps(FilePart(str(file), 0, 100_000))
    assert len(sent) < 1000
    assert pickle.loads(sent).view() == b"x" * 100_000


def test_a_file_that_is_gone_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="gone"):
        FilePart(str(tmp_path / "gone"), 0, 1).view()


@pytest.mark.parametrize(("system", "is_mapped"), [("posix", True), ("nt", False)])
def test_a_file_is_mapped_where_that_keeps_nobody_from_replacing_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, system: str, is_mapped: bool
) -> None:
    file = tmp_path / "values"
    file.write_bytes(b"0123456789")
    with monkeypatch.context() as patched:
        patched.setattr(os, "name", system)
        part = FilePart(str(file), 3, 4).view()
    assert isinstance(part.obj, mmap) == is_mapped
    assert part == b"3456"


def test_an_empty_file_has_an_empty_part(tmp_path: Path) -> None:
    (tmp_path / "values").touch()
    assert FilePart(str(tmp_path / "values"), 0, 0).view() == b""
