"""`--redact`: findings without phone numbers, e-mail addresses and secrets; positions stay as they are."""

from __future__ import annotations

from collections.abc import Iterable

from seedlint.base.model import Context, Document, Finding, Fix, Related, Span, Suppression
from seedlint.base.position import Lines
from seedlint.engine import Engine
from seedlint.facts import Facts
from seedlint.rulebook.rule import Rule
from seedlint.text.contacts.private import covered, masked

ABOUT_CONTACTS = ("email", "obfuscated-email", "phone", "phone-format", "placeholder-contact", "vanity-phone")
PLAIN = ("reason", "style", "region")  # values of these checks that never quote the document


def redacted(findings: Iterable[Finding], document: Document, engine: Engine) -> tuple[Finding, ...]:
    """Return the findings of a document, redacted.

    Fingerprints and line hashes stay: baselines, suppressions and code hosts recognize a finding by them.
    """
    findings = tuple(findings)
    if not findings:
        return ()
    rules = {rule.id: rule for rule in engine.rules}
    contacts = [finding.span for finding in findings if rules[finding.rule].check in ABOUT_CONTACTS]
    lines = redacted_lines(document, engine.context, contacts)
    path = document.path
    return tuple(_redacted(finding, rules[finding.rule], lines, path) for finding in findings)


def redacted_lines(document: Document, context: Context, more: Iterable[Span] = ()) -> Lines:
    """Return the lines of a document with contacts masked: those among its facts, `more`, and what looks like one."""
    facts = Facts(document, context)
    known = (one.span for found in (facts.phones, facts.emails) for one in found)
    return Lines(masked(facts.shown, (*known, *more)))


def _redacted(finding: Finding, rule: Rule, lines: Lines, path: str) -> Finding:
    hide = covered if rule.check in ABOUT_CONTACTS else masked
    values = {name: value if name in PLAIN else hide(value) for name, value in finding.values.items()}
    return finding._replace(
        values=values,
        message=masked(rule.say(values)),
        location=lines.locate(finding.span, path),
        related=tuple(_related(one, lines, path) for one in finding.related),
        fix=_fix(finding.fix) if hide is masked else None,
        suppression=_suppression(finding.suppression),
    )


def _related(related: Related, lines: Lines, path: str) -> Related:
    """Redact a related place; the lines in which one of another document was located were redacted already."""
    location = lines.locate(related.span, path) if related.path is None else related.location
    return related._replace(message=masked(related.message), location=location)


def _fix(fix: Fix | None) -> Fix | None:
    """Return a fix, None for one that would show something private."""
    if fix is None or any(masked(text) != text for text in (fix.description, *(edit.text for edit in fix.edits))):
        return None
    return fix


def _suppression(suppression: Suppression | None) -> Suppression | None:
    return suppression and suppression._replace(reason=masked(suppression.reason))
