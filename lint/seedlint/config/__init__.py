"""The effective config of a file: config layers and the command line merged, with the origin of each value."""

from __future__ import annotations

import datetime as dt
import os
import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from seedlint.base.errors import UserError, complain
from seedlint.base.record import NamedTuple
from seedlint.base.size import DEFAULT_MAX_FILE_SIZE
from seedlint.config.layers import SHARED_FILE, Layer, read_layers
from seedlint.rulebook.rule import Override

if TYPE_CHECKING:
    from pathlib import Path

OWN_FILE = "seedlint.toml"
OUR_TABLE = rb"(?m)^[ \t]*\[[ \t]*tool[ \t]*\.[ \t]*[\"']?seedlint\b"
OUR_KEY = rb"(?m)^[ \t]*(?:tool[ \t]*\.[ \t]*)?[\"']?seedlint[\"']?[ \t]*[.=]"
TABLES = ("contacts", "online", "per-file-ignores")
SINGLE = (
    "profile",
    "preview",
    "max_file_size",
    "as_of",
    "fail_on",
    "redact",
)  # of these, the command line's value holds
COMMAND_LINE = "command line"


class OnlineSettings(NamedTuple):
    """The settings of link checking: `timeout` and `delay` (between two requests to one host) are in seconds.

    `concurrency` is the number of parallel requests, `cache_days` how long an answer is cached (0: not at all).
    """

    allow_private: bool = False
    timeout: float = 20.0
    concurrency: int = 16
    delay: float = 0.5
    cache_days: int = 1


class Command(NamedTuple):
    """The settings of the command line, which override every config; None or empty where it sets nothing."""

    select: tuple[str, ...] | None = None
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    profile: str | None = None
    preview: bool | None = None
    max_file_size: int | None = None
    as_of: dt.date | None = None
    fail_on: str | None = None
    redact: bool | None = None
    online: bool = False
    allow_private: bool = False
    use_cache: bool = True


class Config(NamedTuple):
    """The settings that apply to some files.

    `path` is the nearest config file, as shown to people; `files` are the full paths of that file and of those that it
    extends. `origins` has the layer of every value that a file sets, `commanded` the keys that the command line sets or
    adds to.
    """

    path: str | None = None
    files: tuple[str, ...] = ()
    select: tuple[str, ...] | None = None
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    profile: str | None = None
    preview: bool = False
    languages: tuple[str, ...] = ()
    per_file_ignores: Mapping[str, tuple[str, ...]] = {}
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    baseline: str | None = None
    max_file_size: int = DEFAULT_MAX_FILE_SIZE
    as_of: dt.date | None = None
    fail_on: str = "warning"
    redact: bool = False
    regions: tuple[str, ...] = ("US",)
    extra_tlds: tuple[str, ...] = ()
    known_domains: tuple[str, ...] = ()
    allow_placeholders: bool | tuple[str, ...] = ()
    phone_style: str = ""
    online: bool = False
    online_settings: OnlineSettings = OnlineSettings()
    overrides: Mapping[str, Override] = {}
    origins: Mapping[tuple[str, ...], Layer] = {}
    commanded: frozenset[str] = frozenset()

    @property
    def rule_folders(self) -> tuple[Path, ...]:
        """The folders of the project's own rules."""
        return tuple(self.origins[("rules",)].folder / folder for folder in self.rules)

    @property
    def baseline_file(self) -> str | None:
        """The full path of the project's baseline."""
        return self.baseline and os.path.normpath(self.origins[("baseline",)].folder / self.baseline)

    def origin(self, *keys: str) -> str:
        """Return where a value comes from: `path:line`, "command line", both, or "default"."""
        layer = self.origins.get(keys)
        where = (("contacts",), "region") if keys == ("contacts", "regions") else (keys, "")  # `region` is one of them
        places = [f"{layer.path}:{layer.line_of(*where[0], holding=where[1])}"] if layer else []
        places += [COMMAND_LINE] if keys[0] in self.commanded else []
        return ", ".join(places) or "default"

    def complain(self, error: UserError, *keys: str, holding: str) -> UserError:
        """Return an error about one of a key's values, with file and line if it comes from a file."""
        layer = self.origins.get(keys)
        if layer is None or holding not in _values(layer.data, keys):
            return error
        line = layer.line_of(*keys, holding=holding)
        return UserError(*(one._replace(path=layer.path, line=line) for one in error.complaints))


def in_folder(folder: str | Path) -> str | None:
    """Return the folder's own config file: seedlint.toml, or a pyproject.toml with [tool.seedlint]."""
    own, shared = os.path.join(folder, OWN_FILE), os.path.join(folder, SHARED_FILE)
    if os.path.isfile(own):  # False, too, in a folder without read permission
        return own
    try:
        return shared if os.path.isfile(shared) and _is_ours(_bytes(shared)) else None
    except OSError as error:
        raise complain(f"can't read the config: {error.strerror}", path=shared) from None


def _bytes(file: str) -> bytes:
    with open(file, "rb") as opened:
        return opened.read()


def _is_ours(data: bytes) -> bool:
    """Tell whether a pyproject.toml has a table for seedlint; only unusual spellings of its header need parsing."""
    if re.search(OUR_TABLE, data) or not re.search(OUR_KEY, data):
        return bool(re.search(OUR_TABLE, data))
    import tomllib

    try:
        tool = tomllib.loads(data.decode("utf-8")).get("tool")
    except ValueError:  # its syntax errors are not ours to report
        return False
    return isinstance(tool, dict) and "seedlint" in tool


def read(file: Path, *, shown: str | None = None) -> Config:
    """Return the config of a file merged with those that it extends: the nearest value wins, tables merge, lists don't.

    Raises UserError with file, line and the nearest key for what is wrong in one of them.
    """
    layers = read_layers(file, shown or str(file))
    values: dict[tuple[str, ...], Any] = {}
    origins: dict[tuple[str, ...], Layer] = {}
    overrides: dict[str, Override] = {}
    for layer in layers:
        for keys, value in _flat(layer.data):
            values[keys], origins[keys] = value, layer
        for name, table in layer.data.get("rule", {}).items():
            overrides[name] = _override(name, table, layer, overrides.get(name))
    files = tuple(os.path.join(layer.folder, os.path.basename(layer.path)) for layer in layers)
    return _config(layers[-1].path, values, origins, overrides)._replace(files=files)


def commanded(config: Config, command: Command) -> Config:
    """Return the config overridden by the command line: `select` replaces the config's, `ignore` adds to it."""
    if command.online:
        config = config._replace(online=True, online_settings=_online_settings(config.online_settings, command))
    own: dict[str, Any] = {name: value for name in SINGLE if (value := getattr(command, name)) is not None}
    if command.select is not None:
        own |= {"select": command.select, "extend_select": ()}
    replaced = set(map(key_of, own))
    for name in ("extend_select", "ignore"):
        if added := getattr(command, name):
            own[name] = (*own.get(name, getattr(config, name)), *added)
    if not own:
        return config
    origins = {keys: layer for keys, layer in config.origins.items() if keys[0] not in replaced}
    return config._replace(**own, origins=origins, commanded=frozenset(map(key_of, own)))


def key_of(name: str) -> str:
    """Return the key in files of a setting's field."""
    return name.replace("_", "-")


def _online_settings(online_settings: OnlineSettings, command: Command) -> OnlineSettings:
    """Return the settings of link checking overridden by the command line."""
    return online_settings._replace(
        allow_private=online_settings.allow_private or command.allow_private,
        cache_days=online_settings.cache_days if command.use_cache else 0,
    )


def _flat(data: Mapping[str, Any]) -> Iterable[tuple[tuple[str, ...], Any]]:
    """Yield each value with its keys: tables are merged value by value."""
    for key, value in data.items():
        if key in TABLES:
            yield from (((key, inner), one) for inner, one in value.items())
        elif key != "rule":
            yield (key,), value


def _values(data: Mapping[str, Any], keys: Iterable[str]) -> Any:
    value: Any = data
    for key in keys:
        value = value.get(key, {})
    return value


def _override(name: str, table: Mapping[str, Any], layer: Layer, under: Override | None) -> Override:
    options = {key: value for key, value in table.items() if key != "level"}
    return Override(table.get("level"), options, layer.path, layer.text, (*layer.prefix, "rule", name), under)


def _config(
    path: str,
    values: Mapping[tuple[str, ...], Any],
    origins: Mapping[tuple[str, ...], Layer],
    overrides: Mapping[str, Override],
) -> Config:
    def row(*keys: str) -> tuple[str, ...]:
        return tuple(values.get(keys, ()))

    select, as_of = values.get(("select",)), values.get(("as-of",))
    allowed = values.get(("contacts", "allow-placeholders"), ())
    return Config(
        path=path,
        select=None if select is None else tuple(select),
        extend_select=row("extend-select"),
        ignore=row("ignore"),
        profile=values.get(("profile",)),
        preview=values.get(("preview",), False),
        languages=row("languages"),
        per_file_ignores={keys[1]: tuple(value) for keys, value in values.items() if keys[0] == "per-file-ignores"},
        include=row("include"),
        exclude=row("exclude"),
        rules=row("rules"),
        baseline=values.get(("baseline",)),
        max_file_size=values.get(("max-file-size",), DEFAULT_MAX_FILE_SIZE),
        as_of=dt.date.fromisoformat(as_of) if as_of else None,
        fail_on=values.get(("fail-on",), "warning"),
        redact=values.get(("redact",), False),
        regions=row("contacts", "regions") or ("US",),
        extra_tlds=row("contacts", "extra-tlds"),
        known_domains=row("contacts", "known-domains"),
        allow_placeholders=allowed if isinstance(allowed, bool) else tuple(allowed),
        phone_style=values.get(("contacts", "phone-style")) or "",
        online_settings=OnlineSettings(
            **{keys[1].replace("-", "_"): value for keys, value in values.items() if keys[0] == "online"}
        ),
        overrides=overrides,
        origins=origins,
    )
