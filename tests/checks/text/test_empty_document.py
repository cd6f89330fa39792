from __future__ import annotations

import pytest

from seedlint.base.model import Finding
from seedlint.checks.text.empty_document import EmptyDocument
from seedlint.facts import Facts
from seedlint.sources import from_text


def find(text: str, path: str = "a.txt") -> list[Finding]:
    return list(EmptyDocument(EmptyDocument.Options()).inspect(Facts(from_text(path, text)), ()))


@pytest.mark.parametrize("text", ["", "\n", " \t\n\n", "***\n", "— …", "\u200b"])
def test_a_text_without_a_word_is_empty(text: str) -> None:
    (finding,) = find(text)
    assert finding.whole


@pytest.mark.parametrize("text", ["a", "7", "港", "é", "\n\nword\n"])
def test_one_letter_is_something(text: str) -> None:
    assert find(text) == []


def test_metadata_alone_is_no_text_but_code_images_and_links_are() -> None:
    (finding,) = find("---\ntitle: Pier\n---\n", "a.md")
    assert "metadata" in finding.values["reason"]
    for text in ("```\nmake\n```\n", "![](pier.jpg)", "<img src='pier.jpg'>", "<https://example.org>"):
        assert find(text, "a.md") == []
