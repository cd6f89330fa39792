"""The questions of a corpus, in ascending order of their keys: which marks belong together."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from heapq import heappop, heappush
from itertools import groupby, islice
from operator import eq, itemgetter
from typing import Any, Generic, TypeVar

from seedlint.base.model import Mark
from seedlint.base.record import NamedTuple

MOST = 100_000  # marks of one question that are held at once
KEY = itemgetter(Mark._fields.index("key"))
RULE = itemgetter(Mark._fields.index("rule"))
OWN_SIZE = 250  # bytes of a mark beside its value, about

T = TypeVar("T")
Run = Iterable[list[T]]  # what is sorted, piece by piece


class Merge(Generic[T]):
    """Sorted runs, merged a piece of each at a time: sorting what is sorted in parts costs next to nothing."""

    def __init__(
        self, runs: Iterable[Run[T]], *, key: Callable[[T], Any], shorten: Callable[[list[T]], None] = lambda held: None
    ) -> None:
        """Take runs; `shorten` may drop some of more and more items that have one key."""
        self._runs: list[tuple[list[T], Iterator[list[T]]]] = []
        self._key, self._shorten = key, shorten
        self._held: list[T] = []  # whose keys may come again
        for run in runs:
            self.add(run)

    def add(self, run: Run[T]) -> None:
        """Put in another run, with nothing before what was taken."""
        self._runs.append(([], iter(run)))

    def take(self) -> list[T]:
        """Return what comes next, sorted, and of each key in it all; nothing when nothing is left."""
        held = self._held
        while True:
            self._runs = [(at_hand, rest) for at_hand, rest in self._runs if at_hand or _is_filled(at_hand, rest)]
            if not self._runs:
                self._held = []
                return held
            bound = min(self._key(at_hand[-1]) for at_hand, _ in self._runs)
            for at_hand, _ in self._runs:
                cut = bisect_right(at_hand, bound, key=self._key)
                held += at_hand[:cut]
                del at_hand[:cut]
            held.sort(key=self._key)
            cut = bisect_left(held, bound, key=self._key)
            if cut:
                self._held = held[cut:]
                return held[:cut]
            if self._key(held[-1]) == bound:
                self._shorten(held)


def _is_filled(at_hand: list[T], rest: Iterator[list[T]]) -> bool:
    """Take the next piece of a run; tell whether there is one."""
    at_hand += next(rest, ())
    return bool(at_hand)


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

    def runs(self) -> Sequence[Run[Mark]]:
        """Return what there is as runs that are sorted by their keys; asked once, when reading begins."""
        self._waiting.sort(key=KEY)
        return ((self._waiting,),)

    def overflow(self, ahead: Iterable[Mark], size: int) -> Run[Mark] | None:
        """Return what is `ahead`, about so many bytes, as a sorted run kept elsewhere; None leaves it in memory."""
        return None

    @property
    def recalls(self) -> bool:
        """Whether marks stand elsewhere, too, so that each key is to be recalled."""
        return False

    def recalled(self, key: str) -> Iterable[Mark]:
        """Return what stands under a key elsewhere: marks of a corpus fetched when something asks for them."""
        return ()

    def questions(self, *, pairs: Set[str] = frozenset()) -> Iterator[Question]:
        """Yield what belongs together; of the rules that compare `pairs` only where there are two marks or more."""
        for group, left_out in self._groups(pairs):
            if len(group) == 1:
                yield Question(group)
                continue
            group.sort()
            if group[0].rule == group[-1].rule:
                yield Question(group, left_out)
                continue
            for rule, part in groupby(group, key=RULE):
                marks = tuple(part)
                if len(marks) > 1 or rule not in pairs:
                    yield Question(marks, left_out)

    def _groups(self, pairs: Set[str]) -> Iterator[tuple[list[Mark], int]]:
        """Yield the marks of one key together, in any order, key after key, and how many more there are."""
        left_out: Counter[str] = Counter()
        merge = Merge(self.runs(), key=KEY, shorten=lambda held: left_out.update({held[0].key: _cut(held)}))
        passed = frozenset[str]() if self.recalls else pairs
        block = _Block([], passed)
        ahead = self._ahead
        while True:
            key = block.next_key(ahead[0][0] if ahead else None)
            if key is None:
                block = _Block(merge.take(), passed)
                if not (block.rest or ahead):
                    return
                continue
            group = block.take(key)
            while ahead and ahead[0][0] == key:
                group.append(put := heappop(ahead)[1])
                self._ahead_size -= OWN_SIZE + len(put.value)
                if len(group) > 2 * MOST:
                    left_out[key] += _cut(group)
            group += self.recalled(key)
            if len(group) > 1 or group[0].rule not in pairs:
                yield group, left_out.pop(key, 0) + _cut(group, MOST)
                run = self.overflow((put for _, put in ahead), self._ahead_size) if ahead else None
                if run is not None:
                    ahead.clear()
                    self._ahead_size = 0
                    merge.add(run)
                    merge.add([block.rest])
                    block = _Block([], passed)


class _Block:
    """Marks in the order of their keys, and of each key all."""

    def __init__(self, marks: list[Mark], pairs: Set[str]) -> None:
        """Take marks; one that stands alone is passed over where all are of rules that compare `pairs`."""
        self._marks, self._at = marks, 0
        self._keys: list[str] = [*map(KEY, marks)]
        again = map(eq, self._keys, islice(self._keys, 1, None))
        is_asked = [*again, False] if pairs >= {*map(RULE, marks)} else [True] * len(marks)
        self._asked = [*is_asked, True]  # the last one stands behind all marks

    @property
    def rest(self) -> list[Mark]:
        """What wasn't taken."""
        return self._marks[self._at :]

    def next_key(self, ahead: str | None) -> str | None:
        """Return the least key that is asked about, be it that of a mark `ahead`; None where the next block tells."""
        at = self._asked.index(True, self._at)
        if at < len(self._keys):
            return self._keys[at] if ahead is None else min(ahead, self._keys[at])
        if ahead is None or (self._keys and ahead > self._keys[-1]):
            return None
        return ahead

    def take(self, key: str) -> list[Mark]:
        """Return the marks of a key, if there are any, and pass over those before."""
        start = bisect_left(self._keys, key, self._at)
        self._at = bisect_right(self._keys, key, start)
        return self._marks[start : self._at]


def _cut(group: list[Mark], most: int = 2 * MOST) -> int:
    """Leave the first MOST marks of a group that has grown beyond `most`; return how many went."""
    if len(group) <= most:
        return 0
    group.sort()
    cut = len(group) - MOST
    del group[MOST:]
    return cut
