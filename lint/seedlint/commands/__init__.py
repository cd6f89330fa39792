"""The commands, one module each, imported on demand: its `run` takes the arguments and returns an exit code."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable


def command(name: str | None) -> Callable[[argparse.Namespace], int]:
    """Return the function that runs a command. Raises UserError if none was named."""
    if name is None:
        from seedlint.base.errors import complain

        raise complain("say what to do", hint="`seedlint check` lints this folder, `seedlint --help` tells more")
    module = import_module(f"seedlint.commands.{name.replace('-', '_')}")
    return cast("Callable[[argparse.Namespace], int]", module.run)
