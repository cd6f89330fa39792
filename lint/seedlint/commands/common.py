"""What several commands read from their arguments: configs, settings, paths; and the current date."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING

from seedlint.config import Command

if TYPE_CHECKING:
    import argparse
    import datetime as dt

    from seedlint.run.inputs.configs import Configs


def current_date() -> dt.date:
    """Return today's date (UTC), for runs without `--as-of`."""
    import datetime as dt

    return dt.datetime.now(dt.UTC).date()


def configs(arguments: argparse.Namespace, command: Command) -> Configs:
    """Return the configs of a run: the nearest above each file, or the one that the command line names."""
    from seedlint import config as files
    from seedlint.run.inputs.configs import Configs

    fixed = files.Config() if arguments.isolated else None
    if arguments.config:
        from pathlib import Path

        fixed = files.read(Path(arguments.config))
    return Configs(os.getcwd(), command, fixed=fixed)


def settings(arguments: argparse.Namespace) -> Command:
    """Return the settings of the command line, which override those of configs."""
    if getattr(arguments, "online_allow_private", False) and not arguments.online:
        from seedlint.base.errors import complain

        raise complain("--online-allow-private needs --online")
    return Command(
        select=_names(arguments.select),
        extend_select=_names(arguments.extend_select) or (),
        ignore=_names(arguments.ignore) or (),
        profile=arguments.profile,
        preview=arguments.preview,
        max_file_size=getattr(arguments, "max_file_size", None),
        as_of=arguments.as_of,
        fail_on=getattr(arguments, "fail_on", None),
        redact=getattr(arguments, "redact", None),
        online=getattr(arguments, "online", False),
        allow_private=getattr(arguments, "online_allow_private", False),
        use_cache=not getattr(arguments, "no_cache", False),
    )


def paths(arguments: argparse.Namespace) -> tuple[str, ...]:
    """Return the paths on the command line, by default the current folder."""
    return tuple(arguments.paths) or (".",)


def _names(given: Sequence[str] | None) -> tuple[str, ...] | None:
    """Return the names in one or several `--select A,B`."""
    if given is None:
        return None
    found = tuple(name.strip() for names in given for name in names.split(",") if name.strip())
    if not found:  # an empty variable in a script must not turn every rule off
        from seedlint.base.errors import complain

        raise complain("a selection names no rule", hint="leave the option out, or name rules, categories or `all`")
    return found
