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
        pieces.append(NOT_A_LINE_END.sub(blank, document.text[start : region.span.end]))
        done = region.span.end
    if not pieces:
        return document.text
    pieces.append(document.text[done:])
    return "".join(pieces)
