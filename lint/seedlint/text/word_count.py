"""How many words a text has, in scripts with blanks between them and in scripts without."""

from __future__ import annotations

from seedlint.text.lazy import lazy
from seedlint.text.scripts import UNSPACED

WORD = lazy(r"[^\W_]+")
SPACED = lazy(f"[^\\W_{UNSPACED}]+")
SIGN = lazy(f"[{UNSPACED}](?<=\\w)")
SIGNS = 2  # of a script without blanks make up a word, as Chinese does on average


def count_words(text: str) -> int:
    """Count the words of a text; a script that parts none by blanks has as many as its length lets one expect."""
    if text.isascii() or SIGN.search(text) is None:
        return len(WORD.findall(text))
    return len(SPACED.findall(text)) + len(SIGN.findall(text)) // SIGNS


def tokens(text: str) -> list[str]:
    """Return the words of a text, folded; signs of a script without blanks stand for themselves."""
    folded = text.casefold()
    if text.isascii() or SIGN.search(text) is None:
        return WORD.findall(folded)
    return [token for run in WORD.findall(folded) for token in (run if SIGN.match(run) else (run,))]
