from __future__ import annotations

from pathlib import Path

import pytest

from seedlint.base import cache


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SEEDLINT_CACHE_DIR", str(tmp_path / "kept"))
    return tmp_path / "kept"


def test_what_was_stored_is_loaded() -> None:
    cache.store("rules", "key", b"data")
    assert cache.load("rules", "key") == b"data"


def test_what_was_never_stored_is_not_there() -> None:
    assert cache.load("rules", "key") is None


def test_half_of_what_was_stored_counts_as_nothing(folder: Path) -> None:
    cache.store("rules", "key", b"data" * 100)
    file = folder / "rules" / "key"
    file.write_bytes(file.read_bytes()[:-1])
    assert cache.load("rules", "key") is None


def test_nothing_is_left_beside_what_was_stored(folder: Path) -> None:
    cache.store("rules", "key", b"data")
    assert [file.name for file in folder.rglob("*") if file.is_file()] == ["key"]


def test_a_folder_that_cannot_be_made_is_no_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("SEEDLINT_CACHE_DIR", str(tmp_path / "file"))
    cache.store("rules", "key", b"data")
    assert cache.load("rules", "key") is None


def test_an_entry_that_cannot_take_its_place_leaves_nothing(folder: Path) -> None:
    (folder / "rules" / "key" / "inside").mkdir(parents=True)
    cache.store("rules", "key", b"data")
    assert [file for file in folder.rglob("*") if file.is_file()] == []


def test_without_a_folder_of_its_own_the_users_cache_is_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SEEDLINT_CACHE_DIR")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert cache.folder() == str(tmp_path / "seedlint")


def test_plain_data_comes_back_as_it_was() -> None:
    data = {"a": [1, 2.5, None, True], "b": {"c": ("d", b"e")}}
    cache.store_plain("rules", "key", data)
    assert cache.load_plain("rules", "key") == data


@pytest.mark.parametrize("stored", [b"", b"\xff", b"harbour"])
def test_what_is_no_plain_data_counts_as_nothing(stored: bytes) -> None:
    cache.store("rules", "key", stored)
    assert cache.load_plain("rules", "key") is None
