"""Reports hold what their readers' published definitions ask for, which are told here in our own words.

- reviewdog: `proto/rdf/jsonschema/DiagnosticResult.json` and `RelatedLocation.json` of its repository; stricter here, as
  its comments are: a path and a start are required, lines and columns count from 1, names are the known ones.
- GitLab: `app/validators/json_schemas/codeclimate.json` of its repository, and the documentation of the format. GitLab
  drops what breaks it, and all that comes after.
- Checkstyle: `config/checkstyle-report-1.0.0.xsd` of its repository.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from kit import ROOT, Run, Write
from seedlint.base.model import Finding, Level, Problem, Span
from seedlint.base.position import Lines
from seedlint.report import Report, RuleInfo, render

SEEDS = ROOT / "seeds"
RULE = RuleInfo("odd", "taste", "An odd text", "`{text}` is odd", Level.WARNING)
TEXT = {"type": "string"}
COUNT = {"type": "integer", "minimum": 1}

Json = dict[str, Any]


def object_of(required: Json, optional: Json | None = None) -> Json:
    """Return the schema of an object with these properties and no others."""
    return {
        "type": "object",
        "required": list(required),
        "properties": required | (optional or {}),
        "additionalProperties": False,
    }


def each(schema: Json) -> Json:
    return {"type": "array", "items": schema}


POSITION = object_of({"line": COUNT}, {"column": COUNT})
RANGE = object_of({"start": POSITION}, {"end": POSITION})
PLACE = object_of({"path": TEXT}, {"range": RANGE})
SOURCE = object_of({"name": TEXT}, {"url": TEXT})
SEVERITY = {"enum": ["UNKNOWN_SEVERITY", "ERROR", "WARNING", "INFO"]}
DIAGNOSTIC = object_of(
    {"message": TEXT, "location": PLACE},
    {
        "severity": SEVERITY,
        "source": SOURCE,
        "code": object_of({"value": TEXT}, {"url": TEXT}),
        "suggestions": each(object_of({"range": RANGE, "text": TEXT})),
        "original_output": TEXT,
        "related_locations": each(object_of({"location": PLACE}, {"message": TEXT})),
    },
)
RDJSON = object_of({"diagnostics": each(DIAGNOSTIC)}, {"source": SOURCE, "severity": SEVERITY})

BEGIN_AND_END = {
    "begin": object_of({"line": COUNT}, {"column": COUNT}),
    "end": object_of({"line": COUNT, "column": COUNT}),
}
CODE_QUALITY = each(
    object_of(
        {
            "description": {"type": "string", "minLength": 1},
            "check_name": {"type": "string", "minLength": 1},
            "fingerprint": {"type": "string", "minLength": 1},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "oneOf": [
                    object_of({"path": TEXT, "lines": object_of({"begin": COUNT}, {"end": COUNT})}),
                    object_of({"path": TEXT, "positions": object_of(BEGIN_AND_END)}),
                ]
            },
        }
    )
)

SCHEMAS = {"rdjson": RDJSON, "gitlab": CODE_QUALITY}
ERROR = {
    "line": r"[1-9]\d*",
    "column": r"[1-9]\d*",
    "severity": "error|warning|info",
    "message": "(?s).*",
    "source": ".*",
}


def broken_json(report: str, name: str) -> list[str]:
    """Return what a JSON report has that its readers' definition has not."""
    return [error.message for error in Draft202012Validator(SCHEMAS[name]).iter_errors(json.loads(report))]


def broken_checkstyle(report: str) -> Iterator[str]:
    """Yield what a Checkstyle report has that its definition has not; every attribute of an error is optional."""
    root = ElementTree.fromstring(report.encode())
    if root.tag != "checkstyle" or not {*root.keys()} <= {"version"}:
        yield root.tag
    for file in root:
        if file.tag != "file" or list(file.keys()) != ["name"]:
            yield f"{file.tag} {file.attrib}"
        for error in file:
            known = all(re.fullmatch(ERROR.get(name, "(?!)"), value) for name, value in error.items())
            if error.tag != "error" or len(error) or not known:
                yield f"{error.tag} {error.attrib}"


def broken(report: str, name: str) -> list[str]:
    return [*broken_checkstyle(report)] if name == "checkstyle" else broken_json(report, name)


@pytest.mark.parametrize("name", ["rdjson", "gitlab", "checkstyle"])
def test_reports_of_findings_of_problems_and_of_nothing_are_what_readers_take(
    full_of_findings: Report, troubled: Report, clean: Report, name: str
) -> None:
    for report in (full_of_findings, troubled, clean):
        assert broken(render(report, name), name) == []


@pytest.mark.parametrize("name", ["rdjson", "gitlab", "checkstyle"])
def test_reports_of_every_sample_document_are_what_readers_take(seedlint: Run, write: Write, name: str) -> None:
    for sample in SEEDS.iterdir():
        if sample.suffix in {".md", ".txt"}:
            write(f"an odd näme/{sample.name}", sample.read_bytes())
    ran = seedlint(
        "check", "--isolated", "--select", "all", "--preview", "--output-format", name, ".", "no-such-file.md"
    )
    assert ran.code == 2
    assert len(ran.lines) > 50
    assert broken(ran.out, name) == []


@given(st.text(min_size=1, max_size=60), st.text(max_size=20), st.sampled_from(["rdjson", "gitlab", "checkstyle"]))
def test_reports_are_what_readers_take_whatever_documents_hold(text: str, before: str, name: str) -> None:
    span = Span(len(before), len(before) + len(text))
    location = Lines(before + text).locate(span, f"{text}.txt")
    finding = Finding(span, {}, rule="odd", message=f"`{text}` is odd", location=location, fingerprint="f" * 16)
    whole = finding._replace(whole=True)
    report = Report((finding, whole), (RULE,), 1, "1", problems=(Problem(f"{text}.txt", text),))
    assert broken(render(report, name), name) == []


def test_gitlab_gets_one_fingerprint_a_finding_and_paths_below_the_repository(seedlint: Run, write: Write) -> None:
    for name in ("a", "b"):  # copies of each other
        write(f"docs/{name}.txt", "Some critics argue that it closes.\n" * 2)
    found = json.loads(seedlint("check", "--isolated", "--output-format", "gitlab", "./docs").out)
    assert len({one["fingerprint"] for one in found}) == len(found) >= 4
    assert {one["location"]["path"] for one in found} == {"docs/a.txt", "docs/b.txt"}


def changed(name: str, change: Callable[[Any], object], report: Report) -> str:
    data = json.loads(render(report, name))
    change(data)
    return json.dumps(data)


def test_the_definitions_refuse_what_readers_would(full_of_findings: Report) -> None:
    first: Callable[[Any], Any] = lambda data: data["diagnostics"][0]  # noqa: E731
    for wrong in (
        lambda data: first(data).update(severity="NOTE"),
        lambda data: first(data).pop("location"),
        lambda data: first(data).update(relatedPlaces=[]),
        lambda data: first(data)["location"]["range"]["start"].update(line=0),
        lambda data: first(data)["location"]["range"].pop("start"),
    ):
        assert broken_json(changed("rdjson", wrong, full_of_findings), "rdjson")
    for wrong in (
        lambda data: data[0].pop("fingerprint"),
        lambda data: data[0].update(severity="warning"),
        lambda data: data[0]["location"]["positions"]["begin"].update(line="1"),
        lambda data: data[0]["location"].update(lines={"begin": 1}),
    ):
        assert broken_json(changed("gitlab", wrong, full_of_findings), "gitlab")
    good = render(full_of_findings, "checkstyle")
    for old, new in (
        ('line="3"', 'line="0"'),
        ('"info"', '"note"'),
        ("<file name=", "<file path="),
        ("<error ", "<fault "),
    ):
        assert old in good
        assert [*broken_checkstyle(good.replace(old, new))]
