"""Text for a terminal: its width in cells, with control and invisible characters made visible."""

from __future__ import annotations

import re
from itertools import repeat

from seedlint.text.lazy import lazy

TAB = 4  # cells between tab stops
UNSEEN = (  # control and invisible characters other than C0, as the inside of a regex class
    "\x7f-\x9f"  # DEL and C1: escape sequences start here too
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # bidirectional controls: they reorder what is shown
    "\u00ad\u180e\u200b-\u200d\u2060-\u2065\u206a-\u206f\ufeff\ufff9-\ufffb"  # zero width, or terminals differ
    "\u2028\u2029"  # line and paragraph separator: only some programs end a line there
    "\ud800-\udfff"  # lone surrogates: no encoding can write them
    "\ue000-\uf8ff\U000f0000-\U0010ffff"  # private use: meaningless without a certain font
    "\U000e0000-\U000e0fff"  # tags and further variation selectors: they can carry hidden text
)
HIDDEN = lazy(f"[\x00-\x08\x0a-\x1f{UNSEEN}]")
LINE_ENDS = lazy(r"\s*[\r\n]\s*")
NOT_LATIN = lazy("[^ -~\u00a0-\u02ff\u2010-\u2027\u2030-\u205e]")  # Latin letters and the usual marks are one cell wide


def width(text: str) -> int:
    """Return how many terminal cells a text takes, which must hold neither hidden characters nor tabs."""
    if not NOT_LATIN.search(text):
        return len(text)
    from rich.cells import cell_len  # a table of all scripts, which most reports don't need

    return cell_len(text)


def visible(text: str) -> str:
    """Return the text with hidden characters written as `<U+001B>`, safe to send to a terminal; tabs are kept."""
    return HIDDEN.sub(_escape, text)


def one_line(text: str) -> str:
    """Return the text as `visible` does, but on one line: a line end with the blanks around it is one blank."""
    return visible(LINE_ENDS.sub(" ", text).replace("\t", " "))


def cells(text: str) -> tuple[tuple[str, int], ...]:
    """Return, for every code point of one line, the text to show for it and its width in cells; tabs become blanks.

    The widths add up to that of the line: a combining mark has width 0, U+FE0F has width 1 where it widens the
    character before it to an emoji.
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
