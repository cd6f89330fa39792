"""The list of kinds and the files of kinds agree, and each file says which kind it is."""

from __future__ import annotations

import sys

import pytest

from kit import ROOT
from seedlint.checks import KINDS, kind

FOLDER = ROOT / "lint" / "seedlint" / "checks"


@pytest.mark.parametrize("name", KINDS)
def test_the_first_words_of_a_file_name_its_kind(name: str) -> None:
    assert (sys.modules[kind(name).__module__].__doc__ or "").startswith(f'Kind "{name}": ')


def test_each_file_has_one_kind_and_is_listed_by_its_name() -> None:
    files = {file.relative_to(FOLDER) for file in FOLDER.rglob("*.py") if file.name != "__init__.py"}
    modules = [target.partition(":")[0].removeprefix("seedlint.checks.") for target in KINDS.values()]
    assert sorted(modules) == sorted(".".join(file.with_suffix("").parts) for file in files)
    assert list(KINDS) == sorted(KINDS)
