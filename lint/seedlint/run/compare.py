"""Documents beside each other: their marks are gathered, settled, and the findings located where they stand."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from itertools import groupby, repeat
from typing import Protocol

from seedlint.base.model import Corpus, Document, Finding, Inspection, Mark, Note, Problem
from seedlint.base.position import Lines
from seedlint.engine import Engine
from seedlint.engine.places import place_in_corpus, shown_lines
from seedlint.facts import Facts
from seedlint.run.spill import FINDING, ROOM, Spill, SpilledQueue
from seedlint.run.task import Task, shown

AT_HAND = 16  # documents whose lines are kept for findings in others that speak of them
COMPARED = 4  # documents that are kept while they are compared

Answer = Finding | Problem | Note


class Kept(Protocol):
    """A corpus whose marks are kept from run to run."""

    @property
    def documents(self) -> int:
        """Count its documents."""

    def recall(self, key: str, rules: Mapping[str, str]) -> Iterable[Mark]:
        """Return the marks under a key, of rules that are known by what they are made of."""


class Questions(Protocol):
    """What answers, from elsewhere than the documents, the marks of some rules."""

    @property
    def rules(self) -> frozenset[str]:
        """The rules whose marks are questions."""

    def answered(self, marks: Sequence[Mark]) -> Sequence[Mark]:
        """Return the marks, in their order, each with its answer where there is one."""


class Sources:
    """The documents of a run, by path, to be read again; few are, so that they are sorted when the first one is."""

    def __init__(self, tasks: Sequence[Task], others: Callable[[str], Task | None] = lambda path: None) -> None:
        """Take the tasks of the run; `others` gives that of a document of a corpus that was kept."""
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
        """Return the number of the engine by which a document was inspected."""
        task = self._task(path)
        return task.engine if task else 0

    def suppressed(self, findings: tuple[Finding, ...], path: str) -> tuple[Finding, ...]:
        """Return findings in a document, those that are meant with their suppressions."""
        task = self._task(path)
        return task.suppressed(findings) if task else findings


class Comparison:
    """The marks of a run's documents, and what follows from them."""

    def __init__(
        self,
        engines: Sequence[Engine],
        sources: Sources,
        *,
        kept: Kept | None = None,
        questions: Questions | None = None,
        several: bool = True,
        room: int = ROOM,
    ) -> None:
        """Compare what is said in `several` documents; of a single one, only questions are settled."""
        self._engines, self._sources, self._kept, self._room = engines, sources, kept, room
        self._questions, self._several = questions, several
        self._asked: list[tuple[Mark, int]] = []
        self._queues = [_Queue(engine, kept, room) for engine in engines]
        self._dates: dict[str, str] = {}
        self._load = lru_cache(COMPARED)(sources.load)
        self._documents = 0

    def add(self, inspection: Inspection, engine: int) -> None:
        """Take in what one document gave, by the number of its engine."""
        self._documents += 1
        if inspection.date is not None:
            self._dates[inspection.marks[0].ref] = inspection.date
        self._take(self._without_questions(inspection.marks, engine), engine)

    def _without_questions(self, marks: Sequence[Mark], engine: int) -> Sequence[Mark]:
        """Return the marks that compare documents; the questions of given documents wait for their answers."""
        if self._questions is None:
            return marks
        rules = self._questions.rules
        self._asked += [(mark, engine) for mark in marks if mark.rule in rules and mark.given]
        return [mark for mark in marks if mark.rule not in rules] if self._several else ()

    def _take(self, marks: Sequence[Mark], engine: int) -> None:
        if marks:
            for queue in self._queues:
                queue.extend(queue.understood(marks, self._queues[engine]))

    def _take_answers(self) -> None:
        if self._questions:
            answers = self._questions.answered([mark for mark, _ in self._asked])
            for mark, (_, engine) in zip(answers, self._asked, strict=True):
                self._take((mark,), engine)

    def settled(self) -> Iterator[Answer]:
        """Yield the findings, located, in the order of their places; first, what couldn't be compared."""
        self._take_answers()
        spill = Spill[tuple[Mark, Finding]](
            key=place_in_corpus, sizes=lambda pairs: repeat(FINDING, len(pairs)), room=self._room
        )
        documents = self._documents + (self._kept.documents if self._kept else 0)
        corpus = Corpus(documents, self._date, self._words)
        notes: set[Note] = set()
        for number, (engine, queue) in enumerate(zip(self._engines, self._queues, strict=True)):
            alone = len(self._engines) == 1
            for answer in engine.settled(queue, corpus):
                if isinstance(answer, Note):
                    notes.add(answer)
                elif isinstance(answer, Problem):
                    if alone or self._sources.engine(answer.path) == number:
                        yield answer
                elif alone or self._sources.engine(answer[0].ref) == number:
                    spill.extend((answer,))
        self._load.cache_clear()
        yield from sorted(notes)
        yield from self._located(spill)

    def _located(self, settled: Iterable[tuple[Mark, Finding]]) -> Iterator[Finding | Problem]:
        """Yield findings with their places; their documents are read again for that."""
        lines_of = lru_cache(AT_HAND)(self._lines)
        for path, group in groupby(settled, key=lambda pair: pair[0].ref):
            document = self._sources.load(path)
            if isinstance(document, Document):
                engine = self._engines[self._sources.engine(path)]
                located = engine.locate((finding for _, finding in group), document, lines_of)
                yield from shown(self._sources.suppressed(located, path), document, engine)
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
        """Return the date of a document, which is read again where no rule has asked for it before."""
        if ref not in self._dates:
            document = self._load(ref)
            engine = self._engines[self._sources.engine(ref)]
            self._dates[ref] = engine.date(document) if isinstance(document, Document) else ""
        return self._dates[ref]

    def _words(self, ref: str) -> Sequence[bytes]:
        """Return the words of a document, which is read again: few are compared word by word."""
        document = self._load(ref)
        return Facts(document).wording.words if isinstance(document, Document) else ()


class _Queue(SpilledQueue):
    """The marks that one engine settles: its own, and those that others left for the same question."""

    def __init__(self, engine: Engine, kept: Kept | None, room: int) -> None:
        super().__init__(room=room)
        self.likeness = engine.likeness
        self._kept = kept

    def understood(self, marks: Sequence[Mark], by: _Queue) -> Sequence[Mark]:
        """Return the marks of rules that have the same options here as in the engine that they come from."""
        if by is self:
            return marks
        return [mark for mark in marks if self.likeness.get(mark.rule) == by.likeness[mark.rule]]

    @property
    def recalls(self) -> bool:
        return self._kept is not None

    def recalled(self, key: str) -> Iterable[Mark]:
        return self._kept.recall(key, self.likeness) if self._kept else ()
