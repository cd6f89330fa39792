"""Whose a contact is, and how far two values are apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seedlint.text.contacts.homographs import imitated
from seedlint.text.contacts.owners import (
    MOST,
    grouped_by_owner,
    is_acronym_of,
    is_distinctive,
    is_generic,
    is_made_of_name,
    is_organisation,
)
from seedlint.text.contacts.roles import role_of, without_emphasis
from seedlint.text.contacts.typos import digit_typo, is_one_typo_apart


@pytest.mark.parametrize("name", ["Front Desk", "Home Page", "The Press Office", "May 12", "Mailing List"])
def test_some_names_are_nobodys(name: str) -> None:
    assert is_generic(name) and not is_generic(f"{name} Northdale")


def test_two_words_or_an_acronym_tell_an_owner() -> None:
    assert is_distinctive("Food Shelf") and is_distinctive("NMAA")
    assert not is_distinctive("Shelter") and not is_distinctive("TV") and not is_distinctive("The Shelter")


def test_organisations_are_known_by_their_words() -> None:
    assert is_organisation("Northdale Legal Aid") and is_organisation("Bürgerhaus Verein Nordtal")
    assert not is_organisation("Ann Berg")


def test_initials_make_an_acronym_with_or_without_joining_words() -> None:
    assert is_acronym_of("NMAA", "Northdale Mutual Assistance Association")
    assert is_acronym_of("UNL", "University of Northdale Library") and is_acronym_of(
        "UONL", "University of Northdale Library"
    )
    assert not is_acronym_of("NLA", "Food Shelf") and not is_acronym_of("F", "Food")


def test_names_that_share_a_word_are_of_one_house() -> None:
    names = ("Legal Aid", "Food Shelf", "Legal Aid of Northdale", "FS", "Northdale Library")
    assert grouped_by_owner(names) == (
        {"Legal Aid", "Legal Aid of Northdale", "Northdale Library"},
        {"Food Shelf", "FS"},
    )
    assert len(grouped_by_owner(f"Name{number}" for number in range(MOST + 1))) == 1


def test_an_address_is_made_of_a_name() -> None:
    assert is_made_of_name("ann.berg@town.org", "Ann Berg") and is_made_of_name("ab@town.org", "Ann Berg")
    assert not is_made_of_name("ann.berg@town.org", "Bob Quill")


@pytest.mark.parametrize(
    ("other", "apart"),
    [
        ("+16123384417", ""),
        ("+16123384418", "one digit apart"),
        ("+16123384471", "two digits swapped"),
        ("+16123384498", "two digits apart"),
        ("+16123389998", ""),
        ("+1612338441", ""),
    ],
)
def test_numbers_are_apart_by_digits(other: str, apart: str) -> None:
    assert digit_typo("+16123384417", other) == apart == digit_typo(other, "+16123384417")


def test_short_numbers_are_close_by_chance() -> None:
    assert digit_typo("+491690", "+491640") == ""


@pytest.mark.parametrize("other", ["brg", "bberg", "barg", "ebrg"])
def test_a_slip_is_one_letter_or_two_swapped(other: str) -> None:
    assert is_one_typo_apart("berg", other) and is_one_typo_apart(other, "berg")


@given(st.text("abc", max_size=6), st.text("abc", max_size=6))
def test_a_slip_has_no_direction_and_no_word_is_one_of_itself(one: str, other: str) -> None:
    assert is_one_typo_apart(one, other) == is_one_typo_apart(other, one)
    assert not is_one_typo_apart(one, one)


def test_roles_are_the_words_that_say_more_than_that_a_contact_follows() -> None:
    assert role_of(" can be reached by phone at ") == ""
    assert role_of(": Fax (Rochester)") == "fax rochester"
    assert without_emphasis(role_of("– 24-hour HELPLINE")) == without_emphasis("24-hour")


@pytest.mark.parametrize(
    ("host", "name"),
    [
        ("northda1e.org", "northdale.org"),
        ("www.n0rthdale.org", "northdale.org"),
        ("northdaIe.org", "northdale.org"),
        ("n\u043erthdale.org", "northdale.org"),
        ("modem.org", "modern.org"),
        ("NORTHDALE.ORG", ""),
        ("pay.northdale.org", ""),
        ("northvale.org", ""),
        ("northdale.com", ""),
    ],
)
def test_a_host_that_looks_like_a_known_one_imitates_it(host: str, name: str) -> None:
    assert imitated(host, ("northdale.org", "modern.org")) == name


def test_of_two_known_names_neither_imitates_the_other() -> None:
    assert imitated("modem.org", ("modern.org", "modem.org")) == ""
