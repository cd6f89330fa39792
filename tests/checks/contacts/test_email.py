"""The kind "email"."""

from __future__ import annotations

import pytest

from seedlint.base.model import Context, Document, Finding
from seedlint.checks.contacts.email import Email
from seedlint.facts import Facts

CONTEXT = Context(top_level_domains=lambda: frozenset({"org", "com"}))


def findings(text: str, *defects: str) -> list[Finding]:
    return list(Email(Email.Options(defects)).inspect(Facts(Document("a.txt", text), CONTEXT), ()))


def test_an_address_has_one_finding() -> None:
    (finding,) = findings("Ask .clerk@@our_town..org now")
    assert finding.variant == "double-at"


def test_a_rule_may_ask_for_some_defects_only() -> None:
    assert [finding.variant for finding in findings("a.b@town.orgg, clerk@@town.org", "unknown-tld")] == ["unknown-tld"]


@pytest.mark.parametrize(
    ("wrong", "right"), [("clerk@@town.org", "clerk@town.org"), ("clerk@town,org", "clerk@town.org")]
)
def test_a_repair_is_never_safe(wrong: str, right: str) -> None:
    (finding,) = findings(f"Ask {wrong} now")
    assert finding.fix is not None and not finding.fix.safe
    assert [edit.text for edit in finding.fix.edits] == [right]


def test_an_address_inside_a_url_is_the_urls_affair() -> None:
    assert not findings("See https://clerk@town..org/ now")


def test_documentation_invents_top_level_domains_and_mistypes_frequent_ones() -> None:
    facts = Facts(Document("docs/mail.md", "From ann@town.here to ann@town.ogr and ann@@town.org."), CONTEXT)
    found = [finding.span.of(facts.text) for finding in Email(Email.Options()).inspect(facts, ())]
    assert found == ["ann@town.ogr", "ann@@town.org"]
