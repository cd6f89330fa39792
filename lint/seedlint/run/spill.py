"""Much in little memory: what is to be sorted goes to a temporary file in sorted runs, and comes back merged."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from heapq import merge
from typing import IO, Any, Generic, TypeVar

from seedlint.model import Mark
from seedlint.sweep import KEY, OWN_SIZE, Queue

ROOM = 12_000_000  # bytes of marks, about, that are held in memory at once
PIECE = 200_000  # bytes of a run, about, that are read at once: there may be hundreds of runs
FINDING = 3_000  # bytes of a settled finding, about

T = TypeVar("T")


class Spill(Generic[T]):
    """Items in sorted runs: those of the last `room` bytes in memory, the others in a file that nobody else sees."""

    def __init__(self, *, key: Callable[[T], Any], size: Callable[[T], int], room: int = ROOM) -> None:
        self._key, self._size, self._room = key, size, room
        self._runs: list[Iterable[T]] = []
        self._waiting: list[T] = []
        self._held = 0

    def extend(self, items: Iterable[T]) -> None:
        """Put items in, in any order."""
        before = len(self._waiting)
        self._waiting += items
        self._held += sum(map(self._size, self._waiting[before:]))
        if self._held > self._room:
            self._waiting.sort(key=self._key)
            self._runs.append(self.written(self._waiting))
            self._waiting, self._held = [], 0

    def runs(self) -> Sequence[Iterable[T]]:
        """Return all items as sorted runs."""
        self._waiting.sort(key=self._key)
        return (*self._runs, self._waiting)

    def __iter__(self) -> Iterator[T]:
        return merge(*self.runs(), key=self._key)

    def written(self, items: Iterable[T]) -> Iterable[T]:
        """Write a sorted run; return what reads it, piece by piece."""
        import pickle

        file = self._file
        file.seek(0, os.SEEK_END)
        starts: list[int] = []
        for piece in self._pieces(items):
            starts.append(file.tell())
            pickle.dump(piece, file, pickle.HIGHEST_PROTOCOL)
        return self._read(file, starts)

    @cached_property
    def _file(self) -> IO[bytes]:
        """The file, made when it is first needed; it is gone when nobody holds it open any more."""
        import tempfile

        return tempfile.TemporaryFile(prefix="seedlint-")

    def _pieces(self, items: Iterable[T]) -> Iterator[list[T]]:
        piece: list[T] = []
        held = 0
        for item in items:
            piece.append(item)
            held += self._size(item)
            if held > PIECE:
                yield piece
                piece, held = [], 0
        if piece:
            yield piece

    @staticmethod
    def _read(file: IO[bytes], starts: Iterable[int]) -> Iterator[T]:
        import pickle

        for start in starts:
            file.seek(start)
            yield from pickle.load(file)


def size_of_mark(mark: Mark) -> int:
    """Return about how many bytes a mark takes."""
    return OWN_SIZE + len(mark[4])


class SpilledQueue(Queue):
    """A queue of marks that holds no more of them in memory than a bound allows."""

    def __init__(self, *, room: int = ROOM) -> None:
        super().__init__()
        self._room = room
        self._spill = Spill[Mark](key=KEY, size=size_of_mark, room=room)

    def extend(self, marks: Iterable[Mark]) -> None:
        """Put marks in, in any order, before anybody reads."""
        self._spill.extend(marks)

    def runs(self) -> Sequence[Iterable[Mark]]:
        """Return what there is as runs that are sorted by their keys."""
        return self._spill.runs()

    def overflow(self, ahead: Iterable[Mark], size: int) -> Iterable[Mark] | None:
        """Write what is ahead, once it is too much."""
        return self._spill.written(sorted(ahead, key=KEY)) if size > self._room else None
