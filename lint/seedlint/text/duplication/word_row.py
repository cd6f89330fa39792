"""A text as a row of words: a sign for each word, and how long it is, so that rows tell where two texts agree.

Two texts that share `WINDOW + SHINGLE - 1` words in a row share a sample, too: a shingle that both choose by what it
says alone (winnowing; Schleimer, Wilkerson, Aiken 2003, with the longest words as the first choice).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import accumulate, repeat
from operator import sub
from zlib import crc32

from seedlint.base.record import NamedTuple
from seedlint.text.lazy import lazy
from seedlint.text.scripts import UNSPACED

WORD = lazy(f"([{UNSPACED}]|[^\\W_{UNSPACED}]+)")
ASCII_WORD = lazy("([0-9A-Za-z]+)")  # finds the same in half the time
SHINGLE = 8  # words of a sample
WINDOW = 18  # starts in a row of which one is a sample's
TIERS = (13, 11, 9, 7)  # letters of a word that begins a sample where no longer one is in reach
FIRST_SIGN, SIGNS = 0x4E00, 0x5000  # signs are the characters from here on: two words have one by a chance of 1:20,480
LEAST, SURROGATES, LONGEST = 0x20, 0xD800, 1_000_000  # how lengths are written as characters
BEGINS = tuple(lazy(f"[{chr(LEAST + letters)}-\U0010ffff]") for letters in TIERS)


class WordRow(NamedTuple):
    """`signs` has a character for each word; `lengths` one for each stretch: a gap, a word, a gap, ... a gap."""

    signs: str
    lengths: str


def word_row(text: str) -> WordRow:
    """Read a text; what comes behind a word or a gap of a million code points is left out."""
    parts = (ASCII_WORD if text.isascii() else WORD).split(text)
    lengths = list(map(len, parts))
    if max(lengths) >= LONGEST:
        first = next(index for index, length in enumerate(lengths) if length >= LONGEST)
        del parts[first - first % 2 :], lengths[first - first % 2 :]
        parts.append("")
        lengths.append(0)
    words = parts[1::2]
    signs = {word: _sign(word) for word in set(words)}
    written = {length: _written(length) for length in set(lengths)}
    return WordRow("".join(map(signs.__getitem__, words)), "".join(map(written.__getitem__, lengths)))


def spans(lengths: str, start: int = 0) -> list[tuple[int, int]]:
    """Return where each word stands, by the lengths of a row whose first gap begins at `start`."""
    short = max(lengths, default="") < chr(SURROGATES)
    each = map(sub, map(ord, lengths), repeat(LEAST)) if short else map(_length, lengths)
    ends = list(accumulate(each, initial=start))
    return list(zip(ends[1::2], ends[2::2], strict=False))


def samples(row: WordRow) -> Iterator[int]:
    """Yield the words with which samples begin, in order: long ones, and where none is in reach the next longest."""
    limit = len(row.signs) - SHINGLE + 1
    return _chosen(row.signs, row.lengths[1::2], (0, max(limit, 0)), BEGINS)


def _chosen(signs: str, lengths: str, within: tuple[int, int], tiers: Sequence[re.Pattern[str]]) -> Iterator[int]:
    """Yield samples so that no window between two of them, or at the ends, is left without one."""
    start, end = within
    if end - start < WINDOW:
        return
    if not tiers:
        yield from _least_of_windows(signs, start, end)
        return
    for match in tiers[0].finditer(lengths, start, end):
        at = match.start()
        if at - start >= WINDOW:
            yield from _chosen(signs, lengths, (start, at), tiers[1:])
        yield at
        start = at + 1
    yield from _chosen(signs, lengths, (start, end), tiers[1:])


def _least_of_windows(signs: str, start: int, end: int) -> Iterator[int]:
    """Yield of each window the word with the least sign, of equals the last."""
    chosen = -1
    for low in range(start, end - WINDOW + 1):
        window = signs[low : low + WINDOW]
        at = low + window.rindex(min(window))
        if at != chosen:
            yield at
            chosen = at


def _written(length: int) -> str:
    return chr(length + LEAST if length + LEAST < SURROGATES else length + LEAST + 0x800)


def _length(char: str) -> int:
    code = ord(char)
    return code - LEAST if code < SURROGATES else code - LEAST - 0x800


@lru_cache(1 << 14)  # texts in one language have most of their words in common
def _sign(word: str) -> str:
    return chr(FIRST_SIGN + crc32(word.lower().encode("utf-8", "surrogatepass")) % SIGNS)
