"""To whom a contact belongs, and the form in which it is compared."""

from __future__ import annotations

import pytest

from growth import in_proportion
from seedlint.facts import Facts
from seedlint.facts.contacts.owned_contacts import Contact
from seedlint.sources import from_text
from seedlint.text.contacts.normal_form import normal_address, normal_owner, normal_url


def found(text: str, path: str = "a.txt") -> tuple[Contact, ...]:
    return Facts(from_text(path, text)).contacts


@pytest.mark.parametrize(
    ("line", "owner"),
    [
        ("Northdale Food Shelf, 612-338-4417", "Northdale Food Shelf"),
        ("• Legal Aid of Northdale – HELPLINE 612.338.4417", "Legal Aid of Northdale"),
        ("Northdale Food Shelf (NFS) - 612-338-4417", "Northdale Food Shelf"),
        ("Bürgerhaus Nordtal: Telefon +44 20 8743 6612", "Bürgerhaus Nordtal"),
        ("Shelter – 612-338-4417", "Shelter"),
        ("Call the Northdale Clinic at 612-338-4417", "Northdale Clinic"),
        ("Call 612-338-4417", ""),
        ("Our office answers on 612-338-4417", ""),
        ("See https://northdale.org/", ""),
        ("Ann Berg <ann@northdale.org>", "Ann Berg"),
    ],
)
def test_the_name_to_its_left_is_the_owner(line: str, owner: str) -> None:
    assert [contact.owner for contact in found(line)] == [owner]


def test_one_owner_has_all_contacts_of_its_line() -> None:
    line = "Northdale Food Shelf - 612-338-4417 - https://shelf.org - Ann Berg ann@shelf.org"
    assert [(contact.kind, contact.owner) for contact in found(line)] == [
        ("phone", "Northdale Food Shelf"),
        ("url", "Northdale Food Shelf"),
        ("email", "Ann Berg"),
    ]


def test_a_list_item_may_go_over_two_lines_and_a_heading_names_what_follows() -> None:
    text = "# Contacts\n\n- Northdale Clinic,\n  612-338-4417\n\n## Legal Aid\n\nCall 612-338-4418.\n"
    assert [contact.owner for contact in found(text, "a.md")] == ["Northdale Clinic", "Legal Aid"]


def test_numbers_that_cannot_be_read_are_no_contacts() -> None:
    assert found("Legal Aid, tel. 612-338-441") == ()


def test_values_are_in_normal_form() -> None:
    text = "Tel. 612.338.4417, HTTP://WWW.Town.org:80/a/#b, Ann@Town.ORG"
    assert [contact.value for contact in found(text)] == ["+16123384417", "town.org/a", "ann@town.org"]


def test_the_url_of_a_single_page_is_not_comparable_but_has_an_owner() -> None:
    facts = Facts(from_text("a.txt", "Legal Aid: https://town.org/news, https://town.org/?page=2, https://aid.org"))
    assert [contact.value for contact in facts.comparable_contacts] == ["aid.org"]
    assert [contact.owner for contact in facts.contacts] == ["Legal Aid"] * 3


@pytest.mark.parametrize(
    ("url", "normal"),
    [
        ("https://www.town.org/", "town.org"),
        ("http://town.org", "town.org"),
        ("www.town.org/A?b=/#c", "town.org/A?b=/"),
        ("https://bob:x@town.org:8080/", "town.org:8080"),
        ("https://[::1]:443/x", "[::1]/x"),
    ],
)
def test_a_url_is_compared_by_host_and_path(url: str, normal: str) -> None:
    assert normal_url(url) == normal


def test_names_and_addresses_are_folded() -> None:
    assert normal_owner("The Harbour Shop, Ltd.") == normal_owner("harbour shop") == "harbour shop"
    assert normal_address("Ann.B@Town.org") == "ann.b@town.org"


def test_many_addresses_on_one_line_take_time_in_proportion() -> None:
    assert in_proportion(lambda times: Facts(from_text("a.txt", "a@b.co," * times)).comparable_contacts, 500)
