"""Files that are written whole or not at all, whatever happens to the run meanwhile."""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import suppress


def write_whole(file: str, pieces: Iterable[bytes]) -> None:
    """Write a file so that nobody ever finds half of it; it keeps its mode, and its owner where it may. Raises OSError.

    A run that is killed may leave a hidden file beside it, which no run reads. Other names of the file (hard links)
    keep what it was. What is no regular file (a device, a pipe) is written to, never replaced.
    """
    target = os.path.realpath(file)
    if os.path.exists(target) and not os.path.isfile(target):
        with open(target, "wb") as opened:
            opened.writelines(pieces)
        return
    beside = os.path.join(os.path.dirname(target), f".seedlint-{os.getpid()}-{os.urandom(4).hex()}.tmp")
    try:
        with open(beside, "xb") as made:
            made.writelines(pieces)
        with suppress(FileNotFoundError):
            _as_if(beside, os.stat(target))
        os.replace(beside, target)
    finally:  # also of a run that is interrupted here
        with suppress(OSError):
            os.unlink(beside)


def _as_if(file: str, before: os.stat_result) -> None:
    """Give a file the owner, as far as this user may, and the mode of another."""
    if hasattr(os, "chown"):
        with suppress(OSError):
            os.chown(file, before.st_uid, before.st_gid)
    os.chmod(file, before.st_mode & 0o7777)
