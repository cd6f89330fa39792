"""Which findings are meant to be there: they are told apart from the others, never dropped."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from seedlint.base.model import Finding, Suppression

if TYPE_CHECKING:
    from seedlint.facts.suppressions import Ignored
    from seedlint.rulebook.rule import Rule

Names = Callable[[str], frozenset[str]]
"""Gives the words by which people may name a rule, by its id."""

EVERY = "all"


def words_of(rules: Iterable[Rule]) -> frozenset[str]:
    """Return the words by which people may name one of these rules."""
    return frozenset(word for rule in rules for word in (rule.id, rule.category, *rule.aliases, EVERY))


def marked(findings: Iterable[Finding], ignored: Sequence[Ignored], names: Names) -> tuple[Finding, ...]:
    """Return the findings, each that its document says is meant with the suppression that says so."""
    return tuple(_marked(finding, ignored, names) for finding in findings)


def meaning(finding: Finding, ignored: Iterable[Ignored], words: frozenset[str]) -> Ignored | None:
    """Return what says that a finding of a rule with these names is meant, None where nothing does."""
    return next((one for one in ignored if _reaches(one, finding) and not words.isdisjoint(one.rules)), None)


def unused(
    findings: Sequence[Finding],
    ignored: Iterable[Ignored],
    names: Names,
    *,
    looked: frozenset[str],
    idle: frozenset[str],
) -> list[Ignored]:
    """Return what suppressed none of the findings though all that it names has looked for some.

    `looked` are the words by which rules are named that did, `idle` those of rules that did not: a category is both
    where only a part of it ran.
    """
    used = {finding.suppression.place for finding in findings if finding.suppression}
    left = [one for one in findings if one.whole and not one.suppression]
    on_the_whole = frozenset[str]().union(*(names(finding.rule) for finding in left))
    return [
        one._replace(falls_short=not on_the_whole.isdisjoint(one.rules))
        for one in ignored
        if one.span not in used and not looked.isdisjoint(one.rules) and idle.isdisjoint(one.rules)
    ]


def _marked(finding: Finding, ignored: Sequence[Ignored], names: Names) -> Finding:
    if finding.suppression is None and (one := meaning(finding, ignored, names(finding.rule))):
        return finding._replace(suppression=Suppression(one.reason, place=one.span))
    return finding


def _reaches(one: Ignored, finding: Finding) -> bool:
    if finding.whole:
        return one.whole
    return one.reach.covers(finding.span) or one.reach.overlaps(finding.span)
