"""`seedlint check`: lint documents, once or whenever they change."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

from seedlint.commands import common
from seedlint.terminal import require_writable, say, tell, tell_error, tell_problems, wants_color, write, write_file

if TYPE_CHECKING:
    import argparse

    from seedlint.engine.fix import Fixing
    from seedlint.report import Report
    from seedlint.run.check import Request
    from seedlint.run.execution.progress import Bar
    from seedlint.run.inputs.configs import Configs

WITHOUT_PROBLEMS = ("json", "jsonl", "sarif", "gitlab", "rdjson")  # formats in which people wouldn't see them
CLEAR_SCREEN = "\x1b[2J\x1b[H"


def run(arguments: argparse.Namespace) -> int:
    """Lint, and return the exit code; with `--watch`, repeat until Ctrl-C."""
    return _watch(arguments) if arguments.watch else _check(arguments)


def _watch(arguments: argparse.Namespace) -> int:
    from seedlint.base.errors import UserError, complain
    from seedlint.run.watch import Watched, rounds, watched

    if "-" in _paths(arguments) or arguments.files_from == "-":
        raise complain("--watch can't wait for standard input to change")

    def read() -> Watched:
        configs = common.configs(arguments, common.settings(arguments))
        named, written = (arguments.baseline, arguments.files_from), (arguments.output_file,)
        return watched(_paths(arguments), configs, corpus=arguments.corpus or (), named=named, written=written)

    for _ in rounds(read):
        if sys.stdout.isatty():
            say(CLEAR_SCREEN)
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
    configs = common.configs(arguments, common.settings(arguments))
    request = _request(arguments, configs)
    report = check(request, configs)
    if arguments.add_ignore is not None:
        return _add_ignores(report, configs, arguments.add_ignore)
    _write_report(report, request, arguments)
    return report.exit_code


def _request(arguments: argparse.Namespace, configs: Configs) -> Request:
    from seedlint.run.check import Request

    return Request(
        today=common.current_date(),
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
    """Return the paths on the command line and in `--files-from`, by default the current folder."""
    from seedlint.base.errors import complain

    if arguments.files_from is None:
        if arguments.null:
            raise complain("--null needs --files-from")
        return common.paths(arguments)
    if arguments.files_from == "-" and "-" in arguments.paths:
        raise complain("standard input can't be both a document and the list of files")
    from seedlint.run.inputs.file_list import read_file_list

    return (*arguments.paths, *read_file_list(arguments.files_from, separator=b"\0" if arguments.null else b"\n"))


def _fixing(arguments: argparse.Namespace) -> Fixing | None:
    """Return how documents are to be fixed, None if they aren't."""
    from seedlint.base.errors import complain
    from seedlint.engine.fix import Fixing

    if arguments.diff and arguments.redact:
        raise complain("--diff shows the document as it is: leave --redact out")
    if arguments.diff and arguments.add_ignore is not None:
        raise complain("--diff writes nothing: leave --add-ignore out")
    if arguments.fix or arguments.diff:
        return Fixing(unsafe=arguments.unsafe_fixes, write=not arguments.diff)
    if arguments.unsafe_fixes:
        raise complain("--unsafe-fixes needs --fix or --diff")
    return None


def _shared_baseline(configs: Configs) -> str | None:
    """Return the path of the baseline that the config of the current folder names."""
    from seedlint.run.inputs.configs import relative

    file = configs.of(configs.root).baseline_file
    return relative(file, configs.root) if file else None


def _bar(arguments: argparse.Namespace) -> Bar | None:
    """Return a progress bar, None if standard error is no terminal or `--quiet` is given."""
    if arguments.quiet or not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        return None
    from seedlint.run.execution.progress import Bar

    return Bar(sys.stderr)


def _add_ignores(report: Report, configs: Configs, reason: str) -> int:
    """Add the findings of a report to the `.seedlint-ignore` files; return the exit code."""
    from seedlint.report import counted
    from seedlint.run.inputs.ignore_file import add_findings

    for file, number in add_findings(report.findings, configs, reason):
        say(f"{counted(number, 'suppression')} added to {file}.\n")
    tell_problems(report.problems)
    return 2 if report.problems else 0


def _write_report(report: Report, request: Request, arguments: argparse.Namespace) -> None:
    """Write the report, the fixed document or the diff to where each belongs, and to standard error what none holds."""
    from seedlint.report import Options, pieces
    from seedlint.run.output.notes import RENAMED

    options = Options(
        color=wants_color(arguments.color, arguments.output_file),
        statistics=arguments.statistics,
        quiet=arguments.quiet,
        suppressed=arguments.show_suppressed,
    )
    text = pieces(report, arguments.output_format, options=options)
    prints_document = request.fixing is not None and request.fixing.write and "-" in request.paths
    if prints_document:
        write(repair.data for repair in report.repairs if repair.data is not None)
    if arguments.output_file:
        write_file(arguments.output_file, text)
    if arguments.diff:
        write(_diffs(report))
        tell(report.fixed or "Nothing to fix.")
    elif not arguments.output_file:
        write(text, sys.stderr if prints_document else sys.stdout)
    if arguments.output_file or arguments.output_format in WITHOUT_PROBLEMS:
        tell_problems(report.problems)
    for note in report.notes:
        if note.kind == RENAMED:
            tell(f"seedlint: {note}")


def _diffs(report: Report) -> Iterator[str]:
    """Yield the diffs: unchanged for `patch`, with control characters made visible for a terminal."""
    from seedlint.text.cells import visible

    for repair in report.repairs:
        yield "\n".join(map(visible, repair.diff.split("\n"))) if sys.stdout.isatty() else repair.diff
