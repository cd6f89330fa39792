"""Workflow commands of GitHub Actions: a finding becomes an annotation of its lines.

<https://docs.github.com/actions/reference/workflow-commands-for-github-actions>
"""

from __future__ import annotations

from collections.abc import Iterator

from seedlint.base.model import Finding, Level, Problem
from seedlint.report import Options, Report, joined, location_of
from seedlint.text.cells import one_line, visible

COMMANDS = {Level.ERROR: "error", Level.WARNING: "warning", Level.NOTE: "notice"}


def pieces(report: Report, *, options: Options) -> Iterator[str]:
    """Yield one command a line."""
    return joined(_lines(report, options))


def _lines(report: Report, options: Options) -> Iterator[str]:
    yield from map(_finding, report.findings)
    yield from map(_problem, report.problems)
    if not options.quiet:
        yield from (f"::notice title=seedlint::{_data(str(note))}" for note in report.notes)
        yield from filter(None, (report.sentence, report.set_aside))


def _finding(finding: Finding) -> str:
    location = location_of(finding)
    start, end = location.snippet.start, location.snippet.end
    where = {"title": f"seedlint ({finding.rule})", "file": location.path, "line": start.line, "endLine": end.line}
    if start.line == end.line:  # columns of several lines are refused
        where |= {"col": start.column, "endColumn": end.column}
    properties = ",".join(f"{name}={_property(str(value))}" for name, value in where.items())
    return f"::{COMMANDS[finding.level]} {properties}::{_data(finding.message)}"


def _problem(problem: Problem) -> str:
    rule = f" ({problem.rule})" if problem.rule else ""
    return f"::error title={_property(f'seedlint{rule}')},file={_property(problem.path)}::{_data(problem.reason)}"


def _data(text: str) -> str:
    return one_line(text).replace("%", "%25")


def _property(text: str) -> str:
    return visible(text).replace("%", "%25").replace(":", "%3A").replace(",", "%2C")
