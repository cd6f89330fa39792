"""`seedlint config`: the settings that apply to a file, each with the place it comes from."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Iterator, Mapping

from seedlint.config import Config, key_of
from seedlint.rulebook.rule import Override
from seedlint.run.suffix_list import version


def as_toml(config: Config, *, file: str, ignored: Iterable[str] = ()) -> str:
    """Return the settings of `file` as TOML, each with its origin in a comment."""
    lines = [f"# {file}: " + (f"settings from {config.path}" if config.path else "no config file")]
    lines += [f"# ignored in this file: {', '.join(sorted(ignored))}"] if ignored else []
    lines += [f"# top-level domains as of {version()}"]
    lines += [_line(config.origin(key), key, value) for key, value in _settings(config).items()]
    for table, values in (("contacts", _contacts(config)), ("online", _online(config))):
        lines += ["", f"[{table}]"]
        lines += [_line(config.origin(table, key), key, value) for key, value in values.items()]
    if config.per_file_ignores:
        lines += ["", "[per-file-ignores]"]
        lines += [
            _line(config.origin("per-file-ignores", glob), json.dumps(glob), rules)
            for glob, rules in config.per_file_ignores.items()
        ]
    for name, override in config.overrides.items():
        lines += ["", f"[rule.{name}]", *_override(override)]
    return "\n".join(lines) + "\n"


def _settings(config: Config) -> Mapping[str, object]:
    """Return the settings outside of tables."""
    return {
        "profile": config.profile,
        "preview": config.preview,
        "languages": config.languages,
        "select": config.select,
        "extend-select": config.extend_select,
        "ignore": config.ignore,
        "include": config.include,
        "exclude": config.exclude,
        "rules": config.rules,
        "baseline": config.baseline,
        "max-file-size": config.max_file_size,
        "as-of": config.as_of,
        "fail-on": config.fail_on,
        "redact": config.redact,
    }


def _contacts(config: Config) -> Mapping[str, object]:
    return {
        "regions": config.regions,
        "extra-tlds": config.extra_tlds,
        "known-domains": config.known_domains,
        "allow-placeholders": config.allow_placeholders,
        "phone-style": config.phone_style or None,
    }


def _online(config: Config) -> Mapping[str, object]:
    return {key_of(name): value for name, value in config.online_settings._asdict().items()}


def _override(override: Override) -> Iterator[str]:
    """Yield the settings of one rule: the nearest value of each key."""
    nearest: dict[str, tuple[object, Override]] = {}
    for layer in override.layers:
        nearest |= {"level": (layer.level, layer)} if layer.level else {}
        nearest |= {key: (value, layer) for key, value in layer.options.items()}
    for key, (value, layer) in nearest.items():
        yield _line(f"{layer.path}:{layer.line_of(key)}", key, value)


def _line(origin: str, key: str, value: object) -> str:
    return f"{_setting(key, value)}  # {origin}" if value is not None else f"# {key} is not set"


def _setting(key: str, value: object) -> str:
    """Return `key = value` in TOML."""
    if isinstance(value, dict):
        return f"{key} = {{ {', '.join(_setting(inner, of) for inner, of in value.items())} }}"
    if isinstance(value, dt.date):
        return f"{key} = {value}"
    return f"{key} = {json.dumps(value, ensure_ascii=False)}"
