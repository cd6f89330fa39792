"""The hooks, run by pre-commit itself in a repository that knows nothing of this one."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from kit import ROOT

pytestmark = pytest.mark.slow
WRONG = "Some critics say that the plan is a mistake.\n"
CLEAN = "The harbour board met on the pier.\n"
HOOKS = (
    "repos:\n- repo: {repo}\n  rev: {rev}\n  hooks:\n  - id: seedlint\n  - id: seedlint-all\n  - id: seedlint-corpus\n"
)


class Scratch(NamedTuple):
    """A repository that uses the hooks."""

    folder: Path
    environment: dict[str, str]

    def run(self, *command: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            command, cwd=self.folder, env=self.environment, capture_output=True, text=True, check=False
        )

    def git(self, *arguments: str) -> str:
        done = self.run("git", *arguments)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def hook(self, name: str) -> subprocess.CompletedProcess[str]:
        return self.run(sys.executable, "-m", "pre_commit", "run", name, "--color", "never")

    def stage(self, path: str, text: str) -> None:
        (self.folder / path).write_text(text)
        self.git("add", path)


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Return an environment in which git and pre-commit see nothing of the user's."""
    home = tmp_path_factory.mktemp("home")
    names = ("PYTHONPATH", "SEEDLINT_CACHE_DIR", "PRE_COMMIT", "VIRTUAL_ENV")
    kept = {name: value for name, value in os.environ.items() if name not in names and not name.startswith("GIT_")}
    who = {
        f"GIT_{role}_{what}": f"{role.lower()}@example.org"
        for role in ("AUTHOR", "COMMITTER")
        for what in ("NAME", "EMAIL")
    }
    return {**kept, **who, "HOME": str(home), "PRE_COMMIT_HOME": str(home / "pre-commit"), "GIT_CONFIG_NOSYSTEM": "1"}


@pytest.fixture(scope="module")
def hooks(tmp_path_factory: pytest.TempPathFactory, world: dict[str, str]) -> tuple[Path, str]:
    """Commit the checkout as it is now to a repository of its own; return it with its revision."""
    copy = Scratch(tmp_path_factory.mktemp("hooks"), world)
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    for name in filter(None, listed.stdout.split("\0")):
        if (ROOT / name).is_file():
            (copy.folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, copy.folder / name)
    copy.git("init", "--quiet")
    copy.git("add", "--all")
    copy.git("commit", "--quiet", "--message", "As it is")
    return copy.folder, copy.git("rev-parse", "HEAD").strip()


@pytest.fixture
def scratch(tmp_path: Path, world: dict[str, str], hooks: tuple[Path, str]) -> Scratch:
    repository = Scratch(tmp_path, world)
    repository.git("init", "--quiet")
    repository.stage(".pre-commit-config.yaml", HOOKS.format(repo=hooks[0], rev=hooks[1]))
    repository.stage("seedlint.toml", 'select = ["vague-attribution"]\nexclude = ["old-*"]\n')
    return repository


def test_a_staged_document_with_a_defect_fails(scratch: Scratch) -> None:
    scratch.stage("news.md", WRONG)
    done = scratch.hook("seedlint")
    assert done.returncode == 1
    assert "vague-attribution" in done.stdout and "news.md:1:1" in done.stdout


def test_a_clean_document_passes(scratch: Scratch) -> None:
    scratch.stage("news.txt", CLEAN)
    done = scratch.hook("seedlint")
    assert (done.returncode, "Passed" in done.stdout) == (0, True), done.stdout


def test_what_is_no_document_is_not_even_looked_at(scratch: Scratch) -> None:
    scratch.stage("news.py", f'"""{WRONG}"""\n')
    assert "(no files to check)Skipped" in scratch.hook("seedlint").stdout


def test_an_excluded_document_passes_although_the_hook_names_it(scratch: Scratch) -> None:
    scratch.stage("old-news.md", WRONG)
    assert scratch.hook("seedlint").returncode == 0


def test_the_hook_for_everything_lints_what_is_not_staged_as_well(scratch: Scratch) -> None:
    scratch.stage("before.md", WRONG)
    scratch.git("commit", "--quiet", "--message", "Before")
    scratch.stage("news.txt", CLEAN)
    assert scratch.hook("seedlint").returncode == 0
    done = scratch.hook("seedlint-all")
    assert done.returncode == 1
    assert "before.md:1:1" in done.stdout


LONG = (
    "The harbour board met on the pier, counted the boats that came in before the storm, thanked the pilots, and went"
    " home before the rain; nobody asked about the lamps.\n"
)


def test_a_staged_duplicate_of_a_committed_document_fails(scratch: Scratch) -> None:
    scratch.stage("seedlint.toml", 'select = ["duplication"]\nexclude = ["old-*"]\n')
    scratch.stage("before.txt", LONG)
    scratch.git("commit", "--quiet", "--message", "Before")
    scratch.stage("again.md", f"**{LONG.strip()}**\n")
    assert scratch.hook("seedlint").returncode == 0
    done = scratch.hook("seedlint-corpus")
    assert done.returncode == 1
    assert "again.md:1:1" in done.stdout and "`before.txt`" in done.stdout, done.stdout


def test_a_fresh_document_passes_beside_committed_ones_that_are_alike(scratch: Scratch) -> None:
    scratch.stage("seedlint.toml", 'select = ["duplication"]\nexclude = ["old-*"]\n')
    scratch.stage("before.txt", LONG)
    scratch.stage("before.md", LONG)
    scratch.stage("old-news.md", LONG.replace("lamps", "ferries"))
    scratch.git("commit", "--quiet", "--message", "Before")
    scratch.stage("fresh.md", LONG.replace("met", "slept").replace("boats", "gulls").replace("home", "to sea"))
    done = scratch.hook("seedlint-corpus")
    assert (done.returncode, "Passed" in done.stdout) == (0, True), done.stdout


def test_the_manifest_is_one_that_pre_commit_takes(scratch: Scratch) -> None:
    done = scratch.run(sys.executable, "-m", "pre_commit", "validate-manifest", str(ROOT / ".pre-commit-hooks.yaml"))
    assert done.returncode == 0, done.stdout
