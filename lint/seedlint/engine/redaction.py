"""Findings that show nothing private: no phone number, no e-mail address, no secret, and the places as they were."""

from __future__ import annotations

from collections.abc import Iterable

from seedlint.base.model import Context, Document, Finding, Fix, Related, Span, Suppression
from seedlint.base.position import Lines
from seedlint.engine import Engine
from seedlint.facts import Facts
from seedlint.rulebook.rule import Rule
from seedlint.text.contacts.private import covered, masked

ABOUT_CONTACTS = ("email", "obfuscated-email", "phone", "phone-format", "placeholder-contact", "vanity-phone")
PLAIN = ("reason", "style", "region")  # values of these kinds of check that quote nothing


def redacted(findings: Iterable[Finding], document: Document, engine: Engine) -> tuple[Finding, ...]:
    """Return the findings of a document so that they show nothing private.

    Fingerprints and hashes of lines stay: by them a baseline, a suppression and a code host know a finding again.
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
    """Return the lines of a document with what is private masked: what is a contact by its facts, or looks like one."""
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
    """Hide what another place shows; one in another document was located in lines that hide it already."""
    location = lines.locate(related.span, path) if related.path is None else related.location
    return related._replace(message=masked(related.message), location=location)


def _fix(fix: Fix | None) -> Fix | None:
    """Return a fix that shows nothing private, None for one that would."""
    if fix is None or any(masked(text) != text for text in (fix.description, *(edit.text for edit in fix.edits))):
        return None
    return fix


def _suppression(said: Suppression | None) -> Suppression | None:
    return said and said._replace(reason=masked(said.reason))
