"""Text normalized for the phrase scanner: lower case, straight apostrophes, single blanks, no markup."""

from __future__ import annotations

from bisect import bisect_right

from seedlint.base.model import Span
from seedlint.pattern import MARKUP
from seedlint.text.lazy import lazy

RUN = lazy("  ++")  # two blanks or more; a literal prefix of two characters is found twice as fast as ` {2,}`
LONE_MARKUP = lazy(r"\x00(?<![ \t\n\r\x00\u00a0\u202f]\x00)(?![ \t\n\r\x00\u00a0\u202f])")
BARRIER = "\n"  # stands for a blank line in collapsed text: like two blanks in a row, no phrase matches across it
ASCII = bytes(range(128))
FOLDING = bytes.maketrans(b"ABCDEFGHIJKLMNOPQRSTUVWXYZ\t\n\r\0", b"abcdefghijklmnopqrstuvwxyz    ")
BEYOND = (("’", "'"), ("\u00a0", " "), ("\u202f", " "))


class Folded:
    """A folded text, and the mapping of its offsets back to the original text.

    Where blank lines are the only runs of blanks, the offsets are equal and no mapping is made.
    """

    __slots__ = ("_folded", "_original", "text")

    def __init__(self, text: str) -> None:
        self._folded: list[int] = []
        self._original: list[int] = []
        self.text = _spaced(text)
        if MARKUP in text or self.text.count("  ") > text.count("\n\n"):  # else all runs of blanks are blank lines
            self.text = self._collapse(text, self.text)

    @property
    def is_moved(self) -> bool:
        """Whether offsets differ from those of the original text."""
        return bool(self._folded)

    def span(self, start: int, end: int) -> Span:
        """Return the original span for a start and an end in the folded text."""
        return Span(self.at(start), self.at(end - 1) + 1)

    def at(self, offset: int) -> int:
        """Return the original offset for an offset in the folded text."""
        index = bisect_right(self._folded, offset) - 1
        return offset if index < 0 else self._original[index] + offset - self._folded[index]

    def _collapse(self, text: str, spaced: str) -> str:
        runs = [match.span() for match in RUN.finditer(spaced)]
        runs += [match.span() for match in LONE_MARKUP.finditer(text)]
        runs.sort()
        pieces: list[str] = []
        blanks: dict[str, str] = {}
        length = done = 0
        for start, end in runs:
            run = text[start:end]
            blank = blanks.get(run)
            if blank is None:
                blank = blanks[run] = _blank(run)
            pieces += (spaced[done:start], blank)
            length += start - done + len(blank)
            done = end
            self._folded.append(length)
            self._original.append(done)
        pieces.append(spaced[done:])
        return "".join(pieces)


def _blank(run: str) -> str:
    """Return what replaces a run of blanks, line ends and markup: a barrier, a blank or nothing."""
    seen = run.replace(MARKUP, "").replace("\r\n", "\n").replace("\r", "\n")
    if seen.count("\n") > 1:
        return BARRIER
    return " " if seen else ""


def _spaced(text: str) -> str:
    """Return the text in lower case with a blank for each blank, line end and markup character, at equal offsets."""
    data = text.encode("utf-8", "surrogatepass")
    beyond = data.translate(None, ASCII).decode("utf-8", "surrogatepass")
    if beyond != beyond.lower():  # else only ASCII needs lower case, which `translate` does in half the time
        data = _lower(text).encode("utf-8", "surrogatepass")
    folded = data.translate(FOLDING).decode("utf-8", "surrogatepass")
    for char, plain in BEYOND:
        if char in beyond:
            folded = folded.replace(char, plain)
    return folded


def _lower(text: str) -> str:
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(low if len(low := char.lower()) == 1 else char for char in text)  # U+0130 becomes two code points
