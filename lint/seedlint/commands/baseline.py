"""`seedlint baseline`: write down what is found now, so that only new findings are reported."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seedlint.commands import common
from seedlint.terminal import require_writable, say, tell_problems

if TYPE_CHECKING:
    import argparse


def run(arguments: argparse.Namespace) -> int:
    """Write the baseline and return 0, or 2 if a document could not be read."""
    from seedlint.report import counted
    from seedlint.run.baseline_file import update_baseline
    from seedlint.run.check import Request, check

    require_writable(arguments.output_file, "the baseline")
    request = Request(
        today=common.current_date(),
        paths=common.paths(arguments),
        jobs=arguments.jobs,
        baseline=arguments.output_file if arguments.prune else None,
        use_cache=True,
    )
    report = check(request, common.configs(arguments, common.settings(arguments)))
    number = update_baseline(arguments.output_file, report)
    say(f"{counted(number, 'finding')} in {arguments.output_file}.\n")
    tell_problems(report.problems)
    return 2 if report.problems else 0
