"""Checkstyle's XML, which most CI servers read."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from seedlint.base.model import Finding, Level
from seedlint.report import Options, Report, in_xml, joined, location_of

SEVERITIES = {Level.ERROR: "error", Level.WARNING: "warning", Level.NOTE: "info"}


def pieces(report: Report, *, options: Options) -> Iterator[str]:
    """Yield the report for CI servers."""
    return joined(_lines(report))


def _lines(report: Report) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield '<checkstyle version="4.3">'
    for path, findings in groupby(report.findings, key=lambda finding: location_of(finding).path):
        yield f"  <file name={in_xml(path)}>"
        yield from map(_error, findings)
        yield "  </file>"
    for problem in report.problems:
        yield f"  <file name={in_xml(problem.path)}>"
        source = in_xml(f"seedlint.{problem.rule}" if problem.rule else "seedlint")
        yield f'    <error line="1" severity="error" message={in_xml(problem.reason)} source={source}/>'
        yield "  </file>"
    yield "</checkstyle>"


def _error(finding: Finding) -> str:
    start = location_of(finding).snippet.start
    where = f'line="{start.line}" column="{start.column}"'
    what = f"severity={in_xml(SEVERITIES[finding.level])} message={in_xml(finding.message)}"
    return f"    <error {where} {what} source={in_xml(f'seedlint.{finding.rule}')}/>"
