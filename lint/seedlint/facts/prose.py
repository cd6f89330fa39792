"""The prose of a document: its text with everything else blanked out, so that offsets stay the same."""

from __future__ import annotations

from seedlint.base.model import Document, RegionKind
from seedlint.pattern import MARKUP, OPAQUE
from seedlint.text.lazy import lazy

BLANKED: dict[RegionKind, str] = {"front-matter": OPAQUE, "code": OPAQUE, "markup": MARKUP, "destination": MARKUP}
NOT_A_LINE_END = lazy(r"[^\r\n]")
ENOUGH = 5  # words
IN_LINE = 3  # words: a bare list of words has no line with as many
WORD = lazy(r"[^\W\d_]\w*")


def prose(document: Document) -> str:
    """Return the text with front matter, code, markup and destinations replaced as in BLANKED, at the same length."""
    text = document.text
    pieces: list[str] = []
    done = 0
    for kind, (begin, end), _ in document.regions:
        blank = BLANKED.get(kind)
        if blank is None or end <= done:
            continue
        start = max(begin, done)
        pieces += (text[done:start], _blanked(text[start:end], blank))
        done = end
    if not pieces:
        return text
    pieces.append(text[done:])
    return "".join(pieces)


def _blanked(piece: str, blank: str) -> str:
    """Return `blank` for every character of a piece except its line ends."""
    if "\n" in piece or "\r" in piece:
        return NOT_A_LINE_END.sub(blank, piece)
    return blank * len(piece)


def says_something(prose: str) -> bool:
    """Tell whether the prose has at least ENOUGH words and IN_LINE of them on one line, unlike a bare list of words."""
    in_line = end = 0
    longest = 0
    for number, word in enumerate(WORD.finditer(prose), 1):
        in_line = 1 if prose.find("\n", end, word.start()) >= 0 else in_line + 1
        longest, end = max(longest, in_line), word.end()
        if number >= ENOUGH and longest >= IN_LINE:
            return True
    return False
