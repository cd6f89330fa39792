"""Reviewdog's Diagnostic Format: findings with their suggestions, columns counted in bytes of UTF-8 from 1.

<https://github.com/reviewdog/reviewdog/tree/master/proto/rdf>
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from seedlint.base.excerpt import first_line, replaced
from seedlint.base.model import Excerpt, Finding, Level, Location, Position
from seedlint.report import DOCS, Options, Report, RuleInfo, location_of
from seedlint.text.cells import one_line
from seedlint.text.json_text import Each, dumped

SEVERITIES = {Level.ERROR: "ERROR", Level.WARNING: "WARNING", Level.NOTE: "INFO"}

Json = dict[str, object]


def pieces(report: Report, *, options: Options) -> Iterator[str]:
    """Yield the report for reviewdog."""
    rules = {rule.id: rule for rule in report.rules}
    return dumped(
        {
            "source": {"name": "seedlint", "url": DOCS},
            "diagnostics": Each(lambda finding: _diagnostic(finding, rules), report.findings),
        }
    )


def _diagnostic(finding: Finding, rules: Mapping[str, RuleInfo]) -> Json:
    location = location_of(finding)
    region = first_line(location) if finding.whole else location.snippet
    diagnostic: Json = {
        "message": one_line(finding.message),
        "location": {"path": location.path, "range": _range(region, location)},
        "severity": SEVERITIES[finding.level],
        "code": {"value": finding.rule, "url": rules[finding.rule].url},
    }
    if suggestions := _suggestions(finding, location):
        diagnostic["suggestions"] = suggestions
    if finding.related:
        diagnostic["related_locations"] = [
            {"message": one_line(other.message), "location": _elsewhere(location_of(other))}
            for other in finding.related
        ]
    return diagnostic


def _elsewhere(location: Location) -> Json:
    return {"path": location.path, "range": _range(location.snippet, location)}


def _suggestions(finding: Finding, location: Location) -> list[Json]:
    """Return the edits of a safe fix, none if one of them is outside the context of the finding."""
    if finding.fix is None or not finding.fix.safe:
        return []
    places = [replaced(edit, location) for edit in finding.fix.edits]
    ranges = [_range(excerpt, location) for excerpt in places if excerpt]
    if len(ranges) < len(places) or not all(isinstance(_column(one, "start"), int) for one in ranges):
        return []
    return [{"range": one, "text": edit.text} for one, edit in zip(ranges, finding.fix.edits, strict=True)]


def _column(span: Mapping[str, object], end: str) -> object:
    position = span[end]
    return position.get("column") if isinstance(position, dict) else None


def _range(region: Excerpt, location: Location) -> Json:
    return {"start": _position(region.start, location.context), "end": _position(region.end, location.context)}


def _position(position: Position, context: Excerpt) -> Json:
    """Return line and column; only the line if its beginning, which counts for bytes, is not in the context."""
    before = _before(position, context)
    return {"line": position.line} if before is None else {"line": position.line, "column": len(before.encode()) + 1}


def _before(position: Position, context: Excerpt) -> str | None:
    """Return the text before a position on its line, None if the context doesn't have all of it."""
    number = position.line - context.start.line
    lines = context.text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if number >= len(lines) or (number == 0 and context.start.column > 1):
        return None
    return lines[number][: position.column - 1]
