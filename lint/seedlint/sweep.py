"""The questions of a corpus, in ascending order of their keys: which marks belong together."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from heapq import heappop, heappush, merge
from itertools import groupby
from operator import itemgetter

from seedlint.model import Mark
from seedlint.record import NamedTuple

MOST = 100_000  # marks of one question that are held at once
KEY = itemgetter(Mark._fields.index("key"))
RULE = itemgetter(Mark._fields.index("rule"))
OWN_SIZE = 250  # bytes of a mark beside its value, about


class Question(NamedTuple):
    """The marks of one rule and key, in order. Of more than MOST the first ones; `left_out` counts the others."""

    marks: Sequence[Mark]
    left_out: int = 0


class Queue:
    """Marks that come out by their keys. While they do, marks with greater keys may be put in.

    Everything is held in memory here; whoever overrides `runs` and `overflow` may keep sorted runs elsewhere.
    """

    def __init__(self, marks: Iterable[Mark] = ()) -> None:
        self._waiting = list(marks)
        self._ahead: list[tuple[str, Mark]] = []  # a heap: what was put in since reading began
        self._ahead_size = 0

    def extend(self, marks: Iterable[Mark]) -> None:
        """Put marks in, in any order, before anybody reads."""
        self._waiting += marks

    def put(self, mark: Mark) -> None:
        """Put a mark in while the others are read."""
        self._ahead_size += OWN_SIZE + len(mark.value)
        heappush(self._ahead, (mark.key, mark))

    def runs(self) -> Sequence[Iterable[Mark]]:
        """Return what there is as runs that are sorted by their keys; asked once, when reading begins."""
        self._waiting.sort(key=KEY)
        return (self._waiting,)

    def overflow(self, ahead: Iterable[Mark], size: int) -> Iterable[Mark] | None:
        """Return what is `ahead`, about so many bytes, as a sorted run kept elsewhere; None leaves it in memory."""
        return None

    def recalled(self, key: str) -> Iterable[Mark]:
        """Return what stands under a key elsewhere: marks of a corpus fetched when something asks for them."""
        return ()

    def questions(self, *, pairs: Container[str] = ()) -> Iterator[Question]:
        """Yield what belongs together; of the rules that compare `pairs` only where there are two marks or more."""
        for group, left_out in self._groups(pairs):
            if len(group) == 1:
                yield Question(group)
                continue
            group.sort()
            for rule, part in groupby(group, key=RULE):
                marks = tuple(part)
                if len(marks) > 1 or rule not in pairs:
                    yield Question(marks, left_out)

    def _groups(self, pairs: Container[str]) -> Iterator[tuple[list[Mark], int]]:
        """Yield the marks of one key together, in any order, key after key, and how many more there are."""
        runs = self.runs()
        rest = iter(runs[0]) if len(runs) == 1 else merge(*runs, key=KEY)
        ahead = self._ahead
        mark = next(rest, None)
        while mark or ahead:
            group: list[Mark] = []
            left_out = 0
            if mark and (not ahead or mark[1] <= ahead[0][0]):
                key = mark[1]
                group.append(mark)
                for mark in rest:
                    if mark[1] != key:
                        break
                    group.append(mark)
                    left_out += _cut(group)
                else:
                    mark = None
            else:
                key = ahead[0][0]
            while ahead and ahead[0][0] == key:
                group.append(put := heappop(ahead)[1])
                self._ahead_size -= OWN_SIZE + len(put.value)
                left_out += _cut(group)
            group += self.recalled(key)
            if len(group) > 1 or group[0][0] not in pairs:
                yield group, left_out + _cut(group, MOST)
                run = self.overflow((put for _, put in ahead), self._ahead_size) if ahead else None
                if run is not None:
                    ahead.clear()
                    self._ahead_size = 0
                    rest = merge((mark,) if mark else (), rest, run, key=KEY)
                    mark = next(rest, None)


def _cut(group: list[Mark], most: int = 2 * MOST) -> int:
    """Leave the first MOST marks of a group that has grown beyond `most`; return how many went."""
    if len(group) <= most:
        return 0
    group.sort()
    cut = len(group) - MOST
    del group[MOST:]
    return cut
