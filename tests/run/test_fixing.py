"""`seedlint check --fix` from end to end: what it writes, what it leaves alone, what it tells."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kit import Run, Write
from seedlint import rulebook
from seedlint.base.model import Context, Document, Edit, Finding, Fix, Inspection, Level, Note, Problem, Span
from seedlint.engine import Engine
from seedlint.engine.fix import Fixing, Repair
from seedlint.rulebook.example import examples
from seedlint.rulebook.page import read_page
from seedlint.run.fixing import fix
from seedlint.run.suffix_list import top_level_domains
from seedlint.sources import from_bytes, from_text
from seedlint.sources.discover import Candidate

TRACKED = "See https://harbour.example-town.org/plans?utm_source=mail for the plans of 3 May 2024.\n"
MENDED = "See https://harbour.example-town.org/plans for the plans of 3 May 2024.\n"
HIDDEN = "Write to ada (at) harbour-board (dot) com on 3 May 2024.\n"
ONLY = ("--isolated", "--as-of", "2026-01-01", "--select", "tracking-url,obfuscated-email,related-links")


def test_safe_fixes_are_written_and_the_rest_is_told(seedlint: Run, write: Write) -> None:
    file = write("a.txt", TRACKED + HIDDEN)
    ran = seedlint("check", "a.txt", *ONLY, "--fix")
    assert file.read_text() == MENDED + HIDDEN
    assert "Fixed 1 finding in 1 document.\n" in ran.out
    assert "obfuscated-email" in ran.out
    assert "tracking-url" not in ran.out
    assert ran.out.endswith("1 can be fixed with --fix --unsafe-fixes.\n")


def test_unsafe_fixes_are_made_on_request(seedlint: Run, write: Write) -> None:
    file = write("a.txt", TRACKED + HIDDEN)
    ran = seedlint("check", "a.txt", *ONLY, "--fix", "--unsafe-fixes")
    assert file.read_text() == MENDED + "Write to ada@harbour-board.com on 3 May 2024.\n"
    assert ran.out == "Fixed 2 findings in 1 document.\nFound nothing in 1 document.\n"
    assert ran.code == 0


def test_unsafe_fixes_alone_are_a_mistake(seedlint: Run) -> None:
    ran = seedlint("check", *ONLY, "--unsafe-fixes")
    assert (ran.code, ran.err) == (2, "seedlint: --unsafe-fixes needs --fix or --diff\n")


def test_without_fix_nothing_is_written_and_the_report_says_what_could_be(seedlint: Run, write: Write) -> None:
    file = write("a.txt", TRACKED + HIDDEN)
    ran = seedlint("check", "a.txt", *ONLY)
    assert file.read_text() == TRACKED + HIDDEN
    assert ran.out.endswith("1 can be fixed with --fix, 1 more with --fix --unsafe-fixes.\n")


def test_a_diff_shows_what_would_change_and_ends_with_one(seedlint: Run, write: Write) -> None:
    file = write("a.txt", "One\n\n" + TRACKED)
    ran = seedlint("check", "a.txt", *ONLY, "--diff")
    assert file.read_text() == "One\n\n" + TRACKED
    assert ran.out == f"--- a/a.txt\n+++ b/a.txt\n@@ -1,3 +1,3 @@\n One\n \n-{TRACKED}+{MENDED}"
    assert (ran.code, ran.err) == (1, "Would fix 1 finding in 1 document.\n")
    write("a.txt", MENDED)
    ran = seedlint("check", "a.txt", *ONLY, "--diff")
    assert (ran.code, ran.out, ran.err) == (0, "", "Nothing to fix.\n")


@pytest.mark.skipif(not shutil.which("git"), reason="git is not installed")
@pytest.mark.parametrize("text", [TRACKED, TRACKED.rstrip(), f"One\r\n{TRACKED.strip()}\r\nTwo", f"{TRACKED}\n\n"])
def test_git_applies_the_diff(seedlint: Run, write: Write, tmp_path: Path, text: str) -> None:
    file = write("a.txt", text)
    diff = seedlint("check", "a.txt", *ONLY, "--diff").out
    subprocess.run(["git", "apply", "--whitespace=nowarn"], input=diff.encode(), cwd=tmp_path, check=True)
    assert file.read_bytes() == text.replace(TRACKED.rstrip(), MENDED.rstrip()).encode()


def test_standard_input_comes_out_mended_and_the_report_stands_aside(seedlint: Run) -> None:
    ran = seedlint("check", "-", *ONLY, "--fix", stdin=(TRACKED + HIDDEN).encode())
    assert ran.out == MENDED + HIDDEN
    assert "obfuscated-email" in ran.err
    assert ran.err.endswith("1 can be fixed with --fix --unsafe-fixes.\n")
    clean = seedlint("check", "-", *ONLY, "--fix", stdin=b"All is well.\n")
    assert clean.out == "All is well.\n"


def test_standard_input_keeps_its_encoding(seedlint: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    written: list[bytes] = []
    monkeypatch.setattr("seedlint.commands.check.write", lambda pieces, stream=None: written.extend(pieces))
    seedlint("check", "-", *ONLY, "--fix", "--quiet", stdin=b"\xff\xfe" + TRACKED.encode("utf-16-le"))
    assert written[0] == b"\xff\xfe" + MENDED.encode("utf-16-le")


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16"])
def test_encoding_mark_and_line_ends_stay(seedlint: Run, write: Write, newline: str, codec: str) -> None:
    before, after = (f"Ein Gruß\n\n{text}\nEnde\n".replace("\n", newline).encode(codec) for text in (TRACKED, MENDED))
    file = write("a.txt", before)
    seedlint("check", "a.txt", *ONLY, "--fix")
    assert file.read_bytes() == after


def test_the_mode_of_a_file_stays(seedlint: Run, write: Write) -> None:
    file = write("a.txt", TRACKED)
    file.chmod(0o640)
    seedlint("check", "a.txt", *ONLY, "--fix")
    assert (file.read_text(), file.stat().st_mode & 0o777) == (MENDED, 0o640)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root may give files away")
def test_the_owner_of_a_file_stays(seedlint: Run, write: Write) -> None:
    file = write("a.txt", TRACKED)
    os.chown(file, 1234, 2345)
    seedlint("check", "a.txt", *ONLY, "--fix")
    assert (file.read_text(), file.stat().st_uid, file.stat().st_gid) == (MENDED, 1234, 2345)


def test_another_name_of_a_file_keeps_what_it_was(seedlint: Run, write: Write, tmp_path: Path) -> None:
    write("docs/a.txt", TRACKED)
    other = tmp_path / "a.txt"
    other.hardlink_to(tmp_path / "docs/a.txt")
    seedlint("check", "docs", *ONLY, "--fix")
    assert ((tmp_path / "docs/a.txt").read_text(), other.read_text()) == (MENDED, TRACKED)


def test_two_names_of_a_file_are_both_mended_where_both_are_given(seedlint: Run, write: Write, tmp_path: Path) -> None:
    write("a.txt", TRACKED)
    (tmp_path / "b.txt").hardlink_to(tmp_path / "a.txt")
    seedlint("check", ".", *ONLY, "--fix")
    assert [(tmp_path / name).read_text() for name in ("a.txt", "b.txt")] == [MENDED, MENDED]


def test_a_name_of_any_length_is_fixed(seedlint: Run, write: Write) -> None:
    file = write(f"{'n' * 251}.txt", TRACKED)
    seedlint("check", ".", *ONLY, "--fix")
    assert file.read_text() == MENDED


DYING = """
import os, signal, sys
from seedlint.base.atomic import write_atomically
from seedlint.cli import main

def die(*given, **more):
    os.kill(os.getpid(), signal.SIGKILL)

def then_die(*given):
    REPLACE(*given)
    die()

def half(file, pieces, write=write_atomically):
    def first():
        yield pieces[0][: len(pieces[0]) // 2]
        die()
    write(file, first())

moment, REPLACE = sys.argv.pop(1), os.replace
if moment == "while it writes":
    import seedlint.run.fixing
    seedlint.run.fixing.write_atomically = half
else:
    os.replace = {"before it replaces": die, "after it replaced": then_die}[moment]
main(sys.argv[1:])
"""


@pytest.mark.parametrize(
    ("moment", "expected"),
    [("while it writes", TRACKED), ("before it replaces", TRACKED), ("after it replaced", MENDED)],
)
def test_a_killed_fix_leaves_a_file_old_or_new_and_nothing_that_another_run_reads(
    seedlint: Run, write: Write, tmp_path: Path, moment: str, expected: str
) -> None:
    file = write("a.txt", TRACKED)
    command = [sys.executable, "-c", DYING, moment, "check", ".", *ONLY, "--fix"]
    assert subprocess.run(command, cwd=tmp_path, check=False).returncode == -signal.SIGKILL
    assert file.read_text() == expected
    assert "1 document" in seedlint("check", ".", *ONLY, "--fix").out
    assert file.read_text() == MENDED


def test_a_fix_that_is_killed_at_any_moment_can_be_run_again(seedlint: Run, write: Write, tmp_path: Path) -> None:
    files = [write(f"{number}.txt", f"{number}\n\n{TRACKED}") for number in range(40)]
    for delay in (0.2, 0.3, 0.4, 0.5):
        process = subprocess.Popen([sys.executable, "-m", "seedlint", "check", ".", *ONLY, "--fix"], cwd=tmp_path)
        time.sleep(delay)
        process.kill()
        process.wait()
        assert {file.read_text().split("\n", 2)[2] for file in files} <= {TRACKED, MENDED}
    assert seedlint("check", ".", *ONLY, "--fix").code == 0
    assert {file.read_text().split("\n", 2)[2] for file in files} == {MENDED}


def test_nothing_is_written_through_a_symbolic_link(seedlint: Run, write: Write, tmp_path: Path) -> None:
    outside = write("outside/a.txt", TRACKED)
    inside = tmp_path / "docs"
    inside.mkdir()
    (inside / "linked.txt").symlink_to(outside)
    ran = seedlint("check", "docs/linked.txt", *ONLY, "--fix")
    assert outside.read_text() == TRACKED
    assert "not fixed: its path leads through a symbolic link" in ran.out
    assert "tracking-url" in ran.out
    (tmp_path / "short").symlink_to(outside.parent, target_is_directory=True)
    assert "not fixed" in seedlint("check", "short/a.txt", *ONLY, "--fix").out
    assert outside.read_text() == TRACKED


def test_files_beside_the_given_ones_are_left_alone(seedlint: Run, write: Write) -> None:
    write("a.txt", TRACKED)
    other = write("b.txt", TRACKED)
    seedlint("check", "a.txt", *ONLY, "--fix")
    assert other.read_text() == TRACKED


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everything")
def test_a_file_that_may_not_be_written_is_left_alone(seedlint: Run, write: Write) -> None:
    file = write("a.txt", TRACKED)
    file.chmod(0o444)
    assert "not fixed: it is not writable" in seedlint("check", "a.txt", *ONLY, "--fix").out
    assert file.read_text() == TRACKED


def test_an_assumed_encoding_is_not_written(seedlint: Run, write: Write) -> None:
    text = f"Die Gebühren für das Löschen der Schiffe müssen früher bezahlt werden, sagen die Händler.\n{TRACKED}"
    file = write("a.txt", text.encode("cp1252"))
    ran = seedlint("check", "a.txt", *ONLY, "--fix")
    assert "not fixed: cp1252 is only assumed to be its encoding" in ran.out
    assert file.read_bytes() == text.encode("cp1252")


def test_many_files_in_several_processes_come_out_as_in_one(seedlint: Run, write: Write, tmp_path: Path) -> None:
    for number in range(120):
        write(f"docs/{number}.txt", TRACKED * (number % 3))
    ran = seedlint("check", "docs", *ONLY, "--fix", "--jobs", "2")
    assert ran.out == "Fixed 120 findings in 80 documents.\nFound nothing in 120 documents.\n"
    assert {file.read_text() for file in (tmp_path / "docs").iterdir()} == {"", MENDED, MENDED * 2}


def test_a_suppressing_config_keeps_a_finding_from_being_fixed(seedlint: Run, write: Write) -> None:
    write("seedlint.toml", '[per-file-ignores]\n"a.txt" = ["tracking-url"]\n')
    file = write("a.txt", TRACKED)
    seedlint("check", "a.txt", "--select", "tracking-url", "--fix")
    assert file.read_text() == TRACKED


# One document, with a rule of its own


Inspect = Callable[[Document], Inspection]


def replacing(*pairs: tuple[str, str]) -> Inspect:
    """Return what finds each word and has another for it."""

    def inspect(document: Document) -> Inspection:
        found = []
        for old, new in pairs:
            if (at := document.text.find(old)) >= 0:
                span = Span(at, at + len(old))
                found.append(Finding(span, fix=Fix((Edit(span, new),), f"Write {new}", safe=True), rule=f"no-{old}"))
        return Inspection(tuple(found))

    return inspect


def mended(file: Path, inspect: Inspect, **how: bool) -> list[object]:
    candidate = Candidate(file.name, str(file), named=True)
    return list(fix(candidate, inspect, Fixing(**how), largest=1000))


def test_fixes_go_on_until_there_is_none_left(write: Write) -> None:
    file = write("a.txt", "aaaa")
    *_, repair = mended(file, replacing(("aa", "ab"), ("ab", "c")))
    assert file.read_text() == "cc"
    assert repair == Repair("a.txt", ("no-aa", "no-ab", "no-aa", "no-ab"))


def test_fixes_that_undo_each_other_leave_the_document_as_it_was(write: Write) -> None:
    file = write("a.txt", "tea")
    note, (_, inspection) = mended(file, replacing(("tea", "cocoa"), ("cocoa", "tea")))
    assert file.read_text() == "tea"
    assert note == Note("not fixed: the fixes of no-cocoa undo each other", "a.txt", "not-fixed")
    assert [finding.rule for finding in inspection.findings] == ["no-tea"]


def test_a_file_that_somebody_changes_meanwhile_is_left_alone(write: Write) -> None:
    file = write("a.txt", "tea")
    find = replacing(("tea", "cocoa"))

    def inspect(document: Document) -> Inspection:
        file.write_text("tea for two")
        return find(document)

    note, _ = mended(file, inspect)
    assert file.read_text() == "tea for two"
    assert note == Note("not fixed: it changed while it was fixed", "a.txt", "not-fixed")


def test_a_diff_leaves_the_findings_as_they_are(write: Write) -> None:
    file = write("a.txt", "tea")
    (_, inspection), repair = mended(file, replacing(("tea", "cocoa")), write=False)
    assert [finding.rule for finding in inspection.findings] == ["no-tea"]
    assert isinstance(repair, Repair)
    assert repair.diff.endswith("-tea\n\\ No newline at end of file\n+cocoa\n\\ No newline at end of file\n")


def test_nobody_hears_of_a_file_that_can_not_be_read(tmp_path: Path) -> None:
    (problem,) = mended(tmp_path / "gone.txt", replacing())
    assert isinstance(problem, Problem)


# All rules

ENGINE = Engine(rulebook.load().rules.values(), Context(regions=("US", "GB"), top_level_domains=top_level_domains))


def bad_examples() -> list[tuple[str, str, str]]:
    """Return rule, name and text of every example of a defect that the rules' pages have."""
    found = []
    for rule in rulebook.load().rules.values():
        page = read_page(rule.file, rulebook.read_rule_page(rule))
        found += [(rule.id, example.name, example.text) for example in examples(page) if example.heading == "Bad"]
    return found


EXAMPLES = bad_examples()
RULES = sorted({rule for rule, _, _ in EXAMPLES})
NEUTRAL = "The harbour board met on 3 May 2024 on the pier, and voted to dredge the channel before the winter comes.\n"


def fixed(name: str, data: bytes, *, unsafe: bool) -> tuple[Repair, Inspection]:
    """Mend what has no file; return what changed and what is found then."""
    document = from_bytes(name, data)
    assert isinstance(document, Document)
    (_, inspection), repair = fix(document, ENGINE.inspect, Fixing(unsafe=unsafe), largest=10**6, data=data)
    assert isinstance(repair, Repair)
    return repair, inspection


def grave(inspection: Inspection) -> Counter[str]:
    return Counter(finding.rule for finding in inspection.findings if finding.level is not Level.NOTE)


@pytest.mark.parametrize("unsafe", [False, True])
@pytest.mark.parametrize("rule", RULES)
def test_mending_a_second_time_changes_nothing(rule: str, unsafe: bool) -> None:
    for name, text in [(name, text) for of, name, text in EXAMPLES if of == rule]:
        repair, _ = fixed(name, text.encode(), unsafe=unsafe)
        assert repair.data is not None
        again, _ = fixed(name, repair.data, unsafe=unsafe)
        assert (again.rules, again.data) == ((), repair.data)


@pytest.mark.parametrize("unsafe", [False, True])
@pytest.mark.parametrize("rule", RULES)
def test_no_fix_brings_a_finding_of_level_warning_or_above(rule: str, unsafe: bool) -> None:
    for name, text in [
        (name, f"{text}\n{NEUTRAL}\nPublished: 3 May 2024\n") for of, name, text in EXAMPLES if of == rule
    ]:
        before = ENGINE.inspect(from_text(name, text))
        repair, after = fixed(name, text.encode(), unsafe=unsafe)
        assert grave(after) - grave(before) == Counter(), repair.data


FIXABLE = [
    (name, text) for _, name, text in EXAMPLES if any(one.fix for one in ENGINE.inspect(from_text(name, text)).findings)
]


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(st.sampled_from([text for name, text in FIXABLE if not text.startswith(("---", "+++"))]), max_size=6),
    st.sampled_from(["a.txt", "a.md"]),
    st.sampled_from(["\n", "\r\n"]),
    st.booleans(),
)
def test_documents_of_many_defects_are_mended_for_good(
    pieces: list[str], name: str, newline: str, unsafe: bool
) -> None:
    text = NEUTRAL.join(["", *(f"\n{piece}\n\n" for piece in pieces), ""]).replace("\n", newline)
    repair, _ = fixed(name, text.encode(), unsafe=unsafe)
    assert repair.data is not None
    assert fixed(name, repair.data, unsafe=unsafe)[0].rules == ()


@pytest.mark.parametrize(("newline", "codec"), [("\r\n", "utf-16"), ("\r", "utf-8-sig")])
def test_whatever_a_document_is_written_in_its_fixes_are_the_same(newline: str, codec: str) -> None:
    for name, text in FIXABLE:
        if "\r" not in text:
            plain, other = (
                fixed(name, data, unsafe=True)[0].data
                for data in (text.encode(), text.replace("\n", newline).encode(codec))
            )
            assert plain is not None and other is not None
            assert other == plain.decode().replace("\n", newline).encode(codec)


TEMPLATE = [
    "Advertisement",
    "You may also like",
    "Share this article",
    "[insert name here]",
    "Sign up for our newsletter",
]
BLANKS = re.compile(r"(?:^[ \t]*\n)+", re.M)


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(
        st.tuples(
            st.one_of(
                st.sampled_from(TEMPLATE), st.just(NEUTRAL.strip()), st.sampled_from([text for _, text in FIXABLE])
            ),
            st.sampled_from(["\n", "\n\n", "\n\n", "\n\n\n"]),
        ),
        min_size=1,
        max_size=8,
    ),
    st.sampled_from(["a.txt", "a.md"]),
    st.booleans(),
)
def test_fixes_of_different_rules_leave_no_more_blank_lines_than_stood_there(
    pieces: list[tuple[str, str]], name: str, unsafe: bool
) -> None:
    text = "".join(f"{piece.strip()}{gap}" for piece, gap in pieces).rstrip() + "\n"
    data = fixed(name, text.encode(), unsafe=unsafe)[0].data
    assert data is not None
    left = data.decode()
    most = max((row.count("\n") for row in BLANKS.findall(text)), default=0)
    assert all(row.count("\n") <= max(most, 1) for row in BLANKS.findall(left))
    assert not left or not BLANKS.match(left)
    assert not left.rstrip(" \t").endswith("\n\n")
