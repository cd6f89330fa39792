"""Two readings of one quotation: whether they are of one, and in which words they differ."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from zlib import crc32

from seedlint.base.record import NamedTuple
from seedlint.text.lazy import lazy

# What an editor put in or left out is marked so, and is no word of the quotation.
TOKEN = lazy(r"\[[^\]\n]{0,200}\]|\([^)\n]{0,200}\)|…|\.\.\.+|[^\W_]+")
WORD = lazy(r"[^\W_]+")  # finds the same where nothing begins a mark
MARKED = ("[", "(", "…", "...")
NUMBERS = {
    word: str(number) for number, word in enumerate("one two three four five six seven eight nine ten".split(), 1)
}
SHINGLE = 4  # words: two readings of eight words that differ in one have as many in common, in a row
WINDOW = 6  # shingles in a row of which one is a key, beside the first and the last
TELLING = 5  # letters of a word that a shingle needs: those of function words stand everywhere


class Drift(NamedTuple):
    """The words in which two readings differ, as each has them; "" where one of them leaves words out."""

    here: str
    there: str


def words(reading: str) -> list[str]:
    """Return the words of a reading, folded; an editor's mark is a word that begins with its sign."""
    marked = any(sign in reading for sign in MARKED)
    number = NUMBERS.get
    return [number(word, word) for word in map(str.casefold, (TOKEN if marked else WORD).findall(reading))]


def keys(reading: str) -> frozenset[str]:
    """Return what two readings of one quotation share, of which they surely have one."""
    said = [word for word in words(reading) if word.isalnum()]
    telling = [len(word) >= TELLING for word in said]
    shingles = [
        " ".join(said[at : at + SHINGLE]) for at in range(len(said) - SHINGLE + 1) if True in telling[at : at + SHINGLE]
    ]
    if not shingles:
        return frozenset()
    return frozenset((shingles[0], shingles[-1], *_least_of_windows(shingles)))


def _least_of_windows(shingles: Sequence[str]) -> Iterator[str]:
    """Yield of each window the shingle with the least checksum, once for the windows in a row that share it."""
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
    """Return the words in which two readings of one quotation differ, none where they agree; None for two quotations.

    They are of one where `similarity` of the words between the first and the last that agree do so, and `least - 1` at
    least. One may begin earlier or end later than the other.
    """
    from difflib import SequenceMatcher

    mine, yours = words(here), words(there)
    if mine == yours:
        return ()
    steps = SequenceMatcher(None, mine, yours, autojunk=False).get_opcodes()
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
    return tuple(_told(mine, yours, within))


def _is_one_word(step: tuple[str, int, int, int, int]) -> bool:
    """Tell whether a step puts one word for another: at an end, anything else is where one of the two is cut."""
    kind, start, end, other_start, other_end = step
    return kind == "replace" and end - start == other_end - other_start == 1


def _told(
    mine: Sequence[str], yours: Sequence[str], steps: Sequence[tuple[str, int, int, int, int]]
) -> Iterator[Drift]:
    for kind, start, end, other_start, other_end in steps:
        here, there = mine[start:end], yours[other_start:other_end]
        if kind == "equal" or "".join(here) == "".join(there):  # "decision making", "decisionmaking"
            continue
        if all(word.isalnum() for word in (*here, *there)):
            yield Drift(" ".join(here), " ".join(there))
