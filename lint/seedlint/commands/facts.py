"""`seedlint facts`: print what documents say of themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seedlint.commands import common
from seedlint.terminal import say, show, tell_problems

if TYPE_CHECKING:
    import argparse


def run(arguments: argparse.Namespace) -> int:
    """Print the facts of each document and return 0, or 2 if one could not be read."""
    import json

    from seedlint.base.model import Problem
    from seedlint.config import Command
    from seedlint.run.output.facts import as_text, facts_of

    code = 0
    configs = common.configs(arguments, Command(as_of=arguments.as_of))
    paths = common.paths(arguments)
    for facts in facts_of(paths, configs, today=common.current_date(), stdin_name=arguments.stdin_filename):
        if isinstance(facts, Problem):
            tell_problems((facts,))
            code = 2
        elif arguments.json:
            say(json.dumps(facts, ensure_ascii=False) + "\n")
        else:
            show(as_text(facts))
    return code
