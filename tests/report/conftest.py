"""Reports made by hand from short documents, and the golden files (refresh: SEEDLINT_REFRESH=1 pytest tests/report)."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from seedlint.base.fingerprint import fingerprints, line_hashes
from seedlint.base.model import Edit, Finding, Fix, Level, Note, Problem, Related, Span
from seedlint.base.position import Lines
from seedlint.report import Report, RuleInfo

GOLDEN = Path(__file__).parent / "golden"

TRACKING = RuleInfo(
    id="tracking-url",
    category="contacts",
    summary="URL that carries a tracking parameter",
    message="`{text}` has the tracking parameter `{name}`",
    level=Level.NOTE,
    page="Tracking parameters tell who came from where.\n\n## Bad\n```text\nhttps://a.example/?utm_source=x\n```\n",
    why="Tracking parameters tell who\ncame from where. They go stale.",
    aliases=("utm-url",),
)
CONFLICT = RuleInfo(
    id="conflicting-contact",
    category="contacts",
    summary="The same contact with different numbers",
    message="`{text}` contradicts {count} other places",
    level=Level.WARNING,
    confidence="medium",
)
UNDATED = RuleInfo(
    id="missing-date",
    category="dates",
    summary="No publication date",
    message="The document states no publication date",
    level=Level.WARNING,
    why="A reader must know when something was written.",
)
TEXTS = {
    "a b/naïve 漢.md": "# Wörter 😀\n\n\tSee 漢字 😀 https://a.example/?utm_source=x now.\nCall 01 now\n",
    "empty.txt": "",
    "blank-head.txt": "\nCall 02 now\r\nor 03 then\n",
}


class Desk(NamedTuple):
    """Makes located findings in the texts above."""

    texts: dict[str, str]

    def span(self, path: str, marked: str) -> Span:
        """Return where a piece stands first."""
        start = self.texts[path].index(marked)
        return Span(start, start + len(marked))

    def finding(self, path: str, finding: Finding, rule: RuleInfo) -> Finding:
        """Stamp a finding as the engine does."""
        text = self.texts[path]
        lines = Lines(text)
        related = tuple(
            other._replace(location=Lines(self.texts[other.path or path]).locate(other.span, other.path or path))
            for other in finding.related
        )
        return finding._replace(
            rule=rule.id,
            level=rule.level,
            message=rule.message.format(**finding.values),
            location=lines.locate(finding.span, path),
            related=related,
            fingerprint=fingerprints([(rule.id, finding.span)], text, lines)[0],
            line_hash=line_hashes(text)(lines.number(finding.span.start)),
        )

    def report(self, *findings: Finding, **more: object) -> Report:
        """Put findings into a report over all texts."""
        made = Report(findings, (CONFLICT, UNDATED, TRACKING), len(self.texts), "1.2.3", exit_code=1)
        return made._replace(**more)  # type: ignore[arg-type]  # the fields of Report


@pytest.fixture
def desk() -> Desk:
    return Desk(dict(TEXTS))


@pytest.fixture
def rules() -> dict[str, RuleInfo]:
    return {rule.id: rule for rule in (CONFLICT, UNDATED, TRACKING)}


@pytest.fixture
def clean(desk: Desk) -> Report:
    return desk.report(exit_code=0)


@pytest.fixture
def full_of_findings(desk: Desk) -> Report:
    naive = "a b/naïve 漢.md"
    url = desk.span(naive, "https://a.example/?utm_source=x")
    tracking = Finding(
        url,
        {"text": "https://a.example/?utm_source=x", "name": "utm_source"},
        fix=Fix((Edit(desk.span(naive, "?utm_source=x"), ""),), "Remove the tracking parameter", safe=True),
    )
    conflict = Finding(
        desk.span("blank-head.txt", "02 now\r\nor 03"),
        {"text": "02", "count": "2"},
        variant="far",
        related=(
            Related(desk.span(naive, "01"), "another number here", naive),
            Related(desk.span("blank-head.txt", "03"), "and here"),
        ),
        confidence="low",
    )
    whole = Finding(Span(0, 0), whole=True)
    return desk.report(
        desk.finding(naive, whole, UNDATED),
        desk.finding(naive, tracking, TRACKING),
        desk.finding("blank-head.txt", whole, UNDATED),
        desk.finding("blank-head.txt", conflict, CONFLICT),
        desk.finding("empty.txt", whole, UNDATED),
    )


@pytest.fixture
def troubled(full_of_findings: Report) -> Report:
    return full_of_findings._replace(
        findings=full_of_findings.findings[:1],
        problems=(
            Problem("gone.md", "no such file"),
            Problem("a b/naïve 漢.md", "division by zero", "tracking-url"),
        ),
        notes=(
            Note("cross-document rules did not run: only single files were given"),
            Note("not UTF-8: cp1252 was assumed", "docs/old.txt", "assumed-encoding"),
        ),
        exit_code=2,
    )


@pytest.fixture
def golden() -> Callable[[str, str], None]:
    """Compare a text with a golden file, or write it where SEEDLINT_REFRESH is set."""

    def compare(name: str, text: str) -> None:
        path = GOLDEN / name
        if os.environ.get("SEEDLINT_REFRESH"):
            path.write_text(text, encoding="utf-8", newline="")
        assert path.read_bytes().decode() == text

    return compare
