"""One document of a run: how it is read, and what its engine makes of it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from seedlint.base.model import Document, Finding, Inspection, Note, Problem
from seedlint.base.record import NamedTuple
from seedlint.base.size import DEFAULT
from seedlint.engine import Engine
from seedlint.engine.fix import Fixing, Repair
from seedlint.sources import load
from seedlint.sources.discover import Candidate

if TYPE_CHECKING:
    from seedlint.run.inputs.sidecar import Entry

Result = Inspection | Problem | Note | Repair
Results = tuple[Result, ...]


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

    def load(self) -> Document | Problem | Note | None:
        """Read the document; for what comes in its stead see `sources.read`."""
        return self.source if isinstance(self.source, Document) else load(self.source, largest=self.largest)

    def size(self) -> int:
        """Return about how many bytes there are to read, 0 of a file that isn't there."""
        if isinstance(self.source, Document):
            return len(self.source.text)
        try:
            return os.stat(self.source.file).st_size
        except OSError:
            return 0

    def suppressed(self, findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
        """Return findings in the document, each that an entry means with its suppression."""
        if not self.entries:
            return findings
        from seedlint.run.inputs.sidecar import suppressed

        return suppressed(findings, self.entries)


def done(task: Task, engine: Engine, *, compare: bool) -> Iterator[Result]:
    """Yield what an engine makes of a task, and what else there is to tell of it; nothing of a binary."""
    inspect = partial(_inspection, task, engine, compare=compare)
    if task.fixing and task.given:
        yield from _mended(task, engine, inspect, task.fixing)
        return
    loaded = task.load()
    if isinstance(loaded, Document):
        yield from _told(loaded, inspect(loaded), engine) if task.given else (engine.marks(loaded, task.ignored),)
    elif isinstance(loaded, Problem) and not task.given:
        yield Note(f"left out of the corpus: {loaded.reason}", loaded.path)
    elif loaded is not None:
        yield loaded


def shown(findings: tuple[Finding, ...], document: Document, engine: Engine) -> tuple[Finding, ...]:
    """Return findings in a document as reports may show them."""
    if not engine.context.redact:
        return findings
    from seedlint.engine.redaction import redacted

    return redacted(findings, document, engine)


def _inspection(task: Task, engine: Engine, document: Document, *, compare: bool) -> Inspection:
    inspection = engine.inspect(document, task.ignored, compare=compare)
    return inspection._replace(findings=task.suppressed(inspection.findings)) if task.entries else inspection


def _mended(task: Task, engine: Engine, inspect: Callable[[Document], Inspection], fixing: Fixing) -> Iterator[Result]:
    from seedlint.run.fixing import mend

    for result in mend(task.source, inspect, fixing, largest=task.largest, data=task.data):
        if isinstance(result, Problem | Note | Repair):
            yield result
        else:
            yield from _told(*result, engine)


def _told(document: Document, inspection: Inspection, engine: Engine) -> Iterator[Result]:
    """Yield an inspection as it may be shown, and a note where the document's encoding was assumed."""
    yield inspection._replace(findings=shown(inspection.findings, document, engine))
    if document.assumed:
        text = f"not UTF-8: {document.assumed} was assumed; offsets count characters of what it decodes to"
        yield Note(text, document.path, "assumed-encoding")
