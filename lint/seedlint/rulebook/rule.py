"""A compiled rule: plain data from which its check is made. `page` compiles it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from seedlint.base.cache import packed, part, unpacked
from seedlint.base.mapped_file import Packed, view
from seedlint.base.model import Confidence, Finding, Level, LevelName
from seedlint.base.record import NamedTuple
from seedlint.base.toml_lines import line_of
from seedlint.checks import Check, kind
from seedlint.pattern import Pattern
from seedlint.pattern.anchors import Index, by_word
from seedlint.pattern.packed import PackedPatterns, pack
from seedlint.text.lazy import lazy

FIELD = lazy(r"\{\{|\}\}|\{(\w*)\}")  # doubled braces are braces
ROW = ...  # stands for a row of patterns in packed options: with its place among them, as `part` takes it


class Calls(NamedTuple):
    """When a check is called, so that a run needs to make only the checks that it calls.

    `always`: for every document, else for those with one of its `anchors`. `compares`: it compares documents. `pairs`:
    a mark that is alone with its key is not settled.
    """

    always: bool
    compares: bool
    pairs: bool
    anchors: Index

    @classmethod
    def of(cls, check: Check) -> Calls:
        """Return when a check is called."""
        compares = type(check).emit is not Check.emit
        anchors = by_word(check.patterns, check.leads)
        return cls(check.looks_at_every_document, compares, check.compares_pairs, anchors)


class Rule(NamedTuple):
    """A rule: what to look for, why it matters, and its level.

    `check` is the kind of its check, `packed_options` the validated options of that, serialized: themselves, or where
    the package holds them. `file` is the path of the page in its folder of rules, `root` that folder ("" for shipped
    rules). Findings of the variants in `off` are reported only if a config or a profile gives the rule one level for
    all. `calls` says when its check is called, None for a rule that was made without compiling.
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
    packed_options: Packed = b""
    calls: Calls | None = None

    @property
    def options(self) -> Mapping[str, Any]:
        """The validated options, unpacked only when the check is made; its rows of patterns stay packed."""
        data = view(self.packed_options)
        options: Mapping[str, Any] = (unpacked(data) if data else None) or {}
        return {name: _with_rows(value, data) for name, value in options.items()}

    def make_check(self) -> Check:
        """Make the check of this rule."""
        made = kind(self.check)
        return made(made.Options(**self.options))

    @property
    def message_fields(self) -> tuple[str, ...]:
        """The names of the message's fields, in order, once each."""
        return tuple(dict.fromkeys(match[1] for match in FIELD.finditer(self.message) if match[1] is not None))

    def say(self, values: Mapping[str, str]) -> str:
        """Fill the message with a finding's values."""
        return FIELD.sub(lambda match: match[0][0] if match[1] is None else values.get(match[1], ""), self.message)

    def level_of(self, finding: Finding) -> Level:
        """Return the level of a finding, which may depend on its variant."""
        return self.levels.get(finding.variant, self.level)


class Override(NamedTuple):
    """The settings of one rule in a config file: level and options; path and text of the file are for error messages.

    `under` are the settings of the same rule in the file that this one extends.
    """

    level: LevelName | None
    options: Mapping[str, Any]
    path: str
    text: str
    table: tuple[str, ...]
    under: Override | None = None

    @property
    def layers(self) -> tuple[Override, ...]:
        """This override and those under it, the lowest first."""
        return (*(self.under.layers if self.under else ()), self)

    @property
    def final_level(self) -> LevelName | None:
        """The level that the nearest file sets, None if none does."""
        return next((layer.level for layer in reversed(self.layers) if layer.level), None)

    def line_of(self, *keys: str, holding: str = "") -> int:
        """Return the config's line on which a key of this table (or from there on, some text) stands."""
        return line_of(self.text, *self.table, *keys, holding=holding)


def in_memory(data: Packed) -> bytes:
    """Return packed values as bytes."""
    return bytes(view(data))


def to_data(rule: Rule, stored: Callable[[Packed], Any] = in_memory) -> dict[str, Any]:
    """Return the rule as plain data, which marshal can serialize; `stored` says how packed values stand in it."""
    data = rule._asdict()
    data["level"] = str(rule.level)
    data["levels"] = {variant: str(level) for variant, level in rule.levels.items()}
    data["packed_options"] = stored(rule.packed_options)
    if rule.calls:
        places, anchors = rule.calls.anchors
        data["calls"] = {**rule.calls._asdict(), "anchors": (places, stored(anchors))}
    return data


def from_data(data: Mapping[str, Any], found: Callable[[Any], Packed] = in_memory) -> Rule:
    """Return the rule of such data; `found` is the inverse of `stored`."""
    return Rule(
        **{
            **data,
            "level": Level(data["level"]),
            "aliases": tuple(data["aliases"]),
            "languages": tuple(data["languages"]),
            "off": tuple(data["off"]),
            "levels": {variant: Level(level) for variant, level in data["levels"].items()},
            "packed_options": found(data["packed_options"]),
            "calls": _calls(data["calls"], found) if data["calls"] else None,
        }
    )


def _calls(data: Mapping[str, Any], found: Callable[[Any], Packed]) -> Calls:
    places, anchors = data["anchors"]
    return Calls(**{**data, "anchors": Index(places, found(anchors))})


def pack_options(options: Mapping[str, Any]) -> bytes:
    """Serialize validated options: lists as tuples, then the rows of patterns, which a run doesn't copy."""
    rows: list[bytes] = []

    def plain(value: Any) -> Any:
        if isinstance(value, Mapping):
            return {key: plain(inner) for key, inner in value.items()}
        if not isinstance(value, list | tuple):
            return value
        if not value or not isinstance(value[0], Mapping) or "anchors" not in value[0]:
            return tuple(map(plain, value))
        rows.append(pack([Pattern(**pattern) for pattern in value]))
        return (ROW, sum(map(len, rows)), len(rows[-1]))

    return packed(plain(options)) + b"".join(reversed(rows))


def _with_rows(value: Any, data: memoryview) -> Any:
    """Put rows of patterns in where the options name their places; tuples of strings, which are long, are skipped."""
    if isinstance(value, tuple):
        if not value or isinstance(value[0], str):
            return value
        if value[0] is ROW:
            return PackedPatterns(part(data, *value[1:]))
        return tuple(_with_rows(inner, data) for inner in value)
    return {key: _with_rows(inner, data) for key, inner in value.items()} if isinstance(value, Mapping) else value
