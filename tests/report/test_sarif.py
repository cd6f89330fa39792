"""The points that code scanning asks of a SARIF file, held without a validator."""

from __future__ import annotations

import datetime as dt
import json
import re
from typing import Any

import pytest

from seedlint.base.model import Edit, Finding, Fix, Level, Related, Span
from seedlint.report import Report, render


def run_of(report: Report) -> Any:
    """Return the only run of a report's SARIF."""
    log = json.loads(render(report, "sarif"))
    assert log["version"] == "2.1.0"
    assert log["$schema"].endswith("sarif-2.1.0.json")
    (run,) = log["runs"]
    return run


@pytest.fixture
def run(full_of_findings: Report) -> Any:
    return run_of(full_of_findings)


def physical(run: Any, index: int) -> Any:
    return run["results"][index]["locations"][0]["physicalLocation"]


def locations(node: Any) -> list[Any]:
    """Return every physical location of a run, wherever it stands."""
    inner = node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()
    found = [found for child in inner for found in locations(child)]
    return [*found, node["physicalLocation"]] if isinstance(node, dict) and "physicalLocation" in node else found


def test_every_rule_is_described_in_full(run: Any) -> None:
    for rule in run["tool"]["driver"]["rules"]:
        assert re.fullmatch(r"[a-z]+(-[a-z]+)*", rule["id"])
        assert re.fullmatch(r"([A-Z][a-z]+)+", rule["name"])
        assert rule["shortDescription"]["text"].endswith(".")
        assert 0 < len(rule["fullDescription"]["text"]) <= 1024
        assert rule["help"]["text"]
        assert rule["help"]["markdown"]
        assert rule["helpUri"] == f"https://example.org/seedlint/rules/{rule['id']}/"
        assert rule["defaultConfiguration"]["level"] in {"error", "warning", "note"}
        assert rule["properties"]["precision"] in {"very-high", "high", "medium", "low"}
        assert rule["properties"]["problem.severity"] in {"error", "warning", "recommendation"}
        assert len(rule["properties"]["tags"]) <= 10
        assert "security" not in json.dumps(rule["properties"])


def test_a_long_reason_is_cut_to_what_github_takes(full_of_findings: Report) -> None:
    rules = tuple(rule._replace(why="word " * 400) for rule in full_of_findings.rules)
    for rule in run_of(full_of_findings._replace(rules=rules))["tool"]["driver"]["rules"]:
        assert len(rule["fullDescription"]["text"]) == 1024


def test_messages_have_numbered_fields_in_quotes_and_arguments_and_text(run: Any) -> None:
    strings = [rule["messageStrings"]["default"]["text"] for rule in run["tool"]["driver"]["rules"]]
    assert strings[0] == "'{0}' contradicts '{1}' other places."
    assert strings[2] == "'{0}' has the tracking parameter '{1}'."
    message = run["results"][1]["message"]
    assert message["id"] == "default"
    assert message["arguments"] == ["https://a.example/?utm_source=x", "utm_source"]
    assert message["text"] == "`https://a.example/?utm_source=x` has the tracking parameter `utm_source`."


def test_doubled_braces_of_a_message_stay(desk: Any, rules: Any) -> None:
    rule = rules["tracking-url"]._replace(message="{{ {name} }} is left")
    driver = run_of(desk.report(rules=(rule,)))["tool"]["driver"]
    assert driver["rules"][0]["messageStrings"]["default"]["text"] == "{{ '{0}' }} is left."


def test_every_result_names_its_rule_and_index(run: Any) -> None:
    rules = run["tool"]["driver"]["rules"]
    assert [result["ruleId"] for result in run["results"]] == [
        rules[result["ruleIndex"]]["id"] for result in run["results"]
    ]
    assert [result["level"] for result in run["results"]] == ["warning", "note", "warning", "warning", "warning"]


def test_a_finding_has_its_own_level_and_its_rule_the_default(full_of_findings: Report) -> None:
    graver = full_of_findings.findings[0]._replace(level=Level.ERROR)
    run = run_of(full_of_findings._replace(findings=(graver,)))
    assert run["results"][0]["level"] == "error"
    assert run["tool"]["driver"]["rules"][run["results"][0]["ruleIndex"]]["defaultConfiguration"]["level"] == "warning"


def test_every_location_is_relative_encoded_and_has_a_region(run: Any) -> None:
    assert len(locations(run)) == 7
    for location in locations(run):
        artifact = location["artifactLocation"]
        assert artifact["uriBaseId"] == "%SRCROOT%"
        assert re.fullmatch(r"[A-Za-z0-9%._/-]+", artifact["uri"])
        assert not artifact["uri"].startswith(("/", "."))
        region = location["region"]
        assert {"startLine", "startColumn", "endLine", "endColumn", "snippet"} == set(region)
        assert (region["startLine"], region["startColumn"]) <= (region["endLine"], region["endColumn"])
    assert physical(run, 0)["artifactLocation"]["uri"] == "a%20b/na%C3%AFve%20%E6%BC%A2.md"
    assert run["originalUriBaseIds"]["%SRCROOT%"].keys() == {"description"}


def test_a_name_with_a_colon_is_no_scheme_and_a_name_in_bytes_is_kept(full_of_findings: Report) -> None:
    first = full_of_findings.findings[0]
    assert first.location

    def uri(path: str) -> str:
        assert first.location
        renamed = first._replace(location=first.location._replace(path=path))
        found: str = physical(run_of(full_of_findings._replace(findings=(renamed,))), 0)["artifactLocation"]["uri"]
        return found

    assert uri("./a:b#c?.md") == "a%3Ab%23c%3F.md"
    assert uri("caf\udce9.md") == "caf%E9.md"


def test_columns_are_utf16_units(run: Any) -> None:
    assert run["columnKind"] == "utf16CodeUnits"
    region = physical(run, 1)["region"]
    assert (region["startLine"], region["startColumn"], region["endColumn"]) == (3, 12, 43)


def test_line_ends_are_those_that_positions_count(run: Any) -> None:
    assert run["newlineSequences"] == ["\r\n", "\n", "\r"]


def test_a_context_is_larger_than_its_region_or_absent(run: Any) -> None:
    for location in locations(run["results"]):
        region, context = location["region"], location.get("contextRegion")
        if context:
            ends = [(part["endLine"], part["endColumn"]) for part in (region, context)]
            starts = [(part["startLine"], part["startColumn"]) for part in (region, context)]
            assert starts[1] <= starts[0]
            assert ends[1] >= ends[0]
            assert (starts[1], ends[1]) != (starts[0], ends[0])
    assert "contextRegion" not in physical(run, 4)  # an empty document has nothing around


def test_a_finding_on_the_whole_document_stands_on_line_1(run: Any) -> None:
    regions = [physical(run, index)["region"] for index in (0, 2, 4)]
    assert {(region["startLine"], region["startColumn"], region["endLine"]) for region in regions} == {(1, 1, 1)}
    assert [region["snippet"]["text"] for region in regions] == ["# Wörter 😀", "", ""]
    assert [region["endColumn"] for region in regions] == [12, 1, 1]


def test_related_locations_are_linked_from_the_message(run: Any) -> None:
    result = run["results"][3]
    assert [other["id"] for other in result["relatedLocations"]] == [1, 2]
    assert [other["message"]["text"] for other in result["relatedLocations"]] == ["another number here.", "and here."]
    assert result["message"]["text"].endswith(" other places. See [another number here](1), [and here](2).")


def test_more_places_than_github_takes_are_left_out_and_few_are_linked(desk: Any, rules: Any) -> None:
    places = tuple(Related(Span(1, 2), "here") for _ in range(1_200))
    finding = Finding(Span(1, 5), {"text": "x", "count": "1200"}, related=places)
    run = run_of(desk.report(desk.finding("blank-head.txt", finding, rules["conflicting-contact"])))
    assert len(run["results"][0]["relatedLocations"]) == 1_000
    assert run["results"][0]["message"]["text"].endswith("See [here](1), [here](2), [here](3) and 1,197 more.")


def test_a_link_in_a_document_makes_no_link_in_the_message(desk: Any, rules: Any) -> None:
    finding = Finding(Span(1, 5), {"text": "[a](https://b.example)", "name": "[x]"})
    run = run_of(desk.report(desk.finding("blank-head.txt", finding, rules["tracking-url"])))
    assert run["results"][0]["message"]["arguments"] == ["\\[a\\](https://b.example)", "[x]"]
    assert "](" not in run["results"][0]["message"]["text"].replace("\\](", "")


def test_every_result_has_both_fingerprints(run: Any, full_of_findings: Report) -> None:
    for result, finding in zip(run["results"], full_of_findings.findings, strict=True):
        assert result["partialFingerprints"] == {
            "primaryLocationLineHash": finding.line_hash,
            "seedlint/v1": finding.fingerprint,
        }
        assert re.fullmatch(r"[0-9a-f]+:[0-9]+", finding.line_hash)


def test_a_fix_has_a_description_and_lines(run: Any) -> None:
    (fix,) = run["results"][1]["fixes"]
    assert fix["description"]["text"] == "Remove the tracking parameter."
    (change,) = fix["artifactChanges"]
    assert change["artifactLocation"] == physical(run, 1)["artifactLocation"]
    assert change["replacements"] == [
        {
            "deletedRegion": {"startLine": 3, "startColumn": 30, "endLine": 3, "endColumn": 43},
            "insertedContent": {"text": ""},
        }
    ]


def test_a_fix_beyond_the_text_that_is_known_is_left_out(desk: Any, rules: Any) -> None:
    desk.texts["long.txt"] = "x\n" * 1_000
    fix = Fix((Edit(Span(0, 1), ""), Edit(Span(1_500, 1_502), "")), "Remove both", safe=False)
    finding = desk.finding("long.txt", Finding(Span(0, 0), fix=fix, whole=True), rules["missing-date"])
    assert "fixes" not in run_of(desk.report(finding))["results"][0]


def test_the_run_says_how_it_went(run: Any, clean: Report, troubled: Report) -> None:
    assert run["invocations"] == [{"executionSuccessful": True, "exitCode": 1, "toolExecutionNotifications": []}]
    assert run_of(clean)["results"] == []
    (invocation,) = run_of(troubled)["invocations"]
    assert (invocation["executionSuccessful"], invocation["exitCode"]) == (False, 2)
    notifications = invocation["toolExecutionNotifications"]
    assert [item["level"] for item in notifications] == ["error", "error", "note", "note"]
    assert notifications[0]["message"]["text"] == "no such file."
    assert notifications[0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "gone.md"
    assert notifications[1]["associatedRule"] == {"id": "tracking-url", "index": 2}
    assert notifications[3]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "docs/old.txt"
    known = [item["id"] for item in run_of(troubled)["tool"]["driver"]["notifications"]]
    assert all(known[item["descriptor"]["index"]] == item["descriptor"]["id"] for item in notifications)


def test_nothing_changes_from_day_to_day_unless_a_day_was_given(run: Any, full_of_findings: Report) -> None:
    assert run["properties"] == {"documents": 3}
    assert run_of(full_of_findings._replace(as_of=dt.date(2024, 5, 1)))["properties"]["asOf"] == "2024-05-01"
    assert not re.search(r"TimeUtc|[gG]uid|versionControl", json.dumps(run))


def test_a_category_tells_several_reports_apart(run: Any, full_of_findings: Report) -> None:
    assert run["automationDetails"]["id"] == "seedlint/"
    assert run_of(full_of_findings._replace(category="docs"))["automationDetails"]["id"] == "seedlint/docs/"


def test_a_version_is_semantic_only_where_it_is(run: Any, full_of_findings: Report) -> None:
    assert run["tool"]["driver"]["semanticVersion"] == "1.2.3"
    assert "semanticVersion" not in run_of(full_of_findings._replace(version="1.2.dev1"))["tool"]["driver"]


def test_an_alias_is_a_deprecated_id(run: Any) -> None:
    assert run["tool"]["driver"]["rules"][2]["deprecatedIds"] == ["utm-url"]
