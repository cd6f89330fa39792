"""The index of a corpus: the marks of its documents on disk, so that a check reads only the documents that changed.

It is an SQLite file in the cache folder, one for each folder of a run and the paths of its corpus. It is brought up to
date before it is used: a document whose status changed is hashed, one whose content or settings changed is inspected
again. Losing the file costs time, never correctness: SQLite keeps it whole through a kill, a file of another version is
replaced, and where it can't be used the corpus is read instead; a note tells of both.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import closing
from hashlib import sha256
from pathlib import Path

from seedlint.base import cache
from seedlint.base.model import Note
from seedlint.engine import Engine
from seedlint.run.cache.database import connect
from seedlint.run.corpus.comparison import Resolver
from seedlint.run.corpus.index_tables import IndexTables, OpenIndex, Update
from seedlint.run.execution import runner
from seedlint.run.execution.task import Task

KIND = "index"
TIMEOUT = 5.0  # seconds to wait for another run that writes


def index_of(paths: Iterable[str], folder: str) -> Index:
    """Return the index of a corpus, which need not exist, for runs in `folder`."""
    named = [os.path.realpath(folder), *sorted({os.path.realpath(os.path.join(folder, path)) for path in paths})]
    key = sha256("\0".join(named).encode("utf-8", "surrogateescape")).hexdigest()[:32]
    return Index(Path(cache.folder(), KIND, f"{key}.sqlite"))


class Index:
    """The index in one file."""

    def __init__(self, file: Path) -> None:
        self._file = file

    @property
    def exists(self) -> bool:
        """Tell whether `seedlint index` has made it."""
        return self._file.is_file()

    def run(
        self,
        engines: Sequence[Engine],
        tasks: Sequence[Task],
        corpus: Sequence[Task],
        *,
        jobs: int | None,
        resolver: Resolver | None = None,
    ) -> runner.Outcome:
        """Run the tasks and compare them with the corpus, as `runner.run` does with the tasks of both.

        Where the index can't be used, that is what happens, with a note.
        """
        try:
            with closing(connect(self._file, _read_schema, timeout=TIMEOUT)) as connection:
                tables = IndexTables(connection)
                update = tables.update(engines, corpus, linted=tasks, jobs=jobs)
                indexed = OpenIndex(connection, {task.source.path: task for task in corpus})
                outcome = runner.run(
                    engines, tasks, jobs=jobs, indexed=indexed, task_of=indexed.task, resolver=resolver
                )
                return outcome._replace(
                    notes=(*outcome.notes, *tables.notes, *update.notes),
                    problems=(*outcome.problems, *update.problems),
                )
        except (sqlite3.Error, OSError) as error:
            note = Note(f"the index of the corpus can't be used ({error}): the corpus was read")
            outcome = runner.run(engines, [*tasks, *corpus], jobs=jobs, resolver=resolver)
            return outcome._replace(notes=(*outcome.notes, note))

    def update(self, engines: Sequence[Engine], corpus: Sequence[Task], *, jobs: int | None) -> Update:
        """Create the index, or bring it up to date. Raises OSError or sqlite3.Error where it can't be written."""
        self._file.parent.mkdir(parents=True, exist_ok=True)
        with closing(connect(self._file, _read_schema, timeout=TIMEOUT)) as connection:
            tables = IndexTables(connection)
            update = tables.update(engines, corpus, jobs=jobs)
            return update._replace(notes=(*tables.notes, *update.notes))


def _read_schema(connection: sqlite3.Connection) -> None:
    """Read the table that every database has: raises sqlite3.DatabaseError for a damaged file."""
    connection.execute("select count(*) from sqlite_master").fetchone()
