"""The registered domain of a host, by the rules of the Public Suffix List (publicsuffix.org/list)."""

from __future__ import annotations

from collections.abc import Set

from seedlint.text.contacts.host import is_numeric, labels


def rules_of(text: str) -> frozenset[str]:
    """Return the rules of a list ("co.uk", "*.ck", "!www.ck"), internationalised ones in both spellings."""
    rules = {line.split()[0] for line in text.splitlines() if line.strip() and not line.startswith("//")}
    return frozenset(rules | {_ascii(rule) for rule in rules if not rule.isascii()})


def tops_of(text: str) -> frozenset[str]:
    """Return the top-level domains under which a list has rules."""
    return frozenset(rule.rpartition(".")[2] for rule in rules_of(text))


def registered_domain(host: str, rules: Set[str]) -> str:
    """Return the public suffix of `host` with the label before it, in lower case.

    The longest rule wins; a top-level domain without one is a suffix of its own. A host that is itself a suffix, a
    single label or an address is returned whole.
    """
    host = host.lower().removesuffix(".")
    parts = labels(host)
    if is_numeric(host) or len(parts) < 2:
        return host
    return ".".join(parts[max(_suffix_at(parts, rules) - 1, 0) :])


def _suffix_at(parts: tuple[str, ...], rules: Set[str]) -> int:
    """Return the index of the label at which the public suffix begins."""
    for at in range(len(parts)):
        name, above = ".".join(parts[at:]), ".".join(parts[at + 1 :])
        if f"!{name}" in rules:
            return at + 1
        if name in rules or f"*.{above}" in rules:
            return at
    return len(parts) - 1


def _ascii(rule: str) -> str:
    return ".".join(part if part.isascii() else part.encode("idna").decode("ascii") for part in rule.split("."))
