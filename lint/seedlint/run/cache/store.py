"""The SQLite file of the result cache: contents of files by their status, results by key, comparisons by key.

Losing it costs time, never correctness: SQLite keeps it whole through a kill, and a row that can't be read counts as
missing.
"""

from __future__ import annotations

import sqlite3
from contextlib import suppress
from pathlib import Path
from typing import Any

from seedlint.base.record import NamedTuple
from seedlint.run.cache.database import connect

FILE = "findings-3.sqlite"  # the number is the version of the tables
LARGEST = 256_000_000  # bytes that the file may take; beyond them, the least recently used half of the results goes
BATCH = 500  # results that are stored in one transaction
TIMEOUT = 1.0  # seconds to wait for another run that writes
RARELY = 10  # runs after which a row that is in use is marked as used again: not at every run
COMPARISONS = 10  # states of corpora, the most recently used, whose comparison is cached
TABLES = """
create table if not exists runs (number integer);
create table if not exists files (file blob primary key, status text, content blob, run integer) without rowid;
create table if not exists results (key blob primary key, data blob, run integer, marks blob, since text, until text);
create table if not exists together (key blob primary key, data blob, run integer);
create index if not exists by_run on results (run);
"""
VALID = "key = ? and ? between since and until"


class FileRow(NamedTuple):
    """A file as an earlier run saw it: its status, the digest of its content, and the number of that run."""

    status: str
    content: bytes
    run: int


class ResultRow(NamedTuple):
    """Serialized results of a document, without and with marks: see `cache.serialized`."""

    data: bytes
    run: int
    marks: bytes | None = None


class Store:
    """The tables, for one run. Raises sqlite3.Error where the file can't be opened."""

    def __init__(self, folder: Path) -> None:
        self._connection = connect(folder / FILE, _create_tables, timeout=TIMEOUT)
        self._files: list[tuple[bytes, str, bytes, int]] = []
        self._results: list[tuple[bytes, bytes, int, bytes, str, str]] = []
        self._used: list[tuple[int, bytes]] = []
        self._run = self._next_run()

    def is_due(self, run: int) -> bool:
        """Tell whether a row that was last marked as used in a run is to be marked again."""
        return run + RARELY < self._run

    def file(self, name: bytes) -> FileRow | None:
        """Return what is known of a file, by the digest of its path."""
        row = self._one("select status, content, run from files where file = ?", name)
        return FileRow(row[0], bytes(row[1]), row[2]) if row else None

    def put_file(self, name: bytes, status: str, content: bytes) -> None:
        """Store the status and content of a file, with the next batch."""
        self._files.append((name, status, content, self._run))

    def has_results(self, key: bytes, day: str) -> bool:
        """Tell whether there are results that hold on a day."""
        return self._one(f"select 1 from results where {VALID}", key, day) is not None

    def results(self, key: bytes, day: str, *, with_marks: bool) -> ResultRow | None:
        """Return the results that hold on a day."""
        columns = "data, run, marks" if with_marks else "data, run"
        row = self._one(f"select {columns} from results where {VALID}", key, day)
        return ResultRow(*row) if row else None

    def put_results(self, key: bytes, data: bytes, marks: bytes, *, since: str, until: str) -> None:
        """Store results that hold from one day to another (ISO dates), with the next batch."""
        self._results.append((key, data, self._run, marks, since, until))
        if len(self._results) >= BATCH:
            self.flush()

    def mark_used(self, key: bytes) -> None:
        """Mark results as used in this run, with the next batch."""
        self._used.append((self._run, key))

    def comparison(self, key: bytes) -> bytes | None:
        """Return the serialized results of a comparison."""
        row = self._one("select data from together where key = ?", key)
        return row[0] if row else None

    def mark_comparison_used(self, key: bytes) -> None:
        """Mark a comparison as used in this run."""
        self._one("update together set run = ? where key = ?", self._run, key)

    def put_comparison(self, key: bytes, data: bytes) -> None:
        """Store the results of a comparison, and forget all but the most recently used ones."""
        with suppress(sqlite3.Error), self._connection as transaction:
            transaction.execute("begin immediate")
            transaction.execute("insert or replace into together values (?, ?, ?)", (key, data, self._run))
            transaction.execute(
                "delete from together where key not in (select key from together order by run desc limit ?)",
                (COMPARISONS,),
            )

    def flush(self) -> None:
        """Store the batch; where another run keeps the file locked, it is dropped and made again by a later run."""
        with suppress(sqlite3.Error), self._connection as transaction:
            transaction.execute("begin immediate")
            transaction.executemany("insert or replace into files values (?, ?, ?, ?)", self._files)
            transaction.executemany("insert or replace into results values (?, ?, ?, ?, ?, ?)", self._results)
            transaction.executemany("update results set run = ? where key = ?", self._used)
        self._files, self._results, self._used = [], [], []

    def close(self) -> None:
        """Drop the least recently used rows of a file that is too large, and close it."""
        with suppress(sqlite3.Error):
            self._prune()
        self._connection.close()

    def _next_run(self) -> int:
        """Return the number of this run, and count it where the file isn't locked."""
        with suppress(sqlite3.OperationalError), self._connection as transaction:
            transaction.execute("begin immediate")
            (number,) = transaction.execute("select coalesce(max(number), 0) + 1 from runs").fetchone()
            transaction.execute("delete from runs")
            transaction.execute("insert into runs values (?)", (number,))
            return int(number)
        return int(self._one("select coalesce(max(number), 0) from runs")[0])

    def _prune(self) -> None:
        (pages,), (free,), (size,) = (
            self._one(f"pragma {name}") for name in ("page_count", "freelist_count", "page_size")
        )
        if (pages - free) * size <= LARGEST:
            return
        with self._connection as transaction:
            transaction.execute("begin immediate")
            transaction.execute(
                "delete from results where key in "
                "(select key from results order by run limit (select count(*) / 2 from results))"
            )
            transaction.execute("delete from files where run < (select min(run) from results)")

    def _one(self, query: str, *values: Any) -> Any:
        """Return the first row of a query, None where there is none or the file can't be read."""
        try:
            return self._connection.execute(query, values).fetchone()
        except sqlite3.Error:
            return None


def _create_tables(connection: sqlite3.Connection) -> None:
    """Create missing tables, and read a row of the others: that raises sqlite3.DatabaseError for a damaged file."""
    for statement in filter(str.strip, TABLES.split(";")):
        connection.execute(statement)
    connection.execute("select 1 from files, results, runs limit 1").fetchone()
