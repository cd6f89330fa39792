"""Metadata as written, and where it stands."""

from __future__ import annotations

import pytest

from growth import in_proportion
from seedlint.base.model import Document
from seedlint.sources.markdown import read_markdown


def fields(text: str) -> dict[str, tuple[str | tuple[str, ...], str]]:
    """Return the value and the marked text of each field."""
    document = read_markdown("a.md", text)
    return {key: (field.value, field.span.of(text)) for key, field in document.metadata.items()}


def front(document: Document) -> list[str]:
    return [region.span.of(document.text) for region in document.regions if region.kind == "front-matter"]


def test_yaml_scalars_stay_as_written() -> None:
    text = "---\nDate: 2024-05-01  # day\ndraft: no\ntitle: \"A: 'b'\"\nnote: 'é\U0001f331 it''s'\nempty:\n---\nText"
    assert fields(text) == {
        "date": ("2024-05-01", "2024-05-01"),
        "draft": ("no", "no"),
        "title": ("A: 'b'", "A: 'b'"),
        "note": ("é\U0001f331 it's", "é\U0001f331 it''s"),
        "empty": ("", ""),
    }


def test_yaml_sequences_are_tuples() -> None:
    text = "---\ntags: [a, 'b c']\nauthors:\n  - Ann\n  - name: Ben\n\n---\n"
    assert fields(text) == {
        "tags": (("a", "b c"), "[a, 'b c']"),
        "authors": (("Ann", "Ben"), "- Ann\n  - name: Ben"),
    }


def test_yaml_mappings_are_dotted_one_level_deep() -> None:
    assert fields("---\nparams:\n  Author: Ann\n  more: {deep: 1}\n---\n") == {"params.author": ("Ann", "Ann")}


def test_yaml_aliases_are_followed_and_the_last_of_a_key_counts() -> None:
    assert fields("---\ndate: &d 2024-05-01\nmodified: *d\ndate: 2024-06-01\n---\n") == {
        "date": ("2024-06-01", "2024-06-01"),
        "modified": ("2024-05-01", "2024-05-01"),
    }


def test_toml_values_stay_as_written() -> None:
    text = (
        '+++\ndate = 2024-05-01T10:00:00Z # day\nTitle = "A # \\"b\\""\ntags = ["a", \'b\']\ndraft = false\n'
        "[params]\nauthor = 'Ann'\n[params.deep]\nx = 1\n+++\nText"
    )
    assert fields(text) == {
        "date": ("2024-05-01T10:00:00Z", "2024-05-01T10:00:00Z"),
        "title": ('A # "b"', 'A # \\"b\\"'),
        "tags": (("a", "b"), "[\"a\", 'b']"),
        "draft": ("false", "false"),
        "params.author": ("Ann", "Ann"),
    }


@pytest.mark.parametrize(
    "head",
    [
        "---\na: [b\n---",
        "---\na: b: c\n---",
        "---\n\t- a\n---",
        "---\n" + "[" * 100_000 + "\n---",
        "---\na: " + "- " * 100_000 + "\n---",
        "---\na: \x07\n---",
        "+++\na = \n+++",
        "+++\na = " + "[" * 100_000 + "\n+++",
        "---\n---",
        "---\n# nothing\n...",
    ],
)
def test_broken_and_empty_front_matter_is_front_matter_without_fields(head: str) -> None:
    document = read_markdown("a.md", f"{head}\n# Text\n")
    assert front(document) == [head]
    assert document.metadata == {}
    assert [region.kind for region in document.regions[1:]] == ["markup", "heading"]


@pytest.mark.parametrize(
    "text",
    [
        "---\nOnly a sentence between two rules.\n\n---\n",
        "---\n- a list\n---\n",
        "---\ntitle: never closed\n",
        " ---\ntitle: a\n---\n",
        "\n---\ntitle: a\n---\n",
        "----\ntitle: a\n----\n",
        "+++\n",
        "---",
        "",
    ],
)
def test_a_thematic_break_is_no_front_matter(text: str) -> None:
    document = read_markdown("a.md", text)
    assert front(document) == []
    assert document.metadata == {}


@pytest.mark.parametrize("key", ["a{} = 1\n", "[a{}]\n", "{}a = 1\n", "'a'{} = 1\n"])
def test_a_toml_key_of_many_parts_takes_time_in_proportion(key: str) -> None:
    parts = "a." if key.startswith("{}") else ".a"
    assert in_proportion(lambda times: fields(f"+++\n{key.format(parts * times)}+++\nText\n"), 2000)


def test_a_toml_string_may_have_many_dots() -> None:
    assert fields(f'+++\na = "{".b" * 99}"\nc = 1\n+++\nText\n')["c"] == ("1", "1")
