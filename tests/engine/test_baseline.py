"""Baselines: what was known stays known through edits elsewhere, and what is new is told."""

from __future__ import annotations

import json
import textwrap
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from growth import in_proportion
from kit import Run, Write
from seedlint.base.errors import UserError
from seedlint.base.model import Finding, Level
from seedlint.engine import Engine
from seedlint.engine.baseline import Comparison, Known, compared, known, states_of
from seedlint.rulebook import load
from seedlint.run.baseline_file import read_baseline, write_baseline
from seedlint.run.output.schemas import schema
from seedlint.sources import from_text

ONLY = ("--isolated", "--as-of", "2026-01-01", "--select", "relative-date,vague-attribution,missing-date")
OLD = "Some critics argue that the pump is old.\n"
NEW = "It leaked last week, many experts believe.\n"


# The command


def test_only_what_is_new_is_told_and_fails(seedlint: Run, write: Write) -> None:
    write("a.txt", OLD)
    assert seedlint("baseline", ".", *ONLY, "-o", "known.json").out == "2 findings in known.json.\n"
    ran = seedlint("check", ".", *ONLY, "--baseline", "known.json")
    assert (ran.code, ran.out) == (0, "Found nothing in 1 document.\nBeside that: 2 known from the baseline.\n")
    write("a.txt", f"{OLD}\n{NEW}")
    ran = seedlint("check", ".", *ONLY, "--baseline", "known.json", "--output-format", "concise")
    assert ran.code == 1
    assert [line.split()[2] for line in ran.lines if line.startswith("a.txt")] == ["relative-date", "vague-attribution"]


def test_what_is_gone_is_told_and_can_be_dropped(seedlint: Run, write: Write) -> None:
    write("a.txt", f"{OLD}\n{NEW}")
    write("b.txt", OLD)
    seedlint("baseline", ".", *ONLY, "-o", "known.json")
    write("a.txt", OLD)
    ran = seedlint("check", ".", *ONLY, "--baseline", "known.json")
    assert "note: 2 findings of the baseline found no more; `seedlint baseline --prune` drops them\n" in ran.out
    write("c.txt", "Yesterday it rained on the old pier.\n")
    assert seedlint("baseline", ".", *ONLY, "-o", "known.json", "--prune").out == "4 findings in known.json.\n"
    ran = seedlint("check", ".", *ONLY, "--baseline", "known.json", "--output-format", "concise")
    assert "no more" not in ran.out
    assert {line.split(":")[0] for line in ran.lines if ".txt" in line} == {"c.txt"}


def test_no_baseline_is_written_of_what_cannot_be_read_and_all_of_that_is_named(
    seedlint: Run, write: Write, tmp_path: Path
) -> None:
    write("a.txt", OLD)
    ran = seedlint("baseline", "a.txt", "b.txt", "c.txt", *ONLY, "-o", "known.json")
    assert (ran.code, (tmp_path / "known.json").exists()) == (2, False)
    first, second, last = ran.err.splitlines()
    assert first.startswith("seedlint: b.txt: ")
    assert second.startswith("seedlint: c.txt: ")
    assert last == "seedlint: no baseline is written of what could not be read (mend it, or leave it out by `exclude`)"


def test_nothing_is_gone_that_was_not_looked_for(seedlint: Run, write: Write, tmp_path: Path) -> None:
    write("a.txt", OLD)
    write("b.txt", OLD)
    seedlint("baseline", ".", *ONLY, "-o", "known.json")
    assert "no more" not in seedlint("check", "a.txt", *ONLY, "--baseline", "known.json").out
    (tmp_path / "b.txt").unlink()
    assert "2 findings of the baseline found no more" in seedlint("check", ".", *ONLY, "--baseline", "known.json").out


def test_sarif_tells_new_unchanged_and_absent(seedlint: Run, write: Write) -> None:
    write("a.txt", f"{OLD}\n{NEW}")
    seedlint("baseline", ".", *ONLY, "-o", "known.json")
    write("a.txt", f"{OLD}\nYesterday it rained on the pier.\n")
    ran = seedlint("check", ".", *ONLY, "--baseline", "known.json", "--output-format", "sarif")
    results = json.loads(ran.out)["runs"][0]["results"]
    assert sorted((one["baselineState"], one["ruleId"]) for one in results) == [
        ("absent", "relative-date"),
        ("absent", "vague-attribution"),
        ("new", "relative-date"),
        ("unchanged", "missing-date"),
        ("unchanged", "vague-attribution"),
    ]
    plain = seedlint("check", ".", *ONLY, "--output-format", "sarif")
    assert "baselineState" not in plain.out


def test_json_tells_what_is_aside_and_what_is_gone(seedlint: Run, write: Write) -> None:
    write("a.txt", f"{OLD}\n{NEW}")
    seedlint("baseline", ".", *ONLY, "-o", "known.json")
    write("a.txt", OLD)
    report = json.loads(seedlint("check", ".", *ONLY, "--baseline", "known.json", "--output-format", "json").out)
    assert [one["baseline"] for one in report["aside"]] == ["unchanged", "unchanged"]
    assert [one["rule"] for one in report["absent"]] == ["relative-date", "vague-attribution"]


def test_a_suppressed_finding_is_not_written_down(seedlint: Run, write: Write) -> None:
    write("a.md", f"<!-- seedlint-ignore-file all -->\n\n{OLD}")
    assert seedlint("baseline", ".", *ONLY, "-o", "known.json").out == "0 findings in known.json.\n"


def test_a_baseline_is_one_line_a_finding_and_the_same_each_time(seedlint: Run, write: Write, tmp_path: Path) -> None:
    write("b.txt", NEW)
    write("a.txt", OLD)
    seedlint("baseline", ".", *ONLY, "-o", "one.json")
    seedlint("baseline", "b.txt", "a.txt", *ONLY, "-o", "two.json")
    one = (tmp_path / "one.json").read_text()
    assert one == (tmp_path / "two.json").read_text()
    assert len(one.splitlines()) == 2 + len(json.loads(one)["findings"])


def test_no_baseline_is_written_of_what_could_not_be_read(seedlint: Run, write: Write, tmp_path: Path) -> None:
    write("a.txt", b"\xff\xff\x00")
    ran = seedlint("baseline", "a.txt", *ONLY, "-o", "known.json")
    assert (ran.code, (tmp_path / "known.json").exists()) == (2, False)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        '{"seedlint-baseline": 2, "findings": []}',
        '{"seedlint-baseline": 1}',
        '{"seedlint-baseline": 1, "findings": [1]}',
        '{"seedlint-baseline": 1, "findings": [{"rule": "a"}]}',
        "[" * 100_000,
        '{"version": "2.1.0", "runs": []}',
        "\ufeff# A page\n",
        b"\xff\xfe{\0}\0",
    ],
)
def test_a_broken_baseline_is_a_clear_error(seedlint: Run, write: Write, text: str | bytes) -> None:
    write("a.txt", OLD)
    write("known.json", text)
    ran = seedlint("check", "a.txt", *ONLY, "--baseline", "known.json")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("seedlint: known.json: ")
    assert ran.err.endswith("(`seedlint baseline PATH -o FILE` writes one)\n")


def test_a_baseline_with_a_byte_order_mark_is_read(seedlint: Run, write: Write, tmp_path: Path) -> None:
    write("a.txt", OLD)
    seedlint("baseline", ".", *ONLY, "-o", "known.json")
    write("marked.json", b"\xef\xbb\xbf" + (tmp_path / "known.json").read_bytes())
    assert seedlint("check", ".", *ONLY, "--baseline", "marked.json").code == 0


ENTRY = Known("a", "a.txt", 1, Level.NOTE, "so", "f" * 16, "e" * 16)._asdict()
WRONG: tuple[dict[str, object], ...] = (
    *({"line": line} for line in (0, "1", True, 1.5, None)),
    *({name: 1} for name in ("rule", "path", "message", "fingerprint", "likeness")),
    *({"level": level} for level in ("fatal", 1)),
    {"more": "of it"},
)


@pytest.mark.parametrize("wrong", [{}, *WRONG])
def test_a_baseline_is_read_where_its_schema_accepts_it(write: Write, wrong: dict[str, object]) -> None:
    data = {"seedlint-baseline": 1, "findings": [ENTRY, {**ENTRY, **wrong}]}
    file = write("known.json", json.dumps(data))
    refused = [*Draft202012Validator(json.loads(schema("baseline"))).iter_errors(data)]
    assert bool(refused) == bool(wrong)
    if wrong:
        with pytest.raises(UserError, match="finding 2 of this baseline is broken"):
            read_baseline(str(file))
    else:
        assert len(read_baseline(str(file))) == 2


def test_what_is_written_is_what_the_schema_says(seedlint: Run, write: Write, tmp_path: Path) -> None:
    write("a.txt", f"{OLD}\n{NEW}")
    seedlint("baseline", ".", *ONLY, "-o", "known.json")
    written = json.loads((tmp_path / "known.json").read_text())
    Draft202012Validator(json.loads(schema("baseline"))).validate(written)
    assert len(written["findings"]) == 4


def many(number: int) -> list[Known]:
    """Return entries of which some are alike, as those of a template are."""
    return [
        Known(
            "vague", f"{at // 10}.md", at % 50 + 1, Level.NOTE, f"{at} names nobody", f"{at:016x}", f"{at % 999:016x}"
        )
        for at in range(number)
    ]


def held_against_itself(number: int, file: Path) -> Comparison:
    """Write a baseline, read it, and hold its findings against it, a part of them in other surroundings."""
    write_baseline(str(file), many(number))
    now = [one._replace(fingerprint="0" * 16) if at % 7 == 0 else one for at, one in enumerate(many(number))]
    return states_of(now, read_baseline(str(file)), lambda path: True)


def test_a_large_baseline_costs_time_and_memory_in_proportion(tmp_path: Path) -> None:
    file = tmp_path / "known.json"
    assert in_proportion(lambda number: held_against_itself(number, file), 1000)
    tracemalloc.start()
    try:
        comparison = held_against_itself(5000, file)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert {*comparison.states} == {"unchanged", "updated"}
    assert peak < 5000 * 4000


def test_a_missing_baseline_is_a_clear_error(seedlint: Run, write: Write) -> None:
    write("a.txt", OLD)
    ran = seedlint("check", "a.txt", *ONLY, "--baseline", "gone.json")
    assert ran.err.startswith("seedlint: gone.json: can't read the baseline: No such file")


# The laws

ENGINE = Engine(rule for rule in load().rules.values() if rule.id in ("relative-date", "vague-attribution"))
DEFECTS = (
    "Some critics argue that the pump is old and that nobody wants to pay for another one at this pier.",
    "The board of the harbour met yesterday in the long hall behind the pier to speak about the old crane.",
    "Many experts believe in the winter of the year before last that the channel was never as deep as told.",
    "The ferry was late last week, and the people on the pier waited in the rain for three hours or more.",
)
NEUTRAL = (
    "The hall is old and has a red door.",
    "Nobody was hurt, and the lamps went on again at the pier.",
    "A board of nine sits there, with a chair and a clerk.",
)


def inspected(path: str, paragraphs: list[str], *, width: int = 1000) -> tuple[Finding, ...]:
    text = "\n\n".join(textwrap.fill(paragraph, width) for paragraph in paragraphs) + "\n"
    return ENGINE.inspect(from_text(path, text)).findings


def states(findings: tuple[Finding, ...], before: tuple[Finding, ...]) -> Comparison:
    return compared(findings, map(known, before), lambda path: True)


documents = st.lists(st.sampled_from(DEFECTS + NEUTRAL), min_size=1, max_size=6)
additions = st.lists(st.sampled_from(NEUTRAL), max_size=3)


@given(documents, additions, st.data())
def test_moving_text_around_keeps_findings_known(paragraphs: list[str], more: list[str], data: st.DataObject) -> None:
    before = inspected("a.txt", paragraphs)
    moved = data.draw(st.permutations([*paragraphs, *more]))
    comparison = states(inspected("a.txt", list(moved)), before)
    assert set(comparison.states) <= {"unchanged"}
    assert comparison.absent == ()


@given(documents)
def test_renaming_a_document_keeps_findings_known(paragraphs: list[str]) -> None:
    comparison = states(inspected("new/name.txt", paragraphs), inspected("a.txt", paragraphs))
    assert set(comparison.states) <= {"unchanged"}
    assert comparison.absent == ()


@given(documents, st.integers(20, 120), st.integers(20, 120))
def test_reformatting_a_document_keeps_findings_known(paragraphs: list[str], one: int, other: int) -> None:
    before, after = inspected("a.txt", paragraphs, width=one), inspected("a.txt", paragraphs, width=other)
    comparison = states(after, before)
    assert "new" not in comparison.states
    assert comparison.absent == ()


@given(documents, documents)
def test_every_finding_and_every_entry_counts_once(old: list[str], new: list[str]) -> None:
    before, after = inspected("a.txt", old), inspected("a.txt", new)
    comparison = states(after, before)
    recognized = sum(state != "new" for state in comparison.states)
    assert recognized + len(comparison.absent) == len(before)
    assert recognized <= len(after)


def test_a_second_of_its_kind_is_new() -> None:
    before, after = inspected("a.txt", [DEFECTS[0]]), inspected("a.txt", [DEFECTS[0], NEUTRAL[0], DEFECTS[0]])
    assert sorted(states(after, before).states) == ["new", "unchanged"]


def test_copies_are_told_apart_by_their_path() -> None:
    before = inspected("b.txt", [DEFECTS[0]])
    after = (*inspected("a.txt", [DEFECTS[0]]), *inspected("b.txt", [DEFECTS[0]]))
    assert states(after, before).states == ["new", "unchanged"]


def test_an_entry_of_a_path_that_was_not_looked_for_is_not_absent() -> None:
    entries = [known(one) for one in inspected("a.txt", [DEFECTS[0]])]
    assert compared((), entries, lambda path: False).absent == ()
    assert compared((), entries, lambda path: True).absent == tuple(entries)


def test_what_has_no_place_can_not_be_known() -> None:
    from seedlint.base.model import Span

    with pytest.raises(ValueError, match="located"):
        known(Finding(Span(0, 1)))
    assert Known._fields[0] == "rule"


# The setting


def test_a_config_may_name_the_baseline(seedlint: Run, write: Write) -> None:
    write("seedlint.toml", 'baseline = "known/old.json"\nselect = ["vague-attribution"]\n')
    write("docs/a.txt", OLD)
    missing = seedlint("check", ".")
    assert (missing.code, missing.out) == (2, "")
    assert missing.err.startswith("seedlint: known/old.json: can't read the baseline: ")
    write("known/none", "")
    assert seedlint("baseline", ".", "-o", "known/old.json").out == "1 finding in known/old.json.\n"
    ran = seedlint("check", ".")
    assert (ran.code, ran.out) == (0, "Found nothing in 1 document.\nBeside that: 1 known from the baseline.\n")
    assert seedlint("check", ".", folder="docs").code == 0
    assert seedlint("check", ".", "--isolated", "--select", "vague-attribution").code == 1


def test_the_command_line_names_another_baseline(seedlint: Run, write: Write) -> None:
    write("seedlint.toml", 'baseline = "missing.json"\nselect = ["vague-attribution"]\n')
    write("a.txt", OLD)
    seedlint("baseline", ".", "-o", "known.json")
    assert seedlint("check", ".", "--baseline", "known.json").code == 0


def test_no_baseline_lies_outside_of_the_repository(seedlint: Run, write: Write) -> None:
    write("seedlint.toml", 'baseline = "../known.json"\n')
    ran = seedlint("check", ".")
    assert ran.code == 2
    assert "seedlint.toml:1: `baseline`: `../known.json` lies outside of the repository" in ran.err


def test_the_settings_tell_where_the_baseline_comes_from(seedlint: Run, write: Write) -> None:
    write("seedlint.toml", 'baseline = "known.json"\n')
    assert 'baseline = "known.json"  # seedlint.toml:1\n' in seedlint("config", ".").out
