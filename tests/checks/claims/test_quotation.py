"""Quotations without a speaker, and where one is looked for."""

from __future__ import annotations

import pytest

from growth import in_proportion
from seedlint.base.model import Document, Region, Span
from seedlint.checks.claims.quotation import Quotation
from seedlint.facts import Facts

QUOTE = "“Nobody saw the crane fall that night.”"


def lone(text: str, words: int = 5) -> list[str]:
    return [
        found.span.of(text) for found in Quotation(Quotation.Options(words)).inspect(Facts(Document("a", text)), ())
    ]


def test_a_quotation_that_nobody_speaks_is_found() -> None:
    assert lone(f"The port was closed. {QUOTE} It was late.") == [QUOTE]


@pytest.mark.parametrize(
    "text",
    [
        f"{QUOTE} Ada Brandt recalled.",
        f"Ada Brandt wept and said nothing.\n\n{QUOTE}",
        f"{QUOTE}\n\nAda Brandt said it twice.",
        f"Ada Brandt runs the crane. {QUOTE} It was late.",
        f"On the quay, J. P. Lund was fishing.\n\n{QUOTE}",
        f"She runs the crane. {QUOTE}",
        f"The old skipper sat on the quay. {QUOTE}",
        f"Die Wirtin öffnet um sechs. {QUOTE}",
        f"A notice hung there:\n\n{QUOTE}",
        "The port was closed. “Nobody Saw the Crane Fall at Night.” was sung.",
        "The port was closed. “set the crane to fall=yes now.” It was late.",
    ],
)
def test_a_speaker_beside_it_or_another_use_of_the_marks_leaves_it_alone(text: str) -> None:
    assert not lone(text)


@pytest.mark.parametrize(
    "before", ["Crane Street was closed.", "New York was cold.", "It was late.", "Am Montag kam nichts."]
)
def test_a_sentence_about_a_place_or_a_day_tells_of_no_speaker(before: str) -> None:
    assert lone(f"{before} {QUOTE} It rained.") == [QUOTE]


def test_short_quotations_are_mentions() -> None:
    assert not lone("It was late. “Nobody saw it.” The port was closed.")
    assert lone("It was late. “Nobody saw it.” The port was closed.", words=3)


def test_a_block_quotation_is_left_alone() -> None:
    text = f"It was late.\n\n{QUOTE}\n"
    region = Region("quote", Span(text.index("“"), text.index("”") + 1))
    facts = Facts(Document("a.md", text, format="markdown", regions=(region,)))
    assert not list(Quotation(Quotation.Options()).inspect(facts, ()))


def test_a_quotation_of_no_words_makes_no_sense() -> None:
    with pytest.raises(ValueError, match="at least one word"):
        Quotation.verify(Quotation.Options(0))


def test_many_quotations_in_one_paragraph_take_time_in_proportion() -> None:
    assert in_proportion(lambda times: lone(f"The port was closed. {QUOTE} " * times), 100)
