"""One machine: documents go through the engine, in this process or in several, and come out in order."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from functools import cache, cached_property, partial
from itertools import accumulate, chain, groupby
from typing import TYPE_CHECKING

from seedlint.engine import Engine
from seedlint.fix import Fixing, Repair
from seedlint.model import Document, Finding, Inspection, Note, Problem
from seedlint.record import NamedTuple
from seedlint.run.packed import kept
from seedlint.size import DEFAULT
from seedlint.sources import load
from seedlint.sources.discover import Candidate

if TYPE_CHECKING:
    from seedlint.run.compare import Answer, Comparison, Kept, Questions
    from seedlint.run.memory import Memory
    from seedlint.run.progress import Bar
    from seedlint.run.sidecar import Entry

SEVERAL = 4_000_000  # bytes of input above which starting processes costs less than it saves
LITTLE = 200_000  # bytes of input up to which inspecting costs little more than opening what earlier runs found
BATCH = 50  # documents that a process is handed at once

Result = Inspection | Problem | Note | Repair
Results = tuple[Result, ...]


class Outcome(NamedTuple):
    """What a run over many documents gave: sorted findings, problems and notes, and how many documents were read.

    `suppressed` tells whether there is a suppressed one among the findings.
    """

    findings: Sequence[Finding]
    problems: tuple[Problem, ...]
    documents: int
    notes: tuple[Note, ...] = ()
    repairs: tuple[Repair, ...] = ()
    suppressed: bool = False


class Task(NamedTuple):
    """A file, or a document that is at hand, and how it is read.

    `ignored` are the rules ignored there, `engine` is the number of its engine, `largest` how many bytes it may have;
    `entries` are the suppressions for it that stand elsewhere; `fixing` is how it is mended, `data` are the bytes of a
    document that is at hand, which that asks for. What isn't `given` is only compared with what is.
    """

    source: Candidate | Document
    ignored: frozenset[str] = frozenset()
    engine: int = 0
    largest: int = DEFAULT
    entries: tuple[Entry, ...] = ()
    fixing: Fixing | None = None
    data: bytes | None = None
    given: bool = True


def run(
    engines: Sequence[Engine],
    tasks: Iterable[Task],
    *,
    jobs: int | None = None,
    kept_corpus: Kept | None = None,
    source_of: Callable[[str], Task | None] = lambda path: None,
    questions: Questions | None = None,
    remember: bool = False,
    bar: Bar | None = None,
) -> Outcome:
    """Inspect documents, and settle what they ask together.

    The number of processes (by default as many as there are cores, one where little is to be read) and the order of
    the tasks change nothing in the outcome. `kept_corpus` are documents that they are compared with beside each other,
    `source_of` tells how one of these is read; `questions` answers from elsewhere what documents ask. What earlier runs
    found is used, and kept for later ones, where a run is to `remember` it. A `bar` is told how far the run is.
    """
    ordered = sorted(tasks, key=lambda task: task.source.path)
    several = len(ordered) > 1 or kept_corpus is not None
    compare = several or questions is not None
    memory = _memory(
        engines, ordered, jobs=jobs, compare=compare, remember=remember, lasting=compare and questions is None
    )
    comparison = None
    if compare and not memory.is_settled:
        sources = _Sources(ordered, source_of)
        comparison = _comparison(engines, sources, kept_corpus, questions, several=several)
    told: list[Problem | Note | Repair] = []
    documents = 0
    suppressed = False

    def sorted_out() -> Iterator[Finding]:
        nonlocal documents, suppressed
        for result, task in _each(_told(bar, memory.results(), ordered) if bar else memory.results()):
            if isinstance(result, Problem | Note | Repair):
                told.append(result)
                continue
            documents += task.given
            told.extend(result.problems)
            suppressed = suppressed or any(finding.suppression for finding in result.findings)
            yield from result.findings
            if comparison:
                comparison.add(result, task.engine)

    def of_corpus() -> Iterator[Finding]:
        nonlocal suppressed
        for result in memory.settled(comparison.settled() if comparison else ()):
            if isinstance(result, Finding):
                suppressed = suppressed or result.suppression is not None
                yield result
            else:
                told.append(result)

    with closing(memory):
        findings = kept(_in_order(sorted_out()))
        merged = _merged(findings, kept(_in_order(of_corpus())))
    problems = {one for one in told if isinstance(one, Problem)}
    notes = {one for one in told if isinstance(one, Note)}
    return Outcome(
        merged,
        tuple(sorted(problems, key=lambda problem: (problem.path, problem.rule, problem.reason))),
        documents,
        tuple(sorted(notes, key=lambda note: (note.path, note.text))),
        tuple(one for one in told if isinstance(one, Repair)),
        suppressed,
    )


def marks(
    engines: Sequence[Engine], tasks: Sequence[Task], *, jobs: int | None = None
) -> Iterator[tuple[Result, Task]]:
    """Yield what each document of a corpus adds to it, or a note that says why it adds nothing; nothing of a binary."""
    return _each(_mapped(engines, tasks, jobs=_jobs(jobs, tasks), compare=True))


def _each(found: Iterable[tuple[Results, Task]]) -> Iterator[tuple[Result, Task]]:
    return ((result, task) for results, task in found for result in results)


class _Forgetful:
    """The memory of a run that knows nothing of earlier ones, and keeps nothing for later ones."""

    is_settled = False

    def __init__(self, made: Iterator[tuple[Results, Task]]) -> None:
        self._made = made

    def results(self) -> Iterator[tuple[Results, Task]]:
        return self._made

    def settled(self, answers: Iterable[Answer]) -> Iterable[Answer]:
        return answers

    def close(self) -> None:
        pass


def _memory(
    engines: Sequence[Engine], tasks: Sequence[Task], *, jobs: int | None, compare: bool, remember: bool, lasting: bool
) -> Memory | _Forgetful:
    """Return what gives the results of tasks: out of what earlier runs found, where that is asked for and worth it."""

    def inspect(some: Sequence[Task]) -> Iterator[tuple[Results, Task]]:
        return _mapped(engines, some, jobs=_jobs(jobs, some), compare=compare)

    if remember and _is_more(LITTLE, tasks):
        from seedlint.run.memory import opened

        return opened(engines, tasks, inspect, compare=compare, lasting=lasting) or _Forgetful(inspect(tasks))
    return _Forgetful(inspect(tasks))


def _told(bar: Bar, found: Iterable[tuple[Results, Task]], tasks: Sequence[Task]) -> Iterator[tuple[Results, Task]]:
    """Yield what is found, and let a bar show how far that is."""
    bar.begin(len(tasks), sum(map(_size, tasks)))
    try:
        for results, task in found:
            yield results, task
            bar.advance(_size(task), sum(len(one.findings) for one in results if isinstance(one, Inspection)))
    finally:
        bar.end()


def _comparison(
    engines: Sequence[Engine],
    sources: _Sources,
    kept_corpus: Kept | None,
    questions: Questions | None,
    *,
    several: bool,
) -> Comparison:
    from seedlint.run.compare import Comparison, Source

    source = Source(sources.load, sources.engine, sources.suppressed)
    return Comparison(engines, source, kept=kept_corpus, questions=questions, several=several)


class _Sources:
    """How the documents of a run are read again: few are, so that they are looked for when the first one is."""

    def __init__(self, tasks: Sequence[Task], others: Callable[[str], Task | None]) -> None:
        self._tasks, self._others = tasks, others

    @cached_property
    def _by_path(self) -> Mapping[str, Task]:
        return {task.source.path: task for task in self._tasks}

    def _task(self, path: str) -> Task | None:
        return self._by_path.get(path) or self._others(path)

    def load(self, path: str) -> Document | Problem | Note | None:
        task = self._task(path)
        return _loaded(task) if task else None

    def engine(self, path: str) -> int:
        task = self._task(path)
        return task.engine if task else 0

    def suppressed(self, findings: tuple[Finding, ...], path: str) -> tuple[Finding, ...]:
        task = self._task(path)
        return _suppressed(findings, task) if task else findings


def _merged(findings: Sequence[Finding], of_corpus: Sequence[Finding]) -> Sequence[Finding]:
    """Return both in one order; most runs have nothing to say of the corpus."""
    if not of_corpus:
        return findings
    from heapq import merge

    return kept(merge(findings, of_corpus, key=_order))


def _in_order(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Sort findings that come path by path; two documents may have one path."""
    for _, group in groupby(findings, key=lambda finding: finding.location.path if finding.location else ""):
        yield from sorted(group, key=_order)


def _order(finding: Finding) -> tuple[object, ...]:
    path = finding.location.path if finding.location else ""
    return path, finding.span, finding.rule, finding.message


def _batch(engines: Callable[[int], Engine], batch: Sequence[Task], *, compare: bool) -> list[tuple[Results, Task]]:
    return [(tuple(_results(engines(task.engine), task, compare=compare)), task) for task in batch]


def _results(engine: Engine, task: Task, *, compare: bool) -> Iterator[Result]:
    inspect = partial(_inspect, engine, task, compare=compare)
    if task.fixing and task.given:
        yield from _mended(engine, task, inspect, task.fixing)
        return
    loaded = _loaded(task)
    if isinstance(loaded, Document):
        yield from _inspected(engine, loaded, inspect(loaded)) if task.given else (engine.marks(loaded, task.ignored),)
    elif isinstance(loaded, Problem) and not task.given:
        yield Note(f"left out of the corpus: {loaded.reason}", loaded.path)
    elif loaded is not None:
        yield loaded


def _mended(engine: Engine, task: Task, inspect: Callable[[Document], Inspection], fixing: Fixing) -> Iterator[Result]:
    from seedlint.run.fixing import mend

    for result in mend(task.source, inspect, fixing, largest=task.largest, data=task.data):
        if isinstance(result, Problem | Note | Repair):
            yield result
        else:
            yield from _inspected(engine, *result)


def _inspect(engine: Engine, task: Task, document: Document, *, compare: bool) -> Inspection:
    inspection = engine.inspect(document, task.ignored, compare=compare)
    return inspection._replace(findings=_suppressed(inspection.findings, task)) if task.entries else inspection


def _suppressed(findings: tuple[Finding, ...], task: Task) -> tuple[Finding, ...]:
    if not task.entries:
        return findings
    from seedlint.run.sidecar import suppressed

    return suppressed(findings, task.entries)


def _inspected(engine: Engine, document: Document, inspection: Inspection) -> Iterator[Result]:
    if engine.context.redact:
        from seedlint.redaction import redacted

        inspection = inspection._replace(findings=redacted(inspection.findings, document, engine))
    yield inspection
    if document.assumed:
        yield _assumed(document)


def _assumed(document: Document) -> Note:
    text = f"not UTF-8: {document.assumed} was assumed; offsets count characters of what it decodes to"
    return Note(text, document.path, "assumed-encoding")


def _loaded(task: Task) -> Document | Problem | Note | None:
    return task.source if isinstance(task.source, Document) else load(task.source, largest=task.largest)


def _jobs(asked: int | None, tasks: Sequence[Task]) -> int:
    if asked is None:
        asked = (os.cpu_count() or 1) if _is_more(SEVERAL, tasks) else 1
    return max(1, min(asked, -(-len(tasks) // BATCH)))


def _is_more(size: int, tasks: Iterable[Task]) -> bool:
    """Tell whether tasks come to more than `size` bytes; no more of them are looked at than tell that."""
    return any(read > size for read in accumulate(map(_size, tasks)))


def _size(task: Task) -> int:
    if isinstance(task.source, Document):
        return len(task.source.text)
    try:
        return os.stat(task.source.file).st_size
    except OSError:
        return 0


def _mapped(
    engines: Sequence[Engine], tasks: Sequence[Task], *, jobs: int, compare: bool
) -> Iterator[tuple[Results, Task]]:
    """Yield what the engines make of the tasks, in their order."""
    batches = (tasks[start : start + BATCH] for start in range(0, len(tasks), BATCH))
    if jobs == 1:
        yield from chain.from_iterable(map(partial(_batch, engines.__getitem__, compare=compare), batches))
        return
    import pickle

    from seedlint.run.processes import across

    settings = tuple(pickle.dumps((engine.rules, engine.context)) for engine in engines)
    work = ((_needed(settings, batch), batch, compare) for batch in batches)
    yield from chain.from_iterable(across(_batch_elsewhere, work, jobs=jobs))


def _needed(settings: Sequence[bytes], batch: Sequence[Task]) -> Mapping[int, bytes]:
    """Return the settings of the engines that a batch asks for, by their numbers."""
    return {number: settings[number] for number in {task.engine for task in batch}}


def _batch_elsewhere(work: tuple[Mapping[int, bytes], Sequence[Task], bool]) -> list[tuple[Results, Task]]:
    settings, batch, compare = work
    return _batch(lambda number: _engine_of(settings[number]), batch, compare=compare)


@cache
def _engine_of(settings: bytes) -> Engine:
    """Make a process's engine, once."""
    import pickle

    return Engine(*pickle.loads(settings))
