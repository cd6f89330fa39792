"""The checks that ask a document where it comes from, and its corrections for their dates."""

from __future__ import annotations

import pytest

from seedlint.base.model import Finding
from seedlint.checks.provenance.correction import UndatedCorrection
from seedlint.checks.provenance.provenance import Provenance
from seedlint.facts import Facts
from seedlint.sources import from_text

STORY = "Pier closes after storm\n\nThe pier shut at noon and nobody was hurt.\n"


def findings(fact: str, text: str, path: str = "page.md", *, spdx: bool = False) -> list[Finding]:
    options = Provenance.Options(fact, spdx)  # type: ignore[arg-type]
    return list(Provenance(options).inspect(Facts(from_text(path, text)), ()))


FACTS = ("byline", "source", "canonical-url", "licence")


@pytest.mark.parametrize("fact", FACTS)
def test_what_is_absent_is_found_on_the_whole_document(fact: str) -> None:
    (finding,) = findings(fact, STORY)
    assert finding.whole
    assert finding.variant == "absent"


@pytest.mark.parametrize("fact", FACTS)
def test_what_is_stated_is_silent(fact: str) -> None:
    front = (
        "---\nauthor: Ines Calder\npublisher: Lorne Courier\nurl: https://courier.example.org/x\nlicense: MIT\n---\n"
    )
    assert findings(fact, front + STORY) == []


@pytest.mark.parametrize("fact", FACTS)
@pytest.mark.parametrize("text", ["", "Pier news", "---\ndraft: true\n---\n" + STORY])
def test_drafts_and_a_few_words_are_not_asked(fact: str, text: str) -> None:
    assert findings(fact, text) == []


def test_a_group_is_found_where_it_stands() -> None:
    text = "Pier closes after storm\nBy the staff\n\nThe pier shut at noon and nobody was hurt.\n"
    (finding,) = findings("byline", text)
    assert (finding.span.of(text), finding.variant, finding.whole) == ("the staff", "group", False)


def test_documentation_needs_no_byline_but_a_licence() -> None:
    assert findings("byline", STORY, "README.md") == []
    assert len(findings("licence", STORY, "README.md")) == 1


def test_a_path_is_found_where_it_stands() -> None:
    text = "---\npermalink: /pier/\n---\n" + STORY
    (finding,) = findings("canonical-url", text)
    assert (finding.span.of(text), finding.variant) == ("/pier/", "path")


def test_an_identifier_is_asked_for_only_where_one_is_wanted() -> None:
    text = "---\nlicense: ours alone\n---\n" + STORY
    assert findings("licence", text) == []
    (finding,) = findings("licence", text, spdx=True)
    assert (finding.span.of(text), finding.variant) == ("ours alone", "no-spdx")
    assert findings("licence", text.replace("ours alone", "CC BY 4.0"), spdx=True) == []


def test_an_identifier_makes_sense_for_licences_only() -> None:
    Provenance.verify(Provenance.Options("licence", spdx=True))
    with pytest.raises(ValueError, match="asks for a licence"):
        Provenance.verify(Provenance.Options("byline", spdx=True))


def corrections(text: str, path: str = "page.txt") -> list[Finding]:
    return list(UndatedCorrection(UndatedCorrection.Options()).inspect(Facts(from_text(path, text)), ()))


def test_only_undated_corrections_are_found() -> None:
    text = f"{STORY}\nCorrection, 15 May 2024: the boat.\n\nEditor's note: The headline was changed.\n"
    (finding,) = corrections(text)
    assert (finding.span.of(text), finding.variant) == ("Editor's note", "note")


def test_documentation_may_speak_of_corrections() -> None:
    assert corrections(f"{STORY}\nCorrection: the boat has another name.\n", "README.md") == []
