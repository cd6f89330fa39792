"""What a run may show: with `redact`, nothing private."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seedlint.engine import Engine
from seedlint.model import Document, Finding

if TYPE_CHECKING:
    from seedlint.report import Report


def shown(findings: tuple[Finding, ...], document: Document, engine: Engine) -> tuple[Finding, ...]:
    """Return findings as reports may show them."""
    if not engine.context.redact or not findings:
        return findings
    from seedlint.redaction import redacted

    return redacted(findings, document, engine)


def redacted_report(report: Report) -> Report:
    """Return a report whose findings show nothing private with the rest of it done likewise.

    Paths stay: without them nothing could be found.
    """
    from seedlint.text.private import masked

    return report._replace(
        problems=tuple(problem._replace(reason=masked(problem.reason)) for problem in report.problems),
        notes=tuple(note._replace(text=masked(note.text)) for note in report.notes),
        absent=tuple(entry._replace(message=masked(entry.message)) for entry in report.absent),
    )
