"""The kind `near-duplicate`: documents that share most of their runs of words.

How alike two documents are is the share of the runs of five words that stand in both among those that stand in either
(Jaccard's index of word 5-grams). Candidates come from a sketch of the few least runs of each document, by a hash
(Broder, "On the resemblance and containment of documents", 1997): two documents that share a run of their sketches are
compared run by run, so that no figure is an estimate. Runs of five words that unrelated texts share are rare, so that a
single one is reason enough to compare: with six in each sketch, of pairs that are alike to .7 one in ten thousand is
missed (2 * (.15 / .85) ** 6: all six of one document would have to come before the first that both have).

The questions, in the order in which they are answered:

1. `1` and a run: which documents have it in their sketch? Every two of them are candidates; of those whose words are
   equal, one stands for all.
2. `2` and a document: its words meet those of the candidates before it, and are handed on to those behind it.
3. `3` and a document: which of all that are like it and older is the first?
"""

from __future__ import annotations

import sys
from array import array
from binascii import a2b_base64, b2a_base64
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import ClassVar

from seedlint.checks import Answer, Check, chronological, corpus_of
from seedlint.digest import blake2b
from seedlint.facts import Facts
from seedlint.model import Finding, Mark, Note, Related, Span
from seedlint.record import NamedTuple
from seedlint.text.lazy import lazy
from seedlint.text.meant_copies import is_meant_to_be_copied

LENGTH = 5  # words of a run
RUNS = 6  # of a sketch
# Lowest bytes of a word's number by which its runs come first: one word in eight.
SAMPLED = lazy("[" + "".join(rf"\x{byte:02x}" for byte in range(0, 256, 8)) + "]")
LOWEST = 0 if sys.byteorder == "little" else -1 % array("I").itemsize
CROWD = 32  # documents with one run in common, above which each is compared with the first few of them alone
FIRST = 4
VOCABULARY = 100_000  # words whose numbers are kept
PART = 1 << 22  # characters of a packed document, 800,000 words, up to which it is compared at once
STEP = 1 << 16  # words that are numbered at once
CROWDED = (
    f"near-duplicates: where more than {CROWD} documents share one run of words, it led to comparisons with the first"
    f" {FIRST} of them alone"
)
NOWHERE = Span(0, 0)  # of a finding on the whole document
WHOLE = (1 << 64) - 1


class NearDuplicate(Check):
    """Reports each later document that shares so many runs with an earlier one, against the first such."""

    class Options(NamedTuple):
        """`similarity` is the least share of common runs that counts; documents below `words` words are left alone."""

        similarity: float = 0.8
        words: int = 40

    FIELDS: ClassVar[Mapping[str, str]] = {
        "first": "the path of the earliest document that is so like it",
        "percent": "the share of common runs, in percent, rounded down",
        "shared": "how many runs of five words stand in both",
        "all": "how many stand in either",
    }

    compares_pairs = True
    options: Options

    def __init__(self, options: Options) -> None:
        super().__init__(options)
        self._numbers = _Numbers()

    @staticmethod
    def verify(options: Options) -> None:
        if not 0 < options.similarity <= 1:
            raise ValueError("`similarity` is a share: more than 0, at most 1")
        if options.words < LENGTH:
            raise ValueError(f"`words` is at least {LENGTH}: shorter documents have no run of {LENGTH} words")

    def emit(self, facts: Facts) -> Iterable[Mark]:
        words = facts.wording.words
        if len(words) < self.options.words or is_meant_to_be_copied(facts.document.path):
            return ()
        numbers = self._numbers.of(words)
        packed = array("I", numbers).tobytes()
        alike = f"{hash(numbers) & WHOLE:016x}"
        marks = [Mark("", f"1{run:016x}", "", NOWHERE, alike) for run in _sketch(numbers, packed)]
        marks.append(Mark("", f"2{facts.document.path}", "", NOWHERE, b2a_base64(packed, newline=False).decode()))
        return marks

    def settle(self, key: str, marks: Sequence[Mark]) -> Iterable[Answer]:
        if key[0] == "1":
            return self._candidates(marks)
        return self._compared(marks) if key[0] == "2" else self._reported(marks)

    def _candidates(self, marks: Sequence[Mark]) -> Iterator[Mark | Note]:
        """Yield each two documents that a run brings together, under the first one's path."""
        corpus = corpus_of(marks)
        equals: dict[str, list[Mark]] = {}
        for mark in marks:
            equals.setdefault(mark.value, []).append(mark)
        apart = [chronological(group, corpus)[0] if len(group) > 1 else group[0] for group in equals.values()]
        if len(apart) <= CROWD:
            pairs: Iterable[tuple[Mark, Mark]] = combinations(apart, 2)
        else:
            yield Note(CROWDED)
            ordered = chronological(apart, corpus)
            pairs = ((one, other) for one in ordered[:FIRST] for other in ordered if other is not one)
        for pair in pairs:
            one, other = sorted(pair)
            if one.given or other.given:
                yield other._replace(key=f"2{one.ref}", value="")

    def _compared(self, marks: Sequence[Mark]) -> Iterator[Mark]:
        """Yield what documents before this one are so like it, and its words for those behind it."""
        key, corpus = marks[0].key, corpus_of(marks)
        own = next((mark for mark in marks if mark.ref == key[1:]), None)
        if own is None:
            return
        others = {mark.ref: mark for mark in marks if mark is not own}.values()
        before = [mark for mark in others if mark.ref < own.ref]
        yield from (own._replace(key=f"2{mark.ref}") for mark in others if mark.ref > own.ref)
        for other in before:
            shared, either = _resemblance(own.value, other.value)
            earlier, later = chronological((own, other), corpus)
            if shared >= self.options.similarity * either and later.given:
                yield earlier._replace(key=f"3{later.ref}", value=f"{shared} {either}")
                yield later._replace(key=f"3{later.ref}", value="")

    def _reported(self, marks: Sequence[Mark]) -> Iterator[tuple[Mark, Finding]]:
        """Yield one finding: the document beside the first of those that are like it."""
        own = next(mark for mark in marks if not mark.value)
        first = chronological((mark for mark in marks if mark.value), corpus_of(marks))[0]
        shared, either = map(int, first.value.split())
        values = {"first": first.ref, "shared": str(shared), "all": str(either), "text": ""}
        values["percent"] = str(100 * shared // either)
        told = f"shares {shared:,} of {either:,} runs of {LENGTH} words"
        yield own, Finding(own.span, values, related=(Related(first.span, told, path=first.ref),), whole=True)


class _Numbers(dict[bytes, int]):
    """The numbers of words, the same in every process; those of the words of late are kept."""

    def __missing__(self, word: bytes) -> int:
        number = self[word] = int.from_bytes(blake2b(word, digest_size=4).digest(), "little")
        return number

    def of(self, words: Sequence[bytes]) -> tuple[int, ...]:
        """Return each word's number."""
        numbers: tuple[int, ...] = ()
        for start in range(0, len(words), STEP):
            if len(self) > VOCABULARY:
                self.clear()
            numbers += tuple(map(self.__getitem__, words[start : start + STEP]))
        return numbers


def _sketch(numbers: tuple[int, ...], packed: bytes) -> list[int]:
    """Return the least runs, by their hash: first of those that begin with a sampled word, then of all others.

    Any fixed order of all runs would do; this one spares the hashing of most. `packed` are the numbers as bytes, of
    which one each tells whether its word is sampled.
    """
    count = len(numbers) - LENGTH + 1
    lowest = packed[LOWEST :: array("I").itemsize].decode("latin-1")
    starts = [match.start() for match in SAMPLED.finditer(lowest, 0, count)]
    least = sorted({hash(numbers[at : at + LENGTH]) for at in starts})[:RUNS]
    if len(least) < RUNS:
        others = set(range(count)).difference(starts)
        least += sorted({hash(numbers[at : at + LENGTH]) for at in others})[: RUNS - len(least)]
    return [run & WHOLE for run in least]


def _resemblance(one: str, other: str) -> tuple[int, int]:
    """Count the different runs that two packed documents share, and those that stand in either.

    A run is told by 64 bits of its hash. Of long documents a part of all runs is looked at after the other, as sets of
    them all would take a hundred times the room of the text.
    """
    parts = 1 + max(len(one), len(other)) // PART
    shared = either = 0
    for part in range(parts):
        ours, theirs = (_runs(packed, part, parts) for packed in (one, other))
        both = len(ours & theirs)
        shared += both
        either += len(ours) + len(theirs) - both
    return shared, either


def _runs(packed: str, part: int, parts: int) -> set[int]:
    """Return one of so many parts of a document's runs."""
    numbers = array("I", a2b_base64(packed)).tolist()
    runs = map(hash, zip(*(numbers[start:] for start in range(LENGTH)), strict=False))
    return set(runs) if parts == 1 else {run for run in runs if run % parts == part}
