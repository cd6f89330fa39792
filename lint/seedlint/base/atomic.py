"""Atomic writes: a file gets its new content completely or not at all, whatever happens meanwhile."""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import suppress


def write_atomically(file: str, pieces: Iterable[bytes]) -> None:
    """Write a file by renaming a temporary one; it keeps its mode, and its owner if permitted. Raises OSError.

    A process that is killed may leave a hidden temporary file, which no run reads. Hard links to the file keep the old
    content. A device or a pipe is written to, never replaced.
    """
    target = os.path.realpath(file)
    if os.path.exists(target) and not os.path.isfile(target):
        with open(target, "wb") as opened:
            opened.writelines(pieces)
        return
    temporary = os.path.join(os.path.dirname(target), f".seedlint-{os.getpid()}-{os.urandom(4).hex()}.tmp")
    try:
        with open(temporary, "xb") as made:
            made.writelines(pieces)
        with suppress(FileNotFoundError):
            _copy_owner_and_mode(os.stat(target), temporary)
        os.replace(temporary, target)
    finally:  # also after an interruption
        with suppress(OSError):
            os.unlink(temporary)


def _copy_owner_and_mode(status: os.stat_result, file: str) -> None:
    """Give a file the mode of another, and its owner if this user may."""
    if hasattr(os, "chown"):
        with suppress(OSError):
            os.chown(file, status.st_uid, status.st_gid)
    os.chmod(file, status.st_mode & 0o7777)
