"""What a run imports is what it needs: heavy modules come only where a text asks for them."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

HEAVY = (
    "ftfy",
    "phonenumbers",
    "tldextract",
    "pydantic",
    "rich",
    "markdown_it",
    "yaml",
    "tomllib",
    "multiprocessing",
    "pathspec",
    "asyncio",
    "ssl",
    "urllib3",
    "calendar",
    "dataclasses",
    "difflib",
    "inspect",
    "pickle",
    "sqlite3",
)
PLAIN_FACTS = (
    "boilerplate",
    "boilerplate.template_wording",
    "claims",
    "claims.quotes",
    "contacts",
    "contacts.emails",
    "contacts.phones",
    "contacts.urls",
    "dates",
    "dates.document_date",
    "dates.expressions",
    "dates.metadata",
    "dates.months",
    "dates.relative",
    "dates.stated_in_text",
    "duplication",
    "duplication.repeats",
    "duplication.wording",
    "genre",
    "prose",
    "structure",
)
PLAIN_CHECKS = (
    "boilerplate",
    "boilerplate.tag_line",
    "boilerplate.template_line",
    "claims",
    "claims.claim",
    "contacts",
    "contacts.placeholder_contact",
    "dates",
    "dates.document_date",
    "duplication",
    "duplication.duplicate_document",
    "duplication.near_duplicate",
    "duplication.near_repetition",
    "duplication.repeated_line",
    "duplication.repeated_phrase",
    "duplication.repetition",
    "text",
    "text.character",
    "text.empty_document",
    "text.truncated_text",
)
PLAIN = "The harbour board met on a quiet morning. It found the channel as deep as the pilots want it to be.\n"
CALL = "import sys; from seedlint.cli import main; code = main(sys.argv[1:]); print(*sys.modules, file=sys.stderr); sys.exit(code)"

Write = Callable[..., Path]


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Return an environment with a cache that the first run fills."""
    return {**os.environ, "SEEDLINT_CACHE_DIR": str(tmp_path_factory.mktemp("warm"))}


def imported(folder: Path, environment: dict[str, str]) -> set[str]:
    """Check a folder in a process of its own; return the modules that were imported at its end."""
    command = [sys.executable, "-c", CALL, "check", "."]
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode in (0, 1), done.stdout + done.stderr
    return set(done.stderr.splitlines()[-1].split())


def imported_again(folder: Path, environment: dict[str, str]) -> set[str]:
    """Return what a second run imports, which finds in the cache what the first one compiled."""
    imported(folder, environment)
    return imported(folder, environment)


def test_plain_texts_need_no_heavy_module(write: Write, tmp_path: Path, environment: dict[str, str]) -> None:
    for name in "abcde":
        write(f"{name}.txt", f"Chapter {name}\n\n{PLAIN}")
    modules = imported_again(tmp_path, environment)
    assert not modules & {"regex", *HEAVY}
    assert below("facts", modules) <= set(PLAIN_FACTS)
    assert below("checks", modules) <= set(PLAIN_CHECKS)
    assert not modules & {"seedlint.rulebook.page", "seedlint.text.contacts.suffixes"}


def below(package: str, modules: set[str]) -> set[str]:
    """Return the names of the modules of a package among those that were imported."""
    prefix = f"seedlint.{package}."
    return {name.removeprefix(prefix) for name in modules if name.startswith(prefix)}


def test_contacts_and_quotations_of_every_day_need_no_heavy_module(
    write: Write, tmp_path: Path, environment: dict[str, str]
) -> None:
    said = "“We dredge until the pilots are content,” said Mara Quist on 4 May 2024"
    write("a.txt", f"{PLAIN}\nHarbour office, (612) 338-4417, https://harbour.org/\n\n{said}.\n")
    assert not imported_again(tmp_path, environment) & set(HEAVY)


def test_a_config_that_was_read_before_needs_no_model_and_no_parser(
    write: Write, tmp_path: Path, environment: dict[str, str]
) -> None:
    write("seedlint.toml", 'ignore = ["repeated-heading"]\n')
    write("a.txt", PLAIN)
    assert imported(tmp_path, environment) >= {"pydantic", "tomllib"}
    assert not imported(tmp_path, environment) & set(HEAVY)


def test_several_configs_and_a_profile_need_no_model(write: Write, tmp_path: Path, environment: dict[str, str]) -> None:
    write(".git/HEAD", "")
    write("seedlint.toml", 'profile = "news"\n')
    write("a/seedlint.toml", 'extend = "../seedlint.toml"\nignore = ["repeated-heading"]\n')
    for name in ("x.txt", "a/x.txt"):
        write(name, PLAIN)
    assert not imported_again(tmp_path, environment) & (set(HEAVY) - {"tomllib"})


def test_a_repository_that_ignores_files_needs_no_parser_of_patterns(
    write: Write, tmp_path: Path, environment: dict[str, str]
) -> None:
    write(".git/HEAD", "")
    write(".gitignore", "build/\n*.log\n!kept.log\n/[[:digit:]]*\n")
    write("a.txt", PLAIN)
    assert not imported_again(tmp_path, environment) & set(HEAVY)


def test_a_url_needs_neither_pydantic_nor_the_package_of_the_suffix_list(
    write: Write, tmp_path: Path, environment: dict[str, str]
) -> None:
    write("a.txt", f"{PLAIN}\nSee https://harbour.example.com/board and write to board@harbour.example.com for more.\n")
    modules = imported_again(tmp_path, environment)
    assert "seedlint.facts.contacts.urls" in modules
    assert not modules & {"pydantic", "tldextract", "requests"}


def test_the_version_needs_next_to_nothing(tmp_path: Path, environment: dict[str, str]) -> None:
    command = [sys.executable, "-c", CALL, "--version"]
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=True)
    assert done.stdout.startswith("seedlint ")
    modules = set(done.stderr.split())
    assert not modules & {"argparse", "dataclasses", "json", "pathlib", "regex", "typing", *HEAVY}
    assert {name for name in modules if name.startswith("seedlint.")} == {"seedlint.cli", "seedlint.terminal"}


def test_the_module_is_the_command(tmp_path: Path, environment: dict[str, str]) -> None:
    command = [sys.executable, "-m", "seedlint", "check", "--isolated"]
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (
        0,
        "note: .: no documents in this folder\nFound nothing in 0 documents.\n",
    )
