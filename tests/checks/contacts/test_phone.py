"""The kind "phone"."""

from __future__ import annotations

from collections.abc import Sequence

from seedlint.base.model import Context, Document, Finding
from seedlint.checks.contacts.phone import Phone
from seedlint.facts import Facts


def findings(text: str, *reasons: str, regions: Sequence[str] = ("US",)) -> list[Finding]:
    facts = Facts(Document("a.txt", text), Context(regions=tuple(regions)))
    return list(Phone(Phone.Options(reasons)).inspect(facts, ()))


def test_a_finding_marks_the_number_and_says_why() -> None:
    text = "Our line: call 612-338-441."
    (finding,) = findings(text)
    assert finding.span.of(text) == "612-338-441"
    assert (finding.variant, finding.values["reason"], finding.values["region"]) == ("too-short", "too short", "US")


def test_a_possible_number_of_no_range_is_a_variant_of_its_own() -> None:
    assert [finding.variant for finding in findings("Tel: 612-155-1234")] == ["unassigned"]


def test_a_rule_may_ask_for_some_reasons_only() -> None:
    text = "Tel: 612-155-1234\nTel: 612-338-441"
    assert [finding.variant for finding in findings(text, "too-short")] == ["too-short"]


def test_valid_numbers_are_no_findings() -> None:
    assert not findings("Call 612-338-4417 or +44 20 8743 6612")


def test_the_regions_of_the_run_decide() -> None:
    assert findings("Ring 0161 832 44711", regions=("GB",))
    assert not findings("Ring 0161 832 44711", regions=("US",))


def test_every_variant_has_words() -> None:
    assert all(Phone.VARIANTS)
    assert "unassigned" in Phone.VARIANTS


def test_right_digits_are_written_as_the_house_does() -> None:
    def fixes(text: str, style: str, *regions: str) -> list[str]:
        facts = Facts(Document("a.txt", text), Context(regions=regions, phone_style=style))
        found = Phone(Phone.Options()).inspect(facts, ())
        return [edit.text for finding in found if finding.fix and not finding.fix.safe for edit in finding.fix.edits]

    assert fixes("call 612-33O-4417", "", "US") == ["+16123304417"]
    assert fixes("call (612 338-4417", "national", "US") == ["(612) 338-4417"]
    assert fixes("call 612-338-441", "", "US") == []
    assert fixes("appelez (06 12 34 56 78", "", "FR", "DE") == []
