"""`--since REV`: findings on lines that changed, as git tells it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from kit import Run, Write

ONLY = ("--isolated", "--as-of", "2026-01-01", "--select", "relative-date,missing-date")
BROKE = "The pump of the pier broke yesterday.\n"
FINE = "The pump of the pier is new.\n"
LINE = re.compile(r"(.*:\d+:\d+): (?:warning|note) (\S+)")
Git = Callable[..., None]

pytestmark = pytest.mark.skipif(not shutil.which("git"), reason="git is not installed")


@pytest.fixture
def git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Git:
    """Call git in a new repository that knows nothing of the user's settings."""
    for name in ("GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM"):
        monkeypatch.setenv(name, "/dev/null")
    for who in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{who}_NAME", "Ada")
        monkeypatch.setenv(f"GIT_{who}_EMAIL", "ada@harbour-board.com")

    def run(*words: str) -> None:
        subprocess.run(["git", *words], cwd=tmp_path, check=True, capture_output=True)

    run("init", "--quiet")
    return run


@pytest.fixture
def commit(git: Git) -> Callable[[], None]:
    def run() -> None:
        git("add", ".")
        git("commit", "--quiet", "--message", "more")

    return run


def found(seedlint: Run, *arguments: str, folder: str = ".") -> list[str]:
    ran = seedlint("check", *ONLY, "--output-format", "concise", *arguments, folder=folder)
    assert ran.err == ""
    return [f"{match[1]} {match[2]}" for line in ran.lines if (match := LINE.match(line))]


def test_findings_on_changed_lines_are_told(seedlint: Run, write: Write, commit: Callable[[], None]) -> None:
    write("a.txt", BROKE + FINE * 3)
    commit()
    write("a.txt", BROKE + FINE + BROKE + FINE * 2 + BROKE)
    assert found(seedlint, "--since", "HEAD") == ["a.txt:3:28 relative-date", "a.txt:6:28 relative-date"]
    assert "note: 2 findings on lines that did not change left out" in seedlint("check", *ONLY, "--since", "HEAD").out


def test_commits_since_count_too(seedlint: Run, write: Write, commit: Callable[[], None]) -> None:
    write("a.txt", BROKE)
    commit()
    write("a.txt", BROKE * 2)
    commit()
    assert found(seedlint, "--since", "HEAD") == []
    assert found(seedlint, "--since", "HEAD~1") == ["a.txt:2:28 relative-date"]


def test_a_new_document_counts_as_a_whole(seedlint: Run, write: Write, commit: Callable[[], None], git: Git) -> None:
    write("a.txt", BROKE)
    commit()
    write("untracked.txt", BROKE)
    write("staged.txt", BROKE)
    git("add", "staged.txt")
    assert found(seedlint, "--since", "HEAD") == [
        "staged.txt:1:1 missing-date",
        "staged.txt:1:28 relative-date",
        "untracked.txt:1:1 missing-date",
        "untracked.txt:1:28 relative-date",
    ]


def test_a_line_that_is_gone_makes_no_other_line_a_changed_one(
    seedlint: Run, write: Write, commit: Callable[[], None]
) -> None:
    write("a.txt", BROKE + FINE + BROKE)
    commit()
    write("a.txt", BROKE * 2)
    assert found(seedlint, "--since", "HEAD") == []


def test_paths_are_seen_from_the_folder_of_the_run(seedlint: Run, write: Write, commit: Callable[[], None]) -> None:
    write("docs/größe und maß.txt", FINE)
    write("other/b.txt", FINE)
    commit()
    write("docs/größe und maß.txt", FINE + BROKE)
    write("other/b.txt", FINE + BROKE)
    assert found(seedlint, ".", "--since", "HEAD", folder="docs") == ["größe und maß.txt:2:28 relative-date"]


def test_text_that_looks_like_a_diff_misleads_nobody(seedlint: Run, write: Write, commit: Callable[[], None]) -> None:
    write("a.txt", FINE)
    write("b.txt", FINE + BROKE)
    commit()
    write("a.txt", "-- /dev/null\n++ b.txt\n@@ -1 +2,9 @@\n" + FINE)
    assert found(seedlint, "--since", "HEAD") == []


@pytest.mark.parametrize("revision", ["no-such-thing", "--output=x", "-x"])
def test_an_unknown_revision_is_an_error(
    seedlint: Run, write: Write, commit: Callable[[], None], tmp_path: Path, revision: str
) -> None:
    write("a.txt", BROKE)
    commit()
    ran = seedlint("check", *ONLY, f"--since={revision}")
    assert (ran.code, ran.out, (tmp_path / "x").exists()) == (2, "", False)
    assert ran.err.startswith("seedlint: ")


def test_outside_of_a_repository_it_is_an_error(seedlint: Run, write: Write) -> None:
    write("a.txt", BROKE)
    ran = seedlint("check", *ONLY, "--since", "HEAD")
    assert ran.code == 2
    assert "git doesn't know what changed" in ran.err


def test_files_beside_the_folder_of_the_run_are_asked_for_too(
    seedlint: Run, write: Write, commit: Callable[[], None], tmp_path: Path
) -> None:
    write("docs/a.txt", FINE)
    write("other/b.txt", FINE)
    commit()
    write("other/b.txt", FINE + BROKE)
    write("other/new.txt", BROKE)
    told = found(seedlint, "../other", "--since", "HEAD", folder="docs")
    assert [line.removeprefix(f"{tmp_path.as_posix()}/") for line in told] == [
        "other/b.txt:2:28 relative-date",
        "other/new.txt:1:1 missing-date",
        "other/new.txt:1:28 relative-date",
    ]


@pytest.mark.skipif(os.name == "nt", reason="Windows knows no such name")
def test_a_path_may_have_a_quotation_mark_beside_other_scripts(
    seedlint: Run, write: Write, commit: Callable[[], None]
) -> None:
    write('日本"q.txt', FINE)
    commit()
    write('日本"q.txt', FINE + BROKE)
    assert found(seedlint, "--since", "HEAD") == ['日本"q.txt:2:28 relative-date']


def test_how_somebody_likes_their_diffs_makes_no_difference(
    seedlint: Run, write: Write, git: Git, commit: Callable[[], None]
) -> None:
    write("a.txt", FINE + BROKE + FINE)
    write(".gitattributes", "*.txt diff=upper\n")
    commit()
    git("config", "diff.interHunkContext", "50")
    git("config", "diff.mnemonicPrefix", "true")
    git("config", "diff.relative", "true")
    git("config", "diff.upper.textconv", "false")
    write("a.txt", "One.\n" + BROKE + "Two.\n")
    assert found(seedlint, "--since", "HEAD") == []
