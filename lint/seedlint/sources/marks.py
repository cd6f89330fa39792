"""What the scanners collect: marks, plain tuples until the end, because there are many."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from seedlint.base.model import Region, RegionKind, Span

Mark = tuple[int, int, RegionKind, int]
"""Start, end negated (so that of two that begin together the longer comes first), kind, level of a heading."""


def regions(marks: Iterable[Mark]) -> tuple[Region, ...]:
    """Return the marks in the order of their spans; markup that touches markup is one region."""
    merged: list[Mark] = []
    for mark in sorted(marks):
        start, end, kind, _ = mark
        if kind == "markup" and merged and merged[-1][2] == "markup" and -merged[-1][1] >= start:
            merged[-1] = (merged[-1][0], min(end, merged[-1][1]), kind, 0)
        else:
            merged.append(mark)
    return tuple([Region(kind, Span(start, -end), level) for start, end, kind, level in merged])


def moved(marks: Iterable[Mark], lines: Sequence[int], sources: Sequence[int]) -> list[Mark]:
    """Move marks from a joined text to where its lines, that begin at `lines`, stand: at `sources`.

    An end stays behind the character before it, so that a mark up to the end of a line doesn't reach into the next.
    """

    def move(offset: int) -> int:
        line = bisect_right(lines, offset) - 1
        return sources[line] + offset - lines[line]

    return [(move(start), -(move(-end - 1) + 1), kind, level) for start, end, kind, level in marks]
