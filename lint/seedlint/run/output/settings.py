"""`seedlint config`: the settings that apply to a file, each with the place it comes from."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Iterator

from seedlint.config import Config
from seedlint.rulebook.rule import Override
from seedlint.run.suffix_list import version


def as_toml(config: Config, *, file: str, ignored: Iterable[str] = ()) -> str:
    """Return the settings of `file` as TOML, each with its origin in a comment."""
    values: dict[str, object] = {
        "profile": config.profile,
        "preview": config.preview,
        "languages": list(config.languages),
        "select": list(config.select) if config.select is not None else None,
        "extend-select": list(config.extend_select),
        "ignore": list(config.ignore),
        "include": list(config.include),
        "exclude": list(config.exclude),
        "rules": list(config.rules),
        "baseline": config.baseline,
        "max-file-size": config.max_file_size,
        "as-of": config.as_of,
        "fail-on": config.fail_on,
        "redact": config.redact,
    }
    contacts = {
        "regions": list(config.regions),
        "extra-tlds": list(config.extra_tlds),
        "known-domains": list(config.known_domains),
        "allow-placeholders": allowed if isinstance(allowed := config.allow_placeholders, bool) else list(allowed),
        "phone-style": config.phone_style or None,
    }
    lines = [f"# {file}: " + (f"settings from {config.path}" if config.path else "no config file")]
    lines += [f"# ignored in this file: {', '.join(sorted(ignored))}"] if ignored else []
    lines += [f"# top-level domains as of {version()}"]
    lines += [_line(config.origin(key), key, value) for key, value in values.items()]
    lines += ["", "[contacts]"]
    lines += [_line(config.origin("contacts", key), key, value) for key, value in contacts.items()]
    lines += ["", "[online]"]
    lines += [
        _line(config.origin("online", key), key, value)
        for key, value in ((name.replace("_", "-"), value) for name, value in config.asking._asdict().items())
    ]
    if config.per_file_ignores:
        lines += ["", "[per-file-ignores]"]
        lines += [
            _line(config.origin("per-file-ignores", glob), json.dumps(glob), list(rules))
            for glob, rules in config.per_file_ignores.items()
        ]
    for name, override in config.overrides.items():
        lines += ["", f"[rule.{name}]", *_override(override)]
    return "\n".join(lines) + "\n"


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
