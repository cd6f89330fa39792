"""Many spans at once: what they cover together, and whether one more meets them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from seedlint.base.model import Span


def disjoint(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return spans in order that cover what the given ones cover, none overlapping another."""
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.overlaps(merged[-1]):
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return tuple(merged)


def meets(spans: Sequence[Span], span: Span) -> bool:
    """Tell whether one of the disjoint spans overlaps `span`."""
    last = bisect_left(spans, span.end, key=lambda one: one.start) - 1
    return last >= 0 and spans[last].overlaps(span)
