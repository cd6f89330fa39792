"""One span, several rules: the earlier rule of a chain reports, the later ones are silent where it did."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from seedlint.model import Finding, Span

CHAINS: tuple[tuple[str, ...], ...] = (
    ("placeholder-contact", "credential-url", "homograph-url", "malformed-url", "insecure-url"),
    ("placeholder-contact", "credential-url", "homograph-url", "malformed-url", "tracking-url"),
    ("placeholder-contact", "credential-url", "homograph-url", "malformed-url", "bare-ip-url"),
    ("placeholder-contact", "malformed-phone"),
    ("placeholder-contact", "malformed-email"),
    ("ai-chat-leftover", "tracking-url"),
    ("mojibake", "replacement-character", "control-character", "invisible-character", "unbalanced-quotes"),
    ("anonymous-source", "hearsay", "unnamed-study", "vague-attribution", "uncited-statistic", "vague-quantity"),
    (
        *("paywall", "comment-form", "sign-in", "related-links", "share-follow", "newsletter", "cookie-consent"),
        *("advertisement", "navigation", "copyright", "author-bio", "photo-credit", "reaction-widget", "app-prompt"),
        *("read-more", "read-time", "affiliate-disclosure", "ai-chat-leftover", "template-placeholder", "stray-tag"),
    ),
)


def first_of_each_place(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Leave out each finding that overlaps a reported one of an earlier rule of its chain."""
    left = tuple(findings)
    found = {finding.rule for finding in left}
    if len(found) < 2:
        return left
    for chain in CHAINS:
        rules = [rule for rule in chain if rule in found]
        if len(rules) > 1:
            left = _first_of_chain(left, rules)
    return left


def _first_of_chain(findings: tuple[Finding, ...], rules: Sequence[str]) -> tuple[Finding, ...]:
    taken: list[Span] = []
    silent: set[int] = set()
    for rule in rules:
        members = [(i, finding.span) for i, finding in enumerate(findings) if finding.rule == rule]
        silent.update(i for i, span in members if _meets(taken, span))
        taken = _union(taken, (span for i, span in members if i not in silent))
    return tuple(finding for i, finding in enumerate(findings) if i not in silent)


def _union(spans: Iterable[Span], more: Iterable[Span]) -> list[Span]:
    """Return what the spans cover together: in order, none overlapping another."""
    merged: list[Span] = []
    for span in sorted([*spans, *more]):
        if merged and span.overlaps(merged[-1]):
            last = merged.pop()
            merged.append(Span(last.start, max(last.end, span.end)))
        else:
            merged.append(span)
    return merged


def _meets(taken: Sequence[Span], span: Span) -> bool:
    last = bisect_left(taken, span.end, key=lambda one: one.start) - 1
    return last >= 0 and taken[last].overlaps(span)
