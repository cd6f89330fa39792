"""The marks of all documents, grouped by rule and key, group after group in ascending order of the keys."""

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

MOST = 100_000  # marks of one group; more are left out
KEY = itemgetter(Mark._fields.index("key"))
RULE = itemgetter(Mark._fields.index("rule"))
OWN_SIZE = 250  # bytes of a mark without its value, about

T = TypeVar("T")
SortedRun = Iterable[list[T]]  # a sorted sequence, piece by piece


class Merge(Generic[T]):
    """A k-way merge of sorted runs, a piece of each at a time: Timsort sorts such pieces in linear time."""

    def __init__(
        self,
        runs: Iterable[SortedRun[T]],
        *,
        key: Callable[[T], Any],
        shorten: Callable[[list[T]], None] = lambda held: None,
    ) -> None:
        """Merge `runs`; `shorten` may drop items from a list that grows because all of it has one key."""
        self._runs: list[tuple[list[T], Iterator[list[T]]]] = []
        self._key, self._shorten = key, shorten
        self._held: list[T] = []  # items whose key may still come from another run
        for run in runs:
            self.add(run)

    def add(self, run: SortedRun[T]) -> None:
        """Add a run whose items come after those that were taken."""
        self._runs.append(([], iter(run)))

    def take(self) -> list[T]:
        """Return the next items, sorted, all items of a key together; an empty list at the end."""
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
    """Read the next piece of a run; tell whether there is one."""
    at_hand += next(rest, ())
    return bool(at_hand)


class MarkGroup(NamedTuple):
    """The marks of one rule and key, sorted: the first MOST of them; `left_out` counts the others."""

    marks: Sequence[Mark]
    left_out: int = 0


class MarkQueue:
    """A priority queue of marks: they come out in groups by key; meanwhile marks with greater keys may be added.

    This one holds everything in memory; a subclass may override `runs` and `overflow` to keep sorted runs on disk.
    """

    def __init__(self, marks: Iterable[Mark] = ()) -> None:
        self._waiting = list(marks)
        self._ahead: list[tuple[str, Mark]] = []  # a heap: what was added since reading began
        self._ahead_size = 0

    def extend(self, marks: Iterable[Mark]) -> None:
        """Add marks, in any order, before reading begins."""
        self._waiting += marks

    def put(self, mark: Mark) -> None:
        """Add a mark while the others are read."""
        self._ahead_size += OWN_SIZE + len(mark.value)
        heappush(self._ahead, (mark.key, mark))

    def runs(self) -> Sequence[SortedRun[Mark]]:
        """Return all marks as runs that are sorted by key; called once, when reading begins."""
        self._waiting.sort(key=KEY)
        return ((self._waiting,),)

    def overflow(self, ahead: Iterable[Mark], size: int) -> SortedRun[Mark] | None:
        """Move the marks that are `ahead` (about `size` bytes) to disk, as a sorted run; None leaves them in memory."""
        return None

    @property
    def recalls(self) -> bool:
        """Whether `recalled` may return marks, so that no key can be passed over."""
        return False

    def recalled(self, key: str) -> Iterable[Mark]:
        """Return more marks of a key, from an index."""
        return ()

    def groups(self, *, pairs: Set[str] = frozenset()) -> Iterator[MarkGroup]:
        """Yield the groups; those of the rules in `pairs`, which compare marks, only if they have two marks or more."""
        for group, left_out in self._by_key(pairs):
            if len(group) == 1:
                yield MarkGroup(group)
                continue
            group.sort()
            if group[0].rule == group[-1].rule:
                yield MarkGroup(group, left_out)
                continue
            for rule, part in groupby(group, key=RULE):
                marks = tuple(part)
                if len(marks) > 1 or rule not in pairs:
                    yield MarkGroup(marks, left_out)

    def _by_key(self, pairs: Set[str]) -> Iterator[tuple[list[Mark], int]]:
        """Yield the marks of each key (of one rule or several), in any order, and how many were left out."""
        left_out: Counter[str] = Counter()
        merge = Merge(self.runs(), key=KEY, shorten=lambda held: left_out.update({held[0].key: _cut(held)}))
        skippable = frozenset[str]() if self.recalls else pairs
        block = _Block([], skippable)
        ahead = self._ahead
        while True:
            key = block.next_key(ahead[0][0] if ahead else None)
            if key is None:
                block = _Block(merge.take(), skippable)
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
                    block = _Block([], skippable)


class _Block:
    """Consecutive marks of the merge, sorted by key, with all marks of each key."""

    def __init__(self, marks: list[Mark], pairs: Set[str]) -> None:
        """Take marks; a mark that is alone with its key is skipped if all marks are of rules in `pairs`."""
        self._marks, self._at = marks, 0
        self._keys: list[str] = [*map(KEY, marks)]
        again = map(eq, self._keys, islice(self._keys, 1, None))
        starts_group = [*again, False] if pairs >= {*map(RULE, marks)} else [True] * len(marks)
        self._starts_group = [*starts_group, True]  # a sentinel behind all marks

    @property
    def rest(self) -> list[Mark]:
        """The marks that weren't taken."""
        return self._marks[self._at :]

    def next_key(self, ahead: str | None) -> str | None:
        """Return the least key to read next, in this block or `ahead`; None where the next block has to decide."""
        at = self._starts_group.index(True, self._at)
        if at < len(self._keys):
            return self._keys[at] if ahead is None else min(ahead, self._keys[at])
        if ahead is None or (self._keys and ahead > self._keys[-1]):
            return None
        return ahead

    def take(self, key: str) -> list[Mark]:
        """Return the marks of a key, if there are any, and skip those before."""
        start = bisect_left(self._keys, key, self._at)
        self._at = bisect_right(self._keys, key, start)
        return self._marks[start : self._at]


def _cut(group: list[Mark], most: int = 2 * MOST) -> int:
    """Shorten a group that is longer than `most` to its first MOST marks; return how many were dropped."""
    if len(group) <= most:
        return 0
    group.sort()
    cut = len(group) - MOST
    del group[MOST:]
    return cut
