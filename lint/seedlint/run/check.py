"""A check from end to end: settings and paths in, a report out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping

from seedlint import __version__, rulebook
from seedlint.engine import Engine
from seedlint.model import Document, Finding, Level, Note, Problem
from seedlint.record import NamedTuple
from seedlint.report import Report, RuleInfo, place
from seedlint.rule import Rule, read_page
from seedlint.run import local
from seedlint.run.configs import Configs
from seedlint.run.inputs import config_of, inputs
from seedlint.run.plan import Plan, plans
from seedlint.sources.discover import Candidate

RENAMED = "renamed-rule"


class Request(NamedTuple):
    """What a check is asked to read and to tell, beside what its configs say.

    `today` is the day on which the run happens; `pages` means that the report needs the rules' pages.
    """

    today: dt.date
    paths: tuple[str, ...] = (".",)
    stdin_name: str = "stdin.txt"
    exit_zero: bool = False
    jobs: int | None = None
    force_exclude: bool = False
    category: str | None = None
    pages: bool = False


def check(request: Request, configs: Configs, *, stdin: Callable[[], bytes] | None = None) -> Report:
    """Lint what the request names. Raises UserError for a wrong rule name, rule file or setting."""
    folder = configs.root
    found = inputs(
        request.paths,
        configs,
        stdin_name=request.stdin_name,
        force_exclude=request.force_exclude,
        stdin=stdin,
    )
    applying = {item.path: config_of(item, configs) for item in found if isinstance(item, Candidate | Document)}
    used = {config.path: config for config in applying.values()} or {None: configs.of(folder)}
    by_config, engines = plans(used.values(), folder, today=request.today)
    plan_of = {path: by_config[config.path] for path, config in applying.items()}
    tasks = [_task(item, plan_of[item.path]) for item in found if isinstance(item, Candidate | Document)]
    problems = [item for item in found if isinstance(item, Problem)]
    notes = [item for item in found if isinstance(item, Note)]
    del found, applying  # of many files, each list counts
    outcome = local.run(engines, tasks, jobs=request.jobs)
    problems += outcome.problems
    as_of = {config.as_of for config in used.values()}
    report = Report(
        findings=outcome.findings,
        rules=_infos(by_config.values(), pages=request.pages),
        documents=outcome.documents,
        version=__version__,
        problems=tuple(sorted(problems, key=lambda problem: (problem.path, problem.rule))),
        notes=(*_notes(engines, outcome.documents), *notes, *outcome.notes, *_renamed(by_config.values())),
        as_of=as_of.pop() if len(as_of) == 1 else None,
        category=request.category,
    )
    return report._replace(exit_code=_exit_code(request, report, plan_of))


def _task(item: Candidate | Document, plan: Plan) -> local.Task:
    return local.Task(item, plan.ignored(item.path), plan.engine, plan.config.max_file_size)


def _infos(planned: Iterable[Plan], *, pages: bool) -> tuple[RuleInfo, ...]:
    """Return what the report tells of the rules of all plans; of a rule that several know, as the first knows it."""
    rules: dict[str, Rule] = {}
    for plan in planned:
        for rule in plan.rules:
            rules.setdefault(rule.id, rule)
    return tuple(info(rule, page=pages) for rule in sorted(rules.values(), key=lambda rule: (rule.category, rule.id)))


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


def _exit_code(request: Request, report: Report, plan_of: Mapping[str, Plan]) -> int:
    """Return 2 where something couldn't be done, 1 where a finding is as grave as its file's `fail-on`, else 0."""
    if report.problems:
        return 2
    return int(not request.exit_zero and any(_fails(one, plan_of[place(one).path]) for one in report.findings))


def _fails(finding: Finding, plan: Plan) -> bool:
    fail_on = plan.config.fail_on
    return fail_on != "never" and finding.level.rank >= Level(fail_on).rank


def _notes(engines: Iterable[Engine], documents: int) -> tuple[Note, ...]:
    """Say which rules did not run for want of a second document."""
    idle = sorted({rule.id for engine in engines for rule in engine.needs_a_corpus}) if documents == 1 else ()
    return (Note(f"{', '.join(idle)} did not run: a single document has nothing to compare"),) if idle else ()


def _renamed(planned: Iterable[Plan]) -> tuple[Note, ...]:
    """Tell each former name of a rule that a config uses once."""
    return tuple(Note(told, kind=RENAMED) for told in sorted({one for plan in planned for one in plan.renamed}))
