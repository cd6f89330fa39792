"""A store of derived data, addressed by content: losing it costs time, never correctness."""

from __future__ import annotations

import os
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

DIGEST = 32  # bytes in front of the data that tell whether all of it is there


def folder() -> Path:
    """Return where derived data is kept: $SEEDLINT_CACHE_DIR, else the user's cache folder."""
    named = os.environ.get("SEEDLINT_CACHE_DIR")
    if named:
        return Path(named)
    base = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA") or Path.home() / ".cache"
    return Path(base) / "seedlint"


def load(kind: str, key: str) -> bytes | None:
    """Return what was stored under a key, None where nothing is, or not all of it."""
    try:
        stored = (folder() / kind / key).read_bytes()
    except (OSError, RuntimeError):  # RuntimeError: a user without a home
        return None
    digest, data = stored[:DIGEST], stored[DIGEST:]
    return data if sha256(data).digest() == digest else None


def store(kind: str, key: str, data: bytes) -> None:
    """Store data under a key, whole or not at all; a cache that can't be written is no error."""
    import tempfile

    with suppress(OSError, RuntimeError):
        target = folder() / kind / key
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=target.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(sha256(data).digest() + data)
            os.replace(name, target)
        except OSError:
            os.unlink(name)
