"""The offsets of digits: most texts have few, so dates and phone numbers are searched for only around them."""

from __future__ import annotations

from seedlint.text.lazy import lazy

# libphonenumber's own VALID_PUNCTUATION. No character of it ends a line, so a number never crosses "\n".
PUNCTUATION = (
    r"[-x\u2010-\u2015\u2212\u30fc\uff0d-\uff0f \u00a0\u00ad\u200b\u2060\u3000()\uff08\uff09\uff3b\uff3d.\[\]/~"
    r"\u2053\u223c\uff5e]"
)
SIX = lazy(rf"\d(?:{PUNCTUATION}{{0,4}}[\dOoIl]){{5}}")  # the fewest digits of a phone number, or letters for them
DIGITS = lazy(r"\d+")
ZEROS = lazy(r"00*")  # not `0+`: `re` jumps to a literal first character, which is faster
ASCII = bytes(range(128))
CONTINUATION = bytes(range(0x80, 0xC0))  # bytes of UTF-8 that no code point begins with
BEFORE_DIGITS = b"\xd9\xdb\xdf\xe0\xe1\xea\xef\xf0"  # those with which all other decimal digits of Unicode begin
TO_ZERO = bytes(
    ord("0") if chr(byte) in "0123456789" else ord("?") if byte in BEFORE_DIGITS else ord(" ") for byte in range(256)
)


def digit_runs(text: str) -> tuple[int, ...]:
    """Return the offsets at which runs of decimal digits begin, in order.

    Where all digits are ASCII, as in most texts, they are searched for in a copy that has a zero for each digit and a
    blank for any other code point: that is faster than a search for any digit.
    """
    zeros = text.encode("utf-8", "replace").translate(TO_ZERO, CONTINUATION).decode("ascii")
    if "?" in zeros and DIGITS.search(_beyond_ascii(text)):
        return tuple([run.start() for run in DIGITS.finditer(text)])
    return tuple([run.start() for run in ZEROS.finditer(zeros)])


def _beyond_ascii(text: str) -> str:
    return text.encode("utf-8", "replace").translate(None, ASCII).decode("utf-8")
