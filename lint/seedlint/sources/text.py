"""Plain text: nothing in it is anything but text."""

from __future__ import annotations

from seedlint.model import Document


def read_text(path: str, text: str) -> Document:
    """Return `text` as a document without metadata and regions, whatever its first lines look like."""
    return Document(path, text)
