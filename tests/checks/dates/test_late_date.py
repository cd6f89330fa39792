"""The check on publication dates in the middle of a document."""

from __future__ import annotations

from seedlint.base.model import Document, Field, Span
from seedlint.checks.dates.late_date import LateDate
from seedlint.facts import Facts

LINE = "The crews worked on through the night and the day, and nobody was hurt by the storm.\n"


def late(text: str, **metadata: str) -> list[str]:
    fields = {key: Field(value, Span(0, 0)) for key, value in metadata.items()}
    facts = Facts(Document("page.txt", text, metadata=fields))
    found = LateDate(LateDate.Options()).inspect(facts, ())
    return [f"{finding.span.of(text)} on line {finding.values['line']}" for finding in found]


def test_a_date_in_the_middle_is_late() -> None:
    assert late(f"{LINE * 10}Published 14 May 2024\n{LINE * 10}") == ["14 May 2024 on line 11"]


def test_a_date_below_long_paragraphs_is_late_though_few_lines_stand_above() -> None:
    paragraph = LINE.strip() * 10 + "\n"
    assert late(f"{paragraph * 2}Published 14 May 2024\n{paragraph * 5}") == ["14 May 2024 on line 3"]


def test_a_date_near_either_end_is_not() -> None:
    assert late(f"Pier closes\nPublished 14 May 2024\n{LINE * 20}") == []
    assert late(f"{LINE * 20}Published 14 May 2024\n") == []
    assert late(f"{LINE * 20}Published 14 May 2024\nInes Calder\nLorne\n") == []


def test_a_document_dated_elsewhere_or_by_several_is_silent() -> None:
    middle = f"{LINE * 10}Published 14 May 2024\n{LINE * 10}"
    assert late(middle, date="2024-05-14") == []
    assert late(middle, draft="true") == []
    assert late(middle + middle) == []


def test_a_sentence_is_no_label() -> None:
    assert late(f"{LINE * 10}The study published on 14 May 2024 was read by few.\n{LINE * 10}") == []
