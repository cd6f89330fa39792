"""A check that waits for changes, and what a terminal shows while a long one runs."""

from __future__ import annotations

import io
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

from kit import PAGE, Run, Write
from seedlint.config import Command
from seedlint.run.execution import progress
from seedlint.run.inputs.configs import Configs
from seedlint.run.watch import Watched, rounds, watched

WAITING = "Watching for changes; Ctrl-C ends it."
WATCH = [sys.executable, "-m", "seedlint", "check", "--isolated", "--watch", "--output-format", "concise"]
PATIENCE = 60  # seconds for a busy machine


@pytest.fixture
def watching(write: Write, tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    write("a.txt", "Some critics argue that it closes.\n")
    process = subprocess.Popen(
        [*WATCH, "--output-file", "report.txt"], cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    yield process
    process.kill()
    process.wait()


def waited(process: subprocess.Popen[str]) -> None:
    """Wait until a round is over."""
    assert process.stderr
    for line in process.stderr:
        if line.strip() == WAITING:
            return
    raise AssertionError("the watch has ended")


def test_a_change_is_checked_and_an_interrupt_ends_it(
    watching: subprocess.Popen[str], write: Write, tmp_path: Path
) -> None:
    report = tmp_path / "report.txt"
    waited(watching)
    assert "Some critics argue" in report.read_text()
    write("a.txt", "Some experts say that it closes again.\n")
    waited(watching)
    assert "Some experts say" in report.read_text()
    write("b.txt", "Some observers believe that it closes.\n")
    waited(watching)
    assert "b.txt:1:1" in report.read_text()
    watching.send_signal(signal.SIGINT)
    out, err = watching.communicate(timeout=PATIENCE)
    assert (watching.returncode, out, err) == (130, "", "")


def test_a_config_that_cannot_be_read_is_told_and_waited_for(write: Write, tmp_path: Path) -> None:
    write("a.txt", "Some critics argue that it closes.\n")
    write("seedlint.toml", "preview = 3\n")
    command = [word for word in WATCH if word != "--isolated"]
    with subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr
        assert "preview" in process.stderr.readline()
        waited(process)
        write("seedlint.toml", "")
        waited(process)
        process.send_signal(signal.SIGINT)
        assert process.stdout
        assert "Some critics argue" in process.stdout.read()
        assert process.wait(PATIENCE) == 130


SETTINGS = {
    "seedlint.toml": 'extend = "shared/base.toml"\nrules = ["own"]\nbaseline = "known.json"\n',
    "shared/base.toml": "preview = false\n",
    "own/taste/moist.md": PAGE,
    "own/words.toml": 'drink = ["tea"]\n',
    "known.json": "{}",
    ".seedlint-ignore": "# nothing yet\n",
    "docs/a.md": "A moist cake.\n",
    "docs/sub/seedlint.toml": "preview = false\n",
    "docs/sub/.seedlint-ignore": "# nothing yet\n",
    "docs/sub/b.md": "A moist cake.\n",
    "archive/c.md": "A moist cake.\n",
    "other.json": "{}",
    "list.txt": "docs\n",
}
CHANGES = [
    *(*SETTINGS, "own/taste/dry.md", "own/style/dull.md", "docs/sub/new.md", "docs/more/d.md", "docs/seedlint.toml"),
    *(".gitignore", "docs/sub/.gitignore"),
]


class Looks(Iterator[None]):
    """The rounds of a watch that gives up when nothing has changed for long."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, discover: Callable[[], Watched]) -> None:
        self.left = 0
        monkeypatch.setattr("seedlint.run.watch.time", SimpleNamespace(sleep=self.wait))
        self._rounds = rounds(discover)

    def wait(self, seconds: float) -> None:
        self.left -= 1
        assert self.left, "no change was seen"

    def __next__(self) -> None:
        self.left = 20
        next(self._rounds)


@pytest.fixture
def looks(write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Looks:
    for path, content in SETTINGS.items():
        write(f"repo/{path}", content)
    monkeypatch.chdir(tmp_path / "repo")

    def discover() -> Watched:
        configs = Configs(tmp_path / "repo", Command())
        return watched(
            ["docs"], configs, corpus=["archive"], named=("other.json", "list.txt", None), written=("docs/report.md",)
        )

    return Looks(monkeypatch, discover)


@pytest.mark.parametrize("path", CHANGES)
def test_whatever_a_check_reads_is_watched(looks: Looks, write: Write, tmp_path: Path, path: str) -> None:
    next(looks)
    before = SETTINGS.get(path)
    write(f"repo/{path}", "" if before is None else f"{before}# changed\n")
    next(looks)
    (tmp_path / "repo" / path).unlink()
    next(looks)
    write(f"repo/{path}", "" if before is None else before)
    next(looks)


def test_what_a_check_writes_is_not_watched(looks: Looks, write: Write) -> None:
    next(looks)
    write("repo/docs/report.md", "Found nothing.\n")
    with pytest.raises(AssertionError, match="no change"):
        next(looks)


def test_a_changed_config_may_name_more_to_watch(looks: Looks, write: Write) -> None:
    write("repo/later.toml", "preview = false\n")
    write("repo/docs/e.rst", "A moist cake.\n")
    next(looks)
    write("repo/seedlint.toml", 'extend = "later.toml"\ninclude = ["*.rst"]\n')
    next(looks)
    for path in "later.toml", "docs/e.rst":
        write(f"repo/{path}", "# changed\n")
        next(looks)


def test_a_config_that_is_extended_is_watched_while_it_is_wrong(looks: Looks, write: Write) -> None:
    write("repo/shared/base.toml", "preview = 3\n")
    next(looks)
    write("repo/shared/base.toml", "preview = false\n")
    next(looks)
    write("repo/own/taste/moist.md", PAGE.replace("moist", "soggy"))
    next(looks)


def test_a_document_in_a_folder_that_was_empty_is_seen(looks: Looks, write: Write, tmp_path: Path) -> None:
    (tmp_path / "repo/docs/later").mkdir()
    next(looks)
    write("repo/docs/later/e.md", "A moist cake.\n")
    next(looks)


def test_a_config_above_the_folder_is_watched(looks: Looks, write: Write) -> None:
    next(looks)
    write("seedlint.toml", "preview = true\n")
    next(looks)


def test_standard_input_cannot_be_watched(seedlint: Run) -> None:
    assert seedlint("check", "--watch", "-").code == 2


class Clock:
    """A clock that goes on by a second each time somebody looks."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self) -> float:
        self.seconds += 1.0
        return self.seconds


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_the_bar_tells_documents_bytes_findings_and_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "120")
    monkeypatch.setenv("TERM", "xterm")
    terminal = Terminal()
    bar = progress.Bar(terminal, clock=Clock())
    bar.begin(2000, 4_000_000)
    for _ in range(1000):
        bar.advance(2000, 1)
    bar.end()
    shown = terminal.getvalue()
    assert "1,000 of 2,000 documents" in shown
    assert "1,000 findings" in shown
    assert "2.0/4.0 MB" in shown


def test_a_short_run_shows_no_bar_and_imports_no_rich() -> None:
    terminal = Terminal()
    bar = progress.Bar(terminal)
    bar.begin(2, 10)
    bar.advance(5, 0)
    bar.end()
    assert terminal.getvalue() == ""


CALL = """
import sys
from seedlint.run.execution import progress
progress.SHOWN_AFTER = 0
from seedlint.cli import main
sys.exit(main(sys.argv[1:]))
"""


@pytest.mark.skipif(not hasattr(os, "openpty"), reason="this system has no pseudo-terminals")
@pytest.mark.parametrize(("more", "expected"), [((), True), (("--quiet",), False)])
def test_a_terminal_shows_the_bar_unless_it_is_to_be_quiet(
    write: Write, tmp_path: Path, more: tuple[str, ...], expected: bool
) -> None:
    for number in range(20):
        write(f"{number}.txt", "Some critics argue that it closes.\n")
    ours, theirs = os.openpty()
    command = [sys.executable, "-c", CALL, "check", "--isolated", *more]
    environment = {**os.environ, "TERM": "xterm", "COLUMNS": "120"}
    process = subprocess.Popen(command, cwd=tmp_path, env=environment, stdout=subprocess.DEVNULL, stderr=theirs)
    os.close(theirs)
    shown = b""
    try:
        while piece := os.read(ours, 4096):
            shown += piece
    except OSError:  # the other end is closed
        pass
    os.close(ours)
    assert process.wait(PATIENCE) == 1
    assert (b"of 20 documents" in shown) == expected


def test_a_pipe_gets_no_bar(write: Write, tmp_path: Path) -> None:
    write("a.txt", "Some critics argue that it closes.\n")
    command = [sys.executable, "-c", CALL, "check", "--isolated"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.stderr == ""
