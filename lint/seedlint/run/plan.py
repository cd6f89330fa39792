"""Plans: the engine for the files of each config, and what is ignored in which of them."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from seedlint.base.model import Context
from seedlint.base.record import NamedTuple
from seedlint.config import Config
from seedlint.config.selection import load, renamed, rules_of, selected, skipped_online
from seedlint.engine import Engine
from seedlint.engine.suppress import names_of
from seedlint.rulebook import Rulebook
from seedlint.rulebook.rule import Rule
from seedlint.run.inputs.configs import IGNORE_FILE, ignore_file_folder, relative
from seedlint.run.suffix_list import registered_domain, top_level_domains
from seedlint.sources.ignore import compile_patterns

if TYPE_CHECKING:
    from seedlint.run.inputs.ignore_file import IgnoreFile


class Plan(NamedTuple):
    """How the files of one config are linted.

    `engine` is an index into the engines of the run. `ignored` returns the ids of the rules ignored for a path
    (relative to the folder of the run). `renamed` are sentences on former names of rules in use. `ignore_file` is the
    `.seedlint-ignore` in the config's folder, None without one. `skipped_online` are selected rules that don't run
    because they need `--online`.
    """

    config: Config
    engine: int
    rules: tuple[Rule, ...]
    ignored: Callable[[str], frozenset[str]]
    renamed: tuple[str, ...]
    ignore_file: IgnoreFile | None = None
    skipped_online: tuple[str, ...] = ()


def plans(
    configs: Iterable[Config], folder: str, *, today: dt.date
) -> tuple[Mapping[str | None, Plan], tuple[Engine, ...]]:
    """Return the plan of each config by its path, and the engines: configs with equal settings share one."""
    made: dict[str | None, Plan] = {}
    engines: list[Engine] = []
    numbers: dict[object, int] = {}  # of engines, by their settings
    loaded: dict[object, Rulebook] = {}  # by what they are made of
    for config in sorted(configs, key=lambda config: config.path or ""):
        source = (config.rule_folders, repr(sorted(config.overrides.items())))
        if source not in loaded:
            loaded[source] = load(config)
        book = rules_of(config, loaded[source])
        rules = selected(book, config)
        settings = (source, tuple((rule.id, rule.level) for rule in rules), _context_settings(config, today))
        if settings not in numbers:
            numbers[settings] = len(engines)
            engines.append(Engine(rules, context(config, today, inactive=_inactive(book, rules))))
        made[config.path] = Plan(
            config=config,
            engine=numbers[settings],
            rules=rules,
            ignored=ignores(book, config, folder),
            renamed=renamed(book, config),
            ignore_file=_ignore_file(book, config, folder),
            skipped_online=skipped_online(book, config),
        )
    return made, tuple(engines)


def _ignore_file(book: Rulebook, config: Config, folder: str) -> IgnoreFile | None:
    where = ignore_file_folder(config, folder)
    if not os.path.isfile(os.path.join(where, IGNORE_FILE)):
        return None
    from pathlib import Path

    from seedlint.run.inputs.ignore_file import read_ignore_file

    shown = relative(os.path.join(where, IGNORE_FILE), folder)
    return read_ignore_file(Path(where), Path(folder), shown, name_of=lambda name: book.find(name).id)


def _inactive(book: Rulebook, running: Iterable[Rule]) -> tuple[str, ...]:
    """Return the names by which suppressions may refer to rules that don't run, sorted."""
    left = book.rules.keys() - {rule.id for rule in running}
    return tuple(sorted(names_of(book.rules[name] for name in left)))


def context(config: Config, today: dt.date, *, inactive: tuple[str, ...] | None = None) -> Context:
    """Return the context in which facts and checks see the documents of a config."""
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
        inactive=inactive,
    )


def _context_settings(config: Config, today: dt.date) -> tuple[object, ...]:
    """Return the settings, besides the rules, that two configs must share to share an engine."""
    return (
        config.regions,
        config.extra_tlds,
        config.phone_style,
        config.known_domains,
        config.allow_placeholders,
        config.languages,
        config.profile,
        config.redact,
        config.as_of or today,
    )


def ignores(book: Rulebook, config: Config, folder: str) -> Callable[[str], frozenset[str]]:
    """Return a function from a path to the rules that the config's `per-file-ignores` ignore there."""
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
