"""Where documents come from: a path becomes a document, or a problem that says why not."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from pathlib import Path

from seedlint.model import Document, Problem
from seedlint.sources.decode import NotText, decode, is_binary
from seedlint.sources.discover import Candidate, discover
from seedlint.sources.text import read_text

__all__ = ["READERS", "Candidate", "NotText", "decode", "discover", "from_bytes", "from_text", "load"]

Reader = Callable[[str, str], Document]


def _markdown(path: str, text: str) -> Document:
    from seedlint.sources.markdown import read_markdown

    return read_markdown(path, text)


READERS: dict[str, Reader] = {
    ".md": _markdown,
    ".markdown": _markdown,
    ".mdx": _markdown,
}
"""The reader of each suffix in lower case; a suffix that is not here is plain text."""


def from_text(path: str, text: str) -> Document:
    """Read `text` as what the suffix of `path` says it is."""
    suffix = os.path.splitext(path)[1].lower()
    return READERS.get(suffix, read_text)(path, text)


def from_bytes(path: str, data: bytes) -> Document | Problem:
    """Decode and read `data`, that somebody gave under the name `path` (standard input, a file)."""
    try:
        return from_text(path, decode(data))
    except NotText as error:
        return Problem(path, error.reason)


def load(candidate: Candidate) -> Document | Problem | None:
    """Read a candidate's file; `None` is a binary that a walk met, of which nobody wants to hear."""
    try:
        data = _read(candidate.file)
    except OSError as error:
        return Problem(candidate.path, error.strerror or str(error))
    if not candidate.named and is_binary(data):
        return None
    return from_bytes(candidate.path, data)


def _read(file: Path) -> bytes:
    """Return the bytes of a regular file; whatever else stands there is refused before it can block."""
    _refuse_special(os.stat(file))
    handle = os.open(file, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    try:
        status = os.fstat(handle)  # again: another file may have taken its place
        _refuse_special(status)
        pieces = []
        while piece := os.read(handle, max(status.st_size + 1, 1 << 13)):
            pieces.append(piece)
        return b"".join(pieces)
    finally:
        os.close(handle)


def _refuse_special(status: os.stat_result) -> None:
    if not stat.S_ISREG(status.st_mode):
        raise OSError(0, "not a regular file")
