"""The commands, a module each: its `run` takes the arguments and returns an exit code. Only what is asked is loaded."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable


def command(name: str | None) -> Callable[[argparse.Namespace], int]:
    """Return what runs a command that the parser knows. Raises UserError where none was named."""
    if name is None:
        from seedlint.base.errors import complain

        raise complain("say what to do", hint="`seedlint check` lints this folder, `seedlint --help` tells more")
    module = import_module(f"seedlint.commands.{name.replace('-', '_')}")
    return cast("Callable[[argparse.Namespace], int]", module.run)
