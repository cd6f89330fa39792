"""Comparing two readings (versions) of a quotation: are they the same one, and in which words do they differ?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from zlib import crc32

from seedlint.base.record import NamedTuple
from seedlint.text.lazy import lazy

# Brackets and dots mark what an editor put in or left out: these are no words of the quotation.
TOKEN = lazy(r"\[[^\]\n]{0,200}\]|\([^)\n]{0,200}\)|…|\.\.\.+|[^\W_]+")
WORD = lazy(r"[^\W_]+")  # finds the same as TOKEN in texts without such marks
EDITORS_SIGNS = ("[", "(", "…", "...")
NUMBERS = {
    word: str(number) for number, word in enumerate("one two three four five six seven eight nine ten".split(), 1)
}
SHINGLE = 4  # words: two readings of eight words that differ in one share this many in a row
WINDOW = 6  # shingles in a row, the least of which is a key, beside the first and the last of the reading
LONG_WORD = 5  # letters of one word at least of a shingle: shingles of function words are in every text


class Drift(NamedTuple):
    """The words in which two readings differ, as each has them; "" where one of them leaves words out."""

    here: str
    there: str


def words(reading: str) -> list[str]:
    """Return the words of a reading, folded; an editor's mark is a word of its own that begins with its sign."""
    has_marks = any(sign in reading for sign in EDITORS_SIGNS)
    number = NUMBERS.get
    return [number(word, word) for word in map(str.casefold, (TOKEN if has_marks else WORD).findall(reading))]


def keys(reading: str) -> frozenset[str]:
    """Return the keys of a reading, rows of SHINGLE words: two readings of one quotation share at least one."""
    said = [word for word in words(reading) if word.isalnum()]
    has_long_word = [len(word) >= LONG_WORD for word in said]
    shingles = [
        " ".join(said[at : at + SHINGLE])
        for at in range(len(said) - SHINGLE + 1)
        if True in has_long_word[at : at + SHINGLE]
    ]
    if not shingles:
        return frozenset()
    return frozenset((shingles[0], shingles[-1], *_window_minima(shingles)))


def _window_minima(shingles: Sequence[str]) -> Iterator[str]:
    """Yield the shingle with the least checksum of each window, once for windows in a row that share it (winnowing)."""
    orders = list(zip(map(crc32, map(str.encode, shingles)), shingles, strict=True))
    least = -1
    for end in range(WINDOW, len(orders) + 1):
        start = end - WINDOW
        if least < start:
            least = orders.index(min(orders[start:end]), start)
        elif orders[end - 1] < orders[least]:
            least = end - 1
        else:
            continue
        yield shingles[least]


def drifts(here: str, there: str, *, similarity: float, least: int) -> tuple[Drift, ...] | None:
    """Return the words in which two readings of one quotation differ, () where they agree; None for two quotations.

    They are of the same one if, between the first and the last word that agree, at least the share `similarity` of the
    words agrees, and at least `least - 1` words. One reading may begin earlier or end later than the other.
    """
    from difflib import SequenceMatcher

    here_words, there_words = words(here), words(there)
    if here_words == there_words:
        return ()
    steps = SequenceMatcher(None, here_words, there_words, autojunk=False).get_opcodes()
    equal = [index for index, step in enumerate(steps) if step[0] == "equal"]
    if not equal:
        return None
    low, high = equal[0], equal[-1] + 1
    if _is_one_word(steps[0]):
        low = 0
    if _is_one_word(steps[-1]):
        high = len(steps)
    within = steps[low:high]
    agreeing = sum(step[2] - step[1] for step in within if step[0] == "equal")
    length = max(within[-1][2] - within[0][1], within[-1][4] - within[0][3])
    if agreeing < max(least - 1, similarity * length):
        return None
    return tuple(_differing(here_words, there_words, within))


def _is_one_word(step: tuple[str, int, int, int, int]) -> bool:
    """Tell whether a step replaces one word by another; any other step at an end is where one reading is cut."""
    kind, start, end, other_start, other_end = step
    return kind == "replace" and end - start == other_end - other_start == 1


def _differing(
    here_words: Sequence[str], there_words: Sequence[str], steps: Sequence[tuple[str, int, int, int, int]]
) -> Iterator[Drift]:
    for kind, start, end, other_start, other_end in steps:
        here, there = here_words[start:end], there_words[other_start:other_end]
        if kind == "equal" or "".join(here) == "".join(there):  # "decision making", "decisionmaking"
            continue
        if all(word.isalnum() for word in (*here, *there)):
            yield Drift(" ".join(here), " ".join(there))
