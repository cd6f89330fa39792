"""The reports for CI servers and reviewers: what their readers ask for, and that no document can inject into them."""

from __future__ import annotations

import json
import re
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from seedlint.base.model import Finding, Level, Problem, Span
from seedlint.base.position import Lines
from seedlint.report import Report, RuleInfo, render
from seedlint.report.markdown import code

RULE = RuleInfo("odd", "taste", "An odd text", "`{text}` is odd", Level.WARNING)
NASTY = [
    "::error::owned",
    "x\n::set-output name=a::b",
    "100% %0A::error::x",
    "<script>alert(1)</script>",
    "](https://harbour.example-town.org) [x",
    "`code` ``and`` more `",
    "a | b \\| c",
    "@everyone see #1 and <!-- -->",
    "]]> & \" ' <b>",
    "\x1b[31mred\x1b[0m\x00\x0b",
    "\u202egnp.exe \ufffe\uffff",
    "https://harbour.example-town.org www.town.org",
]


def report_of(text: str, path: str = "a.txt") -> Report:
    span = Span(0, len(text))
    location = Lines(text).locate(span, path)
    finding = Finding(
        span, {"text": text}, rule="odd", message=f"`{text}` is odd", location=location, fingerprint="f" * 16
    )
    return Report((finding,), (RULE,), 1, "1.2.3", problems=(Problem(path, text),))


def parsed(full_of_findings: Report, name: str) -> Any:
    return json.loads(render(full_of_findings, name))


# What readers ask for


def test_json_lines_are_the_findings_of_the_json_report(full_of_findings: Report) -> None:
    lines = [json.loads(line) for line in render(full_of_findings, "jsonl").splitlines()]
    assert [{**line, "aside": None} for line in lines] == [
        {**finding, "aside": None} for finding in parsed(full_of_findings, "json")["findings"]
    ]
    assert {line["aside"] for line in lines} == {False}


def test_gitlab_gets_what_it_requires(full_of_findings: Report) -> None:
    found = parsed(full_of_findings, "gitlab")
    assert len({one["fingerprint"] for one in found}) == len(found)
    for one in found:
        assert set(one) == {"check_name", "description", "severity", "fingerprint", "location"}
        assert one["severity"] in {"info", "minor", "major", "critical", "blocker"}
        assert one["location"]["positions"]["begin"]["line"] >= 1
        assert not one["location"]["path"].startswith(("/", "./"))


def test_github_shows_columns_on_one_line_only(full_of_findings: Report) -> None:
    lines = render(full_of_findings, "github").splitlines()
    commands = [line for line in lines if line.startswith("::")]
    assert len(commands) == len(full_of_findings.findings)
    assert {line.split(" ")[0] for line in commands} == {"::warning", "::notice"}
    for line in commands:
        told = dict(re.findall(r"(\w+)=([^,:]+)", line.split("::")[1]))
        assert ("col" in told) == (told["line"] == told["endLine"])


def test_checkstyle_has_a_file_for_each_document(full_of_findings: Report) -> None:
    root = ElementTree.fromstring(render(full_of_findings, "checkstyle").encode())
    assert [file.get("name") for file in root] == ["a b/naïve 漢.md", "blank-head.txt", "empty.txt"]
    assert {error.get("severity") for error in root.iter("error")} == {"warning", "info"}
    assert root.find(".//error[@source='seedlint.tracking-url']") is not None


def test_junit_counts_what_it_holds(full_of_findings: Report, troubled: Report, clean: Report) -> None:
    for report in (full_of_findings, troubled, clean):
        root = ElementTree.fromstring(render(report, "junit").encode())
        cases = list(root.iter("testcase"))
        assert int(root.get("tests", 0)) == len(cases) > 0
        assert int(root.get("failures", 0)) == len(list(root.iter("failure"))) == len(report.findings)
        assert int(root.get("errors", 0)) == len(list(root.iter("error"))) == len(report.problems)


def test_reviewdog_gets_columns_in_bytes_and_safe_fixes(full_of_findings: Report) -> None:
    (tracking,) = [one for one in parsed(full_of_findings, "rdjson")["diagnostics"] if "suggestions" in one]
    line = "\tSee 漢字 😀 https://a.example/?utm_source=x now.".encode()
    span = tracking["location"]["range"]
    assert line[span["start"]["column"] - 1 : span["end"]["column"] - 1] == b"https://a.example/?utm_source=x"
    (suggestion,) = tracking["suggestions"]
    gone = suggestion["range"]
    assert line[gone["start"]["column"] - 1 : gone["end"]["column"] - 1] == b"?utm_source=x"
    assert suggestion["text"] == ""


def test_reviewdog_gets_no_column_on_a_line_whose_beginning_is_not_carried() -> None:
    text = "ä" * 5000 + " odd " + "ö" * 5000
    start = text.index("odd")
    finding = Finding(Span(start, start + 3), rule="odd", location=Lines(text).locate(Span(start, start + 3), "a.txt"))
    (one,) = json.loads(render(Report((finding,), (RULE,), 1, "1"), "rdjson"))["diagnostics"]
    assert one["location"]["range"]["start"] == {"line": 1}


def test_the_summary_counts_rules_and_lists_findings(full_of_findings: Report) -> None:
    told = render(full_of_findings, "markdown")
    assert "| 3 | [missing-date](https://example.org/seedlint/rules/missing-date/) | No publication date |" in told
    assert "| `blank-head.txt:2:6` | warning | conflicting-contact | `` `02` contradicts 2 other places `` |" in told


def test_the_summary_stays_short() -> None:
    one = report_of("odd").findings[0]
    told = render(Report((one,) * 5000, (RULE,), 1, "1"), "markdown")
    assert "And 4,950 more findings." in told
    assert len(told) < 65_536


# What documents may try


@pytest.mark.parametrize("text", NASTY)
def test_no_document_gives_a_workflow_command(text: str) -> None:
    report = report_of(text, path=f"{text}.txt")
    for line in render(report, "github").splitlines():
        assert not line.startswith("::") or line.startswith(("::warning title=seedlint", "::error title=seedlint"))
        if line.startswith("::"):
            assert re.fullmatch(r"::(?:warning|error) (?:\w+=[^:,]*,?)+::[^\n\r]*", line)
        assert "\x1b" not in line


@pytest.mark.parametrize("text", NASTY)
@pytest.mark.parametrize("name", ["junit", "checkstyle"])
def test_xml_is_well_formed_whatever_documents_hold(name: str, text: str) -> None:
    ElementTree.fromstring(render(report_of(text, path=text), name).encode())


@given(st.text(max_size=80))
def test_xml_is_well_formed_of_any_text(text: str) -> None:
    for name in ("junit", "checkstyle"):
        ElementTree.fromstring(render(report_of(text or "x", path=text), name).encode())


@pytest.mark.parametrize("text", NASTY)
def test_what_a_document_says_is_code_in_the_summary(text: str) -> None:
    html = (
        MarkdownIt("commonmark", {"html": True}).enable("table").render(render(report_of(text, path=text), "markdown"))
    )
    outside = re.sub(r"<code>.*?</code>", "", html, flags=re.S)
    for piece in ("script", "@everyone", "town.org", "owned", "\x1b", "#1"):
        assert piece not in outside


@given(st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=60))
def test_a_code_span_shows_its_text_in_a_table(text: str) -> None:
    html = MarkdownIt("commonmark").enable("table").render(f"| a |\n|---|\n| {code(text)} |\n")
    assert html.count("<td>") == 1
    assert re.search(r"<td>\s*<code>.*</code>\s*</td>", html, re.S)
