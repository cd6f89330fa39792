"""The line of a key in a TOML text, which tomllib doesn't tell, for error messages."""

from __future__ import annotations

import re
from collections.abc import Sequence

from seedlint.text.lazy import lazy

HEADER = lazy(r"\s*\[\[?\s*([^\]]+?)\s*\]\]?\s*(?:#.*)?$")
ASSIGNMENT = lazy(r"\s*((?:[\w-]+|\"[^\"]*\"|'[^']*')(?:\s*\.\s*(?:[\w-]+|\"[^\"]*\"|'[^']*'))*)\s*=")
PART = lazy(r"[\w-]+|\"[^\"]*\"|'[^']*'")


def line_of(text: str, *keys: str, holding: str = "") -> int:
    """Return the 1-based line of a key given by its path, else that of its nearest ancestor, else 1.

    With `holding`, return the first line from there on that contains this text, if any does.
    """
    lines = text.split("\n")
    start = _key_line(lines, keys)
    return next((number for number, line in enumerate(lines[start - 1 :], start) if holding in line), start)


def _key_line(lines: Sequence[str], keys: tuple[str, ...]) -> int:
    best, found = 1, 0
    table: tuple[str, ...] = ()
    for number, line in enumerate(lines, 1):
        if header := HEADER.match(line):
            path = table = _parts(header[1])
        elif assignment := ASSIGNMENT.match(line):
            path = (*table, *_parts(assignment[1]))
        else:
            continue
        shared = _shared(path, keys)
        if shared > found:
            best, found = number, shared
    return best


def syntax_line(error: Exception) -> int:
    """Return the line that an error of tomllib names, else 1."""
    match = re.search(r"line (\d+)", str(error))
    return int(match[1]) if match else 1


def _parts(dotted: str) -> tuple[str, ...]:
    return tuple(part.strip("\"'") for part in PART.findall(dotted))


def _shared(path: tuple[str, ...], keys: tuple[str, ...]) -> int:
    """Count the keys that a path has in common with `keys` from the start, 0 if it leads elsewhere."""
    count = 0
    for have, want in zip(path, keys, strict=False):
        if have != want:
            return 0 if count < len(path) - 1 else count
        count += 1
    return count
