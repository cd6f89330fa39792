from __future__ import annotations

import html

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seedlint.base.model import Finding
from seedlint.checks.text.html_entity import HtmlEntity
from seedlint.facts import Facts
from seedlint.sources import from_text

ENTITIES = (
    "&nbsp;",
    "&amp;",
    "&#8217;",
    "&#x2019;",
    "&eacute;",
    "&quot;",
    "&amp;nbsp;",
    "&amp;amp;#39;",
    "&shy;",
    "&hellip;",
)


def find(text: str, path: str = "a.txt") -> list[Finding]:
    return list(HtmlEntity(HtmlEntity.Options()).inspect(Facts(from_text(path, text)), ()))


def fixed(text: str, findings: list[Finding]) -> str:
    edits = [edit for finding in findings if finding.fix for edit in finding.fix.edits]
    for edit in sorted(edits, reverse=True):
        text = text[: edit.span.start] + edit.text + text[edit.span.end :]
    return text


@given(st.lists(st.sampled_from([*ENTITIES, "pier", "😀", "𝔸bc", "AT&T;", "R&D"]), max_size=8))
def test_applying_the_fix_removes_the_finding(words: list[str]) -> None:
    text = "The " + " and ".join(words) + " went."
    findings = find(text)
    assert all(finding.span.of(text).startswith("&") and finding.span.of(text).endswith(";") for finding in findings)
    edits = [edit for finding in findings if finding.fix for edit in finding.fix.edits]
    assert len(edits) == sum(word in ENTITIES for word in words)
    assert not find(fixed(text, findings))


@given(st.lists(st.sampled_from([*ENTITIES, "pier", "😀", "&copy;"]), max_size=8))
def test_in_markdown_the_fix_leaves_what_the_renderer_decodes(words: list[str]) -> None:
    text = "The " + " and ".join(words) + " went."
    after = fixed(text, find(text, "a.md"))
    assert not find(after, "a.md")
    assert html.unescape(html.unescape(html.unescape(text))).replace("\u00ad", "") == html.unescape(after).replace(
        "\u00ad", ""
    )


@pytest.mark.parametrize(
    "text",
    ["AT&T; &foo; &; &#; R&D;", "a &lt b", "x &y;", '"&nbsp;"', "(&amp;)", "see http://a.example/?a=1&amp;b=2"],
)
def test_what_is_no_entity_or_quoted_or_part_of_an_address_is_left_alone(text: str) -> None:
    assert find(text) == []


def test_single_entities_are_left_to_the_renderer_of_markdown() -> None:
    assert find("a&nbsp;b &copy; c", "a.md") == []


def test_rows_are_one_finding() -> None:
    (finding,) = find("End.&nbsp; &nbsp;&nbsp;")
    assert finding.span.of("End.&nbsp; &nbsp;&nbsp;") == "&nbsp; &nbsp;&nbsp;"


def test_what_shows_nothing_is_removed_unsafely() -> None:
    (finding,) = find("hy&shy;phen")
    assert finding.fix and not finding.fix.safe and fixed("hy&shy;phen", [finding]) == "hyphen"


def test_what_stands_for_no_character_has_no_fix() -> None:
    (finding,) = find("a &#0; b")
    assert finding.fix is None
