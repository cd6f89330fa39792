from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from seedlint.report import REPORTERS, Options, Report, render

SUFFIX = {
    "full": "txt",
    "concise": "txt",
    "json": "json",
    "jsonl": "jsonl",
    "sarif": "sarif",
    "github": "txt",
    "gitlab": "json",
    "junit": "xml",
    "rdjson": "json",
    "checkstyle": "xml",
    "markdown": "md",
}
Golden = Callable[[str, str], None]


@pytest.mark.parametrize("name", REPORTERS)
def test_findings_are_reported_as_in_the_golden_file(name: str, full_of_findings: Report, golden: Golden) -> None:
    golden(f"{name}-findings.{SUFFIX[name]}", render(full_of_findings, name))


@pytest.mark.parametrize("name", REPORTERS)
def test_problems_are_reported_as_in_the_golden_file(name: str, troubled: Report, golden: Golden) -> None:
    report = troubled._replace(rules=troubled.rules[1:], as_of=dt.date(2024, 5, 1), category="docs")
    golden(f"{name}-problems.{SUFFIX[name]}", render(report, name, options=Options(statistics=True)))


@pytest.mark.parametrize("name", ["full", "concise"])
def test_a_clean_run_says_so_in_one_line(name: str, clean: Report) -> None:
    assert render(clean, name) == "Found nothing in 3 documents.\n"


@pytest.mark.parametrize("name", REPORTERS)
def test_the_same_report_gives_the_same_bytes(name: str, full_of_findings: Report) -> None:
    assert render(full_of_findings, name) == render(full_of_findings._replace(), name)
