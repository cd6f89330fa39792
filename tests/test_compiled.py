"""Compiled regexes are kept; what else stands in the cache is never run."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest
import regex

from seedlint import cache
from seedlint.pattern.compiled import compiled


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SEEDLINT_CACHE_DIR", str(tmp_path))
    compiled.cache_clear()
    return tmp_path / "regexes"


def test_a_regex_is_compiled_once_and_read_back_the_next_time(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = compiled(r"colou?rs?(?!\w)")
    compiled.cache_clear()
    monkeypatch.setattr(regex, "compile", lambda *_: pytest.fail("compiled again"))
    again = compiled(r"colou?rs?(?!\w)")
    text = "Colours, color, colourless"
    assert len(list(kept.iterdir())) == 1
    assert [match.span() for match in again.finditer(text)] == [match.span() for match in first.finditer(text)]


def test_what_is_no_regex_is_refused(kept: Path) -> None:
    compiled("harbour")
    (file,) = kept.iterdir()
    cache.store("regexes", file.name, pickle.dumps(Path))
    compiled.cache_clear()
    with pytest.raises(pickle.UnpicklingError, match="is no compiled regex"):
        compiled("harbour")
