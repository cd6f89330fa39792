"""Suppressions in documents: a suppressed finding is marked as such, never dropped."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from itertools import accumulate
from typing import TYPE_CHECKING

from seedlint.base.model import Finding, Span, Suppression

if TYPE_CHECKING:
    from seedlint.facts.suppressions import Ignored
    from seedlint.rulebook.rule import Rule

Names = Callable[[str], frozenset[str]]
"""Returns the names by which suppressions may refer to a rule, by its id."""

EVERY = "all"


def names_of(rules: Iterable[Rule]) -> frozenset[str]:
    """Return the names by which suppressions may refer to one of these rules: ids, categories, aliases, `all`."""
    return frozenset(name for rule in rules for name in (rule.id, rule.category, *rule.aliases, EVERY))


class Comments:
    """A document's suppressions, looked up by finding: many of both cost little more than one of each."""

    __slots__ = ("_comments", "_naming")

    def __init__(self, comments: Sequence[Ignored]) -> None:
        self._comments = comments
        self._naming: dict[frozenset[str], _Naming] = {}

    def of(self, finding: Finding, names: frozenset[str]) -> Ignored | None:
        """Return the first comment that suppresses a finding of a rule with these names, None if there is none."""
        if not self._comments:
            return None
        naming = self._naming.get(names)
        if naming is None:
            naming = _Naming([one for one in self._comments if not names.isdisjoint(one.rules)])
            self._naming[names] = naming
        return naming.first(finding)


class _Naming:
    """The comments that name one rule, without those that reach no further than one before them."""

    __slots__ = ("_kept", "_reaches", "_starts", "_whole")

    def __init__(self, comments: Sequence[Ignored]) -> None:
        self._whole = next((one for one in comments if one.whole), None)
        kept: list[tuple[int, int, Ignored]] = []  # start of its reach, place among the comments
        widest = None
        for place, one in enumerate(comments):
            if widest is None or not widest.reach.covers(one.reach):
                kept.append((one.reach.start, place, one))
                if widest is None or one.reach.end > widest.reach.end:
                    widest = one
        self._kept = sorted(kept, key=lambda each: each[:2])
        self._starts = [start for start, _, _ in self._kept]
        self._reaches = [*accumulate((one.reach.end for _, _, one in self._kept), max)]

    def first(self, finding: Finding) -> Ignored | None:
        """Return the first comment that suppresses a finding, None if there is none."""
        if finding.whole:
            return self._whole
        nearest = bisect_left(self._reaches, finding.span.start)
        last = bisect_right(self._starts, finding.span.end)
        reaching = (each for each in self._kept[nearest:last] if _reaches(each[2].reach, finding.span))
        found = min(reaching, key=lambda each: each[1], default=None)
        return found[2] if found else None


def with_suppressions(findings: Iterable[Finding], comments: Sequence[Ignored], names: Names) -> tuple[Finding, ...]:
    """Return the findings; those that a comment of the document suppresses carry the suppression."""
    known = Comments(comments)
    return tuple(_with_suppression(finding, known, names) for finding in findings)


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


def _with_suppression(finding: Finding, comments: Comments, names: Names) -> Finding:
    if finding.suppression is None and (one := comments.of(finding, names(finding.rule))):
        return finding._replace(suppression=Suppression(one.reason, place=one.span))
    return finding


def _reaches(reach: Span, span: Span) -> bool:
    return reach.covers(span) or reach.overlaps(span)
