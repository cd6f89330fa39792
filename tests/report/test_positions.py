"""A report has no texts: what it needs of them comes back from the locations alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seedlint.base.excerpt import first_line, replaced, surroundings
from seedlint.base.model import Edit, Finding, Related, Span
from seedlint.base.position import CONTEXT, Lines
from seedlint.report import Report, location_of, render
from seedlint.text.cells import width

PARTS = st.sampled_from(["a", " ", "\t", "\n", "\r", "\r\n", "漢", "😀", "e\u0301", "\u200d", "❤\ufe0f", "x" * 300])


@st.composite
def marked(draw: st.DrawFn) -> tuple[str, Span]:
    text = "".join(draw(st.lists(PARTS, max_size=40)))
    start = draw(st.integers(0, len(text)))
    return text, Span(start, draw(st.integers(start, len(text))))


@given(marked())
def test_the_place_of_a_span_is_found_in_its_context(example: tuple[str, Span]) -> None:
    text, span = example
    location = Lines(text).locate(span, "a.txt")
    context, at = surroundings(location)
    assert context[at : at + span.length] == span.of(text)
    assert text[span.start - at : span.start] == context[:at]


@given(marked(), marked())
def test_an_edit_in_the_context_has_the_positions_that_the_text_gives(
    example: tuple[str, Span], other: tuple[str, Span]
) -> None:
    text, span = example
    lines = Lines(text)
    edited = Span(min(other[1].start, len(text)), min(other[1].end, len(text)))
    excerpt = replaced(Edit(edited, ""), lines.locate(span, "a.txt"))
    assert excerpt in (None, lines.excerpt(edited))
    assert excerpt or not span.covers(edited)


@given(marked())
def test_the_line_of_a_finding_on_the_whole_is_the_first(example: tuple[str, Span]) -> None:
    text, _ = example
    lines = Lines(text)
    excerpt = first_line(lines.locate(Span(0, 0), "a.txt"))
    assert excerpt == lines.excerpt(Span(0, min(lines[0].end, CONTEXT)))


@given(marked())
def test_any_span_of_any_text_is_drawn_in_bounds(example: tuple[str, Span]) -> None:
    text, span = example
    location = Lines(text).locate(span, "a.txt")
    finding = Finding(
        span, location=location, rule="some-rule", message="m", related=(Related(span, "r", None, location),)
    )
    report = Report((finding,), (), 1, "1.0.0")
    for line in render(report, "full").splitlines():
        assert width(line) <= 125
    for name in ("concise", "json"):
        assert render(report, name)


def test_a_finding_that_was_not_located_is_refused(full_of_findings: Report) -> None:
    with pytest.raises(ValueError, match="located findings only"):
        location_of(full_of_findings.findings[0]._replace(location=None))
