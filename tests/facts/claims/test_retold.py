"""Who answers for a claim from a distance."""

from __future__ import annotations

import pytest

from seedlint.facts.claims.retold import member_named, official_named, told_before, told_behind


@pytest.mark.parametrize(
    "after",
    [
        " that the ferry is late, Ada Brandt said.",
        " that the ferry is late, the Harbour Office said on Monday.",
        " that the ferry is late, according to the Harbour Gazette.",
        " so, she wrote.",
    ],
)
def test_a_name_behind_the_claim_answers_for_it(after: str) -> None:
    assert told_behind(after)


@pytest.mark.parametrize(
    "after",
    [" so, but Brandt said the ferry would stay.", " so; Ada Brandt said.", " so, and nothing was said.", " so."],
)
def test_another_claim_behind_it_does_not(after: str) -> None:
    assert not told_behind(after)


def test_as_somebody_noted_vouches_for_what_follows_at_once() -> None:
    assert told_before("As the pilot Ole Lund once noted, ")
    assert not told_before("As Ole Lund noted, it rained, and ")
    assert not told_before("As was noted, ")


@pytest.mark.parametrize(
    "following",
    [
        " Among them are Ada Brandt and others.",
        " One of them, the pilot Ole Lund, wrote a letter.",
        " Darunter ist Ada Brandt.",
        " Entre ellos está Ada Brandt.",
        " Parmi eux, Ada Brandt.",
        " Entre eles está Ada Brandt.",
    ],
)
def test_the_next_sentence_names_one_of_them(following: str) -> None:
    assert member_named(f"Critics disagree.{following}", len("Critics disagree."))


@pytest.mark.parametrize(
    "following", [" One of them told Brandt.", " Among them is a pilot.", " Ada Brandt is late.", ""]
)
def test_the_next_sentence_names_nobody_among_them(following: str) -> None:
    assert not member_named(f"Critics disagree.{following}", len("Critics disagree."))


@pytest.mark.parametrize(
    ("claim", "following", "named"),
    [
        ("Officials said", " Harbour director Ada Brandt said that it held.", True),
        ("City officials warned", " Ole Lund, a spokesman for the port, told reporters so.", True),
        ("Officials said", " It held.", False),
        ("Officials said", " Ada Brandt, who lives there, said that it held.", False),
        ("Sources said", " Harbour director Ada Brandt said that it held.", False),
    ],
)
def test_one_of_the_officials_is_named_in_the_next_sentence(claim: str, following: str, named: bool) -> None:
    assert official_named(claim, following, 0) is named
