"""JSON schemas of what people write and programs read, for editors: made of the models that check it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import seedlint.report
from seedlint.checks import KINDS, kind

DRAFT = "https://json-schema.org/draft/2020-12/schema"
Json = dict[str, Any]


def schema(name: str) -> str:
    """Return the schema of a `config`, of a `rule`'s front matter or of a JSON `report`, as JSON."""
    if name == "report":
        return Path(seedlint.report.__file__).with_name("schema.json").read_text(encoding="utf-8")
    made = _config() if name == "config" else _rule()
    return json.dumps({"$schema": DRAFT, **made}, indent=2, ensure_ascii=False) + "\n"


def _config() -> Json:
    from seedlint.schema import ConfigFile

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
    """Return the schema of a rule's front matter: what `[options]` and `[levels]` take hangs on its `check`."""
    from seedlint.schema import RuleFile, options_schema

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
