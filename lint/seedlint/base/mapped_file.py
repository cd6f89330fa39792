"""Parts of a file that is mapped into memory: only what is asked for is read, and nothing is copied.

Windows replaces no file that is mapped, and a watch may run for days while a new version is installed: there the file
is read.
"""

from __future__ import annotations

import functools
import os
from contextlib import suppress

from seedlint.base.record import NamedTuple


class FilePart(NamedTuple):
    """Some bytes of a file: where they begin, and how many they are."""

    path: str
    start: int
    size: int

    def view(self) -> memoryview:
        """Return the bytes. Raises OSError."""
        return mapped(self.path)[self.start : self.start + self.size]


Packed = bytes | FilePart
"""Packed values, in memory or in a file."""


def view(data: Packed) -> memoryview:
    """Return the bytes of packed values. Raises OSError for a file that is gone."""
    return memoryview(data) if isinstance(data, bytes) else data.view()


@functools.cache
def mapped(path: str) -> memoryview:
    """Return the content of a file as it was when this process first asked for it. Raises OSError."""
    return map_file(path)


def map_file(path: str) -> memoryview:
    """Return the content of a file as it is now. Raises OSError."""
    from mmap import ACCESS_READ, mmap

    with open(path, "rb") as file:
        if os.name != "nt":
            with suppress(OSError, ValueError):  # a file system without maps; an empty file
                return memoryview(mmap(file.fileno(), 0, access=ACCESS_READ))
        return memoryview(file.read())
