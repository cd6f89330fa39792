"""The parts of a link after its text: destination, title, label (CommonMark 0.31.2, "Links")."""

from __future__ import annotations

import re

from seedlint.sources.raw_regions import RawRegion
from seedlint.text.lazy import lazy

BLANKS = lazy(r"[ \t\n]*+")
ANGLED = lazy(r"<((?:[^<>\\\n]|\\.)*+)>")
BARE = lazy(r"(?:[^()\\\x00-\x20\x7f]|\\[()\\]|\\)++")
TITLE = lazy(r""""(?:[^"\\]|\\.)*+"|'(?:[^'\\]|\\.)*+'|\((?:[^()\\]|\\.)*+\)""", re.S)
LONGEST_LABEL = 999  # characters
LABEL = lazy(r"\[((?:[^\[\]\\]|\\.){0,999}+)\]", re.S)
DEPTH = 32  # of parentheses in a destination, as in cmark


def fold_label(label: str) -> str:
    """Normalize a link label for comparison."""
    return " ".join(label.split()).casefold()


def skip_blanks(text: str, at: int, end: int) -> int:
    """Return where the blanks and line ends from `at` on end, `at` where there are none."""
    match = BLANKS.match(text, at, end)
    return match.end() if match else at


def mark_destination(text: str, at: int, end: int, out: list[RawRegion]) -> int:
    """Mark a destination and a title from `at` on, if they can be read, and return where they end; 0 if they can't.

    A title is a destination of its own, with its quotes.
    """
    at = skip_blanks(text, at, end)
    span = _destination(text, at, end)
    if span is None:
        return 0
    angled = text[at : at + 1] == "<"
    if angled:
        out.append((at, -(at + 1), "markup", 0))
        out.append((span[1], -(span[1] + 1), "markup", 0))
    if span[0] < span[1]:
        out.append((span[0], -span[1], "destination", 0))
    behind = span[1] + angled
    at = skip_blanks(text, behind, end)
    title = TITLE.match(text, at, end) if at > behind else None
    if title:
        out.append((title.start(), -title.end(), "destination", 0))
        return title.end()
    return behind


def _destination(text: str, at: int, end: int) -> tuple[int, int] | None:
    if text.startswith("<", at, end):
        angled = ANGLED.match(text, at, end)
        return angled.span(1) if angled else None
    start, depth = at, 0
    while at < end:
        if piece := BARE.match(text, at, end):
            at = piece.end()
        elif text[at] == "(" and depth < DEPTH:
            depth, at = depth + 1, at + 1
        elif text[at] == ")" and depth:
            depth, at = depth - 1, at + 1
        else:
            break
    return None if depth else (start, at)
