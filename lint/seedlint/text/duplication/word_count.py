"""Word counts and tokens, for scripts with and without blanks between words."""

from __future__ import annotations

from seedlint.text.lazy import lazy
from seedlint.text.scripts import UNSPACED

WORD = lazy(r"[^\W_]+")
SPACED = lazy(f"[^\\W_{UNSPACED}]+")
SIGN = lazy(f"[{UNSPACED}](?<=\\w)")
SIGNS = 2  # characters per word in a script without blanks: the average of Chinese


def count_words(text: str) -> int:
    """Count the words of a text; in a script without blanks they are estimated from its length."""
    if text.isascii() or SIGN.search(text) is None:
        return len(WORD.findall(text))
    return len(SPACED.findall(text)) + len(SIGN.findall(text)) // SIGNS


def tokens(text: str) -> list[str]:
    """Return the words of a text, case-folded; in a script without blanks each character is a token."""
    folded = text.casefold()
    if text.isascii() or SIGN.search(text) is None:
        return WORD.findall(folded)
    return [token for run in WORD.findall(folded) for token in (run if SIGN.match(run) else (run,))]
