"""Rules as text: the page of one, lists of all, what they cost, and the profiles."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from seedlint.config.profile import Profile
from seedlint.rulebook import read_rule_page
from seedlint.rulebook.rule import Rule


def page(rule: Rule) -> str:
    """Return the page of a rule below its level and state in this run: why, then examples, then the front matter.

    The front matter comes first in the file, but its patterns may be many, and they are not what was asked for.
    """
    from seedlint.rulebook.page import read_page

    read = read_page(rule.file, read_rule_page(rule))
    head = f"{rule.id}: {rule.summary}\n{_state(rule)}"
    return f"{head}\n\n{read.prose.strip()}\n\n## Front matter\n```toml\n{read.front}```\n"


def listing(rules: Sequence[Rule], selected: Sequence[Rule]) -> str:
    """Return a line a rule: its level, its name, its summary, and whether it runs."""
    running = {rule.id for rule in selected}
    width = max((len(rule.id) for rule in rules), default=0)
    lines: list[str] = []
    category = None
    for rule in rules:
        if rule.category != category:
            category = rule.category
            lines += ["", category] if lines else [category]
        off = "" if rule.id in running else "  (preview)" if rule.preview else "  (off)"
        lines.append(f"  {rule.id:<{width}}  {rule.level.value:<7}  {rule.summary}{off}")
    return "\n".join(lines) + "\n"


def profiles(known: Iterable[Profile]) -> str:
    """Return what each profile changes."""
    lines: list[str] = []
    for profile in known:
        lines += [*([""] if lines else []), f"{profile.name}: {profile.summary}"]
        lines += [f"  adds {', '.join(profile.extend_select)}"] if profile.extend_select else []
        lines += [f"  leaves out {', '.join(profile.ignore)}"] if profile.ignore else []
        lines += [f"  {rule} is always of level {level.value}" for rule, level in profile.levels.items()]
    return "\n".join(lines) + "\n"


def data(rules: Sequence[Rule], selected: Sequence[Rule]) -> list[dict[str, object]]:
    """Return the list as JSON-able data."""
    running = {rule.id for rule in selected}
    return [
        {
            "id": rule.id,
            "category": rule.category,
            "summary": rule.summary,
            "level": rule.level.value,
            "levels": {variant: level.value for variant, level in rule.levels.items()} | dict.fromkeys(rule.off, "off"),
            "confidence": rule.confidence,
            "check": rule.check,
            "default": rule.default,
            "preview": rule.preview,
            "selected": rule.id in running,
            "aliases": list(rule.aliases),
            "languages": list(rule.languages),
            "why": rule.why,
        }
        for rule in rules
    ]


def cost(rules: Sequence[Rule]) -> str:
    """Return a line a rule with what it costs in a document without findings.

    A rule with anchors adds these words to the single pass over the text; a rule without any inspects every document.
    """
    width = max((len(rule.id) for rule in rules), default=0)
    checks = {rule.id: rule.make_check() for rule in rules}
    anchors = {
        name: 0 if check.looks_at_every_document else sum(len(pattern.anchors) for pattern in check.patterns)
        for name, check in checks.items()
    }
    lines = [
        f"{rule.id:<{width}}  " + (f"{anchors[rule.id]:>5} anchors" if anchors[rule.id] else "looks at every document")
        for rule in sorted(rules, key=lambda rule: (anchors[rule.id], rule.id))
    ]
    alone = sum(not count for count in anchors.values())
    return "\n".join([*lines, f"{alone} of {len(rules)} rules look at every document."]) + "\n"


def _state(rule: Rule) -> str:
    parts = [f"{rule.category}, {rule.level.value}", f"confidence {rule.confidence}"]
    parts += ["in preview"] if rule.preview else [] if rule.default else ["off by default"]
    parts += [f"also called {', '.join(rule.aliases)}"] if rule.aliases else []
    return "; ".join(parts)
