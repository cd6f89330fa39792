"""A summary in Markdown, for a comment on a pull request or the summary of a CI job.

Text from documents is put into code spans, in which no markup, mention or link takes effect.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from seedlint.base.model import Finding
from seedlint.report import Options, Report, RuleInfo, counted, joined, location_of
from seedlint.text.cells import one_line, visible
from seedlint.text.lazy import lazy

SHOWN = 50  # findings: a comment on GitHub is limited to 65,536 characters
LONGEST = 300  # characters of a message
BACKTICKS = lazy("`+")


def pieces(report: Report, *, options: Options) -> Iterator[str]:
    """Yield the report for a comment."""
    return joined(_lines(report))


def _lines(report: Report) -> Iterator[str]:
    yield "## seedlint"
    yield ""
    yield " ".join(filter(None, (report.sentence, report.set_aside, report.fixed, report.fixable)))
    if report.findings:
        yield from _counts(report)
        yield from _findings(report)
    if report.problems or report.notes:
        yield ""
    yield from (f"- **error** {code(problem.path)}: {code(problem.reason)}" for problem in report.problems)
    yield from (f"- note: {code(str(note))}" for note in report.notes)


def _counts(report: Report) -> Iterator[str]:
    rules = {rule.id: rule for rule in report.rules}
    yield from ("", "| findings | rule | |", "|--:|---|---|")
    yield from (
        f"| {count:,} | {_linked(rules[rule])} | {_plain(rules[rule].summary)} |" for rule, count in report.by_rule
    )


def _findings(report: Report) -> Iterator[str]:
    yield from ("", "<details><summary>Findings</summary>", "", "| where | level | rule | |", "|---|---|---|---|")
    yield from map(_row, islice(report.findings, SHOWN))
    if (more := len(report.findings) - SHOWN) > 0:
        yield from ("", f"And {counted(more, 'more finding')}.")
    yield from ("", "</details>")


def _row(finding: Finding) -> str:
    location = location_of(finding)
    start = location.snippet.start
    where = code(f"{location.path}:{start.line}:{start.column}")
    return f"| {where} | {finding.level.value} | {finding.rule} | {code(finding.message)} |"


def _linked(rule: RuleInfo) -> str:
    return f"[{rule.id}]({rule.url})"


def _plain(text: str) -> str:
    """Escape the markup in a rule's summary."""
    return (
        one_line(text)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace("|", "\\|")
        .replace("[", "\\[")
        .replace("`", "\\`")
    )


def code(text: str) -> str:
    """Return text as a code span in a table cell."""
    line = one_line(visible(text))
    if len(line) > LONGEST:
        line = f"{line[:LONGEST]}…"
    fence = "`" * (max((len(run) for run in BACKTICKS.findall(line)), default=0) + 1)
    pad = " " if line.startswith("`") or line.endswith("`") or not line.strip() else ""
    return f"{fence}{pad}{line}{pad}{fence}".replace("\\|", "|").replace("|", "\\|")
