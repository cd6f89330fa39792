"""A check from end to end: settings and paths in, a report out."""

from __future__ import annotations

import datetime as dt
import os
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from seedlint import __version__, rulebook
from seedlint.config import Config, rules_of
from seedlint.engine import Engine
from seedlint.model import Context, Document, Finding, Level, Note, Problem
from seedlint.report import Report, RuleInfo
from seedlint.rule import Rule, read_page
from seedlint.rulebook import Rulebook
from seedlint.run import local
from seedlint.run.domains import top_level_domains
from seedlint.sources import from_bytes
from seedlint.sources.discover import Candidate, discover
from seedlint.sources.ignore import compile_patterns

STDIN = "-"


@dataclass(frozen=True, slots=True)
class Request:
    """What the command line asks of a check, over what the config says.

    `today` is the day on which the run happens; `pages` means that the report needs the rules' pages.
    """

    today: dt.date
    paths: tuple[str, ...] = (".",)
    stdin_name: str = "stdin.txt"
    select: tuple[str, ...] | None = None
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    fail_on: str | None = None
    exit_zero: bool = False
    as_of: dt.date | None = None
    jobs: int | None = None
    force_exclude: bool = False
    max_file_size: int | None = None
    category: str | None = None
    pages: bool = False


def check(
    request: Request, config: Config, *, root: Path | None = None, stdin: Callable[[], bytes] | None = None
) -> Report:
    """Lint what the request names. Raises UserError for a wrong rule name, rule file or setting."""
    folder = root or Path.cwd()
    book = rules_of(config)
    rules = select(book, request, config)
    engine = Engine(rules, context(request, config))
    largest = request.max_file_size or config.max_file_size
    found: list[Candidate | Document | Problem | Note] = [*discover_all(request, config, folder)]
    if STDIN in request.paths:
        name = _relative(os.path.join(folder, request.stdin_name), folder)
        found.append(from_bytes(name, (stdin or sys.stdin.buffer.read)(), largest=largest))
    ignored = ignores(book, config, folder)
    tasks = [local.Task(item, ignored(item.path)) for item in found if isinstance(item, Candidate | Document)]
    problems = [item for item in found if isinstance(item, Problem)]
    notes = [item for item in found if isinstance(item, Note)]
    del found  # of many files, each list counts
    outcome = local.run(engine, tasks, jobs=request.jobs, largest=largest)
    problems += outcome.problems
    report = Report(
        findings=outcome.findings,
        rules=tuple(info(rule, page=request.pages) for rule in rules),
        documents=outcome.documents,
        version=__version__,
        problems=tuple(sorted(problems, key=lambda problem: (problem.path, problem.rule))),
        notes=(*_notes(engine, outcome.documents), *notes, *outcome.notes),
        as_of=request.as_of or config.as_of,
        category=request.category,
    )
    fail_on = "never" if request.exit_zero else request.fail_on or config.fail_on
    return replace(report, exit_code=exit_code(outcome.findings, problems, fail_on))


def select(book: Rulebook, request: Request, config: Config) -> tuple[Rule, ...]:
    """Return the rules of a run: the command line's selection replaces the config's, both ignores apply."""
    chosen = config.select if request.select is None else request.select
    extend = request.extend_select if request.select is not None else (*config.extend_select, *request.extend_select)
    return book.selected(chosen, extend=extend, ignore=(*config.ignore, *request.ignore))


def context(request: Request, config: Config) -> Context:
    """Return what a run hands in to the facts."""
    return Context(
        regions=config.regions,
        as_of=request.as_of or config.as_of or request.today,
        top_level_domains=partial(top_level_domains, config.extra_tlds),
    )


def discover_all(request: Request, config: Config, folder: Path) -> Iterable[Candidate | Problem | Note]:
    """Yield the files that the request's paths hold.

    `include` and `exclude` are read as seen from the config's folder, the paths as seen from `folder`.
    """
    root = globs_root(config, folder)
    found = discover(
        [os.path.join(folder, path) for path in request.paths if path != STDIN],
        root=root,
        include=config.include,
        exclude=config.exclude,
        force_exclude=request.force_exclude,
    )
    if root == folder:
        return found
    return (replace(item, path=_relative(os.path.join(root, item.path), folder)) for item in found)


def globs_root(config: Config, folder: Path) -> Path:
    """Return the folder that a config's globs are relative to: its own, `folder` where there is no config."""
    return Path(os.path.abspath(folder / config.root)) if config.path else folder


def _relative(path: str, folder: Path) -> str:
    """Return a path as seen from a folder; one that lies outside of it is shown in full."""
    full = Path(os.path.normpath(path))
    return (full.relative_to(folder) if full.is_relative_to(folder) else full).as_posix()


def ignores(book: Rulebook, config: Config, folder: Path) -> Callable[[str], frozenset[str]]:
    """Return the function that gives the rules ignored for a path, by the config's `per-file-ignores`."""
    if not config.per_file_ignores:
        return lambda path: frozenset()
    root = globs_root(config, folder)
    table = [(compile_patterns("", [glob]), book.named(rules)) for glob, rules in config.per_file_ignores.items()]

    def ignored(path: str) -> frozenset[str]:
        below = _relative(os.path.join(folder, path), root).lstrip("/")
        return frozenset().union(*(rules for patterns, rules in table if patterns.reach(below)))

    return ignored


def info(rule: Rule, *, page: bool) -> RuleInfo:
    """Return what a report tells of a rule, with the prose of its page where that is asked for."""
    return RuleInfo(
        id=rule.id,
        category=rule.category,
        summary=rule.summary,
        message=rule.message,
        level=rule.level,
        page=read_page(rule.file, rulebook.read_rule_page(rule)).prose if page else "",
        why=rule.why.split("\n\n", 1)[0],
        aliases=rule.aliases,
        confidence=rule.confidence,
    )


def exit_code(findings: Sequence[Finding], problems: Sequence[Problem], fail_on: str) -> int:
    """Return 2 where something couldn't be done, 1 where a finding is as grave as `fail_on`, else 0."""
    if problems:
        return 2
    if fail_on == "never":
        return 0
    return int(any(finding.level.rank >= Level(fail_on).rank for finding in findings))


def _notes(engine: Engine, documents: int) -> tuple[Note, ...]:
    """Say which rules did not run for want of a second document."""
    idle = engine.needs_a_corpus if documents == 1 else ()
    return (
        (Note(f"{', '.join(rule.id for rule in idle)} did not run: a single document has nothing to compare"),)
        if idle
        else ()
    )
