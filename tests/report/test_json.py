from __future__ import annotations

import json
from importlib.resources import files
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from seedlint.base.model import Edit, Finding, Fix, Note, Span
from seedlint.report import Report, render

SCHEMA = json.loads((files("seedlint.report") / "schema.json").read_text(encoding="utf-8"))


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("name", ["clean", "full_of_findings", "troubled"])
def test_every_report_follows_the_schema(name: str, request: pytest.FixtureRequest) -> None:
    report: Report = request.getfixturevalue(name)
    Draft202012Validator(SCHEMA).validate(json.loads(render(report, "json")))


def test_the_schema_knows_every_key() -> None:
    def objects(node: object) -> list[dict[str, object]]:
        inner = node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()
        found = [found for child in inner for found in objects(child)]
        return [*found, node] if isinstance(node, dict) and "properties" in node else found

    assert all(item["additionalProperties"] is False for item in objects(SCHEMA) if "required" in item)


def test_offsets_count_code_points_and_utf16_its_units(full_of_findings: Report) -> None:
    tracking = json.loads(render(full_of_findings, "json"))["findings"][1]
    assert tracking["start"] == {"offset": 22, "line": 3, "column": 11, "utf16": 12}
    assert tracking["snippet"] == "https://a.example/?utm_source=x"
    assert tracking["fix"]["edits"][0]["start"] == {"offset": 40, "line": 3, "column": 29, "utf16": 30}


def test_a_finding_may_change_its_rules_confidence(full_of_findings: Report) -> None:
    findings = json.loads(render(full_of_findings, "json"))["findings"]
    assert [finding["confidence"] for finding in findings] == ["high", "high", "high", "low", "high"]


def test_an_edit_far_from_its_finding_has_offsets_only(desk: Any, rules: Any) -> None:
    desk.texts["long.txt"] = "x\n" * 1_000
    fix = Fix((Edit(Span(1_500, 1_502), ""),), "Remove it", safe=False)
    finding = desk.finding("long.txt", Finding(Span(0, 0), fix=fix, whole=True), rules["missing-date"])
    data = json.loads(render(desk.report(finding), "json"))
    Draft202012Validator(SCHEMA).validate(data)
    assert data["findings"][0]["fix"]["edits"] == [{"start": {"offset": 1500}, "end": {"offset": 1502}, "text": ""}]


@pytest.mark.parametrize("name", ["json", "sarif"])
def test_nothing_hidden_stands_in_the_file(name: str, full_of_findings: Report) -> None:
    hidden = "a\u202e\u2028\x7f\x1b\uf0a7\U000e0041."
    text = render(full_of_findings._replace(notes=(Note(hidden), Note("漢\ud800"))), name)
    assert "a\\u202e\\u2028\\u007f\\u001b\\uf0a7\\udb40\\udc41." in text
    assert "漢\ufffd" in text
    assert hidden in strings(json.loads(text))


def strings(node: object) -> str:
    """Return all strings of a JSON document, a line each."""
    if isinstance(node, str):
        return node
    inner = node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()
    return "\n".join(strings(child) for child in inner)
