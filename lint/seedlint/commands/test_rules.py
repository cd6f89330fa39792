"""`seedlint test-rules`: run rules over the examples on their pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seedlint.terminal import say, show

if TYPE_CHECKING:
    import argparse


def run(arguments: argparse.Namespace) -> int:
    """Run the examples, and return 0 if all pass, else 1."""
    from pathlib import Path

    from seedlint import rulebook
    from seedlint.base.model import Context
    from seedlint.report import counted
    from seedlint.run.examples import run_examples
    from seedlint.run.suffix_list import registered_domain, top_level_domains

    folder = arguments.folder
    book = rulebook.load((Path(folder),) if folder else ())
    rules = [rule for rule in book.rules.values() if not folder or rule.root == str(Path(folder))]
    context = Context(top_level_domains=top_level_domains, registered_domain=registered_domain)
    done = run_examples(rules, context)
    for failure in done.failures:
        show(f"{failure}\n")
    failed = f", {len(done.failures)} of which fail" if done.failures else ""
    say(f"{counted(len(rules), 'rule')}, {counted(done.examples, 'example')}{failed}\n")
    return int(bool(done.failures))
