"""The runner: every task through its engine, in this process or in several; the outcome has a fixed order."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from functools import cache, partial
from itertools import accumulate, chain, groupby
from typing import TYPE_CHECKING

from seedlint.base.model import Finding, Inspection, Note, Problem
from seedlint.base.record import NamedTuple
from seedlint.engine import Engine
from seedlint.engine.fix import Repair
from seedlint.run.execution.compact import compact
from seedlint.run.execution.task import Result, Results, Task, results_of

if TYPE_CHECKING:
    from seedlint.run.cache.results import ResultCache
    from seedlint.run.corpus.comparison import Comparison, CorpusResult, IndexedCorpus, Resolver
    from seedlint.run.execution.progress import Bar

PARALLEL_FROM = 4_000_000  # bytes of input above which starting processes costs less than it saves
CACHE_FROM = 200_000  # bytes of input above which opening the cache costs less than inspecting again
BATCH = 50  # documents that a process is handed at once


class Outcome(NamedTuple):
    """What a run gave: sorted findings, problems and notes, and how many documents were linted.

    `suppressed` tells whether any of the findings is suppressed.
    """

    findings: Sequence[Finding]
    problems: tuple[Problem, ...]
    documents: int
    notes: tuple[Note, ...] = ()
    repairs: tuple[Repair, ...] = ()
    suppressed: bool = False


def run(
    engines: Sequence[Engine],
    tasks: Iterable[Task],
    *,
    jobs: int | None = None,
    indexed: IndexedCorpus | None = None,
    task_of: Callable[[str], Task | None] = lambda path: None,
    resolver: Resolver | None = None,
    use_cache: bool = False,
    bar: Bar | None = None,
) -> Outcome:
    """Inspect the documents of all tasks, then compare them with each other.

    Neither the order of the tasks nor `jobs` (processes; None: as many as cores, one for little input) changes the
    outcome. `indexed` is a corpus to compare with whose marks are in an index, `task_of` returns the task of one of
    its documents by path. `resolver` answers marks from the network. With `use_cache`, results of earlier runs are
    used and new ones stored. `bar` shows progress.
    """
    ordered = sorted(tasks, key=lambda task: task.source.path)
    several = len(ordered) > 1 or indexed is not None
    compare = several or resolver is not None
    results = _cached_or_made(
        engines,
        ordered,
        jobs=jobs,
        compare=compare,
        use_cache=use_cache,
        cache_comparison=compare and resolver is None,
    )
    comparison = None
    if compare and not results.has_comparison:
        from seedlint.run.corpus.comparison import Comparison, Sources

        sources = Sources(ordered, task_of)
        comparison = Comparison(engines, sources, indexed=indexed, resolver=resolver, several=several)
    collector = _Collector(comparison)
    with closing(results):
        inspected = _with_progress(bar, results.of_documents(), ordered)
        findings = compact(_in_order(collector.document_findings(inspected)))
        of_corpus = compact(_in_order(collector.corpus_findings(results)))
        return collector.outcome(_merged(findings, of_corpus))


class _Collector:
    """Yields the findings of a run, to be sorted, and collects everything else for the outcome."""

    def __init__(self, comparison: Comparison | None) -> None:
        self._comparison = comparison
        self._others: list[Problem | Note | Repair] = []
        self._documents = 0
        self._suppressed = False

    def document_findings(self, inspected: Iterable[tuple[Results, Task]]) -> Iterator[Finding]:
        """Yield the findings of single documents, and hand their marks to the comparison."""
        for result, task in _each_result(inspected):
            if isinstance(result, Problem | Note | Repair):
                self._others.append(result)
                continue
            self._documents += task.linted
            self._others.extend(result.problems)
            self._suppressed = self._suppressed or any(finding.suppression for finding in result.findings)
            yield from result.findings
            if self._comparison:
                self._comparison.add(result, task.engine)

    def corpus_findings(self, results: ResultCache | _NoCache) -> Iterator[Finding]:
        """Yield the findings of comparing documents; to be called after all documents were inspected."""
        for result in results.of_comparison(self._comparison.results() if self._comparison else ()):
            if isinstance(result, Finding):
                self._suppressed = self._suppressed or result.suppression is not None
                yield result
            else:
                self._others.append(result)

    def outcome(self, findings: Sequence[Finding]) -> Outcome:
        """Return the outcome; equal problems and notes from several documents count once."""
        problems = {one for one in self._others if isinstance(one, Problem)}
        notes = {one for one in self._others if isinstance(one, Note)}
        return Outcome(
            findings,
            tuple(sorted(problems, key=lambda problem: (problem.path, problem.rule, problem.reason))),
            self._documents,
            tuple(sorted(notes, key=lambda note: (note.path, note.text))),
            tuple(one for one in self._others if isinstance(one, Repair)),
            self._suppressed,
        )


def marks(
    engines: Sequence[Engine], tasks: Sequence[Task], *, jobs: int | None = None
) -> Iterator[tuple[Result, Task]]:
    """Yield the marks of each document of a corpus, or a note on why it has none; nothing for a binary file."""
    return _each_result(_inspected(engines, tasks, jobs=_process_count(jobs, tasks), compare=True))


def _each_result(inspected: Iterable[tuple[Results, Task]]) -> Iterator[tuple[Result, Task]]:
    return ((result, task) for results, task in inspected for result in results)


class _NoCache:
    """Has the interface of `ResultCache`, but finds nothing and stores nothing."""

    has_comparison = False

    def __init__(self, inspected: Iterator[tuple[Results, Task]]) -> None:
        self._inspected = inspected

    def of_documents(self) -> Iterator[tuple[Results, Task]]:
        return self._inspected

    def of_comparison(self, results: Iterable[CorpusResult]) -> Iterable[CorpusResult]:
        return results

    def close(self) -> None:
        pass


def _cached_or_made(
    engines: Sequence[Engine],
    tasks: Sequence[Task],
    *,
    jobs: int | None,
    compare: bool,
    use_cache: bool,
    cache_comparison: bool,
) -> ResultCache | _NoCache:
    """Return the results of tasks, from the cache where it is wanted, worth its cost, and can be opened."""

    def inspect(some: Sequence[Task]) -> Iterator[tuple[Results, Task]]:
        return _inspected(engines, some, jobs=_process_count(jobs, some), compare=compare)

    if use_cache and _is_larger(tasks, CACHE_FROM):
        from seedlint.run.cache.results import open_cache

        opened = open_cache(engines, tasks, inspect, compare=compare, cache_comparison=cache_comparison)
        if opened:
            return opened
    return _NoCache(inspect(tasks))


def _with_progress(
    bar: Bar | None, inspected: Iterable[tuple[Results, Task]], tasks: Sequence[Task]
) -> Iterator[tuple[Results, Task]]:
    """Yield what is inspected, and advance the progress bar, if there is one."""
    if bar is None:
        yield from inspected
        return
    bar.begin(len(tasks), sum(map(Task.size, tasks)))
    try:
        for results, task in inspected:
            yield results, task
            bar.advance(task.size(), sum(len(one.findings) for one in results if isinstance(one, Inspection)))
    finally:
        bar.end()


def _merged(findings: Sequence[Finding], of_corpus: Sequence[Finding]) -> Sequence[Finding]:
    """Merge two sorted sequences; most runs have no findings of the second kind."""
    if not of_corpus:
        return findings
    from heapq import merge

    return compact(merge(findings, of_corpus, key=_order))


def _in_order(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Sort findings that come path by path; two documents may have one path."""
    for _, group in groupby(findings, key=lambda finding: finding.location.path if finding.location else ""):
        yield from sorted(group, key=_order)


def _order(finding: Finding) -> tuple[object, ...]:
    path = finding.location.path if finding.location else ""
    return path, finding.span, finding.rule, finding.message


def _process_count(jobs: int | None, tasks: Sequence[Task]) -> int:
    """Return how many processes to use: no more than there are batches."""
    if jobs is None:
        jobs = (os.cpu_count() or 1) if _is_larger(tasks, PARALLEL_FROM) else 1
    return max(1, min(jobs, -(-len(tasks) // BATCH)))


def _is_larger(tasks: Iterable[Task], size: int) -> bool:
    """Tell whether tasks have more than `size` bytes to read; stops counting there."""
    return any(total > size for total in accumulate(map(Task.size, tasks)))


def _inspected(
    engines: Sequence[Engine], tasks: Sequence[Task], *, jobs: int, compare: bool
) -> Iterator[tuple[Results, Task]]:
    """Yield the results of each task, in the order of the tasks."""
    batches = (tasks[start : start + BATCH] for start in range(0, len(tasks), BATCH))
    if jobs == 1:
        yield from chain.from_iterable(map(partial(_batch, engines.__getitem__, compare=compare), batches))
        return
    import pickle

    from seedlint.run.execution.pool import map_in_processes

    pickled = tuple(pickle.dumps((engine.rules, engine.context)) for engine in engines)

    def work() -> Iterator[_Batch]:
        for batch in batches:
            yield _Batch({number: pickled[number] for number in {task.engine for task in batch}}, batch, compare)

    yield from chain.from_iterable(map_in_processes(_batch_in_worker, work(), jobs=jobs))


def _batch(engine_of: Callable[[int], Engine], batch: Sequence[Task], *, compare: bool) -> list[tuple[Results, Task]]:
    return [(tuple(results_of(task, engine_of(task.engine), compare=compare)), task) for task in batch]


class _Batch(NamedTuple):
    """Work for a worker process: some tasks, and the engines that they need as pickled rules and contexts."""

    engines: Mapping[int, bytes]
    tasks: Sequence[Task]
    compare: bool


def _batch_in_worker(work: _Batch) -> list[tuple[Results, Task]]:
    return _batch(lambda number: _unpickled_engine(work.engines[number]), work.tasks, compare=work.compare)


@cache
def _unpickled_engine(pickled: bytes) -> Engine:
    """Make an engine, once a process."""
    import pickle

    return Engine(*pickle.loads(pickled))
