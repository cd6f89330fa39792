"""The first and last lines of a text, where authors, sources and licences are named."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from seedlint.base.model import Span
from seedlint.base.record import NamedTuple
from seedlint.pattern import MARKUP, OPAQUE

HEAD, FOOT = 12, 6  # lines with text: a title, a lead, a dateline and a row of buttons may stand above a byline
REACH = 400  # code points that are read of a line
BLANKED = str.maketrans({MARKUP: " ", OPAQUE: " ", "\u00a0": " ", "\u202f": " ", "\t": " "})


class EdgeLine(NamedTuple):
    """A non-blank line with its markup blanked; `start` is its offset in the document.

    `rank` numbers the edge lines from 0; `head` and `foot` tell whether it is among the first HEAD lines and the last
    FOOT (in a short text both).
    """

    start: int
    text: str
    rank: int
    head: bool
    foot: bool

    def span(self, start: int, end: int) -> Span:
        """Return the span in the document for offsets in this line's text."""
        return Span(self.start + start, self.start + end)


def edge_lines(prose: str, lines: Sequence[Span]) -> tuple[EdgeLine, ...]:
    """Return the first HEAD and the last FOOT non-blank lines, in order."""
    head = _filled(prose, lines, HEAD)
    foot = _filled(prose, reversed(lines), FOOT)
    return tuple(
        EdgeLine(start, text, rank, head=start in head, foot=start in foot)
        for rank, (start, text) in enumerate(sorted({**head, **foot}.items()))
    )


def _filled(prose: str, lines: Iterable[Span], count: int) -> dict[int, str]:
    """Return the first `count` of the lines that aren't blank: their text by its start."""
    found: dict[int, str] = {}
    for line in lines:
        text = prose[line.start : min(line.end, line.start + REACH)].translate(BLANKED)
        if not text.isspace() and text:
            found[line.start] = text
            if len(found) == count:
                break
    return found
