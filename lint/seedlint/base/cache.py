"""The cache folder: derived data by kind and key. Losing it costs time, never correctness."""

from __future__ import annotations

import marshal
import os
import zlib
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from seedlint.base.mapped_file import map_file

CHECKSUM = 4  # bytes of CRC-32 in front of the data: against damage, not against forgery


def folder() -> str:
    """Return the cache folder: $SEEDLINT_CACHE_DIR, else `seedlint` in the user's cache folder.

    Raises OSError for a user without a home.
    """
    named = os.environ.get("SEEDLINT_CACHE_DIR")
    if named:
        return named
    base = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA") or os.path.expanduser("~/.cache")
    if base.startswith("~"):
        raise FileNotFoundError("a user without a home")
    return os.path.join(base, "seedlint")


def load(kind: str, key: str) -> memoryview | None:
    """Return the bytes stored under a key, without copying them; None if there are none, or damaged ones."""
    return _load(_read, kind, key)


def load_mapped(kind: str, key: str) -> memoryview | None:
    """Return what `load` does, mapped into memory: for large data of which a run needs little."""
    return _load(map_file, kind, key)


def _read(path: str) -> memoryview:
    with open(path, "rb") as file:
        return memoryview(file.read())


def _load(read: Callable[[str], memoryview], kind: str, key: str) -> memoryview | None:
    try:
        stored = read(os.path.join(folder(), kind, key))
    except OSError:
        return None
    data = stored[CHECKSUM:]
    return data if stored[:CHECKSUM] == _checksum(data) else None


def _checksum(data: bytes | memoryview) -> bytes:
    return zlib.crc32(data).to_bytes(CHECKSUM, "big")


def load_plain(kind: str, key: str) -> Any | None:
    """Return the plain data stored under a key; None if there is none, or it can't be read."""
    stored = load(kind, key)
    return None if stored is None else unpacked(stored)


def store_plain(kind: str, key: str, data: Any) -> None:
    """Store plain data under a key."""
    store(kind, key, packed(data))


def packed(plain: Any) -> bytes:
    """Serialize plain data (None, numbers, strings, bytes and collections of these) with marshal: it loads fastest."""
    return marshal.dumps(plain)


def unpacked(data: bytes | memoryview) -> Any | None:
    """Return the data that `packed` serialized, None if this Python can't read it. What follows it is ignored."""
    try:
        return marshal.loads(data)
    except (ValueError, EOFError, TypeError):
        return None


def part(data: memoryview, before_end: int, size: int) -> memoryview:
    """Return the part of `data` that begins so many bytes before its end.

    Packed data that stand in front of such parts name them so: counted from the front, places would depend on the
    size of what holds them.
    """
    start = len(data) - before_end
    return data[start : start + size]


def store(kind: str, key: str, data: bytes) -> None:
    """Store data under a key, atomically; a cache that can't be written is no error."""
    from seedlint.base.atomic import write_atomically

    with suppress(OSError):
        target = os.path.join(folder(), kind, key)
        os.makedirs(os.path.dirname(target), exist_ok=True)
        write_atomically(target, (_checksum(data), data))
