"""Sizes as people write them: "16MiB", "500 kB", 4096."""

from __future__ import annotations

import re

from seedlint.text.lazy import lazy

WRITTEN = lazy(r"(\d{1,15}) ?(?:([KMGT]?)(i?)B)?", re.IGNORECASE)
POWERS = {"": 0, "k": 1, "m": 2, "g": 3, "t": 4}
DEFAULT_MAX_FILE_SIZE = 16 << 20  # bytes: the largest file that is read unless `max-file-size` says otherwise


def read_size(written: str) -> int:
    """Return a size in bytes (kB are 1000, KiB are 1024). Raises ValueError with a hint for anything else."""
    match = WRITTEN.fullmatch(written.strip())
    if not match or not int(match[1]):
        raise ValueError(f"`{written}` is no size; write it as 16MiB, 500kB, or a number of bytes")
    unit: int = (1024 if match[3] else 1000) ** POWERS[(match[2] or "").lower()]
    return int(match[1]) * unit


def shown_size(size: int) -> str:
    """Return a size for people, in the largest unit that keeps it exact."""
    for unit, base in (("GiB", 1 << 30), ("MiB", 1 << 20), ("KiB", 1 << 10), ("MB", 10**6), ("kB", 1000)):
        if size and size % base == 0:
            return f"{size // base}{unit}"
    return f"{size} bytes"
