"""Lines that say when their document was made."""

from __future__ import annotations

import pytest

from seedlint.text.dates.creation_line import is_creation_line, is_other_action


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Signed at Lorne, ", ""),
        ("Signed and dated ", ""),
        ("Report submitted ", ""),
        ("Reported on ", " by the Lorne Courier"),
        ("Reported on ", " by A. Moe"),
        ("First broadcast on ", ""),
        ("Date of signature: ", ""),
        ("Letter of ", ""),
        ("Rapport remis le ", ""),
        ("Ausgestellt in Kiel am ", ""),
        ("Firmado en Cádiz el ", ""),
        ("Assinado em Braga, a ", ""),
        ("Relazione presentata il ", "."),
        ("This poster was published on ", "."),
        ("Cette affiche a été imprimée le ", "."),
    ],
)
def test_a_line_says_when_its_document_was_made(before: str, after: str) -> None:
    assert is_creation_line(before, after)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Treaty signed ", ""),
        ("The poster was published on ", "."),
        ("signed on ", ""),
        ("Signed on ", " by both parties."),
        ("Reported on ", " by the Courier was a fire, and nobody was hurt"),
        ("Date of birth: ", ""),
        ("Completed ", ""),
        ("", ""),
    ],
)
def test_a_sentence_or_another_subject_says_nothing_of_the_document(before: str, after: str) -> None:
    assert not is_creation_line(before, after)


def test_one_word_tells_an_act_from_a_name_or_a_section() -> None:
    assert is_other_action("Joined ") and is_other_action("Sold on ") and is_other_action("_Painted ")
    assert not any(map(is_other_action, ("Ahmed ", "Featured ", "Uncategorized ", "Lorne ", "Ines Calder joined ")))
