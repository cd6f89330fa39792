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
from seedlint.engine import Engine
from seedlint.engine.fix import Fixing
from seedlint.report import Report, place
from seedlint.run import local
from seedlint.run.inputs import Input, beside, config_of, inputs
from seedlint.run.inputs.configs import Configs
from seedlint.run.plan import Plan, plans
from seedlint.run.shown.notes import alone, idle, renamed, unasked
from seedlint.run.shown.rule_infos import rule_infos
from seedlint.run.shown.told import told_apart
from seedlint.run.task import Task
from seedlint.sources.discover import Candidate

if TYPE_CHECKING:
    from seedlint.engine.baseline import Known
    from seedlint.run.inputs.since import Changes
    from seedlint.run.kept.index_tables import Update
    from seedlint.run.online import Questions
    from seedlint.run.progress import Bar


class Request(NamedTuple):
    """What a check is asked to read and to tell, beside what its configs say.

    `today` is the day on which the run happens; `pages` means that the report is shown to people elsewhere: it needs
    the rules' pages, and the day of the list of top-level domains; `fixing` is how documents are mended, where that is
    asked for; `baseline` is a file of known findings, `since` a revision whose unchanged lines are left out; `corpus`
    are the paths of what the documents are compared with beside each other;
    `remember` lets what earlier runs found be used, and kept for later ones; `bar` shows how far a long run is.
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
    remember: bool = False
    bar: Bar | None = None


def check(request: Request, configs: Configs, *, stdin: Callable[[], bytes] | None = None) -> Report:
    """Lint what the request names. Raises UserError for a wrong rule name, rule file or setting."""
    folder = configs.root
    known, changes = _known(request), _changes(request, folder)
    given = _once(stdin) if request.fixing else stdin
    found = inputs(
        request.paths,
        configs,
        stdin_name=request.stdin_name,
        force_exclude=request.force_exclude,
        stdin=given,
    )
    others = beside(request.corpus, found, configs) if request.corpus else []
    applying = {item.path: config_of(item, configs) for item in _documents(found, others)}
    used = {config.path: config for config in applying.values()} or {None: configs.of(folder)}
    by_config, engines = plans(used.values(), folder, today=request.today)
    plan_of = {path: by_config[config.path] for path, config in applying.items()}
    tasks = [task(item, plan_of[item.path]) for item in _documents(found)]
    if request.fixing:
        tasks = [_mending(one, request.fixing, given) for one in tasks]
    corpus = [task(item, plan_of[item.path], given=False) for item in _documents(others)]
    problems = [item for item in (*found, *others) if isinstance(item, Problem)]
    notes = [item for item in (*found, *others) if isinstance(item, Note)]
    del found, others, applying  # of many files, each list counts
    questions = _questions(by_config.values())
    outcome = _run(request, folder, engines, tasks, corpus=corpus, questions=questions)
    problems += outcome.problems
    read = {task.source.path for task in tasks}

    def is_looked_for(path: str) -> bool:
        return path in read or not os.path.exists(os.path.join(folder, path))

    told = told_apart(outcome, known, changes, is_looked_for=is_looked_for)
    as_of = {config.as_of for config in used.values()}
    report = Report(
        findings=told.open,
        rules=rule_infos(by_config.values(), pages=request.pages),
        documents=outcome.documents,
        version=__version__,
        problems=tuple(sorted(problems, key=lambda problem: (problem.path, problem.rule))),
        notes=(
            *alone(engines, outcome.documents + len(corpus)),
            *(questions.notes if questions else unasked(by_config.values())),
            *notes,
            *outcome.notes,
            *told.notes,
            *idle(by_config.values(), tasks, outcome),
            *renamed(by_config.values()),
        ),
        as_of=as_of.pop() if len(as_of) == 1 else None,
        category=request.category,
        suffix_list=_suffix_list() if request.pages else "",
        repairs=outcome.repairs,
        aside=told.aside,
        absent=told.absent,
        compared=known is not None,
    )
    report = report._replace(exit_code=_exit_code(request, report, plan_of))
    return _redacted(report) if any(config.redact for config in used.values()) else report


def _suffix_list() -> str:
    from seedlint.run.domains import version

    return version()


def _redacted(report: Report) -> Report:
    """Return a report whose findings show nothing private with the rest of it done likewise.

    Paths stay: without them nothing could be found.
    """
    from seedlint.text.contacts.private import masked

    return report._replace(
        problems=tuple(problem._replace(reason=masked(problem.reason)) for problem in report.problems),
        notes=tuple(note._replace(text=masked(note.text)) for note in report.notes),
        absent=tuple(entry._replace(message=masked(entry.message)) for entry in report.absent),
    )


def index(paths: tuple[str, ...], configs: Configs, *, today: dt.date, jobs: int | None = None) -> Update:
    """Make the index of a corpus, or bring it up to date. Raises UserError where it can't be written."""
    import sqlite3

    from seedlint.run.kept.index import index_of

    found = beside(paths, (), configs)
    applying = {item.path: config_of(item, configs) for item in _documents(found)}
    used = {config.path: config for config in applying.values()} or {None: configs.of(configs.root)}
    by_config, engines = plans(used.values(), configs.root, today=today)
    corpus = [task(item, by_config[applying[item.path].path], given=False) for item in _documents(found)]
    try:
        update = index_of(paths, configs.root).update(engines, corpus, jobs=jobs)
    except (sqlite3.Error, OSError) as error:
        raise complain(f"can't write the index: {error}") from None
    problems = (item for item in found if isinstance(item, Problem))
    return update._replace(problems=(*problems, *update.problems))


def _documents(*found: Iterable[Input]) -> Iterator[Candidate | Document]:
    return (item for items in found for item in items if isinstance(item, Candidate | Document))


def _run(
    request: Request,
    folder: str,
    engines: Sequence[Engine],
    tasks: Sequence[Task],
    *,
    corpus: Sequence[Task],
    questions: Questions | None,
) -> local.Outcome:
    """Run over the given documents and beside them over the corpus, or what an index has of it."""
    if request.corpus:
        from seedlint.run.kept.index import index_of

        index = index_of(request.corpus, folder)
        if index.exists:
            return index.compared(engines, tasks, corpus, jobs=request.jobs, questions=questions)
    remember = request.remember and not request.fixing
    return local.run(
        engines, [*tasks, *corpus], jobs=request.jobs, questions=questions, remember=remember, bar=request.bar
    )


def _known(request: Request) -> tuple[Known, ...] | None:
    if request.baseline is None:
        return None
    from seedlint.run.baselines import read_baseline

    return read_baseline(request.baseline)


def _changes(request: Request, folder: str) -> Changes | None:
    if request.since is None:
        return None
    from pathlib import Path

    from seedlint.run.inputs.since import changes_since

    return changes_since(request.since, Path(folder))


def task(item: Candidate | Document, plan: Plan, *, given: bool = True) -> Task:
    """Return how a document is linted, or only compared with, by the plan for it."""
    entries = plan.sidecar.of(item.path) if plan.sidecar and given else ()
    return Task(item, plan.ignored(item.path), plan.engine, plan.config.max_file_size, entries, given=given)


def _once(stdin: Callable[[], bytes] | None) -> Callable[[], bytes]:
    """Return what gives the bytes of standard input as often as it is asked."""
    return cache(stdin or sys.stdin.buffer.read)


def _mending(task: Task, fixing: Fixing, stdin: Callable[[], bytes] | None) -> Task:
    return task._replace(fixing=fixing, data=stdin() if stdin and isinstance(task.source, Document) else None)


def _exit_code(request: Request, report: Report, plan_of: Mapping[str, Plan]) -> int:
    """Return 2 where something couldn't be done, 1 where a finding is as grave as its file's `fail-on`, else 0.

    A run that shows what it would fix ends with 1 where that is anything.
    """
    if report.problems:
        return 2
    if request.fixing and not request.fixing.write:
        return int(bool(not request.exit_zero and any(repair.rules for repair in report.repairs)))
    return int(not request.exit_zero and any(_fails(one, plan_of[place(one).path]) for one in report.findings))


def _fails(finding: Finding, plan: Plan) -> bool:
    fail_on = plan.config.fail_on
    return fail_on != "never" and finding.level.rank >= Level(fail_on).rank


def _questions(planned: Collection[Plan]) -> Questions | None:
    """Return what asks the network, where a rule that does runs. Raises UserError where its client is missing."""
    rules = {rule.id for plan in planned for rule in plan.rules if rule.check in ONLINE}
    if not rules:
        return None
    from seedlint.run.online import Questions, strictest

    return Questions(rules, strictest(plan.config.asking for plan in planned))
