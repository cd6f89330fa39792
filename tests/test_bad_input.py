"""What is wrong with the input, or with the world around a run, is told in a sentence, and costs nothing else."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kit import Run
from seedlint import pattern
from seedlint.checks.phrase import Phrase

Write = Callable[..., Path]

CLEAN = "The harbour board met on the pier.\n"
WARNED = "They had stale bread.\n"
CONCISE = ("--output-format", "concise")
COMMAND = (sys.executable, "-m", "seedlint", "check", "--isolated")
few = pytest.mark.usefixtures("few_rules")


def process(folder: Path, *arguments: str, **options: Any) -> subprocess.Popen[str]:
    """Start a check in a process of its own."""
    options = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **options}
    return subprocess.Popen([*COMMAND, *arguments], cwd=folder, text=True, **options)


def children(pid: int) -> set[int]:
    """Return the processes that a process has started."""
    return {int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()}


# Encodings


@few
@pytest.mark.parametrize("encoding", ["utf-16", "utf-32", "utf-8-sig"])
def test_marked_encodings_are_read_and_offsets_count_decoded_characters(
    seedlint: Run, write: Write, encoding: str
) -> None:
    write("a.txt", f"😀 {WARNED}".encode(encoding))
    report = json.loads(seedlint("check", "--output-format", "json").out)
    (found,) = report["findings"]
    assert found["start"] == {"offset": 11, "line": 1, "column": 12, "utf16": 13}
    assert report["notes"] == []


@few
def test_a_lone_cr_ends_a_line_from_end_to_end(seedlint: Run, write: Write) -> None:
    write("a.txt", b"One line.\rThey had\rstale bread.\r\nAnd stale bread.\r")
    ran = seedlint("check", *CONCISE)
    assert [line.split(": ")[0] for line in ran.lines[:2]] == ["a.txt:3:1", "a.txt:4:5"]


@few
def test_an_assumed_encoding_is_told_in_every_report(seedlint: Run, write: Write) -> None:
    write("a.txt", "Le café d’été est fermé, a déclaré le maire. They had stale bread.\n".encode("cp1252"))
    told = "not UTF-8: cp1252 was assumed; offsets count characters of what it decodes to"
    ran = seedlint("check", *CONCISE)
    assert ran.code == 1
    assert f"note: a.txt: {told}" in ran.lines
    report = json.loads(seedlint("check", "--output-format", "json").out)
    assert report["notes"] == [f"a.txt: {told}"]
    assert report["findings"][0]["start"]["offset"] == 54
    (told_in_sarif,) = json.loads(seedlint("check", "--output-format", "sarif").out)["runs"][0]["invocations"][0][
        "toolExecutionNotifications"
    ]
    assert told_in_sarif["level"] == "note"
    assert told_in_sarif["descriptor"]["id"] == "assumed-encoding"
    assert told_in_sarif["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "a.txt"


@few
def test_what_is_no_text_is_an_error_and_the_rest_is_linted(seedlint: Run, write: Write) -> None:
    write("a.txt", WARNED)
    write("b.txt", b"Text" + b" " * 9000 + b"\0\n")
    write("c.txt", b"Text \xff\xfe\x81 text\n")
    ran = seedlint("check", *CONCISE)
    assert ran.code == 2
    assert ran.lines[0].startswith("a.txt:1:10: ")
    assert ran.lines[1:3] == [
        "error: b.txt: not a text: byte 9004 is NUL",
        "error: c.txt: not UTF-8: byte 5 is 0xff (invalid start byte)",
    ]


# Sizes


@few
def test_a_large_file_is_a_note_in_a_walk_and_an_error_when_named(seedlint: Run, write: Write) -> None:
    write("a.txt", WARNED)
    write("big.txt", CLEAN * 100)
    left_out = seedlint("check", "--max-file-size", "2kB", *CONCISE)
    assert left_out.code == 1
    assert "note: big.txt: left out: larger than 2kB (max-file-size)" in left_out.lines
    named = seedlint("check", "--max-file-size", "2kB", "big.txt", *CONCISE)
    assert named.code == 2
    assert "error: big.txt: larger than 2kB (max-file-size)" in named.lines
    piped = seedlint("check", "-", "--max-file-size", "9", *CONCISE, stdin=WARNED.encode())
    assert "error: stdin.txt: larger than 9 bytes (max-file-size)" in piped.lines


@few
@pytest.mark.parametrize("size", ['"2KiB"', "2048"])
def test_the_config_sets_the_size_and_the_command_line_wins(seedlint: Run, write: Write, size: str) -> None:
    write("seedlint.toml", f"max-file-size = {size}\n")
    write("big.txt", CLEAN * 100)
    assert "larger than 2KiB" in seedlint("check").out
    assert "larger than" not in seedlint("check", "--max-file-size", "1 MiB").out
    assert "max-file-size = 2048" in seedlint("config").out


@few
@pytest.mark.parametrize(("size", "told"), [('"16 MiBs"', "`16 MiBs` is no size"), ("0", "greater than 0")])
def test_a_size_that_is_none_is_told(seedlint: Run, write: Write, size: str, told: str) -> None:
    write("seedlint.toml", f"\nmax-file-size = {size}\n")
    ran = seedlint("check")
    assert ran.code == 2
    assert ran.err.startswith("seedlint: seedlint.toml:2: `max-file-size`: ")
    assert told in ran.err
    assert "is no size" in seedlint("check", "--isolated", "--max-file-size", "huge").err


def test_a_line_of_ten_megabytes_is_read_to_its_end(seedlint: Run, write: Write) -> None:
    sentence = "The harbour board found the channel as deep as the pilots of the winter want it to be, and left. "
    write("a.txt", sentence * 100_000 + "Some critics argue that it is not.")
    ran = seedlint("check", "a.txt", "--isolated", "--jobs", "1", "--select", "claims", *CONCISE)
    assert ran.lines[0].startswith(f"a.txt:1:{len(sentence) * 100_000 + 1}: warning vague-attribution")


# Lists of files


@few
def test_paths_are_read_from_a_file_or_from_standard_input(seedlint: Run, write: Write) -> None:
    for name in ("a.txt", "b c.txt", "d.txt", "-"):
        write(name, WARNED)
    write("list", "a.txt\r\n\nb c.txt\n-\n")
    ran = seedlint("check", "--files-from", "list", *CONCISE)
    assert [line.split(":")[0] for line in ran.lines[:3]] == ["-", "a.txt", "b c.txt"]
    assert "in 3 of 3 documents" in ran.lines[-1]
    ran = seedlint("check", "d.txt", "--files-from", "-", "-0", *CONCISE, stdin=b"a.txt\0b c.txt\0")
    assert [line.split(":")[0] for line in ran.lines[:3]] == ["a.txt", "b c.txt", "d.txt"]


@few
def test_an_empty_list_names_nothing(seedlint: Run, write: Write) -> None:
    write("a.txt", WARNED)
    assert seedlint("check", "--files-from", "-", stdin=b"").out == "Found nothing in 0 documents.\n"


@few
@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--files-from", "gone"), "seedlint: gone: can't read the list of files: No such file or directory"),
        (
            ("--files-from", "list"),
            "seedlint: list: the list of files holds NUL (`--null` reads paths that end with it)",
        ),
        (("--null",), "seedlint: --null needs --files-from"),
        (("-", "--files-from", "-"), "seedlint: standard input can't be both a document and the list of files"),
    ],
)
def test_a_list_that_can_not_be_meant_is_told(
    seedlint: Run, write: Write, arguments: tuple[str, ...], told: str
) -> None:
    write("list", "a.txt\0")
    ran = seedlint("check", *arguments)
    assert (ran.code, ran.err) == (2, told + "\n")


# Folders and files


@few
def test_an_unreadable_folder_and_file_cost_nothing_else(
    seedlint: Run, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("a.txt", "closed/b.txt", "c.txt"):
        write(name, WARNED)
    scandir, opened = os.scandir, os.open

    def guarded(path: str) -> Any:
        if str(path).endswith("closed"):
            raise PermissionError(13, "Permission denied")
        return scandir(path)

    def guarded_open(path: str, flags: int, *rest: Any) -> int:
        if str(path).endswith("c.txt"):
            raise PermissionError(13, "Permission denied")
        return opened(path, flags, *rest)

    monkeypatch.setattr(os, "scandir", guarded)
    monkeypatch.setattr(os, "open", guarded_open)
    ran = seedlint("check", "--isolated", *CONCISE)
    assert ran.code == 2
    assert ran.lines[0].startswith("a.txt:1:10: ")
    assert ran.lines[1:3] == ["error: c.txt: Permission denied", "error: closed: Permission denied"]


@few
def test_links_in_a_circle_are_passed_over_and_told_when_named(seedlint: Run, write: Write, tmp_path: Path) -> None:
    write("a.txt", WARNED)
    (tmp_path / "inner").mkdir()
    (tmp_path / "inner" / "outer").symlink_to(tmp_path)
    (tmp_path / "loop.txt").symlink_to("loop.txt")
    assert "in 1 document." in seedlint("check", *CONCISE).out
    ran = seedlint("check", "a.txt", "loop.txt", *CONCISE)
    assert (ran.code, ran.lines[1]) == (2, "error: loop.txt: Too many levels of symbolic links")


# Rules and configs


@few
def test_a_broken_rule_file_is_told_with_its_line(seedlint: Run, write: Write, page: Write) -> None:
    page("taste/moist", ('check = "phrase"', 'check = "phrse"'))
    write("seedlint.toml", 'rules = ["own"]\n')
    ran = seedlint("check")
    assert (ran.code, ran.out) == (2, "")
    assert "own/taste/moist.md:3: unknown check `phrse` (did you mean `phrase`?)" in ran.err


@few
def test_a_broken_config_is_told_with_its_line(seedlint: Run, write: Write) -> None:
    write("seedlint.toml", 'fail-on = "note"\nselect = ["kitchen"\n[rule\n')
    ran = seedlint("check")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("seedlint: seedlint.toml:")
    assert "not TOML" in ran.err


@few
def test_a_rule_that_crashes_is_one_error_and_everything_else_goes_on(
    seedlint: Run, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    write("a.txt", WARNED + "They had cold tea.\n")
    write("b.txt", WARNED)
    inspect = Phrase.inspect

    def crashing(self: Phrase, facts: Any, hits: Any) -> Any:
        if "cold tea" in facts.text and "bread" in self.patterns[0].written:
            raise RuntimeError("no more bread")
        return inspect(self, facts, hits)

    monkeypatch.setattr(Phrase, "inspect", crashing)
    ran = seedlint("check", "--jobs", "1", *CONCISE)
    assert ran.code == 2
    assert [line.split(": ")[0] for line in ran.lines[:2]] == ["a.txt:2:10", "b.txt:1:10"]
    (error,) = [line for line in ran.lines if line.startswith("error: ")]
    assert error.startswith(
        "error: a.txt: rule stale-bread: the rule `stale-bread` crashed (RuntimeError: no more bread)"
    )
    assert "please report it" in error


@few
def test_a_pattern_that_explodes_is_refused_when_it_is_read(seedlint: Run, write: Write, page: Write) -> None:
    page("taste/moist", ('"moist"', '"/moist(a|a)*b(c+)+d/"'))
    write("seedlint.toml", 'rules = ["own"]\n')
    ran = seedlint("check")
    assert (ran.code, ran.out) == (2, "")
    assert "own/taste/moist.md:7: `/moist(a|a)*b(c+)+d/` could take very long" in ran.err


@few
def test_a_pattern_that_explodes_after_all_is_stopped_and_the_rest_goes_on(
    seedlint: Run, write: Write, page: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    page("taste/moist", ('"moist"', '"/moist .{0,90}!/"'))
    write("seedlint.toml", 'rules = ["own"]\nexclude = ["own"]\n')
    write("a.txt", WARNED + "A moist " + "a" * 60 + "\n")
    compiled = pattern.compiled.compiled
    exploding = compiled(r"moist (?:a|aa)+(?<!a)")
    monkeypatch.setattr(pattern, "PATIENCE", 0.05)
    monkeypatch.setattr(
        pattern.compiled, "compiled", lambda source: exploding if "moist" in source else compiled(source)
    )
    ran = seedlint("check", "--jobs", "1", *CONCISE)
    assert ran.code == 2
    assert ran.lines[0].startswith("a.txt:1:10: ")
    assert ran.lines[1].startswith("error: a.txt: rule moist: the rule `moist` was stopped: ")


# The world around


@pytest.mark.skipif(sys.platform == "win32", reason="pipes and signals of POSIX")
def test_a_reader_that_closes_its_end_gets_no_traceback(write: Write, tmp_path: Path) -> None:
    for number in range(30):
        write(f"{number}.txt", "Some critics argue so on Tuesday.\n\n" * 100)
    shell = f"{' '.join(COMMAND)} | head -n 1"
    done = subprocess.run(shell, cwd=tmp_path, shell=True, capture_output=True, text=True, check=False)
    assert done.stdout.count("\n") == 1
    assert done.stderr == ""


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs a device that is always full")
def test_a_full_disk_is_told(tmp_path: Path) -> None:
    with open("/dev/full", "w") as full:
        ran = process(tmp_path, stdout=full)
        _, told = ran.communicate()
    assert (ran.returncode, told) == (2, "seedlint: can't write the report: No space left on device\n")
    ran = process(tmp_path, "--output-file", "/dev/full")
    assert ran.communicate()[1] == "seedlint: /dev/full: can't write the report: No space left on device\n"
    assert ran.returncode == 2


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
@pytest.mark.parametrize(
    ("send", "number", "code"),
    [
        (os.killpg, signal.SIGINT, 130),  # Ctrl-C reaches all processes of a terminal
        (os.kill, signal.SIGINT, 130),
        (os.kill, signal.SIGTERM, 143),
    ],
)
def test_an_interrupt_leaves_no_report_and_no_process(
    write: Write, tmp_path: Path, send: Callable[[int, int], None], number: int, code: int
) -> None:
    for name in range(200):
        write(f"{name}.txt", "Some critics argue so on Tuesday, and sources say that it is late.\n\n" * 2000)
    ran = process(tmp_path, "--jobs", "2", "--output-file", "report.txt", start_new_session=True)
    deadline = time.monotonic() + 30
    while len(started := children(ran.pid)) < 2 and time.monotonic() < deadline:
        time.sleep(0.01)
    assert len(started) == 2
    time.sleep(0.3)
    send(ran.pid, number)
    out, err = ran.communicate(timeout=30)
    assert (ran.returncode, out, err) == (code, "", "")
    assert [file.name for file in tmp_path.iterdir() if "report" in file.name] == []
    assert not any(Path(f"/proc/{child}").exists() for child in started)
