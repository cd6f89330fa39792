"""The first and last lines of a text: where it says who wrote it, where it comes from and who may use it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from seedlint.base.model import Span
from seedlint.base.record import NamedTuple
from seedlint.pattern import MARKUP, OPAQUE

HEAD, FOOT = 12, 6  # lines with text: a title, a lead, a dateline and a row of buttons may stand above a byline
REACH = 400  # code points of a line that are read
BLANKED = str.maketrans({MARKUP: " ", OPAQUE: " ", "\u00a0": " ", "\u202f": " ", "\t": " "})


class EdgeLine(NamedTuple):
    """A line with text as a reader sees it, markup blanked; `start` is where it begins in the document.

    `rank` counts from 0 at the top; `head` and `foot` tell in which edge it stands (a short text is both).
    """

    start: int
    text: str
    rank: int
    head: bool
    foot: bool

    def span(self, start: int, end: int) -> Span:
        """Return the document's span for a stretch of this line."""
        return Span(self.start + start, self.start + end)


def edge_lines(prose: str, lines: Sequence[Span]) -> tuple[EdgeLine, ...]:
    """Return the first and last lines that have text, in order."""
    first = _some(prose, lines, HEAD)
    last = _some(prose, reversed(lines), FOOT)
    begin = {start for start, _ in first}
    end = {start for start, _ in last}
    both = sorted({*first, *last})
    return tuple(EdgeLine(start, text, rank, start in begin, start in end) for rank, (start, text) in enumerate(both))


def _some(prose: str, lines: Iterator[Span] | Sequence[Span], count: int) -> list[tuple[int, str]]:
    found: list[tuple[int, str]] = []
    for line in lines:
        text = prose[line.start : min(line.end, line.start + REACH)].translate(BLANKED)
        if not text.isspace() and text:
            found.append((line.start, text))
            if len(found) == count:
                break
    return found
