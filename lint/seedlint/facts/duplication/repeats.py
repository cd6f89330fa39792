"""A cheap count of repeated word runs, by which checks for repetition skip most documents."""

from __future__ import annotations

from collections.abc import Sequence

from seedlint.base.record import NamedTuple
from seedlint.pattern import MARKUP, OPAQUE

LONG_WORDS = 12  # code points per word on average; above it the script seems to have no blanks between words


class Repeats(NamedTuple):
    """The prose split at blanks (`words`), and how many runs of five words have occurred before (`repeated`).

    Runs are compared by their first, third and fifth word. In a script without blanks (`is_unspaced`) the count means
    nothing.
    """

    words: Sequence[str]
    repeated: int
    is_unspaced: bool


def repeats(prose: str) -> Repeats:
    """Return the words of the prose and the count of repeated runs, without code and markup."""
    if OPAQUE in prose or MARKUP in prose:
        prose = prose.replace(OPAQUE, " ").replace(MARKUP, " ")
    words = prose.split()
    distinct = len(set(zip(words, words[2:], words[4:], strict=False)))
    return Repeats(words, max(len(words) - 4, 0) - distinct, len(prose) > LONG_WORDS * len(words))
