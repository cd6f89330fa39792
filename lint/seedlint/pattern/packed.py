"""The patterns of a rule as a run loads them: each is unpacked only when its anchor is found."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import overload

from seedlint.base.cache import packed, unpacked
from seedlint.pattern import Pattern


def pack(pattern: Pattern) -> bytes:
    """Serialize a pattern, its rows of words as sets, so that nothing is left to be converted when it is loaded."""
    needs = tuple((near, frozenset(row)) for near, row in pattern.needs)
    made = pattern._replace(anchors=tuple(pattern.anchors), needs=needs, firsts=frozenset(pattern.firsts))
    return packed(tuple(made))


class PackedPatterns(Sequence[Pattern]):
    """A row of patterns. A text needs few of the thousands that seedlint ships; unpacking all costs a start 10 ms."""

    __slots__ = ("_packed", "_patterns")

    def __init__(self, each: tuple[bytes, ...]) -> None:
        self._packed = each
        self._patterns: dict[int, Pattern] = {}

    @overload
    def __getitem__(self, index: int) -> Pattern: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Pattern]: ...
    def __getitem__(self, index: int | slice) -> Pattern | Sequence[Pattern]:
        if isinstance(index, slice):
            return PackedPatterns(self._packed[index])
        found = self._patterns.get(index)
        if found is None:
            found = self._patterns[index] = Pattern(*(unpacked(self._packed[index]) or ()))
        return found

    def __len__(self) -> int:
        return len(self._packed)

    def __iter__(self) -> Iterator[Pattern]:
        return map(self.__getitem__, range(len(self)))

    def __eq__(self, other: object) -> bool:
        return tuple(self) == tuple(other) if isinstance(other, Sequence) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._packed)
