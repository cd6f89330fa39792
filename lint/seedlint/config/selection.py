"""Which rules run under a config: its selection with profile, preview and languages applied."""

from __future__ import annotations

from collections.abc import Iterator

from seedlint import rulebook
from seedlint.base.errors import UserError, complain
from seedlint.checks import ONLINE
from seedlint.config import Config
from seedlint.config import profile as profiles
from seedlint.config.profile import Profile
from seedlint.rulebook import Rulebook
from seedlint.rulebook.rule import Rule


def load(config: Config) -> Rulebook:
    """Return the shipped rules and a config's own, with the options that it overrides. Raises UserError."""
    for written, folder in zip(config.rules, config.rule_folders, strict=True):
        if not folder.is_dir():
            raise config.complain(complain(f"no folder of rules `{written}`"), "rules", holding=written)
    return rulebook.load(config.rule_folders, config.overrides)


def rules_of(config: Config, loaded: Rulebook | None = None) -> Rulebook:
    """Return the rules known under a config, with the levels that it and its profile set.

    `loaded` are its rules if another config with the same ones was loaded already. Raises UserError, with file and line
    where a file is wrong, for invalid rules, unknown names, and a preview rule that is selected without `preview`.
    """
    book = loaded or load(config)
    for keys, name in _names(config):
        try:
            book.named([name])
            if keys[0] in ("select", "extend-select") and not config.preview and book.is_preview(name):
                raise complain(
                    f"`{name}` is a preview rule, which may still change",
                    hint="`--preview`, or `preview = true` in the config, lets it run",
                )
        except UserError as error:
            raise config.complain(error, *keys, holding=name) from None
    profile = _profile(config)
    if profile is None or not profile.levels:
        return book
    set_by_config = {book.find(name).id for name, override in config.overrides.items() if override.final_level}
    levels = {name: level for name, level in profile.levels.items() if name not in set_by_config}
    changed = {name: book.find(name)._replace(level=level, levels={}, off=()) for name, level in levels.items()}
    return Rulebook({**book.rules, **changed})


def selected(book: Rulebook, config: Config) -> tuple[Rule, ...]:
    """Return the rules that run: the selection or that of the profile, what is added, without what is ignored.

    Rules in preview are left out unless the config allows them, rules of other languages than the config's always.
    Rules that ask the network run where, and only where, `--online` is given, unless they are ignored.
    """
    profile = _profile(config)
    base = book.selected(
        None, extend=profile.extend_select if profile else (), ignore=profile.ignore if profile else ()
    )
    chosen = [rule.id for rule in base] if config.select is None else config.select
    asking = [rule.id for rule in book.rules.values() if config.online and rule.check in ONLINE]
    return tuple(
        rule
        for rule in book.selected(chosen, extend=(*config.extend_select, *asking), ignore=config.ignore)
        if (config.online or rule.check not in ONLINE)
        and (config.preview or not rule.preview)
        and _is_spoken(rule, config)
    )


def renamed(book: Rulebook, config: Config) -> tuple[str, ...]:
    """Return a sentence for each former name of a rule that the config or the command line uses."""
    used = [name for _, name in _names(config)] + list(config.overrides)
    old = {name: book.find(name).id for name in used if book.is_alias(name)}
    return tuple(f"`{name}` is now `{now}`" for name, now in sorted(old.items()))


def skipped_online(book: Rulebook, config: Config) -> tuple[str, ...]:
    """Return the rules that are selected by name but don't run, because they need `--online`."""
    named = {book.find(name).id for keys, name in _names(config) if "select" in keys[0] and name in book.rules}
    return () if config.online else tuple(sorted(name for name in named if book.rules[name].check in ONLINE))


def _names(config: Config) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield every name of a rule or category that the config uses in a selection, with the keys of its setting."""
    yield from ((("select",), name) for name in config.select or ())
    yield from ((("extend-select",), name) for name in config.extend_select)
    yield from ((("ignore",), name) for name in config.ignore)
    for glob, names in config.per_file_ignores.items():
        yield from ((("per-file-ignores", glob), name) for name in names)


def _profile(config: Config) -> Profile | None:
    if config.profile is None:
        return None
    try:
        return profiles.find(config.profile)
    except UserError as error:
        raise config.complain(error, "profile", holding=config.profile) from None


def _is_spoken(rule: Rule, config: Config) -> bool:
    return not config.languages or not rule.languages or bool({*config.languages} & {*rule.languages})
