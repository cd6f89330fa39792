"""Where digits stand: text has few, so that whatever is written with figures is looked for around them alone."""

from __future__ import annotations

from seedlint.text.lazy import lazy

# libphonenumber's own VALID_PUNCTUATION. No character of it ends a line, so a number never crosses "\n".
PUNCTUATION = (
    r"[-x\u2010-\u2015\u2212\u30fc\uff0d-\uff0f \u00a0\u00ad\u200b\u2060\u3000()\uff08\uff09\uff3b\uff3d.\[\]/~"
    r"\u2053\u223c\uff5e]"
)
SIX = lazy(rf"\d(?:{PUNCTUATION}{{0,4}}[\dOoIl]){{5}}")  # what a phone number has, its letters taken for digits
DIGITS = lazy(r"\d+")
ZEROS = lazy(r"00*")  # begins with a letter of its own, to which a search can jump
ASCII_TO_ZERO = bytes(ord("0") if chr(code).isdecimal() else ord(" ") for code in range(128)) + b" " * 128
ASCII = bytes(range(128))


def digit_runs(text: str) -> tuple[int, ...]:
    """Return where each run of decimal digits begins, in order.

    The digits of most texts are ASCII; their places show in a copy that has but zeros and blanks.
    """
    if not text.isascii() and DIGITS.search(_beyond_ascii(text)):
        return tuple([run.start() for run in DIGITS.finditer(text)])
    zeros = text.encode("ascii", "replace").translate(ASCII_TO_ZERO).decode("ascii")
    return tuple([run.start() for run in ZEROS.finditer(zeros)])


def _beyond_ascii(text: str) -> str:
    return text.encode("utf-8", "replace").translate(None, ASCII).decode("utf-8")
