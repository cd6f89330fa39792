"""Whatever a document holds: no rule crashes, every finding stands in the text, and the same text gives the same findings."""

from __future__ import annotations

import datetime as dt
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seedlint import rulebook
from seedlint.base.model import Context, Level
from seedlint.engine import Engine
from seedlint.report import REPORTERS, Report, RuleInfo, render
from seedlint.run.suffix_list import top_level_domains
from seedlint.sources import from_text

PIECES = (
    *"# |## |- |1. |> |```\n|    |`|**|_|[|](|)|---\n|+++\n|date: |<p>|<!--|<br".split("|"),
    *(
        " ",
        "  ",
        "\n",
        "\n\n",
        "\r\n",
        "\r",
        "\t",
        "|",
        "\u00a0",
        "\u202f",
        "\x1a",
        "\u2028",
        "\u202e",
        "\ufeff",
        "e\u0301",
    ),
    *'İß“”"’‘«»(–—….,:!?\uf0b7•é漢😀',
    *"some critics|experts say|sources|studies show|Leave a Reply|Read more|Photo by Ann Lee|Mayor Ann Lee|'s".split(
        "|"
    ),
    *"1|31|2024|03/04/2025|May|Tuesday|last week|2024-13-01|June 31|6 p.m.|CITY (AP) — ".split("|"),
    *"+1|202-456-1111|(555)|https://|www.|example.com|://|a@b|@|//|%|xn--|[::1]|:80".split("|"),
)
CHARACTERS = st.characters(exclude_categories=["Cs"], exclude_characters="\0")  # what decoding lets through
TEXTS = st.lists(st.one_of(st.sampled_from(PIECES), st.text(CHARACTERS, max_size=5)), max_size=25).map("".join)


@pytest.fixture(scope="module")
def engine() -> Engine:
    rules = rulebook.load().rules.values()
    return Engine(rules, Context(as_of=dt.date(2024, 6, 1), top_level_domains=top_level_domains))


@settings(max_examples=300)
@given(text=TEXTS, name=st.sampled_from(["a.txt", "a.md"]))
def test_no_text_makes_a_rule_crash(engine: Engine, text: str, name: str) -> None:
    inspection = engine.inspect(from_text(name, text))
    assert inspection.problems == ()
    for finding in inspection.findings:
        assert 0 <= finding.span.start <= finding.span.end <= len(text)
        assert finding.span.length or finding.whole or not text
        assert finding.message and finding.location
        for edit in finding.fix.edits if finding.fix else ():
            assert 0 <= edit.span.start <= edit.span.end <= len(text)
    assert len({(finding.rule, finding.span, finding.variant) for finding in inspection.findings}) == len(
        inspection.findings
    )
    assert len({finding.fingerprint for finding in inspection.findings}) == len(inspection.findings)


@settings(max_examples=100)
@given(text=TEXTS, name=st.sampled_from(["a.txt", "a.md"]))
def test_every_reporter_can_tell_what_was_found(engine: Engine, text: str, name: str) -> None:
    findings = engine.inspect(from_text(name, text)).findings
    rules = tuple(RuleInfo(rule.id, rule.category, rule.summary, rule.message, Level.NOTE) for rule in engine.rules)
    report = Report(findings, rules, 1, "1.0")
    for form in REPORTERS:
        told = render(report, form)
        assert told.endswith("\n") or (form == "jsonl" and not findings)
        told.encode("utf-8", "strict")  # raises for what no file can hold
    assert json.loads(render(report, "json")) and json.loads(render(report, "sarif"))


@settings(max_examples=100)
@given(text=TEXTS)
def test_what_was_inspected_before_makes_no_difference(engine: Engine, text: str) -> None:
    document = from_text("a.txt", text)
    first = engine.inspect(document)
    engine.inspect(from_text("b.md", text[::-1]))
    assert engine.inspect(document) == first
