"""External merge sort: what doesn't fit in memory is written to a temporary file in sorted runs and merged."""

from __future__ import annotations

import os
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import accumulate, repeat
from operator import itemgetter
from typing import IO, Any, Generic, TypeVar

from seedlint.base.model import Mark, Span
from seedlint.engine.mark_queue import KEY, OWN_SIZE, MarkQueue, Merge, SortedRun

MEMORY = 12_000_000  # bytes of marks, about, that are held in memory at once
PIECE = 200_000  # bytes of a run, about, that are read at once: there may be hundreds of runs
VALUE = itemgetter(Mark._fields.index("value"))
FINDING_SIZE = 3_000  # bytes of a settled finding, about

T = TypeVar("T")


class ExternalSorter(Generic[T]):
    """Sorts more items than fit in memory; iterating yields them in order."""

    def __init__(
        self, *, key: Callable[[T], Any], sizes: Callable[[Sequence[T]], Iterable[int]], memory: int = MEMORY
    ) -> None:
        """Sort by `key` and hold about `memory` bytes; `sizes` estimates how many bytes each item takes."""
        self._key, self._sizes, self._memory = key, sizes, memory
        self._runs: list[SortedRun[T]] = []
        self._waiting: list[T] = []
        self._held = 0

    def extend(self, items: Iterable[T]) -> None:
        """Add items, in any order."""
        before = len(self._waiting)
        self._waiting += items
        self._held += sum(self._sizes(self._waiting[before:]))
        if self._held > self._memory:
            self._waiting.sort(key=self._key)
            self._runs.append(self.written(self._waiting))
            self._waiting, self._held = [], 0

    def runs(self) -> Sequence[SortedRun[T]]:
        """Return all items as sorted runs."""
        self._waiting.sort(key=self._key)
        return (*self._runs, (self._waiting,))

    def __iter__(self) -> Iterator[T]:
        merge = Merge(self.runs(), key=self._key)
        while items := merge.take():
            yield from items

    def written(self, items: Sequence[T]) -> SortedRun[T]:
        """Write a sorted run to the file; return an iterator that reads it back, piece by piece."""
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
        """The temporary file, created when first needed; the system deletes it when it is closed."""
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


class _MarkSorter(ExternalSorter[Mark]):
    """Sorts marks, stored by columns; a column with one value throughout is stored as that value."""

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
    """Estimate how many bytes each mark takes."""
    return map(OWN_SIZE.__add__, map(len, map(VALUE, marks)))


class SpillingMarkQueue(MarkQueue):
    """A queue of marks that holds about `memory` bytes of them, and the others in a temporary file."""

    def __init__(self, *, memory: int = MEMORY) -> None:
        super().__init__()
        self._memory = memory
        self._sorter = _MarkSorter(key=KEY, sizes=sizes_of_marks, memory=memory)

    def extend(self, marks: Iterable[Mark]) -> None:
        """Add marks, in any order, before reading begins."""
        self._sorter.extend(marks)

    def runs(self) -> Sequence[SortedRun[Mark]]:
        """Return all marks as runs that are sorted by their keys."""
        return self._sorter.runs()

    def overflow(self, ahead: Iterable[Mark], size: int) -> SortedRun[Mark] | None:
        """Write the marks that are `ahead` once they take too much memory."""
        return self._sorter.written(sorted(ahead, key=KEY)) if size > self._memory else None
