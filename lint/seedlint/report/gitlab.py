"""The report for GitLab's Code Quality: a list of Code Climate issues.

<https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format>
"""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256

from seedlint.base.excerpt import first_line
from seedlint.base.model import Excerpt, Finding, Level
from seedlint.report import Options, Report, location_of
from seedlint.text.cells import one_line
from seedlint.text.json_text import Each, dumped

SEVERITIES = {Level.ERROR: "major", Level.WARNING: "minor", Level.NOTE: "info"}


def pieces(report: Report, *, options: Options) -> Iterator[str]:
    """Yield the report for a merge request."""
    return dumped(Each(_finding, report.findings))


def _finding(finding: Finding) -> dict[str, object]:
    location = location_of(finding)
    region = first_line(location) if finding.whole else location.snippet
    return {
        "check_name": finding.rule,
        "description": one_line(finding.message),
        "severity": SEVERITIES[finding.level],
        "fingerprint": _unique(location.path, finding),
        "location": {"path": location.path.removeprefix("./"), "positions": _positions(region)},
    }


def _positions(region: Excerpt) -> dict[str, object]:
    return {
        "begin": {"line": region.start.line, "column": region.start.column},
        "end": {"line": region.end.line, "column": region.end.column},
    }


def _unique(path: str, finding: Finding) -> str:
    """Return the key by which GitLab recognizes a finding; with the path, so that copies of a document differ."""
    parts = "\0".join((path, finding.rule, finding.fingerprint))
    return sha256(parts.encode("utf-8", "surrogatepass")).hexdigest()[:32]
