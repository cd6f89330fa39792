"""The prose of a document: what a reader reads, at the offsets where it stands."""

from __future__ import annotations

from itertools import islice

from seedlint.model import Document, RegionKind
from seedlint.pattern import MARKUP, OPAQUE
from seedlint.text.lazy import lazy

BLANKED: dict[RegionKind, str] = {"front-matter": OPAQUE, "code": OPAQUE, "markup": MARKUP, "destination": MARKUP}
NOT_A_LINE_END = lazy(r"[^\r\n]")
ENOUGH = 5  # words
WORD = lazy(r"[^\W\d_]\w*")


def prose(document: Document) -> str:
    """Return the text with everything that is no prose blanked out, character for character."""
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
    """Return `blank` for every character of a piece; its line ends, which few have, stay."""
    if "\n" in piece or "\r" in piece:
        return NOT_A_LINE_END.sub(blank, piece)
    return blank * len(piece)


def says_something(prose: str) -> bool:
    """Tell whether a document has more than a few words: below that there is nothing to ask of it."""
    return len(list(islice(WORD.finditer(prose), ENOUGH))) == ENOUGH
