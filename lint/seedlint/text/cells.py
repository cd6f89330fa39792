"""Text as a terminal shows it: cells wide, and never able to steer the terminal or to hide."""

from __future__ import annotations

import re
from itertools import repeat

from seedlint.text.lazy import lazy

TAB = 4  # a tab stops at the next multiple of this many cells
UNSEEN = (  # characters that steer or hide, C0 apart: the inside of a regular expression's class
    "\x7f-\x9f"  # DEL and C1: escape sequences start here too
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # bidirectional controls: text that reads otherwise than stored
    "\u00ad\u180e\u200b-\u200d\u2060-\u2065\u206a-\u206f\ufeff\ufff9-\ufffb"  # no width, or none to rely on
    "\u2028\u2029"  # line and paragraph separator: a line end for some readers only
    "\ud800-\udfff"  # lone surrogates: no encoding takes them
    "\ue000-\uf8ff\U000f0000-\U0010ffff"  # private use: means nothing without its font
    "\U000e0000-\U000e0fff"  # tags and more variation selectors: text inside text
)
HIDDEN = lazy(f"[\x00-\x08\x0a-\x1f{UNSEEN}]")
LINE_ENDS = lazy(r"\s*[\r\n]\s*")


def width(text: str) -> int:
    """Count the terminal cells of a text that has no hidden character and no tab."""
    if text.isascii():
        return len(text)
    from rich.cells import cell_len

    return cell_len(text)


def visible(text: str) -> str:
    """Return what may be sent to a terminal: hidden characters as `<U+001B>`, tabs as they are."""
    return HIDDEN.sub(_escape, text)


def one_line(text: str) -> str:
    """Return a sentence as one visible line: line ends and the blanks around them are one blank."""
    return visible(LINE_ENDS.sub(" ", text).replace("\t", " "))


def cells(text: str) -> tuple[tuple[str, int], ...]:
    """Return what is shown of every code point of one line, and in how many cells; tabs become blanks.

    A mark that stands on the character before it has no cell of its own, and U+FE0F has one where it widens that
    character to an emoji: the sum is the width of the whole.
    """
    if text.isascii() and text.isprintable():
        return tuple(zip(text, repeat(1)))
    shown: list[tuple[str, int]] = []
    column = 0
    before = ""
    for char in text:
        piece, size = (char, 1) if " " <= char <= "~" else _cell(char, before, column)
        shown.append((piece, size))
        column += size
        before = char
    return tuple(shown)


def _cell(char: str, before: str, column: int) -> tuple[str, int]:
    if char == "\t":
        blank = TAB - column % TAB
        return " " * blank, blank
    if HIDDEN.match(char):
        piece = _code(char)
        return piece, len(piece)
    if char == "\ufe0f" and before and not HIDDEN.match(before):
        return char, width(before + char) - width(before)
    return char, width(char)


def _escape(match: re.Match[str]) -> str:
    return _code(match[0])


def _code(char: str) -> str:
    return f"<U+{ord(char):04X}>"
