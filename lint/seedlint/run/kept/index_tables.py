"""The tables of an index: what is kept of the documents of a corpus, read again where it changed, recalled by key."""

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
from seedlint.run import local
from seedlint.run.task import Result, Task

FORMAT = 2
VERSION = f"{__version__} {FORMAT} {sys.version_info[0]}.{sys.version_info[1]} {sys.byteorder} {sys.hash_info.width}"
BATCH = 500  # documents that are stored at once
TABLES = """
create table about (version text);
create table documents (
    id integer primary key, path text unique, status text, content text, settings text, note text, counts integer
);
create table rules (id integer primary key, likeness text unique);
create table marks (key text, rule integer, document integer, start integer, stop integer, value text, hidden integer);
create index by_key on marks (key);
create index by_document on marks (document);
"""


class Row(NamedTuple):
    """What the index knows of a document: its status and content when it was read, and by which rules it was marked."""

    id: int
    status: str
    content: str
    settings: str


class Update(NamedTuple):
    """What bringing an index up to date came to."""

    documents: int
    marked: int
    gone: int
    notes: tuple[Note, ...] = ()
    problems: tuple[Problem, ...] = ()


class Stored:
    """What an open index holds."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self.notes: tuple[Note, ...] = self._made()
        self._rules: dict[str, int] = dict(self._all("select likeness, id from rules"))

    def update(
        self,
        engines: Sequence[Engine],
        corpus: Sequence[Task],
        *,
        given: Sequence[Task] = (),
        jobs: int | None,
    ) -> Update:
        """Read again what has changed, forget what is gone. What is given keeps its place, but isn't read."""
        rows = {
            path: Row(*row) for path, *row in self._all("select path, id, status, content, settings from documents")
        }
        gone = rows.keys() - {task.source.path for task in corpus} - {task.source.path for task in given}
        settings = _Settings(engines)
        stale: list[Task] = []
        for task in corpus:
            row = rows.get(task.source.path)
            if row is None or row.status != _status(task) or row.settings != settings.of(task):
                stale.append(task)
        if gone:
            with self._connection as transaction:
                transaction.execute("begin immediate")
                self._forget(rows[path].id for path in gone)
        problems: list[Problem] = []
        marked = 0
        rest = iter(stale)
        while batch := list(islice(rest, BATCH)):
            marked += self._renew(batch, rows, settings, problems, jobs=jobs)
        notes = self._all("select note, path from documents where note != ''")
        served = {task.source.path for task in corpus}
        told = tuple(Note(text, path) for text, path in sorted(notes) if path in served)
        return Update(len(corpus), marked, len(gone), told, tuple(problems))

    def _renew(
        self,
        batch: Sequence[Task],
        rows: Mapping[str, Row],
        settings: _Settings,
        problems: list[Problem],
        *,
        jobs: int | None,
    ) -> int:
        """Store what has changed of a batch, all at once; return how many documents were inspected."""
        seen = {task.source.path: (_status(task), _content(task)) for task in batch}
        changed: list[Task] = []
        touched: list[tuple[str, int]] = []
        for task in batch:
            row, (status, content) = rows.get(task.source.path), seen[task.source.path]
            if row and row.content == content and row.settings == settings.of(task):
                touched.append((status, row.id))
            else:
                changed.append(task)
        results = [*local.marks(settings.engines, changed, jobs=jobs)]
        with self._connection as transaction:
            transaction.execute("begin immediate")
            transaction.executemany("update documents set status = ? where id = ?", touched)
            self._forget(rows[task.source.path].id for task in changed if task.source.path in rows)
            known = {task.source.path: result for result, task in results}
            for task in changed:
                result = known.get(task.source.path)
                if isinstance(result, Inspection) and result.problems:
                    problems += result.problems  # not stored, so that the next run tells them again
                else:
                    self._store(task, result, *seen[task.source.path], settings)
        return len(changed)

    def _store(self, task: Task, result: Result | None, status: str, content: str, settings: _Settings) -> None:
        note = result.text if isinstance(result, Note) else ""
        counts = int(isinstance(result, Inspection))
        cursor = self._connection.execute(
            "insert into documents (path, status, content, settings, note, counts) values (?, ?, ?, ?, ?, ?)",
            (task.source.path, status, content, settings.of(task), note, counts),
        )
        if isinstance(result, Inspection):
            likeness = settings.engines[task.engine].likeness
            rules = {rule: self._rule(likeness[rule]) for rule in {mark.rule for mark in result.marks}}
            self._connection.executemany(
                "insert into marks values (?, ?, ?, ?, ?, ?, ?)",
                (
                    (mark.key, rules[mark.rule], cursor.lastrowid, *mark.span, mark.value, mark.suppressed)
                    for mark in result.marks
                ),
            )

    def _rule(self, likeness: str) -> int:
        if likeness not in self._rules:
            cursor = self._connection.execute("insert into rules (likeness) values (?)", (likeness,))
            self._rules[likeness] = cursor.lastrowid or 0
        return self._rules[likeness]

    def _forget(self, documents: Iterable[int]) -> None:
        ids = [(number,) for number in documents]
        self._connection.executemany("delete from marks where document = ?", ids)
        self._connection.executemany("delete from documents where id = ?", ids)

    def _made(self) -> tuple[Note, ...]:
        """Make the tables where there are none of this version; say so where there were others."""
        if self._version() == VERSION:
            return ()
        with self._connection as transaction:
            transaction.execute("begin immediate")
            if self._version() == VERSION:  # another run was quicker
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


class Kept:
    """The documents of a corpus that are compared with given ones, out of the index."""

    def __init__(self, connection: sqlite3.Connection, corpus: Mapping[str, Task]) -> None:
        self._connection, self._corpus = connection, corpus
        counted = connection.execute("select path from documents where counts")
        self.documents = sum(path in corpus for (path,) in counted)
        self._rules: dict[int, str] = {
            number: like for like, number in connection.execute("select likeness, id from rules")
        }

    def recall(self, key: str, rules: Mapping[str, str]) -> Iterator[Mark]:
        """Yield the marks under a key, of rules that are known by what they are made of."""
        named = {like: rule for rule, like in rules.items()}
        found = self._connection.execute(
            "select rule, path, start, stop, value, hidden from marks join documents on id = document where key = ?",
            (key,),
        )
        for number, path, start, stop, value, hidden in found:
            rule = named.get(self._rules[number])
            if rule is not None and path in self._corpus:
                yield Mark(rule, key, path, Span(start, stop), value, bool(hidden), given=False)

    def task(self, path: str) -> Task | None:
        """Return how one of its documents is read."""
        return self._corpus.get(path)


class _Settings:
    """What decides on a document's marks beside its content: the rules that compare, and what their facts are told."""

    def __init__(self, engines: Sequence[Engine]) -> None:
        self.engines = engines
        self._known: dict[tuple[int, frozenset[str]], str] = {}

    def of(self, task: Task) -> str:
        """Return a digest of the settings of one document."""
        known = (task.engine, task.ignored)
        if known not in self._known:
            engine = self.engines[task.engine]
            rules = sorted(like for rule, like in engine.likeness.items() if rule not in task.ignored)
            context = engine.context
            facts = (context.regions, context.languages, context.phone_style, task.largest)
            self._known[known] = sha256(repr((rules, facts)).encode()).hexdigest()[:16]
        return self._known[known]


def _status(task: Task) -> str:
    """Return what changes whenever somebody writes to a file, as far as the system tells."""
    if isinstance(task.source, Document):
        return ""
    try:
        found = os.stat(task.source.file)
    except OSError as error:
        return str(error.errno)
    return f"{found.st_size} {found.st_mtime_ns} {found.st_ctime_ns} {found.st_ino}"


def _content(task: Task) -> str:
    """Return a digest of a file's content, "" where it can't be read or is too large to be one of the corpus."""
    try:
        if isinstance(task.source, Document) or os.stat(task.source.file).st_size > task.largest:
            return ""
        return sha256(Path(task.source.file).read_bytes()).hexdigest()
    except OSError:
        return ""
