"""The arguments of the command line: commands, options, and errors that name the nearest known one."""

from __future__ import annotations

import argparse
import datetime as dt
import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NoReturn

from seedlint import __version__
from seedlint.base.errors import complain, nearest

FORMATS = ("full", "concise", "json", "jsonl", "sarif", "github", "gitlab", "junit", "rdjson", "checkstyle", "markdown")
LEVELS = ("error", "warning", "note", "never")
SHELLS = ("bash", "fish", "zsh")
SCHEMAS = ("config", "rule", "report", "baseline")


class Parser(argparse.ArgumentParser):
    """An argument parser whose errors are seedlint's own."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**{"formatter_class": _formatter, "allow_abbrev": False, **settings})

    def error(self, message: str) -> NoReturn:
        """Raise UserError instead of ending the process."""
        raise complain(message, hint=f"`{self.prog} --help` tells more")

    def known_options(self) -> list[str]:
        """Return every option of the parser."""
        return [option for action in self._actions for option in action.option_strings]


def parse(argv: Sequence[str]) -> argparse.Namespace:
    """Parse the command line. Raises UserError for unknown words; `--help` and `--version` end the process."""
    word = argv[0] if argv else None
    if word is None or word.startswith("-"):
        parser = _parser()
        arguments, rest = parser.parse_known_args(argv[:1])
        if rest:
            hint = nearest(rest[0], parser.known_options()) or "options stand behind the command"
            raise complain(f"unknown option `{rest[0]}`", hint=hint)
        return arguments
    if word not in COMMANDS:
        raise complain(f"unknown command `{word}`", hint=nearest(word, COMMANDS) or f"there are {', '.join(COMMANDS)}")
    command = _parser_of(word)
    if not {"-h", "--help"}.intersection(argv):
        command.usage = ""  # argparse would format it for its own error messages, which aren't used
    arguments, rest = command.parse_known_intermixed_args(argv[1:])
    if rest:
        kind = "unknown option" if rest[0].startswith("-") else "unexpected argument"
        raise complain(f"{kind} `{rest[0]}`", hint=nearest(rest[0].split("=")[0], command.known_options()))
    arguments.command = word
    return arguments


def parsers() -> Iterator[tuple[str, Parser]]:
    """Yield every command with its parser."""
    for name in COMMANDS:
        yield name, _parser_of(name)


def _parser_of(command: str) -> Parser:
    purpose, add = COMMANDS[command]
    parser = Parser(prog=f"seedlint {command}", description=f"{purpose[0].upper()}{purpose[1:]}.")
    add(parser)
    return parser


def _parser() -> Parser:
    """Return the parser for a line without a command: `--help` lists the commands."""
    parser = Parser(
        prog="seedlint",
        description="Find what makes documents untrustworthy or spoiled.",
        epilog="`seedlint COMMAND --help` tells what a command takes.",
    )
    parser.add_argument("--version", action="version", version=f"seedlint {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    for name, (purpose, _) in COMMANDS.items():
        commands.add_parser(name, help=purpose)
    return parser


def _formatter(prog: str) -> argparse.HelpFormatter:
    """Return a help formatter that doesn't import `shutil` to measure the terminal.

    argparse makes one for every argument, and that import costs as much as the rest of the command line.
    """
    try:
        columns = int(os.environ["COLUMNS"])
    except (KeyError, ValueError):
        columns = os.get_terminal_size().columns if sys.stdout.isatty() else 80
    return argparse.HelpFormatter(prog, width=max(columns, 20) - 2)


def _facts(parser: Parser) -> None:
    parser.add_argument("paths", nargs="*", metavar="PATH", help="files, folders (default: this one), or -")
    parser.add_argument("--json", action="store_true", help="as JSON, one object a document on a line of its own")
    _what_today_is(parser)
    _what_stdin_is(parser)
    _where_settings_are(parser)


def _rules(parser: Parser) -> None:
    parser.add_argument("--json", action="store_true", help="as JSON")
    parser.add_argument("--cost", action="store_true", help="count the words that each rule searches for")
    parser.add_argument("--profiles", action="store_true", help="list the profiles instead")
    _what_runs(parser)
    parser.set_defaults(as_of=None)  # no list of rules depends on the day
    _where_settings_are(parser)


def _explain(parser: Parser) -> None:
    parser.add_argument("rule", metavar="RULE", help="name or former name of a rule (`seedlint rules` lists them)")
    _where_settings_are(parser)


def _test_rules(parser: Parser) -> None:
    parser.add_argument(
        "folder", nargs="?", metavar="DIR", help="a folder of rules (default: those that seedlint ships)"
    )


def _config(parser: Parser) -> None:
    parser.add_argument("file", nargs="?", metavar="FILE", help="a file or folder (default: this folder)")
    _what_today_is(_what_runs(parser))
    _what_fails(parser)
    _where_settings_are(parser)


def _init(parser: Parser) -> None:
    parser.add_argument("folder", nargs="?", default=".", metavar="DIR", help="where (default: this folder)")


def _completion(parser: Parser) -> None:
    parser.add_argument("shell", choices=SHELLS, metavar="SHELL", help=" | ".join(SHELLS))


def _schema(parser: Parser) -> None:
    parser.add_argument("name", choices=SCHEMAS, metavar="NAME", help=" | ".join(SCHEMAS))


def _check(check: Parser) -> None:
    check.add_argument(
        "paths", nargs="*", metavar="PATH", help="files, folders (default: this one), or - for standard input"
    )
    check.add_argument("--files-from", metavar="FILE", help="read more paths there, one a line (- for standard input)")
    check.add_argument("--corpus", action="append", metavar="PATH", help="also compare with these documents, unlinted")
    check.add_argument("--null", "-0", action="store_true", help="paths in --files-from end with NUL, not a line end")
    _what_today_is(_what_runs(check))
    old = check.add_argument_group("known findings")
    old.add_argument("--baseline", metavar="FILE", help="report only what this baseline lacks (`seedlint baseline`)")
    old.add_argument("--since", metavar="REV", help="report only findings on lines changed since a git revision")
    old.add_argument("--add-ignore", metavar="REASON", help="suppress all findings in `.seedlint-ignore`")
    _fixes(check)
    _report(check)
    end = check.add_argument_group(
        "exit code", "0: nothing found at or above --fail-on; 1: something was; 2: something could not be read or done"
    )
    _what_fails(end)
    end.add_argument("--exit-zero", action="store_true", help="end with 0 despite findings (errors still end with 2)")
    _run(check)
    _where_settings_are(check)


def _fixes(check: Parser) -> None:
    fixes = check.add_argument_group("fixes")
    fixes.add_argument("--fix", action="store_true", help="apply safe fixes, and report what is left")
    fixes.add_argument("--unsafe-fixes", action="store_true", help="apply also fixes that may change the meaning")
    fixes.add_argument("--diff", action="store_true", help="show what --fix would change, and write nothing")


def _report(check: Parser) -> None:
    out = check.add_argument_group("report")
    out.add_argument("--output-format", choices=FORMATS, default="full", metavar="FORMAT", help=" | ".join(FORMATS))
    out.add_argument("--output-file", "-o", metavar="FILE", help="write the report to a file, whole or not at all")
    out.add_argument("--show-suppressed", action="store_true", help="include suppressed findings in SARIF")
    out.add_argument("--redact", action="store_true", default=None, help="mask phone numbers, addresses and secrets")
    out.add_argument("--statistics", action="store_true", help="count the findings of each rule")
    out.add_argument("--quiet", "-q", action="store_true", help="print findings and errors only")
    out.add_argument(
        "--color", choices=("auto", "always", "never"), default="auto", metavar="WHEN", help="auto | always | never"
    )
    out.add_argument("--category", metavar="NAME", help="the name of this run in SARIF, to keep several apart")


def _run(check: Parser) -> None:
    how = check.add_argument_group("run")
    _what_stdin_is(how)
    how.add_argument("--force-exclude", action="store_true", help="apply `exclude` also to files that are named here")
    how.add_argument(
        "--max-file-size", type=_size, metavar="SIZE", help="skip larger files (500kB, 16MiB; default: 16MiB)"
    )
    _how_many_jobs(how)
    how.add_argument("--watch", action="store_true", help="check again whenever a file changes, until Ctrl-C")
    how.add_argument("--no-cache", action="store_true", help="use no cached findings and no cached answers of URLs")
    how.add_argument("--online", action="store_true", help="request each URL, to see if it answers (rule dead-url)")
    how.add_argument("--online-allow-private", action="store_true", help="request also URLs of private networks")


def _clean(_parser: Parser) -> None:
    """Add nothing: the command has no arguments."""


def _index(parser: Parser) -> None:
    parser.add_argument("paths", nargs="+", metavar="PATH", help="what `check --corpus` will name, from this folder")
    _how_many_jobs(parser)
    parser.add_argument("--max-file-size", type=_size, metavar="SIZE", help="skip larger files (default: 16MiB)")
    _what_today_is(_what_runs(parser))
    _where_settings_are(parser)


def _baseline(parser: Parser) -> None:
    parser.add_argument("paths", nargs="*", metavar="PATH", help="files, folders (default: this one)")
    parser.add_argument("--output-file", "-o", required=True, metavar="FILE", help="the baseline to write")
    parser.add_argument("--prune", action="store_true", help="only drop findings from it that are no longer found")
    _what_today_is(_what_runs(parser))
    _how_many_jobs(parser)
    _where_settings_are(parser)


def _what_stdin_is(group: argparse._ActionsContainer) -> None:
    group.add_argument(
        "--stdin-filename", default="stdin.txt", metavar="NAME", help="treat standard input as this file"
    )


def _what_today_is(group: argparse._ActionsContainer) -> None:
    group.add_argument("--as-of", type=_date, metavar="DATE", help="the day that counts as today (default: today, UTC)")


def _how_many_jobs(group: argparse._ActionsContainer) -> None:
    group.add_argument("--jobs", "-j", type=_count, metavar="N", help="processes (default: by the size of the input)")


def _what_runs(parser: Parser) -> argparse._ActionsContainer:
    """Add the options that select rules, and return their group."""
    what = parser.add_argument_group("rules")
    what.add_argument("--select", action="append", metavar="RULES", help="run only these (names, categories, all)")
    what.add_argument("--extend-select", action="append", metavar="RULES", help="run these rules as well")
    what.add_argument("--ignore", action="append", metavar="RULES", help="don't run these rules")
    what.add_argument("--profile", metavar="NAME", help="start from this selection (`seedlint rules --profiles`)")
    what.add_argument(
        "--preview", action="store_true", default=None, help="allow preview rules, which may still change"
    )
    return what


def _what_fails(group: argparse._ActionsContainer) -> None:
    group.add_argument(
        "--fail-on",
        choices=LEVELS,
        metavar="LEVEL",
        help="fail if there are findings of this level or above: error | warning | note | never (default: warning)",
    )


def _where_settings_are(parser: Parser) -> None:
    group = parser.add_argument_group("settings").add_mutually_exclusive_group()
    group.add_argument("--config", metavar="FILE", help="use this config file for all files")
    group.add_argument("--isolated", action="store_true", help="use no config file")


def _date(written: str) -> dt.date:
    try:
        return dt.date.fromisoformat(written)
    except ValueError:
        raise argparse.ArgumentTypeError(f"`{written}` is no date; write it as 2024-05-01") from None


def _size(written: str) -> int:
    from seedlint.base.size import read_size

    try:
        return read_size(written)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def _count(written: str) -> int:
    if not written.isdigit() or int(written) < 1:
        raise argparse.ArgumentTypeError(f"`{written}` is no number of processes")
    return int(written)


COMMANDS: Mapping[str, tuple[str, Callable[[Parser], None]]] = {
    "check": ("lint documents", _check),
    "index": ("index a corpus, so that `check --corpus` is fast", _index),
    "baseline": ("record all findings, so that `check --baseline` reports new ones only", _baseline),
    "facts": ("print what documents say of themselves: date, byline, licence, contacts", _facts),
    "rules": ("list the rules, the profiles, or what rules cost", _rules),
    "explain": ("print a rule's page: why it matters, examples, options", _explain),
    "test-rules": ("run rules on the examples of their pages", _test_rules),
    "config": ("show the settings that apply to a file, and where each comes from", _config),
    "init": ("write a config file that explains every setting", _init),
    "clean": ("empty the cache", _clean),
    "completion": ("print a completion script for a shell", _completion),
    "schema": ("print a JSON schema, for editors", _schema),
}
