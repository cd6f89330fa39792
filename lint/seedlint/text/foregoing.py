"""Whether a wording stands in a stretch of text, for stretches that are asked for in text order and overlap."""

from __future__ import annotations

import re
from bisect import bisect_left

LONGEST = 120  # code points: no wording is longer
AHEAD = 2_000  # code points that are read at once, where many stretches are asked for


class Foregoing:
    """Reads a text about once, however many stretches of it are asked for."""

    __slots__ = ("_begin", "_end", "_ends", "_regex", "_starts", "_text")

    def __init__(self, regex: re.Pattern[str], text: str) -> None:
        self._regex, self._text = regex, text
        self._begin = self._end = 0  # of what has been read
        self._starts: list[int] = []  # of the matches in it
        self._ends: list[int] = []

    def stands(self, begin: int, end: int) -> bool:
        """Tell whether there is a match in `text[begin:end]`; `^` matches only where the text itself begins."""
        if not self._begin <= begin <= self._end:
            self._begin = self._end = begin
            self._starts, self._ends = [], []
        if end > self._end:
            self._read(end + min(self._end - self._begin, AHEAD))
        first = bisect_left(self._starts, begin)
        return first < len(self._starts) and self._ends[first] <= end

    def _read(self, end: int) -> None:
        for match in self._regex.finditer(self._text, max(self._begin, self._end - LONGEST), end):
            if not self._starts or match.start() > self._starts[-1]:
                self._starts.append(match.start())
                self._ends.append(match.end())
        self._end = end
