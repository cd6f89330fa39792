"""The kind "obfuscated-email"."""

from __future__ import annotations

import pytest

from seedlint.base.model import Context, Finding
from seedlint.checks.contacts.obfuscated_email import ObfuscatedEmail
from seedlint.engine.scan import Scanner
from seedlint.facts import Facts
from seedlint.pattern import parse
from seedlint.sources import from_text

PATTERNS = tuple(parse(written) for written in (r"/\[at\]/", r"/\(at\)/", r"/\{at\}/", "/ DOT /"))


def findings(text: str) -> list[Finding]:
    facts = Facts(from_text("a.txt", text), Context(top_level_domains=lambda: frozenset({"org", "com"})))
    hits = Scanner([PATTERNS]).scan(facts.prose).get(0, ())
    return list(ObfuscatedEmail(ObfuscatedEmail.Options(PATTERNS)).inspect(facts, hits))


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("editor [at] post [dot] com", "editor@post.com"),
        ("bob(at)mail.town.org", "bob@mail.town.org"),
        ("bob.b{at}town{dot}org", "bob.b@town.org"),
        ("bob AT town DOT org", "bob@town.org"),
        ("bob [at] mail [dot] town [dot] org", "bob@mail.town.org"),
    ],
)
def test_an_address_is_put_together(written: str, address: str) -> None:
    (finding,) = findings(f"Ask {written}, or nobody.")
    assert finding.span.of(f"Ask {written}, or nobody.") == written
    assert finding.fix is not None and not finding.fix.safe
    assert [edit.text for edit in finding.fix.edits] == [address]


@pytest.mark.parametrize(
    "text",
    [
        "meet at dot com exhibit",
        "look at town.org",
        "a [at] b alone",
        "bob [at] town [dot] orgg",
        "MEET AT NOON. DOT IT",
    ],
)
def test_words_that_only_stand_near_each_other_are_no_address(text: str) -> None:
    assert not findings(text)


def test_each_address_is_told_once() -> None:
    assert len(findings("a [at] b [dot] org, c [at] d [dot] org and c [at] d [dot] org")) == 3
