"""`seedlint schema`: print a JSON schema, for editors."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seedlint.terminal import say

if TYPE_CHECKING:
    import argparse


def run(arguments: argparse.Namespace) -> int:
    """Print the schema, and return 0."""
    from seedlint.run.output.schemas import schema

    say(schema(arguments.name))
    return 0
