from __future__ import annotations

import itertools
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seedlint.base.model import Document
from seedlint.facts import Facts
from seedlint.facts.structure import UNSEEN, Paragraph
from seedlint.sources import from_text

PIECES = (
    "# Title\n",
    "word",
    "Word, word.",
    " ",
    "\n",
    "\n\n",
    "\r\n",
    "- item\n",
    "1. item\n",
    "> quote\n",
    "```\ncode\n```\n",
    "====\n",
    "`x`",
    "**b**",
)
TEXTS = st.lists(st.sampled_from(PIECES), max_size=15).map("".join)


def facts(text: str, name: str = "a.txt") -> Facts:
    return Facts(from_text(name, text))


def blocks(text: str, name: str = "a.txt") -> list[tuple[str, str]]:
    return [(block.kind, block.span.of(text)) for block in facts(text, name).paragraphs]


@given(TEXTS, st.sampled_from(["a.txt", "a.md"]))
def test_paragraphs_stand_in_order_and_share_nothing(text: str, name: str) -> None:
    spans = [paragraph.span for paragraph in facts(text, name).paragraphs]
    assert all(span.length for span in spans)
    assert all(one.end <= other.start for one, other in itertools.pairwise(spans))


@given(TEXTS)
def test_every_word_of_a_plain_text_stands_in_a_paragraph(text: str) -> None:
    inside = "".join(paragraph.span.of(text) for paragraph in facts(text).paragraphs)
    assert inside.count("ord") == text.count("ord")


@given(TEXTS, st.sampled_from(["a.txt", "a.md"]))
def test_sections_cover_every_paragraph_once(text: str, name: str) -> None:
    made = facts(text, name)
    for paragraph in made.paragraphs:
        places = [
            section
            for section in made.sections
            if paragraph.span in (section.heading,) or section.body.covers(paragraph.span)
        ]
        assert len(places) == 1


def test_a_blank_line_ends_a_paragraph() -> None:
    assert blocks("One line,\nand another.\n\nA third.\n") == [
        ("text", "One line,\nand another."),
        ("text", "A third."),
    ]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_line_end_is_one(end: str) -> None:
    text = end.join(["Title", "", "One line,", "and another.", "", "A third."])
    assert [(kind, piece.replace(end, "\n")) for kind, piece in blocks(text)] == [
        ("heading", "Title"),
        ("text", "One line,\nand another."),
        ("text", "A third."),
    ]


@pytest.mark.parametrize("line", ["The long road home", "Who pays?", "Board votes to dredge"])
def test_a_short_first_line_without_a_full_stop_is_the_title(line: str) -> None:
    (title, _) = facts(f"{line}\n\nThe text begins here, and it ends.\n").paragraphs
    assert (title.kind, title.level) == ("heading", 1)


@pytest.mark.parametrize("line", ["He left.", "He left,", "1. first", "- first", "    indented", "12345", "a " * 13])
def test_a_line_like_these_is_no_heading(line: str) -> None:
    assert all(
        block.kind != "heading" for block in facts(f"Some text stands here.\n\n{line}\n\nMore text.\n").paragraphs
    )


def test_an_underlined_line_is_a_heading_without_its_underline() -> None:
    text = "It begins here.\n\nA heading.\n----------\n\nText.\n"
    assert facts(text).paragraphs[1] == Paragraph(facts(text).lines[2], "heading", 2)


def test_a_list_item_is_a_paragraph_without_its_bullet() -> None:
    assert blocks("Bring:\n- a hat\n- two shoes,\n  both left\n• tea\n3) salt\n") == [
        ("text", "Bring:"),
        ("item", "a hat"),
        ("item", "two shoes,\n  both left"),
        ("item", "tea"),
        ("item", "salt"),
    ]


def test_a_line_too_long_to_be_wrapped_is_a_paragraph_of_its_own() -> None:
    long = "word " * 30 + "end."
    assert blocks(f"Short one,\n{long}\n{long}\nShort two.\n") == [
        ("text", "Short one,"),
        ("text", long),
        ("text", long),
        ("text", "Short two."),
    ]


def test_markdown_tells_its_headings_and_items_itself() -> None:
    assert blocks("# Title\n\nText with *stress*.\n\n## Part\n\n- one\n- two\n", "a.md") == [
        ("heading", "Title"),
        ("text", "Text with *stress*."),
        ("heading", "Part"),
        ("item", "one"),
        ("item", "two"),
    ]


def test_code_is_no_paragraph() -> None:
    assert blocks("Text.\n\n```\ncode here\n```\n\nMore.\n", "a.md") == [("text", "Text."), ("text", "More.")]


def test_a_section_is_a_heading_with_what_stands_under_it() -> None:
    text = "A lead.\n\n# One\n\nUnder one.\n\n## Two\n\nUnder two.\n"
    sections = facts(text, "a.md").sections
    assert [(one.heading and one.heading.of(text), one.level, one.body.of(text).strip("# \n")) for one in sections] == [
        (None, 0, "A lead."),
        ("One", 1, "Under one."),
        ("Two", 2, "Under two."),
    ]


def test_a_document_that_begins_with_a_heading_has_no_section_before_it() -> None:
    assert [one.heading is None for one in facts("# One\n\nText.\n", "a.md").sections] == [False]


def test_an_empty_document_has_neither_paragraphs_nor_sections() -> None:
    assert facts("").paragraphs == facts("\n \n").paragraphs == ()
    assert facts("").sections == ()


@pytest.mark.parametrize(
    "line", ["Some say it is “bad.”", "It is bad (and ugly.)", "It is *bad.*", "“One,” she said. “Two.”"]
)
def test_a_sentence_is_no_heading_for_its_closing_marks(line: str) -> None:
    facts = Facts(Document("a.txt", f"{line}\n\nThe pier was shut at noon, and the last boat left.\n"))
    assert [paragraph.kind for paragraph in facts.paragraphs] == ["text", "text"]


def test_markup_and_all_white_space_are_unseen() -> None:
    blanks = {char for char in map(chr, range(sys.maxunicode + 1)) if char.isspace()}
    assert set(UNSEEN) == {*blanks, "\x00"}
