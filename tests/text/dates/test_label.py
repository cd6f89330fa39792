"""Labels that make a line state a date."""

from __future__ import annotations

import pytest

from seedlint.base.model import Span
from seedlint.base.position import Lines
from seedlint.text.dates.label import certain_label, is_field, line_parts


@pytest.mark.parametrize(
    ("before", "after", "label"),
    [
        ("Published ", "", "published"),
        ("Published on: ", " at 9:30 a.m.", "published"),
        ("**Posted on** ", " by Ines Calder", "published"),
        ("By Ines Calder, published ", "", "published"),
        ("By Ines Calder and Tom Rell | Posted ", " | News", "published"),
        ("Last updated: ", "", "updated"),
        ("Posted 5 Oct 2023 | Updated ", "", "updated"),
        ("Posted 5 Oct 2023 Updated ", "", "updated"),
        ("This page was last modified on ", ".", "updated"),
        ("First published ", "", "first published"),
        ("Originally published on ", "", "first published"),
        ("Veröffentlicht am ", "", "published"),
        ("Stand: ", "", "updated"),
        ("Publié le ", " à 10 h", "published"),
        ("Publicado el ", "", "published"),
        ("Mis à jour le ", "", "updated"),
        ("Date published: ", "", "published"),
    ],
)
def test_a_line_that_states_a_date_is_told_by_its_label(before: str, after: str, label: str) -> None:
    assert certain_label(before, after) == label


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("A study published on ", " says that the pier sinks."),
        ("Published on ", " in a thin volume that nobody bought, it was forgotten soon afterwards."),
        ("The list that was posted ", ""),
        ("Not updated since ", ""),
        ("The report will be published on ", ""),
        ("Date: ", ""),
        ("Born ", ""),
        ("The study was published on ", " and read by few."),
        ("", ""),
        ("Updates for ", ""),
        ("By the way, a poll published ", ""),
    ],
)
def test_a_sentence_that_mentions_a_date_has_no_label(before: str, after: str) -> None:
    assert certain_label(before, after) == ""


def test_the_line_above_stands_before_a_date_that_opens_its_line() -> None:
    text = "Published\n\n14 May 2024 by Ines"
    start = text.index("14")
    assert line_parts(text, Lines(text), Span(start, start + 11)) == ("Published", " by Ines")


def test_long_lines_are_read_near_the_date_alone() -> None:
    text = "word " * 10_000 + "Published 14 May 2024" + " word" * 10_000
    start = text.index("14")
    before, after = line_parts(text, Lines(text), Span(start, start + 11))
    assert len(before) == len(after) == 240


@pytest.mark.parametrize(
    ("text", "of_mail", "field"),
    [
        ("title: Pier closes\ndate: ", False, True),
        ("---\nlayout: post\ndate: ", False, True),
        ("From: ines@pier.org\nDate: ", True, True),
        ("From: ines@pier.org\nDate: ", False, False),
        ("Summer fair\nDate: ", True, False),
        ("title: Pier closes\nThe date ", True, False),
    ],
)
def test_the_date_of_fields_that_open_a_text_is_told(text: str, of_mail: bool, field: bool) -> None:
    assert is_field(text, text.splitlines()[-1], of_mail=of_mail) is field
