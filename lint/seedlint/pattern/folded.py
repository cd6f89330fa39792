"""Folding: the normal form in which words of patterns and texts are compared."""

from __future__ import annotations

from seedlint.text.lazy import lazy

WORDS = lazy(r"\w+")
PIECE = lazy(r"[\s\x00]*(\w+|[^\w\s\x00])")


class PatternError(ValueError):
    """A pattern that can't be read, could explode, or has no anchor; the message says which."""


def fold(phrase: str) -> str:
    """Fold a phrase as the text is folded: lower case, straight apostrophes, single spaces."""
    return " ".join(phrase.lower().replace("’", "'").split())


def first_piece(text: str, at: int = 0) -> str:
    """Return the folded word or mark that comes first in a text at `at`; "" if there is none."""
    match = PIECE.match(text, at)
    return match[1].lower().replace("’", "'") if match else ""
