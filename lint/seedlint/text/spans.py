"""Operations on many spans: their union, and whether a span overlaps it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from seedlint.base.model import Span


def disjoint(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return the union of spans: sorted, overlapping ones merged."""
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.overlaps(merged[-1]):
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return tuple(merged)


def meets(spans: Sequence[Span], span: Span) -> bool:
    """Tell whether one of the sorted, disjoint `spans` overlaps `span`."""
    last = bisect_left(spans, span.end, key=lambda each: each.start) - 1
    return last >= 0 and spans[last].overlaps(span)
