"""What holds for every Markdown text."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from seedlint.sources.blocks import parse_blocks
from seedlint.sources.markdown import read_markdown

PIECES = [
    *("*", "**", "_", "~~", "`", "``", "[", "]", "(", ")", "![", "\\", "|", "<b>", "</b>", "<a href='u'>", "</a>"),
    *("a", "b c", "é", "\U0001f331", " ", "    ", "\t", "\n", "\n\n", "\r\n", "\r", "> ", "- ", "12. ", "# ", "===\n"),
    *("---\n", "+++\n", "k: v\n", "k = 1\n", "```\n", "~~~", "|-|-|\n", "<!--", "-->", "<https://a.example>"),
    *("[a]", "[a]: /u\n", "{%", "%}", ":::", "<pre>", "</pre>", "<script>", "\0", "\x0b", "\x85", "\u2028"),
]
TEXTS = st.one_of(st.text(), st.lists(st.sampled_from(PIECES), max_size=30).map("".join))


@given(TEXTS)
def test_regions_lie_in_the_text_in_order_and_are_never_empty(text: str) -> None:
    document = read_markdown("a.md", text)
    spans = [region.span for region in document.regions]
    assert document.text == text
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert spans == sorted(spans, key=lambda span: (span.start, -span.end))
    assert all(0 <= field.span.start <= field.span.end <= len(text) for field in document.metadata.values())


@given(TEXTS)
def test_line_ends_change_no_region(text: str) -> None:
    unix = text.replace("\r\n", "\n").replace("\r", "\n")
    windows = unix.replace("\n", "\r\n")
    one, two = read_markdown("a.md", unix), read_markdown("a.md", windows)
    assert [(region.kind, region.span.of(unix)) for region in one.regions] == [
        (region.kind, region.span.of(windows).replace("\r\n", "\n")) for region in two.regions
    ]


@given(TEXTS)
def test_blocks_are_those_of_markdown_it(text: str) -> None:
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "\ufffd")
    parser = MarkdownIt("commonmark", {"inline_definitions": True}).enable("table")
    parser.core.ruler.disable(["inline"])
    assert outline(parse_blocks(text)) == outline(parser.parse(text))


def outline(tokens: list[Token]) -> list[tuple[str, list[int] | None]]:
    """Return the blocks with their lines; a paragraph and a setext heading by the same names from both parsers."""
    named = (
        (("heading_open" if token.meta["level"] else "paragraph_open") if token.type == "text" else token.type, token)
        for token in tokens
    )
    return [(name, token.map) for name, token in named if token.map and name != "inline"]


LINES = {
    **{
        piece: piece * (1_000_000 // len(piece))
        for piece in ["[", "]", "`", "*", "_", "<", "![", "<!--", "{%", "<a b='"]
    },
    "brackets": "[a]: b\n\n" + "[" * 500_000 + "]" * 500_000,
    "underscores": "a" + "_" * 1_000_000 + "b",
    "runs of ever more backticks": " ".join("`" * length for length in range(1, 1400)),
    "half-open emphasis": "*a _b **c " * 50_000,
    "links without an end": "[a](" * 50_000,
    "titles without an end": "[a](b '" * 50_000,
}


@pytest.mark.parametrize("name", LINES)
def test_no_line_is_quadratic(name: str) -> None:
    start = time.process_time()
    read_markdown("a.md", LINES[name])
    assert time.process_time() - start < 5


@settings(max_examples=20)
@given(st.integers(1, 200), st.sampled_from(["> ", "- ", "  - ", "> - ", "1. "]))
def test_deep_nesting_ends_well(depth: int, prefix: str) -> None:
    text = prefix * depth + "a"
    assert read_markdown("a.md", text).text == text
