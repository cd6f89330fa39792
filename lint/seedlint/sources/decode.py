"""Bytes -> text, or the reason why they are none."""

from __future__ import annotations

from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE, BOM_UTF32_BE, BOM_UTF32_LE

HEAD = 8192  # bytes in which a NUL makes a file a binary, as git looks for one in the first 8000
MARKS = (  # the longer first: UTF-32 in little-endian order begins like UTF-16
    (BOM_UTF32_LE, "UTF-32"),
    (BOM_UTF32_BE, "UTF-32"),
    (BOM_UTF16_LE, "UTF-16"),
    (BOM_UTF16_BE, "UTF-16"),
)


class NotText(ValueError):  # noqa: N818 - the name is what it says of the bytes
    """Raised for bytes that are not the text of a document; `reason` is for the reader of a report."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def decode(data: bytes) -> str:
    """Return UTF-8 `data` as text: its byte order mark dropped, its line ends as they are.

    Raises `NotText` for NUL bytes, for what is not UTF-8 (with the offset in bytes) and for other encodings.
    """
    if encoding := _other_encoding(data):
        raise NotText(f"{encoding} is not read yet; save it as UTF-8")
    nul = data.find(b"\0")
    if nul >= 0:
        raise NotText(f"not a text: byte {nul} is NUL")
    try:
        return data.removeprefix(BOM_UTF8).decode("utf-8")
    except UnicodeDecodeError as error:
        at = error.start + (len(BOM_UTF8) if data.startswith(BOM_UTF8) else 0)
        raise NotText(f"not UTF-8: byte {at} is 0x{data[at]:02x} ({error.reason})") from error


def is_binary(data: bytes) -> bool:
    """Tell whether `data` begins as no text in any encoding does that is known by its mark."""
    return b"\0" in data[:HEAD] and _other_encoding(data) is None


def _other_encoding(data: bytes) -> str | None:
    return next((name for mark, name in MARKS if data.startswith(mark)), None)
