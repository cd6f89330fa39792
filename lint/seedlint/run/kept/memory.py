"""What documents gave in earlier runs: one that nobody changed costs a look at its status and one into a file.

The file is an SQLite database in the cache folder. It knows the content of files by their status, and results by
content and by all that they hang on beside it. Results hold from the day on that counted as today when they were made;
those of a document that awaits a day hold for that one day. Losing the file costs time, never correctness: SQLite keeps
it whole through a kill, an entry that can't be read counts as missing, a file that is no database is made anew, and
where it is locked or can't be written a run goes on without it. What documents gave together is known by the keys of
all of them: where nobody changed one, none is compared again.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from seedlint.base import cache
from seedlint.base.model import Inspection, Problem
from seedlint.engine import Engine
from seedlint.run.kept import database
from seedlint.run.kept.circumstances import Circumstances
from seedlint.run.kept.remembered import (
    packed,
    packed_answers,
    packed_marks,
    packed_together,
    unpacked,
    unpacked_answers,
    unpacked_together,
)
from seedlint.sources.discover import Candidate

if TYPE_CHECKING:
    from seedlint.run.compare import Answer
    from seedlint.run.task import Result, Task

KIND = "findings"
FILE = "findings-3.sqlite"  # the number is that of its tables
MOST = 256_000_000  # bytes that the file may take; beyond them the half goes that was longest unused
BATCH = 500  # documents that are stored at once
PATIENCE = 1.0  # seconds that another run may take to write
YOUNG = 2_000_000_000  # nanoseconds in which a file may be written twice without a change of its status (FAT)
RARELY = 10  # runs after which an entry that is in use is marked as such again
STATES = 10  # of corpora, the last ones that were used, of which it is kept what their documents gave together
CHUNK = 1000  # of these answers that are packed at once
FOREVER = "9999-12-31"
HOLDS = "key = ? and ? between since and until"
TABLES = """
create table if not exists runs (number integer);
create table if not exists files (file blob primary key, status text, content blob, run integer) without rowid;
create table if not exists results (key blob primary key, data blob, run integer, marks blob, since text, until text);
create table if not exists together (key blob primary key, data blob, run integer);
create index if not exists by_run on results (run);
"""

Results = tuple["Result", ...]
Inspect = Callable[[Sequence["Task"]], Iterator[tuple[Results, "Task"]]]


def opened(
    engines: Sequence[Engine], tasks: Sequence[Task], inspect: Inspect, *, compare: bool, lasting: bool
) -> Memory | None:
    """Return what remembers the results of tasks, None where that can't be had."""
    try:
        return Memory(engines, tasks, inspect, compare=compare, lasting=lasting)
    except (sqlite3.Error, OSError, RuntimeError):  # RuntimeError: a user without a home
        return None


class Seen(NamedTuple):
    """A file as it was before it was inspected: its name here, status, content, and under which key its results go."""

    file: bytes
    status: str
    content: bytes
    key: bytes


class Memory:
    """The results of earlier runs, for one run. Raises sqlite3.Error and OSError where it can't be opened."""

    def __init__(
        self, engines: Sequence[Engine], tasks: Sequence[Task], inspect: Inspect, *, compare: bool, lasting: bool
    ) -> None:
        """Remember what `inspect` makes of tasks, and what they give together where that is `lasting`.

        It isn't where more than the tasks decides on it: answers of the network.
        """
        folder = Path(cache.folder(), KIND)
        folder.mkdir(parents=True, exist_ok=True)
        self._connection = database.opened(folder / FILE, _with_tables, patience=PATIENCE)
        os.utime(folder)  # the clock by which files are young is that of a disk, not the machine's
        self._since = folder.stat().st_mtime_ns - YOUNG
        self._days = [str(engine.context.as_of or "") for engine in engines]
        self._circumstances = Circumstances(engines, compare=compare)
        self._files: list[tuple[bytes, str, bytes, int]] = []
        self._results: list[tuple[bytes, bytes, int, bytes, str, str]] = []
        self._used: list[tuple[int, bytes]] = []
        self._run = self._begun()
        self._tasks, self._inspect = tasks, inspect
        self._looks = [self._look(task) for task in tasks]
        self._lasting = lasting
        self._together = self._known_together() if lasting else None

    @property
    def is_settled(self) -> bool:
        """Whether it is known what the tasks give together."""
        return self._together is not None

    def results(self) -> Iterator[tuple[Results, Task]]:
        """Yield what each task gives, in their order: what is known, else what `inspect` makes of it, which is kept.

        Where the tasks are settled, what is known comes without its marks.
        """
        known = self._looks
        made = self._inspect([task for task, look in zip(self._tasks, known, strict=True) if type(look) is not bytes])
        for task, look in zip(self._tasks, known, strict=True):
            results = self._recalled(look, task) if isinstance(look, bytes) else None
            if results is None:
                results, _ = next(self._inspect([task]) if isinstance(look, bytes) else made)
                self._keep(look, task, results)
            yield results, task
        self._flush()

    def settled(self, answers: Iterable[Answer]) -> Iterator[Answer]:
        """Yield what the tasks give together: what is known, else the `answers`, which are kept."""
        if self._together is not None:
            for chunk in self._together:
                yield from unpacked_answers(chunk)
            return
        chunks: list[bytes] = []
        waiting: list[Answer] = []
        for answer in answers:
            yield answer
            self._lasting = self._lasting and not isinstance(answer, Problem)
            if self._lasting:
                waiting.append(answer)
            if len(waiting) == CHUNK:
                chunks.append(packed_answers(waiting))
                waiting = []
        if self._lasting and self._looks_the_same():
            self._keep_together(packed_together([*chunks, packed_answers(waiting)]))

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
        found = self._one(f"select 1 from results where {HOLDS}", seen.key, self._days[task.engine])
        return seen.key if found else seen

    def _seen(self, task: Task) -> Seen | None:
        """Return what a task's file is like now; where its status is as in an earlier run, so is its content."""
        if not isinstance(task.source, Candidate):
            return None
        file = sha256(os.fsencode(task.source.file)).digest()[:16]
        try:
            status = self._status(task)
            row = self._one("select status, content, run from files where file = ?", file)
            if row and status and row[0] == status:
                content = bytes(row[1])
                is_news = row[2] + RARELY < self._run
            else:
                content = _content(task.source.file)
                is_news = bool(row)
        except (OSError, TypeError):
            return None
        if is_news:
            self._files.append((file, status, content, self._run))
        key = sha256(b"%b%b" % (content, self._circumstances.of(task)) + os.fsencode(task.source.path)).digest()[:16]
        return Seen(file, status, content, key)

    def _is_as_seen(self, seen: Seen, task: Task) -> bool:
        """Tell whether a task's file is what was seen: where its status stands, nobody wrote to it in this run."""
        assert isinstance(task.source, Candidate)
        try:
            status = self._status(task)
            return (status != "" and status == seen.status) or _content(task.source.file) == seen.content
        except OSError:
            return False

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
        columns = "data, run" if self.is_settled else "data, run, marks"
        row = self._one(f"select {columns} from results where {HOLDS}", key, self._days[task.engine])
        results = unpacked(row[0], *row[2:], path=task.source.path, given=task.given) if row else None
        if results is not None and row[1] + RARELY < self._run:
            self._used.append((self._run, key))
        return results

    def _keep(self, look: bytes | Seen | None, task: Task, results: Results) -> None:
        """Keep what a task gave, if its file is still as it was; what a rule's crash gave is made anew each time."""
        inspections = [one for one in results if isinstance(one, Inspection)]
        seen = self._seen(task) if isinstance(look, bytes) else look
        is_same = seen is not None and look in (seen, seen.key) and self._is_as_seen(seen, task)
        if seen is None or not is_same or any(one.problems for one in inspections):
            self._lasting = self._lasting and not inspections
            return
        self._files.append((seen.file, seen.status, seen.content, self._run))
        day = self._days[task.engine]
        until = day if any(one.awaits for one in inspections) else FOREVER
        self._results.append((seen.key, packed(results), self._run, packed_marks(results), day, until))
        if len(self._results) >= BATCH:
            self._flush()

    def _flush(self) -> None:
        """Store what is to be stored; what another run keeps us from storing is made again another time."""
        with suppress(sqlite3.Error), self._connection as transaction:
            transaction.execute("begin immediate")
            transaction.executemany("insert or replace into files values (?, ?, ?, ?)", self._files)
            transaction.executemany("insert or replace into results values (?, ?, ?, ?, ?, ?)", self._results)
            transaction.executemany("update results set run = ? where key = ?", self._used)
        self._files, self._results, self._used = [], [], []

    def _known_together(self) -> list[bytes] | None:
        key = _together(self._looks)
        row = self._one("select data from together where key = ?", key)
        chunks = unpacked_together(row[0]) if row else None
        if chunks is not None:
            self._one("update together set run = ? where key = ?", self._run, key)
        return chunks

    def _looks_the_same(self) -> bool:
        """Tell whether every file is as it was when it was looked at: those that were compared were read again."""
        return _together(map(self._seen, self._tasks)) == _together(self._looks)

    def _keep_together(self, data: bytes) -> None:
        """Keep the answers, and of other states of corpora the last that were used."""
        with suppress(sqlite3.Error), self._connection as transaction:
            transaction.execute("begin immediate")
            key = _together(self._looks)
            transaction.execute("insert or replace into together values (?, ?, ?)", (key, data, self._run))
            transaction.execute(
                "delete from together where key not in (select key from together order by run desc limit ?)", (STATES,)
            )

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


def _content(file: str) -> bytes:
    """Return a digest of a file's bytes; raise OSError where it can't be read."""
    with open(file, "rb", buffering=0) as stream:
        return sha256(stream.readall()).digest()


def _together(looks: Iterable[bytes | Seen | None]) -> bytes:
    """Return the key of all that was looked at; what can't be read has nothing to compare."""
    keys = (look.key if isinstance(look, Seen) else look for look in looks)
    return sha256(b"".join(filter(None, keys))).digest()


def _with_tables(connection: sqlite3.Connection) -> None:
    """Make the tables that aren't there; read a row of each that is, by which a damaged file shows itself."""
    for statement in filter(str.strip, TABLES.split(";")):
        connection.execute(statement)
    connection.execute("select 1 from files, results, runs limit 1").fetchone()
