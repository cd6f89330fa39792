"""`seedlint rules`: list the rules, the profiles, or what rules cost."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from seedlint.commands import common
from seedlint.terminal import say, show

if TYPE_CHECKING:
    import argparse


def run(arguments: argparse.Namespace) -> int:
    """Print the list, and return 0."""
    from seedlint.config.profile import profiles
    from seedlint.config.selection import rules_of, selected
    from seedlint.run.output import rule_texts

    if arguments.profiles:
        show(rule_texts.profiles(profiles().values()))
        return 0
    config = common.configs(arguments, common.settings(arguments)).of(os.getcwd())
    book = rules_of(config)
    rules = tuple(book.rules.values())
    running = selected(book, config)
    if arguments.cost:
        show(rule_texts.cost(rules))
    elif arguments.json:
        import json

        say(json.dumps(rule_texts.data(rules, running), indent=2, ensure_ascii=False) + "\n")
    else:
        show(rule_texts.listing(rules, running))
    return 0
