"""The questions of a corpus in ascending order: marks grouped by rule and key, also those that answers lead to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from heapq import heappop, heappush, merge
from typing import NamedTuple

from seedlint.model import Mark

MOST = 100_000  # marks of one question that are held at once


class Question(NamedTuple):
    """The marks of one rule and key, in order. Of more than MOST the first ones; `left_out` counts the others."""

    marks: list[Mark]
    left_out: int


class Queue:
    """Marks that come out in order. While they do, greater ones than the last may be put in, and come in their place.

    Everything is held in memory here; whoever overrides `runs` and `overflow` may keep sorted runs elsewhere.
    """

    def __init__(self, marks: Iterable[Mark] = ()) -> None:
        self._waiting = list(marks)
        self._ahead: list[Mark] = []  # a heap: what was put in since reading began
        self._rest: Iterator[Mark] | None = None

    def extend(self, marks: Iterable[Mark]) -> None:
        """Put marks in, in any order, before anybody reads."""
        self._waiting += marks

    def put(self, mark: Mark) -> None:
        """Put a mark in while the others are read."""
        heappush(self._ahead, mark)

    def runs(self) -> list[Iterable[Mark]]:
        """Return what there is as sorted runs; asked once, when reading begins."""
        self._waiting.sort()
        return [self._waiting]

    def overflow(self, ahead: list[Mark]) -> Iterable[Mark] | None:
        """Return `ahead` as a sorted run that is kept elsewhere; None leaves it where it is."""
        return None

    def questions(self) -> Iterator[Question]:
        """Yield what belongs together; what is put in meanwhile joins what comes later."""
        group: list[Mark] = []
        left_out = 0
        while True:
            for mark in self._in_order():
                if group and (mark.key != group[0].key or mark.rule != group[0].rule):
                    yield Question(group, left_out)
                    group, left_out = [], 0
                    if self._ahead and self._ahead[0] < mark:
                        self.put(mark)
                        continue
                if len(group) < MOST:
                    group.append(mark)
                else:
                    left_out += 1
            if not group:
                return
            yield Question(group, left_out)
            group, left_out = [], 0

    def _in_order(self) -> Iterator[Mark]:
        """Yield the marks that are there; called again, those that were put in after the last."""
        if self._rest is None:
            self._rest = merge(*self.runs())
        while True:
            for mark in self._rest:
                if self._ahead:
                    if (run := self.overflow(self._ahead)) is not None:
                        self._ahead = []
                        self._rest = merge([mark], self._rest, run)
                        break
                    while self._ahead and self._ahead[0] < mark:
                        yield heappop(self._ahead)
                yield mark
            else:
                break
        while self._ahead:
            yield heappop(self._ahead)
