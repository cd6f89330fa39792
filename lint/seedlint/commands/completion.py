"""`seedlint completion`: print a completion script for a shell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seedlint.terminal import say

if TYPE_CHECKING:
    import argparse


def run(arguments: argparse.Namespace) -> int:
    """Print the script, and return 0."""
    from seedlint.arguments import parsers
    from seedlint.completion import script
    from seedlint.rulebook import load

    rules = load().rules
    names = ("all", *sorted({rule.category for rule in rules.values()}), *rules)
    say(script(arguments.shell, parsers(), names))
    return 0
