"""Suppressions in documents: a suppressed finding is marked as such, never dropped."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from seedlint.base.model import Finding, Suppression

if TYPE_CHECKING:
    from seedlint.facts.suppressions import Ignored
    from seedlint.rulebook.rule import Rule

Names = Callable[[str], frozenset[str]]
"""Returns the names by which suppressions may refer to a rule, by its id."""

EVERY = "all"


def names_of(rules: Iterable[Rule]) -> frozenset[str]:
    """Return the names by which suppressions may refer to one of these rules: ids, categories, aliases, `all`."""
    return frozenset(name for rule in rules for name in (rule.id, rule.category, *rule.aliases, EVERY))


def with_suppressions(findings: Iterable[Finding], comments: Sequence[Ignored], names: Names) -> tuple[Finding, ...]:
    """Return the findings; those that a comment of the document suppresses carry the suppression."""
    return tuple(_with_suppression(finding, comments, names) for finding in findings)


def comment_for(finding: Finding, comments: Iterable[Ignored], names: frozenset[str]) -> Ignored | None:
    """Return the comment that suppresses a finding of a rule with these names, None if there is none."""
    return next((one for one in comments if _reaches(one, finding) and not names.isdisjoint(one.rules)), None)


def unused_comments(
    findings: Sequence[Finding],
    comments: Iterable[Ignored],
    names: Names,
    *,
    active: frozenset[str],
    inactive: frozenset[str],
) -> list[Ignored]:
    """Return the comments that suppress none of the findings although every rule that they name has run.

    `active` are the names of the rules that ran, `inactive` those of the others; a category of which only a part ran
    is in both.
    """
    used = {finding.suppression.place for finding in findings if finding.suppression}
    left = [one for one in findings if one.whole and not one.suppression]
    on_the_whole = frozenset[str]().union(*(names(finding.rule) for finding in left))
    return [
        one._replace(falls_short=not on_the_whole.isdisjoint(one.rules))
        for one in comments
        if one.span not in used and not active.isdisjoint(one.rules) and inactive.isdisjoint(one.rules)
    ]


def of_no_rule(comments: Iterable[Ignored], names: frozenset[str]) -> list[Ignored]:
    """Return the comments that name what no rule is called, with nothing but those names; `names` are all of them."""
    misnamed = [
        one._replace(rules=tuple(rule for rule in one.rules if rule not in names), misnames=True) for one in comments
    ]
    return [one for one in misnamed if one.rules]


def _with_suppression(finding: Finding, comments: Sequence[Ignored], names: Names) -> Finding:
    if finding.suppression is None and (one := comment_for(finding, comments, names(finding.rule))):
        return finding._replace(suppression=Suppression(one.reason, place=one.span))
    return finding


def _reaches(one: Ignored, finding: Finding) -> bool:
    if finding.whole:
        return one.whole
    return one.reach.covers(finding.span) or one.reach.overlaps(finding.span)
