from __future__ import annotations

import random
from itertools import combinations

import pytest

from seedlint.base.model import Finding
from seedlint.checks.duplication.near_repetition import NearRepetition
from seedlint.facts import Facts
from seedlint.sources import from_text

LONG = (
    "The harbour board met on the pier in the morning, and everybody who has a boat in the basin was there to hear what"
    " the divers had found below the deck and what it would cost to mend it before the winter storms."
)
OTHER = "Nobody on the quay could say when the ferry would go again, since the captain had left for the town hall."


def inspect(*paragraphs: str, name: str = "a.txt", similarity: float = 0.7, words: int = 20) -> list[Finding]:
    check = NearRepetition(NearRepetition.Options(similarity, words))
    return list(check.inspect(Facts(from_text(name, "\n\n".join(paragraphs) + "\n")), ()))


def test_the_later_paragraph_is_reported_with_the_figure_and_the_earlier_place() -> None:
    (finding,) = inspect(LONG, OTHER, LONG.replace("winter storms", "spring"))
    assert finding.span.start == len(LONG) + len(OTHER) + 4
    assert finding.values["line"] == "1"
    assert finding.values["similarity"] == "0.92"  # 36 of 39 runs of five words
    assert [related.span.start for related in finding.related] == [0]


def test_equal_paragraphs_are_left_to_the_rule_for_those() -> None:
    assert inspect(LONG, OTHER, LONG.replace(",", " -").upper()) == []


def test_the_closest_of_several_is_told() -> None:
    (one, two) = inspect(LONG.replace("morning", "evening"), LONG.replace("storms", "gales"), LONG)
    assert one.values["line"] == "1"
    assert two.values["line"] == "3"


def test_too_many_other_words_make_another_paragraph() -> None:
    changed = LONG.replace("harbour", "town").replace("boat", "car").replace("divers", "masons").replace("winter", "x")
    assert inspect(LONG, changed) == []
    assert len(inspect(LONG, changed, similarity=0.3)) == 1


def test_short_paragraphs_and_headings_may_well_repeat() -> None:
    assert inspect("The board met on the pier today.", "The board met on the pier again.") == []
    assert inspect(f"# {LONG}", f"# {LONG} Again", name="a.md") == []


def test_documentation_is_left_alone() -> None:
    assert inspect(LONG, LONG.replace("winter storms", "spring"), name="docs/reference/a.md") == []


def test_signs_of_a_script_without_blanks_are_compared_as_words() -> None:
    text = "港务局表示，东码头将继续关闭，直到潜水员检查完每一根木桩为止，咖啡馆在此期间将搬到岸边营业。"
    assert len(inspect(text, text.replace("营业", "开门"))) == 1
    assert inspect(text[:20], text[:18]) == []


def test_all_pairs_that_are_near_enough_are_found() -> None:
    dice = random.Random(7)
    words = [f"word{number}" for number in range(60)]
    for _ in range(40):
        first = [dice.choice(words) for _ in range(40)]
        paragraphs = [first]
        for _ in range(4):
            changed = list(first)
            for _ in range(dice.randrange(4)):
                changed[dice.randrange(40)] = f"other{dice.randrange(500)}"
            paragraphs.append(changed)
        near = {
            later
            for (_, one), (later, other) in combinations(enumerate(paragraphs), 2)
            if one != other and _jaccard(one, other) >= 0.7
        }
        equal = {later for later in range(5) if paragraphs[later] in paragraphs[:later]}
        found = inspect(*(" ".join(paragraph) for paragraph in paragraphs))
        lines = {int(finding.values["line"]) for finding in found}
        assert len(found) == len(near - equal)
        assert lines <= {1, 3, 5, 7}


def _jaccard(one: list[str], other: list[str]) -> float:
    mine, yours = ({tuple(each[at : at + 5]) for at in range(len(each) - 4)} for each in (one, other))
    return len(mine & yours) / len(mine | yours)


def test_options_that_make_no_sense_are_refused() -> None:
    for options in (NearRepetition.Options(0.0), NearRepetition.Options(1.2), NearRepetition.Options(words=3)):
        with pytest.raises(ValueError, match=r"similarity|words"):
            NearRepetition.verify(options)
