"""What a config comes to: the rules that run, what they are handed in, and what is ignored where."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from seedlint.base.model import Context
from seedlint.base.record import NamedTuple
from seedlint.config import Config
from seedlint.config.selection import load, renamed, rules_of, selected, unasked
from seedlint.engine import Engine
from seedlint.engine.suppress import words_of
from seedlint.rulebook import Rulebook
from seedlint.rulebook.rule import Rule
from seedlint.run.domains import registered_domain, top_level_domains
from seedlint.sources.ignore import compile_patterns

if TYPE_CHECKING:
    from pathlib import Path

    from seedlint.run.inputs.sidecar import Sidecar

SIDECAR = ".seedlint-ignore"


class Plan(NamedTuple):
    """How the files of one config are linted: by which engine, without which rules, and what is to be told.

    `ignored` gives the rules ignored for a path, as it is seen from the folder of the run; `sidecar` are the
    suppressions that stand beside the config, None where there are none; `unasked` are the rules that don't run because
    the network may not be asked.
    """

    config: Config
    engine: int
    rules: tuple[Rule, ...]
    ignored: Callable[[str], frozenset[str]]
    renamed: tuple[str, ...]
    sidecar: Sidecar | None = None
    unasked: tuple[str, ...] = ()


def plans(
    configs: Iterable[Config], folder: str, *, today: dt.date
) -> tuple[Mapping[str | None, Plan], tuple[Engine, ...]]:
    """Return the plan of each config by its path, and the engines: configs that say the same share one."""
    made: dict[str | None, Plan] = {}
    engines: list[Engine] = []
    numbers: dict[object, int] = {}
    loaded: dict[object, Rulebook] = {}
    for config in sorted(configs, key=lambda config: config.path or ""):
        rulebook = (config.rule_folders, repr(sorted(config.overrides.items())))
        if rulebook not in loaded:
            loaded[rulebook] = load(config)
        book = rules_of(config, loaded[rulebook])
        rules = selected(book, config)
        likeness = (rulebook, tuple((rule.id, rule.level) for rule in rules), _settings(config, today))
        if likeness not in numbers:
            numbers[likeness] = len(engines)
            engines.append(Engine(rules, context(config, today, idle=_idle(book, rules))))
        ignored, former = ignores(book, config, folder), renamed(book, config)
        beside, silent = _sidecar(book, config, folder), unasked(book, config)
        made[config.path] = Plan(config, numbers[likeness], rules, ignored, former, beside, silent)
    return made, tuple(engines)


def sidecar_folder(config: Config, folder: str) -> str:
    """Return the full path of the folder whose `.seedlint-ignore` is for the files of a config."""
    return os.path.dirname(os.path.normpath(os.path.join(folder, config.path))) if config.path else folder


def _sidecar(book: Rulebook, config: Config, folder: str) -> Sidecar | None:
    where = sidecar_folder(config, folder)
    if not os.path.isfile(os.path.join(where, SIDECAR)):
        return None
    from pathlib import Path

    from seedlint.run.inputs.sidecar import read_sidecar

    shown = relative(os.path.join(where, SIDECAR), folder)
    return read_sidecar(Path(where), Path(folder), shown, name_of=lambda name: book.find(name).id)


def _idle(book: Rulebook, running: Iterable[Rule]) -> tuple[str, ...]:
    """Return the words by which documents may name rules that don't run, in a fixed order."""
    left = book.rules.keys() - {rule.id for rule in running}
    return tuple(sorted(words_of(book.rules[name] for name in left)))


def context(config: Config, today: dt.date, *, idle: tuple[str, ...] = ()) -> Context:
    """Return what a run hands in to the facts."""
    return Context(
        regions=config.regions,
        as_of=config.as_of or today,
        languages=config.languages,
        top_level_domains=partial(top_level_domains, config.extra_tlds),
        registered_domain=registered_domain,
        phone_style=config.phone_style,
        known_domains=config.known_domains,
        allow_placeholders=config.allow_placeholders,
        redact=config.redact,
        idle=idle,
    )


def _settings(config: Config, today: dt.date) -> tuple[object, ...]:
    """Return what else two configs must have in common for one engine to lint the files of both."""
    contacts = (
        *(config.regions, config.extra_tlds, config.phone_style),
        *(config.known_domains, config.allow_placeholders),
    )
    return *contacts, config.languages, config.profile, config.redact, config.as_of or today


def ignores(book: Rulebook, config: Config, folder: str) -> Callable[[str], frozenset[str]]:
    """Return the function that gives the rules ignored for a path, by the config's `per-file-ignores`."""
    if not config.per_file_ignores:
        return lambda path: frozenset()
    table = [
        (config.origins["per-file-ignores", glob].folder, compile_patterns("", [glob]), book.named(rules))
        for glob, rules in config.per_file_ignores.items()
    ]

    def ignored(path: str) -> frozenset[str]:
        full = os.path.join(folder, path)
        return frozenset().union(
            *(rules for root, patterns, rules in table if patterns.reach(relative(full, root).lstrip("/")))
        )

    return ignored


def relative(path: str, folder: str | Path) -> str:
    """Return a path as seen from a folder; one that lies outside of it is shown in full."""
    full, inside = os.path.normpath(path), os.path.join(folder, "")
    if os.path.join(full, "") == inside:
        return "."
    return full.removeprefix(inside).replace(os.sep, "/")
