"""One machine: documents go through the engine, in this process or in several, and come out in order."""

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
from seedlint.run.packed import kept
from seedlint.run.task import Result, Results, Task, done

if TYPE_CHECKING:
    from seedlint.run.compare import Answer, Comparison, Kept, Questions
    from seedlint.run.kept.memory import Memory
    from seedlint.run.progress import Bar

SEVERAL = 4_000_000  # bytes of input above which starting processes costs less than it saves
LITTLE = 200_000  # bytes of input up to which inspecting costs little more than opening what earlier runs found
BATCH = 50  # documents that a process is handed at once


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
        from seedlint.run.compare import Comparison, Sources

        sources = Sources(ordered, source_of)
        comparison = Comparison(engines, sources, kept=kept_corpus, questions=questions, several=several)
    heard = _Heard(comparison)
    with closing(memory):
        findings = kept(_in_order(heard.of_documents(_told(bar, memory.results(), ordered))))
        return heard.outcome(_merged(findings, kept(_in_order(heard.of_corpus(memory)))))


class _Heard:
    """What a run hears: findings pass through, all else is counted and kept until they have passed."""

    def __init__(self, comparison: Comparison | None) -> None:
        self._comparison = comparison
        self._said: list[Problem | Note | Repair] = []
        self._documents = 0
        self._suppressed = False

    def of_documents(self, found: Iterable[tuple[Results, Task]]) -> Iterator[Finding]:
        """Yield the findings of each document for itself, and take in what is to be compared."""
        for result, task in _each(found):
            if isinstance(result, Problem | Note | Repair):
                self._said.append(result)
                continue
            self._documents += task.given
            self._said.extend(result.problems)
            self._suppressed = self._suppressed or any(finding.suppression for finding in result.findings)
            yield from result.findings
            if self._comparison:
                self._comparison.add(result, task.engine)

    def of_corpus(self, memory: Memory | _Forgetful) -> Iterator[Finding]:
        """Yield the findings of the documents together."""
        for answer in memory.settled(self._comparison.settled() if self._comparison else ()):
            if isinstance(answer, Finding):
                self._suppressed = self._suppressed or answer.suppression is not None
                yield answer
            else:
                self._said.append(answer)

    def outcome(self, findings: Sequence[Finding]) -> Outcome:
        """Return all that was heard; a problem or note that several told stands once."""
        problems = {one for one in self._said if isinstance(one, Problem)}
        notes = {one for one in self._said if isinstance(one, Note)}
        return Outcome(
            findings,
            tuple(sorted(problems, key=lambda problem: (problem.path, problem.rule, problem.reason))),
            self._documents,
            tuple(sorted(notes, key=lambda note: (note.path, note.text))),
            tuple(one for one in self._said if isinstance(one, Repair)),
            self._suppressed,
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
        from seedlint.run.kept.memory import opened

        return opened(engines, tasks, inspect, compare=compare, lasting=lasting) or _Forgetful(inspect(tasks))
    return _Forgetful(inspect(tasks))


def _told(
    bar: Bar | None, found: Iterable[tuple[Results, Task]], tasks: Sequence[Task]
) -> Iterator[tuple[Results, Task]]:
    """Yield what is found, and let a bar, if there is one, show how far that is."""
    if bar is None:
        yield from found
        return
    bar.begin(len(tasks), sum(map(Task.size, tasks)))
    try:
        for results, task in found:
            yield results, task
            bar.advance(task.size(), sum(len(one.findings) for one in results if isinstance(one, Inspection)))
    finally:
        bar.end()


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
    return [(tuple(done(task, engines(task.engine), compare=compare)), task) for task in batch]


def _jobs(asked: int | None, tasks: Sequence[Task]) -> int:
    if asked is None:
        asked = (os.cpu_count() or 1) if _is_more(SEVERAL, tasks) else 1
    return max(1, min(asked, -(-len(tasks) // BATCH)))


def _is_more(size: int, tasks: Iterable[Task]) -> bool:
    """Tell whether tasks come to more than `size` bytes; no more of them are looked at than tell that."""
    return any(read > size for read in accumulate(map(Task.size, tasks)))


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
