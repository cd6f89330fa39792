"""The prose of a document: what a reader reads, at the offsets where it stands."""

from __future__ import annotations

from seedlint.model import Document, RegionKind
from seedlint.pattern import MARKUP, OPAQUE
from seedlint.text.lazy import lazy

BLANKED: dict[RegionKind, str] = {"front-matter": OPAQUE, "code": OPAQUE, "markup": MARKUP, "destination": MARKUP}
NOT_A_LINE_END = lazy(r"[^\r\n]")


def prose(document: Document) -> str:
    """Return the text with everything that is no prose blanked out, character for character."""
    pieces: list[str] = []
    done = 0
    for region in document.regions:
        blank = BLANKED.get(region.kind)
        if blank is None or region.span.end <= done:
            continue
        start = max(region.span.start, done)
        pieces.append(document.text[done:start])
        pieces.append(_blanked(document.text[start : region.span.end], blank))
        done = region.span.end
    if not pieces:
        return document.text
    pieces.append(document.text[done:])
    return "".join(pieces)


def _blanked(piece: str, blank: str) -> str:
    """Return `blank` for every character of a piece; its line ends, which few have, stay."""
    if "\n" in piece or "\r" in piece:
        return NOT_A_LINE_END.sub(blank, piece)
    return blank * len(piece)
