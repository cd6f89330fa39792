from __future__ import annotations

import pytest

from seedlint.checks.phrase import Phrase
from seedlint.engine.scan import Scanner
from seedlint.facts import Facts
from seedlint.pattern import parse
from seedlint.sources import from_text


def found(text: str, *patterns: str, name: str = "a.md") -> list[str]:
    """Return what patterns find in a text, in order."""
    check = Phrase(Phrase.Options(tuple(map(parse, patterns))))
    facts = Facts(from_text(name, text))
    hits = Scanner([check.patterns]).scan(facts.prose).get(0, ())
    return [finding.span.of(text) for finding in check.inspect(facts, hits)]


@pytest.mark.parametrize(
    "text", ["very unique", "Very\nunique", "VERY **unique**", "very  unique", "[very](x.md) unique"]
)
def test_a_phrase_is_found_however_it_is_written(text: str) -> None:
    assert len(found(f"A {text} idea.", "very unique")) == 1


@pytest.mark.parametrize(
    "text", ["every unique", "very uniquely", "very, unique", "very\n\nunique", "`very unique`", "<very unique>"]
)
def test_what_is_another_phrase_or_no_prose_is_left_alone(text: str) -> None:
    assert found(f"A {text} idea.", "very unique") == []


def test_of_two_that_overlap_the_longer_is_reported() -> None:
    assert found("It is very unique indeed.", "very unique", "very unique indeed", "unique indeed") == [
        "very unique indeed"
    ]


def test_one_place_is_reported_once() -> None:
    assert found("It is very unique.", "very unique", "(very|so) unique") == ["very unique"]


def test_every_place_is_reported() -> None:
    assert found("So unique, very unique, so Unique.", "(very|so) unique") == ["So unique", "very unique", "so Unique"]


def test_a_repeated_anchor_is_tried_at_each_of_its_places() -> None:
    assert found("unique " * 200 + "very unique", "very * unique", "very unique") == ["very unique"]
