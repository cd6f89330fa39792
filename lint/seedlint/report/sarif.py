"""The report as SARIF 2.1.0, for GitHub code scanning, reviewdog, DefectDojo, GitLab and editors.

The same findings give the same bytes: no times, absolute paths, GUIDs or version control provenance. Columns count
UTF-16 units from 1; ends are exclusive.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import chain
from typing import TYPE_CHECKING
from urllib.parse import quote

from seedlint.base.excerpt import first_line, replaced
from seedlint.base.model import Excerpt, Finding, Fix, Level, Location, Problem, Related
from seedlint.report import DOCS, Options, Report, RuleInfo, location_of
from seedlint.rulebook.rule import FIELD
from seedlint.text.json_text import dumped

if TYPE_CHECKING:
    from seedlint.engine.baseline import Known

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
ROOT = "%SRCROOT%"  # without a URI: an absolute one would be wrong on any other machine
OUTSIDE = "%OUTSIDE%"  # for documents outside the root: code scanning rejects absolute URIs
LINKS = 3  # related locations that a message links to
RELATED = 1000  # locations of a result: GitHub's limit
DESCRIPTION = 1024  # characters of a full description: GitHub's limit
SEMVER = re.compile(r"\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?(\+[0-9A-Za-z.-]+)?")
QUOTED_FIELD = re.compile(rf"[`'\"‘“]?(?:{FIELD.pattern})[`'\"’”]?")
SEVERITY = {Level.ERROR: "error", Level.WARNING: "warning", Level.NOTE: "recommendation"}
NOTIFICATIONS = {
    "unreadable-document": ("error", "A document could not be read."),
    "failed-rule": ("error", "A rule failed on a document; the other rules and documents went on."),
    "not-run": ("note", "A part of the run was left out."),
    "renamed-rule": ("note", "A former name of a rule is in use."),
    "not-fixed": ("note", "A document could not be fixed."),
    "unused-suppression": ("note", "A suppression beside the documents suppresses nothing."),
    "stale-baseline": ("note", "Findings of the baseline are found no more."),
    "left-out": ("note", "Findings on unchanged lines were left out."),
    "assumed-encoding": ("note", "A document was read in an encoding that its bytes only hint at."),
}

Json = dict[str, object]


def pieces(report: Report, *, options: Options) -> Iterator[str]:
    """Yield the report for code scanning."""
    return dumped({"$schema": SCHEMA, "version": "2.1.0", "runs": [_run(report, options)]})


def _run(report: Report, options: Options) -> Json:
    category = f"{report.category}/" if report.category else ""
    indexed = {rule.id: (index, rule) for index, rule in enumerate(report.rules)}
    properties: Json = {"documents": report.documents}
    if report.as_of:
        properties["asOf"] = report.as_of.isoformat()
    if report.suffix_list:
        properties["suffixListAsOf"] = report.suffix_list
    return {
        "tool": {"driver": _driver(report)},
        "automationDetails": {"id": f"seedlint/{category}"},
        "invocations": [_invocation(report, indexed)],
        "originalUriBaseIds": {
            ROOT: {"description": {"text": "The folder that seedlint was started in."}},
            OUTSIDE: {"description": {"text": "The root of the file system, for documents outside of that folder."}},
        },
        "columnKind": "utf16CodeUnits",
        "newlineSequences": ["\r\n", "\n", "\r"],
        "results": _Results(report, options, indexed),
        "properties": properties,
    }


def _driver(report: Report) -> Json:
    semantic = {"semanticVersion": report.version} if SEMVER.fullmatch(report.version) else {}
    return {
        "name": "seedlint",
        "fullName": "seedlint, a linter of the quality and the provenance of texts",
        "organization": "seedlint",
        "version": report.version,
        **semantic,
        "informationUri": DOCS,
        "language": "en-US",
        "rules": [_rule(rule) for rule in report.rules],
        "notifications": [
            {
                "id": name,
                "name": _pascal(name),
                "shortDescription": {"text": text},
                "fullDescription": {"text": text},
                "help": {"text": text},
                "helpUri": DOCS,
                "defaultConfiguration": {"level": level},
            }
            for name, (level, text) in NOTIFICATIONS.items()
        ],
    }


def _rule(rule: RuleInfo) -> Json:
    summary = _terminated(rule.summary)
    why = " ".join(rule.why.split()) or summary
    name = {"name": _pascal(rule.id)} if "-" in rule.id else {}  # GitHub rejects a name that equals the id
    aliases = {"deprecatedIds": list(rule.aliases)} if rule.aliases else {}
    return {
        "id": rule.id,
        **name,
        **aliases,
        "shortDescription": {"text": summary},
        "fullDescription": {"text": why if len(why) <= DESCRIPTION else why[: DESCRIPTION - 1] + "…"},
        "help": {"text": why, "markdown": rule.page or why},
        "helpUri": rule.url,
        "defaultConfiguration": {"level": rule.level.value},
        "messageStrings": {"default": {"text": _message_string(rule)}},
        "properties": {
            "tags": [rule.category],
            "precision": rule.confidence,
            "problem.severity": SEVERITY[rule.level],
        },
    }


def _message_string(rule: RuleInfo) -> str:
    """Return the message with numbered fields, in quotes, as SARIF recommends for dynamic text."""

    def numbered(match: re.Match[str]) -> str:
        return f"'{{{rule.fields.index(match[1])}}}'" if match[1] else match[0]

    return _terminated(QUOTED_FIELD.sub(numbered, rule.message))


def _result(finding: Finding, index: int, rule: RuleInfo) -> Json:
    location = location_of(finding)
    region = first_line(location) if finding.whole else location.snippet
    keys = {"primaryLocationLineHash": finding.line_hash, "seedlint/v1": finding.fingerprint}
    result: Json = {
        "ruleId": finding.rule,
        "ruleIndex": index,
        "level": finding.level.value,
        "message": {
            "id": "default",
            "arguments": [_plain(finding.values.get(name, "")) for name in rule.fields],
            "text": _terminated(_plain(finding.message)) + _links(finding.related),
        },
        "locations": [_location(location, region)],
        "partialFingerprints": {name: key for name, key in keys.items() if key},
    }
    if finding.related:
        result["relatedLocations"] = [
            {"id": number, **_related(related)} for number, related in enumerate(finding.related[:RELATED], 1)
        ]
    if finding.fix and (fix := _fix(finding.fix, location)):
        result["fixes"] = [fix]
    if finding.suppression:
        kind = "inSource" if finding.suppression.place else "external"
        why = {"justification": _plain(finding.suppression.reason)} if finding.suppression.reason else {}
        result["suppressions"] = [{"kind": kind, "status": "accepted", **why}]
    if finding.baseline:
        result["baselineState"] = finding.baseline
    if finding.confidence:
        result["properties"] = {"confidence": finding.confidence}
    return result


class _Results(list[Json]):
    """The results, made while they are written: open findings, those set aside, absent baseline entries."""

    def __init__(self, report: Report, options: Options, indexed: Mapping[str, tuple[int, RuleInfo]]) -> None:
        super().__init__()
        self._report, self._options, self._indexed = report, options, indexed
        self._absent = [entry for entry in report.absent if entry.rule in indexed]

    def __len__(self) -> int:
        report = self._report
        return len(report.findings) + len(self._absent) + sum(map(self._shows, report.aside))

    def __iter__(self) -> Iterator[Json]:
        for finding in chain(self._report.findings, filter(self._shows, self._report.aside)):
            yield _result(finding, *self._indexed[finding.rule])
        for entry in self._absent:
            yield _absent(entry, self._indexed[entry.rule][0])

    def _shows(self, finding: Finding) -> bool:
        return finding.suppression is None or self._options.suppressed


def _absent(entry: Known, index: int) -> Json:
    region = {"startLine": entry.line}
    return {
        "ruleId": entry.rule,
        "ruleIndex": index,
        "level": entry.level.value,
        "message": {"text": _terminated(_plain(entry.message))},
        "locations": [{"physicalLocation": {"artifactLocation": _artifact(entry.path), "region": region}}],
        "partialFingerprints": {"seedlint/v1": entry.fingerprint},
        "baselineState": "absent",
    }


def _links(related: tuple[Related, ...]) -> str:
    """Return a sentence with links to the related locations: GitHub shows only those that a message links to."""
    if not related:
        return ""
    links = [f"[{_escaped(other.message).rstrip('.')}]({number})" for number, other in enumerate(related[:LINKS], 1)]
    more = f" and {len(related) - LINKS:,} more" if len(related) > LINKS else ""
    return f" See {', '.join(links)}{more}."


def _related(related: Related) -> Json:
    location = location_of(related)
    return {**_location(location, location.snippet), "message": {"text": _terminated(_plain(related.message))}}


def _location(location: Location, region: Excerpt) -> Json:
    physical: Json = {"artifactLocation": _artifact(location.path), "region": _region(region)}
    context = location.context
    if (context.start, context.end) != (region.start, region.end):  # it must be larger
        physical["contextRegion"] = _region(context)
    return {"physicalLocation": physical}


def _artifact(path: str) -> Json:
    uri = quote(path.removeprefix("./"), errors="surrogateescape")
    return {"uri": uri.removeprefix("/"), "uriBaseId": OUTSIDE if uri.startswith("/") else ROOT}


def _region(excerpt: Excerpt) -> Json:
    return {**_range(excerpt), "snippet": {"text": excerpt.text}}


def _range(excerpt: Excerpt) -> Json:
    return {
        "startLine": excerpt.start.line,
        "startColumn": excerpt.start.utf16,
        "endLine": excerpt.end.line,
        "endColumn": excerpt.end.utf16,
    }


def _fix(fix: Fix, location: Location) -> Json | None:
    """Return the fix, None if an edit is outside the context of the finding."""
    places = [(replaced(edit, location), edit.text) for edit in fix.edits]
    replacements = [
        {"deletedRegion": _range(excerpt), "insertedContent": {"text": text}} for excerpt, text in places if excerpt
    ]
    if len(replacements) < len(places):
        return None
    return {
        "description": {"text": _terminated(_plain(fix.description))},
        "artifactChanges": [{"artifactLocation": _artifact(location.path), "replacements": replacements}],
        "properties": {"safe": fix.safe},
    }


def _invocation(report: Report, indexed: Mapping[str, tuple[int, RuleInfo]]) -> Json:
    return {
        "executionSuccessful": not report.problems,
        "exitCode": report.exit_code,
        "toolExecutionNotifications": [
            *(_problem(problem, indexed) for problem in report.problems),
            *(_notification(note.kind, note.text, note.path) for note in report.notes),
        ],
    }


def _problem(problem: Problem, indexed: Mapping[str, tuple[int, RuleInfo]]) -> Json:
    notification = _notification("failed-rule" if problem.rule else "unreadable-document", problem.reason, problem.path)
    if problem.rule in indexed:
        notification["associatedRule"] = {"id": problem.rule, "index": indexed[problem.rule][0]}
    return notification


def _notification(name: str, text: str, path: str) -> Json:
    located = {"locations": [{"physicalLocation": {"artifactLocation": _artifact(path)}}]} if path else {}
    return {
        "descriptor": {"id": name, "index": list(NOTIFICATIONS).index(name)},
        "level": NOTIFICATIONS[name][0],
        "message": {"text": _terminated(_plain(text))},
        **located,
    }


def _pascal(name: str) -> str:
    return "".join(word.capitalize() for word in name.split("-"))


def _terminated(text: str) -> str:
    """Return a sentence with its full stop."""
    text = text.rstrip()
    return text if text.endswith((".", "!", "?")) else f"{text}."


def _plain(text: str) -> str:
    """Escape `[text](target)` from a document, which SARIF viewers would show as a link."""
    return _escaped(text) if "](" in text else text


def _escaped(text: str) -> str:
    return text.replace("[", "\\[").replace("]", "\\]")
