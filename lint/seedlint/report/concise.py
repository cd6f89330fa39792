"""One line a finding: `path:line:column: level rule message`, columns in code points."""

from __future__ import annotations

from collections.abc import Iterator

from seedlint.base.model import Finding
from seedlint.report import Options, Report, closing, joined, location_of
from seedlint.text.cells import one_line, visible


def pieces(report: Report, *, options: Options) -> Iterator[str]:
    """Yield the report, one line a finding."""
    return joined(_lines(report, options))


def _lines(report: Report, options: Options) -> Iterator[str]:
    yield from map(_line, report.findings)
    if options.statistics and report.findings:
        yield ""
    yield from closing(report, options)


def _line(finding: Finding) -> str:
    location = location_of(finding)
    start = location.snippet.start
    where = f"{visible(location.path)}:{start.line}:{start.column}"
    return f"{where}: {finding.level.value} {finding.rule} {one_line(finding.message)}"
