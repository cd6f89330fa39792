"""The index of a corpus gives what reading the corpus gives, whatever has happened to it meanwhile."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kit import Ran, Run, Write
from run.test_corpus import text
from seedlint.base import cache
from seedlint.run.corpus import index, index_tables
from seedlint.run.execution import runner

RULES = ("--isolated", "--select", "duplication")
CHECK = ("check", "new.txt", "--corpus", "old", *RULES)


@pytest.fixture(autouse=True)
def own_cache(fresh_cache: Path) -> Path:
    return fresh_cache


@pytest.fixture(autouse=True)
def corpus(write: Write) -> None:
    for number in range(12):
        write(f"old/{number:02}.txt", text(number))
    write("new.txt", text(3, changed=4) + text(50, words=10))


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return a list to which every document of a corpus that is inspected adds its path."""
    seen: list[str] = []
    marks = runner.marks

    def counted(engines, tasks, **more):  # type: ignore[no-untyped-def]
        seen.extend(task.source.path for task in tasks)
        return marks(engines, tasks, **more)

    monkeypatch.setattr(runner, "marks", counted)
    return seen


def files() -> list[Path]:
    return sorted((Path(cache.folder()) / index.KIND).glob("*.sqlite"))


def as_read(seedlint: Run) -> Ran:
    """Check without the index."""
    (file,) = files()
    aside = file.with_suffix(".aside")
    file.rename(aside)
    ran = seedlint(*CHECK)
    aside.rename(file)
    return ran


def test_a_check_with_the_index_tells_what_one_without_it_tells(seedlint: Run, reads: list[str]) -> None:
    plain = seedlint(*CHECK)
    assert "near-duplicate-document" in plain.out
    assert not reads
    assert seedlint("index", "old", *RULES).out == "12 documents: 12 read, 0 gone\n"
    assert seedlint(*CHECK) == plain
    assert len(reads) == 12


def test_an_index_of_nothing_that_can_be_read_is_an_error_alone(seedlint: Run) -> None:
    ran = seedlint("index", "nowhere", *RULES)
    assert (ran.code, ran.out, ran.err) == (2, "", "seedlint: nowhere: no such file or folder\n")


def test_no_check_makes_an_index(seedlint: Run) -> None:
    seedlint(*CHECK)
    assert files() == []


def test_only_what_changed_is_read_again(seedlint: Run, write: Write, reads: list[str]) -> None:
    seedlint("index", "old", *RULES)
    reads.clear()
    write("old/03.txt", text(33))
    write("old/99.txt", text(3))
    assert seedlint("index", "old", *RULES).out == "13 documents: 2 read, 0 gone\n"
    assert reads == ["old/03.txt", "old/99.txt"]
    ran = seedlint(*CHECK)
    assert "`old/99.txt`" in ran.out
    assert ran == as_read(seedlint)


def test_a_check_notices_what_was_changed_removed_and_renamed(seedlint: Run, write: Write, tmp_path: Path) -> None:
    seedlint("index", "old", *RULES)
    (tmp_path / "old/03.txt").rename(tmp_path / "old/03b.txt")
    (tmp_path / "old/05.txt").unlink()
    write("old/07.txt", text(3))
    ran = seedlint(*CHECK)
    assert "`old/03b.txt`" in ran.out
    assert ran == as_read(seedlint)
    assert seedlint("index", "old", *RULES).out == "11 documents: 0 read, 0 gone\n"


def test_a_file_that_was_only_touched_is_not_inspected(seedlint: Run, tmp_path: Path, reads: list[str]) -> None:
    seedlint("index", "old", *RULES)
    reads.clear()
    os.utime(tmp_path / "old/03.txt", (1, 1))
    assert seedlint("index", "old", *RULES).out == "12 documents: 0 read, 0 gone\n"
    assert reads == []


def test_other_options_mark_everything_anew(seedlint: Run, write: Write) -> None:
    seedlint("index", "old", *RULES)
    write("c.toml", 'select = ["duplication"]\n[rule.near-duplicate-document]\nsimilarity = 0.95\n')
    ran = seedlint("check", "new.txt", "--corpus", "old", "--config", "c.toml")
    assert ran.code == 0
    assert seedlint("index", "old", "--config", "c.toml").out == "12 documents: 0 read, 0 gone\n"


@pytest.mark.parametrize(
    "setting", ['languages = ["en"]', '[contacts]\nextra-tlds = ["lan"]', '[contacts]\nregion = "GB"']
)
def test_settings_that_documents_are_read_by_mark_everything_anew(seedlint: Run, write: Write, setting: str) -> None:
    seedlint("index", "old", *RULES)
    write("c.toml", f'select = ["duplication"]\n{setting}\n')
    assert seedlint("index", "old", "--config", "c.toml").out == "12 documents: 12 read, 0 gone\n"


def test_settings_of_findings_alone_mark_nothing_anew(seedlint: Run, write: Write) -> None:
    seedlint("index", "old", *RULES)
    write("c.toml", 'select = ["duplication", "dates"]\nredact = true\nfail-on = "error"\n')
    assert seedlint("index", "old", "--config", "c.toml").out == "12 documents: 0 read, 0 gone\n"


def test_a_given_document_of_the_corpus_keeps_its_place(seedlint: Run) -> None:
    seedlint("index", ".", *RULES)
    ran = seedlint("check", "new.txt", "--corpus", ".", *RULES)
    assert "near-duplicate-document" in ran.out and "`old/03.txt`" in ran.out
    assert seedlint("index", ".", *RULES).out == "13 documents: 0 read, 0 gone\n"


def test_an_index_of_another_version_is_made_anew_and_that_is_said(
    seedlint: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    seedlint("index", "old", *RULES)
    before = seedlint(*CHECK)
    monkeypatch.setattr(index_tables, "VERSION", "another")
    ran = seedlint(*CHECK)
    assert "note: the index of the corpus was made by another version: it was made anew" in ran.out
    assert ran.code == before.code and "near-duplicate-document" in ran.out
    assert seedlint(*CHECK) == before


@pytest.mark.parametrize("garbage", [b"no database", b"SQLite format 3\0" + b"\xff" * 5000, b""])
def test_a_damaged_index_is_made_anew(seedlint: Run, garbage: bytes) -> None:
    seedlint("index", "old", *RULES)
    before = seedlint(*CHECK)
    (file,) = files()
    for beside in file.parent.iterdir():
        beside.unlink()
    file.write_bytes(garbage)
    assert seedlint(*CHECK).out.startswith(before.out.partition("Found")[0])
    assert seedlint(*CHECK) == before


def test_an_index_that_somebody_else_writes_is_passed_by(
    seedlint: Run, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    seedlint("index", "old", *RULES)
    monkeypatch.setattr(index, "TIMEOUT", 0.01)
    (file,) = files()
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("begin immediate")
    write("old/99.txt", text(99))
    ran = seedlint(*CHECK)
    other.close()
    assert "near-duplicate-document" in ran.out and "can't be used" in ran.out


def test_an_index_that_cannot_be_written_is_an_error(seedlint: Run, own_cache: Path) -> None:
    (own_cache / index.KIND).write_text("a file where the folder should be")
    ran = seedlint("index", "old", *RULES)
    assert ran.code == 2 and "can't write the index" in ran.err


@pytest.mark.parametrize("wait", [0.05, 0.2, 0.4, 0.6, 0.8])
def test_an_index_survives_a_kill_at_any_moment(
    seedlint: Run, write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, wait: float
) -> None:
    for number in range(1500):
        write(f"old/{number:04}.txt", text(number, words=60))
    command = [sys.executable, "-m", "seedlint", "index", "old", *RULES]
    started = subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.DEVNULL)
    time.sleep(wait)
    started.send_signal(signal.SIGKILL)
    started.wait()
    assert seedlint("index", "old", *RULES).err == ""
    ran = seedlint(*CHECK)
    assert ran == as_read(seedlint)
