"""Operations on many spans: their union, and which of them a span overlaps."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate

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


class Overlaps:
    """Finds those of many spans that overlap one, without a look at all; the spans may be nested."""

    __slots__ = ("_reaches", "_spans", "_starts")

    def __init__(self, spans: Iterable[Span]) -> None:
        self._spans = sorted(spans)
        self._starts = [span.start for span in self._spans]
        self._reaches = [*accumulate((span.end for span in self._spans), max)]  # of each span and those before it

    def of(self, span: Span) -> list[Span]:
        """Return the spans that overlap `span`, sorted."""
        first, last = bisect_right(self._reaches, span.start), bisect_left(self._starts, span.end)
        return [each for each in self._spans[first:last] if each.overlaps(span)]
