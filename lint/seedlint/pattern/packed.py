"""A row of patterns as a run loads it: each pattern is unpacked only when its anchor is found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, overload

from seedlint.base.cache import packed, unpacked
from seedlint.pattern import Pattern

NUMBER = 4  # bytes of an offset, and of the count in front


def pack(patterns: Sequence[Pattern]) -> bytes:
    """Serialize a row of patterns: their count, their offsets, then each of them, and the sets of words they need.

    Words that several patterns need stand once: in a rule, most do. They are sets already, so that nothing is left to
    be converted when they are loaded.
    """
    start = NUMBER * (1 + len(patterns))
    body = bytearray()
    places: dict[frozenset[str], int] = {}

    def place(words: Iterable[str]) -> int:
        row = frozenset(words)
        if row not in places:
            places[row] = start + len(body)
            body.extend(packed(row))
        return places[row]

    offsets = []
    for pattern in patterns:
        needs = tuple((near, place(row)) for near, row in pattern.needs)
        made = (pattern.written, pattern.regex, tuple(pattern.anchors), needs, pattern.lead, place(pattern.firsts))
        offsets.append(start + len(body))
        body.extend(packed(made))
    numbers = (len(patterns), *offsets)
    return b"".join(number.to_bytes(NUMBER, "little") for number in numbers) + bytes(body)


class PackedPatterns(Sequence[Pattern]):
    """A row of patterns. A text needs few of the thousands that seedlint ships; unpacking all costs a start 10 ms."""

    __slots__ = ("_data", "_patterns", "_words")

    def __init__(self, data: bytes | memoryview) -> None:
        """Take what `pack` returned; nothing of it is copied."""
        self._data = memoryview(data)
        self._patterns: dict[int, Pattern] = {}
        self._words: dict[int, frozenset[str]] = {}

    @overload
    def __getitem__(self, index: int) -> Pattern: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Pattern]: ...
    def __getitem__(self, index: int | slice) -> Pattern | Sequence[Pattern]:
        if isinstance(index, slice):
            return tuple(map(self.__getitem__, range(*index.indices(len(self)))))
        found = self._patterns.get(index)
        if found is None:
            found = self._patterns[index] = self._unpacked(range(len(self))[index])
        return found

    def _unpacked(self, index: int) -> Pattern:
        made: Any = unpacked(self._data[self._number(1 + index) :])
        written, regex, anchors, needs, lead, firsts = made
        shared = tuple([(near, self._words_at(place)) for near, place in needs])
        return Pattern(written, regex, anchors, shared, lead, self._words_at(firsts))

    def _words_at(self, place: int) -> frozenset[str]:
        words = self._words.get(place)
        if words is None:
            words = self._words[place] = unpacked(self._data[place:]) or frozenset()
        return words

    def _number(self, index: int) -> int:
        return int.from_bytes(self._data[NUMBER * index : NUMBER * (index + 1)], "little")

    def __len__(self) -> int:
        return self._number(0)

    def __iter__(self) -> Iterator[Pattern]:
        return map(self.__getitem__, range(len(self)))

    def __eq__(self, other: object) -> bool:
        return tuple(self) == tuple(other) if isinstance(other, Sequence) else NotImplemented

    def __hash__(self) -> int:
        return hash(bytes(self._data))
