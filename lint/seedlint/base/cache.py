"""A store of derived data, addressed by content: losing it costs time, never correctness."""

from __future__ import annotations

import marshal
import os
import zlib
from contextlib import suppress
from typing import Any

SUM = 4  # bytes in front of the data that tell whether all of it is there; whoever forges them may as well forge it


def folder() -> str:
    """Return where derived data is kept: $SEEDLINT_CACHE_DIR, else the user's cache folder.

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
    """Return what was stored under a key, uncopied: it may be much. None where nothing is, or not all of it."""
    try:
        with open(os.path.join(folder(), kind, key), "rb") as file:
            stored = memoryview(file.read())
    except OSError:
        return None
    data = stored[SUM:]
    return data if stored[:SUM] == _sum(data) else None


def _sum(data: bytes | memoryview) -> bytes:
    return zlib.crc32(data).to_bytes(SUM, "big")


def load_plain(kind: str, key: str) -> Any | None:
    """Return the plain data that was stored under a key, None where nothing is, or nothing that can be read."""
    stored = load(kind, key)
    return None if stored is None else unpacked(stored)


def store_plain(kind: str, key: str, data: Any) -> None:
    """Store plain data under a key."""
    store(kind, key, packed(data))


def packed(plain: Any) -> bytes:
    """Return plain data (None, numbers, strings, bytes, lists, tuples, dicts) in the form that Python reads fastest."""
    return marshal.dumps(plain)


def unpacked(data: bytes | memoryview) -> Any | None:
    """Return plain data from what `packed` made, None where this Python can't read it."""
    try:
        return marshal.loads(data)
    except (ValueError, EOFError, TypeError):
        return None


def store(kind: str, key: str, data: bytes) -> None:
    """Store data under a key, whole or not at all; a cache that can't be written is no error."""
    from seedlint.base.whole import write_whole

    with suppress(OSError):
        target = os.path.join(folder(), kind, key)
        os.makedirs(os.path.dirname(target), exist_ok=True)
        write_whole(target, (_sum(data), data))
