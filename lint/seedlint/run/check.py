"""A check from end to end: settings and paths in, a report out."""

from __future__ import annotations

import datetime as dt
import os
import sys
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING

from seedlint import __version__
from seedlint.base.errors import complain
from seedlint.base.model import Document, Finding, Level, Note, Problem
from seedlint.base.record import NamedTuple
from seedlint.checks import ONLINE
from seedlint.config import Config
from seedlint.engine import Engine
from seedlint.engine.fix import Fixing
from seedlint.report import Report, location_of
from seedlint.run.execution import runner
from seedlint.run.execution.task import Task
from seedlint.run.inputs import Input, config_of, corpus_inputs, inputs
from seedlint.run.inputs.configs import Configs
from seedlint.run.output.notes import compared_with_none, renamed_rules, skipped_online, unused_entries
from seedlint.run.output.rule_infos import rule_infos
from seedlint.run.plan import Plan, plans
from seedlint.run.triage import Triage, triage
from seedlint.sources.discover import Candidate

if TYPE_CHECKING:
    from seedlint.engine.baseline import Known
    from seedlint.run.corpus.index_tables import Update
    from seedlint.run.execution.progress import Bar
    from seedlint.run.inputs.changed_lines import Changes
    from seedlint.run.online import LinkChecker

Stdin = Callable[[], bytes]


class Request(NamedTuple):
    """What the command line asks of a check, besides the settings of the configs.

    `today`: the date of the run. `corpus`: paths of documents to compare with. `pages`: the report needs the rules'
    pages and the date of the list of top-level domains (SARIF). `fixing`: how documents are fixed, None to leave them.
    `baseline`: a file of known findings. `since`: a git revision; findings on lines unchanged since then are left out.
    `use_cache`: use and store results of unchanged documents. `bar`: shows the progress of a long run.
    """

    today: dt.date
    paths: tuple[str, ...] = (".",)
    corpus: tuple[str, ...] = ()
    stdin_name: str = "stdin.txt"
    exit_zero: bool = False
    jobs: int | None = None
    force_exclude: bool = False
    category: str | None = None
    pages: bool = False
    fixing: Fixing | None = None
    baseline: str | None = None
    since: str | None = None
    use_cache: bool = False
    bar: Bar | None = None


class _Work(NamedTuple):
    """What a check has to do, and what went wrong in finding that out.

    `corpus` are tasks of documents to compare with only; `by_config` has the plan of each config, `by_path` that of
    each document.
    """

    tasks: Sequence[Task]
    corpus: Sequence[Task]
    engines: Sequence[Engine]
    by_config: Mapping[str | None, Plan]
    by_path: Mapping[str, Plan]
    problems: Sequence[Problem]
    notes: Sequence[Note]

    @property
    def plans(self) -> Collection[Plan]:
        return self.by_config.values()


def check(request: Request, configs: Configs, *, stdin: Stdin | None = None) -> Report:
    """Lint what the request names. Raises UserError for a wrong rule name, rule file or setting."""
    known, changes = _known(request), _changes(request, configs.root)
    work = _work(request, configs, stdin)
    link_checker = _link_checker(work.plans)
    outcome = _run(request, configs.root, work, link_checker)
    read = {task.source.path for task in work.tasks}

    def is_looked_for(path: str) -> bool:
        return path in read or not os.path.exists(os.path.join(configs.root, path))

    triaged = triage(outcome, known, changes, is_looked_for=is_looked_for)
    report = _report(request, work, outcome, triaged, link_checker)._replace(compared=known is not None)
    report = report._replace(exit_code=_exit_code(request, report, work.by_path))
    return _redacted(report) if any(plan.config.redact for plan in work.plans) else report


def update_index(paths: tuple[str, ...], configs: Configs, *, today: dt.date, jobs: int | None = None) -> Update:
    """Create the index of a corpus, or bring it up to date. Raises UserError where it can't be written."""
    import sqlite3

    from seedlint.run.corpus.index import index_of

    found = corpus_inputs(paths, (), configs)
    config_by_path, used = _configs_of(_documents(found), configs)
    by_config, engines = plans(used, configs.root, today=today)
    corpus = [task(item, by_config[config_by_path[item.path].path], linted=False) for item in _documents(found)]
    try:
        update = index_of(paths, configs.root).update(engines, corpus, jobs=jobs)
    except (sqlite3.Error, OSError) as error:
        raise complain(f"can't write the index: {error}") from None
    problems = (item for item in found if isinstance(item, Problem))
    return update._replace(problems=(*problems, *update.problems))


def _work(request: Request, configs: Configs, stdin: Stdin | None) -> _Work:
    """Find the documents that a request names, and the plan of each."""
    read_stdin = cache(stdin or sys.stdin.buffer.read) if request.fixing else stdin  # fixing needs the bytes twice
    to_lint = inputs(
        request.paths,
        configs,
        stdin_name=request.stdin_name,
        force_exclude=request.force_exclude,
        stdin=read_stdin,
    )
    others = corpus_inputs(request.corpus, to_lint, configs) if request.corpus else []
    config_by_path, used = _configs_of(_documents(to_lint, others), configs)
    by_config, engines = plans(used, configs.root, today=request.today)
    by_path = {path: by_config[config.path] for path, config in config_by_path.items()}
    tasks = [task(item, by_path[item.path]) for item in _documents(to_lint)]
    if request.fixing:
        tasks = [_fixing(one, request.fixing, read_stdin) for one in tasks]
    return _Work(
        tasks,
        [task(item, by_path[item.path], linted=False) for item in _documents(others)],
        engines,
        by_config,
        by_path,
        [item for item in (*to_lint, *others) if isinstance(item, Problem)],
        [item for item in (*to_lint, *others) if isinstance(item, Note)],
    )


def task(item: Candidate | Document, plan: Plan, *, linted: bool = True) -> Task:
    """Return the task of linting a document (`linted`), or of comparing with it only, by the plan for it."""
    entries = plan.ignore_file.of(item.path) if plan.ignore_file and linted else ()
    return Task(item, plan.ignored(item.path), plan.engine, plan.config.max_file_size, entries, linted=linted)


def _documents(*found: Iterable[Input]) -> Iterator[Candidate | Document]:
    return (item for items in found for item in items if isinstance(item, Candidate | Document))


def _configs_of(
    items: Iterable[Candidate | Document], configs: Configs
) -> tuple[Mapping[str, Config], Collection[Config]]:
    """Return the config of each document by its path, and every config once; that of the root where there is none."""
    by_path = {item.path: config_of(item, configs) for item in items}
    used = {config.path: config for config in by_path.values()} or {None: configs.of(configs.root)}
    return by_path, used.values()


def _fixing(task: Task, fixing: Fixing, read_stdin: Stdin | None) -> Task:
    data = read_stdin() if read_stdin and isinstance(task.source, Document) else None
    return task._replace(fixing=fixing, data=data)


def _run(request: Request, folder: str, work: _Work, link_checker: LinkChecker | None) -> runner.Outcome:
    """Inspect the documents and compare them, with the index of the corpus where there is one."""
    if request.corpus:
        from seedlint.run.corpus.index import index_of

        index = index_of(request.corpus, folder)
        if index.exists:
            return index.run(work.engines, work.tasks, work.corpus, jobs=request.jobs, resolver=link_checker)
    return runner.run(
        work.engines,
        [*work.tasks, *work.corpus],
        jobs=request.jobs,
        resolver=link_checker,
        use_cache=request.use_cache and not request.fixing,
        bar=request.bar,
    )


def _known(request: Request) -> tuple[Known, ...] | None:
    if request.baseline is None:
        return None
    from seedlint.run.baseline_file import read_baseline

    return read_baseline(request.baseline)


def _changes(request: Request, folder: str) -> Changes | None:
    if request.since is None:
        return None
    from pathlib import Path

    from seedlint.run.inputs.changed_lines import changes_since

    return changes_since(request.since, Path(folder))


def _link_checker(planned: Collection[Plan]) -> LinkChecker | None:
    """Return what asks the network, if a rule runs that needs it. Raises UserError if its HTTP client is missing."""
    rules = {rule.id for plan in planned for rule in plan.rules if rule.check in ONLINE}
    if not rules:
        return None
    from seedlint.run.online import LinkChecker, strictest

    return LinkChecker(rules, strictest(plan.config.online_settings for plan in planned))


def _report(
    request: Request, work: _Work, outcome: runner.Outcome, triaged: Triage, link_checker: LinkChecker | None
) -> Report:
    """Put the report together; its exit code comes later."""
    as_of = {plan.config.as_of for plan in work.plans}
    problems = (*work.problems, *outcome.problems)
    return Report(
        findings=triaged.open,
        rules=rule_infos(work.plans, pages=request.pages),
        documents=outcome.documents,
        version=__version__,
        problems=tuple(sorted(problems, key=lambda problem: (problem.path, problem.rule))),
        notes=(
            *compared_with_none(work.engines, outcome.documents + len(work.corpus)),
            *(link_checker.notes if link_checker else skipped_online(work.plans)),
            *work.notes,
            *outcome.notes,
            *triaged.notes,
            *unused_entries(work.plans, work.tasks, outcome),
            *renamed_rules(work.plans),
        ),
        as_of=as_of.pop() if len(as_of) == 1 else None,
        category=request.category,
        suffix_list=_suffix_list_version() if request.pages else "",
        repairs=outcome.repairs,
        aside=triaged.aside,
        absent=triaged.absent,
    )


def _suffix_list_version() -> str:
    from seedlint.run.suffix_list import version

    return version()


def _redacted(report: Report) -> Report:
    """Return a report, whose findings are redacted already, with its other texts redacted.

    Paths stay: without them nobody could find anything.
    """
    from seedlint.text.contacts.private import masked

    return report._replace(
        problems=tuple(problem._replace(reason=masked(problem.reason)) for problem in report.problems),
        notes=tuple(note._replace(text=masked(note.text)) for note in report.notes),
        absent=tuple(entry._replace(message=masked(entry.message)) for entry in report.absent),
    )


def _exit_code(request: Request, report: Report, by_path: Mapping[str, Plan]) -> int:
    """Return 2 where something couldn't be done, 1 where a finding reaches its config's `fail-on`, else 0.

    A run that only shows its fixes (`--diff`) ends with 1 where there are any.
    """
    if report.problems:
        return 2
    if request.fixing and not request.fixing.write:
        return int(bool(not request.exit_zero and any(repair.rules for repair in report.repairs)))
    return int(not request.exit_zero and any(_fails(one, by_path[location_of(one).path]) for one in report.findings))


def _fails(finding: Finding, plan: Plan) -> bool:
    fail_on = plan.config.fail_on
    return fail_on != "never" and finding.level.rank >= Level(fail_on).rank
