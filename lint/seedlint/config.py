"""What a project sets: found, read strictly, checked once, and kept by content so that later runs need no pydantic."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from seedlint import __version__, cache, rulebook
from seedlint.errors import UserError, complain
from seedlint.rule import Override
from seedlint.rulebook import Rulebook
from seedlint.size import DEFAULT
from seedlint.toml_lines import line_of, syntax_line

OWN_FILE = "seedlint.toml"
SHARED_FILE = "pyproject.toml"
TABLE = ("tool", "seedlint")
OUR_TABLE = re.compile(rb"^[ \t]*\[[ \t]*tool[ \t]*\.[ \t]*[\"']?seedlint\b", re.MULTILINE)
LEVELS = ("error", "warning", "note", "never")


@dataclass(frozen=True, slots=True)
class Config:
    """The settings of a run. Globs and folders are relative to `root`, the folder of the file that holds them."""

    path: str | None = None
    root: Path = field(default_factory=Path)
    select: tuple[str, ...] | None = None
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    per_file_ignores: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    max_file_size: int = DEFAULT
    as_of: dt.date | None = None
    fail_on: str = "warning"
    regions: tuple[str, ...] = ("US",)
    extra_tlds: tuple[str, ...] = ()
    overrides: Mapping[str, Override] = field(default_factory=dict)
    text: str = ""

    @property
    def rule_folders(self) -> tuple[Path, ...]:
        """The folders of the project's own rules."""
        return tuple(self.root / folder for folder in self.rules)

    def line_of(self, *keys: str, holding: str = "") -> int:
        """Return the file's line on which a key (or from there on, some text) stands."""
        return line_of(self.text, *_prefix(self.root / (self.path or "")), *keys, holding=holding)


def find(start: Path) -> Path | None:
    """Return the nearest config file at or above `start`: seedlint.toml, or a pyproject.toml with [tool.seedlint]."""
    for folder in (start, *start.parents):
        if (folder / OWN_FILE).is_file():
            return folder / OWN_FILE
        shared = folder / SHARED_FILE
        if shared.is_file() and OUR_TABLE.search(shared.read_bytes()):
            return shared
    return None


def rules_of(config: Config) -> Rulebook:
    """Return the rules of a project. Raises UserError for what is wrong with them, and for names that no rule has."""
    book = rulebook.load(config.rule_folders, config.overrides)
    tables: dict[tuple[str, ...], tuple[str, ...]]
    tables = {("select",): config.select or (), ("extend-select",): config.extend_select, ("ignore",): config.ignore}
    tables |= {("per-file-ignores", glob): names for glob, names in config.per_file_ignores.items()}
    for keys, names in tables.items():
        for name in names:
            try:
                book.named([name])
            except UserError as error:
                line = config.line_of(*keys, holding=name)
                raise UserError(replace(error.complaints[0], path=config.path, line=line)) from None
    return book


def read(file: Path, *, shown: str | None = None) -> Config:
    """Return the config of a file. Raises UserError with file, line and the nearest key for what is wrong in it."""
    path = shown or str(file)
    try:
        text = file.read_bytes().decode("utf-8")
    except OSError as error:
        raise complain(f"can't read the config: {error.strerror}", path=path) from None
    except UnicodeDecodeError:
        raise complain("the config is not UTF-8", path=path) from None
    key = hashlib.sha256(f"{__version__} {file.name} {text}".encode()).hexdigest()
    stored = cache.load("config", key)
    data = json.loads(stored) if stored is not None else _checked(file, path, text)
    if stored is None:
        cache.store("config", key, json.dumps(data).encode())
    return _config(data, file, path, text)


def _prefix(file: Path) -> tuple[str, ...]:
    return TABLE if file.name == SHARED_FILE else ()


def _checked(file: Path, path: str, text: str) -> dict[str, Any]:
    """Read a config's text with its strict model; the result is plain data, by field names."""
    import tomllib

    from seedlint.schema import ConfigFile, validated

    prefix = _prefix(file)
    try:
        raw: Any = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise complain(f"not TOML: {error}", path=path, line=syntax_line(error)) from None
    for part in prefix:
        raw = raw.get(part, {}) if isinstance(raw, dict) else raw
    model = validated(ConfigFile, raw, path=path, line_of=lambda *keys: line_of(text, *prefix, *keys))
    for name, table in model.rule.items():
        if table.get("level", "note") not in LEVELS[:3]:
            line = line_of(text, *prefix, "rule", name, "level")
            raise complain(f"`rule.{name}.level` is none of error, warning, note", path=path, line=line)
    data: dict[str, Any] = model.model_dump(mode="json")
    return data


def _config(data: Mapping[str, Any], file: Path, path: str, text: str) -> Config:
    prefix = _prefix(file)
    contacts = data["contacts"]
    regions = tuple(dict.fromkeys([*([contacts["region"]] if contacts["region"] else []), *contacts["regions"]]))
    return Config(
        path=path,
        root=file.parent,
        select=None if data["select"] is None else tuple(data["select"]),
        extend_select=tuple(data["extend_select"]),
        ignore=tuple(data["ignore"]),
        per_file_ignores={glob: tuple(rules) for glob, rules in data["per_file_ignores"].items()},
        include=tuple(data["include"]),
        exclude=tuple(data["exclude"]),
        rules=tuple(data["rules"]),
        max_file_size=data["max_file_size"],
        as_of=dt.date.fromisoformat(data["as_of"]) if data["as_of"] else None,
        fail_on=data["fail_on"],
        regions=regions or ("US",),
        extra_tlds=tuple(data["contacts"]["extra_tlds"]),
        overrides={name: _override(name, table, path, text, prefix) for name, table in data["rule"].items()},
        text=text,
    )


def _override(name: str, table: Mapping[str, Any], path: str, text: str, prefix: tuple[str, ...]) -> Override:
    options = {key: value for key, value in table.items() if key != "level"}
    return Override(table.get("level"), options, path, text, (*prefix, "rule", name))
