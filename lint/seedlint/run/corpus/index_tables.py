"""The tables of a corpus index: documents with their status, content and settings, and their marks by key."""

from __future__ import annotations

import os
import sqlite3
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from hashlib import sha256
from itertools import islice
from pathlib import Path
from typing import Any

from seedlint import __version__
from seedlint.base.model import Document, Inspection, Mark, Note, Problem, Span
from seedlint.base.record import NamedTuple
from seedlint.engine import Engine
from seedlint.run.cache.file_status import status_text
from seedlint.run.cache.settings_digest import plain_context
from seedlint.run.execution import runner
from seedlint.run.execution.task import Result, Task

FORMAT = 4
VERSION = f"{__version__} {FORMAT} {sys.version_info[0]}.{sys.version_info[1]} {sys.byteorder} {sys.hash_info.width}"
BATCH = 500  # documents that are stored in one transaction
TABLES = """
create table about (version text);
create table documents (
    id integer primary key, path text unique, status text, content text, settings text, note text, counts integer
);
create table rules (id integer primary key, digest text unique);
create table marks (key text, rule integer, document integer, start integer, stop integer, value text, hidden integer);
create index by_key on marks (key);
create index by_document on marks (document);
"""


class DocumentRow(NamedTuple):
    """A document as it was inspected: its file's status, the digests of its content and of its settings."""

    id: int
    status: str
    content: str
    settings: str


class Update(NamedTuple):
    """What an update of an index did: `documents` it has, those it inspected (`marked`), those it dropped (`gone`)."""

    documents: int
    marked: int
    gone: int
    notes: tuple[Note, ...] = ()
    problems: tuple[Problem, ...] = ()


class IndexTables:
    """The tables of an open index; `notes` say whether they replace those of another version."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self.notes: tuple[Note, ...] = self._create_tables()
        self._rules: dict[str, int] = dict(self._all("select digest, id from rules"))

    def update(
        self,
        engines: Sequence[Engine],
        corpus: Sequence[Task],
        *,
        linted: Sequence[Task] = (),
        jobs: int | None,
    ) -> Update:
        """Inspect the documents that changed, drop those that are gone.

        Rows of `linted` documents, which the run inspects anyway, stay as they are.
        """
        rows = {
            path: DocumentRow(*row)
            for path, *row in self._all("select path, id, status, content, settings from documents")
        }
        gone = rows.keys() - {task.source.path for task in corpus} - {task.source.path for task in linted}
        settings = _MarkSettings(engines)
        stale: list[Task] = []
        for task in corpus:
            row = rows.get(task.source.path)
            if row is None or row.status != _status(task) or row.settings != settings.of(task):
                stale.append(task)
        if gone:
            with self._connection as transaction:
                transaction.execute("begin immediate")
                self._drop(rows[path].id for path in gone)
        problems: list[Problem] = []
        marked = 0
        rest = iter(stale)
        while batch := list(islice(rest, BATCH)):
            marked += self._update_batch(batch, rows, settings, problems, jobs=jobs)
        notes = self._all("select note, path from documents where note != ''")
        paths = {task.source.path for task in corpus}
        of_corpus = tuple(Note(text, path) for text, path in sorted(notes) if path in paths)
        return Update(len(corpus), marked, len(gone), of_corpus, tuple(problems))

    def _update_batch(
        self,
        batch: Sequence[Task],
        rows: Mapping[str, DocumentRow],
        settings: _MarkSettings,
        problems: list[Problem],
        *,
        jobs: int | None,
    ) -> int:
        """Inspect the documents of a batch that changed and store them; return how many these are."""
        seen = {task.source.path: (_status(task), _content(task)) for task in batch}
        changed: list[Task] = []
        touched: list[tuple[str, int]] = []
        for task in batch:
            row, (status, content) = rows.get(task.source.path), seen[task.source.path]
            if row and row.content == content and row.settings == settings.of(task):
                touched.append((status, row.id))
            else:
                changed.append(task)
        results = [*runner.marks(settings.engines, changed, jobs=jobs)]
        with self._connection as transaction:
            transaction.execute("begin immediate")
            transaction.executemany("update documents set status = ? where id = ?", touched)
            self._drop(rows[task.source.path].id for task in changed if task.source.path in rows)
            known = {task.source.path: result for result, task in results}
            for task in changed:
                result = known.get(task.source.path)
                if isinstance(result, Inspection) and result.problems:
                    problems += result.problems  # not stored, so that the next run reports them again
                else:
                    self._store(task, result, *seen[task.source.path], settings)
        return len(changed)

    def _store(self, task: Task, result: Result | None, status: str, content: str, settings: _MarkSettings) -> None:
        note = result.text if isinstance(result, Note) else ""
        counts = int(isinstance(result, Inspection))
        cursor = self._connection.execute(
            "insert into documents (path, status, content, settings, note, counts) values (?, ?, ?, ?, ?, ?)",
            (task.source.path, status, content, settings.of(task), note, counts),
        )
        if isinstance(result, Inspection):
            digests = settings.engines[task.engine].rule_digests
            rules = {rule: self._rule(digests[rule]) for rule in {mark.rule for mark in result.marks}}
            self._connection.executemany(
                "insert into marks values (?, ?, ?, ?, ?, ?, ?)",
                (
                    (mark.key, rules[mark.rule], cursor.lastrowid, *mark.span, mark.value, mark.suppressed)
                    for mark in result.marks
                ),
            )

    def _rule(self, digest: str) -> int:
        """Return the number of a rule by its digest, stored when first met."""
        if digest not in self._rules:
            cursor = self._connection.execute("insert into rules (digest) values (?)", (digest,))
            self._rules[digest] = cursor.lastrowid or 0
        return self._rules[digest]

    def _drop(self, documents: Iterable[int]) -> None:
        ids = [(number,) for number in documents]
        self._connection.executemany("delete from marks where document = ?", ids)
        self._connection.executemany("delete from documents where id = ?", ids)

    def _create_tables(self) -> tuple[Note, ...]:
        """Create the tables unless those of this version exist; return a note where they replace others."""
        if self._version() == VERSION:
            return ()
        with self._connection as transaction:
            transaction.execute("begin immediate")
            if self._version() == VERSION:  # another process created them first
                return ()
            tables = self._all("select name from sqlite_master where type = 'table'")
            for (name,) in tables:
                transaction.execute(f'drop table "{name}"')
            for statement in TABLES.split(";"):
                transaction.execute(statement)
            transaction.execute("insert into about values (?)", (VERSION,))
        return (Note("the index of the corpus was made by another version: it was made anew"),) if tables else ()

    def _version(self) -> str:
        with suppress(sqlite3.OperationalError):  # there are no tables
            for (version,) in self._all("select version from about"):
                return str(version)
        return ""

    def _all(self, query: str) -> list[Any]:
        return self._connection.execute(query).fetchall()


class OpenIndex:
    """The documents of a corpus as a comparison asks for them (`IndexedCorpus`)."""

    def __init__(self, connection: sqlite3.Connection, corpus: Mapping[str, Task]) -> None:
        self._connection, self._corpus = connection, corpus
        counted = connection.execute("select path from documents where counts")
        self.documents = sum(path in corpus for (path,) in counted)
        self._rules: dict[int, str] = {
            number: digest for digest, number in connection.execute("select digest, id from rules")
        }

    def recall(self, key: str, rules: Mapping[str, str]) -> Iterator[Mark]:
        """Yield the marks under a key; `rules` maps the id of each rule to its digest."""
        named = {digest: rule for rule, digest in rules.items()}
        found = self._connection.execute(
            "select rule, path, start, stop, value, hidden from marks join documents on id = document where key = ?",
            (key,),
        )
        for number, path, start, stop, value, hidden in found:
            rule = named.get(self._rules[number])
            if rule is not None and path in self._corpus:
                yield Mark(rule, key, path, Span(start, stop), value, bool(hidden), linted=False)

    def task(self, path: str) -> Task | None:
        """Return the task of one of the documents."""
        return self._corpus.get(path)


class _MarkSettings:
    """Digests of everything but its content that a document's marks depend on: comparing rules, context, size limit."""

    def __init__(self, engines: Sequence[Engine]) -> None:
        self.engines = engines
        self._known: dict[tuple[int, frozenset[str]], str] = {}

    def of(self, task: Task) -> str:
        """Return a digest of the settings of one document."""
        known = (task.engine, task.ignored)
        if known not in self._known:
            engine = self.engines[task.engine]
            rules = sorted(digest for rule, digest in engine.rule_digests.items() if rule not in task.ignored)
            context = engine.context._replace(redact=False, inactive=None)  # these decide on findings only
            settings = (rules, plain_context(context), task.largest)
            self._known[known] = sha256(repr(settings).encode()).hexdigest()[:16]
        return self._known[known]


def _status(task: Task) -> str:
    """Return the status of a task's file, "" for standard input; for a missing one, the number of the error."""
    if isinstance(task.source, Document):
        return ""
    try:
        return status_text(os.stat(task.source.file))
    except OSError as error:
        return str(error.errno)


def _content(task: Task) -> str:
    """Return a digest of the content of a task's file, "" where it can't be read or is too large."""
    try:
        if isinstance(task.source, Document) or os.stat(task.source.file).st_size > task.largest:
            return ""
        return sha256(Path(task.source.file).read_bytes()).hexdigest()
    except OSError:
        return ""
