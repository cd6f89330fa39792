"""Kind "near-duplicate": documents that share most of their runs of words.

The similarity of two documents is the Jaccard index of their runs of five words: the share of the runs found in both
among those found in either. Candidates come from sketches (Broder, "On the resemblance and containment of documents",
1997): the sketch of a document is the ten windows of its letters that come first in a fixed pseudo-random order. A
window is about as long as five words, and as rarely shared by unrelated texts. Two documents are candidates if they
share one of their first six windows, and two of all ten; candidates are read again and compared exactly, so that no
figure is an estimate. Of pairs with a similarity of .7, two in ten thousand are missed: those where the first six
windows of one document all come before the first that both have (2 * (.15 / .85) ** 6), or where less than two of ten
are in both (.3 ** 10 + 10 * .7 * .3 ** 9). A sketch needs only the letters of a document; its words are split only if
it is a candidate.

The marks, in the order in which they are settled:

1. `1` and a window: the documents with this window in their sketch. All pairs of them are candidates; documents with
   equal letters are represented by one of them.
2. `2` and a document: this document and the candidates before it, which are compared.
3. `3` and a document: this document and the older ones that are similar to it, of which the first is reported.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import ClassVar
from zlib import crc32

from seedlint.base.model import Corpus, Finding, Mark, Note, Related, Span
from seedlint.base.record import NamedTuple
from seedlint.checks import Answer, Check, chronological, corpus_of
from seedlint.facts import Facts
from seedlint.text.duplication.standard_texts import is_standard_text

LENGTH = 5  # words of a run
WINDOW = 20  # bytes of letters, about as long as a run
WINDOWS = 10  # of a sketch, at most
LEADING = 6  # windows of a sketch that make candidates
AGREEING = 2  # windows that two candidates share, at least
RELIABLE = 0.7  # similarity above which AGREEING is required; less similar documents may share fewer windows
DIGEST = 16  # hexadecimal digits of the digest of a document's words
PARITY = bytes(byte.bit_count() % 2 for byte in range(256))  # of bytes; about as many 0 as 1 in any script
# The order of windows: first those whose parities begin in the first way (one of 128), then in the next (32, 8, all).
PREFIXES = (b"\0\0\0\0\0\0\1", b"\0\0\0\0\1", b"\0\0\1", b"")
CROWD = 32  # documents with one window above which each is only compared with the first few of them
FIRST = 4  # documents of a crowd with which the others are compared
CACHED = 100_000  # runs of recently compared documents that are cached
REMEMBERED = 50_000  # pairs of candidates
PART = 800_000  # words of a document up to which its runs are compared in one part
CROWDED = (
    f"near-duplicates: where more than {CROWD} documents share one run of words, it led to comparisons with the first"
    f" {FIRST} of them alone"
)
NOWHERE = Span(0, 0)  # of a finding on the whole document


class NearDuplicate(Check):
    """Reports each document that is similar enough to an earlier one, with the first such document."""

    class Options(NamedTuple):
        """`similarity` is the least Jaccard index to report; documents of fewer than `words` words are ignored."""

        similarity: float = 0.8
        words: int = 40

    FIELDS: ClassVar = {
        "first": "the path of the earliest document that is as similar",
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
        if wording.count < self.options.words or is_standard_text(facts.document.path):
            return ()
        sketch = _sketch(wording.letters)
        value = wording.digest[:DIGEST] + array("I", sketch).tobytes().hex()
        new = tuple.__new__  # equal to Mark(...), three times as fast
        return [new(Mark, ("", f"1{window}", "", NOWHERE, value, False, True)) for window in sketch[:LEADING]]

    def settle(self, key: str, marks: Sequence[Mark]) -> Iterable[Answer]:
        if key[0] == "1":
            return self._candidates(marks)
        return self._compared(marks) if key[0] == "2" else self._reported(marks)

    def _candidates(self, marks: Sequence[Mark]) -> Iterator[Mark | Note]:
        """Yield the marks of each new pair of candidates with a window, under the path of the second one."""
        corpus = corpus_of(marks)
        equals: dict[str, list[Mark]] = {}
        for mark in marks:
            equals.setdefault(mark.value, []).append(mark)
        distinct = [chronological(group, corpus)[0] if len(group) > 1 else group[0] for group in equals.values()]
        if len(distinct) <= CROWD:
            pairs: Iterable[tuple[Mark, Mark]] = combinations(distinct, 2)
        else:
            yield Note(CROWDED)
            ordered = chronological(distinct, corpus)
            pairs = ((one, other) for one in ordered[:FIRST] for other in ordered if other is not one)
        for one, other in pairs:
            is_new = (one.linted or other.linted) and self._pairs.are_new(one, other, corpus)
            if is_new and self._may_be_similar(one, other):
                key = "2" + max(one.ref, other.ref)
                yield one._replace(key=key)
                yield other._replace(key=key)

    def _may_be_similar(self, one: Mark, other: Mark) -> bool:
        """Tell whether the sketches share enough windows for documents of the least similarity."""
        ours, theirs = _windows(one), _windows(other)
        return self.options.similarity < RELIABLE or len(ours & theirs) >= min(AGREEING, len(ours), len(theirs))

    def _compared(self, marks: Sequence[Mark]) -> Iterator[Mark]:
        """Yield marks for each pair of this document and a candidate that are similar enough."""
        corpus = corpus_of(marks)
        *before, own = {mark.ref: mark for mark in marks}.values()  # never so many that the engine leaves out the last
        for other in before:
            shared, either = self._runs.resemblance(own, other, corpus)
            if not shared or shared < self.options.similarity * either:
                continue
            earlier, later = chronological((own, other), corpus)
            if later.linted:
                yield earlier._replace(key=f"3{later.ref}", value=f"{shared} {either}")
                yield later._replace(key=f"3{later.ref}", value="")

    def _reported(self, marks: Sequence[Mark]) -> Iterator[tuple[Mark, Finding]]:
        """Yield one finding: the document with the first of those similar to it."""
        own = next(mark for mark in marks if not mark.value)
        first = chronological((mark for mark in marks if mark.value), corpus_of(marks))[0]
        shared, either = map(int, first.value.split())
        values = {"first": first.ref, "shared": str(shared), "all": str(either), "text": ""}
        values["percent"] = str(100 * shared // either)
        message = f"shares {shared:,} of {either:,} runs of {LENGTH} words"
        yield own, Finding(own.span, values, related=(Related(first.span, message, path=first.ref),), whole=True)


class _Pairs:
    """The recent pairs of candidates: similar documents share several windows, but need one comparison."""

    def __init__(self) -> None:
        self._corpus = Corpus()
        self._known: set[tuple[str, str]] = set()

    def are_new(self, one: Mark, other: Mark, corpus: Corpus) -> bool:
        """Tell whether two documents weren't candidates before, as far as REMEMBERED reaches back."""
        if corpus is not self._corpus or len(self._known) >= REMEMBERED:
            self._corpus = corpus
            self._known.clear()
        before = len(self._known)
        self._known.add((min(one.ref, other.ref), max(one.ref, other.ref)))
        return len(self._known) > before


class _Runs:
    """The runs of documents as 64-bit hashes; those of recently compared documents are cached."""

    def __init__(self) -> None:
        self._cached: dict[str, frozenset[int]] = {}
        self._size = 0

    def resemblance(self, one: Mark, other: Mark, corpus: Corpus) -> tuple[int, int]:
        """Return how many distinct runs stand in both documents, and how many in either.

        The runs of long documents are compared part by part: sets of all would need a hundred times the memory of the
        text.
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
        """Return all runs of a document, None for a long one."""
        runs = self._cached.pop(mark.value, None)
        if runs is None:
            words = corpus.words(mark.ref)
            if len(words) > PART:
                return None
            runs = frozenset(_runs(words))
            if not 0 < len(runs) <= CACHED:
                return runs
            self._size += len(runs)
            while self._size > CACHED:
                self._size -= len(self._cached.pop(next(iter(self._cached))))
        self._cached[mark.value] = runs  # now the most recent one
        return runs


def _numbers(words: Sequence[bytes]) -> array[int]:
    """Return a hash of each word, which is valid in this process and takes a fifth of the word's memory."""
    return array("q", map(hash, words))


def _runs(words: Sequence[object]) -> Iterator[int]:
    """Yield the hash of each run of words."""
    return map(hash, zip(*(words[start:] for start in range(LENGTH)), strict=False))


def _sketch(letters: bytes) -> list[int]:
    """Return the first windows by prefix and checksum.

    Any fixed order of all windows would do; with this one, most of them needn't be hashed.
    """
    parities = letters.translate(PARITY)
    last = max(len(letters) - WINDOW, 0)
    first: list[int] = []
    for prefix in PREFIXES:
        found = {crc32(letters[at : at + WINDOW]) for at in _places(prefix, parities, last)}
        first += sorted(found.difference(first))[: WINDOWS - len(first)]
        if len(first) == WINDOWS:
            break
    return first


def _windows(mark: Mark) -> set[int]:
    """Return the windows of the sketch in a mark."""
    return {*array("I", bytes.fromhex(mark.value[DIGEST:]))}


def _places(prefix: bytes, parities: bytes, last: int) -> Iterable[int]:
    """Return the offsets of a prefix, up to `last`; the empty one is everywhere."""
    if not prefix:
        return range(last + 1)
    places: list[int] = []
    at = parities.find(prefix)
    while 0 <= at <= last:
        places.append(at)
        at = parities.find(prefix, at + len(prefix))
    return places
