"""The file in which the package carries its rules compiled.

What every run needs stands first. Anchors and options follow, which a run reads where its texts have the words of a
rule: few of them.
"""

from __future__ import annotations

from collections.abc import Iterable

from seedlint.base.cache import packed, unpacked
from seedlint.base.mapped_file import FilePart, Packed, mapped
from seedlint.rulebook.rule import Rule, from_data, in_memory, to_data

NAME = "compiled.marshal"
HEADER = 16  # bytes in front: the size of the first part, and that of the second
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
    return len(first).to_bytes(HEADER // 2, "big") + len(second).to_bytes(HEADER // 2, "big") + first + second


def read(path: str) -> tuple[Rule, ...] | None:
    """Return the rules in the file; None if there is no such file, it isn't whole, or this Python can't read it."""
    try:
        content = mapped(path)
    except OSError:
        return None
    first, second = (int.from_bytes(content[at : at + HEADER // 2], "big") for at in (0, HEADER // 2))
    rules = unpacked(content[HEADER : HEADER + first]) if len(content) == HEADER + first + second else None
    if not isinstance(rules, list):
        return None

    def found(value: bytes | Place) -> Packed:
        return value if isinstance(value, bytes) else FilePart(path, HEADER + first + value[0], value[1])

    return tuple(from_data(data, found) for data in rules)
