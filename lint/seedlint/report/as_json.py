"""The report as JSON, with everything that other formats have; `schema.json` is its schema.

Offsets count code points from 0; lines and columns count from 1 (columns in code points, `utf16` in UTF-16 units);
ends are exclusive.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from seedlint.base.excerpt import replaced
from seedlint.base.model import Edit, Excerpt, Finding, Fix, Level, Location, Position, Related, Span, Suppression
from seedlint.report import Options, Report, RuleInfo, location_of
from seedlint.text.json_text import Each, compact, dumped

VERSION = 1  # of the format: incremented by incompatible changes

Json = dict[str, object]


def pieces(report: Report, *, options: Options) -> Iterator[str]:
    """Yield the report for programs."""
    confidences = {rule.id: rule.confidence for rule in report.rules}
    return dumped(
        {
            "version": VERSION,
            "tool": {"name": "seedlint", "version": report.version},
            "category": report.category,
            "as_of": report.as_of.isoformat() if report.as_of else None,
            "summary": _summary(report),
            "findings": Each(lambda finding: _finding(finding, confidences.get(finding.rule)), report.findings),
            "aside": Each(lambda finding: _finding(finding, confidences.get(finding.rule)), report.aside),
            "absent": [entry._asdict() for entry in report.absent],
            "problems": [
                {"path": problem.path, "rule": problem.rule or None, "reason": problem.reason}
                for problem in report.problems
            ],
            "notes": list(map(str, report.notes)),
            "rules": [_rule(rule) for rule in report.rules],
        }
    )


def lines(report: Report, *, options: Options) -> Iterator[str]:
    """Yield each finding as an object on its own line, open ones first; `aside` marks the others."""
    confidences = {rule.id: rule.confidence for rule in report.rules}
    for finding in chain(report.findings, report.aside):
        yield compact({**_finding(finding, confidences.get(finding.rule)), "aside": not finding.is_open})
        yield "\n"


def _summary(report: Report) -> Json:
    return {
        "sentence": report.sentence,
        "findings": len(report.findings),
        "aside": len(report.aside),
        **{f"{level.value}s": report.count(level) for level in Level},
        "documents": report.documents,
        "documents_with_findings": report.affected,
        "by_rule": dict(report.by_rule),
        "exit_code": report.exit_code,
    }


def _finding(finding: Finding, confidence: str | None) -> Json:
    location = location_of(finding)
    return {
        "rule": finding.rule,
        "level": finding.level.value,
        "confidence": finding.confidence or confidence,
        "variant": finding.variant or None,
        "message": finding.message,
        "values": dict(finding.values),
        "whole": finding.whole,
        **_location(location),
        "related": [_related(related) for related in finding.related],
        "fix": _fix(finding.fix, location) if finding.fix else None,
        "fingerprint": finding.fingerprint or None,
        "line_hash": finding.line_hash or None,
        "suppression": _suppression(finding.suppression) if finding.suppression else None,
        "baseline": finding.baseline or None,
    }


def _suppression(suppression: Suppression) -> Json:
    inside = suppression.place is not None
    return {"reason": suppression.reason, "in_document": inside, "source": suppression.source or None}


def _location(location: Location) -> Json:
    return {
        "path": location.path,
        **_range(location.span, location.snippet),
        "snippet": location.snippet.text,
        "context": {
            "start": _position(location.context.start),
            "end": _position(location.context.end),
            "text": location.context.text,
        },
    }


def _related(related: Related) -> Json:
    return {"message": related.message, **_location(location_of(related))}


def _fix(fix: Fix, location: Location) -> Json:
    edits = [{**_edit(edit, replaced(edit, location)), "text": edit.text} for edit in fix.edits]
    return {"description": fix.description, "safe": fix.safe, "edits": edits}


def _edit(edit: Edit, excerpt: Excerpt | None) -> Json:
    """Return the range of an edit; only offsets are known of one outside the context of its finding."""
    if excerpt:
        return _range(edit.span, excerpt)
    return {"start": {"offset": edit.span.start}, "end": {"offset": edit.span.end}}


def _range(span: Span, excerpt: Excerpt) -> Json:
    return {
        "start": {"offset": span.start, **_position(excerpt.start)},
        "end": {"offset": span.end, **_position(excerpt.end)},
    }


def _position(position: Position) -> Json:
    return {"line": position.line, "column": position.column, "utf16": position.utf16}


def _rule(rule: RuleInfo) -> Json:
    return {
        "id": rule.id,
        "category": rule.category,
        "summary": rule.summary,
        "message": rule.message,
        "fields": list(rule.fields),
        "level": rule.level.value,
        "confidence": rule.confidence,
        "aliases": list(rule.aliases),
        "why": rule.why,
        "page": rule.page,
        "url": rule.url,
    }
