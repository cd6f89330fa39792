"""JSON schemas for editors and programs, generated from the models that validate the files."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import seedlint.report
from seedlint.checks import KINDS, kind
from seedlint.run.baseline_file import VERSION

DRAFT = "https://json-schema.org/draft/2020-12/schema"
Json = dict[str, Any]


def schema(name: str) -> str:
    """Return the schema of a `config`, a `rule`'s front matter, a JSON `report` or a `baseline`, as JSON."""
    if name == "report":
        return _of_report()
    made = {"config": _config, "rule": _rule, "baseline": _baseline}[name]()
    return json.dumps({"$schema": DRAFT, **made}, indent=2, ensure_ascii=False) + "\n"


def _of_report() -> str:
    return Path(seedlint.report.__file__).with_name("schema.json").read_text(encoding="utf-8")


def _baseline() -> Json:
    """Return the schema of a baseline; its entries are those of a report's `absent`."""
    entries: Json = json.loads(_of_report())["properties"]["absent"]
    return {
        "title": "seedlint baseline",
        "type": "object",
        "properties": {
            "seedlint-baseline": {"const": VERSION, "description": "The version of the format."},
            "findings": {**entries, "description": "What is known, and no reason to fail."},
        },
        "required": ["seedlint-baseline", "findings"],
    }


def _config() -> Json:
    from seedlint.base.schema import ConfigFile

    made = ConfigFile.model_json_schema()
    level = {"enum": ["error", "warning", "note"]}
    made["properties"]["max-file-size"]["type"] = ["integer", "string"]  # a string as people write sizes
    made["properties"]["rule"]["additionalProperties"] = {
        "type": "object",
        "properties": {"level": level},
        "description": "The level and the options of one rule.",
    }
    return made | {"title": "seedlint config"}


def _rule() -> Json:
    """Return the schema of a rule's front matter: what `[options]` and `[levels]` accept depends on its `check`."""
    from seedlint.base.schema import RuleFile, options_schema

    made = RuleFile.model_json_schema()
    made["properties"]["check"] = {"enum": sorted(KINDS)}
    made["allOf"] = []
    for name in sorted(KINDS):
        checks = kind(name)
        options = options_schema(checks.Options)
        then: Json = {
            "properties": {
                "options": options,
                "levels": {"propertyNames": {"enum": list(checks.VARIANTS)}},
            },
            "required": ["options"] if options.get("required") else [],
        }
        made["allOf"].append({"if": {"properties": {"check": {"const": name}}}, "then": then})
    return made | {"title": "front matter of a seedlint rule"}
