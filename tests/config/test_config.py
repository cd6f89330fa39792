"""The settings of a project: found, read strictly, and pointed into where they are wrong."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from seedlint import config
from seedlint.base.errors import UserError
from seedlint.config import Command, layers
from seedlint.run.inputs.configs import Configs

Write = Callable[..., Path]
EVERYTHING = """\
select = ["dates", "mojibake"]
extend-select = ["late-date"]
ignore = ["future-date"]
include = ["*.rst"]
exclude = ["old/"]
rules = ["house-rules"]
as-of = 2024-05-01
fail-on = "note"

[contacts]
regions = ["DE", "US"]
extra-tlds = ["internal"]
known-domains = ["town.org"]
allow-placeholders = ["example.org"]

[per-file-ignores]
"docs/my_notes.md" = ["contacts"]

[rule.repeated-heading]
level = "note"
words = 3
"""


def complaints(file: Path) -> list[str]:
    with pytest.raises(UserError) as caught:
        config.read(file, shown=file.name)
    return [str(one) for one in caught.value.complaints]


def test_every_setting_is_read(write: Write, tmp_path: Path) -> None:
    read = config.read(write("seedlint.toml", EVERYTHING))
    assert read.select == ("dates", "mojibake")
    assert read.extend_select == ("late-date",)
    assert read.ignore == ("future-date",)
    assert read.include == ("*.rst",)
    assert read.exclude == ("old/",)
    assert read.rule_folders == (tmp_path / "house-rules",)
    assert read.as_of == dt.date(2024, 5, 1)
    assert read.fail_on == "note"
    assert read.regions == ("DE", "US")
    assert read.extra_tlds == ("internal",)
    assert (read.known_domains, read.allow_placeholders) == (("town.org",), ("example.org",))
    assert read.per_file_ignores == {"docs/my_notes.md": ("contacts",)}
    assert (read.overrides["repeated-heading"].level, read.overrides["repeated-heading"].options) == (
        "note",
        {"words": 3},
    )


def test_a_table_of_pyproject_is_read_as_a_file_of_its_own(write: Write) -> None:
    own = config.read(write("own/seedlint.toml", EVERYTHING))
    table = EVERYTHING.replace("\n[", "\n[tool.seedlint.")
    shared = config.read(write("shared/pyproject.toml", f"[tool.ruff]\nignore = ['E']\n[tool.seedlint]\n{table}"))
    assert shared.select == own.select
    assert shared.per_file_ignores == own.per_file_ignores
    assert shared.overrides["repeated-heading"].options == own.overrides["repeated-heading"].options


def test_an_empty_file_sets_nothing(write: Write) -> None:
    read = config.read(write("seedlint.toml", ""))
    assert (read.select, read.fail_on, read.regions) == (None, "warning", ("US",))


def test_one_region_is_a_list_of_one(write: Write) -> None:
    one = config.read(write("a/seedlint.toml", '[contacts]\nregion = "GB"\n'))
    several = config.read(write("b/seedlint.toml", '[contacts]\nregions = ["GB"]\n'))
    assert one.regions == several.regions == ("GB",)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('ignor = ["x"]\n', ["seedlint.toml:1: unknown key `ignor` (did you mean `ignore`?)"]),
        (
            '\nextend_select = ["x"]\n',
            ["seedlint.toml:2: unknown key `extend_select` (did you mean `extend-select`?)"],
        ),
        (
            '[contacts]\nextra-tlds = []\nregons = ["US"]\n',
            ["seedlint.toml:3: unknown key `contacts.regons` (did you mean `regions`?)"],
        ),
        ("[contact]\n", ["seedlint.toml:1: unknown key `contact` (did you mean `contacts`?)"]),
        ('select = "all"\n', ["seedlint.toml:1: `select`: a list is expected, in square brackets"]),
        (
            'fail-on = "warnings"\n',
            ["seedlint.toml:1: `fail-on`: `warnings` is none of error, warning, note, never (did you mean `warning`?)"],
        ),
        ('\nfail-on = "fatal"\n', ["seedlint.toml:2: `fail-on`: `fatal` is none of error, warning, note, never"]),
        (
            '[per-file-ignores]\n"a.md" = ["x"]\n"my_b.md" = "x"\n',
            ["seedlint.toml:3: `per-file-ignores.my_b.md`: a list is expected, in square brackets"],
        ),
        ('as-of = "1 May"\n', ["seedlint.toml:1: `as-of`: a date is expected, without quotes: 2024-05-01"]),
        ('languages = ["English"]\n', ["seedlint.toml:1: `languages`: `English` is no language: two or three small letters, such as en"]),
        ('preview = "yes"\n', ["seedlint.toml:1: `preview`: true or false is expected"]),
        ("per-file-ignores = 3\n", ["seedlint.toml:1: `per-file-ignores`: a table is expected"]),
        ('[online]\nconcurrency = "4"\n', ["seedlint.toml:2: `online.concurrency`: a whole number is expected"]),
        ('[contacts]\nknown-domains = ["https://a.org"]\n', ["seedlint.toml:2: `contacts.known-domains`: `https://a.org` is no domain, such as example.org"]),
        ('[contacts]\nregion = "Germany"\n', ["seedlint.toml:2: `contacts.region`: `Germany` is no region: two capital letters, such as GB"]),
        (
            '[contacts]\nregions = ["US", "UK"]\n',
            [
                "seedlint.toml:2: `contacts.regions`: `UK` is no region with phone numbers of its own: "
                "an ISO 3166 code is expected, such as GB"
            ],
        ),
        (
            '[rule.x]\n\nlevel = "fatal"\n',
            ["seedlint.toml:3: `rule.x.level`: `fatal` is none of error, warning, note"],
        ),
        ("ignor = []\nselct = []\n", [
            "seedlint.toml:1: unknown key `ignor` (did you mean `ignore`?)",
            "seedlint.toml:2: unknown key `selct` (did you mean `select`?)",
        ]),
    ],
)  # fmt: skip
def test_what_is_wrong_is_named_with_its_line_and_the_nearest_key(write: Write, text: str, expected: list[str]) -> None:
    assert complaints(write("seedlint.toml", text)) == expected


def test_a_wrong_key_in_pyproject_is_named_with_its_line(write: Write) -> None:
    file = write("pyproject.toml", "[tool.other]\nignor = 1\n[tool.seedlint]\nignor = []\n")
    assert complaints(file) == ["pyproject.toml:4: unknown key `ignor` (did you mean `ignore`?)"]


def test_a_file_that_is_no_toml_is_named_with_its_line(write: Write) -> None:
    (found,) = complaints(write("seedlint.toml", "select = []\nignore = [\n]]\n"))
    assert found.startswith("seedlint.toml:3: not TOML: ")


@pytest.mark.parametrize("text", ["tool = 3\n", "[tool]\nseedlint = 3\n"])
def test_a_table_that_is_none_is_an_error_and_no_crash(write: Write, text: str) -> None:
    (found,) = complaints(write("pyproject.toml", text))
    assert found.startswith("pyproject.toml:")


def test_a_file_that_is_no_utf_8_is_an_error(write: Write) -> None:
    assert complaints(write("seedlint.toml", b"# \xff\n")) == ["seedlint.toml: the config is not UTF-8"]


def test_a_missing_file_is_an_error(tmp_path: Path) -> None:
    assert complaints(tmp_path / "gone.toml") == ["gone.toml: can't read the config: No such file or directory"]


def applying(folder: Path) -> Path | None:
    """Return the config file that applies to a folder."""
    files = Configs(folder, Command()).of(str(folder)).files
    return Path(files[-1]) if files else None


def test_the_nearest_config_is_found(write: Write, tmp_path: Path) -> None:
    write("seedlint.toml", "")
    near = write("a/seedlint.toml", "")
    (tmp_path / "a" / "b" / "c").mkdir(parents=True)
    assert applying(tmp_path / "a" / "b" / "c") == near


def test_seedlint_toml_goes_before_pyproject_toml(write: Write, tmp_path: Path) -> None:
    write("pyproject.toml", "[tool.seedlint]\n")
    own = write("seedlint.toml", "")
    assert applying(tmp_path) == own


def test_a_nearer_pyproject_goes_before_a_farther_seedlint_toml(write: Write, tmp_path: Path) -> None:
    write("seedlint.toml", "")
    near = write("a/pyproject.toml", "[tool.seedlint]\nselect = []\n")
    assert applying(tmp_path / "a") == near


@pytest.mark.parametrize("text", ["[tool.ruff]\n", "# [tool.seedlint] comes later\n", "[tool.seedlinter]\n"])
def test_a_pyproject_without_our_table_is_passed_by(write: Write, tmp_path: Path, text: str) -> None:
    above = write("seedlint.toml", "")
    write("a/pyproject.toml", text)
    assert applying(tmp_path / "a") == above


@pytest.mark.parametrize(
    "text", ["[tool.seedlint]\n", "[tool.seedlint.contacts]\n", "[ tool . seedlint ]\n", 'x = 1\n[tool."seedlint"]\n']
)
def test_every_spelling_of_our_table_is_found(write: Write, tmp_path: Path, text: str) -> None:
    file = write("pyproject.toml", text)
    assert applying(tmp_path) == file


def test_a_config_that_was_read_once_needs_no_model_again(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    file = write("seedlint.toml", EVERYTHING)
    first = config.read(file)
    monkeypatch.setattr(layers, "_checked", lambda *given: pytest.fail("checked again"))
    assert config.read(file) == first


def test_a_changed_config_is_read_anew(write: Write) -> None:
    assert config.read(write("seedlint.toml", 'fail-on = "note"\n')).fail_on == "note"
    assert config.read(write("seedlint.toml", 'fail-on = "error"\n')).fail_on == "error"


@pytest.mark.parametrize("text", ['[tool]\nseedlint.select = ["x"]\n', 'tool.seedlint.select = ["x"]\n'])
def test_a_table_in_dotted_keys_is_a_config_too(write: Write, tmp_path: Path, text: str) -> None:
    file = write("pyproject.toml", text)
    assert applying(tmp_path) == file


def test_a_pyproject_that_only_mentions_us_is_no_config(write: Write, tmp_path: Path) -> None:
    write("pyproject.toml", '[project.urls]\nseedlint = "https://x.org"\n[tool.other]\nname = 1\n')
    assert applying(tmp_path) is None


def test_a_config_may_begin_with_a_byte_order_mark(write: Write) -> None:
    assert config.read(write("seedlint.toml", "\ufefffail-on = 'error'\n")).fail_on == "error"
