"""Decoding bytes into text, or the reason why they are no text."""

from __future__ import annotations

from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE, BOM_UTF32_BE, BOM_UTF32_LE
from collections.abc import Iterable

from seedlint.base.model import Edit
from seedlint.base.record import NamedTuple

HEAD = 8192  # bytes in which a NUL makes a file a binary, as git looks for one in the first 8000
MARKS = (  # the longer first: UTF-32 in little-endian order begins like UTF-16
    (BOM_UTF32_LE, "UTF-32", "utf-32-le"),
    (BOM_UTF32_BE, "UTF-32", "utf-32-be"),
    (BOM_UTF16_LE, "UTF-16", "utf-16-le"),
    (BOM_UTF16_BE, "UTF-16", "utf-16-be"),
    (BOM_UTF8, "UTF-8", "utf-8"),
)


class NotText(ValueError):  # noqa: N818 - says what the bytes are
    """Raised for bytes that are not the text of a document; `reason` is for the reader of a report."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Decoded(NamedTuple):
    """A text, and the encoding that was guessed for it; "" if the bytes make it certain."""

    text: str
    assumed: str = ""


def decode(data: bytes) -> Decoded:
    """Return `data` as text, without its byte order mark, with line ends as they are.

    It reads UTF-8, UTF-16 and UTF-32 with a byte order mark, and an encoding that can be guessed with confidence.
    Raises `NotText` for anything else, and for NUL, with the byte offset of the error.
    """
    mark, name, codec = _marked(data)
    if name == "UTF-8" and (at := data.find(b"\0")) >= 0:
        raise NotText(f"not a text: byte {at} is NUL")
    try:
        text = data[len(mark) :].decode(codec)
    except UnicodeDecodeError as error:
        from seedlint.sources.encoding import guessed

        guess = None if mark else guessed(data)
        if guess is None:
            at = error.start + len(mark)
            raise NotText(f"not {name}: byte {at} is 0x{data[at]:02x} ({error.reason})") from error
        return Decoded(*guess)
    if (at := text.find("\0")) >= 0:
        raise NotText(f"not a text: character {at} is NUL")
    return Decoded(text)


def spliced(data: bytes, text: str, edits: Iterable[Edit]) -> bytes:
    """Return the bytes of a document with edits applied; all other bytes stay as they are.

    `text` is what `decode` returned for `data` without guessing an encoding; the edits must not overlap.
    """
    mark, _, codec = _marked(data)
    pieces = [mark]
    offset, done = len(mark), 0
    for edit in sorted(edits, key=lambda edit: edit.span):
        kept = len(text[done : edit.span.start].encode(codec))
        pieces += (data[offset : offset + kept], edit.text.encode(codec))
        offset += kept + len(edit.span.of(text).encode(codec))
        done = edit.span.end
    return b"".join([*pieces, data[offset:]])


def _marked(data: bytes) -> tuple[bytes, str, str]:
    """Return the byte order mark of data (b"" if there is none), the name of the encoding, and its codec."""
    return next((row for row in MARKS if data.startswith(row[0])), (b"", "UTF-8", "utf-8"))


def is_binary(data: bytes) -> bool:
    """Tell whether `data` is binary: it has a NUL near the start and no byte order mark of UTF-16 or UTF-32."""
    return b"\0" in data[:HEAD] and not any(data.startswith(mark) for mark, name, _ in MARKS if name != "UTF-8")
