"""Where digits stand: text has few, so that whatever is written with figures is looked for around them alone."""

from __future__ import annotations

from seedlint.text.lazy import lazy

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
