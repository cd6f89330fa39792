"""The lines in which a text may state its date: those of its head, round its first paragraph, and of its foot.

Menus stand before the text of many extracted pages, and comments of readers behind it. So the distance to the first
line of running text counts as much as that to the first line of all.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice

from seedlint.base.model import Span
from seedlint.base.position import Lines
from seedlint.base.record import NamedTuple
from seedlint.text.dates.line_context import AFTER_TEXT
from seedlint.text.lazy import lazy

HEAD, FOOT = 8, 3  # nonblank lines at the beginning and the end in which a label counts
TAIL = 30  # nonblank lines at the end in which the comments of readers may begin
TOP = 5  # nonblank lines in which a dateline or a date on a line of its own counts
MENU = 300  # nonblank lines that may stand before the first paragraph
BEFORE_PROSE, AFTER_PROSE = 15, 4  # nonblank lines round the first paragraph in which a date line counts
PROSE_LENGTH = 100  # code points of a line of running text, if it ends like a sentence
SHORT_PROSE_LENGTH = 60  # the same in a text that has no line as long as that
NEARBY = 6  # nonblank lines from one such line to the next in running text
HEADING_LENGTH = 60  # code points of the longest heading of another part of a page
ENTRY_LENGTH = 30  # code points of the longest entry of a menu; most lines of a menu are so short
BEYOND = 20  # lines behind the head that show, by a second entry, whether the text is a log

MAIL = lazy(r"[A-Za-z][\w-]*: |[ \t]+\S|From ")  # the head of a mail: fields, their continuations, mbox lines
SENTENCE_END = lazy(r"[.!…][\"”’»)\]]*\s*\Z")


class DateLine(NamedTuple):
    """A nonblank line that may state a date: where it starts, its text, that of the line above and of three below.

    `rank` is the number of nonblank lines before it; a line of the foot has the rank MENU, as if nothing were farther.
    """

    start: int
    text: str
    rank: int
    above: str
    below: Sequence[str]

    @property
    def is_at_foot(self) -> bool:
        """Whether it is one of the last lines."""
        return self.rank == MENU


class DateLines(NamedTuple):
    """The lines of a text in which a date counts.

    `rows` are all lines of its head and foot; `ranks` has the indexes in `rows` of those in which a date counts, by the
    offsets at which they start. `head` is the number of lines in the head, `prose` the rank of the first line of
    running text, None if there is none. `end` is the offset up to which a second entry makes the text a log.
    """

    text: str
    rows: Sequence[Span]
    ranks: Mapping[int, int]
    head: int
    prose: int | None
    end: int

    @classmethod
    def of(cls, text: str, lines: Lines, *, body_start: int, last_date: int) -> DateLines:
        """Return those of a text whose last date stands at an offset: without a date in it, no foot is looked for."""
        top, prose, labelled = _top(text, _nonblank(text, islice(lines.spans, lines.number(body_start), None)))
        rows = top[: max(labelled, 0 if prose is None else prose + AFTER_PROSE + 1)]
        head = len(rows)
        tail = max(lines.number(rows[-1].start) + 1 if rows else 0, len(lines) - 4 * TAIL)
        if tail < len(lines) and last_date >= lines.starts[tail]:
            rows.extend([*_nonblank(text, islice(lines.spans, tail, None))][-TAIL:])
        stop = _end_of_text(text, rows, TOP if prose is None else prose + 1)
        ranks = {rows[rank].start: rank for rank in range(stop) if rank < head or rank >= len(rows) - FOOT}
        beyond = min(len(lines) - 1, lines.number(rows[head - 1].start) + BEYOND) if rows else 0
        return cls(text, rows, ranks, head, prose, lines.spans[beyond].end)

    def starting_at(self, start: int) -> DateLine | None:
        """Return the line that starts at an offset; None if a date doesn't count there."""
        at = self.ranks.get(start)
        if at is None:
            return None
        this, *below = (row.of(self.text) for row in self.rows[at : at + 4])
        above = self.rows[at - 1].of(self.text) if at else ""
        return DateLine(start, this, at if at < self.head else MENU, above, below)

    def is_near_prose(self, line: DateLine) -> bool:
        """Tell whether a line is near the first line of running text."""
        return self.prose is not None and -AFTER_PROSE <= self.prose - line.rank <= BEFORE_PROSE

    @property
    def has_menu(self) -> bool:
        """Whether the running text begins so late that a page's menu stands before it."""
        return self.prose is not None and self.prose > BEFORE_PROSE


def _end_of_text(text: str, rows: Sequence[Span], first: int) -> int:
    """Return how many of the lines stand before comments of readers, related texts and the like."""
    for at in range(first, len(rows)):
        start, end = rows[at]
        if end - start <= HEADING_LENGTH and AFTER_TEXT.match(text, start, end):
            return at
    return len(rows)


def _nonblank(text: str, lines: Iterable[Span]) -> Iterator[Span]:
    """Yield the lines that aren't blank."""
    for line in lines:
        start, end = line
        if start != end and not text[start:end].isspace():
            yield line


def _top(text: str, nonblank: Iterable[Span]) -> tuple[list[Span], int | None, int]:
    """Return the first lines, the rank of the first line of running text, and in how many lines a label counts.

    A single long line above a menu isn't running text; in a mail, labels count in all of its header.
    """
    top: list[Span] = []
    ranks: list[int] = []  # of lines long enough for running text
    prose: int | None = None
    labelled = 0
    for rank, span in enumerate(nonblank):
        if rank == MENU or (prose is not None and rank >= labelled and rank > prose + AFTER_PROSE):
            break
        top.append(span)
        if not labelled and not MAIL.match(text, span.start, span.end):
            labelled = max(HEAD, rank + 1)
        if prose is None and _is_prose(text, span, PROSE_LENGTH):
            prose = ranks[-1] if ranks and rank - ranks[-1] <= NEARBY else None
            ranks.append(rank)
    if prose is None:
        short = (rank for rank, span in enumerate(top) if _is_prose(text, span, SHORT_PROSE_LENGTH))
        prose = ranks[0] if ranks else next(short, None)
    if prose and prose >= HEAD and 2 * sum(span.length <= ENTRY_LENGTH for span in top[:prose]) < prose:
        prose = None  # the lines before aren't a menu, but wrapped text
    return top, prose, labelled or HEAD


def _is_prose(text: str, line: Span, least: int) -> bool:
    return line.end - line.start >= least and bool(SENTENCE_END.search(text, line.end - 8, line.end))
