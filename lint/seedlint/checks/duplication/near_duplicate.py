"""The kind `near-duplicate`: documents that share most of their runs of words.

How alike two documents are is the share of the runs of five words that stand in both among those that stand in either
(Jaccard's index of word 5-grams). Candidates come from a sketch of the few least windows of each document's letters, by
a hash (Broder, "On the resemblance and containment of documents", 1997): two documents that share one of the six least
are candidates, and where they share two of the ten least they are read again and compared run by run, so that no
figure is an estimate. A window is about as long as five words, and as rarely shared by unrelated texts. Of pairs that
are alike to .7 two in ten thousand are missed: where all six of one document come before the first that both have
(2 * (.15 / .85) ** 6), or of ten less than two are in both (.3 ** 10 + 10 * .7 * .3 ** 9). To be marked costs a
document a look at its letters; its words are parted only where there is something to compare them with.

The questions, in the order in which they are answered:

1. `1` and a window: which documents have it in their sketch? Every two of them are candidates; of those whose letters
   are equal, one stands for all.
2. `2` and a document: how alike are it and each candidate before it?
3. `3` and a document: which of all that are like it and older is the first?
"""

from __future__ import annotations

from array import array
from binascii import crc32
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import ClassVar

from seedlint.base.model import Corpus, Finding, Mark, Note, Related, Span
from seedlint.base.record import NamedTuple
from seedlint.checks import Answer, Check, chronological, corpus_of
from seedlint.facts import Facts
from seedlint.text.duplication.meant_copies import is_meant_to_be_copied

LENGTH = 5  # words of a run
WINDOW = 20  # bytes of letters, about as long as a run
WINDOWS = 10  # of a sketch
LEADING = 6  # of them, each of which makes candidates
AGREEING = 2  # of them that candidates share, at least
SURELY = 0.7  # the similarity from which on they do: less alike, they need not
DIGEST = 16  # hexadecimal digits that tell the words of documents apart
SIGNS = bytes(byte.bit_count() % 2 for byte in range(256))  # of bytes: as many 0 as 1, in any script
# The signs with which a window begins that comes before all others (one of 128 does), of the next (32, 8), and any.
SAMPLES = (b"\0\0\0\0\0\0\1", b"\0\0\0\0\1", b"\0\0\1", b"")
CROWD = 32  # documents with one window in common, above which each is compared with the first few of them alone
FIRST = 4
KEPT = 100_000  # runs of documents compared of late that are kept for the next comparison
REMEMBERED = 50_000  # pairs
PART = 800_000  # words of a document up to which all of its runs are compared at once
CROWDED = (
    f"near-duplicates: where more than {CROWD} documents share one run of words, it led to comparisons with the first"
    f" {FIRST} of them alone"
)
NOWHERE = Span(0, 0)  # of a finding on the whole document


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
        self._pairs = _Pairs()
        self._runs = _Runs()

    @staticmethod
    def verify(options: Options) -> None:
        if not 0 < options.similarity <= 1:
            raise ValueError("`similarity` is a share: more than 0, at most 1")
        if options.words < LENGTH:
            raise ValueError(f"`words` is at least {LENGTH}: shorter documents have no run of {LENGTH} words")

    def emit(self, facts: Facts) -> Iterable[Mark]:
        wording = facts.wording
        if wording.count < self.options.words or is_meant_to_be_copied(facts.document.path):
            return ()
        sketch = _sketch(wording.letters)
        value = wording.digest[:DIGEST] + array("I", sketch).tobytes().hex()
        new = tuple.__new__  # what Mark(...) comes to, three times as fast
        return [new(Mark, ("", f"1{window}", "", NOWHERE, value, False, True)) for window in sketch[:LEADING]]

    def settle(self, key: str, marks: Sequence[Mark]) -> Iterable[Answer]:
        if key[0] == "1":
            return self._candidates(marks)
        return self._compared(marks) if key[0] == "2" else self._reported(marks)

    def _candidates(self, marks: Sequence[Mark]) -> Iterator[Mark | Note]:
        """Yield each two documents that a window brings together, under the second one's path."""
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
        for one, other in pairs:
            is_new = (one.given or other.given) and self._pairs.are_new(one, other, corpus)
            if is_new and self._may_be_alike(one, other):
                key = "2" + max(one.ref, other.ref)
                yield one._replace(key=key)
                yield other._replace(key=key)

    def _may_be_alike(self, one: Mark, other: Mark) -> bool:
        """Tell whether two sketches have as much in common as those of documents that are like each other."""
        ours, theirs = _windows(one), _windows(other)
        return self.options.similarity < SURELY or len(ours & theirs) >= min(AGREEING, len(ours), len(theirs))

    def _compared(self, marks: Sequence[Mark]) -> Iterator[Mark]:
        """Yield what documents before this one are so like it."""
        corpus = corpus_of(marks)
        *before, own = {mark.ref: mark for mark in marks}.values()  # not so many that the last one was left out
        for other in before:
            shared, either = self._runs.resemblance(own, other, corpus)
            if not shared or shared < self.options.similarity * either:
                continue
            earlier, later = chronological((own, other), corpus)
            if later.given:
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


class _Pairs:
    """The candidates of late: documents that are alike share several windows, and one comparison tells all."""

    def __init__(self) -> None:
        self._corpus = Corpus()
        self._told: set[tuple[str, str]] = set()

    def are_new(self, one: Mark, other: Mark, corpus: Corpus) -> bool:
        """Tell whether two documents weren't candidates before, as far back as that is known."""
        if corpus is not self._corpus or len(self._told) >= REMEMBERED:
            self._corpus = corpus
            self._told.clear()
        before = len(self._told)
        self._told.add((min(one.ref, other.ref), max(one.ref, other.ref)))
        return len(self._told) > before


class _Runs:
    """The runs of documents, each told by 64 bits of its hash; those of documents compared of late are kept."""

    def __init__(self) -> None:
        self._kept: dict[str, frozenset[int]] = {}
        self._held = 0

    def resemblance(self, one: Mark, other: Mark, corpus: Corpus) -> tuple[int, int]:
        """Count the different runs that two documents share, and those that stand in either.

        Of long documents a part of all runs is looked at after the other, as sets of them all would take a hundred
        times the room of the text.
        """
        ours, theirs = (self._of(mark, corpus) for mark in (one, other))
        if ours is not None and theirs is not None:
            return (shared := len(ours & theirs)), len(ours) + len(theirs) - shared
        here, there = (_numbers(corpus.words(mark.ref)) for mark in (one, other))
        parts = 1 + max(len(here), len(there)) // PART
        shared = either = 0
        for part in range(parts):
            ours, theirs = (frozenset(run for run in _runs(row) if run % parts == part) for row in (here, there))
            shared += len(ours & theirs)
            either += len(ours | theirs)
        return shared, either

    def _of(self, mark: Mark, corpus: Corpus) -> frozenset[int] | None:
        """Return all runs of a document, None of a long one."""
        runs = self._kept.pop(mark.value, None)
        if runs is None:
            words = corpus.words(mark.ref)
            if len(words) > PART:
                return None
            runs = frozenset(_runs(words))
            if not 0 < len(runs) <= KEPT:
                return runs
            self._held += len(runs)
            while self._held > KEPT:
                self._held -= len(self._kept.pop(next(iter(self._kept))))
        self._kept[mark.value] = runs  # behind all others
        return runs


def _numbers(words: Sequence[bytes]) -> array[int]:
    """Return what tells words from each other in this process, in a fifth of their room."""
    return array("q", map(hash, words))


def _runs(words: Sequence[object]) -> Iterator[int]:
    """Yield the runs of words, by their hashes."""
    return map(hash, zip(*(words[start:] for start in range(LENGTH)), strict=False))


def _sketch(letters: bytes) -> list[int]:
    """Return the least windows: first of those that begin with the rarest sample of signs, then of the next.

    Any fixed order of all windows would do; this one spares the hashing of most.
    """
    signs = letters.translate(SIGNS)
    last = max(len(letters) - WINDOW, 0)
    least: list[int] = []
    for sample in SAMPLES:
        found = {crc32(letters[at : at + WINDOW]) for at in _places(sample, signs, last)}
        least += sorted(found.difference(least))[: WINDOWS - len(least)]
        if len(least) == WINDOWS:
            break
    return least


def _windows(mark: Mark) -> set[int]:
    """Return the windows of the sketch that a mark carries."""
    return {*array("I", bytes.fromhex(mark.value[DIGEST:]))}


def _places(sample: bytes, signs: bytes, last: int) -> Iterable[int]:
    """Return where a sample stands, up to a last place; an empty one stands everywhere."""
    if not sample:
        return range(last + 1)
    places: list[int] = []
    at = signs.find(sample)
    while 0 <= at <= last:
        places.append(at)
        at = signs.find(sample, at + len(sample))
    return places
