"""`seedlint index`: keep what a corpus is compared by, for `check --corpus`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seedlint.commands import asked
from seedlint.terminal import say, tell, tell_problems

if TYPE_CHECKING:
    import argparse


def run(arguments: argparse.Namespace) -> int:
    """Bring the index up to date, and return 0; 2 where a document could not be read."""
    from seedlint.report import counted
    from seedlint.run.check import update_index

    configs = asked.configs(arguments, asked.settings(arguments))
    update = update_index(tuple(arguments.paths), configs, today=asked.current_date(), jobs=arguments.jobs)
    for note in update.notes:
        tell(f"seedlint: {note}")
    tell_problems(update.problems)
    if update.documents or not update.problems:
        say(f"{counted(update.documents, 'document')}: {update.marked:,} read, {update.gone:,} gone\n")
    return 2 if update.problems else 0
