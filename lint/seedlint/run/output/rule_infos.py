"""What a report contains about the rules that ran."""

from __future__ import annotations

from collections.abc import Iterable

from seedlint import rulebook
from seedlint.report import RuleInfo
from seedlint.rulebook.rule import Rule
from seedlint.run.plan import Plan


def rule_infos(planned: Iterable[Plan], *, pages: bool) -> tuple[RuleInfo, ...]:
    """Return the rules of all plans, sorted; a rule that several plans have is taken from the first."""
    rules: dict[str, Rule] = {}
    for plan in planned:
        for rule in plan.rules:
            rules.setdefault(rule.id, rule)
    ordered = sorted(rules.values(), key=lambda rule: (rule.category, rule.id))
    return tuple(rule_info(rule, page=pages) for rule in ordered)


def rule_info(rule: Rule, *, page: bool) -> RuleInfo:
    """Return what a report contains about a rule; with `page`, also the prose of its page."""
    return RuleInfo(
        id=rule.id,
        category=rule.category,
        summary=rule.summary,
        message=rule.message,
        level=rule.level,
        page=_prose(rule) if page else "",
        why=rule.why.split("\n\n", 1)[0],
        aliases=rule.aliases,
        confidence=rule.confidence,
    )


def _prose(rule: Rule) -> str:
    from seedlint.rulebook.page import read_page

    return read_page(rule.file, rulebook.read_rule_page(rule)).prose
