"""`seedlint explain`: print a rule's page."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from seedlint.commands import common
from seedlint.terminal import show

if TYPE_CHECKING:
    import argparse


def run(arguments: argparse.Namespace) -> int:
    """Print the page, and return 0. Raises UserError for an unknown rule."""
    from seedlint.config import Command
    from seedlint.config.selection import rules_of
    from seedlint.run.output import rule_texts

    book = rules_of(common.configs(arguments, Command()).of(os.getcwd()))
    show(rule_texts.page(book.find(arguments.rule)))
    return 0
