"""One machine: documents go through the engine, in this process or in several, and come out in order."""

from __future__ import annotations

import os
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial

from seedlint.engine import Engine, Settlement, locate
from seedlint.model import Document, Finding, Inspection, Problem
from seedlint.sources import load
from seedlint.sources.discover import Candidate

SEVERAL = 4_000_000  # bytes of input above which starting processes costs less than it saves
BATCH = 50  # documents that a process is handed at once


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run over many documents gave: sorted findings, problems, and how many documents were read."""

    findings: tuple[Finding, ...]
    problems: tuple[Problem, ...]
    documents: int


@dataclass(frozen=True, slots=True)
class Task:
    """A file, or a document that is at hand, with the rules that are ignored there."""

    source: Candidate | Document
    ignored: frozenset[str] = frozenset()


def run(engine: Engine, tasks: Iterable[Task], *, jobs: int | None = None) -> Outcome:
    """Inspect documents, and settle what they ask together.

    The number of processes (by default as many as there are cores, one where little is to be read) and the order of
    the tasks change nothing in the outcome.
    """
    ordered = sorted(tasks, key=lambda task: task.source.path)
    results: list[Inspection | Problem] = []
    batches = [ordered[i : i + BATCH] for i in range(0, len(ordered), BATCH)]
    for batch in _mapped(engine, batches, jobs=_jobs(jobs, ordered, len(batches))):
        results.extend(batch)
    inspections = [result for result in results if isinstance(result, Inspection)]
    problems = [result for result in results if isinstance(result, Problem)]
    problems += [problem for inspection in inspections for problem in inspection.problems]
    findings = [finding for inspection in inspections for finding in inspection.findings]
    marks = [mark for inspection in inspections for mark in inspection.marks]
    settlement = engine.settle(marks)
    problems += settlement.problems
    findings += _settled(settlement, {task.source.path: task.source for task in ordered})
    return Outcome(
        tuple(sorted(findings, key=_order)),
        tuple(sorted(set(problems), key=lambda problem: (problem.path, problem.rule, problem.reason))),
        len(inspections),
    )


def _order(finding: Finding) -> tuple[object, ...]:
    path = finding.location.path if finding.location else ""
    return path, finding.span, finding.rule, finding.message


def _batch(engine: Engine, batch: Sequence[Task]) -> list[Inspection | Problem]:
    results: list[Inspection | Problem] = []
    for task in batch:
        loaded = _loaded(task.source)
        if isinstance(loaded, Document):
            results.append(engine.inspect(loaded, task.ignored))
        elif loaded is not None:
            results.append(loaded)
    return results


def _loaded(source: Candidate | Document) -> Document | Problem | None:
    return source if isinstance(source, Document) else load(source)


def _jobs(asked: int | None, tasks: Sequence[Task], batches: int) -> int:
    if asked is None:
        asked = (os.cpu_count() or 1) if sum(map(_size, tasks)) > SEVERAL else 1
    return max(1, min(asked, batches))


def _size(task: Task) -> int:
    if isinstance(task.source, Document):
        return len(task.source.text)
    try:
        return os.stat(task.source.file).st_size
    except OSError:
        return 0


def _mapped(engine: Engine, batches: Sequence[Sequence[Task]], *, jobs: int) -> Iterator[list[Inspection | Problem]]:
    """Yield each batch's results in the order of the batches."""
    if jobs == 1:
        yield from map(partial(_batch, engine), batches)
        return
    import multiprocessing
    import pickle

    settings = pickle.dumps((engine.rules, engine.context))
    quickest = "fork" if sys.platform == "linux" else None  # no thread is running that a fork could break
    with multiprocessing.get_context(quickest).Pool(jobs) as pool:
        yield from pool.imap(partial(_batch_elsewhere, settings), batches)


def _batch_elsewhere(settings: bytes, batch: Sequence[Task]) -> list[Inspection | Problem]:
    return _batch(_engine_of(settings), batch)


@lru_cache(maxsize=1)
def _engine_of(settings: bytes) -> Engine:
    """Make a process's engine, once."""
    import pickle

    return Engine(*pickle.loads(settings))


def _settled(settlement: Settlement, sources: Mapping[str, Candidate | Document]) -> Iterator[Finding]:
    """Yield the findings about the corpus, each located in its own document, which is read again for that."""
    by_document: dict[str, list[Finding]] = defaultdict(list)
    for mark, finding in settlement.findings:
        by_document[mark.ref].append(finding)
    for path, findings in by_document.items():
        document = _loaded(sources[path])
        if isinstance(document, Document):
            yield from locate(findings, document)
