"""The index of a corpus: the marks of its documents, kept on disk so that comparing one document reads few others.

It lies in the cache folder, one file for the folder of a run and the paths that are its corpus, and is brought up to
date before it is used: a document whose status changed is hashed, one whose content or settings changed is inspected
again. Losing the file costs time, never correctness: SQLite keeps it whole through a kill, one of another version is
made anew, and where it can't be used the corpus is read instead; both are told.
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
from seedlint.run import local
from seedlint.run.compare import Questions
from seedlint.run.kept.database import opened
from seedlint.run.kept.index_tables import Kept, Stored, Update
from seedlint.run.task import Task

KIND = "index"
PATIENCE = 5.0  # seconds that another run may take to write


def index_of(paths: Iterable[str], folder: str) -> Index:
    """Return the index of a corpus, which need not exist, as a run in `folder` sees it."""
    named = [os.path.realpath(folder), *sorted({os.path.realpath(os.path.join(folder, path)) for path in paths})]
    key = sha256("\0".join(named).encode("utf-8", "surrogateescape")).hexdigest()[:32]
    return Index(Path(cache.folder(), KIND, f"{key}.sqlite"))


class Index:
    """The index in one file."""

    def __init__(self, file: Path) -> None:
        self._file = file

    @property
    def exists(self) -> bool:
        """Tell whether somebody has made it."""
        return self._file.is_file()

    def compared(
        self,
        engines: Sequence[Engine],
        tasks: Sequence[Task],
        corpus: Sequence[Task],
        *,
        jobs: int | None,
        questions: Questions | None = None,
    ) -> local.Outcome:
        """Run over given documents beside a corpus, as if this were read; where the index fails, it is."""
        try:
            with closing(opened(self._file, _read, patience=PATIENCE)) as connection:
                stored = Stored(connection)
                update = stored.update(engines, corpus, given=tasks, jobs=jobs)
                kept = Kept(connection, {task.source.path: task for task in corpus})
                outcome = local.run(
                    engines, tasks, jobs=jobs, kept_corpus=kept, source_of=kept.task, questions=questions
                )
                return outcome._replace(
                    notes=(*outcome.notes, *stored.notes, *update.notes),
                    problems=(*outcome.problems, *update.problems),
                )
        except (sqlite3.Error, OSError) as error:
            note = Note(f"the index of the corpus can't be used ({error}): the corpus was read")
            outcome = local.run(engines, [*tasks, *corpus], jobs=jobs, questions=questions)
            return outcome._replace(notes=(*outcome.notes, note))

    def update(self, engines: Sequence[Engine], corpus: Sequence[Task], *, jobs: int | None) -> Update:
        """Make the index, or bring it up to date. Raises OSError or sqlite3.Error where it can't be written."""
        self._file.parent.mkdir(parents=True, exist_ok=True)
        with closing(opened(self._file, _read, patience=PATIENCE)) as connection:
            stored = Stored(connection)
            update = stored.update(engines, corpus, jobs=jobs)
            return update._replace(notes=(*stored.notes, *update.notes))


def _read(connection: sqlite3.Connection) -> None:
    """Read the table of tables, which every database has."""
    connection.execute("select count(*) from sqlite_master").fetchone()
