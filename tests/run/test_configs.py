"""Several configs in one run: the nearest above each file applies to it."""

from __future__ import annotations

import datetime as dt
import json
import re
import tomllib
from pathlib import Path

import pytest

from kit import PAGE, Ran, Run, Write
from seedlint import config as files
from seedlint.config import Command
from seedlint.run.inputs.configs import Configs
from seedlint.run.plan import context, plans

pytestmark = pytest.mark.usefixtures("few_rules")
WARNED = "They had stale bread.\n"
NOTED = "It was old news.\n"
WRONG = "They had cold tea.\n"
ALL = WARNED + NOTED + WRONG
CONCISE = ("--output-format", "concise")


def found(ran: Ran) -> list[str]:
    """Return the path, the level and the rule of what a concise report tells."""
    matches = (re.match(r"(.*?):\d+:\d+: (\w+) (\S+)", line) for line in ran.lines)
    return [f"{match[1]} {match[2]} {match[3]}" for match in matches if match]


def test_the_nearest_config_above_each_file_wins(seedlint: Run, write: Write) -> None:
    write("seedlint.toml", 'select = ["cold-drink"]\n')
    write("a/seedlint.toml", 'select = ["old-news"]\n')
    write(
        "b/pyproject.toml",
        '[tool.seedlint]\nselect = ["stale-bread"]\n[tool.seedlint.rule.stale-bread]\nlevel = "error"\n',
    )
    for name in ("top.txt", "a/deep/er/a.txt", "b/b.txt", "c/c.txt"):
        write(name, ALL)
    everything = [
        "a/deep/er/a.txt note old-news",
        "b/b.txt error stale-bread",
        "c/c.txt error cold-drink",
        "top.txt error cold-drink",
    ]
    assert found(seedlint("check", *CONCISE)) == everything
    assert found(seedlint("check", "top.txt", "b", "c/c.txt", "a/deep/er/a.txt", *CONCISE)) == everything


def test_where_one_stands_makes_no_difference(seedlint: Run, write: Write) -> None:
    write("a/seedlint.toml", 'select = ["old-news"]\n')
    write("a/a.txt", ALL)
    write("b/b.txt", WARNED)
    assert [one.split()[-1] for one in found(seedlint("check", "../a", *CONCISE, folder="b"))] == ["old-news"]
    assert found(seedlint("check", *CONCISE, folder="a")) == ["a.txt note old-news"]


def test_standard_input_has_the_config_of_its_name(seedlint: Run, write: Write) -> None:
    write("a/seedlint.toml", 'select = ["old-news"]\n')
    ran = seedlint("check", "-", "--stdin-filename", "a/new/x.txt", *CONCISE, stdin=ALL.encode())
    assert found(ran) == ["a/new/x.txt note old-news"]


def test_each_config_decides_what_fails(seedlint: Run, write: Write) -> None:
    write("strict/seedlint.toml", 'select = ["all"]\nfail-on = "note"\n')
    write("lax/seedlint.toml", 'fail-on = "never"\n')
    write("lax/a.txt", WRONG)
    assert seedlint("check").code == 0
    write("strict/a.txt", NOTED)
    assert seedlint("check").code == 1
    assert seedlint("check", "--fail-on", "error").code == 1
    assert seedlint("check", "strict", "--fail-on", "error").code == 0


def test_a_folders_config_says_what_is_read_there(seedlint: Run, write: Write) -> None:
    write("seedlint.toml", 'exclude = ["*.md", "vendor/"]\n')
    write("a/seedlint.toml", 'include = ["*.rst"]\nexclude = ["/old/"]\n')
    write("vendor/seedlint.toml", "")
    for name in ("x.md", "y.txt", "x.rst", "a/x.md", "a/x.rst", "a/old/x.txt", "a/b/old/x.txt", "vendor/x.txt"):
        write(name, WARNED)
    assert [one.split()[0] for one in found(seedlint("check", *CONCISE))] == [
        "a/b/old/x.txt",
        "a/x.md",
        "a/x.rst",
        "y.txt",
    ]


def test_globs_of_an_extended_config_are_relative_to_it(seedlint: Run, write: Write) -> None:
    write(".git/HEAD", "")
    write("base.toml", 'exclude = ["/docs/old/"]\n[per-file-ignores]\n"/docs/b.txt" = ["stale-bread"]\n')
    write("docs/seedlint.toml", 'extend = "../base.toml"\n')
    for name in ("docs/a.txt", "docs/b.txt", "docs/old/c.txt"):
        write(name, WARNED)
    assert found(seedlint("check", *CONCISE)) == ["docs/a.txt warning stale-bread"]


def test_rules_are_ignored_by_the_files_own_config(seedlint: Run, write: Write) -> None:
    write("seedlint.toml", '[per-file-ignores]\n"*.txt" = ["all"]\n')
    write("a/seedlint.toml", '[per-file-ignores]\n"x.txt" = ["stale-bread"]\n')
    for name in ("x.txt", "a/x.txt", "a/y.txt"):
        write(name, WARNED)
    assert found(seedlint("check", *CONCISE)) == ["a/y.txt warning stale-bread"]


def test_own_rules_run_where_their_config_applies(seedlint: Run, write: Write, page: Write) -> None:
    page()
    write("seedlint.toml", 'exclude = ["own/"]\n')
    write("a/own/taste/moist.md", PAGE)
    write("a/seedlint.toml", 'rules = ["own"]\n')
    for name in ("x.txt", "a/x.txt"):
        write(name, "A moist cake.\n")
    assert found(seedlint("check", *CONCISE)) == ["a/x.txt warning moist"]


@pytest.mark.parametrize("form", ["full", "json", "sarif"])
def test_configs_and_processes_together_change_nothing(seedlint: Run, write: Write, form: str) -> None:
    for folder, text in (("a", 'select = ["street"]\n'), ("b", '[rule.cold-drink]\nlevel = "note"\n'), ("c", "")):
        write(f"{folder}/seedlint.toml", text)
        for number in range(45):
            write(f"{folder}/{number % 3}/{number}.txt", ALL)
    ran = {
        seedlint("check", *paths, "--jobs", jobs, "--output-format", form).out
        for jobs in (1, 2)
        for paths in (("a", "b", "c"), ("c", "a", "b"))
    }
    assert len(ran) == 1
    assert "cold-drink" in ran.pop()


def test_a_config_that_is_named_or_none_applies_to_all(seedlint: Run, write: Write) -> None:
    write("a/seedlint.toml", 'ignore = ["all"]\n')
    write("one.toml", 'select = ["old-news"]\n')
    write("a/x.txt", ALL)
    assert found(seedlint("check", "a", "--config", "one.toml", *CONCISE)) == ["a/x.txt note old-news"]
    assert len(found(seedlint("check", "a", "--isolated", *CONCISE))) == 2
    assert found(seedlint("check", "a", *CONCISE)) == []


def test_the_command_line_stands_over_every_config(seedlint: Run, write: Write) -> None:
    write("a/seedlint.toml", 'select = ["kitchen"]\nignore = ["cold-drink"]\n')
    for name in ("x.txt", "a/x.txt"):
        write(name, ALL)
    assert found(seedlint("check", "--select", "cold-drink,old-news", *CONCISE)) == [
        "a/x.txt note old-news",
        "x.txt note old-news",
        "x.txt error cold-drink",
    ]


def test_what_is_wrong_in_one_of_them_is_told_with_its_place(seedlint: Run, write: Write) -> None:
    write("a/b/seedlint.toml", '\nselect = ["stale-bred"]\n')
    write("a/b/x.txt", ALL)
    ran = seedlint("check")
    assert (ran.code, ran.err) == (
        2,
        "seedlint: a/b/seedlint.toml:2: unknown rule `stale-bred` (did you mean `stale-bread`?)\n",
    )


def test_a_wrong_rule_of_the_project_is_told_by_its_path_from_here(seedlint: Run, write: Write) -> None:
    write("seedlint.toml", 'rules = ["own"]\n')
    write("own/taste/moist.md", PAGE.replace('"warning"', '"fatal"'))
    assert seedlint("check", ".").err.startswith("seedlint: own/taste/moist.md:4: `level`: `fatal` is none of ")


def test_a_missing_folder_of_rules_is_told_with_the_line_that_names_it(seedlint: Run, write: Write) -> None:
    write("seedlint.toml", 'fail-on = "note"\nrules = ["gone"]\n')
    ran = seedlint("check", ".")
    assert (ran.code, ran.err) == (2, "seedlint: seedlint.toml:2: no folder of rules `gone`\n")


def test_a_folder_is_looked_into_once(write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write("seedlint.toml", 'fail-on = "note"\n')
    looked: list[Path] = []
    real = files.in_folder
    monkeypatch.setattr(files, "in_folder", lambda folder: (looked.append(folder), real(folder))[1])
    configs = Configs(tmp_path, Command())
    same = {id(configs.of_file(f"a/b/{number % 5}/{number}.txt")) for number in range(500)}
    assert len(same) == 1
    assert len(looked) == len(set(looked)) == 8  # five folders, a/b, a and the one with the config


# Where settings come from


def test_the_settings_of_a_file_are_shown_with_their_origins(seedlint: Run, write: Write) -> None:
    write(".git/HEAD", "")
    write("base.toml", '\nfail-on = "note"\n[rule.stale-bread]\nlevel = "note"\npatterns = ["mouldy bread"]\n')
    write("a/seedlint.toml", 'extend = "../base.toml"\nignore = ["cold-drink"]\n[rule.stale-bread]\nlevel = "error"\n'
          '[per-file-ignores]\n"x.txt" = ["kitchen"]\n')  # fmt: skip
    out = seedlint("config", "a/x.txt", "--ignore", "old-news", "--as-of", "2024-05-01").out
    lines = out.splitlines()
    assert lines[:2] == ["# a/x.txt: settings from a/seedlint.toml", "# ignored in this file: cold-drink, stale-bread"]
    for line in (
        'fail-on = "note"  # base.toml:2',
        'ignore = ["cold-drink", "old-news"]  # a/seedlint.toml:2, command line',
        "as-of = 2024-05-01  # command line",
        "exclude = []  # default",
        'level = "error"  # a/seedlint.toml:4',
        'patterns = ["mouldy bread"]  # base.toml:5',
        '"x.txt" = ["kitchen"]  # a/seedlint.toml:6',
    ):
        assert line in lines
    assert tomllib.loads(out)["rule"]["stale-bread"] == {"level": "error", "patterns": ["mouldy bread"]}
    assert "# b.txt: no config file" in seedlint("config", "b.txt").out


def test_a_folder_has_no_rules_ignored_in_this_file(seedlint: Run, write: Write) -> None:
    write("a/seedlint.toml", '[per-file-ignores]\n"*" = ["all"]\n')
    assert "# ignored" in seedlint("config", "a/x.txt").out
    assert "# ignored" not in seedlint("config", "a").out
    assert "settings from a/seedlint.toml" in seedlint("config", "a").out


# Contexts


def test_configs_that_differ_have_engines_and_contexts_of_their_own_and_equal_ones_share(
    write: Write, tmp_path: Path
) -> None:
    texts = {
        "a": '[contacts]\nregions = ["GB"]\n',
        "b": 'fail-on = "note"\n[contacts]\nregion = "GB"\n',
        "c": "as-of = 2020-01-01\n",
        "d": "",
    }
    configs = [files.read(write(f"{name}/seedlint.toml", text), shown=name) for name, text in texts.items()]
    by_path, engines = plans(reversed(configs), tmp_path, today=dt.date(2024, 5, 1))
    assert [by_path[name].engine for name in "abcd"] == [0, 0, 1, 2]
    assert [engine.context.regions for engine in engines] == [("GB",), ("US",), ("US",)]
    assert [str(engine.context.as_of) for engine in engines] == ["2024-05-01", "2020-01-01", "2024-05-01"]


# Languages


def test_languages_leave_out_the_rules_of_others(seedlint: Run, few_rules: Path, write: Write) -> None:
    for name, language in (("cold-drink", "en"), ("stale-bread", "de")):
        file = few_rules / "kitchen" / f"{name}.md"
        file.write_text(file.read_text().replace("[options]", f'languages = ["{language}"]\n[options]'))
    write("seedlint.toml", 'languages = ["en", "fr"]\nselect = ["all"]\n')
    write("a.txt", ALL)
    assert [one.split()[-1] for one in found(seedlint("check", *CONCISE))] == ["old-news", "cold-drink"]
    running = {rule["id"] for rule in json.loads(seedlint("rules", "--json").out) if rule["selected"]}
    assert running == {"cold-drink", "old-news"}


def test_languages_are_handed_in(write: Write) -> None:
    read = files.read(write("seedlint.toml", 'languages = ["en"]\n'))
    assert context(read, dt.date(2024, 5, 1)).languages == ("en",)
