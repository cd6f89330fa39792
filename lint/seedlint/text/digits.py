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
ASCII_TO_ZERO = bytes(ord("0") if chr(code).isdecimal() else ord(" ") for code in range(128)) + b" " * 128
ASCII = bytes(range(128))


def digit_runs(text: str) -> tuple[int, ...]:
    """Return the offsets at which runs of decimal digits begin, in order.

    Where all digits are ASCII, as in most texts, they are searched for in a copy made of zeros and blanks only: that
    is faster than a search for any digit.
    """
    if not text.isascii() and DIGITS.search(_beyond_ascii(text)):
        return tuple([run.start() for run in DIGITS.finditer(text)])
    zeros = text.encode("ascii", "replace").translate(ASCII_TO_ZERO).decode("ascii")
    return tuple([run.start() for run in ZEROS.finditer(zeros)])


def _beyond_ascii(text: str) -> str:
    return text.encode("utf-8", "replace").translate(None, ASCII).decode("utf-8")
