"""Named sources at some distance from a claim."""

from __future__ import annotations

import pytest

from seedlint.text.claims.named_nearby import (
    is_attributed_behind,
    is_member_named_next,
    is_official_named_next,
    is_source_named_before,
)


@pytest.mark.parametrize(
    "after",
    [
        " that the ferry is late, Ada Brandt said.",
        " that the ferry is late, the Harbour Office said on Monday.",
        " that the ferry is late, according to the Harbour Gazette.",
        " so, she wrote.",
    ],
)
def test_a_name_after_the_claim_is_its_source(after: str) -> None:
    assert is_attributed_behind(after)


@pytest.mark.parametrize(
    "after",
    [" so, but Brandt said the ferry would stay.", " so; Ada Brandt said.", " so, and nothing was said.", " so."],
)
def test_the_source_of_another_claim_after_it_is_not(after: str) -> None:
    assert not is_attributed_behind(after)


def test_as_somebody_noted_vouches_for_what_follows_at_once() -> None:
    assert is_source_named_before("As the pilot Ole Lund once noted, ")
    assert not is_source_named_before("As Ole Lund noted, it rained, and ")
    assert not is_source_named_before("As was noted, ")


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
    assert is_member_named_next(f"Critics disagree.{following}", len("Critics disagree."))


@pytest.mark.parametrize(
    "following", [" One of them told Brandt.", " Among them is a pilot.", " Ada Brandt is late.", ""]
)
def test_the_next_sentence_names_nobody_among_them(following: str) -> None:
    assert not is_member_named_next(f"Critics disagree.{following}", len("Critics disagree."))


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
    assert is_official_named_next(claim, following, 0) is named
