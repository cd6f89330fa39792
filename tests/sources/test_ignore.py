"""Patterns mean what git says they mean."""

from __future__ import annotations

import pytest

from seedlint.sources.ignore import compile_patterns


def verdict(lines: str, path: str) -> bool | None:
    """Ask about `path`; a slash at its end makes it a folder."""
    return compile_patterns("", lines.split("|")).verdict(path.removesuffix("/"), folder=path.endswith("/"))


@pytest.mark.parametrize(
    ("lines", "path"),
    [
        ("a.md", "a.md"),
        ("a.md", "deep/er/a.md"),
        ("/a.md", "a.md"),
        ("doc/a.md", "doc/a.md"),
        ("doc/", "doc/"),
        ("doc/", "x/doc/"),
        ("*.md", "x/a.md"),
        ("**/doc", "doc"),
        ("**/doc", "a/b/doc"),
        ("a/**/b", "a/b"),
        ("a/**/b", "a/x/y/b"),
        ("a/**", "a/x/y"),
        ("?.md", "a.md"),
        ("[ab].md", "b.md"),
        ("[!ab].md", "c.md"),
        ("[^ab].md", "c.md"),
        ("[]-].md", "].md"),
        ("[[].md", "[.md"),
        ("[[:digit:]].md", "7.md"),
        (r"\#a", "#a"),
        (r"\!a", "!a"),
        (r"a\ ", "a "),
        ("a.md  ", "a.md"),
        ("a.md\r\n", "a.md"),
        ("*|!b.md|b.md", "b.md"),
    ],
)
def test_a_pattern_means_this_path(lines: str, path: str) -> None:
    assert verdict(lines, path) is True


@pytest.mark.parametrize(
    ("lines", "path"),
    [
        ("/a.md", "x/a.md"),
        ("doc/a.md", "x/doc/a.md"),
        ("doc/", "doc"),
        ("*.md", "a.mdx"),
        ("a/*", "a/x/y"),
        ("a/**", "a/"),
        ("a/**/", "a/"),
        ("a*b", "a/b"),
        ("a?b", "a/b"),
        ("a[!x]b", "a/b"),
        ("doc", "doc/a.md"),
        ("# a", "# a"),
        ("", "a"),
        ("/", "a/"),
        ("[a", "[a"),
        ("a\\", "a\\"),
        ("[b-a]", "a"),
        ("A.md", "a.md"),
    ],
)
def test_a_pattern_says_nothing_of_that_path(lines: str, path: str) -> None:
    assert verdict(lines, path) is None


def test_the_last_line_decides_and_an_exclamation_mark_takes_back() -> None:
    assert verdict("*.md|!keep.md", "keep.md") is False
    assert verdict("!keep.md|*.md", "keep.md") is True


def test_a_file_is_reached_through_a_folder_that_is_meant() -> None:
    patterns = compile_patterns("", ["vendor/", "!vendor/a.md"])
    assert patterns.reach("vendor/a.md")
    assert not patterns.reach("vendor")
    assert patterns.reach("vendor", folder=True)


def test_patterns_see_paths_relative_to_their_folder() -> None:
    patterns = compile_patterns("/home/x/", ["/a.md"])
    assert patterns.verdict("/home/x/a.md", folder=False) is True
    assert patterns.verdict("/home/x/y/a.md", folder=False) is None
