"""What documents gave in earlier runs: one that nobody changed costs a look at its status and one into a file.

The file is an SQLite database in the cache folder. It knows the content of files by their status, and results by
content and by all that they hang on beside it. Losing it costs time, never correctness: SQLite keeps it whole through
a kill, an entry that can't be read counts as missing, a file that is no database is made anew, and where it is locked
or can't be written a run goes on without it.
"""

from __future__ import annotations

import os
import sqlite3
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from functools import partial
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from seedlint import __version__, cache
from seedlint.engine import Engine
from seedlint.model import Context, Inspection
from seedlint.run.remembered import packed, unpacked
from seedlint.sources.discover import Candidate

if TYPE_CHECKING:
    from seedlint.run.local import Result, Task

KIND = "findings"
FILE = "findings-1.sqlite"  # the number is that of its tables
MOST = 256_000_000  # bytes that the file may take; beyond them the half goes that was longest unused
BATCH = 500  # documents that are stored at once
PATIENCE = 1.0  # seconds that another run may take to write
YOUNG = 2_000_000_000  # nanoseconds in which a file may be written twice without a change of its status (FAT)
RARELY = 10  # runs after which an entry that is in use is marked as such again
READERS = ("ftfy", "markdown_it", "phonenumbers", "regex", "tldextract", "yaml")  # whose versions make findings differ
TABLES = """
create table if not exists runs (number integer);
create table if not exists files (file blob primary key, status text, content blob, run integer) without rowid;
create table if not exists results (key blob primary key, data blob, run integer);
create index if not exists by_run on results (run);
"""

Results = tuple["Result", ...]
Inspect = Callable[[Sequence["Task"]], Iterator[tuple[Results, "Task"]]]


def through_memory(
    engines: Sequence[Engine], tasks: Sequence[Task], inspect: Inspect, *, compare: bool
) -> Iterator[tuple[Results, Task]]:
    """Yield what each task gives, in their order, with the help of earlier runs where that can be had."""
    try:
        memory = Memory(engines, compare=compare)
    except (sqlite3.Error, OSError, RuntimeError):  # RuntimeError: a user without a home
        yield from inspect(tasks)
        return
    try:
        yield from memory.through(tasks, inspect)
    finally:
        memory.close()


class Seen(NamedTuple):
    """A file as it was before it was inspected: its name here, status, content, and under which key its results go."""

    file: bytes
    status: str
    content: bytes
    key: bytes


class Memory:
    """The results of earlier runs, for one run. Raises sqlite3.Error and OSError where it can't be opened."""

    def __init__(self, engines: Sequence[Engine], *, compare: bool) -> None:
        folder = Path(cache.folder(), KIND)
        folder.mkdir(parents=True, exist_ok=True)
        self._connection = _opened(folder / FILE)
        os.utime(folder)  # the clock by which files are young is that of a disk, not the machine's
        self._since = folder.stat().st_mtime_ns - YOUNG
        self._settings = _Settings(engines, compare=compare)
        self._files: list[tuple[bytes, str, bytes, int]] = []
        self._results: list[tuple[bytes, bytes, int]] = []
        self._run = self._begun()

    def through(self, tasks: Sequence[Task], inspect: Inspect) -> Iterator[tuple[Results, Task]]:
        """Yield what each task gives, in their order: what is known, else what `inspect` makes of it, which is kept."""
        known = [self._look(task) for task in tasks]
        made = inspect([task for task, found in zip(tasks, known, strict=True) if not isinstance(found, bytes)])
        for task, found in zip(tasks, known, strict=True):
            results = self._recalled(found, task) if isinstance(found, bytes) else None
            if results is None:
                results, _ = next(inspect([task]) if isinstance(found, bytes) else made)
                self._keep(found, task, results)
            yield results, task
        self._flush()

    def close(self) -> None:
        """Forget what was longest unused, where that is much, and let go of the file."""
        with suppress(sqlite3.Error):
            self._prune()
        self._connection.close()

    def _look(self, task: Task) -> bytes | Seen | None:
        """Return the key of what is known of a task, else what is to be known of it; None of what is never kept."""
        seen = self._seen(task)
        if seen is None:
            return None
        found = self._one("select 1 from results where key = ?", seen.key)
        return seen.key if found else seen

    def _seen(self, task: Task, *, trusting: bool = True) -> Seen | None:
        """Return what a task's file is like now; where its status is as it was, its content is trusted to be."""
        if not isinstance(task.source, Candidate):
            return None
        file = sha256(os.fsencode(task.source.file)).digest()[:16]
        try:
            status = self._status(task)
            row = self._one("select status, content, run from files where file = ?", file) if trusting else None
            if row and status and row[0] == status:
                content = bytes(row[1])
                if row[2] + RARELY < self._run:
                    self._files.append((file, status, content, self._run))
            else:
                content = sha256(Path(task.source.file).read_bytes()).digest()
                if trusting and row:
                    self._files.append((file, status, content, self._run))
        except (OSError, TypeError):
            return None
        key = sha256(b"%b%b" % (content, self._settings.of(task)) + os.fsencode(task.source.path)).digest()[:16]
        return Seen(file, status, content, key)

    def _status(self, task: Task) -> str:
        """Return what changes whenever somebody writes to a task's file, "" of one that was written just now.

        Raises OSError for one that isn't read.
        """
        assert isinstance(task.source, Candidate)
        found = os.stat(task.source.file)
        if found.st_size > task.largest or not os.path.isfile(task.source.file):
            raise OSError(0, "not read")
        if max(found.st_mtime_ns, found.st_ctime_ns) > self._since:
            return ""
        return f"{found.st_size} {found.st_mtime_ns} {found.st_ctime_ns} {found.st_ino}"

    def _recalled(self, key: bytes, task: Task) -> Results | None:
        row = self._one("select data, run from results where key = ?", key)
        results = unpacked(row[0], path=task.source.path, given=task.given) if row else None
        if results is not None and row[1] + RARELY < self._run:
            self._results.append((key, row[0], self._run))
        return results

    def _keep(self, found: bytes | Seen | None, task: Task, results: Results) -> None:
        """Keep what a task gave, if its file is still as it was; what a rule's crash gave is made anew each time."""
        if found is None or any(isinstance(one, Inspection) and one.problems for one in results):
            return
        now = self._seen(task, trusting=False)
        if now is None or (now != found if isinstance(found, Seen) else now.key != found):
            return
        self._files.append((now.file, now.status, now.content, self._run))
        self._results.append((now.key, packed(results), self._run))
        if len(self._results) >= BATCH:
            self._flush()

    def _flush(self) -> None:
        """Store what is to be stored; what another run keeps us from storing is made again another time."""
        with suppress(sqlite3.Error), self._connection as transaction:
            transaction.execute("begin immediate")
            transaction.executemany("insert or replace into files values (?, ?, ?, ?)", self._files)
            transaction.executemany("insert or replace into results values (?, ?, ?)", self._results)
        self._files, self._results = [], []

    def _begun(self) -> int:
        """Count this run."""
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
        if (pages - free) * size <= MOST:
            return
        with self._connection as transaction:
            transaction.execute("begin immediate")
            transaction.execute(
                "delete from results where key in "
                "(select key from results order by run limit (select count(*) / 2 from results))"
            )
            transaction.execute("delete from files where run < (select min(run) from results)")

    def _one(self, query: str, *values: Any) -> Any:
        """Return the first row that a query gives, None where there is none or nothing can be read."""
        try:
            return self._connection.execute(query, values).fetchone()
        except sqlite3.Error:
            return None


class _Settings:
    """What results hang on beside a document's content and path."""

    def __init__(self, engines: Sequence[Engine], *, compare: bool) -> None:
        made_by = (__version__, sys.version, compare, *_code(), *map(_installed, READERS))
        self._engines = [(*made_by, _said(engine.rules), _told(engine.context)) for engine in engines]
        self._known: dict[tuple[object, ...], bytes] = {}

    def of(self, task: Task) -> bytes:
        """Return a digest of what counts for a task."""
        named = isinstance(task.source, Candidate) and task.source.named
        own = (task.engine, task.ignored, task.entries, task.largest, task.given, named)
        if own not in self._known:
            said = repr((self._engines[task.engine], _said(own[1:])))
            self._known[own] = sha256(said.encode("utf-8", "surrogatepass")).digest()
        return self._known[own]


def _told(context: Context) -> tuple[object, ...]:
    """Return what a context says; of its functions, their names and what they are told."""
    return tuple(_named(value) if callable(value) else value for value in context)


def _named(function: Callable[..., object]) -> tuple[object, ...]:
    if isinstance(function, partial):
        return *_named(function.func), function.args
    return function.__module__, function.__qualname__


def _said(value: object) -> object:
    """Return plain data so that equal data has an equal `repr` in every process: sets have an order."""
    if isinstance(value, tuple | list):
        return [inner if type(inner) is str else _said(inner) for inner in value]  # there are ten thousands
    if isinstance(value, frozenset | set):
        return sorted(map(repr, value))
    if isinstance(value, dict):
        return [(key, _said(inner)) for key, inner in value.items()]
    return value


def _code() -> Iterator[object]:
    """Yield what tells one state of seedlint's own code from another, since a checkout's version says nothing."""
    for folder, names, files in os.walk(Path(__file__).parent.parent):
        names.sort()
        for name in sorted(files):
            if name.endswith(".py"):
                found = os.stat(os.path.join(folder, name))
                yield name, found.st_size, found.st_mtime_ns


def _installed(package: str) -> object:
    """Return what tells one installed version of a package from another; importing it would cost more."""
    with suppress(OSError, ImportError, ValueError):
        spec = find_spec(package)
        if spec and spec.origin:
            found = os.stat(spec.origin)
            return package, spec.origin, found.st_size, found.st_mtime_ns
    return package


def _opened(file: Path) -> sqlite3.Connection:
    """Return a connection to a file that is a database with our tables, if need be a new one."""
    try:
        return _with_tables(file)
    except sqlite3.OperationalError:  # locked, or not to be written
        raise
    except sqlite3.DatabaseError:
        for suffix in ("", "-wal", "-shm"):
            with suppress(FileNotFoundError):
                os.unlink(f"{file}{suffix}")
        return _with_tables(file)


def _with_tables(file: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(file, timeout=PATIENCE, isolation_level=None)
    try:
        connection.execute("pragma journal_mode = wal")
        connection.execute("pragma synchronous = normal")
        for statement in filter(str.strip, TABLES.split(";")):
            connection.execute(statement)
        connection.execute("select 1 from files, results, runs limit 1").fetchone()
    except sqlite3.Error:
        connection.close()
        raise
    return connection
