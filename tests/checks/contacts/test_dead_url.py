"""Which URLs of a document may be asked for, and in what form; what their answers say is told on the rule's page."""

from __future__ import annotations

import pytest

from seedlint.base.model import Mark, Span
from seedlint.checks.contacts.dead_url import Answer, DeadUrl, answered
from seedlint.facts import Facts
from seedlint.sources import from_text
from seedlint.text.contacts.request_url import request_url

CHECK = DeadUrl(DeadUrl.Options())


def asked(text: str, name: str = "a.md") -> list[str]:
    return [mark.key for mark in CHECK.emit(Facts(from_text(name, text)))]


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("https://Northdale.ORG", "https://northdale.org/"),
        ("HTTPS://northdale.org:443/A?b=C#d", "https://northdale.org/A?b=C"),
        ("http://northdale.org.:8080/a b", "http://northdale.org:8080/a%20b"),
        ("https://clerk:4rosesInMay@northdale.org/a", "https://northdale.org/a"),
        ("https://hafen-münster.org/ä?ö=%C3%BC", "https://xn--hafen-mnster-jlb.org/%C3%A4?%C3%B6=%C3%BC"),
        ("http://[2606:4700::1111]:80/", "http://[2606:4700::1111]/"),
        ("ftp://northdale.org/", None),
        ("file:///etc/passwd", None),
        ("https:///a", None),
        ("https://northdale.org:99999/", None),
        ("https://[northdale.org/", None),
        ("https://north dale.org/\udc80", None),
    ],
)
def test_a_server_is_asked_in_one_form(written: str, key: str | None) -> None:
    assert request_url(written) == key


def test_links_and_text_are_asked_and_code_is_not() -> None:
    text = "[a](https://a.northdale.org/x\\_y) <https://b.northdale.org/>\nhttps://c.northdale.org. `https://d.northdale.org/`\n"
    assert asked(text) == [
        "https://a.northdale.org/x_y",
        "https://b.northdale.org/",
        "https://c.northdale.org/",
    ]


@pytest.mark.parametrize("around", ['<a href="{}">x</a>', "[x]({})", "See {} today."])
def test_an_entity_is_the_sign_that_it_stands_for(around: str) -> None:
    url = "https://northdale.org/?a=1&amp;b=2&copy=3&section=4"
    assert asked(around.format(url) + "\n") == ["https://northdale.org/?a=1&b=2&copy=3&section=4"]


def test_a_name_without_a_scheme_is_asked_too() -> None:
    assert asked("See www.northdale.org/minutes today.\n") == ["http://www.northdale.org/minutes"]


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org/a",
        "https://your-domain.com/a",
        "https://northdale.org/{year}",
        "https://northdale.org/a?X-Amz-Signature=5fe2a1",
        "https://northdale.org/a?token=5fe2a1",
        "hxxps://northdale.org/",
        "https://northdale..org/",
        "https://northdale.org/minu…",
        "http://purl.org/dc/terms/",
        "http://www.w3.org/2000/svg",
        "ftp://northdale.org/a",
    ],
)
def test_what_is_no_page_is_not_asked(url: str) -> None:
    assert asked(f"See {url} today.\n", "a.txt") == []


def found(written: str, answer: Answer, key: str = "https://northdale.org/old") -> list[tuple[str, str]]:
    mark = Mark("dead-url", key, "a.md", Span(0, len(written)), written)
    return [
        (finding.variant, finding.fix.edits[0].text if finding.fix else "")
        for _, finding in CHECK.settle(key, [answered(mark, answer)])
    ]


def test_without_an_answer_nothing_is_found() -> None:
    assert not [*CHECK.settle("k", [Mark("dead-url", "k", "a.md", Span(0, 1), "k")])]


def test_a_fix_keeps_the_place_in_the_page() -> None:
    new = "https://northdale.org/new"
    assert found("https://northdale.org/old#a", Answer("moved", "", new)) == [("moved", new + "#a")]
    assert found("https://northdale.org/old#a", Answer("moved", "", new + "#b")) == [("moved", new + "#b")]


@pytest.mark.parametrize(
    "target",
    [
        "https://northdale.org/",  # a front page for all that is lost
        "https://northdale.org/new(1)",
        "https://northdale.org/new?a=1&b=2",
        "https://northdale.org/new.",
    ],
)
def test_a_target_that_cant_just_be_written_there_is_told_only(target: str) -> None:
    assert found("https://northdale.org/old", Answer("moved", "", target)) == [("moved", "")]


def test_a_name_without_a_scheme_does_not_move() -> None:
    assert found("www.northdale.org/old", Answer("moved", "", "https://www.northdale.org/old")) == []
    assert found("www.northdale.org/old", Answer("gone")) == [("gone", "")]


def test_our_own_fault_is_no_finding_but_a_crash() -> None:
    with pytest.raises(RuntimeError, match="ValueError"):
        found("https://northdale.org/old", Answer("crashed", "ValueError: x"))
