"""The numbers that links dial."""

from __future__ import annotations

import pytest

from seedlint.base.model import Context
from seedlint.facts import Facts
from seedlint.sources import from_text


def linked_phones(text: str, *regions: str) -> list[tuple[str, str]]:
    facts = Facts(from_text("post.md", text), Context(regions=regions or ("US",)))
    assert all(phone.span.of(text) == phone.text for phone in facts.linked_phones)
    return [(phone.text, phone.reason) for phone in facts.linked_phones]


def test_links_of_markdown_and_html_are_read() -> None:
    assert linked_phones("[Ring us](tel:+1612338441) today") == [("+1612338441", "too-short")]
    assert linked_phones("<a class='x' href='tel:612-338-44177'>Ring us</a>") == [("612-338-44177", "too-long")]
    assert linked_phones("[Ring us](tel:016183244711)", "GB") == [("016183244711", "too-long")]


@pytest.mark.parametrize("link", ["tel:+16123384417", "tel:612-338-4417;ext=12", "TEL:+1%20612%20338%204417"])
def test_good_numbers_have_no_reason(link: str) -> None:
    assert [reason for _, reason in linked_phones(f"[Ring us]({link})")] == [""]


@pytest.mark.parametrize("link", ["tel:911", "tel:1-800-FLOWERS", "tel:*31#6123384417", "hotel:+1612338441"])
def test_other_links_are_none(link: str) -> None:
    assert not linked_phones(f"[Ring us]({link})")


def test_a_number_that_the_text_shows_is_not_told_again() -> None:
    assert not linked_phones("Call [612-338-441](tel:+1612338441).")
    assert linked_phones("Call [612-338-4417](tel:+1612338441).") == [("+1612338441", "too-short")]


def test_code_and_prose_have_no_links() -> None:
    assert not linked_phones("Write `[us](tel:+1612338441)` for tel:+1612338441.")
