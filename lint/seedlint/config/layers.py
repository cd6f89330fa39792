"""Config layers: a config file and those that it extends, each validated by itself and cached by content."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from seedlint import __version__
from seedlint.base import cache
from seedlint.base.errors import UserError, complain, nearest
from seedlint.base.record import NamedTuple
from seedlint.base.toml_lines import line_of, syntax_line

if TYPE_CHECKING:
    from pathlib import Path

SHARED_FILE = "pyproject.toml"
TABLE = ("tool", "seedlint")
LEVELS = ("error", "warning", "note")


class Layer(NamedTuple):
    """One config file: `data` has the values that it sets, by their keys as written.

    `path` is the file's name as shown to people; paths and globs in it are relative to `folder`.
    """

    path: str
    folder: Path
    text: str
    prefix: tuple[str, ...]
    data: Mapping[str, Any]

    def line_of(self, *keys: str, holding: str = "") -> int:
        """Return the line of a key (or of some text from there on)."""
        return line_of(self.text, *self.prefix, *keys, holding=holding)

    def complain(self, text: str, *keys: str, holding: str = "", hint: str | None = None) -> UserError:
        """Return an error about a key."""
        return complain(text, path=self.path, line=self.line_of(*keys, holding=holding), hint=hint)


def read_layers(file: Path, shown: str) -> tuple[Layer, ...]:
    """Return the layers of a config, that of `file` itself last.

    Raises UserError with file and line for an invalid file, for an `extend` that leads to no file or in a circle, and
    for a path that leaves the repository.
    """
    from pathlib import Path

    layers: list[Layer] = []
    seen: list[str] = []
    while True:
        layer = _read(file, shown, extended_by=layers[-1] if layers else None)
        _confine(layer)
        seen.append(os.path.realpath(file))
        layers.append(layer)
        base = layer.data.get("extend")
        if base is None:
            return tuple(reversed(layers))
        file = Path(os.path.normpath(layer.folder / base))
        shown = os.path.normpath(os.path.join(os.path.dirname(shown), base))
        if os.path.realpath(file) in seen:
            raise layer.complain(f"`extend` leads in a circle: `{shown}` is extended already", "extend")


def _read(file: Path, shown: str, *, extended_by: Layer | None) -> Layer:
    from hashlib import sha256
    from pathlib import Path

    prefix = TABLE if file.name == SHARED_FILE else ()
    try:
        text = file.read_bytes().decode("utf-8-sig")
    except OSError as error:
        if extended_by:
            raise extended_by.complain(f"can't read `{shown}`: {error.strerror}", "extend") from None
        raise complain(f"can't read the config: {error.strerror}", path=shown) from None
    except UnicodeDecodeError:
        raise complain("the config is not UTF-8", path=shown) from None
    key = sha256(f"{__version__} {file.name} {text}".encode()).hexdigest()
    stored = cache.load_plain("layers", key)
    data = stored if isinstance(stored, dict) else _checked(shown, text, prefix)
    if stored is None:
        cache.store_plain("layers", key, data)
    return Layer(shown, Path(os.path.abspath(file.parent)), text, prefix, data)


def _checked(path: str, text: str, prefix: tuple[str, ...]) -> dict[str, Any]:
    """Parse and validate the text of a config; return plain data."""
    import tomllib

    from seedlint.base.schema import ConfigFile, validated

    try:
        raw: Any = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise complain(f"not TOML: {error}", path=path, line=syntax_line(error)) from None
    for part in prefix:
        raw = raw.get(part, {}) if isinstance(raw, dict) else raw
    model = validated(ConfigFile, raw, path=path, line_of=lambda *keys: line_of(text, *prefix, *keys))
    for name, table in model.rule.items():
        if (level := table.get("level", "note")) not in LEVELS:
            wrong = f"`rule.{name}.level`: `{level}` is none of {', '.join(LEVELS)}"
            line = line_of(text, *prefix, "rule", name, "level")
            raise complain(wrong, path=path, line=line, hint=nearest(str(level), LEVELS))
    data: dict[str, Any] = model.model_dump(mode="json", by_alias=True, exclude_unset=True)
    contacts = data.get("contacts", {})
    if region := contacts.pop("region", None):  # one region is a list of one
        contacts["regions"] = list(dict.fromkeys([region, *contacts.get("regions", [])]))
    return data


def _confine(layer: Layer) -> None:
    """Raise UserError for paths and globs that leave the repository, also through symbolic links."""
    from pathlib import Path

    data = layer.data
    paths = [("rules", path) for path in data.get("rules", ())]
    paths += [(key, data[key]) for key in ("extend", "baseline") if key in data]
    if paths:
        own = os.path.realpath(layer.folder)
        top = _repository(own)
        border = f"which is {top}" if top else f"there is none around the config, which so ends at {own}"
        for key, path in paths:
            real = os.path.realpath(layer.folder / path)
            if not Path(real).is_relative_to(top or own):
                text = f"`{key}`: `{path}` lies outside of the repository"
                raise layer.complain(text, key, holding=path, hint=border)
    globs: list[tuple[tuple[str, ...], str]]
    globs = [((key,), glob) for key in ("include", "exclude") for glob in data.get(key, ())]
    globs += [(("per-file-ignores", glob), glob) for glob in data.get("per-file-ignores", ())]
    for keys, glob in globs:
        if ".." in glob.replace("\\", "/").split("/") or os.path.splitdrive(glob)[0]:
            hint = "a glob means what lies below it; a slash at its start is that folder"
            raise layer.complain(
                f"`{keys[0]}`: `{glob}` leads out of the config's folder", *keys, holding=glob, hint=hint
            )


def _repository(folder: str) -> str | None:
    """Return the nearest folder at or above `folder` that holds `.git`."""
    from pathlib import Path

    above = Path(folder)
    return next((str(one) for one in (above, *above.parents) if (one / ".git").exists()), None)
