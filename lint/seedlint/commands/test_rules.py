"""`seedlint test-rules`: run rules over the examples on their pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seedlint.terminal import say, show

if TYPE_CHECKING:
    import argparse


def run(arguments: argparse.Namespace) -> int:
    """Run the examples, and return 0 where all are as their pages say, else 1."""
    from pathlib import Path

    from seedlint import rulebook
    from seedlint.base.model import Context
    from seedlint.report import counted
    from seedlint.run.domains import registered_domain, top_level_domains
    from seedlint.run.examples import try_rules

    folder = arguments.folder
    book = rulebook.load((Path(folder),) if folder else ())
    rules = [rule for rule in book.rules.values() if not folder or rule.root == str(Path(folder))]
    handed_in = Context(top_level_domains=top_level_domains, registered_domain=registered_domain)
    trial = try_rules(rules, handed_in)
    for failure in trial.failures:
        show(f"{failure}\n")
    failed = f", {len(trial.failures)} of which fail" if trial.failures else ""
    say(f"{counted(len(rules), 'rule')}, {counted(trial.examples, 'example')}{failed}\n")
    return int(bool(trial.failures))
