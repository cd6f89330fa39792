"""`seedlint check` from end to end: what it reads, what it says, how it ends."""

from __future__ import annotations

import json
import os
import re
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kit import PAGE, Ran, Run
from seedlint import __version__
from seedlint.arguments import parsers

Write = Callable[..., Path]
pytestmark = pytest.mark.usefixtures("few_rules")

CLEAN = "The harbour board met on the pier.\n"
WARNED = "They had stale bread.\n"
NOTED = "It was old news.\n"
WRONG = "They had cold tea.\n"
CONCISE = ("--output-format", "concise")


def found(ran: Ran) -> list[str]:
    """Return where a concise report says that something was found."""
    return [match[1] for line in ran.lines if (match := re.match(r"(.*:\d+:\d+): (?:error|warning|note) ", line))]


# How it ends


@pytest.mark.parametrize(("text", "code"), [(CLEAN, 0), (WARNED, 1), (WRONG, 1), (NOTED, 0), ("", 0)])
def test_the_exit_code_tells_whether_something_was_found(seedlint: Run, write: Write, text: str, code: int) -> None:
    write("a.txt", text)
    assert seedlint("check").code == code


@pytest.mark.parametrize(
    ("level", "codes"),
    [("error", (1, 0, 0)), ("warning", (1, 1, 0)), ("note", (1, 1, 1)), ("never", (0, 0, 0))],
)
def test_fail_on_is_the_level_from_which_findings_fail(
    seedlint: Run, write: Write, level: str, codes: tuple[int, ...]
) -> None:
    for text, code in zip((WRONG, WARNED, NOTED), codes, strict=True):
        write("a.txt", text)
        assert seedlint("check", "--select", "all", "--fail-on", level).code == code


def test_the_configs_fail_on_counts_unless_the_command_says_otherwise(seedlint: Run, write: Write) -> None:
    write("seedlint.toml", 'fail-on = "error"\n')
    write("a.txt", WARNED)
    assert seedlint("check").code == 0
    assert seedlint("check", "--fail-on", "warning").code == 1


def test_what_could_not_be_read_wins_over_findings(seedlint: Run, write: Write) -> None:
    write("a.txt", WARNED)
    ran = seedlint("check", "a.txt", "gone.txt", *CONCISE)
    assert ran.code == 2
    assert found(ran) == ["a.txt:1:10"]
    assert "error: gone.txt: no such file or folder" in ran.out


def test_exit_zero_hides_findings_and_never_errors(seedlint: Run, write: Write) -> None:
    write("a.txt", WARNED)
    assert seedlint("check", "--exit-zero").code == 0
    assert seedlint("check", "--exit-zero", "a.txt", "gone.txt").code == 2


def test_a_binary_that_is_named_is_an_error(seedlint: Run, write: Write) -> None:
    write("a.txt", b"\x7fELF\0\0\0")
    ran = seedlint("check", "a.txt")
    assert ran.code == 2
    assert "error: a.txt: not a text" in ran.out


def test_a_binary_that_a_walk_meets_is_left_out(seedlint: Run, write: Write) -> None:
    write("a.txt", b"\x7fELF\0\0\0")
    write("b.txt", CLEAN)
    ran = seedlint("check")
    assert (ran.code, ran.out) == (0, "Found nothing in 1 document.\n")


def test_a_text_in_another_encoding_is_an_error_and_the_others_are_linted(seedlint: Run, write: Write) -> None:
    write("a.txt", "café".encode("latin-1"))
    write("b.txt", WARNED)
    ran = seedlint("check", *CONCISE)
    assert ran.code == 2
    assert "error: a.txt: not UTF-8" in ran.out
    assert found(ran) == ["b.txt:1:10"]


# What is wrong in the command


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ((), "say what to do"),
        (("chek",), "unknown command `chek` (did you mean `check`?)"),
        (("frobnicate",), "unknown command `frobnicate` (there are check, "),
        (("--versoin",), "unknown option `--versoin` (did you mean `--version`?)"),
        (("check", "--selct", "all"), "unknown option `--selct` (did you mean `--select`?)"),
        (
            ("check", "--fail-no=whatever-this-is"),
            "unknown option `--fail-no=whatever-this-is` (did you mean `--fail-on`?)",
        ),
        (("rules", "--jsn"), "unknown option `--jsn` (did you mean `--json`?)"),
        (("rules", "kitchen"), "unexpected argument `kitchen`"),
        (("baseline", ".", "-o", "known.json", "--fail-on", "note"), "unknown option `--fail-on`"),
        (("check", "--select", "stale-bred"), "unknown rule `stale-bred` (did you mean `stale-bread`?)"),
        (("check", "--ignore", "kitchn"), "unknown rule `kitchn` (did you mean `kitchen`?)"),
        (("explain", "old-newz"), "unknown rule `old-newz` (did you mean `old-news`?)"),
        (("check", "--fail-on", "fatal"), "argument --fail-on: invalid choice: 'fatal'"),
        (("check", "--profile", ""), "unknown profile ``"),
        (("check", "--as-of", "1 May"), "`1 May` is no date; write it as 2024-05-01"),
        (("check", "--jobs", "0"), "`0` is no number of processes"),
        (("check", "--config", "gone.toml"), "gone.toml: can't read the config"),
        (("check", "--config", "a.toml", "--isolated"), "not allowed with"),
        (("test-rules", "gone"), "no folder of rules `gone`"),
    ],
)
def test_what_is_wrong_in_the_command_is_told_and_ends_with_2(
    seedlint: Run, arguments: tuple[str, ...], told: str
) -> None:
    ran = seedlint(*arguments)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("seedlint: ")
    assert told in ran.err


def test_an_unknown_rule_in_the_config_is_told_with_its_line(seedlint: Run, write: Write) -> None:
    write("seedlint.toml", 'fail-on = "note"\n[per-file-ignores]\n"a.txt" = ["stale-bred"]\n')
    ran = seedlint("check")
    assert ran.code == 2
    assert ran.err == "seedlint: seedlint.toml:3: unknown rule `stale-bred` (did you mean `stale-bread`?)\n"


def test_what_is_wrong_in_the_config_ends_with_2(seedlint: Run, write: Write) -> None:
    write("seedlint.toml", "ignor = []\n")
    ran = seedlint("check")
    assert (ran.code, ran.err) == (2, "seedlint: seedlint.toml:1: unknown key `ignor` (did you mean `ignore`?)\n")


# Which rules run


def test_a_rule_that_is_off_runs_when_it_is_selected(seedlint: Run, write: Write) -> None:
    write("a.txt", WARNED + NOTED)
    assert found(seedlint("check", *CONCISE)) == ["a.txt:1:10"]
    assert found(seedlint("check", "--select", "old-news", *CONCISE)) == ["a.txt:2:8"]
    assert found(seedlint("check", "--extend-select", "old-news-alias", *CONCISE)) == ["a.txt:1:10", "a.txt:2:8"]


def test_several_selections_add_up(seedlint: Run, write: Write) -> None:
    write("a.txt", WARNED + NOTED + WRONG)
    ran = seedlint(
        "check", "--select", "old-news, stale-bread", "--select", "street", "--ignore", "stale-bread", *CONCISE
    )
    assert found(ran) == ["a.txt:2:8"]


def test_a_selection_replaces_the_configs_and_both_ignores_apply(seedlint: Run, write: Write) -> None:
    write("seedlint.toml", 'select = ["street"]\nignore = ["cold-drink"]\n')
    write("a.txt", WARNED + NOTED + WRONG)
    assert found(seedlint("check", *CONCISE)) == ["a.txt:2:8"]
    assert found(seedlint("check", "--select", "all", *CONCISE)) == ["a.txt:1:10", "a.txt:2:8"]
    assert found(seedlint("check", "--select", "all", "--ignore", "street", *CONCISE)) == ["a.txt:1:10"]


def test_what_the_config_adds_is_part_of_its_own_selection(seedlint: Run, write: Write) -> None:
    write("seedlint.toml", 'extend-select = ["old-news"]\n')
    write("a.txt", WARNED + NOTED)
    assert found(seedlint("check", *CONCISE)) == ["a.txt:1:10", "a.txt:2:8"]
    assert found(seedlint("check", "--select", "kitchen", *CONCISE)) == ["a.txt:1:10"]


def test_a_config_changes_a_rule(seedlint: Run, write: Write) -> None:
    write("seedlint.toml", '[rule.stale-bread]\nlevel = "error"\npatterns = ["mouldy bread"]\n')
    write("a.txt", "Stale bread and mouldy bread.\n")
    ran = seedlint("check", *CONCISE)
    assert ran.lines[0].startswith("a.txt:1:17: error stale-bread")
    assert found(ran) == ["a.txt:1:17"]


def test_a_projects_own_rules_run(seedlint: Run, write: Write, page: Write) -> None:
    page()
    write("seedlint.toml", 'rules = ["own"]\n')
    write("docs/a.txt", "A moist cake.\n")
    assert found(seedlint("check", *CONCISE)) == ["docs/a.txt:1:3"]
    assert found(seedlint("check", *CONCISE, folder="docs")) == ["a.txt:1:3"]


@pytest.mark.parametrize("named", ["own", "own/taste", "own/taste/moist.md"])
def test_pages_of_own_rules_are_linted_where_they_are_named(
    seedlint: Run, write: Write, page: Write, named: str
) -> None:
    page()
    write("seedlint.toml", 'rules = ["own"]\nselect = ["moist"]\n')
    assert seedlint("check", *CONCISE).lines[-1] == "Found nothing in 0 documents."
    assert seedlint("check", named, *CONCISE).lines[-1] == "Found nothing in 1 document."
    assert seedlint("check", named, "--force-exclude", *CONCISE).lines[-1] == "Found nothing in 0 documents."


def test_a_folder_of_rules_that_holds_the_config_holds_the_documents(seedlint: Run, write: Write) -> None:
    write("docs/taste/moist.md", PAGE)
    write("docs/seedlint.toml", 'rules = ["."]\nselect = ["moist"]\n')
    write("docs/a.txt", "A moist cake.\n")
    assert "docs/a.txt:1:3" in found(seedlint("check", *CONCISE))


# What is read


def test_standard_input_has_the_name_that_it_is_given(seedlint: Run) -> None:
    ran = seedlint(
        "check", "-", "--stdin-filename", "docs/letter.md", *CONCISE, stdin=b"# T\n\n`stale bread` stale bread\n"
    )
    assert (ran.code, found(ran)) == (1, ["docs/letter.md:3:15"])


def test_a_full_path_for_standard_input_is_shown_as_seen_from_here(seedlint: Run, tmp_path: Path) -> None:
    ran = seedlint("check", "-", "--stdin-filename", tmp_path / "docs" / "a.txt", *CONCISE, stdin=WARNED.encode())
    assert found(ran) == ["docs/a.txt:1:10"]


def test_standard_input_that_is_no_text_is_an_error(seedlint: Run) -> None:
    ran = seedlint("check", "-", stdin=b"\xff\n")
    assert ran.code == 2
    assert "error: stdin.txt: not UTF-8" in ran.out


def test_ignores_of_its_path_bind_standard_input(seedlint: Run, write: Write) -> None:
    write("seedlint.toml", '[per-file-ignores]\n"drafts/" = ["all"]\n')
    assert found(seedlint("check", "-", "--stdin-filename", "drafts/a.txt", *CONCISE, stdin=WARNED.encode())) == []
    assert found(seedlint("check", "-", "--stdin-filename", "a.txt", *CONCISE, stdin=WARNED.encode())) == ["a.txt:1:10"]


def test_rules_are_ignored_per_file(seedlint: Run, write: Write) -> None:
    write("seedlint.toml", '[per-file-ignores]\n"letters/*.txt" = ["stale-bread"]\n"*.md" = ["kitchen"]\n')
    for name in ("letters/a.txt", "b.txt", "c.md"):
        write(name, WARNED + WRONG)
    everything = ["b.txt:1:10", "b.txt:2:10", "letters/a.txt:2:10"]
    assert found(seedlint("check", *CONCISE)) == everything
    assert found(seedlint("check", "../c.md", ".", *CONCISE, folder="letters")) == ["a.txt:2:10"]


def test_a_configs_patterns_bind_as_seen_from_its_folder(seedlint: Run, write: Write) -> None:
    write("seedlint.toml", 'exclude = ["docs/old/", "/a.txt"]\ninclude = ["docs/*.rst"]\n')
    for name in ("a.txt", "docs/a.txt", "docs/old/a.txt", "docs/b.rst", "b.rst"):
        write(name, WARNED)
    assert found(seedlint("check", *CONCISE)) == ["docs/a.txt:1:10", "docs/b.rst:1:10"]
    assert found(seedlint("check", *CONCISE, folder="docs")) == ["a.txt:1:10", "b.rst:1:10"]
    assert found(seedlint("check", ".", *CONCISE, folder="docs/old")) == ["a.txt:1:10"]


def test_a_document_outside_of_the_folder_is_shown_in_full(seedlint: Run, write: Write, tmp_path: Path) -> None:
    write("seedlint.toml", "")
    write("a.txt", WARNED)
    write("docs/b.txt", CLEAN)
    full = (tmp_path / "a.txt").as_posix()
    assert found(seedlint("check", "../a.txt", *CONCISE, folder="docs")) == [f"{full}:1:10"]


def test_exclude_binds_what_is_named_only_where_it_is_asked_to(seedlint: Run, write: Write) -> None:
    write("seedlint.toml", 'exclude = ["old/"]\n')
    write("old/a.txt", WARNED)
    assert found(seedlint("check", "old/a.txt", *CONCISE)) == ["old/a.txt:1:10"]
    assert found(seedlint("check", "old/a.txt", "--force-exclude", *CONCISE)) == []
    assert found(seedlint("check", "a.txt", "--force-exclude", *CONCISE, folder="old")) == []


def test_what_git_ignores_is_left_out_of_a_walk(seedlint: Run, write: Write) -> None:
    write(".gitignore", "build/\n")
    write(".git/HEAD", "")
    write("build/a.txt", WARNED)
    write("b.txt", WARNED)
    assert found(seedlint("check", *CONCISE)) == ["b.txt:1:10"]


def test_a_file_that_is_named_twice_is_read_once(seedlint: Run, write: Write) -> None:
    write("a.txt", WARNED)
    assert found(seedlint("check", "a.txt", ".", "./a.txt", *CONCISE)) == ["a.txt:1:10"]


def test_isolated_reads_no_config(seedlint: Run, write: Write) -> None:
    write("seedlint.toml", 'ignore = ["all"]\n')
    write("a.txt", WARNED)
    assert seedlint("check").code == 0
    assert seedlint("check", "--isolated").code == 1


def test_a_config_may_be_named(seedlint: Run, write: Write) -> None:
    write("seedlint.toml", 'ignore = ["all"]\n')
    write("ci/strict.toml", 'select = ["all"]\nfail-on = "note"\n')
    write("a.txt", NOTED)
    assert seedlint("check").code == 0
    assert seedlint("check", "--config", "ci/strict.toml").code == 1


def test_the_number_of_processes_changes_nothing(seedlint: Run, write: Write) -> None:
    for number in range(60):
        write(f"{number % 7}/{number}.txt", f"{CLEAN}{WARNED * (number % 3)}{WRONG}")
    reports = {seedlint("check", "--jobs", jobs, "--output-format", form).out for jobs in (1, 2) for form in ("sarif",)}
    assert len(reports) == 1


# What it says


def test_quiet_says_findings_and_errors_only(seedlint: Run, write: Write) -> None:
    write("a.txt", WARNED)
    assert "Found 1 finding" in seedlint("check", *CONCISE).out
    ran = seedlint("check", "-q", "a.txt", "gone.txt", *CONCISE)
    assert [line.split(": ")[0] for line in ran.lines] == ["a.txt:1:10", "error"]
    write("a.txt", CLEAN)
    assert seedlint("check", "--quiet").out == ""


def test_statistics_count_the_findings_of_each_rule(seedlint: Run, write: Write) -> None:
    write("a.txt", WARNED * 3 + WRONG)
    lines = [line.split()[:2] for line in seedlint("check", "--statistics", *CONCISE).lines]
    assert ["3", "stale-bread"] in lines
    assert ["1", "cold-drink"] in lines


@pytest.mark.parametrize(
    ("environment", "arguments", "colored"),
    [
        ({}, (), False),
        ({"FORCE_COLOR": "1"}, (), True),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, (), False),
        ({"NO_COLOR": "1"}, ("--color", "always"), True),
        ({"FORCE_COLOR": "1"}, ("--color", "never"), False),
    ],
)
def test_colours_come_where_they_are_wanted(
    seedlint: Run,
    write: Write,
    monkeypatch: pytest.MonkeyPatch,
    environment: dict[str, str],
    arguments: tuple[str, ...],
    colored: bool,
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    write("a.txt", WARNED)
    assert ("\x1b[" in seedlint("check", *arguments).out) is colored


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    text=st.text(
        alphabet=[chr(code) for code in (*range(1, 32), *range(0x7F, 0xA0), 0x202E, 0x2028, 0x200B)] + ["a", " "],
        max_size=30,
    )
)
@pytest.mark.parametrize("form", ["full", "concise", "json", "sarif"])
def test_no_control_character_of_a_document_reaches_the_terminal(
    seedlint: Run, write: Write, form: str, text: str
) -> None:
    write("a.txt", f"{text}stale bread{text} cold\t{text} tea\n")
    out = seedlint("check", "--select", "all", "--output-format", form, "a.txt").out
    assert not {
        char
        for char in out
        if char != "\n" and (ord(char) < 32 or 0x7F <= ord(char) < 0xA0 or char in "\u202e\u2028\u200b")
    } - {"\t"}


def test_no_control_character_of_a_name_reaches_the_terminal(seedlint: Run, write: Write) -> None:
    write("a\x1b[31m\n.txt", WARNED)
    ran = seedlint("check", "gone\x1b[2J.txt", ".", *CONCISE)
    assert "\x1b" not in ran.out + ran.err
    assert len(ran.lines) == 3


@pytest.mark.parametrize("option", ["--output-file", "-o"])
def test_a_report_goes_to_a_file_whole(seedlint: Run, write: Write, tmp_path: Path, option: str) -> None:
    write("a.txt", WARNED)
    write("report.sarif", "what stood here before, which is longer than nothing")
    ran = seedlint("check", "a.txt", "--output-format", "sarif", option, "report.sarif")
    assert (ran.code, ran.out) == (1, "")
    assert json.loads((tmp_path / "report.sarif").read_text())["version"] == "2.1.0"
    assert sorted(file.name for file in tmp_path.iterdir()) == ["a.txt", "report.sarif"]


@pytest.mark.parametrize("target", ["gone/report.txt", "a.txt/report.txt", ".", "folder"])
def test_a_report_that_cannot_be_written_is_an_error_and_leaves_nothing(
    seedlint: Run, write: Write, tmp_path: Path, target: str
) -> None:
    write("a.txt", WARNED)
    (tmp_path / "folder").mkdir()
    before = sorted(tmp_path.rglob("*"))
    ran = seedlint("check", "a.txt", "--output-file", target)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(f"seedlint: {target}: can't write the report: ")
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.parametrize("command", ["check", "baseline"])
def test_a_missing_folder_for_the_output_is_noticed_before_anything_is_read(seedlint: Run, command: str) -> None:
    ran = seedlint(command, "no-such.txt", "--output-file", "gone/out")
    assert ran.code == 2
    assert ran.err.startswith("seedlint: gone/out: can't write ")
    assert "no-such.txt" not in ran.err


def test_a_device_is_written_to_and_never_replaced(seedlint: Run, write: Write, tmp_path: Path) -> None:
    write("a.txt", WARNED)
    os.mkfifo(tmp_path / "pipe")
    reader = os.open(tmp_path / "pipe", os.O_RDONLY | os.O_NONBLOCK)
    try:
        assert seedlint("check", "a.txt", *CONCISE, "--output-file", "pipe").code == 1
        assert os.read(reader, 10_000).decode().startswith("a.txt:1:10: ")
    finally:
        os.close(reader)
    assert (tmp_path / "pipe").is_fifo()


def test_a_link_to_a_report_stays_a_link(seedlint: Run, write: Write, tmp_path: Path) -> None:
    write("a.txt", WARNED)
    (tmp_path / "link").symlink_to(write("kept/report.txt", ""))
    seedlint("check", "a.txt", *CONCISE, "--output-file", "link")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "kept" / "report.txt").read_text().startswith("a.txt:1:10: ")


def test_errors_are_told_beside_a_report_for_machines(seedlint: Run) -> None:
    ran = seedlint("check", "gone.txt", "--output-format", "json")
    assert ran.code == 2
    assert json.loads(ran.out)
    assert ran.err == "seedlint: gone.txt: no such file or folder\n"


def test_an_empty_folder_is_clean_and_says_so(seedlint: Run) -> None:
    ran = seedlint("check")
    told = "note: .: no documents in this folder\nFound nothing in 0 documents.\n"
    assert (ran.code, ran.out, ran.err) == (0, told, "")


# The other commands


def test_the_settings_are_shown_as_a_config_that_says_the_same(seedlint: Run, write: Write, tmp_path: Path) -> None:
    write(
        "seedlint.toml",
        'select = ["kitchen"]\nas-of = 2024-05-01\nfail-on = "note"\n[contacts]\nregion = "GB"\n'
        '[per-file-ignores]\n"a b.txt" = ["all"]\n[rule.stale-bread]\nlevel = "note"\npatterns = ["mouldy bread"]\n',
    )
    first = seedlint("config")
    assert first.code == 0
    assert "settings from seedlint.toml" in first.out
    write("seedlint.toml", first.out)
    assert tomllib.loads(seedlint("config").out) == tomllib.loads(first.out)
    assert 'regions = ["GB"]' in first.out and "as-of = 2024-05-01" in first.out


def test_without_a_config_the_defaults_are_shown(seedlint: Run) -> None:
    assert "no config file" in seedlint("config", "--isolated").out


def test_rules_are_listed_with_their_level_and_whether_they_run(seedlint: Run, write: Write) -> None:
    write("seedlint.toml", 'ignore = ["stale-bread"]\n')
    lines = seedlint("rules").lines
    assert lines[0] == "kitchen"
    assert [line.split()[:2] for line in lines if line.startswith("  ")] == [
        ["cold-drink", "error"],
        ["stale-bread", "warning"],
        ["old-news", "note"],
    ]
    assert [line.split()[0] for line in lines if line.endswith("(off)")] == ["stale-bread", "old-news"]


def test_rules_are_listed_as_json(seedlint: Run) -> None:
    rules = json.loads(seedlint("rules", "--json").out)
    assert [(rule["id"], rule["category"], rule["level"], rule["selected"]) for rule in rules] == [
        ("cold-drink", "kitchen", "error", True),
        ("stale-bread", "kitchen", "warning", True),
        ("old-news", "street", "note", False),
    ]


def test_the_cost_of_rules_is_told(seedlint: Run) -> None:
    out = seedlint("rules", "--cost").out
    assert "0 of 3 rules look at every document." in out
    assert any(
        line.split() == ["stale-bread", "1", "anchors"] or line.split() == ["stale-bread", "1", "anchor"]
        for line in out.splitlines()
    )


@pytest.mark.parametrize("name", ["stale-bread", "stale-bread-alias"])
def test_explain_says_why_before_it_shows_the_rest_of_the_page(seedlint: Run, few_rules: Path, name: str) -> None:
    ran = seedlint("explain", name)
    assert ran.code == 0
    _, front, prose = (few_rules / "kitchen" / "stale-bread.md").read_text().split("+++\n", 2)
    head, _, rest = ran.out.partition("\n\n")
    assert "also called stale-bread-alias" in head
    assert rest == f"{prose.strip()}\n\n## Front matter\n```toml\n{front}```\n"


def test_a_projects_own_rule_is_explained_from_any_folder(seedlint: Run, write: Write, page: Write) -> None:
    file = page()
    write("seedlint.toml", 'rules = ["own"]\n')
    write("docs/a.txt", "")
    assert file.read_text().rpartition("+++\n")[2].strip() in seedlint("explain", "moist", folder="docs").out


def test_the_version_ends_with_0(seedlint: Run) -> None:
    ran = seedlint("--version")
    assert (ran.code, ran.out) == (0, f"seedlint {__version__}\n")


@pytest.mark.parametrize("arguments", [("--help",), ("check", "--help")])
def test_help_ends_with_0(seedlint: Run, arguments: tuple[str, ...]) -> None:
    with pytest.raises(SystemExit) as ended:
        seedlint(*arguments)
    assert ended.value.code == 0


def test_help_says_what_each_command_is_for_and_what_each_argument_means() -> None:
    for name, parser in parsers():
        assert parser.description, name
        assert all(action.help for action in parser._actions), name


def test_paths_stand_before_and_behind_options(seedlint: Run, write: Write) -> None:
    write("a.txt", CLEAN)
    write("b.txt", CLEAN)
    assert "2 documents" in seedlint("check", "a.txt", "--isolated", "b.txt").out


def test_an_empty_selection_is_an_error_and_no_way_to_turn_everything_off(seedlint: Run, write: Write) -> None:
    write("a.txt", CLEAN)
    ran = seedlint("check", "--select", "", "a.txt")
    assert (ran.code, ran.out) == (2, "")
    assert "a selection names no rule" in ran.err


def test_a_report_keeps_the_mode_of_the_file_that_it_replaces(seedlint: Run, write: Write) -> None:
    write("a.txt", CLEAN)
    report = write("report.txt", "old")
    report.chmod(0o640)
    assert seedlint("check", "a.txt", "--output-file", "report.txt").code == 0
    assert (report.read_text(), report.stat().st_mode & 0o777) == ("Found nothing in 1 document.\n", 0o640)


def test_forced_colours_can_be_turned_off_again(seedlint: Run, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    write("a.txt", WARNED)
    monkeypatch.setenv("FORCE_COLOR", "0")
    assert "\x1b[" not in seedlint("check", "a.txt").out
