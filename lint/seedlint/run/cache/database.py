"""SQLite files in the cache folder. Losing one costs time, never correctness, so a damaged one is replaced."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path


def connect(file: Path, prepare: Callable[[sqlite3.Connection], None], *, timeout: float) -> sqlite3.Connection:
    """Return a connection on which `prepare` succeeded; a file that is damaged or no database is replaced by a new one.

    `timeout` is how many seconds to wait for another run that writes. Raises sqlite3.OperationalError where the file
    is locked for longer, or can't be written.
    """
    try:
        return _connected(file, prepare, timeout)
    except sqlite3.OperationalError:
        raise
    except sqlite3.DatabaseError:  # damaged, or no database
        for suffix in ("", "-wal", "-shm"):
            with suppress(FileNotFoundError):
                os.unlink(f"{file}{suffix}")
        return _connected(file, prepare, timeout)


def _connected(file: Path, prepare: Callable[[sqlite3.Connection], None], timeout: float) -> sqlite3.Connection:
    connection = sqlite3.connect(file, timeout=timeout, isolation_level=None)
    try:
        connection.execute("pragma journal_mode = wal")
        connection.execute("pragma synchronous = normal")
        prepare(connection)
    except sqlite3.Error:
        connection.close()
        raise
    return connection
