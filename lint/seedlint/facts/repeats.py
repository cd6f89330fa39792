"""How much of a document was said before, told at a glance: what looks for repetition looks here first."""

from __future__ import annotations

from collections.abc import Sequence

from seedlint.base.record import NamedTuple
from seedlint.pattern import MARKUP, OPAQUE

LONG_WORDS = 12  # code points a word from which blanks don't seem to part the words


class Repeats(NamedTuple):
    """`words` are the prose as blanks part it; `again` is how many runs of five words stand there again.

    Of each run every other word is compared. In a script without blanks (`is_unspaced`) the count tells nothing.
    """

    words: Sequence[str]
    again: int
    is_unspaced: bool


def repeats(prose: str) -> Repeats:
    """Count the repeats of a document's prose, code and markup left out."""
    if OPAQUE in prose or MARKUP in prose:
        prose = prose.replace(OPAQUE, " ").replace(MARKUP, " ")
    words = prose.split()
    distinct = len(set(zip(words, words[2:], words[4:], strict=False)))
    return Repeats(words, max(len(words) - 4, 0) - distinct, len(prose) > LONG_WORDS * len(words))
