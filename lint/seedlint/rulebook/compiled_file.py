"""The file in which the package carries its rules compiled.

What every run needs stands first. Anchors and options follow, which a run reads where its texts have the words of a
rule: few of them.
"""

from __future__ import annotations

from collections.abc import Iterable

from seedlint.base.cache import packed, unpacked
from seedlint.base.mapped_file import FilePart, Packed
from seedlint.rulebook.rule import Rule, from_data, in_memory, to_data

NAME = "compiled.marshal"
LENGTH = 8  # bytes in front, which say how many the first part has
LONG = 512  # bytes from which on a value is put into the second part
Place = tuple[int, int]  # in the second part: start and size


def to_bytes(rules: Iterable[Rule]) -> bytes:
    """Return the content of the file."""
    second = bytearray()

    def stored(value: Packed) -> bytes | Place:
        data = in_memory(value)
        if len(data) < LONG:
            return data
        second.extend(data)
        return len(second) - len(data), len(data)

    first = packed([to_data(rule, stored) for rule in rules])
    return len(first).to_bytes(LENGTH, "big") + first + second


def read(path: str) -> tuple[Rule, ...] | None:
    """Return the rules in the file; None if there is no such file, or this Python can't read it."""
    try:
        with open(path, "rb", buffering=0) as file:
            length = int.from_bytes(file.read(LENGTH), "big")
            first = unpacked(file.read(length))
    except OSError:
        return None
    if not isinstance(first, list):
        return None

    def found(value: bytes | Place) -> Packed:
        return value if isinstance(value, bytes) else FilePart(path, LENGTH + length + value[0], value[1])

    return tuple(from_data(data, found) for data in first)
