"""Compiled regular expressions are kept; what else stands in the cache is never run."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from seedlint.base import cache, compile_cache
from seedlint.pattern import compiled
from seedlint.text.lazy import lazy

SOURCES = (r"(?P<day>\d{1,2})(?:st|nd)? (?P<month>May|June)\b", r"[“”«»\u2019]+", r"(?<!\w)a{2,}|\Aß", r"(?x) a  b # c")
FLAGS = (0, re.IGNORECASE, re.MULTILINE | re.DOTALL)


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Begin with an empty cache in a folder of its own; return the folder."""
    monkeypatch.setenv("SEEDLINT_CACHE_DIR", str(tmp_path))
    forget()
    yield tmp_path / compile_cache.KIND
    forget()


def forget() -> None:
    """Know no more than a process that starts."""
    compile_cache.shared_cache.cache_clear()
    compiled.compiled.cache_clear()


def test_a_regex_is_compiled_once_and_read_back_the_next_time(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = compiled.compiled(r"colou?rs?(?!\w)")
    compile_cache.shared_cache().save()
    forget()
    monkeypatch.setattr(regex, "compile", lambda *_: pytest.fail("compiled again"))
    again = compiled.compiled(r"colou?rs?(?!\w)")
    text = "Colours, color, colourless"
    assert [match.span() for match in again.finditer(text)] == [match.span() for match in first.finditer(text)]


@pytest.mark.parametrize("source", SOURCES)
@pytest.mark.parametrize("flags", FLAGS)
def test_an_expression_of_pythons_own_is_read_back_as_it_was(
    kept: Path, monkeypatch: pytest.MonkeyPatch, source: str, flags: int
) -> None:
    first = compile_cache.compiled(source, flags)
    compile_cache.shared_cache().save()
    forget()
    monkeypatch.setattr(re, "compile", lambda *_: pytest.fail("compiled again"))
    assert compile_cache.compiled(source, flags) == first
    assert compile_cache.compiled(source, flags).groupindex == first.groupindex


@given(st.text("ab12 “May\n", max_size=30))
def test_what_is_read_back_finds_the_same(text: str) -> None:
    for source in SOURCES:
        compile_cache.compiled(source, 0)
        again, fresh = compile_cache.compiled(source, 0), re.compile(source)
        assert [match.groups() for match in again.finditer(text)] == [match.groups() for match in fresh.finditer(text)]


def test_a_lazy_expression_is_taken_from_the_cache(kept: Path) -> None:
    assert lazy(r"a(b)?").findall("a ab") == ["", "b"]
    assert compile_cache.shared_cache().get("re 0 a(b)?") is not None


def test_nothing_is_written_before_a_run_keeps_it(kept: Path) -> None:
    compile_cache.compiled("harbour", 0)
    assert not kept.exists()
    compile_cache.shared_cache().save()
    assert len(list(kept.iterdir())) == 1


def test_two_runs_keep_what_both_compiled(kept: Path) -> None:
    one, other = compile_cache.CompileCache("name"), compile_cache.CompileCache("name")
    one.put("a", b"1")
    other.put("b", b"2")
    one.save()
    other.save()
    assert (compile_cache.CompileCache("name").get("a"), compile_cache.CompileCache("name").get("b")) == (b"1", b"2")


def test_a_cache_full_of_old_rules_is_begun_anew(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compile_cache, "LARGEST", 2)
    for name in "abc":
        one = compile_cache.CompileCache("name")
        one.put(name, b"x")
        one.save()
    assert [compile_cache.CompileCache("name").get(name) for name in "abc"] == [None, None, b"x"]


@pytest.mark.parametrize("stored", [b"", b"harbour", cache.packed([1, 2])])
def test_a_file_that_is_no_shelf_counts_as_an_empty_one(kept: Path, stored: bytes) -> None:
    compile_cache.compiled("harbour", 0)
    compile_cache.shared_cache().save()
    (file,) = kept.iterdir()
    cache.store(compile_cache.KIND, file.name, stored)
    forget()
    assert compile_cache.compiled("harbour", 0).match("harbour")


@pytest.mark.parametrize("parts", [(0, b"", 0, {}), (0, b"\x00\x00\x00\x00", 3, {}), ("x",), 7])
def test_parts_that_the_matcher_refuses_are_compiled_anew(kept: Path, parts: object) -> None:
    compile_cache.shared_cache().put("re 0 harbour", cache.packed(parts))
    assert compile_cache.compiled("harbour", 0).match("harbour")


@pytest.mark.parametrize("parts", [(), ("x",), 7, "harbour"])
def test_what_the_matcher_of_regex_refuses_is_compiled_anew(
    kept: Path, monkeypatch: pytest.MonkeyPatch, parts: object
) -> None:
    put = compile_cache.CompileCache.put
    monkeypatch.setattr(compile_cache.CompileCache, "put", lambda kept, name, _: put(kept, name, cache.packed(parts)))
    compiled.compiled("harbour")
    compiled.compiled.cache_clear()
    assert compiled.compiled("harbour").fullmatch("HARBOUR")


def test_what_was_compiled_before_is_matched_without_the_compiler(kept: Path) -> None:
    compiled.compiled("some (critics|experts)")
    compile_cache.shared_cache().save()
    code = """
import sys
from seedlint.pattern import compiled
assert compiled.compiled("some (critics|experts)").findall("Some Critics") == ["Critics"]
assert "regex._regex" in sys.modules and "regex" not in sys.modules
import regex
assert regex.sub("(a)(b)", r"\\2\\1", "ab") == "ba"
"""
    subprocess.run([sys.executable, "-c", code], check=True)


def test_a_second_run_compiles_nothing_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Pier shut\n\nThe pier shut on Monday, 3 May. Some critics say it was late.\n")
    sizes = []
    for seed in ("1", "2"):  # an expression made of a set's members would differ from one process to the next
        environment = {**os.environ, "PYTHONHASHSEED": seed, "SEEDLINT_CACHE_DIR": str(tmp_path / "cache")}
        command = [sys.executable, "-m", "seedlint", "check", "--isolated", "--exit-zero", "--quiet", "a.txt"]
        subprocess.run(command, cwd=tmp_path, env=environment, check=True, capture_output=True)
        (file,) = (tmp_path / "cache" / compile_cache.KIND).iterdir()
        sizes.append(file.stat().st_size)
    assert sizes[0] == sizes[1] > 10_000
