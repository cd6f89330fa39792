"""What is kept from run to run can be removed, and nothing else is."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from kit import Run, Write
from seedlint.base import cache


@pytest.fixture(autouse=True)
def folder(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path_factory.mktemp("home") / "kept"
    monkeypatch.setenv("SEEDLINT_CACHE_DIR", str(folder))
    return folder


def test_all_that_runs_have_kept_is_removed(seedlint: Run, write: Write, folder: Path) -> None:
    write("seedlint.toml", 'ignore = ["insecure-url"]\n')
    for number in range(60):
        write(f"{number}.txt", "The board met on a quiet morning. " * 200)
    seedlint("check")
    seedlint("index", ".")
    assert {inner.name for inner in folder.iterdir()} >= {"findings", "index", "layers"}
    out = seedlint("clean").out
    assert " MB) removed from " in out
    assert "(0.0 MB)" not in out
    left = {file.parent.name for file in folder.rglob("*") if file.is_file()}
    assert left <= {"compiled"}  # what this process of tests has compiled is stored when the command ends


def test_nothing_is_left_where_nothing_was_compiled_meanwhile(write: Write, tmp_path: Path, folder: Path) -> None:
    write("a.txt", "Some critics argue that it closes.\n")
    for command in ("check", "--exit-zero"), ("clean",):
        subprocess.run(
            [sys.executable, "-m", "seedlint", *command], cwd=tmp_path, check=True, stdout=subprocess.DEVNULL
        )
        assert folder.exists() == (command[0] == "check")


def test_what_a_killed_run_left_is_removed(seedlint: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "unlink", lambda file: None)
    monkeypatch.setattr(os, "replace", lambda one, other: None)
    cache.store("rules", "0" * 64, b"data")
    monkeypatch.undo()
    monkeypatch.setenv("SEEDLINT_CACHE_DIR", str(folder))
    assert [file.suffix for file in (folder / "rules").iterdir()] == [".tmp"]
    seedlint("clean")
    assert not (folder / "rules").exists()


def test_what_somebody_else_keeps_there_stays(seedlint: Run, folder: Path) -> None:
    cache.store("rules", "0" * 64, b"data")
    for name in ("rules/notes.txt", "findings/diary.sqlite", "photos/" + "0" * 64):
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("mine")
    seedlint("clean")
    left = sorted(file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file())
    assert left == ["findings/diary.sqlite", "photos/" + "0" * 64, "rules/notes.txt"]


def test_a_link_to_another_folder_is_not_followed(seedlint: Run, folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / ("0" * 64)).write_text("mine")
    folder.mkdir()
    (folder / "rules").symlink_to(other)
    seedlint("clean")
    assert (other / ("0" * 64)).exists()
