"""SQLite files in the cache folder. Losing one costs time, never correctness: what is no database is made anew."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path


def opened(file: Path, prepare: Callable[[sqlite3.Connection], None], *, patience: float) -> sqlite3.Connection:
    """Return a connection to a file that `prepare` can use, if need be a new one.

    `patience` is how many seconds another run may take to write. Raises sqlite3.OperationalError where the file is
    locked for longer, or can't be written.
    """
    try:
        return _connected(file, prepare, patience)
    except sqlite3.OperationalError:
        raise
    except sqlite3.DatabaseError:  # it is none, or damaged
        for suffix in ("", "-wal", "-shm"):
            with suppress(FileNotFoundError):
                os.unlink(f"{file}{suffix}")
        return _connected(file, prepare, patience)


def _connected(file: Path, prepare: Callable[[sqlite3.Connection], None], patience: float) -> sqlite3.Connection:
    connection = sqlite3.connect(file, timeout=patience, isolation_level=None)
    try:
        connection.execute("pragma journal_mode = wal")
        connection.execute("pragma synchronous = normal")
        prepare(connection)
    except sqlite3.Error:
        connection.close()
        raise
    return connection
