"""A text as a row of words, each hashed to one character, with the lengths of words and gaps.

Equal strings of such characters show where two texts agree. From each row samples are chosen: shingles of `SHINGLE`
words, by their own words alone, so that two texts that share `WINDOW + SHINGLE - 1` consecutive words have a sample in
common (winnowing; Schleimer, Wilkerson, Aiken 2003; shingles that begin with long words are preferred).
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
ASCII_WORD = lazy("([0-9A-Za-z]+)")  # equivalent for ASCII, and twice as fast
SHINGLE = 8  # words of a sample
WINDOW = 18  # consecutive words of which at least one begins a sample
TIERS = (13, 11, 9, 7)  # least length of a word that begins a sample; each is used where the one before leaves gaps
FIRST_CODE, CODES = 0x4E00, 0x5000  # the characters to which words are hashed: two words collide once in 20,480
ZERO, SURROGATES, LONGEST = 0x20, 0xD800, 1_000_000  # encode a length as the character ZERO + length
BEGINS = tuple(lazy(f"[{chr(ZERO + letters)}-\U0010ffff]") for letters in TIERS)


class WordRow(NamedTuple):
    """`codes` has a character for each word; `lengths` one for the length of each gap, word, gap, word ... gap."""

    codes: str
    lengths: str


def word_row(text: str) -> WordRow:
    """Return the row of a text, up to the first word or gap of a million code points."""
    parts = (ASCII_WORD if text.isascii() else WORD).split(text)
    lengths = list(map(len, parts))
    if max(lengths) >= LONGEST:
        first = next(index for index, length in enumerate(lengths) if length >= LONGEST)
        del parts[first - first % 2 :], lengths[first - first % 2 :]
        parts.append("")
        lengths.append(0)
    words = parts[1::2]
    codes = {word: _code(word) for word in set(words)}
    encoded = {length: _encoded(length) for length in set(lengths)}
    return WordRow("".join(map(codes.__getitem__, words)), "".join(map(encoded.__getitem__, lengths)))


def spans(lengths: str, start: int = 0) -> list[tuple[int, int]]:
    """Return the start and end of each word, from the lengths of a row whose first gap begins at `start`."""
    short = max(lengths, default="") < chr(SURROGATES)
    each = map(sub, map(ord, lengths), repeat(ZERO)) if short else map(_decoded, lengths)
    ends = list(accumulate(each, initial=start))
    return list(zip(ends[1::2], ends[2::2], strict=False))


def samples(row: WordRow) -> Iterator[int]:
    """Yield the indexes of the words with which samples begin, in order."""
    limit = len(row.codes) - SHINGLE + 1
    return _chosen(row.codes, row.lengths[1::2], (0, max(limit, 0)), BEGINS)


def _chosen(codes: str, lengths: str, within: tuple[int, int], tiers: Sequence[re.Pattern[str]]) -> Iterator[int]:
    """Yield the samples that start `within` a range, so that each window of it has one; `tiers` match long words."""
    start, end = within
    if end - start < WINDOW:
        return
    if not tiers:
        yield from _least_of_windows(codes, start, end)
        return
    for match in tiers[0].finditer(lengths, start, end):
        at = match.start()
        if at - start >= WINDOW:
            yield from _chosen(codes, lengths, (start, at), tiers[1:])
        yield at
        start = at + 1
    yield from _chosen(codes, lengths, (start, end), tiers[1:])


def _least_of_windows(codes: str, start: int, end: int) -> Iterator[int]:
    """Yield the index of each window's word with the least code, the last of equal ones."""
    chosen = -1
    for low in range(start, end - WINDOW + 1):
        window = codes[low : low + WINDOW]
        at = low + window.rindex(min(window))
        if at != chosen:
            yield at
            chosen = at


def _encoded(length: int) -> str:
    return chr(length + ZERO if length + ZERO < SURROGATES else length + ZERO + 0x800)


def _decoded(char: str) -> int:
    code = ord(char)
    return code - ZERO if code < SURROGATES else code - ZERO - 0x800


@lru_cache(1 << 14)  # texts in one language have most words in common
def _code(word: str) -> str:
    return chr(FIRST_CODE + crc32(word.lower().encode("utf-8", "surrogatepass")) % CODES)
