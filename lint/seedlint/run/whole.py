"""Files that are written whole or not at all."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterable
from pathlib import Path


def write_whole(file: str, pieces: Iterable[bytes]) -> None:
    """Write a file so that nobody ever finds half of it; it keeps its mode. Raises OSError.

    What is no regular file (a device, a pipe) is written to, never replaced.
    """
    target = Path(os.path.realpath(file))
    beside = target.parent / f".{target.name}.{os.getpid()}.tmp"
    try:
        if target.exists() and not target.is_file():
            with target.open("wb") as opened:
                opened.writelines(pieces)
        else:
            with beside.open("wb") as made:
                made.writelines(pieces)
            if target.exists():
                beside.chmod(target.stat().st_mode & 0o7777)
            os.replace(beside, target)
    finally:  # also of a run that is interrupted here
        with contextlib.suppress(OSError):
            beside.unlink()
