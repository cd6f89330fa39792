"""Raw regions, as the Markdown scanners collect them: plain tuples, because there are many."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from seedlint.base.model import Region, RegionKind, Span

RawRegion = tuple[int, int, RegionKind, int]
"""Start, negated end (so that of two with one start the longer sorts first), kind, level of a heading."""


def regions(marks: Iterable[RawRegion]) -> tuple[Region, ...]:
    """Return regions sorted by span; adjacent markup is merged."""
    merged: list[RawRegion] = []
    for mark in sorted(marks):
        start, end, kind, _ = mark
        if kind == "markup" and merged and merged[-1][2] == "markup" and -merged[-1][1] >= start:
            merged[-1] = (merged[-1][0], min(end, merged[-1][1]), kind, 0)
        else:
            merged.append(mark)
    return tuple([Region(kind, Span(start, -end), level) for start, end, kind, level in merged])


def moved(marks: Iterable[RawRegion], lines: Sequence[int], sources: Sequence[int]) -> list[RawRegion]:
    """Move raw regions from a joined text, whose lines begin at `lines`, to the source, where they begin at `sources`.

    An end moves with the character before it, so that a region up to the end of a line doesn't reach the next one.
    """

    def move(offset: int) -> int:
        line = bisect_right(lines, offset) - 1
        return sources[line] + offset - lines[line]

    return [(move(start), -(move(-end - 1) + 1), kind, level) for start, end, kind, level in marks]
