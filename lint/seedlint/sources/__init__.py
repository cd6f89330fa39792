"""Reading documents: a file becomes a document, or a problem that says why not."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable

from seedlint.base.errors import crash_text
from seedlint.base.model import Document, Note, Problem
from seedlint.base.size import DEFAULT_MAX_FILE_SIZE, shown_size
from seedlint.sources.decode import NotText, decode, is_binary
from seedlint.sources.discover import Candidate, discover
from seedlint.sources.text import read_text

__all__ = ["READERS", "Candidate", "NotText", "decode", "discover", "from_bytes", "from_text", "load", "read"]

Reader = Callable[[str, str], Document]


def _markdown(path: str, text: str) -> Document:
    from seedlint.sources.markdown import read_markdown

    return read_markdown(path, text)


READERS: dict[str, Reader] = {
    ".md": _markdown,
    ".markdown": _markdown,
    ".mdx": _markdown,
}
"""The reader of each lower-case suffix; all others are plain text."""


def from_text(path: str, text: str) -> Document:
    """Read `text` in the format of the suffix of `path`."""
    suffix = os.path.splitext(path)[1].lower()
    return READERS.get(suffix, read_text)(path, text)


def from_bytes(path: str, data: bytes, *, largest: int = DEFAULT_MAX_FILE_SIZE) -> Document | Problem:
    """Decode and read the bytes of a document, a file or standard input; `path` is its name."""
    if len(data) > largest:
        return Problem(path, _too_large(largest))
    try:
        decoded = decode(data)
        document = from_text(path, decoded.text)
    except NotText as error:
        return Problem(path, error.reason)
    except Exception as crash:  # a reader's fault on one document must not stop the run
        return Problem(path, f"reading it {crash_text(crash)}")
    return document._replace(assumed=decoded.assumed) if decoded.assumed else document


def load(candidate: Candidate, *, largest: int = DEFAULT_MAX_FILE_SIZE) -> Document | Problem | Note | None:
    """Read a candidate's file as a document; see `read` for the other results."""
    data = read(candidate, largest=largest)
    return from_bytes(candidate.path, data, largest=largest) if isinstance(data, bytes) else data


def read(candidate: Candidate, *, largest: int = DEFAULT_MAX_FILE_SIZE) -> bytes | Problem | Note | None:
    """Return the bytes of a candidate's file, at most `largest`.

    A larger file is a problem if the user named it, else a note; a binary file that nobody named is None.
    """
    try:
        data = _read(candidate.file, largest)
    except OSError as error:
        return Problem(candidate.path, error.strerror or str(error))
    if data is None:
        reason = _too_large(largest)
        return Problem(candidate.path, reason) if candidate.named else Note(f"left out: {reason}", candidate.path)
    return None if not candidate.named and is_binary(data) else data


def _too_large(largest: int) -> str:
    return f"larger than {shown_size(largest)} (max-file-size)"


def _read(file: str, largest: int) -> bytes | None:
    """Return the bytes of a regular file, None if it is larger than `largest`.

    Raises OSError for anything but a regular file, before reading can block, and for a file that changes meanwhile.
    """
    _refuse_special(os.stat(file))
    handle = os.open(file, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    try:
        status = os.fstat(handle)  # again: the path may lead to another file by now
        _refuse_special(status)
        if status.st_size > largest:
            return None
        pieces = []
        size = 0
        while size <= largest and (piece := os.read(handle, max(status.st_size + 1, 1 << 13))):
            pieces.append(piece)
            size += len(piece)
            if size == status.st_size:  # bytes appended meanwhile show in the status below
                break
        after = os.fstat(handle)
        if (after.st_size, after.st_mtime_ns) != (status.st_size, status.st_mtime_ns):
            raise OSError(0, "changed while it was read")
        return b"".join(pieces)
    finally:
        os.close(handle)


def _refuse_special(status: os.stat_result) -> None:
    if not stat.S_ISREG(status.st_mode):
        raise OSError(0, "not a regular file")
