"""Offsets <-> line and column. A line ends with LF, CR LF or CR alone, and with nothing else."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from seedlint.base.model import Excerpt, Location, Position, Span
from seedlint.text.lazy import lazy

LINE_END = lazy(r"\r\n|\r|\n")
ASTRAL = lazy("[\U00010000-\U0010ffff]")
CONTEXT = 240  # code points of a long line that an excerpt keeps on either side of its span


class Lines:
    """The lines of a text, numbered from 0, each a span without its line end."""

    __slots__ = ("_astral", "_spans", "starts", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self.starts = _starts(text)
        self._spans: tuple[Span, ...] | None = None
        self._astral: array[int] | None = None  # offsets of what takes two UTF-16 units

    def __len__(self) -> int:
        return len(self.starts)

    def __iter__(self) -> Iterator[Span]:
        return iter(self.spans)

    def __getitem__(self, number: int) -> Span:
        return self.spans[number]

    @property
    def spans(self) -> tuple[Span, ...]:
        """The span of every line, computed once."""
        if self._spans is None:
            self._spans = tuple(map(Span, self.starts, _content_ends(self.text, self.starts)))
        return self._spans

    def number(self, offset: int) -> int:
        """Return the number of the line that holds `offset` (its line end belongs to it)."""
        return bisect_right(self.starts, offset) - 1

    def at(self, offset: int) -> Span:
        """Return the span of the line that holds `offset`."""
        return self.spans[self.number(offset)]

    def is_blank(self, number: int) -> bool:
        """Tell whether a line is blank; a number before the first or after the last line counts as blank."""
        return not 0 <= number < len(self) or not self.spans[number].of(self.text).strip()

    def position(self, offset: int) -> Position:
        """Return the position of an offset."""
        line = self.number(offset)
        start = self.starts[line]
        return Position(line + 1, offset - start + 1, offset - start + self._wide(start, offset) + 1)

    def _wide(self, start: int, end: int) -> int:
        """Count the characters beyond the Basic Multilingual Plane between two offsets, in logarithmic time."""
        if self._astral is None:
            found = ASTRAL.finditer(self.text) if has_astral(self.text) else ()
            self._astral = array("Q", (match.start() for match in found))
        if not self._astral:
            return 0
        return bisect_left(self._astral, end) - bisect_left(self._astral, start)

    def offset(self, line: int, column: int) -> int:
        """Return the offset of a 1-based line and column in code points; the inverse of `position`."""
        return self.starts[line - 1] + column - 1

    def excerpt(self, span: Span) -> Excerpt:
        """Return the text of `span` with the positions of its ends."""
        return Excerpt(self.position(span.start), self.position(span.end), span.of(self.text))

    def locate(self, span: Span, path: str) -> Location:
        """Return the location of `span`, with the text around it."""
        first, last = self.number(span.start), self.number(max(span.start, span.end - 1))
        start = max(self.starts[max(first - 1, 0)], span.start - CONTEXT)
        end = min(self.spans[min(last + 1, len(self) - 1)].end, span.end + CONTEXT)
        return Location(path, span, self.excerpt(span), self.excerpt(Span(start, max(end, span.end))))


def has_astral(text: str) -> bool:
    """Tell whether any character takes two UTF-16 units: fifty times as fast as a search for one."""
    return not text.isascii() and len(text.encode("utf-16-le", "surrogatepass")) > 2 * len(text)


def _starts(text: str) -> tuple[int, ...]:
    if "\r" in text:
        return (0, *(match.end() for match in LINE_END.finditer(text)))
    starts = [0]
    find = text.find
    at = find("\n")
    while at >= 0:
        starts.append(at + 1)
        at = find("\n", at + 1)
    return tuple(starts)


def _content_ends(text: str, starts: Sequence[int]) -> Iterator[int]:
    """Yield where each line ends without its line end."""
    if "\r" not in text:
        yield from (start - 1 for start in starts[1:])
        yield len(text)
        return
    for start, following in zip(starts, (*starts[1:], len(text)), strict=True):
        end = following
        while end > start and text[end - 1] in "\r\n":
            end -= 1
        yield end
