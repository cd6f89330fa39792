"""Profiles: selections with a name, that a config changes."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from kit import Ran, Run, Write
from seedlint import rulebook
from seedlint.config import profile

PROFILES = """\
[street]
summary = "What is told on the street"
extend-select = ["old-news"]
ignore = ["cold-drink"]
levels = { stale-bread = "note" }
"""
ALL = "They had stale bread.\nIt was old news.\nThey had cold tea.\n"
CONCISE = ("--output-format", "concise")


@pytest.fixture
def street(few_rules: Path, write: Write) -> None:
    (few_rules / "profiles.toml").write_text(PROFILES)
    write("a.txt", ALL)


def found(ran: Ran) -> list[str]:
    return [match[1] for line in ran.lines if (match := re.match(r".*?:\d+:\d+: (\w+ \S+)", line))]


@pytest.mark.usefixtures("street")
def test_a_profile_adds_leaves_out_and_sets_levels(seedlint: Run, write: Write) -> None:
    expected = ["note stale-bread", "note old-news"]
    assert found(seedlint("check", "--profile", "street", *CONCISE)) == expected
    write("seedlint.toml", 'profile = "street"\n')
    assert found(seedlint("check", *CONCISE)) == expected


@pytest.mark.usefixtures("street")
def test_a_config_changes_what_a_profile_begins_with(seedlint: Run, write: Write) -> None:
    write("seedlint.toml", 'profile = "street"\nextend-select = ["cold-drink"]\nignore = ["old-news"]\n')
    assert found(seedlint("check", *CONCISE)) == ["note stale-bread", "error cold-drink"]
    write("seedlint.toml", 'profile = "street"\nselect = ["kitchen"]\n[rule.stale-bread]\nlevel = "error"\n')
    assert found(seedlint("check", *CONCISE)) == ["error stale-bread", "error cold-drink"]


@pytest.mark.usefixtures("street")
def test_an_unknown_profile_is_answered_by_the_nearest(seedlint: Run, write: Write) -> None:
    ran = seedlint("check", "--profile", "streat")
    assert (ran.code, ran.err) == (2, "seedlint: unknown profile `streat` (did you mean `street`?)\n")
    write("seedlint.toml", '\nprofile = "lane"\n')
    ran = seedlint("check")
    assert ran.err == "seedlint: seedlint.toml:2: unknown profile `lane` (`seedlint rules --profiles` lists them)\n"


@pytest.mark.usefixtures("street")
def test_profiles_are_listed(seedlint: Run) -> None:
    assert seedlint("rules", "--profiles").lines == [
        "street: What is told on the street",
        "  adds old-news",
        "  leaves out cold-drink",
        "  stale-bread is always of level note",
    ]


def test_the_shipped_profiles_name_rules_that_there_are() -> None:
    book = rulebook.load()
    shipped = profile.profiles()
    assert {"news", "corpus"} <= set(shipped)
    for one in shipped.values():
        assert one.summary
        assert book.named([*one.extend_select, *one.ignore]) is not None
        assert set(one.levels) <= set(book.rules)


def test_in_a_corpus_documentation_needs_its_date_as_well(seedlint: Run, write: Write) -> None:
    write("README.md", "# harbour\n\nA library that tells the tides.\n\n## Install\n\nRun the installer.\n")

    def level(*arguments: str) -> list[str]:
        ran = seedlint("check", "--select", "missing-date", "--output-format", "json", *arguments)
        return [finding["level"] for finding in json.loads(ran.out)["findings"]]

    assert level() == []
    assert level("--profile", "corpus") == ["warning"]
    assert level("--profile", "news") == ["error"]


def test_a_variant_that_is_off_is_told_only_where_the_rule_has_one_level_for_all(seedlint: Run, write: Write) -> None:
    write("docs/pump.md", "# Pump\n\nIt runs until the gate is shut and the tide is low.\n")
    asked = ("check", ".", "--select", "missing-date", "--output-format", "concise", "--quiet")
    assert seedlint(*asked).lines == []
    write("seedlint.toml", '[rule.missing-date]\nlevel = "error"\n')
    assert len(seedlint(*asked).lines) == 1


def test_news_and_corpus_ask_where_a_text_comes_from(seedlint: Run, write: Write) -> None:
    write("a.txt", "Pier closes after storm\nPublished 14 May 2024\n\nThe pier shut at noon and the last boat left.\n")

    def asked(*arguments: str) -> list[str]:
        return found(seedlint("check", *arguments, *CONCISE))

    assert asked() == []
    assert asked("--profile", "news") == ["note missing-byline", "note missing-source"]
    assert asked("--profile", "corpus") == [
        "note missing-canonical-url",
        "note missing-licence",
        "note missing-source",
    ]
