"""Precedence: where findings of several rules of a chain overlap, only the earliest rule of the chain reports."""

from __future__ import annotations

from collections.abc import Sequence

from seedlint.base.model import Finding, Span

CHAINS: tuple[tuple[str, ...], ...] = (
    ("placeholder-contact", "credential-url", "homograph-url", "malformed-url", "insecure-url"),
    ("placeholder-contact", "credential-url", "homograph-url", "malformed-url", "tracking-url"),
    ("placeholder-contact", "credential-url", "homograph-url", "malformed-url", "bare-ip-url"),
    ("placeholder-contact", "malformed-phone"),
    ("placeholder-contact", "malformed-email"),
    ("ai-chat-leftover", "tracking-url"),
    ("restated-section", "duplicate-paragraph", "near-duplicate-paragraph", "repeated-heading"),
    ("restated-section", "repeated-phrase"),
    ("mojibake", "replacement-character", "control-character", "invisible-character", "unbalanced-quotes"),
    ("anonymous-source", "hearsay", "unnamed-study", "vague-attribution", "uncited-statistic", "vague-quantity"),
    (
        *("paywall", "comment-form", "sign-in", "related-links", "share-follow", "newsletter", "cookie-consent"),
        *("advertisement", "navigation", "copyright", "author-bio", "photo-credit", "reaction-widget", "app-prompt"),
        *("read-more", "read-time", "affiliate-disclosure", "ai-chat-leftover", "template-placeholder", "stray-tag"),
    ),
)


def first_of_each_place(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Drop each finding that overlaps a reported one of an earlier rule of its chain.

    What counts is the finding's `reach`, where it has one: a repeated section is reported once, not again for each of
    its paragraphs.
    """
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
    from seedlint.text.spans import disjoint, meets

    taken: Sequence[Span] = ()
    dropped: set[int] = set()
    for rule in rules:
        members = [(i, finding.reach or finding.span) for i, finding in enumerate(findings) if finding.rule == rule]
        dropped.update(i for i, span in members if meets(taken, span))
        taken = disjoint((*taken, *(span for i, span in members if i not in dropped)))
    return tuple(finding for i, finding in enumerate(findings) if i not in dropped)
