"""`seedlint init`: write a config with every setting in a comment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seedlint.terminal import show

if TYPE_CHECKING:
    import argparse


def run(arguments: argparse.Namespace) -> int:
    """Write the config and return 0. Raises UserError if there is one already."""
    from seedlint.run.starter import start

    show(f"{start(arguments.folder)} written.\n")
    return 0
