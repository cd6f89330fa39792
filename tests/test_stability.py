"""What people may rely on: rules in preview stay off, and a rule's former name still works."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kit import Run, Write

ALL = "They had stale bread.\nIt was old news.\nThey had cold tea.\n"


@pytest.fixture(autouse=True)
def preview(few_rules: Path, write: Write) -> None:
    file = few_rules / "kitchen" / "cold-drink.md"
    file.write_text(file.read_text().replace("[options]", "preview = true\n[options]"))
    write("a.txt", ALL)


def rules(run: Run, *arguments: str) -> list[str]:
    ran = run("check", "--output-format", "json", *arguments)
    return sorted({finding["rule"] for finding in json.loads(ran.out)["findings"]})


def test_a_preview_rule_is_off_until_it_is_selected_and_preview_is_on(seedlint: Run) -> None:
    assert rules(seedlint) == ["stale-bread"]
    assert rules(seedlint, "--preview") == ["stale-bread"]
    assert rules(seedlint, "--preview", "--extend-select", "cold-drink") == ["cold-drink", "stale-bread"]


def test_the_config_may_allow_preview(seedlint: Run, write: Write) -> None:
    write("seedlint.toml", 'preview = true\nselect = ["cold-drink"]\n')
    assert rules(seedlint) == ["cold-drink"]


def test_a_category_and_all_leave_preview_rules_out_unless_preview_is_on(seedlint: Run) -> None:
    assert rules(seedlint, "--select", "all") == ["old-news", "stale-bread"]
    assert rules(seedlint, "--select", "kitchen") == ["stale-bread"]
    assert rules(seedlint, "--select", "kitchen", "--preview") == ["cold-drink", "stale-bread"]


@pytest.mark.parametrize("name", ["cold-drink", "cold-drink-alias"])
def test_selecting_one_without_preview_is_an_error_that_says_so(seedlint: Run, write: Write, name: str) -> None:
    told = f"`{name}` is a preview rule, which may still change (`--preview`, or `preview = true` in the config"
    ran = seedlint("check", "--select", name)
    assert ran.code == 2
    assert ran.err.startswith(f"seedlint: {told}")
    write("seedlint.toml", f'\nextend-select = ["{name}"]\n')
    assert seedlint("check").err.startswith(f"seedlint: seedlint.toml:2: {told}")


def test_ignoring_one_is_no_error(seedlint: Run) -> None:
    assert seedlint("check", "--ignore", "cold-drink").code == 1


def test_a_preview_rule_is_listed_as_one(seedlint: Run) -> None:
    assert any(line.endswith("(preview)") and "cold-drink" in line for line in seedlint("rules").lines)
    assert not any(line.endswith("(preview)") for line in seedlint("rules", "--preview", "--select", "all").lines)


NOTE = "`stale-bread-alias` is now `stale-bread`"


@pytest.mark.parametrize(
    "text",
    [
        'select = ["stale-bread-alias"]\n',
        'extend-select = ["stale-bread-alias", "stale-bread-alias"]\n',
        'ignore = ["stale-bread-alias"]\n',
        '[per-file-ignores]\n"x" = ["stale-bread-alias"]\n"y" = ["stale-bread-alias"]\n',
        '[rule.stale-bread-alias]\nlevel = "note"\n',
    ],
)
def test_a_former_name_still_works_and_is_told_once(seedlint: Run, write: Write, text: str) -> None:
    write("seedlint.toml", text)
    write("b/seedlint.toml", text)
    write("b/a.txt", ALL)
    ran = seedlint("check")
    assert ran.code in (0, 1)
    assert ran.err == f"seedlint: {NOTE}\n"
    assert ran.lines.count(f"note: {NOTE}") == 1


def test_a_former_name_on_the_command_line_is_told_in_every_report(seedlint: Run) -> None:
    asked = ("check", "--select", "stale-bread-alias", "--output-format")
    assert NOTE in json.loads(seedlint(*asked, "json").out)["notes"]
    (run,) = json.loads(seedlint(*asked, "sarif").out)["runs"]
    (told,) = [
        one for one in run["invocations"][0]["toolExecutionNotifications"] if "renamed" in one["descriptor"]["id"]
    ]
    assert told["message"]["text"] == f"{NOTE}."


def test_a_name_that_is_no_alias_is_told_nowhere(seedlint: Run) -> None:
    ran = seedlint("check", "--select", "stale-bread,kitchen,all")
    assert "is now" not in ran.out + ran.err
