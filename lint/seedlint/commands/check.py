"""`seedlint check`: lint documents, once or whenever they change."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

from seedlint.commands import asked
from seedlint.terminal import require_writable, say, tell, tell_error, tell_problems, wants_color, write, write_file

if TYPE_CHECKING:
    import argparse

    from seedlint.engine.fix import Fixing
    from seedlint.report import Report
    from seedlint.run.check import Request
    from seedlint.run.execution.progress import Bar
    from seedlint.run.inputs.configs import Configs

WITHOUT_PROBLEMS = ("json", "jsonl", "sarif", "gitlab", "rdjson")  # formats in which nobody would look for them
CLEARED = "\x1b[2J\x1b[H"  # a terminal's screen, and the place to write at its top


def run(arguments: argparse.Namespace) -> int:
    """Lint, and return 0, 1 or 2; with `--watch` until Ctrl-C."""
    return _watch(arguments) if arguments.watch else _check(arguments)


def _watch(arguments: argparse.Namespace) -> int:
    from seedlint.base.errors import UserError, complain
    from seedlint.run.watch import Watched, rounds, watched

    if "-" in _paths(arguments) or arguments.files_from == "-":
        raise complain("--watch can't wait for standard input to change")

    def read() -> Watched:
        configs = asked.configs(arguments, asked.settings(arguments))
        named, written = (arguments.baseline, arguments.files_from), (arguments.output_file,)
        return watched(_paths(arguments), configs, corpus=arguments.corpus or (), named=named, written=written)

    for _ in rounds(read):
        if sys.stdout.isatty():
            say(CLEARED)
        try:
            _check(arguments)
        except UserError as error:
            tell_error(error)
        tell("Watching for changes; Ctrl-C ends it.")
    return 0


def _check(arguments: argparse.Namespace) -> int:
    from seedlint.run.check import check

    if arguments.output_file:
        require_writable(arguments.output_file, "the report")
    configs = asked.configs(arguments, asked.settings(arguments))
    request = _request(arguments, configs)
    report = check(request, configs)
    if arguments.add_ignore is not None:
        return _add_ignores(report, configs, arguments.add_ignore)
    _tell(report, request, arguments)
    return report.exit_code


def _request(arguments: argparse.Namespace, configs: Configs) -> Request:
    from seedlint.run.check import Request

    return Request(
        today=asked.current_date(),
        paths=_paths(arguments),
        corpus=tuple(arguments.corpus or ()),
        stdin_name=arguments.stdin_filename,
        exit_zero=arguments.exit_zero,
        jobs=arguments.jobs,
        force_exclude=arguments.force_exclude,
        category=arguments.category,
        pages=arguments.output_format == "sarif",
        fixing=_fixing(arguments),
        baseline=arguments.baseline or _shared_baseline(configs),
        since=arguments.since,
        use_cache=not arguments.no_cache,
        bar=_bar(arguments),
    )


def _paths(arguments: argparse.Namespace) -> tuple[str, ...]:
    """Return what is named on the command line and in the list of files, this folder where there is neither."""
    from seedlint.base.errors import complain

    if arguments.files_from is None:
        if arguments.null:
            raise complain("--null needs --files-from")
        return asked.paths(arguments)
    if arguments.files_from == "-" and "-" in arguments.paths:
        raise complain("standard input can't be both a document and the list of files")
    from seedlint.run.inputs.file_list import read_file_list

    return (*arguments.paths, *read_file_list(arguments.files_from, separator=b"\0" if arguments.null else b"\n"))


def _fixing(arguments: argparse.Namespace) -> Fixing | None:
    """Return how documents are to be mended, None where they aren't."""
    from seedlint.base.errors import complain
    from seedlint.engine.fix import Fixing

    if arguments.diff and arguments.redact:
        raise complain("--diff shows the document as it is: leave --redact out")
    if arguments.fix or arguments.diff:
        return Fixing(unsafe=arguments.unsafe_fixes, write=not arguments.diff)
    if arguments.unsafe_fixes:
        raise complain("--unsafe-fixes needs --fix or --diff")
    return None


def _shared_baseline(configs: Configs) -> str | None:
    """Return the baseline that the config of this folder names, as people read its path."""
    from seedlint.run.plan import relative

    file = configs.of(configs.root).baseline_file
    return relative(file, configs.root) if file else None


def _bar(arguments: argparse.Namespace) -> Bar | None:
    """Return what shows on a terminal how far a long run is, None where nobody would see it or wants to."""
    if arguments.quiet or not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        return None
    from seedlint.run.execution.progress import Bar

    return Bar(sys.stderr)


def _add_ignores(report: Report, configs: Configs, reason: str) -> int:
    """Suppress what a report tells, each finding beside the config of its document."""
    from seedlint.report import counted
    from seedlint.run.inputs.ignore_file import add_findings

    for file, number in add_findings(report.findings, configs, reason):
        say(f"{counted(number, 'suppression')} added to {file}.\n")
    tell_problems(report.problems)
    return 2 if report.problems else 0


def _tell(report: Report, request: Request, arguments: argparse.Namespace) -> None:
    """Write the report, or the mended document, where it is asked for; what a format can't hold is told beside it."""
    from seedlint.report import Options, pieces
    from seedlint.run.output.notes import RENAMED

    options = Options(
        color=wants_color(arguments.color, arguments.output_file),
        statistics=arguments.statistics,
        quiet=arguments.quiet,
        suppressed=arguments.show_suppressed,
    )
    told = pieces(report, arguments.output_format, options=options)
    takes_the_document = request.fixing is not None and request.fixing.write and "-" in request.paths
    if takes_the_document:
        write(repair.data for repair in report.repairs if repair.data is not None)
    if arguments.output_file:
        write_file(arguments.output_file, told)
    if arguments.diff:
        write(_diffs(report))
        tell(report.mended or "Nothing to fix.")
    elif not arguments.output_file:
        write(told, sys.stderr if takes_the_document else sys.stdout)
    if arguments.output_file or arguments.output_format in WITHOUT_PROBLEMS:
        tell_problems(report.problems)
    for note in report.notes:
        if note.kind == RENAMED:
            tell(f"seedlint: {note}")


def _diffs(report: Report) -> Iterator[str]:
    """Yield the diffs, for `patch` as they are, for a terminal with nothing in them that it would obey."""
    from seedlint.text.cells import visible

    for repair in report.repairs:
        yield "\n".join(map(visible, repair.diff.split("\n"))) if sys.stdout.isatty() else repair.diff
