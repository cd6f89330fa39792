"""Results of earlier runs: an unchanged document costs one stat and one look-up instead of an inspection.

The key of a document's results is a digest of its content, its path and its settings (`SettingsDigest`); the content
of a file whose status is unchanged is known without reading it. Results hold from the day that counted as today when
they were made; those of a document that states a date still to come (`Inspection.awaits`) hold for that one day.
What comparing all documents gave is cached under the keys of all of them.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from seedlint.base import cache
from seedlint.base.model import Inspection, Problem
from seedlint.base.record import NamedTuple
from seedlint.engine import Engine
from seedlint.run.cache import serialized
from seedlint.run.cache.file_status import status_text
from seedlint.run.cache.settings_digest import SettingsDigest
from seedlint.run.cache.store import Store
from seedlint.sources.discover import Candidate

if TYPE_CHECKING:
    from seedlint.run.corpus.comparison import CorpusResult
    from seedlint.run.execution.task import Result, Task

KIND = "findings"
YOUNG = 2_000_000_000  # nanoseconds in which a file may be written twice without a change of its status (FAT)
CHUNK = 1000  # results of a comparison that are serialized together
FOREVER = "9999-12-31"

Results = tuple["Result", ...]
Inspect = Callable[[Sequence["Task"]], Iterator[tuple[Results, "Task"]]]


def open_cache(
    engines: Sequence[Engine], tasks: Sequence[Task], inspect: Inspect, *, compare: bool, cache_comparison: bool
) -> ResultCache | None:
    """Return the cache for the tasks of a run, None where its file can't be used."""
    try:
        return ResultCache(engines, tasks, inspect, compare=compare, cache_comparison=cache_comparison)
    except (sqlite3.Error, OSError, RuntimeError):  # RuntimeError: a user without a home
        return None


class FileState(NamedTuple):
    """A file before it is inspected: digest of its path, status, digest of its content, key of its results."""

    file: bytes
    status: str
    content: bytes
    key: bytes


Lookup = bytes | FileState | None
"""The key of results that are cached; the state of a file whose results are not; None for what is never cached."""


class ResultCache:
    """The cached results, for one run. Raises sqlite3.Error and OSError where the file can't be opened."""

    def __init__(
        self,
        engines: Sequence[Engine],
        tasks: Sequence[Task],
        inspect: Inspect,
        *,
        compare: bool,
        cache_comparison: bool,
    ) -> None:
        """Look all tasks up; `inspect` makes the results of those that aren't cached.

        `cache_comparison` is off where a comparison depends on more than its documents: on answers from the network.
        """
        folder = Path(cache.folder(), KIND)
        folder.mkdir(parents=True, exist_ok=True)
        self._store = Store(folder)
        os.utime(folder)  # what is young is measured by the disk's clock, not the machine's
        self._young_after = folder.stat().st_mtime_ns - YOUNG
        self._days = [str(engine.context.as_of or "") for engine in engines]
        self._settings = SettingsDigest(engines, compare=compare)
        self._tasks, self._inspect = tasks, inspect
        self._lookups = [self._look_up(task) for task in tasks]
        self._cache_comparison = cache_comparison
        self._comparison = self._cached_comparison() if cache_comparison else None

    @property
    def has_comparison(self) -> bool:
        """Whether the results of comparing exactly these documents are cached."""
        return self._comparison is not None

    def of_documents(self) -> Iterator[tuple[Results, Task]]:
        """Yield the results of each task, in order: cached ones, else those that `inspect` makes, which are stored.

        Where the comparison is cached, cached results come without marks.
        """
        pairs = [*zip(self._tasks, self._lookups, strict=True)]
        made = self._inspect([task for task, lookup in pairs if not isinstance(lookup, bytes)])
        for task, lookup in pairs:
            results = self._cached(lookup, task) if isinstance(lookup, bytes) else None
            if results is None:
                results, _ = next(self._inspect([task]) if isinstance(lookup, bytes) else made)
                self._keep(lookup, task, results)
            yield results, task
        self._store.flush()

    def of_comparison(self, results: Iterable[CorpusResult]) -> Iterator[CorpusResult]:
        """Yield the cached results of the comparison, else the `results` given, which are stored."""
        if self._comparison is not None:
            for chunk in self._comparison:
                yield from serialized.load_comparison(chunk)
            return
        chunks: list[bytes] = []
        waiting: list[CorpusResult] = []
        for result in results:
            yield result
            self._cache_comparison = self._cache_comparison and not isinstance(result, Problem)
            if self._cache_comparison:
                waiting.append(result)
            if len(waiting) == CHUNK:
                chunks.append(serialized.dump_comparison(waiting))
                waiting = []
        if self._cache_comparison and self._is_unchanged():
            chunks.append(serialized.dump_comparison(waiting))
            self._store.put_comparison(_key_of_all(self._lookups), serialized.dump_chunks(chunks))

    def close(self) -> None:
        """Close the file."""
        self._store.close()

    def _look_up(self, task: Task) -> Lookup:
        state = self._state(task)
        if state is None:
            return None
        return state.key if self._store.has_results(state.key, self._days[task.engine]) else state

    def _state(self, task: Task) -> FileState | None:
        """Return the state of a task's file; it is only read where its status differs from that of an earlier run."""
        if not isinstance(task.source, Candidate):
            return None
        file = sha256(os.fsencode(task.source.file)).digest()[:16]
        try:
            status = self._status(task)
            row = self._store.file(file)
            if row and status and row.status == status:
                content = row.content
                is_due = self._store.is_due(row.run)
            else:
                content = _content(task.source.file)
                is_due = row is not None
        except (OSError, TypeError):
            return None
        if is_due:
            self._store.put_file(file, status, content)
        key = sha256(b"%b%b" % (content, self._settings.of(task)) + os.fsencode(task.source.path)).digest()[:16]
        return FileState(file, status, content, key)

    def _has_state(self, task: Task, state: FileState) -> bool:
        """Tell whether a task's file is still in a state: by its status, else by its content."""
        assert isinstance(task.source, Candidate)
        try:
            status = self._status(task)
            return (status != "" and status == state.status) or _content(task.source.file) == state.content
        except OSError:
            return False

    def _status(self, task: Task) -> str:
        """Return the status of a task's file, "" if it was written just now and may change without a new status.

        Raises OSError for a file that a run doesn't read.
        """
        assert isinstance(task.source, Candidate)
        found = os.stat(task.source.file)
        if found.st_size > task.largest or not os.path.isfile(task.source.file):
            raise OSError(0, "not read")
        return "" if max(found.st_mtime_ns, found.st_ctime_ns) > self._young_after else status_text(found)

    def _cached(self, key: bytes, task: Task) -> Results | None:
        row = self._store.results(key, self._days[task.engine], with_marks=not self.has_comparison)
        if row is None:
            return None
        results = serialized.load(row.data, row.marks, path=task.source.path, linted=task.linted)
        if results is not None and self._store.is_due(row.run):
            self._store.mark_used(key)
        return results

    def _keep(self, lookup: Lookup, task: Task, results: Results) -> None:
        """Store a task's results if its file is still as it was looked up; those of a crashed rule are not stored."""
        inspections = [one for one in results if isinstance(one, Inspection)]
        state = self._state(task) if isinstance(lookup, bytes) else lookup
        is_same = state is not None and lookup in (state, state.key) and self._has_state(task, state)
        if state is None or not is_same or any(one.problems for one in inspections):
            self._cache_comparison = self._cache_comparison and not inspections
            return
        self._store.put_file(state.file, state.status, state.content)
        day = self._days[task.engine]
        until = day if any(one.awaits for one in inspections) else FOREVER
        data, marks = serialized.dump(results), serialized.dump_marks(results)
        self._store.put_results(state.key, data, marks, since=day, until=until)

    def _cached_comparison(self) -> list[bytes] | None:
        key = _key_of_all(self._lookups)
        data = self._store.comparison(key)
        chunks = serialized.load_chunks(data) if data is not None else None
        if chunks is not None:
            self._store.mark_comparison_used(key)
        return chunks

    def _is_unchanged(self) -> bool:
        """Tell whether every file is still as it was looked up: comparing reads some of them again."""
        return _key_of_all(map(self._state, self._tasks)) == _key_of_all(self._lookups)


def _content(file: str) -> bytes:
    """Return a digest of a file's bytes. Raises OSError where it can't be read."""
    with open(file, "rb", buffering=0) as stream:
        return sha256(stream.readall()).digest()


def _key_of_all(lookups: Iterable[Lookup]) -> bytes:
    """Return the key of a comparison of all documents; one that can't be read takes no part in it."""
    keys = (lookup.key if isinstance(lookup, FileState) else lookup for lookup in lookups)
    return sha256(b"".join(filter(None, keys))).digest()
