"""The JSON schemas say what the strict models hold."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from kit import PAGE, ROOT, Run, Write
from seedlint import rulebook
from seedlint.rulebook.page import read_page
from seedlint.run.output.schemas import schema

PAGES = sorted((ROOT / "rules").glob("*/*.md"))


def validator(name: str) -> Any:
    made = json.loads(schema(name))
    checker = jsonschema.validators.validator_for(made)
    checker.check_schema(made)
    return checker(made)


def plain(toml: str) -> Any:
    """Return a TOML text's data as JSON has it."""
    return json.loads(json.dumps(tomllib.loads(toml), default=str))


def wrong(name: str, toml: str) -> list[str]:
    return [error.message for error in validator(name).iter_errors(plain(toml))]


@pytest.mark.parametrize("name", ["config", "rule", "report", "baseline"])
def test_a_schema_is_printed_and_is_one(seedlint: Run, name: str) -> None:
    ran = seedlint("schema", name)
    assert (ran.code, ran.out) == (0, schema(name))
    assert validator(name)


def test_an_unknown_schema_is_an_error(seedlint: Run) -> None:
    ran = seedlint("schema", "rules")
    assert ran.code == 2
    assert "invalid choice: 'rules'" in ran.err


def test_every_config_in_the_readme_is_one() -> None:
    examples = re.findall(r"^```toml\n(.*?)^```", (ROOT / "README.md").read_text("utf-8"), re.M | re.S)
    assert len(examples) >= 2
    for example in examples:
        assert wrong("config", example) == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_the_front_matter_of_every_shipped_rule_is_right(page: Path) -> None:
    assert wrong("rule", read_page(page.name, page.read_text("utf-8")).front) == []


def test_there_is_a_page_of_every_shipped_rule() -> None:
    assert len(PAGES) == len(rulebook.load().rules) > 0


def test_every_key_of_a_config_is_known(seedlint: Run, write: Write) -> None:
    write("seedlint.toml", '[per-file-ignores]\n"a" = ["dates"]\n[rule.missing-date]\nlevel = "note"\n')
    assert wrong("config", seedlint("config").out) == []


@pytest.mark.parametrize(
    "text",
    [
        "ignor = []\n",
        'select = "all"\n',
        'fail-on = "fatal"\n',
        '[contacts]\nregion = "Germany"\n',
        "[contact]\n",
        '[rule.x]\nlevel = "fatal"\n',
        'languages = ["English"]\n',
        "preview = 1\n",
    ],
)
def test_a_config_that_is_refused_is_wrong(seedlint: Run, write: Write, text: str) -> None:
    write("seedlint.toml", text)
    assert seedlint("check").code == 2
    assert wrong("config", text)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('check = "phrase"', 'check = "phrases"'),
        ("summary", "sumary"),
        ('level = "warning"', 'level = "fatal"'),
        ('patterns = ["moist"]', "patterns = []\nwords = 3"),
        ('patterns = ["moist"]', 'pattern = ["moist"]'),
        ("[options]", "[levels]\nx = 'note'\n[options]"),
    ],
)
def test_a_front_matter_that_is_refused_is_wrong(write: Write, tmp_path: Path, old: str, new: str) -> None:
    from seedlint.base.errors import UserError

    write("own/taste/moist.md", PAGE.replace(old, new))
    with pytest.raises(UserError):
        rulebook.load((tmp_path / "own",))
    assert wrong("rule", read_page("moist.md", PAGE.replace(old, new)).front)
    assert wrong("rule", read_page("moist.md", PAGE).front) == []
