"""One machine: documents go through the engine, in this process or in several, and come out in order."""

from __future__ import annotations

import os
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache, partial
from itertools import accumulate, chain, groupby
from typing import TYPE_CHECKING

from seedlint.engine import Engine, Settlement
from seedlint.fix import Fixing, Repair
from seedlint.model import Document, Finding, Inspection, Mark, Note, Problem
from seedlint.record import NamedTuple
from seedlint.run.packed import kept
from seedlint.size import DEFAULT
from seedlint.sources import load
from seedlint.sources.discover import Candidate

if TYPE_CHECKING:
    from seedlint.run.sidecar import Entry

SEVERAL = 4_000_000  # bytes of input above which starting processes costs less than it saves
BATCH = 50  # documents that a process is handed at once

Result = Inspection | Problem | Note | Repair


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
    document that is at hand, which that asks for.
    """

    source: Candidate | Document
    ignored: frozenset[str] = frozenset()
    engine: int = 0
    largest: int = DEFAULT
    entries: tuple[Entry, ...] = ()
    fixing: Fixing | None = None
    data: bytes | None = None


def run(engines: Sequence[Engine], tasks: Iterable[Task], *, jobs: int | None = None) -> Outcome:
    """Inspect documents, and settle what they ask together.

    The number of processes (by default as many as there are cores, one where little is to be read) and the order of
    the tasks change nothing in the outcome.
    """
    ordered = sorted(tasks, key=lambda task: task.source.path)
    marks: list[Mark] = []
    problems: list[Problem] = []
    notes: list[Note] = []
    repairs: list[Repair] = []
    documents = 0
    suppressed = False

    def sorted_out() -> Iterator[Finding]:
        nonlocal documents, suppressed
        for result in _mapped(engines, ordered, jobs=_jobs(jobs, ordered)):
            if isinstance(result, Problem):
                problems.append(result)
            elif isinstance(result, Note):
                notes.append(result)
            elif isinstance(result, Repair):
                repairs.append(result)
            else:
                documents += 1
                marks.extend(result.marks)
                problems.extend(result.problems)
                suppressed = suppressed or any(finding.suppression for finding in result.findings)
                yield from result.findings

    findings = kept(_in_order(sorted_out()))
    settlement = _settle(engines, marks, {task.source.path: task.engine for task in ordered})
    problems += settlement.problems
    settled = [*_settled(settlement, ordered, engines)]
    problems += [item for item in settled if isinstance(item, Problem)]
    of_corpus = sorted((item for item in settled if isinstance(item, Finding)), key=_order)
    return Outcome(
        _merged(findings, of_corpus),
        tuple(sorted(set(problems), key=lambda problem: (problem.path, problem.rule, problem.reason))),
        documents,
        tuple(sorted(notes, key=lambda note: (note.path, note.text))),
        tuple(repairs),
        suppressed or any(finding.suppression for finding in of_corpus),
    )


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


def _batch(engines: Callable[[int], Engine], batch: Sequence[Task]) -> list[Result]:
    results: list[Result] = []
    for task in batch:
        engine = engines(task.engine)
        if task.fixing:
            results += _mended(task, engine, task.fixing)
            continue
        loaded = _loaded(task)
        if isinstance(loaded, Document):
            results += _inspected(loaded, _inspect(engine, task, loaded))
        elif loaded is not None:
            results.append(loaded)
    return results


def _mended(task: Task, engine: Engine, fixing: Fixing) -> Iterator[Result]:
    from seedlint.run.fixing import mend

    inspect = partial(_inspect, engine, task)
    for result in mend(task.source, inspect, fixing, largest=task.largest, data=task.data):
        if isinstance(result, Problem | Note | Repair):
            yield result
        else:
            yield from _inspected(*result)


def _inspect(engine: Engine, task: Task, document: Document) -> Inspection:
    inspection = engine.inspect(document, task.ignored)
    return inspection._replace(findings=_suppressed(inspection.findings, task)) if task.entries else inspection


def _suppressed(findings: tuple[Finding, ...], task: Task) -> tuple[Finding, ...]:
    if not task.entries:
        return findings
    from seedlint.run.sidecar import suppressed

    return suppressed(findings, task.entries)


def _inspected(document: Document, inspection: Inspection) -> Iterator[Result]:
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
        asked = (os.cpu_count() or 1) if _is_much(tasks) else 1
    return max(1, min(asked, -(-len(tasks) // BATCH)))


def _is_much(tasks: Iterable[Task]) -> bool:
    sizes = accumulate(map(_size, tasks))
    return any(size > SEVERAL for size in sizes)


def _size(task: Task) -> int:
    if isinstance(task.source, Document):
        return len(task.source.text)
    try:
        return os.stat(task.source.file).st_size
    except OSError:
        return 0


def _mapped(engines: Sequence[Engine], tasks: Sequence[Task], *, jobs: int) -> Iterator[Result]:
    """Yield what the engines make of the tasks, in their order."""
    batches = (tasks[start : start + BATCH] for start in range(0, len(tasks), BATCH))
    if jobs == 1:
        yield from chain.from_iterable(map(partial(_batch, engines.__getitem__), batches))
        return
    import multiprocessing
    import pickle

    settings = tuple(pickle.dumps((engine.rules, engine.context)) for engine in engines)
    quickest = "fork" if sys.platform == "linux" else None  # no thread is running that a fork could break
    with _uninterrupted():
        pool = multiprocessing.get_context(quickest).Pool(jobs, initializer=_leave_interrupts_to_the_parent)
    with pool, _taken_along():
        yield from chain.from_iterable(
            pool.imap(_batch_elsewhere, ((_needed(settings, batch), batch) for batch in batches))
        )


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Hold Ctrl-C back while processes start, which inherit that: none of them tells of its own interrupted start."""
    import signal

    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextmanager
def _taken_along() -> Iterator[None]:
    """Let a process that is told to end take along those that it has started, which would wait for ever."""
    import signal
    import threading

    if threading.current_thread() is not threading.main_thread():  # only there may signals be caught
        yield
        return
    before = signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _leave_interrupts_to_the_parent() -> None:
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)


def _needed(settings: Sequence[bytes], batch: Sequence[Task]) -> Mapping[int, bytes]:
    """Return the settings of the engines that a batch asks for, by their numbers."""
    return {number: settings[number] for number in {task.engine for task in batch}}


def _batch_elsewhere(work: tuple[Mapping[int, bytes], Sequence[Task]]) -> list[Result]:
    settings, batch = work
    return _batch(lambda number: _engine_of(settings[number]), batch)


@cache
def _engine_of(settings: bytes) -> Engine:
    """Make a process's engine, once."""
    import pickle

    return Engine(*pickle.loads(settings))


def _settle(engines: Sequence[Engine], marks: Sequence[Mark], engine_of: Mapping[str, int]) -> Settlement:
    """Answer the questions about the corpus, for each document in the words of its own engine.

    Documents are compared across configs wherever the question is the same: the same rule with the same options.
    """
    if len(engines) == 1:
        return engines[0].settle(marks)
    asked = [{rule.id: (rule.check, rule.options) for rule in engine.needs_a_corpus} for engine in engines]
    whole = Settlement()
    for number, engine in enumerate(engines):
        together = [mark for mark in marks if asked[number].get(mark.rule) == asked[engine_of[mark.ref]].get(mark.rule)]
        part = engine.settle(together)
        whole = whole._replace(
            findings=whole.findings + tuple(pair for pair in part.findings if engine_of[pair[0].ref] == number),
            problems=whole.problems + tuple(one for one in part.problems if engine_of[one.path] == number),
        )
    return whole


def _settled(settlement: Settlement, tasks: Iterable[Task], engines: Sequence[Engine]) -> Iterator[Finding | Problem]:
    """Yield the findings about the corpus, each located in its own document, which is read again for that."""
    by_document: dict[str, list[Finding]] = defaultdict(list)
    for mark, finding in settlement.findings:
        by_document[mark.ref].append(finding)
    asked = {task.source.path: task for task in tasks if task.source.path in by_document}
    for path, findings in by_document.items():
        document = _loaded(asked[path])
        if isinstance(document, Document):
            task = asked[path]
            yield from _suppressed(engines[task.engine].locate(findings, document), task)
        elif isinstance(document, Problem):
            yield document
