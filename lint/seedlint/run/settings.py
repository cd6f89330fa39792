"""The settings that apply, told to people."""

from __future__ import annotations

import datetime as dt
import json

from seedlint.config import Config
from seedlint.run.domains import version


def shown(config: Config) -> str:
    """Return the settings as they can be written into a config, and where they come from."""
    values: dict[str, object] = {
        "select": list(config.select) if config.select is not None else None,
        "extend-select": list(config.extend_select),
        "ignore": list(config.ignore),
        "include": list(config.include),
        "exclude": list(config.exclude),
        "rules": list(config.rules),
        "max-file-size": config.max_file_size,
        "as-of": config.as_of,
        "fail-on": config.fail_on,
    }
    source = f"# from {config.path}" if config.path else "# no config file: these are the defaults"
    lines = [source, f"# top-level domains as of {version()}"]
    lines += [_setting(key, value) for key, value in values.items()]
    lines += [
        "",
        "[contacts]",
        _setting("regions", list(config.regions)),
        _setting("extra-tlds", list(config.extra_tlds)),
    ]
    if config.per_file_ignores:
        lines += ["", "[per-file-ignores]"]
        lines += [_setting(json.dumps(glob), list(rules)) for glob, rules in config.per_file_ignores.items()]
    for name, override in config.overrides.items():
        lines += ["", f"[rule.{name}]"]
        lines += [_setting("level", override.level)] if override.level else []
        lines += [_setting(key, value) for key, value in override.options.items()]
    return "\n".join(lines) + "\n"


def _setting(key: str, value: object) -> str:
    """Return `key = value` in TOML; what is not set stands there as a comment."""
    if value is None:
        return f"# {key} is not set"
    if isinstance(value, dict):
        return f"{key} = {{ {', '.join(_setting(inner, of) for inner, of in value.items())} }}"
    if isinstance(value, dt.date):
        return f"{key} = {value}"
    return f"{key} = {json.dumps(value, ensure_ascii=False)}"
