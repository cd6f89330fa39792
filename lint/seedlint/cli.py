"""The command line: reads words, calls the floors below, writes text, returns an exit code."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from seedlint import __version__

TYPE_CHECKING = False  # importing it from `typing` would cost more than `seedlint --version` does
if TYPE_CHECKING:
    import argparse

    from seedlint.config import Config

EXIT_ERROR = 2
EXIT_INTERRUPTED = 130


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command and return its exit code: 0 clean, 1 findings, 2 what could not be done, 130 interrupted."""
    words = sys.argv[1:] if argv is None else argv
    if words == ["--version"]:  # builds and editors ask it often: it needs no parser
        _print(f"seedlint {__version__}\n")
        return 0
    from seedlint.arguments import parse
    from seedlint.errors import UserError

    try:
        arguments = parse(words)
        return COMMANDS[arguments.command](arguments)
    except UserError as error:
        for complaint in error.complaints:
            _complain(f"seedlint: {complaint}")
        return EXIT_ERROR
    except KeyboardInterrupt:
        return EXIT_INTERRUPTED
    except BrokenPipeError:  # the reader has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return EXIT_ERROR


def _usage(arguments: argparse.Namespace) -> int:
    from seedlint.errors import complain

    raise complain("say what to do", hint="`seedlint check` lints this folder, `seedlint --help` tells more")


def _check(arguments: argparse.Namespace) -> int:
    import datetime as dt

    from seedlint.report import Options, render
    from seedlint.run.check import Request, check

    request = Request(
        today=dt.datetime.now(dt.UTC).date(),
        paths=tuple(arguments.paths),
        stdin_name=arguments.stdin_filename,
        select=_names(arguments.select),
        extend_select=_names(arguments.extend_select) or (),
        ignore=_names(arguments.ignore) or (),
        fail_on=arguments.fail_on,
        exit_zero=arguments.exit_zero,
        as_of=arguments.as_of,
        jobs=arguments.jobs,
        force_exclude=arguments.force_exclude,
        category=arguments.category,
        pages=arguments.output_format == "sarif",
    )
    report = check(request, _config(arguments))
    color = _color(arguments.color, arguments.output_file)
    options = Options(color=color, statistics=arguments.statistics, quiet=arguments.quiet)
    text = render(report, arguments.output_format, options=options)
    if arguments.output_file:
        _write_whole(arguments.output_file, text)
    else:
        _print(text)
    if arguments.output_file or arguments.output_format in ("json", "sarif"):
        for problem in report.problems:
            _complain(f"seedlint: {problem.path}: {problem.reason}")
    return report.exit_code


def _rules(arguments: argparse.Namespace) -> int:
    from seedlint import explain
    from seedlint.config import rules_of

    config = _config(arguments)
    book = rules_of(config)
    rules = tuple(book.rules.values())
    selected = book.selected(config.select, extend=config.extend_select, ignore=config.ignore)
    if arguments.cost:
        _print(explain.cost(rules))
    elif arguments.json:
        import json

        _print(json.dumps(explain.data(rules, selected), indent=2, ensure_ascii=False) + "\n")
    else:
        _print(explain.listing(rules, selected))
    return 0


def _explain(arguments: argparse.Namespace) -> int:
    from seedlint import explain
    from seedlint.config import rules_of

    _print(explain.page(rules_of(_config(arguments)).find(arguments.rule)))
    return 0


def _test_rules(arguments: argparse.Namespace) -> int:
    from pathlib import Path

    from seedlint import rulebook
    from seedlint.model import Context
    from seedlint.report import counted
    from seedlint.run.domains import top_level_domains
    from seedlint.run.examples import try_rules

    folder = arguments.folder
    book = rulebook.load((Path(folder),) if folder else ())
    rules = [rule for rule in book.rules.values() if not folder or rule.root == str(Path(folder))]
    trial = try_rules(rules, Context(top_level_domains=top_level_domains))
    for failure in trial.failures:
        _print(f"{failure}\n")
    failed = f", {len(trial.failures)} of which fail" if trial.failures else ""
    _print(f"{counted(len(rules), 'rule')}, {counted(trial.examples, 'example')}{failed}\n")
    return int(bool(trial.failures))


def _show_config(arguments: argparse.Namespace) -> int:
    from seedlint.run.settings import shown

    _print(shown(_config(arguments)))
    return 0


COMMANDS = {
    None: _usage,
    "check": _check,
    "rules": _rules,
    "explain": _explain,
    "test-rules": _test_rules,
    "config": _show_config,
}


def _names(given: Sequence[str] | None) -> tuple[str, ...] | None:
    """Split what one or several `--select A,B` say."""
    if given is None:
        return None
    return tuple(name.strip() for names in given for name in names.split(",") if name.strip())


def _config(arguments: argparse.Namespace) -> Config:
    from pathlib import Path

    from seedlint import config as configs

    if arguments.isolated:
        return configs.Config()
    if arguments.config:
        return configs.read(Path(arguments.config))
    found = configs.find(Path.cwd())
    return configs.read(found, shown=os.path.relpath(found)) if found else configs.Config()


def _color(when: str, file: str | None) -> bool:
    """Decide on colours: as asked, else by NO_COLOR and FORCE_COLOR, else by whether a terminal reads."""
    if when != "auto":
        return when == "always"
    if file or os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or (sys.stdout.isatty() and os.environ.get("TERM") != "dumb")


def _print(text: str) -> None:
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode("utf-8", "backslashreplace"))
    sys.stdout.buffer.flush()


def _complain(text: str) -> None:
    from seedlint.text.cells import one_line

    sys.stderr.write(one_line(text) + "\n")


def _write_whole(file: str, text: str) -> None:
    """Write a file whole or not at all. Raises UserError where that can't be done."""
    import contextlib
    from pathlib import Path

    from seedlint.errors import complain

    data = text.encode("utf-8", "backslashreplace")
    target = Path(os.path.realpath(file))
    beside = target.parent / f".{target.name}.{os.getpid()}.tmp"
    try:
        if target.exists() and not target.is_file():  # a device or a pipe is written to, never replaced
            target.write_bytes(data)
        else:
            beside.write_bytes(data)
            os.replace(beside, target)
    except OSError as error:
        with contextlib.suppress(OSError):
            beside.unlink()
        raise complain(f"can't write the report: {error.strerror}", path=file) from None
