"""A task: one document of a run, how it is read, and what its engine makes of it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from seedlint.base.model import Document, Finding, Inspection, Note, Problem
from seedlint.base.record import NamedTuple
from seedlint.base.size import DEFAULT_MAX_FILE_SIZE
from seedlint.engine import Engine
from seedlint.engine.fix import Fixing, Repair
from seedlint.sources import load
from seedlint.sources.discover import Candidate

if TYPE_CHECKING:
    from seedlint.run.inputs.ignore_file import Entry

Result = Inspection | Problem | Note | Repair
Results = tuple[Result, ...]


class Task(NamedTuple):
    """A file to read, or a document that was read already (standard input), with the settings that apply to it.

    `ignored`: ids of the rules that are off for this path. `engine`: the index of its engine among the run's engines.
    `largest`: the size limit in bytes. `entries`: the entries of a `.seedlint-ignore` that match its path.
    `fixing`: how it is fixed, None where it isn't; fixing a document on standard input needs its bytes, `data`.
    A task that isn't `linted` belongs to the corpus: its document is only compared with.
    """

    source: Candidate | Document
    ignored: frozenset[str] = frozenset()
    engine: int = 0
    largest: int = DEFAULT_MAX_FILE_SIZE
    entries: tuple[Entry, ...] = ()
    fixing: Fixing | None = None
    data: bytes | None = None
    linted: bool = True

    def load(self) -> Document | Problem | Note | None:
        """Return the document; see `sources.read` for what stands in for one that can't be read."""
        return self.source if isinstance(self.source, Document) else load(self.source, largest=self.largest)

    def size(self) -> int:
        """Return roughly how many bytes there are to read, 0 for a missing file."""
        if isinstance(self.source, Document):
            return len(self.source.text)
        try:
            return os.stat(self.source.file).st_size
        except OSError:
            return 0

    def suppressed(self, findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
        """Return the findings; those that a `.seedlint-ignore` entry matches carry its suppression."""
        if not self.entries:
            return findings
        from seedlint.run.inputs.ignore_file import suppressed

        return suppressed(findings, self.entries)


def results_of(task: Task, engine: Engine, *, compare: bool) -> Iterator[Result]:
    """Read and inspect a task's document, and fix it where that is asked for; yield nothing for a binary file.

    With `compare`, the inspection has the marks by which documents are compared with each other.
    """
    inspect = partial(_inspection, task, engine, compare=compare)
    if task.fixing and task.linted:
        yield from _fixed(task, engine, inspect, task.fixing)
        return
    loaded = task.load()
    if isinstance(loaded, Document):
        yield from _reported(loaded, inspect(loaded), engine) if task.linted else (engine.marks(loaded, task.ignored),)
    elif isinstance(loaded, Problem) and not task.linted:
        yield Note(f"left out of the corpus: {loaded.reason}", loaded.path)
    elif loaded is not None:
        yield loaded


def for_report(findings: tuple[Finding, ...], document: Document, engine: Engine) -> tuple[Finding, ...]:
    """Return a document's findings as reports may show them: redacted where the config asks for that."""
    if not engine.context.redact:
        return findings
    from seedlint.engine.redaction import redacted

    return redacted(findings, document, engine)


def _inspection(task: Task, engine: Engine, document: Document, *, compare: bool) -> Inspection:
    inspection = engine.inspect(document, task.ignored, compare=compare)
    return inspection._replace(findings=task.suppressed(inspection.findings)) if task.entries else inspection


def _fixed(task: Task, engine: Engine, inspect: Callable[[Document], Inspection], fixing: Fixing) -> Iterator[Result]:
    from seedlint.run.fixing import fix

    for result in fix(task.source, inspect, fixing, largest=task.largest, data=task.data):
        if isinstance(result, Problem | Note | Repair):
            yield result
        else:
            yield from _reported(*result, engine)


def _reported(document: Document, inspection: Inspection, engine: Engine) -> Iterator[Result]:
    """Yield an inspection for the report, and a note where the document's encoding was assumed."""
    yield inspection._replace(findings=for_report(inspection.findings, document, engine))
    if document.assumed:
        text = f"not UTF-8: {document.assumed} was assumed; offsets count characters of what it decodes to"
        yield Note(text, document.path, "assumed-encoding")
