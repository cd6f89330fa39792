"""The kinds "phone-format" and "vanity-phone"."""

from __future__ import annotations

import pytest

from seedlint.base.model import Context, Finding
from seedlint.checks.contacts.phone_format import Defect, PhoneFormat
from seedlint.checks.contacts.vanity_phone import VanityPhone
from seedlint.engine.scan import Scanner
from seedlint.facts import Facts
from seedlint.pattern import parse
from seedlint.sources import from_text

PREFIXES = tuple(parse(written) for written in (r"/8(00|33|44|55|66|77|88)[ .)-]{0,2}[\dA-Z]/", "/0800[ -]?[A-Z]/"))


def findings(text: str, defect: Defect, *regions: str, style: str = "") -> list[Finding]:
    facts = Facts(from_text("a.txt", text), Context(regions=regions or ("US",), phone_style=style))
    return list(PhoneFormat(PhoneFormat.Options(defect)).inspect(facts, ()))


def fixes(found: list[Finding]) -> list[tuple[str, bool]]:
    return [(edit.text, finding.fix.safe) for finding in found if finding.fix for edit in finding.fix.edits]


def vanity(text: str) -> list[Finding]:
    facts = Facts(from_text("a.txt", text))
    hits = Scanner([PREFIXES]).scan(facts.prose).get(0, ())
    return list(VanityPhone(VanityPhone.Options(PREFIXES)).inspect(facts, hits))


def test_groups_that_nobody_uses_are_found() -> None:
    assert fixes(findings("Call (612) 3384-417", "ungrouped")) == [("(612) 338-4417", False)]
    assert fixes(findings("Call (612) 3384-417", "ungrouped", style="e164")) == [("+16123384417", False)]


@pytest.mark.parametrize("number", ["612.338.4417", "(612) 338-4417", "6123384417", "+1 612 338 4417"])
def test_usual_groups_are_fine(number: str) -> None:
    assert not findings(f"Call {number}", "ungrouped")


def test_the_number_that_differs_from_most_is_found() -> None:
    found = findings("a 612.338.4417, b 612-338-4425, c 612.338.4420", "mixed")
    assert [(finding.values["text"], finding.values["style"]) for finding in found] == [("612-338-4425", "hyphens")]
    assert fixes(found) == [("612.338.4425", False)]
    assert [related.message for related in found[0].related] == ["the first with dots"]


def test_the_house_style_makes_a_safe_fix() -> None:
    found = findings("a 612.338.4417, b 612-338-4425", "mixed", style="international")
    assert fixes(found) == [("+1 612-338-4425", True)]


@pytest.mark.parametrize(
    "text",
    [
        "a 612.338.4417, b 612.338.4425",
        "a 612.338.4417, b +1 612-338-4425",
        "a 612.338.4417, “b 612-338-4425”",
        "a 612.338.4417, tel. +44 20 8743 6612",
    ],
)
def test_one_style_is_no_mixture(text: str) -> None:
    assert not findings(text, "mixed")


def test_a_national_number_lacks_its_country_code() -> None:
    assert fixes(findings("Call 612-338-4417", "no-country-code")) == [("+1 612-338-4417", True)]
    assert fixes(findings("Call 612-338-4417", "no-country-code", style="e164")) == [("+16123384417", True)]


def test_a_number_of_two_regions_has_no_safe_fix() -> None:
    assert fixes(findings("Tél. 06 12 34 56 78", "no-country-code", "FR", "DE")) == [("+33 6 12 34 56 78", False)]


@pytest.mark.parametrize("text", ["Call +1 612-338-4417", "Call 1-800-742-5877", "Call 911"])
def test_other_numbers_need_no_country_code(text: str) -> None:
    assert not findings(text, "no-country-code")


@pytest.mark.parametrize(
    ("text", "digits"),
    [
        ("Call 1-800-FLOWERS", "1-800-3569377"),
        ("(888) GO-PARCEL", "(888) 46-727235"),
        ("0800-GOPARCEL", "0800-46727235"),
    ],
)
def test_words_are_told_in_digits(text: str, digits: str) -> None:
    assert [finding.values["digits"] for finding in vanity(text)] == [digits]


@pytest.mark.parametrize(
    "text",
    [
        "1-800-742-5877 (1-800-PICKUPS)",
        "MP3-800-ABC",
        "version 1.800-ALPHA",
        "800 Main Street",
        "800 TONNES",
        "1-800-356-9371",
        "800 USD",
    ],
)
def test_other_uses_of_the_prefix_are_not(text: str) -> None:
    assert not vanity(text)
