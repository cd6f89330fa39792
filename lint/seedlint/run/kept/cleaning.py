"""Removing what seedlint keeps from run to run: only what it knows for its own."""

from __future__ import annotations

import os
import re
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

KINDS = ("domains", "findings", "index", "layers", "online", "regexes", "rules")
OWN = re.compile(
    r"""(?:[0-9a-f]{64} | answers-[\w.+-]+
    | \d[\w.+!]*-[a-z][\w-]*-[0-9a-f]+  # the shelf of a version on a Python
    | (?:[0-9a-f]{32}|findings-\d+)\.sqlite(?:-wal|-shm|-journal)?
    | \.seedlint-\d+-[0-9a-f]{8}\.tmp  # of a run that was killed while it wrote
    )\Z""",
    re.X,
)


class Cleaned(NamedTuple):
    """How many files are gone, of how many bytes."""

    files: int = 0
    size: int = 0


def clean(folder: Path) -> Cleaned:
    """Remove what seedlint keeps in its cache folder, and the folders that this leaves empty. Raises OSError."""
    files = size = 0
    for inner in (folder / kind for kind in KINDS):
        if inner.is_symlink() or not inner.is_dir():
            continue
        for file in sorted(inner.iterdir()):
            if OWN.match(file.name) and not file.is_dir():
                with suppress(FileNotFoundError):  # another run was quicker
                    size += file.lstat().st_size
                    file.unlink()
                    files += 1
        _leave(inner)
    _leave(folder)
    return Cleaned(files, size)


def _leave(folder: Path) -> None:
    with suppress(OSError):  # somebody else keeps something there, or it never was
        os.rmdir(folder)
