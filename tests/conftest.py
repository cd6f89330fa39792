"""What all tests share: a cache of their own, and the command line called in this process."""

from __future__ import annotations

import io
import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from kit import PAGE, Ran, Run, Write
from seedlint import rulebook
from seedlint.cli import main

settings.register_profile("seedlint", deadline=None)  # a busy machine is no defect
settings.load_profile("seedlint")


@pytest.fixture(scope="session", autouse=True)
def cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Keep what is compiled in a folder of these tests: nothing of the user's cache is read or written."""
    folder = tmp_path_factory.mktemp("cache")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SEEDLINT_CACHE_DIR", str(folder))
        for name in ("NO_COLOR", "FORCE_COLOR"):
            patch.delenv(name, raising=False)
        yield folder


@pytest.fixture
def fresh_cache(cache: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a test a cache of its own, in which nothing is but the compiled rules: compiling them takes seconds."""
    rulebook.load()
    folder = tmp_path_factory.mktemp("fresh")
    shutil.copytree(cache / "rules", folder / "rules", copy_function=os.link)
    monkeypatch.setenv("SEEDLINT_CACHE_DIR", str(folder))
    return folder


@pytest.fixture
def seedlint(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]) -> Run:
    """Call the command line in `tmp_path` (or a folder below it), with standard input where it is given."""

    def run(*arguments: object, folder: str = ".", stdin: bytes = b"") -> Ran:
        monkeypatch.chdir(tmp_path / folder)
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        code = main([str(argument) for argument in arguments])
        captured = capsysbinary.readouterr()
        return Ran(code, captured.out.decode(), captured.err.decode())

    return run


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write a file below `tmp_path`, with the folders that it needs; line ends stay as they are."""

    def written(path: str, text: str | bytes) -> Path:
        file = tmp_path / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
        return file

    return written


@pytest.fixture
def page(write: Write) -> Write:
    """Write a rule page below `own/`, made from a plain one by replacing pieces of it."""

    def written(name: str = "taste/moist", *changes: tuple[str, str]) -> Path:
        text = PAGE
        for old, new in changes:
            assert old in text
            text = text.replace(old, new)
        return write(f"own/{name}.md", text)

    return written


@pytest.fixture
def few_rules(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let seedlint ship three rules and no more, so that a test of the machinery hangs on no page of the catalogue."""
    home = tmp_path_factory.mktemp("home")
    (home / "words.toml").write_text('drink = ["tea", "cocoa"]\n')
    for name, pattern, level in (
        ("kitchen/cold-drink", "cold <drink>", "error"),
        ("kitchen/stale-bread", "stale bread", "warning"),
        ("street/old-news", "old news", "note"),
    ):
        file = home / f"{name}.md"
        file.parent.mkdir(exist_ok=True)
        text = PAGE.replace("moist", pattern).replace(
            'level = "warning"', f'level = "{level}"\naliases = ["{file.stem}-alias"]'
        )
        file.write_text(text.replace("[options]", "default = false\n[options]") if level == "note" else text)
    monkeypatch.setattr(rulebook, "home", lambda: home)
    return home
