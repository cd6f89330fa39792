"""A text as the phrase scanner reads it: lower case, straight apostrophes, single blanks, no markup."""

from __future__ import annotations

from bisect import bisect_right

from seedlint.model import Span
from seedlint.pattern import MARKUP
from seedlint.text.lazy import lazy

RUN = lazy(r"[ \n\r\x00]{2,}|[\r\x00]")
BARRIER = "\n"  # what a blank line becomes: no phrase reaches across it


class Folded:
    """The folded text and the way back to the offsets of the text that it was made from.

    Where the text has no runs of blanks the two have the same offsets, and no map is made.
    """

    __slots__ = ("_folded", "_original", "text")

    def __init__(self, text: str) -> None:
        same_length = _lower(text).replace("’", "'").replace("\u00a0", " ").replace("\u202f", " ").replace("\t", " ")
        unwrapped = same_length.replace("\n\n", "\r\r").replace("\n", " ").replace("\r\r", "\n\n")
        self._folded: list[int] = []
        self._original: list[int] = []
        plain = "  " not in unwrapped and "\r" not in text and MARKUP not in text
        self.text = unwrapped if plain else self._collapse(same_length)

    def span(self, start: int, end: int) -> Span:
        """Return the original span of a stretch of the folded text."""
        if not self._folded:
            return Span(start, end)
        return Span(self._at(start), self._at(end - 1) + 1)

    def _at(self, offset: int) -> int:
        index = bisect_right(self._folded, offset) - 1
        return offset if index < 0 else self._original[index] + offset - self._folded[index]

    def _collapse(self, text: str) -> str:
        pieces: list[str] = []
        length = done = 0
        for match in RUN.finditer(text):
            blank = _blank(match[0])
            pieces += (text[done : match.start()], blank)
            length += match.start() - done + len(blank)
            done = match.end()
            self._folded.append(length)
            self._original.append(done)
        pieces.append(text[done:])
        return "".join(pieces).replace("\n", " ").replace("\r", BARRIER)


def _blank(run: str) -> str:
    r"""Return what a run of blanks, line ends and markup is folded to ("\r" stands for a barrier meanwhile)."""
    seen = run.replace(MARKUP, "").replace("\r\n", "\n").replace("\r", "\n")
    if seen.count("\n") > 1:
        return "\r"
    return " " if seen else ""


def _lower(text: str) -> str:
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(low if len(low := char.lower()) == 1 else char for char in text)  # U+0130 would grow
