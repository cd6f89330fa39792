"""Which files a run reads."""

from __future__ import annotations

import os
import sys
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest

from seedlint.base.model import Note, Problem
from seedlint.sources.discover import Candidate, discover


def plant(root: Path, *paths: str, **contents: str) -> None:
    """Make the files of `paths`, and the `.gitignore` of a folder from `contents` (`_` is the root)."""
    for path in paths:
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("Text.\n")
    for folder, lines in contents.items():
        (root / ("" if folder == "_" else folder) / ".gitignore").write_text(lines.replace("|", "\n"))


def paths(root: Path, *arguments: str, **options: Any) -> list[str]:
    """Return the paths of what is found, with problems marked by `!`."""
    options = {"include": [], "exclude": [], **options}
    found = discover(arguments or ["."], root=root, **options)
    return [("!" if isinstance(item, Problem) else "") + item.path for item in found if not isinstance(item, Note)]


def test_a_walk_takes_text_and_markdown_in_the_order_of_their_paths(tmp_path: Path) -> None:
    plant(tmp_path, "b.md", "a.TXT", "c/d.markdown", "c/e.py", "image.png", "f")
    assert paths(tmp_path) == ["a.TXT", "b.md", "c/d.markdown"]


def test_the_order_of_arguments_changes_nothing(tmp_path: Path) -> None:
    plant(tmp_path, "a/x.md", "b/y.md", "c.md")
    found = {tuple(paths(tmp_path, *arguments)) for arguments in permutations(["b", "a", "c.md", "a/x.md", "gone"])}
    assert found == {("a/x.md", "b/y.md", "c.md", "!gone")}


def test_a_file_given_twice_is_found_once_and_stays_named(tmp_path: Path) -> None:
    plant(tmp_path, "a/x.md")
    arguments = ["a/x.md", "./a//x.md", "a", ".", "a/../a/x.md", str(tmp_path / "a" / "x.md")]
    found = list(discover(arguments, root=tmp_path, include=[], exclude=[]))
    assert found == [Candidate("a/x.md", str(tmp_path / "a/x.md"), named=True)]


def test_a_file_and_a_link_to_it_are_one(tmp_path: Path) -> None:
    plant(tmp_path, "real.md")
    (tmp_path / "also.md").symlink_to("real.md")
    assert paths(tmp_path) == ["also.md"]


def test_an_absolute_path_inside_the_root_is_shown_relative_and_one_outside_is_not(tmp_path: Path) -> None:
    plant(tmp_path, "in/a.md", "out/b.md")
    outside = tmp_path / "out" / "b.md"
    assert paths(tmp_path / "in", str(tmp_path / "in/a.md"), "../out/b.md") == sorted(["a.md", outside.as_posix()])


def test_hidden_files_and_folders_are_met_only_by_name(tmp_path: Path) -> None:
    plant(tmp_path, ".a.md", ".b/c.md", "d.md")
    assert paths(tmp_path) == ["d.md"]
    assert paths(tmp_path, ".a.md", ".b") == [".a.md", ".b/c.md"]


def test_text_files_for_machines_are_left_out_of_a_walk_but_not_when_named(tmp_path: Path) -> None:
    machines = ["CMakeLists.txt", "constraints.txt", "requirements-dev.txt", "requirements.txt", "robots.txt"]
    plant(tmp_path, *machines, "LICENSE.txt", "llms.txt")
    assert paths(tmp_path) == ["LICENSE.txt", "llms.txt"]
    assert paths(tmp_path, *machines) == machines
    assert paths(tmp_path, *machines, force_exclude=True) == []
    assert paths(tmp_path, include=["robots.txt"]) == ["LICENSE.txt", "llms.txt", "robots.txt"]


def test_include_adds_to_the_default_suffixes(tmp_path: Path) -> None:
    plant(tmp_path, "a.md", "b.rst", "c/d.rst", "c/e.html")
    assert paths(tmp_path, include=["*.rst"]) == ["a.md", "b.rst", "c/d.rst"]
    assert paths(tmp_path, include=["/c/"]) == ["a.md", "c/d.rst", "c/e.html"]


def test_exclude_binds_a_walk_and_named_files_only_under_force(tmp_path: Path) -> None:
    plant(tmp_path, "a.md", "vendor/b.md", "doc/vendor/c.md")
    assert paths(tmp_path, exclude=["vendor/"]) == ["a.md"]
    assert paths(tmp_path, exclude=["/vendor"]) == ["a.md", "doc/vendor/c.md"]
    assert paths(tmp_path, "vendor/b.md", "vendor", exclude=["vendor/"]) == ["vendor/b.md"]
    assert paths(tmp_path, "vendor/b.md", "vendor", "a.md", exclude=["vendor/"], force_exclude=True) == ["a.md"]


def test_gitignores_nest_and_the_nearest_decides(tmp_path: Path) -> None:
    plant(tmp_path, "a.md", "drafts/b.md", "drafts/keep.md", "build/c.md", "doc/build/d.md", _="/build/|b.md")
    (tmp_path / "drafts/.gitignore").write_text("*.md\n!keep.md\n")
    assert paths(tmp_path) == ["a.md", "doc/build/d.md", "drafts/keep.md"]


def test_nothing_comes_back_out_of_an_ignored_folder(tmp_path: Path) -> None:
    plant(tmp_path, "a/b.md", "c/d.md", _="a/|!a/b.md|c/*|!c/d.md")
    assert paths(tmp_path) == ["c/d.md"]


def test_gitignores_above_bind_up_to_the_root_of_the_repository(tmp_path: Path) -> None:
    plant(tmp_path, "repo/doc/a.md", "repo/doc/b.md", "repo/doc/c.md", _="c.md")
    (tmp_path / "repo" / ".gitignore").write_text("/doc/b.md\n")
    everything = ["repo/doc/a.md", "repo/doc/b.md", "repo/doc/c.md"]
    assert paths(tmp_path, "repo/doc") == everything  # no repository: nothing above counts
    (tmp_path / "repo" / ".git").mkdir()
    assert paths(tmp_path, "repo/doc") == ["repo/doc/a.md", "repo/doc/c.md"]
    assert paths(tmp_path, *everything) == everything


def test_a_repository_inside_begins_anew(tmp_path: Path) -> None:
    plant(tmp_path, "inner/a.md", "b/a.md", _="a.md")
    (tmp_path / "inner" / ".git").mkdir()
    assert paths(tmp_path) == ["inner/a.md"]


def test_a_folder_that_is_named_is_walked_though_it_is_ignored(tmp_path: Path) -> None:
    plant(tmp_path, "build/a.md", ".git/HEAD", _="build/")
    assert paths(tmp_path) == []
    assert paths(tmp_path, "build") == ["build/a.md"]


def test_a_folder_that_is_named_still_heeds_the_other_patterns_above(tmp_path: Path) -> None:
    plant(tmp_path, "build/a.md", "build/b.md", "build/c/d.md", ".git/HEAD", _="build/|b.md|/build/c")
    assert paths(tmp_path, "build") == ["build/a.md"]
    assert paths(tmp_path, "build/c") == ["build/c/d.md"]


def test_what_is_missing_is_a_problem_and_the_rest_goes_on(tmp_path: Path) -> None:
    plant(tmp_path, "a.md")
    found = list(discover(["gone.md", "a.md"], root=tmp_path, include=[], exclude=[]))
    assert found[1] == Problem("gone.md", "no such file or folder")
    assert isinstance(found[0], Candidate)


def test_an_unreadable_folder_is_a_problem_and_the_rest_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plant(tmp_path, "a.md", "shut/b.md")
    scan = os.scandir

    def scandir(path: str) -> Any:
        if path.endswith("shut"):
            raise PermissionError(13, "Permission denied")
        return scan(path)

    monkeypatch.setattr(os, "scandir", scandir)
    assert paths(tmp_path) == ["a.md", "!shut"]


def test_links_to_folders_are_not_followed_and_broken_links_are_passed_over(tmp_path: Path) -> None:
    plant(tmp_path, "a/b.md")
    (tmp_path / "a" / "up").symlink_to(tmp_path)
    (tmp_path / "gone.md").symlink_to("nowhere")
    (tmp_path / "circle.md").symlink_to("circle.md")
    assert paths(tmp_path) == ["a/b.md"]


def test_a_fifo_is_passed_over_in_a_walk_and_a_problem_when_named(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.md")
    assert paths(tmp_path) == []
    found = list(discover(["pipe.md"], root=tmp_path, include=[], exclude=[]))
    assert found == [Problem("pipe.md", "not a regular file")]


def test_a_name_that_is_no_utf_8_is_shown_with_its_bytes(tmp_path: Path) -> None:
    file = os.fsencode(tmp_path) + b"/caf\xe9.md"
    with open(file, "wb"):
        pass
    assert paths(tmp_path) == [r"caf\xe9.md"]


def test_a_walk_without_patterns_imports_nothing_heavy(tmp_path: Path) -> None:
    import subprocess

    plant(tmp_path, "a.txt", _="# nothing||")
    script = (
        "import sys; from pathlib import Path; from seedlint.sources import discover, load;"
        "[load(c) for c in discover(['.'], root=Path(sys.argv[1]), include=[], exclude=[])];"
        "print(*{'yaml', 'markdown_it', 'pathspec', 'pydantic', 'tomllib'} & set(sys.modules))"
    )
    run = subprocess.run([sys.executable, "-c", script, tmp_path], capture_output=True, text=True, check=True)
    assert run.stdout == "\n"
