"""A walk leaves out what git leaves out."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seedlint.sources.discover import discover

FOLDERS = ("a", "b", "ab", "a/a", "a/b", "b/a", "b/ab", "a/b/a")
NAMES = ("a.txt", "b.txt", "ab.txt", "1.txt", "b[.txt")
GLOBS = (
    r"a b ab * ** ? a* *b [ab] [!b] [^a]? a[!b]b* [[:alpha:]] [[:digit:]]* [^[:lower:]]* [[:upper:]]b *[[].txt \a *.txt a.txt"
).split()
PATTERN = st.builds(
    "{}{}{}{}".format,
    st.sampled_from(("", "", "", "!")),
    st.sampled_from(("", "", "/")),
    st.lists(st.sampled_from(GLOBS), min_size=1, max_size=3).map("/".join),
    st.sampled_from(("", "", "/", "/**", "  ")),
)
IGNORES = st.dictionaries(
    st.sampled_from(("", *FOLDERS)), st.lists(PATTERN, min_size=1, max_size=5), min_size=1, max_size=3
)


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("repository")
    git(root, "init", "-q")
    for folder in ("", *FOLDERS):
        (root / folder).mkdir(exist_ok=True)
        for name in NAMES:
            (root / folder / name).touch()
    return root


def git(root: Path, *arguments: str) -> str:
    """Run git without the settings of the machine."""
    nothing = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1", "XDG_CONFIG_HOME": os.devnull}
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")} | nothing
    return subprocess.run(
        ["git", "-C", root, *arguments], env=environment, check=True, capture_output=True, text=True
    ).stdout


def documents(paths: Iterable[str]) -> list[str]:
    return sorted(path for path in paths if path.endswith(".txt"))


@settings(max_examples=150, deadline=None)
@given(ignores=IGNORES)
def test_a_walk_finds_the_files_that_git_lists(repository: Path, ignores: dict[str, list[str]]) -> None:
    for folder, lines in ignores.items():
        (repository / folder / ".gitignore").write_text("\n".join(lines) + "\n")
    try:
        listed = git(repository, "ls-files", "-z", "--others", "--exclude-standard").split("\0")
        found = [item.path for item in discover(["."], root=repository, include=[], exclude=[])]
    finally:
        for folder in ignores:
            (repository / folder / ".gitignore").unlink()
    assert documents(found) == documents(listed)
