"""Emptying the cache folder: only files that seedlint itself wrote are removed."""

from __future__ import annotations

import os
import re
from contextlib import suppress
from pathlib import Path

from seedlint.base.record import NamedTuple

KINDS = ("compiled", "domains", "findings", "index", "layers", "online", "rules")
OWN = re.compile(
    r"""(?:[0-9a-f]{64} | answers-[\w.+-]+
    | \d[\w.+!]*-[a-z][\w-]*-[0-9a-f]+  # compiled regexes, by version of seedlint and of Python
    | (?:[0-9a-f]{32}|findings-\d+)\.sqlite(?:-wal|-shm|-journal)?
    | \.seedlint-\d+-[0-9a-f]{8}\.tmp  # left by a run that was killed while it wrote
    )\Z""",
    re.X,
)


class Cleaned(NamedTuple):
    """How many files were removed, and their size in bytes."""

    files: int = 0
    size: int = 0


def clean(folder: Path) -> Cleaned:
    """Remove the files of the cache, and the folders that are empty then. Raises OSError."""
    files = size = 0
    for inner in (folder / kind for kind in KINDS):
        if inner.is_symlink() or not inner.is_dir():
            continue
        for file in sorted(inner.iterdir()):
            if OWN.match(file.name) and not file.is_dir():
                with suppress(FileNotFoundError):  # another process removed it first
                    size += file.lstat().st_size
                    file.unlink()
                    files += 1
        _remove_if_empty(inner)
    _remove_if_empty(folder)
    return Cleaned(files, size)


def _remove_if_empty(folder: Path) -> None:
    with suppress(OSError):  # not empty, or missing
        os.rmdir(folder)
