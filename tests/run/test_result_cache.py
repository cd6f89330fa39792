"""What earlier runs found gives what reading everything gives, whatever has happened to files, settings and the store."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import toy_checks
from kit import Ran, Run, Write
from run.test_corpus import text
from seedlint import checks, facts
from seedlint.base import cache
from seedlint.base.model import Inspection
from seedlint.run.cache import results, store
from seedlint.run.cache.serialized import dump, dump_marks, load
from seedlint.run.corpus import comparison
from seedlint.run.execution import runner

CHECK = ("check", "--isolated", "--select", "all", "--ignore", "provenance", "--as-of", "2024-06-01")
OLD = 1_700_000_000  # when the documents were written


@pytest.fixture(autouse=True)
def own_cache(fresh_cache: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(runner, "CACHE_FROM", 0)
    return fresh_cache


@pytest.fixture
def documents(write: Write) -> None:
    """Write a corpus with everything that a run can tell of one."""
    contents: dict[str, str | bytes] = {
        "a.txt": text(1),
        "b.txt": text(1),
        "c.txt": text(1, changed=5),
        "d.md": "# Harbour\n\nSome critics argue that it closes on Thursday. Call (202) 456-1111 now.\n",
        "e.txt": "Der Kapit\xe4n f\xfchrte das Schiff sicher \xfcber die M\xfcndung; \xfcberall l\xe4chelten M\xe4nner.\n".encode(
            "latin-1"
        ),
        "f.txt": "The the pier is closed. <!-- seedlint-ignore repeated-word -- meant -->\n",
        "2024-05-01-g.txt": "The vote is on Thursday.\n",
        "h.txt": b"\x00\x01\x02" * 50,
    }
    for path, content in contents.items():
        os.utime(write(path, content), (OLD, OLD))


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return a list to which every document that is inspected adds its path."""
    seen: list[str] = []
    mapped = runner._inspected

    def counted(engines, tasks, **more):  # type: ignore[no-untyped-def]
        seen.extend(task.source.path for task in tasks)
        return mapped(engines, tasks, **more)

    monkeypatch.setattr(runner, "_inspected", counted)
    monkeypatch.setattr(results, "YOUNG", -(10**18))  # by their statuses, files of a moment ago count as old
    return seen


def store_file() -> Path:
    return Path(cache.folder(), results.KIND, store.FILE)


@pytest.mark.parametrize("format_", ["full", "json", "sarif"])
def test_the_report_is_the_same_with_nothing_known_all_known_and_no_cache(
    seedlint: Run, documents: None, format_: str
) -> None:
    command = (*CHECK, "--output-format", format_, ".", "h.txt")
    plain, cold, warm = seedlint(*command, "--no-cache"), seedlint(*command), seedlint(*command)
    hide = lambda ran: [line for line in ran.lines if "TimeUtc" not in line]  # noqa: E731 - of SARIF, the clock
    assert hide(plain) == hide(cold) == hide(warm)
    assert plain.code == cold.code == warm.code


def test_no_cache_keeps_nothing(seedlint: Run, documents: None) -> None:
    seedlint(*CHECK, "--no-cache")
    assert not store_file().exists()


def test_little_input_opens_no_store(seedlint: Run, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(runner, "CACHE_FROM", 200_000)
    write("a.txt", text(1))
    seedlint(*CHECK)
    assert not store_file().exists()


def test_a_second_run_inspects_nothing(seedlint: Run, documents: None, reads: list[str]) -> None:
    seedlint(*CHECK)
    assert len(reads) > 5
    reads.clear()
    seedlint(*CHECK)
    assert reads == []


def test_on_another_day_only_a_document_that_awaits_one_is_inspected_again(
    seedlint: Run, documents: None, write: Write, reads: list[str]
) -> None:
    os.utime(write("i.md", "---\ndate: 2024-07-01\n---\n\nThe pier is open.\n"), (OLD, OLD))
    seedlint(*CHECK)
    reads.clear()
    for day, read in (("2024-06-02", ["i.md"]), ("2024-07-01", ["i.md"]), ("2024-07-02", []), ("2030-01-01", [])):
        warm = seedlint(*CHECK, "--as-of", day)
        assert reads == read, day
        reads.clear()
        assert warm.out == seedlint(*CHECK, "--as-of", day, "--no-cache").out
        reads.clear()


def test_for_a_day_before_that_of_its_making_nothing_known_counts(
    seedlint: Run, documents: None, write: Write, reads: list[str]
) -> None:
    os.utime(write("i.md", "---\ndate: 2024-05-20\n---\n\nThe pier is open.\n"), (OLD, OLD))
    seedlint(*CHECK)
    reads.clear()
    assert "future-date" in seedlint(*CHECK, "--as-of", "2024-05-01").out
    assert len(reads) > 5


def test_only_what_a_document_awaits_hangs_on_the_day() -> None:
    """What else asked for the day that counts as today would be remembered wrongly."""
    code = Path(facts.__file__).parent.parent
    asking = [file.name for floor in ("facts", "checks", "text") for file in sorted((code / floor).rglob("*.py"))
              if "context.as_of" in file.read_text(encoding="utf-8")]  # fmt: skip
    assert asking == ["__init__.py", "stated_date.py"]


def test_only_what_changed_is_inspected(seedlint: Run, documents: None, write: Write, reads: list[str]) -> None:
    seedlint(*CHECK)
    reads.clear()
    write("d.md", "# Harbour\n\nSome experts say that it closes.\n")
    ran = seedlint(*CHECK)
    assert reads == ["d.md"]
    assert "Some experts say" in ran.out


def test_a_file_that_was_only_touched_is_not_inspected(seedlint: Run, documents: None, reads: list[str]) -> None:
    seedlint(*CHECK)
    reads.clear()
    os.utime("d.md", (OLD + 9, OLD + 9))
    seedlint(*CHECK)
    assert reads == []


def test_a_change_that_leaves_size_and_times_of_a_new_file_is_seen(seedlint: Run, write: Write) -> None:
    for word in ("critics argue", "expert claims"):
        file = write("a.txt", f"Some {word} that it closes.\n")
        os.utime(file, (OLD, OLD))
        assert ("Some critics argue" in seedlint(*CHECK).out) == (word == "critics argue")


@pytest.mark.parametrize(
    "more",
    [
        ("--ignore", "vague-attribution"),
        ("--redact",),
        ("--max-file-size", "40"),
        ("--config", "other.toml"),
    ],
)
def test_another_setting_is_another_result(
    seedlint: Run, documents: None, write: Write, reads: list[str], more: tuple[str, ...]
) -> None:
    write("other.toml", '[contacts]\nregion = "GB"\n[rule.vague-attribution]\nlevel = "error"\n')
    command = [word for word in CHECK if word != "--isolated" or "--config" not in more]
    seedlint(*CHECK)
    reads.clear()
    ran = seedlint(*command, *more)
    assert reads
    assert ran == seedlint(*command, *more, "--no-cache")


def test_a_path_is_part_of_what_is_known(seedlint: Run, documents: None) -> None:
    seedlint(*CHECK)
    os.rename("2024-05-01-g.txt", "2024-05-02-g.txt")
    assert seedlint(*CHECK) == seedlint(*CHECK, "--no-cache")


def test_a_suppression_beside_the_config_is_part_of_what_is_known(seedlint: Run, documents: None, write: Write) -> None:
    seedlint(*CHECK)
    write(".seedlint-ignore", "vague-attribution d.md -- meant\n")
    ran = seedlint(*CHECK)
    assert "vague-attribution" not in ran.out
    assert ran == seedlint(*CHECK, "--no-cache")


def test_fixes_are_made_of_what_stands_there(seedlint: Run, write: Write) -> None:
    write("a.txt", "Caf\u0065\u0301 and\u200b so on.\n")
    seedlint(*CHECK)
    assert seedlint(*CHECK, "--diff") == seedlint(*CHECK, "--diff", "--no-cache")


@pytest.fixture
def compared(reads: list[str], monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Return a list to which every comparison of documents adds how many it has taken in."""
    seen: list[int] = []
    results_of = comparison.Comparison.results

    def counted(self: comparison.Comparison) -> Iterator[comparison.CorpusResult]:
        seen.append(self._documents)
        return results_of(self)

    monkeypatch.setattr(comparison.Comparison, "results", counted)
    return seen


def test_documents_of_which_none_changed_are_not_compared_again(
    seedlint: Run, documents: None, compared: list[int]
) -> None:
    before = seedlint(*CHECK)
    assert "duplicate-document" in before.out
    assert compared == [7]
    assert seedlint(*CHECK) == before
    assert compared == [7]


def test_one_that_came_or_went_or_changed_is_compared_with_those_that_did_not(
    seedlint: Run, documents: None, write: Write, compared: list[int]
) -> None:
    seedlint(*CHECK)
    for change in (lambda: os.unlink("b.txt"), lambda: write("b.txt", text(2)), lambda: write("i.txt", text(2))):
        change()
        assert seedlint(*CHECK) == seedlint(*CHECK, "--no-cache")
    assert compared == [7, 6, 6, 7, 7, 8, 8]


def test_the_last_states_of_a_corpus_are_known_and_older_ones_forgotten(
    seedlint: Run, documents: None, write: Write, compared: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store, "COMPARISONS", 2)
    told = {}
    for word in "onetwo", "three", "onetwo", "four", "onetwo", "three":
        write("b.txt", f"{text(1)} {word}\n")
        ran = seedlint(*CHECK)
        assert told.setdefault(word, ran) == ran
    assert len(compared) == 4  # `onetwo` was used when `three` had to go


def test_what_belongs_only_to_the_corpus_is_part_of_its_state(
    seedlint: Run, documents: None, compared: list[int]
) -> None:
    one, both = (*CHECK, "b.txt", "--corpus", "."), (*CHECK, "b.txt", "c.txt", "--corpus", ".")
    for command_ in (one, both, one, both):
        assert seedlint(*command_) == seedlint(*command_, "--no-cache")
    assert len(compared) == 2 + 4


def test_a_file_that_cannot_be_read_keeps_nobody_from_knowing_the_rest(
    seedlint: Run, documents: None, write: Write, compared: list[int]
) -> None:
    write("large.txt", "x" * 5000)
    ran = seedlint(*CHECK, "--max-file-size", "4000", "large.txt", ".")
    assert "large.txt" in ran.out
    assert seedlint(*CHECK, "--max-file-size", "4000", "large.txt", ".") == ran
    assert len(compared) == 1


def test_what_is_on_standard_input_is_compared_each_time(seedlint: Run, documents: None, compared: list[int]) -> None:
    for number in (1, 3):
        ran = seedlint(*CHECK, "--output-format", "concise", "-", ".", stdin=text(number).encode())
        assert ("stdin.txt:1:1: warning duplicate-document" in ran.out) == (number == 1)
    assert len(compared) == 2


def test_a_document_that_changed_while_others_were_compared_is_not_remembered_as_it_was(
    seedlint: Run, documents: None, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    results_of = comparison.Comparison.results

    def late(self: comparison.Comparison) -> Iterator[comparison.CorpusResult]:
        os.utime(write("b.txt", f"A new line.\n\n{text(1)}"), (OLD, OLD))
        return results_of(self)

    monkeypatch.setattr(comparison.Comparison, "results", late)
    seedlint(*CHECK)
    monkeypatch.undo()
    os.utime(write("b.txt", text(1)), (OLD, OLD))
    assert seedlint(*CHECK) == seedlint(*CHECK, "--no-cache")


def test_a_crash_of_a_rule_that_compares_is_told_each_time(
    seedlint: Run, documents: None, page: Write, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, kind in toy_checks.KINDS.items():
        monkeypatch.setitem(checks.KINDS, name, kind)
    page("toys/crash", ('check = "phrase"', 'check = "crash-settling"'), ('patterns = ["moist"]', ""))
    write("seedlint.toml", 'rules = ["own"]\nselect = ["toys"]\n')
    for path in "j.txt", "k.txt":
        write(path, "boom\nbang\n")
    first = seedlint("check")
    assert "the rule `crash` crashed" in first.out
    assert "`bang`" in first.out
    assert seedlint("check") == first


@pytest.mark.parametrize("damage", [b"", b"x", cache.packed([b"x"]), cache.packed(3)])
def test_what_documents_gave_together_is_found_anew_where_it_is_broken(
    seedlint: Run, documents: None, compared: list[int], damage: bytes
) -> None:
    before = seedlint(*CHECK)
    with sqlite3.connect(store_file()) as connection:
        connection.execute("update together set data = ?", (damage,))
    connection.close()
    assert seedlint(*CHECK) == before
    assert len(compared) == 2


def test_a_document_whose_own_findings_are_broken_is_read_and_no_other_is_compared(
    seedlint: Run, documents: None, reads: list[str], compared: list[int]
) -> None:
    before = seedlint(*CHECK)
    with sqlite3.connect(store_file()) as connection:
        connection.execute("update results set data = x'00' where key = (select min(key) from results)")
    connection.close()
    reads.clear()
    assert seedlint(*CHECK) == before
    assert len(reads) == 1
    assert len(compared) == 1


CONTENTS = st.sampled_from([text(1), text(1, changed=4), text(2), f"{text(1)}{text(2)}", "The the pier.\n", None])


@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(edits=st.lists(st.tuples(st.sampled_from(["a.txt", "b.md", "c/d.txt"]), CONTENTS), min_size=2, max_size=6))
def test_however_documents_change_a_run_that_remembers_tells_what_one_does_that_reads_all(
    seedlint: Run, write: Write, tmp_path: Path, edits: list[tuple[str, str | None]]
) -> None:
    for path, content in edits:
        if content is None:
            (tmp_path / path).unlink(missing_ok=True)
        else:
            write(path, content)
        assert seedlint(*CHECK) == seedlint(*CHECK) == seedlint(*CHECK, "--no-cache")


@pytest.mark.parametrize("damage", [b"", b"no database", b"SQLite format 3\0" + b"\xff" * 5000])
def test_a_broken_store_counts_as_an_empty_one(seedlint: Run, documents: None, damage: bytes) -> None:
    before = seedlint(*CHECK)
    store_file().write_bytes(damage)
    assert seedlint(*CHECK) == before
    assert seedlint(*CHECK) == before


@pytest.mark.parametrize("damage", [b"", b"x", b"\x78\x01junk"])
def test_a_broken_entry_counts_as_missing(seedlint: Run, documents: None, damage: bytes) -> None:
    before = seedlint(*CHECK)
    with sqlite3.connect(store_file()) as connection:
        connection.execute("update results set data = ?", (damage,))
    connection.close()
    assert seedlint(*CHECK) == before


def test_a_folder_that_cannot_be_written_is_no_error(
    seedlint: Run, documents: None, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = seedlint(*CHECK, "--no-cache")
    monkeypatch.setenv("SEEDLINT_CACHE_DIR", str(write("cache-that-is-a-file.bin", "")))
    assert seedlint(*CHECK) == before


def test_a_locked_store_is_done_without(seedlint: Run, documents: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "TIMEOUT", 0.01)
    before = seedlint(*CHECK)
    connection = sqlite3.connect(store_file(), isolation_level=None)
    connection.execute("begin exclusive")
    try:
        assert seedlint(*CHECK) == before
    finally:
        connection.close()


def test_a_full_store_forgets_what_was_longest_unused(
    seedlint: Run, documents: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store, "LARGEST", 1)
    before = seedlint(*CHECK)
    assert seedlint(*CHECK) == before
    with sqlite3.connect(store_file()) as connection:
        (left,) = connection.execute("select count(*) from results").fetchone()
    connection.close()
    assert left < 7


def command(*more: str) -> list[str]:
    return [sys.executable, "-m", "seedlint", *CHECK, "--output-format", "concise", *more]


def ran(*more: str) -> Ran:
    done = subprocess.run(command(*more), capture_output=True, text=True, check=False)
    return Ran(done.returncode, done.stdout, done.stderr)


@pytest.fixture
def many(write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Write enough for a store to be worth it."""
    for number in range(30):
        write(f"{number:02}.txt", text(number, words=1200))
    monkeypatch.chdir(tmp_path)


def test_a_killed_run_leaves_a_store_that_can_be_used(many: None) -> None:
    expected = ran("--no-cache")
    for delay in (0.3, 0.6, 0.9, 1.2):
        process = subprocess.Popen(command(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(delay)
        process.send_signal(signal.SIGKILL)
        process.wait()
    assert ran() == expected
    assert ran() == expected


def test_runs_beside_each_other_disturb_nobody(many: None) -> None:
    expected = ran("--no-cache")
    started = [subprocess.Popen(command(), stdout=subprocess.PIPE, text=True) for _ in range(3)]
    assert {process.communicate()[0] for process in started} == {expected.out}
    assert ran("--jobs", "2") == expected


def test_what_was_packed_comes_back_equal(seedlint: Run, documents: None) -> None:
    with sqlite3.connect(store_file() if seedlint(*CHECK) else "") as connection:
        kept = connection.execute("select data, marks from results").fetchall()
    connection.close()
    for data, marks in kept:
        loaded = load(data, marks, path="x.txt", linted=True)
        assert loaded is not None
        assert load(dump(loaded), dump_marks(loaded), path="x.txt", linted=True) == loaded
    assert any(
        isinstance(one, Inspection) and one.marks for row in kept for one in load(*row, path="x", linted=True) or ()
    )
