"""Figures without a source, and what counts as one in the sentence, the paragraph and the section."""

from __future__ import annotations

import pytest

from growth import in_proportion
from seedlint.base.model import Document, Region, Span
from seedlint.checks.claims.statistic import Statistic
from seedlint.facts import Facts


def figures(text: str, link: str = "") -> list[str]:
    start = text.index(link) if link else 0
    regions = (Region("link", Span(start, start + len(link))),) if link else ()
    document = Document("note.txt", text, regions=regions, format="markdown" if link else "text")
    return [found.span.of(text) for found in Statistic(Statistic.Options()).inspect(Facts(document), ())]


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("Crane sales rose 18 per cent in a year.", "18 per cent"),
        ("Sixty percent of pilots leave the port.", "Sixty percent"),
        ("Nine out of ten pilots like the crane.", "Nine out of ten"),
        ("The vast majority of pilots like the crane.", "The vast majority of"),
        ("Over 10,000 people came to see the crane.", "Over 10,000 people"),
        ("About 9,000 swallows nest on the crane.", "About 9,000 swallows"),
        ("Two in five pilots use the crane at night.", "Two in five"),
        ("Crane sales have fallen by almost a third.", "fallen by almost a third"),
        ("An estimated 3,000 homes stand under the crane.", "An estimated 3,000 homes"),
    ],
)
def test_a_figure_without_a_source_is_found_with_what_rounds_it(text: str, figure: str) -> None:
    assert figures(text) == [figure]


def test_a_sentence_is_told_once() -> None:
    assert figures("Of all pilots 40 percent like it and 60 percent do not.") == ["40 percent"]


def test_a_link_or_a_name_serves_its_paragraph() -> None:
    text = "The count is new. Some 40 percent of pilots like it.\n\nOf all cooks 30 percent do not like it."
    assert figures(text) == ["Some 40 percent", "30 percent"]
    assert figures(text, link="count") == ["30 percent"]
    assert figures("Ada Brandt said so. " + text.replace("\n\n", " ")) == []


def test_a_survey_with_a_name_serves_its_section() -> None:
    body = "The Harbour Office asked all cooks for its survey.\n\nOf all cooks 30 percent do not like it.\n"
    other = "\nThe crane\n\nOf all pilots 40 percent do not like it.\n"
    assert figures("The port\n\n" + body + other) == ["40 percent"]


def test_the_nearest_named_source_is_shown() -> None:
    text = "Ada Brandt said that it fell.\n\nOf all cooks 30 percent do not like it."
    (found,) = Statistic(Statistic.Options()).inspect(Facts(Document("note.txt", text)), ())
    assert [related.span.of(text) for related in found.related] == ["Ada Brandt"]


@pytest.mark.parametrize(
    "text",
    [
        "Some 40 percent of pilots like the crane. ",
        "“It is old,” he said, and 40 percent of pilots like it. ",
        "A survey said 40 percent, and that the data of the report agree, ",
    ],
    ids=["sentences", "quotations", "one sentence with data"],
)
def test_a_long_paragraph_full_of_figures_takes_time_in_proportion(text: str) -> None:
    assert in_proportion(lambda times: figures(text * times), 100)
