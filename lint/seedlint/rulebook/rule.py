"""One rule as a run has it: plain data that makes its check. Its page, where people write it, is read elsewhere."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import starmap
from typing import Any

from seedlint.base.cache import unpacked
from seedlint.base.model import Confidence, Finding, Level, LevelName
from seedlint.base.record import NamedTuple
from seedlint.base.toml_lines import line_of
from seedlint.checks import Check, kind
from seedlint.pattern import Pattern
from seedlint.pattern.anchors import Index, by_word
from seedlint.text.lazy import lazy

FIELD = lazy(r"\{\{|\}\}|\{(\w*)\}")  # doubled braces are braces


class Calls(NamedTuple):
    """What a run knows of a check before it makes it: when to ask it, and whether it compares documents.

    `always`: of every document; else where one of its `anchors` stands. `pairs`: a document alone asks it nothing.
    """

    always: bool
    compares: bool
    pairs: bool
    anchors: Index

    @classmethod
    def of(cls, check: Check) -> Calls:
        """Ask the check itself."""
        compares = type(check).emit is not Check.emit
        anchors = by_word(check.patterns, check.leads)
        return cls(check.looks_at_every_document, compares, check.compares_pairs, anchors)


class Rule(NamedTuple):
    """What to look for, why it matters, and how grave it is.

    `packed_options` are the kind's validated options in plain form, patterns parsed; `file` is the path of the page
    below its folder of rules, `root` that folder ("" for the rules that seedlint ships). Findings of the variants in
    `off` are told only where a config or a profile gives the rule one level for all. `calls` says when its check is
    asked; None for a rule that nobody compiled.
    """

    id: str
    category: str
    summary: str
    check: str
    level: Level
    message: str
    why: str
    file: str
    root: str = ""
    aliases: tuple[str, ...] = ()
    default: bool = True
    preview: bool = False
    languages: tuple[str, ...] = ()
    confidence: Confidence = "high"
    levels: Mapping[str, Level] = {}
    off: tuple[str, ...] = ()
    packed_options: bytes = b""
    calls: Calls | None = None

    @property
    def options(self) -> Mapping[str, Any]:
        """The kind's validated options in plain form, patterns parsed: unpacked only where the check is made."""
        options: Mapping[str, Any] = (unpacked(self.packed_options) if self.packed_options else None) or {}
        return options

    def make_check(self) -> Check:
        """Make the check that this rule stands for."""
        made = kind(self.check)
        return made(made.Options(**{name: _revived(value) for name, value in self.options.items()}))

    @property
    def message_fields(self) -> tuple[str, ...]:
        """The names of the message's fields in the order in which they first stand there."""
        return tuple(dict.fromkeys(match[1] for match in FIELD.finditer(self.message) if match[1] is not None))

    def say(self, values: Mapping[str, str]) -> str:
        """Fill the message with a finding's values."""
        return FIELD.sub(lambda match: match[0][0] if match[1] is None else values.get(match[1], ""), self.message)

    def level_of(self, finding: Finding) -> Level:
        """Return the level of a finding by its variant."""
        return self.levels.get(finding.variant, self.level)


class Override(NamedTuple):
    """What a config file sets for one rule: a level and options, and the file's path and text to point into.

    `under` is what the file that this one extends sets for it.
    """

    level: LevelName | None
    options: Mapping[str, Any]
    path: str
    text: str
    table: tuple[str, ...]
    under: Override | None = None

    @property
    def layers(self) -> tuple[Override, ...]:
        """This and those under it, the lowest first."""
        return (*(self.under.layers if self.under else ()), self)

    @property
    def final_level(self) -> LevelName | None:
        """The level that the nearest file sets."""
        return next((layer.level for layer in reversed(self.layers) if layer.level), None)

    def line_of(self, *keys: str, holding: str = "") -> int:
        """Return the config's line on which a key of this table (or from there on, some text) stands."""
        return line_of(self.text, *self.table, *keys, holding=holding)


def to_data(rule: Rule) -> dict[str, Any]:
    """Return the rule as plain data: tuples, sets, mappings and text, of no class of its own."""
    levels = {variant: str(level) for variant, level in rule.levels.items()}
    calls = tuple(rule.calls) if rule.calls else None
    return {**rule._asdict(), "level": str(rule.level), "levels": levels, "calls": calls}


def from_data(data: Mapping[str, Any]) -> Rule:
    """Make a rule from its compiled data."""
    return Rule(
        **{
            **data,
            "level": Level(data["level"]),
            "aliases": tuple(data["aliases"]),
            "languages": tuple(data["languages"]),
            "off": tuple(data["off"]),
            "levels": {variant: Level(level) for variant, level in data["levels"].items()},
            "calls": Calls(*data["calls"]) if data["calls"] else None,
        }
    )


def _revived(value: Any) -> Any:
    """Turn parsed patterns, as they were frozen, into Patterns; words, which are many, are not looked at."""
    if isinstance(value, tuple):
        if not value or isinstance(value[0], str):
            return value
        return tuple(starmap(Pattern, value) if isinstance(value[0], list) else map(_revived, value))
    if isinstance(value, list):
        return Pattern(*value)
    return {key: _revived(inner) for key, inner in value.items()} if isinstance(value, Mapping) else value
