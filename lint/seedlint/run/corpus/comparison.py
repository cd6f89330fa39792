"""Comparing the documents of a run: their marks are collected and grouped, and findings located in their documents."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from itertools import groupby, repeat
from typing import Protocol

from seedlint.base.model import Corpus, Document, Finding, Inspection, Mark, Note, Problem
from seedlint.base.position import Lines
from seedlint.engine import Engine
from seedlint.engine.locations import place_in_corpus, shown_lines
from seedlint.facts import Facts
from seedlint.run.corpus.external_sort import FINDING_SIZE, MEMORY, ExternalSorter, SpillingMarkQueue
from seedlint.run.execution.task import Task, for_report

CACHED_LINES = 16  # documents whose lines are kept for findings elsewhere that refer to them
CACHED_DOCUMENTS = 4  # documents that are kept while they are compared

CorpusResult = Finding | Problem | Note


class IndexedCorpus(Protocol):
    """A corpus whose marks are in an index on disk."""

    @property
    def documents(self) -> int:
        """The number of its documents."""

    def recall(self, key: str, rules: Mapping[str, str]) -> Iterable[Mark]:
        """Return the marks under a key; `rules` maps the id of each rule to its digest (`Engine.rule_digests`)."""


class Resolver(Protocol):
    """Answers the marks of some rules from outside the documents: from the network."""

    @property
    def rules(self) -> frozenset[str]:
        """The ids of these rules."""

    def resolve(self, marks: Sequence[Mark]) -> Sequence[Mark]:
        """Return the marks, in their order, each with its answer where there is one."""


class Sources:
    """The documents of a run by path, to read some of them again."""

    def __init__(self, tasks: Sequence[Task], others: Callable[[str], Task | None] = lambda path: None) -> None:
        """Take the tasks of the run; `others` returns the task of a document of an indexed corpus."""
        self._tasks, self._others = tasks, others

    @cached_property
    def _by_path(self) -> Mapping[str, Task]:
        return {task.source.path: task for task in self._tasks}

    def _task(self, path: str) -> Task | None:
        return self._by_path.get(path) or self._others(path)

    def load(self, path: str) -> Document | Problem | Note | None:
        """Read a document again."""
        task = self._task(path)
        return task.load() if task else None

    def engine(self, path: str) -> int:
        """Return the index of the engine that inspected a document."""
        task = self._task(path)
        return task.engine if task else 0

    def suppressed(self, findings: tuple[Finding, ...], path: str) -> tuple[Finding, ...]:
        """Return findings in a document, with the suppressions of its `.seedlint-ignore`."""
        task = self._task(path)
        return task.suppressed(findings) if task else findings


class Comparison:
    """Collects the marks of a run's documents, then yields what their comparison gives."""

    def __init__(
        self,
        engines: Sequence[Engine],
        sources: Sources,
        *,
        indexed: IndexedCorpus | None = None,
        resolver: Resolver | None = None,
        several: bool = True,
        memory: int = MEMORY,
    ) -> None:
        """Compare documents, where there are `several`; of a single one, only what the resolver answers counts.

        `memory` is roughly how many bytes of marks are held at once; the others go to a temporary file.
        """
        self._engines, self._sources, self._indexed, self._memory = engines, sources, indexed, memory
        self._resolver, self._several = resolver, several
        self._unresolved: list[tuple[Mark, int]] = []
        self._queues = [_EngineQueue(engine, indexed, memory) for engine in engines]
        self._dates: dict[str, str] = {}
        self._load = lru_cache(CACHED_DOCUMENTS)(sources.load)
        self._documents = 0

    def add(self, inspection: Inspection, engine: int) -> None:
        """Take in the marks of one document, which the engine with this index has inspected."""
        self._documents += 1
        if inspection.date is not None:
            self._dates[inspection.marks[0].ref] = inspection.date
        self._queue(self._to_compare(inspection.marks, engine), engine)

    def _to_compare(self, marks: Sequence[Mark], engine: int) -> Sequence[Mark]:
        """Return the marks that compare documents; those for the resolver wait until all are known."""
        if self._resolver is None:
            return marks
        rules = self._resolver.rules
        self._unresolved += [(mark, engine) for mark in marks if mark.rule in rules and mark.linted]
        return [mark for mark in marks if mark.rule not in rules] if self._several else ()

    def _queue(self, marks: Sequence[Mark], engine: int) -> None:
        if marks:
            for queue in self._queues:
                queue.extend(queue.comparable(marks, self._queues[engine]))

    def results(self) -> Iterator[CorpusResult]:
        """Yield problems and notes, then the located findings in the order of their places."""
        self._queue_resolved()
        findings = ExternalSorter[tuple[Mark, Finding]](
            key=place_in_corpus, sizes=lambda pairs: repeat(FINDING_SIZE, len(pairs)), memory=self._memory
        )
        documents = self._documents + (self._indexed.documents if self._indexed else 0)
        corpus = Corpus(documents, self._date, self._words)
        notes: set[Note] = set()
        for number, (engine, queue) in enumerate(zip(self._engines, self._queues, strict=True)):
            single = len(self._engines) == 1
            for result in engine.settled(queue, corpus):
                if isinstance(result, Note):
                    notes.add(result)
                elif isinstance(result, Problem):
                    if single or self._sources.engine(result.path) == number:
                        yield result
                elif single or self._sources.engine(result[0].ref) == number:
                    findings.extend((result,))
        self._load.cache_clear()
        yield from sorted(notes)
        yield from self._located(findings)

    def _queue_resolved(self) -> None:
        if self._resolver:
            resolved = self._resolver.resolve([mark for mark, _ in self._unresolved])
            for mark, (_, engine) in zip(resolved, self._unresolved, strict=True):
                self._queue((mark,), engine)

    def _located(self, findings: Iterable[tuple[Mark, Finding]]) -> Iterator[Finding | Problem]:
        """Yield findings with their locations, for which their documents are read again."""
        lines_of = lru_cache(CACHED_LINES)(self._lines)
        for path, group in groupby(findings, key=lambda pair: pair[0].ref):
            document = self._sources.load(path)
            if isinstance(document, Document):
                engine = self._engines[self._sources.engine(path)]
                located = engine.locate((finding for _, finding in group), document, lines_of)
                yield from for_report(self._sources.suppressed(located, path), document, engine)
            elif isinstance(document, Problem):
                yield document

    def _lines(self, path: str) -> Lines | None:
        document = self._sources.load(path)
        if not isinstance(document, Document):
            return None
        context = self._engines[self._sources.engine(path)].context
        if not context.redact:
            return shown_lines(document)
        from seedlint.engine.redaction import redacted_lines

        return redacted_lines(document, context)

    def _date(self, ref: str) -> str:
        """Return the date of a document, which is read again unless a rule has looked for its date already."""
        if ref not in self._dates:
            document = self._load(ref)
            engine = self._engines[self._sources.engine(ref)]
            self._dates[ref] = engine.date(document) if isinstance(document, Document) else ""
        return self._dates[ref]

    def _words(self, ref: str) -> Sequence[bytes]:
        """Return the words of a document, which is read again: few are compared word by word."""
        document = self._load(ref)
        return Facts(document).wording.words if isinstance(document, Document) else ()


class _EngineQueue(SpillingMarkQueue):
    """The marks that one engine settles: its own, and those that other engines made by equal rules."""

    def __init__(self, engine: Engine, indexed: IndexedCorpus | None, memory: int) -> None:
        super().__init__(memory=memory)
        self.rule_digests = engine.rule_digests
        self._indexed = indexed

    def comparable(self, marks: Sequence[Mark], origin: _EngineQueue) -> Sequence[Mark]:
        """Return the marks whose rules have the same options in this engine as in that of their `origin`."""
        if origin is self:
            return marks
        return [mark for mark in marks if self.rule_digests.get(mark.rule) == origin.rule_digests[mark.rule]]

    @property
    def recalls(self) -> bool:
        return self._indexed is not None

    def recalled(self, key: str) -> Iterable[Mark]:
        return self._indexed.recall(key, self.rule_digests) if self._indexed else ()
