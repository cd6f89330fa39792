"""The command line: reads words, calls the floors below, writes text, returns an exit code."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Sequence

from seedlint import __version__

TYPE_CHECKING = False  # importing it from `typing` would cost more than `seedlint --version` does
if TYPE_CHECKING:
    import argparse
    from typing import TextIO

    from seedlint.config import Command
    from seedlint.errors import UserError
    from seedlint.fix import Fixing
    from seedlint.report import Report
    from seedlint.run.configs import Configs
    from seedlint.run.progress import Bar

WITHOUT_PROBLEMS = ("json", "jsonl", "sarif", "gitlab", "rdjson")  # formats in which nobody would look for them
CLEARED = "\x1b[2J\x1b[H"  # a terminal's screen, and the place to write at its top
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
    from seedlint.shelf import shelf

    try:
        arguments = parse(words)
        code = COMMANDS[arguments.command](arguments)
        shelf().keep()
        return code
    except UserError as error:
        _complain_all(error)
        return EXIT_ERROR
    except KeyboardInterrupt:
        return EXIT_INTERRUPTED
    except BrokenPipeError:  # the reader has seen enough
        _forget(sys.stdout)
        return EXIT_ERROR


def _usage(arguments: argparse.Namespace) -> int:
    from seedlint.errors import complain

    raise complain("say what to do", hint="`seedlint check` lints this folder, `seedlint --help` tells more")


def _check(arguments: argparse.Namespace) -> int:
    if not arguments.watch:
        return _checked(arguments)
    from seedlint.errors import UserError, complain
    from seedlint.run.watching import documents, rounds

    paths = _paths(arguments)
    if "-" in paths or arguments.files_from == "-":
        raise complain("--watch can't wait for standard input to change")
    written = (arguments.output_file,)
    for _ in rounds(lambda: documents(paths, lambda: _configs(arguments, _command(arguments)), beside=written)):
        if sys.stdout.isatty():
            _print(CLEARED)
        try:
            _checked(arguments)
        except UserError as error:
            _complain_all(error)
        _complain("Watching for changes; Ctrl-C ends it.")
    return 0


def _bar(arguments: argparse.Namespace) -> Bar | None:
    """Return what shows on a terminal how far a long run is, None where nobody would see it or wants to."""
    if arguments.quiet or not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        return None
    from seedlint.run.progress import Bar

    return Bar(sys.stderr)


def _checked(arguments: argparse.Namespace) -> int:
    import datetime as dt
    import gc

    from seedlint.report import Options, pieces
    from seedlint.run.check import Request, check
    from seedlint.run.notes import RENAMED

    gc.set_threshold(20_000)  # what a run makes is much and hardly ever goes in circles
    configs = _configs(arguments, _command(arguments))
    request = Request(
        today=dt.datetime.now(dt.UTC).date(),
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
        remember=not arguments.no_cache,
        bar=_bar(arguments),
    )
    report = check(request, configs)
    if arguments.add_ignore is not None:
        return _add_ignores(report, configs, arguments.add_ignore)
    color = _color(arguments.color, arguments.output_file)
    options = Options(
        color=color,
        statistics=arguments.statistics,
        quiet=arguments.quiet,
        suppressed=arguments.show_suppressed,
    )
    told = pieces(report, arguments.output_format, options=options)
    takes_the_document = request.fixing is not None and request.fixing.write and "-" in request.paths
    if takes_the_document:
        _write(repair.data for repair in report.repairs if repair.data is not None)
    if arguments.output_file:
        _write_whole(arguments.output_file, told)
    if arguments.diff:
        _write(_diffs(report))
        _complain(report.mended or "Nothing to fix.")
    elif not arguments.output_file:
        _write(told, sys.stderr if takes_the_document else sys.stdout)
    if arguments.output_file or arguments.output_format in WITHOUT_PROBLEMS:
        for problem in report.problems:
            _complain(f"seedlint: {problem.path}: {problem.reason}")
    for note in report.notes:
        if note.kind == RENAMED:
            _complain(f"seedlint: {note}")
    return report.exit_code


def _shared_baseline(configs: Configs) -> str | None:
    """Return the baseline that the config of this folder names, as people read its path."""
    from seedlint.run.plan import relative

    file = configs.of(configs.root).baseline_file
    return relative(file, configs.root) if file else None


def _add_ignores(report: Report, configs: Configs, reason: str) -> int:
    """Suppress what a report tells, each finding beside the config of its document."""
    from seedlint.report import counted
    from seedlint.run.sidecar import add_findings

    for file, number in add_findings(report.findings, configs, reason):
        _print(f"{counted(number, 'suppression')} added to {file}.\n")
    return _told_problems(report)


def _told_problems(report: Report) -> int:
    """Tell what kept a run from doing its work, and return the exit code of a command that reports nothing else."""
    for problem in report.problems:
        _complain(f"seedlint: {problem.path}: {problem.reason}")
    return EXIT_ERROR if report.problems else 0


def _baseline(arguments: argparse.Namespace) -> int:
    import datetime as dt

    from seedlint.report import counted
    from seedlint.run.baselines import keep_baseline
    from seedlint.run.check import Request, check

    request = Request(
        today=dt.datetime.now(dt.UTC).date(),
        paths=tuple(arguments.paths) or (".",),
        jobs=arguments.jobs,
        baseline=arguments.output_file if arguments.prune else None,
        remember=True,
    )
    report = check(request, _configs(arguments, _command(arguments)))
    number = keep_baseline(arguments.output_file, report)
    _print(f"{counted(number, 'finding')} in {arguments.output_file}.\n")
    return _told_problems(report)


def _fixing(arguments: argparse.Namespace) -> Fixing | None:
    """Return how documents are to be mended, None where they aren't."""
    from seedlint.errors import complain
    from seedlint.fix import Fixing

    if arguments.diff and arguments.redact:
        raise complain("--diff shows the document as it is: leave --redact out")
    if arguments.fix or arguments.diff:
        return Fixing(unsafe=arguments.unsafe_fixes, write=not arguments.diff)
    if arguments.unsafe_fixes:
        raise complain("--unsafe-fixes needs --fix or --diff")
    return None


def _diffs(report: Report) -> Iterator[str]:
    """Yield the diffs, for `patch` as they are, for a terminal with nothing in them that it would obey."""
    from seedlint.text.cells import visible

    for repair in report.repairs:
        yield "\n".join(map(visible, repair.diff.split("\n"))) if sys.stdout.isatty() else repair.diff


def _paths(arguments: argparse.Namespace) -> tuple[str, ...]:
    """Return what is named on the command line and in the list of files, this folder where there is neither."""
    from seedlint.errors import complain

    if arguments.files_from is None:
        if arguments.null:
            raise complain("--null needs --files-from")
        return tuple(arguments.paths) or (".",)
    if arguments.files_from == "-" and "-" in arguments.paths:
        raise complain("standard input can't be both a document and the list of files")
    from seedlint.run.listed import listed

    return (*arguments.paths, *listed(arguments.files_from, separator=b"\0" if arguments.null else b"\n"))


def _index(arguments: argparse.Namespace) -> int:
    import datetime as dt

    from seedlint.model import Problem
    from seedlint.report import counted
    from seedlint.run.check import index

    configs = _configs(arguments, _command(arguments))
    update = index(tuple(arguments.paths), configs, today=dt.datetime.now(dt.UTC).date(), jobs=arguments.jobs)
    for told in (*update.notes, *update.problems):
        _complain(f"seedlint: {told.path}: {told.reason}" if isinstance(told, Problem) else f"seedlint: {told}")
    _print(f"{counted(update.documents, 'document')}: {update.marked:,} read, {update.gone:,} gone\n")
    return EXIT_ERROR if update.problems else 0


def _facts(arguments: argparse.Namespace) -> int:
    import datetime as dt
    import json

    from seedlint.config import Command
    from seedlint.model import Problem
    from seedlint.run.facts import as_text, facts_of

    code = 0
    configs = _configs(arguments, Command(as_of=arguments.as_of))
    paths, today = tuple(arguments.paths) or (".",), dt.datetime.now(dt.UTC).date()
    for told in facts_of(paths, configs, today=today, stdin_name=arguments.stdin_filename):
        if isinstance(told, Problem):
            _complain(f"seedlint: {told.path}: {told.reason}")
            code = EXIT_ERROR
        elif arguments.json:
            _print(json.dumps(told, ensure_ascii=False) + "\n")
        else:
            _show(as_text(told))
    return code


def _rules(arguments: argparse.Namespace) -> int:
    from seedlint import explain
    from seedlint.profile import profiles
    from seedlint.selection import rules_of, selected

    if arguments.profiles:
        _show(explain.profiles(profiles().values()))
        return 0
    config = _configs(arguments, _command(arguments)).of(os.getcwd())
    book = rules_of(config)
    rules = tuple(book.rules.values())
    running = selected(book, config)
    if arguments.cost:
        _show(explain.cost(rules))
    elif arguments.json:
        import json

        _print(json.dumps(explain.data(rules, running), indent=2, ensure_ascii=False) + "\n")
    else:
        _show(explain.listing(rules, running))
    return 0


def _explain(arguments: argparse.Namespace) -> int:
    from seedlint import explain
    from seedlint.config import Command
    from seedlint.selection import rules_of

    _show(explain.page(rules_of(_configs(arguments, Command()).of(os.getcwd())).find(arguments.rule)))
    return 0


def _test_rules(arguments: argparse.Namespace) -> int:
    from pathlib import Path

    from seedlint import rulebook
    from seedlint.model import Context
    from seedlint.report import counted
    from seedlint.run.domains import registered_domain, top_level_domains
    from seedlint.run.examples import try_rules

    folder = arguments.folder
    book = rulebook.load((Path(folder),) if folder else ())
    rules = [rule for rule in book.rules.values() if not folder or rule.root == str(Path(folder))]
    handed_in = Context(top_level_domains=top_level_domains, registered_domain=registered_domain)
    trial = try_rules(rules, handed_in)
    for failure in trial.failures:
        _show(f"{failure}\n")
    failed = f", {len(trial.failures)} of which fail" if trial.failures else ""
    _print(f"{counted(len(rules), 'rule')}, {counted(trial.examples, 'example')}{failed}\n")
    return int(bool(trial.failures))


def _show_config(arguments: argparse.Namespace) -> int:
    from seedlint.run.plan import ignores
    from seedlint.run.settings import shown
    from seedlint.selection import rules_of

    file = arguments.file or "."
    configs = _configs(arguments, _command(arguments))
    config = configs.of(os.path.abspath(file)) if os.path.isdir(file) else configs.of_file(file)
    ignored = ignores(rules_of(config), config, configs.root)
    _show(shown(config, file=file, ignored=() if os.path.isdir(file) else ignored(file)))
    return 0


def _schema(arguments: argparse.Namespace) -> int:
    from seedlint.run.schemas import schema

    _print(schema(arguments.name))
    return 0


def _init(arguments: argparse.Namespace) -> int:
    from seedlint.run.starter import start

    _show(f"{start(arguments.folder)} written.\n")
    return 0


def _clean(_arguments: argparse.Namespace) -> int:
    from pathlib import Path

    from seedlint import cache
    from seedlint.errors import complain
    from seedlint.report import counted
    from seedlint.run.cleaning import clean

    try:
        folder = cache.folder()
        cleaned = clean(Path(folder))
    except (OSError, RuntimeError) as error:
        raise complain(f"can't clean the cache: {error}") from None
    _print(f"{counted(cleaned.files, 'file')} ({cleaned.size / 1e6:,.1f} MB) removed from {folder}\n")
    return 0


def _completion(arguments: argparse.Namespace) -> int:
    from seedlint.arguments import parsers
    from seedlint.completion import script
    from seedlint.rulebook import load

    rules = load().rules
    _print(script(arguments.shell, parsers(), ("all", *sorted({rule.category for rule in rules.values()}), *rules)))
    return 0


COMMANDS = {
    None: _usage,
    "check": _check,
    "index": _index,
    "baseline": _baseline,
    "facts": _facts,
    "rules": _rules,
    "explain": _explain,
    "test-rules": _test_rules,
    "config": _show_config,
    "init": _init,
    "clean": _clean,
    "completion": _completion,
    "schema": _schema,
}


def _names(given: Sequence[str] | None) -> tuple[str, ...] | None:
    """Split what one or several `--select A,B` say."""
    if given is None:
        return None
    found = tuple(name.strip() for names in given for name in names.split(",") if name.strip())
    if not found:  # an empty variable in a script must not turn every rule off
        from seedlint.errors import complain

        raise complain("a selection names no rule", hint="leave the option out, or name rules, categories or `all`")
    return found


def _command(arguments: argparse.Namespace) -> Command:
    from seedlint.config import Command

    if getattr(arguments, "online_allow_private", False) and not arguments.online:
        from seedlint.errors import complain

        raise complain("--online-allow-private needs --online")
    return Command(
        select=_names(arguments.select),
        extend_select=_names(arguments.extend_select) or (),
        ignore=_names(arguments.ignore) or (),
        profile=arguments.profile,
        preview=arguments.preview,
        max_file_size=getattr(arguments, "max_file_size", None),
        as_of=arguments.as_of,
        fail_on=arguments.fail_on,
        redact=getattr(arguments, "redact", None),
        online=getattr(arguments, "online", False),
        allow_private=getattr(arguments, "online_allow_private", False),
        use_cache=not getattr(arguments, "no_cache", False),
    )


def _configs(arguments: argparse.Namespace, command: Command) -> Configs:
    """Return what tells each file's config: the nearest above it, or the one that the command line names."""
    from seedlint import config as files
    from seedlint.run.configs import Configs

    fixed = files.Config() if arguments.isolated else None
    if arguments.config:
        from pathlib import Path

        fixed = files.read(Path(arguments.config))
    return Configs(os.getcwd(), command, fixed=fixed)


def _color(when: str, file: str | None) -> bool:
    """Decide on colours: as asked, else by NO_COLOR and FORCE_COLOR, else by whether a terminal reads."""
    if when != "auto":
        return when == "always"
    if file or os.environ.get("NO_COLOR"):
        return False
    return os.environ.get("FORCE_COLOR", "0") not in ("", "0") or (
        sys.stdout.isatty() and os.environ.get("TERM") != "dumb"
    )


def _show(text: str) -> None:
    """Print what people's files say: nothing in it reaches the terminal raw."""
    from seedlint.text.cells import visible

    _print("\n".join(map(visible, text.split("\n"))))


def _print(text: str) -> None:
    _write((text,))


def _write(pieces: Iterable[str | bytes], stream: TextIO | None = None) -> None:
    """Write to standard output, or another stream. Raises UserError where it takes no more (a full disk)."""
    stream = stream or sys.stdout
    try:
        stream.flush()
        for piece in pieces:
            stream.buffer.write(piece.encode("utf-8", "backslashreplace") if isinstance(piece, str) else piece)
        stream.buffer.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        from seedlint.errors import complain

        _forget(stream)
        raise complain(f"can't write the report: {error.strerror}") from None


def _forget(stream: TextIO) -> None:
    """Let what a stream still holds go nowhere, so that Python doesn't stumble over it at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _complain_all(error: UserError) -> None:
    for complaint in error.complaints:
        _complain(f"seedlint: {complaint}")


def _complain(text: str) -> None:
    import contextlib

    from seedlint.text.cells import one_line

    with contextlib.suppress(BrokenPipeError):
        sys.stderr.write(one_line(text) + "\n")


def _write_whole(file: str, pieces: Iterable[str]) -> None:
    """Write a file whole or not at all. Raises UserError where that can't be done."""
    from seedlint.errors import complain
    from seedlint.run.whole import write_whole

    try:
        write_whole(file, (piece.encode("utf-8", "backslashreplace") for piece in pieces))
    except OSError as error:
        raise complain(f"can't write the report: {error.strerror}", path=str(file)) from None
