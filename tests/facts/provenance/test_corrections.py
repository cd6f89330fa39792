"""Corrections and editor's notes, and whether they say when they were made."""

from __future__ import annotations

import pytest

from seedlint.facts import Facts
from seedlint.facts.provenance.corrections import Correction
from seedlint.sources import from_text

STORY = (
    "Pier closes after storm\n\nThe pier shut at noon and nobody was hurt. The crews were thanked for their calm.\n\n"
)


def found(paragraphs: str) -> tuple[Correction, ...]:
    return Facts(from_text("page.md", f"{STORY}{paragraphs}\n")).corrections


@pytest.mark.parametrize(
    "text",
    ["Correction: The boat has another name.", "CORRECTION: The boat has another name.", "**Correction:** the boat",
     "Correction\n\nThe boat has another name.", "Clarification: the board met twice.", "Corrected: the boat's name.",
     "Editor's note: The headline was changed.", "Editor’s Note: The headline was changed.",
     "Berichtigung: Das Boot heißt anders.", "Anmerkung der Redaktion: Der Name wurde geändert.",
     "Correction : le bateau porte un autre nom.", "Note de la rédaction : le titre a été modifié.",
     "Fe de errores: el barco se llama distinto.", "Errata corrige: la barca ha un altro nome.",
     "Correção: o barco tem outro nome.", "Rectificatie: de boot heet anders.",
     "An earlier version of this article misstated the day. It was 3 May 2024.",
     "An earlier version of this story, published on 14 May 2024, misspelled the boat.",
     "This article was corrected. The name was wrong.", "In einer früheren Version dieses Artikels hieß das Boot anders.",
     "Uma versão anterior deste texto dizia outra coisa."],
)  # fmt: skip
def test_a_correction_without_its_date_is_undated(text: str) -> None:
    (one,) = found(text)
    assert not one.dated
    assert one.date is None


@pytest.mark.parametrize(
    "text",
    ["Correction, 15 May 2024: The boat has another name.", "Correction (May 15, 2024): the boat",
     "Correction: May 15, 2024: the boat", "15 May 2024: Correction: the boat", "15 May 2024\n\nCorrection: the boat",
     "Editor's note: This story was updated on May 15, 2024 to fix the name.", "Korrektur vom 15.05.2024: Das Boot heißt anders.",
     "This article was amended on 15 May 2024 to give the right name.", "Fe de errores (15 de mayo de 2024): el barco",
     "Rectificatif du 15 mai 2024 : le bateau.", "Correction – the boat has another name (15 May 2024)",
     "Correction (added Wednesday, 15 May 2024): the boat"],
)  # fmt: skip
def test_a_date_beside_the_announcement_dates_it(text: str) -> None:
    (one,) = found(text)
    assert one.dated
    assert str(one.date) == "2024-05-15"


@pytest.mark.parametrize(
    "text",
    ["Correction of the tide tables begins.", "Corrections officers said so.", "The correction: a long tale",
     "Update: the pier is open again.", "Editor's note: This is the first of a series.",
     "Editor's note: Ines Calder is the author of two books.", "The version of this pier that stood here was of wood."],
)  # fmt: skip
def test_other_paragraphs_correct_nothing(text: str) -> None:
    assert found(text) == ()


def test_a_title_is_no_correction() -> None:
    assert Facts(from_text("a.txt", "Errata\n\nThe boat has another name than we said before.\n")).corrections == ()


def test_what_announces_is_marked() -> None:
    (one,) = found("Editor’s Note: The headline was changed.")
    assert (one.value, one.kind, one.evidence) == ("Editor’s Note", "note", "label")
    assert one.span.of(STORY + one.value) == one.value
