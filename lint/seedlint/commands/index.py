"""`seedlint index`: create or update the index of a corpus, for `check --corpus`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seedlint.commands import common
from seedlint.terminal import say, tell, tell_problems

if TYPE_CHECKING:
    import argparse


def run(arguments: argparse.Namespace) -> int:
    """Update the index and return 0, or 2 if a document could not be read."""
    from seedlint.report import counted
    from seedlint.run.check import update_index

    configs = common.configs(arguments, common.settings(arguments))
    update = update_index(tuple(arguments.paths), configs, today=common.current_date(), jobs=arguments.jobs)
    for note in update.notes:
        tell(f"seedlint: {note}")
    tell_problems(update.problems)
    if update.documents or not update.problems:
        say(f"{counted(update.documents, 'document')}: {update.marked:,} read, {update.gone:,} gone\n")
    return 2 if update.problems else 0
