"""Configs that extend others, and how far their paths may reach."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from kit import Write
from seedlint import config
from seedlint.base.errors import UserError
from seedlint.config import Config

pytestmark = pytest.mark.usefixtures("repository")


@pytest.fixture
def repository(write: Write) -> None:
    write(".git/HEAD", "")


def read(tmp_path: Path, path: str) -> Config:
    return config.read(tmp_path / path, shown=path)


def complaint(tmp_path: Path, path: str) -> str:
    with pytest.raises(UserError) as caught:
        read(tmp_path, path)
    (one,) = caught.value.complaints
    return str(one)


# Values


def test_what_the_extended_file_sets_applies_and_the_nearest_value_wins(write: Write, tmp_path: Path) -> None:
    write("base.toml", 'fail-on = "note"\nas-of = 2024-05-01\nselect = ["dates"]\n')
    write("docs/seedlint.toml", 'extend = "../base.toml"\nfail-on = "error"\n')
    read_ = read(tmp_path, "docs/seedlint.toml")
    assert (read_.fail_on, str(read_.as_of), read_.select) == ("error", "2024-05-01", ("dates",))


def test_lists_replace_each_other(write: Write, tmp_path: Path) -> None:
    write("base.toml", 'ignore = ["a", "b"]\nexclude = ["x/"]\n')
    write("seedlint.toml", 'extend = "base.toml"\nignore = ["c"]\nexclude = []\n')
    assert (read(tmp_path, "seedlint.toml").ignore, read(tmp_path, "seedlint.toml").exclude) == (("c",), ())


def test_tables_merge(write: Write, tmp_path: Path) -> None:
    write(
        "base.toml",
        '[contacts]\nregion = "GB"\nextra-tlds = ["lan"]\n[per-file-ignores]\n"a" = ["x"]\n"b" = ["x"]\n'
        '[rule.r]\nlevel = "note"\nwords = 3\n[rule.s]\nlevel = "error"\n',
    )
    write(
        "seedlint.toml",
        'extend = "base.toml"\n[contacts]\nregions = ["DE"]\n[per-file-ignores]\n"b" = ["y"]\n[rule.r]\nwords = 5\n',
    )
    merged = read(tmp_path, "seedlint.toml")
    assert (merged.regions, merged.extra_tlds) == (("DE",), ("lan",))
    assert merged.per_file_ignores == {"a": ("x",), "b": ("y",)}
    assert merged.overrides["r"].final_level == "note"
    assert [layer.options for layer in merged.overrides["r"].layers] == [{"words": 3}, {"words": 5}]
    assert merged.overrides["s"].final_level == "error"


def test_what_is_extended_may_extend_and_a_pyproject_may_be_either(write: Write, tmp_path: Path) -> None:
    write("a/base.toml", 'fail-on = "note"\nlanguages = ["de"]\n')
    write("b/pyproject.toml", '[tool.seedlint]\nextend = "../a/base.toml"\nlanguages = ["en", "de"]\n')
    write("c/seedlint.toml", 'extend = "../b/pyproject.toml"\n')
    merged = read(tmp_path, "c/seedlint.toml")
    assert (merged.fail_on, merged.languages) == ("note", ("en", "de"))


def test_paths_belong_to_the_file_that_writes_them(write: Write, tmp_path: Path) -> None:
    write("common/base.toml", 'rules = ["own"]\n')
    write("docs/seedlint.toml", 'extend = "../common/base.toml"\n')
    assert read(tmp_path, "docs/seedlint.toml").rule_folders == (tmp_path / "common" / "own",)


def test_every_value_knows_where_it_comes_from(write: Write, tmp_path: Path) -> None:
    write("base.toml", '\nfail-on = "note"\n[contacts]\nextra-tlds = ["lan"]\nregion = "DE"\n')
    write("docs/seedlint.toml", 'extend = "../base.toml"\nselect = ["dates"]\n')
    merged = read(tmp_path, "docs/seedlint.toml")
    assert merged.origin("fail-on") == "base.toml:2"
    assert merged.origin("contacts", "regions") == "base.toml:5"
    assert merged.origin("contacts", "extra-tlds") == "base.toml:4"
    assert merged.origin("select") == "docs/seedlint.toml:2"
    assert merged.origin("ignore") == "default"


# What is wrong


def test_a_circle_is_an_error_with_file_and_line(write: Write, tmp_path: Path) -> None:
    write("a.toml", 'fail-on = "note"\nextend = "b.toml"\n')
    write("b.toml", 'extend = "./a.toml"\n')
    assert complaint(tmp_path, "a.toml") == "b.toml:1: `extend` leads in a circle: `a.toml` is extended already"
    write("self.toml", '\nextend = "self.toml"\n')
    assert complaint(tmp_path, "self.toml").startswith("self.toml:2: `extend` leads in a circle")


def test_a_circle_through_a_link_is_one(write: Write, tmp_path: Path) -> None:
    write("a.toml", 'extend = "link.toml"\n')
    (tmp_path / "link.toml").symlink_to("a.toml")
    assert complaint(tmp_path, "a.toml").startswith("a.toml:1: `extend` leads in a circle")


def test_a_missing_base_is_an_error_where_it_is_asked_for(write: Write, tmp_path: Path) -> None:
    write("docs/seedlint.toml", '\nextend = "../gone.toml"\n')
    assert complaint(tmp_path, "docs/seedlint.toml") == (
        "docs/seedlint.toml:2: can't read `gone.toml`: No such file or directory"
    )


def test_what_is_wrong_in_the_base_is_told_there(write: Write, tmp_path: Path) -> None:
    write("base.toml", "\nignor = []\n")
    write("docs/seedlint.toml", 'extend = "../base.toml"\n')
    assert complaint(tmp_path, "docs/seedlint.toml") == "base.toml:2: unknown key `ignor` (did you mean `ignore`?)"


def test_a_bases_wrong_option_of_a_rule_is_told_in_the_base(write: Write, tmp_path: Path, few_rules: Path) -> None:
    from seedlint.config.selection import rules_of

    write("base.toml", '[rule.stale-bread]\npatterns = "soggy"\n')
    write("seedlint.toml", 'extend = "base.toml"\n[rule.stale-bread]\nlevel = "note"\n')
    with pytest.raises(UserError, match=r"^base\.toml:2: `patterns`"):
        rules_of(read(tmp_path, "seedlint.toml"))


# How far paths reach


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('extend = "../../base.toml"\n', "docs/seedlint.toml:1: `extend`: `../../base.toml` lies outside"),
        ('extend = "/etc/base.toml"\n', "docs/seedlint.toml:1: `extend`: `/etc/base.toml` lies outside"),
        ('rules = [\n  "own",\n  "../../own",\n]\n', "docs/seedlint.toml:3: `rules`: `../../own` lies outside"),
        ('rules = ["/"]\n', "docs/seedlint.toml:1: `rules`: `/` lies outside"),
        ('rules = ["link"]\n', "docs/seedlint.toml:1: `rules`: `link` lies outside"),
        ('\nexclude = ["../x/"]\n', "docs/seedlint.toml:2: `exclude`: `../x/` leads out"),
        ('include = ["a/../../x.rst"]\n', "docs/seedlint.toml:1: `include`: `a/../../x.rst` leads out"),
        ('[per-file-ignores]\n"../*" = []\n', "docs/seedlint.toml:2: `per-file-ignores`: `../*` leads out"),
    ],
)
def test_no_path_leaves_the_repository(write: Write, tmp_path: Path, text: str, told: str) -> None:
    write("docs/seedlint.toml", text)
    os.symlink("/", tmp_path / "docs" / "link")
    assert complaint(tmp_path, "docs/seedlint.toml").startswith(told)


def test_within_the_repository_paths_go_up_and_may_be_full(write: Write, tmp_path: Path) -> None:
    base = write("base.toml", 'fail-on = "note"\n')
    write("docs/seedlint.toml", f'extend = "{base.as_posix()}"\nrules = ["../own"]\nexclude = ["/a.txt"]\n')
    assert read(tmp_path, "docs/seedlint.toml").fail_on == "note"


def test_without_a_repository_the_configs_own_folder_is_the_border(write: Write, tmp_path: Path) -> None:
    (tmp_path / ".git" / "HEAD").unlink()
    (tmp_path / ".git").rmdir()
    write("base.toml", "")
    write("docs/seedlint.toml", 'extend = "../base.toml"\n')
    assert "`../base.toml` lies outside of the repository (there is none" in complaint(tmp_path, "docs/seedlint.toml")
    write("docs/seedlint.toml", 'rules = ["own"]\n')
    assert read(tmp_path, "docs/seedlint.toml").rules == ("own",)


def test_a_repository_inside_a_repository_is_a_border(write: Write, tmp_path: Path) -> None:
    write("base.toml", "")
    write("module/.git", "gitdir: elsewhere\n")
    write("module/seedlint.toml", 'extend = "../base.toml"\n')
    assert "lies outside of the repository" in complaint(tmp_path, "module/seedlint.toml")
