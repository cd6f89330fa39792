"""JUnit XML: each document is a suite, each finding a failed case, each problem an error."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from seedlint.base.model import Finding, Problem
from seedlint.report import Options, Report, in_xml, joined, location_of


def pieces(report: Report, *, options: Options) -> Iterator[str]:
    """Yield the report for test runners."""
    return joined(_lines(report))


def _lines(report: Report) -> Iterator[str]:
    failures, errors = len(report.findings), len(report.problems)
    tests = failures + errors or 1
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield f'<testsuites name="seedlint" tests="{tests}" failures="{failures}" errors="{errors}">'
    for path, found in groupby(report.findings, key=lambda finding: location_of(finding).path):
        findings = tuple(found)
        yield f'  <testsuite name={in_xml(path)} tests="{len(findings)}" failures="{len(findings)}" errors="0">'
        for finding in findings:
            yield from _case(finding, path)
        yield "  </testsuite>"
    for problem in report.problems:
        yield from _problem(problem)
    if not failures + errors:  # CI servers take a report without cases for a missing one
        yield '  <testsuite name="seedlint" tests="1" failures="0" errors="0">'
        yield f'    <testcase classname="seedlint" name={in_xml(report.sentence)}/>'
        yield "  </testsuite>"
    yield "</testsuites>"


def _case(finding: Finding, path: str) -> Iterator[str]:
    start = location_of(finding).snippet.start
    where = f'name={in_xml(f"{finding.rule} {start.line}:{start.column}")} line="{start.line}"'
    yield f"    <testcase classname={in_xml(f'seedlint.{finding.rule}')} {where} file={in_xml(path)}>"
    text = f"{path}:{start.line}:{start.column}: {finding.level.value} {finding.message}"
    kind = f"type={in_xml(finding.level.value)} message={in_xml(finding.message)}"
    yield f"      <failure {kind}>{in_xml(text)[1:-1]}</failure>"
    yield "    </testcase>"


def _problem(problem: Problem) -> Iterator[str]:
    name = in_xml(problem.rule or "document")
    yield f'  <testsuite name={in_xml(problem.path)} tests="1" failures="0" errors="1">'
    yield f'    <testcase classname="seedlint" name={name} file={in_xml(problem.path)}>'
    yield f"      <error message={in_xml(problem.reason)}/>"
    yield "    </testcase>"
    yield "  </testsuite>"
