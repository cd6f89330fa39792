"""Profiles: named selections of rules for a kind of collection, from `profiles.toml` among the rules."""

from __future__ import annotations

from collections.abc import Mapping

from seedlint import rulebook
from seedlint.base.errors import complain, nearest
from seedlint.base.model import Level
from seedlint.base.record import NamedTuple

FILE = "profiles.toml"


class Profile(NamedTuple):
    """What a profile changes: rules that it adds to the default ones, leaves out, or gives another level."""

    name: str
    summary: str
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    levels: Mapping[str, Level] = {}


def profiles() -> Mapping[str, Profile]:
    """Return the profiles that seedlint ships, by name."""
    import tomllib

    file = rulebook.home() / FILE
    tables = tomllib.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}
    return {
        name: Profile(
            name=name,
            summary=table["summary"],
            extend_select=tuple(table.get("extend-select", ())),
            ignore=tuple(table.get("ignore", ())),
            levels={rule: Level(level) for rule, level in table.get("levels", {}).items()},
        )
        for name, table in tables.items()
    }


def find(name: str) -> Profile:
    """Return a profile by its name. Raises UserError that names the nearest."""
    known = profiles()
    if name not in known:
        hint = nearest(name, known) or "`seedlint rules --profiles` lists them"
        raise complain(f"unknown profile `{name}`", hint=hint)
    return known[name]
