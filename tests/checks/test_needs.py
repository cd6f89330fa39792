"""What a kind is said to need spares time alone: without it the kind finds nothing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest

from kit import ROOT
from seedlint.base.model import Context
from seedlint.checks import KINDS, NEEDS
from seedlint.facts import Facts
from seedlint.rulebook import load, read_rule_page
from seedlint.rulebook.example import examples
from seedlint.rulebook.page import read_page
from seedlint.rulebook.rule import Rule
from seedlint.run.suffix_list import top_level_domains
from seedlint.sources import from_text

SEEDS = ROOT / "seeds"
RULES = tuple(load().rules.values())


def documents() -> Iterator[tuple[str, str]]:
    """Yield name and text of every example and sample document."""
    for rule in RULES:
        yield from ((each.name, each.text) for each in examples(read_page(rule.file, read_rule_page(rule))))
    yield from ((file.name, file.read_text(encoding="utf-8")) for file in sorted(SEEDS.glob("*.*")))


@pytest.fixture(scope="module")
def facts() -> tuple[Facts, ...]:
    context = Context(as_of=dt.date(2024, 6, 1), top_level_domains=top_level_domains)
    return tuple(Facts(from_text(name, text), context) for name, text in documents())


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.check in NEEDS], ids=lambda rule: rule.id)
def test_where_a_need_is_not_met_nothing_would_be_found_or_compared(facts: tuple[Facts, ...], rule: Rule) -> None:
    check = rule.make_check()
    spared = [one for one in facts if not NEEDS[rule.check](one)]
    assert len(spared) > len(facts) // 10
    assert [one.text for one in spared if (*check.inspect(one, ()), *check.emit(one))] == []


def test_whether_contacts_conflict_is_asked_without_the_owners_of_single_pages() -> None:
    facts = Facts(from_text("a.txt", "Lorne Boat Club: https://club.lorne.org/boats/12 and 612-338-4417.\n"))
    assert NEEDS["conflicting-contact"](facts)
    assert "contacts" not in vars(facts)


def test_only_kinds_have_needs() -> None:
    assert NEEDS.keys() <= KINDS.keys()
