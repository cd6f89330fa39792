"""Much in little memory: what is to be sorted goes to a temporary file in sorted runs, and comes back merged."""

from __future__ import annotations

import os
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import accumulate, repeat
from operator import itemgetter
from typing import IO, Any, Generic, TypeVar

from seedlint.base.model import Mark, Span
from seedlint.engine.sweep import KEY, OWN_SIZE, Merge, Queue, Run

ROOM = 12_000_000  # bytes of marks, about, that are held in memory at once
PIECE = 200_000  # bytes of a run, about, that are read at once: there may be hundreds of runs
VALUE = itemgetter(Mark._fields.index("value"))
FINDING = 3_000  # bytes of a settled finding, about

T = TypeVar("T")


class Spill(Generic[T]):
    """Items in sorted runs: those of the last `room` bytes in memory, the others in a file that nobody else sees."""

    def __init__(
        self, *, key: Callable[[T], Any], sizes: Callable[[Sequence[T]], Iterable[int]], room: int = ROOM
    ) -> None:
        """Sort by `key`; `sizes` tells about how many bytes each item takes."""
        self._key, self._sizes, self._room = key, sizes, room
        self._runs: list[Run[T]] = []
        self._waiting: list[T] = []
        self._held = 0

    def extend(self, items: Iterable[T]) -> None:
        """Put items in, in any order."""
        before = len(self._waiting)
        self._waiting += items
        self._held += sum(self._sizes(self._waiting[before:]))
        if self._held > self._room:
            self._waiting.sort(key=self._key)
            self._runs.append(self.written(self._waiting))
            self._waiting, self._held = [], 0

    def runs(self) -> Sequence[Run[T]]:
        """Return all items as sorted runs."""
        self._waiting.sort(key=self._key)
        return (*self._runs, (self._waiting,))

    def __iter__(self) -> Iterator[T]:
        merge = Merge(self.runs(), key=self._key)
        while items := merge.take():
            yield from items

    def written(self, items: Sequence[T]) -> Run[T]:
        """Write a sorted run; return what reads it, piece by piece."""
        file = self._file
        file.seek(0, os.SEEK_END)
        places = [(file.tell(), file.write(self.packed(piece))) for piece in self._pieces(items)]
        return self._read(file, places)

    @staticmethod
    def packed(items: Sequence[T]) -> bytes:
        """Return items as bytes."""
        import pickle

        return pickle.dumps(items, pickle.HIGHEST_PROTOCOL)

    @staticmethod
    def unpacked(data: bytes) -> list[T]:
        """Return the items of which `packed` made the bytes."""
        import pickle

        items: list[T] = pickle.loads(data)
        return items

    @cached_property
    def _file(self) -> IO[bytes]:
        """The file, made when it is first needed; it is gone when nobody holds it open any more."""
        import tempfile

        return tempfile.TemporaryFile(prefix="seedlint-")

    def _pieces(self, items: Sequence[T]) -> Iterator[Sequence[T]]:
        ends = [0, *accumulate(self._sizes(items))]
        start = 0
        while start < len(items):
            end = max(bisect_right(ends, ends[start] + PIECE) - 1, start + 1)
            yield items[start:end]
            start = end

    def _read(self, file: IO[bytes], places: Iterable[tuple[int, int]]) -> Iterator[list[T]]:
        for start, size in places:
            file.seek(start)
            yield self.unpacked(file.read(size))


class _Marks(Spill[Mark]):
    """Marks, packed by columns: one that has the same value throughout is that value."""

    @staticmethod
    def packed(items: Sequence[Mark]) -> bytes:
        import marshal

        rule, key, ref, span, *others = zip(*items, strict=True)
        columns = (rule, key, ref, *zip(*span, strict=True), *others)
        return marshal.dumps((len(items), [one[:1] if one.count(one[0]) == len(one) else one for one in columns]))

    @staticmethod
    def unpacked(data: bytes) -> list[Mark]:
        import marshal

        count, packed = marshal.loads(data)
        rule, key, ref, start, end, *others = (repeat(one[0], count) if len(one) == 1 else one for one in packed)
        new = tuple.__new__  # what Mark(...) comes to, three times as fast
        spans = map(new, repeat(Span), zip(start, end, strict=True))
        return [*map(new, repeat(Mark), zip(rule, key, ref, spans, *others, strict=True))]


def sizes_of_marks(marks: Iterable[Mark]) -> Iterable[int]:
    """Return about how many bytes each mark takes."""
    return map(OWN_SIZE.__add__, map(len, map(VALUE, marks)))


class SpilledQueue(Queue):
    """A queue of marks that holds no more of them in memory than a bound allows."""

    def __init__(self, *, room: int = ROOM) -> None:
        super().__init__()
        self._room = room
        self._spill = _Marks(key=KEY, sizes=sizes_of_marks, room=room)

    def extend(self, marks: Iterable[Mark]) -> None:
        """Put marks in, in any order, before anybody reads."""
        self._spill.extend(marks)

    def runs(self) -> Sequence[Run[Mark]]:
        """Return what there is as runs that are sorted by their keys."""
        return self._spill.runs()

    def overflow(self, ahead: Iterable[Mark], size: int) -> Run[Mark] | None:
        """Write what is ahead, once it is too much."""
        return self._spill.written(sorted(ahead, key=KEY)) if size > self._room else None
