"""Kind "passage": passages that two documents have word for word.

Marks are settled in three rounds, by ascending keys: `1 SAMPLE` brings together the documents with a sample of eight
words, `2 DOCUMENT` cuts the excerpts around samples from the earlier document, `3 DOCUMENT` compares these with the
later one. Marks contain no text: words are compared by their codes (`text/duplication/word_row.py`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import ClassVar
from zlib import crc32

from seedlint.base.model import Finding, Mark, Related, Span
from seedlint.base.record import NamedTuple
from seedlint.checks import Answer, Check, chronological, corpus_of
from seedlint.facts import Facts
from seedlint.text.duplication.standard_texts import is_standard_text
from seedlint.text.duplication.word_row import SHINGLE, WINDOW, WordRow, samples, spans, word_row

LEAST = WINDOW + SHINGLE - 1  # words of a passage from which on it contains a sample
AROUND = LEAST  # words by which a passage may extend beyond its outermost samples
SPARSE = 32  # one of so many samples is requested even in the middle of a common passage
SAMPLE, ROW, COMPARISON = "1 ", "2 ", "3 "  # prefixes of keys
OWN, REQUEST, EXPECTING, EXCERPT = "=", ">", "<", "~"  # prefixes of values


class _Run(NamedTuple):
    """A run of equal words: the indexes of its first word in the later and in the earlier row, and its length."""

    later: int
    earlier: int
    length: int


class _Excerpt(NamedTuple):
    """A piece of an earlier document's row: the index of its first word, each word's offsets, the common samples."""

    mark: Mark
    first: int
    codes: str
    places: Sequence[tuple[int, int]]
    shared: Sequence[tuple[int, int]]


class Passage(Check):
    """Reports passages in the later document, against the earliest with them; code and licences are left out.

    Two documents have one finding, at their longest common passage; the others are its related locations.
    """

    class Options(NamedTuple):
        """The least length of a passage, in words."""

        words: int = LEAST

    compares_pairs = True
    FIELDS: ClassVar = {
        "words": "how many words agree",
        "path": "the earlier document",
        "more": "` (and 3 more passages)`, or nothing",
    }

    options: Options

    @staticmethod
    def verify(options: Options) -> None:
        """Raise ValueError for passages that may contain no sample."""
        if options.words < LEAST:
            raise ValueError(f"passages are found from {LEAST} words on")

    def emit(self, facts: Facts) -> Iterable[Mark]:
        """Yield a mark for each sample, and one with the row of the document's words."""
        if is_standard_text(facts.document.path):
            return
        row = word_row(facts.prose)
        if len(row.codes) < self.options.words:
            return
        whole = Span(0, 0)
        chosen = [*samples(row)]
        links = [_link(row.codes[before : at + SHINGLE]) for before, at in pairwise(chosen)]
        for at, before, behind in zip(chosen, ("", *links), (*links, ""), strict=True):
            yield Mark("", SAMPLE + row.codes[at : at + SHINGLE], "", whole, f"{at} {before} {behind}")
        yield Mark("", ROW + facts.document.path, "", whole, OWN + row.codes + row.lengths)

    def settle(self, key: str, marks: Sequence[Mark]) -> Iterator[Answer]:
        """Settle a key of one of the three rounds."""
        if key.startswith(SAMPLE):
            yield from _requests(chronological(marks, corpus_of(marks))) if marks[0].ref != marks[-1].ref else ()
        elif key.startswith(ROW):
            yield from _excerpts(marks)
        else:
            yield from self._findings(marks)

    def _findings(self, marks: Iterable[Mark]) -> Iterator[tuple[Mark, Finding]]:
        """Yield a finding for each earlier document that this one has passages of; no passage lies within another."""
        own = next((mark for mark in marks if mark.value[0] == OWN), None)
        if own is None:  # the group was too large, and its end was left out
            return
        row = _row(own.value[1:])
        places = spans(row.lengths)
        found = [
            (run, excerpt)
            for excerpt in map(_read, (mark for mark in marks if mark.value[0] == EXCERPT))
            for run in _runs(row.codes, excerpt)
            if run.length >= self.options.words and _has_varied_words(row.codes, run)
        ]
        end = 0
        shared: dict[str, list[tuple[_Run, _Excerpt]]] = {}
        for run, excerpt in sorted(found, key=lambda pair: (pair[0].later, -pair[0].length)):
            if run.later + run.length > end:
                end = run.later + run.length
                shared.setdefault(excerpt.mark.ref, []).append((run, excerpt))
        for passages in shared.values():
            yield own, _finding(passages, places)


def _link(codes: str) -> str:
    """Return a checksum of the words from one sample to the end of the next."""
    return f"{crc32(codes.encode()):x}"


def _requests(ordered: Sequence[Mark]) -> Iterator[Mark]:
    """Yield the requests of each later document for excerpts of earlier ones, and a mark that it expects them."""
    first = ordered[0]
    is_sparse = crc32(first.key.encode()) % SPARSE == 0
    linked: dict[tuple[int, str], Mark] = {}  # the earliest mark with a link before (0) or after (1) its sample
    for later in ordered:
        links = [link for link in enumerate(later.value.split(" ")[1:]) if link[1]]
        partners = [linked.setdefault(link, later) for link in links]
        is_inside = len(links) == 2 and all(partner is first for partner in partners)
        requested = {partner.ref: partner for partner in partners if partner is not first}
        if is_sparse or not is_inside:  # at both ends of a common passage, and at some samples in the middle
            requested[first.ref] = first
        requested.pop(later.ref, None)
        if requested and later.linted:
            yield later._replace(key=ROW + later.ref, value=EXPECTING)
            for ref, partner in requested.items():
                numbers = f"{partner.value.split(' ')[0]} {later.value.split(' ')[0]}"
                yield later._replace(key=ROW + ref, value=REQUEST + numbers)


def _excerpts(marks: Sequence[Mark]) -> Iterator[Mark]:
    """Yield the excerpts of this document that others requested, and its own row if it expects excerpts itself."""
    own = next((mark for mark in marks if mark.value[0] == OWN), None)
    if own is None:
        return
    if any(mark.value == EXPECTING for mark in marks):
        yield own._replace(key=COMPARISON + own.ref)
    requested: dict[str, set[tuple[int, int]]] = defaultdict(set)
    for mark in marks:
        if mark.value[0] == REQUEST:
            here, there = map(int, mark.value[1:].split())
            requested[mark.ref].add((here, there))
    row = _row(own.value[1:])
    places = spans(row.lengths) if requested else []
    for ref, shared in requested.items():
        by_offset: dict[int, list[tuple[int, int]]] = defaultdict(list)
        for here, there in sorted(shared):
            by_offset[here - there].append((here, there))
        for group in by_offset.values():
            yield own._replace(key=COMPARISON + ref, value=_excerpt(row, places, group))


def _excerpt(row: WordRow, places: Sequence[tuple[int, int]], shared: Sequence[tuple[int, int]]) -> str:
    first, last = max(shared[0][0] - AROUND, 0), shared[-1][0] + SHINGLE + AROUND
    codes = row.codes[first:last]
    lengths = row.lengths[2 * first : 2 * (first + len(codes)) + 1]
    start = places[first - 1][1] if first else 0
    pairs = " ".join(f"{here}:{there}" for here, there in shared)
    return f"{EXCERPT}{first} {start} {pairs}\n{codes}{lengths}"


def _read(mark: Mark) -> _Excerpt:
    head, _, body = mark.value[1:].partition("\n")
    first, start, *pairs = head.split()
    row = _row(body)
    shared = [(int(here), int(there)) for here, _, there in (pair.partition(":") for pair in pairs)]
    return _Excerpt(mark, int(first), row.codes, spans(row.lengths, int(start)), shared)


def _row(value: str) -> WordRow:
    count = len(value) // 3
    return WordRow(value[:count], value[count:])


def _runs(codes: str, excerpt: _Excerpt) -> Iterator[_Run]:
    """Yield the longest runs of equal words around the common samples, each once."""
    done: set[_Run] = set()
    ends: dict[int, int] = {}  # of the last run for each difference of the two indexes
    for here, later in excerpt.shared:
        earlier = here - excerpt.first
        if later < ends.get(later - earlier, 0):
            continue
        before = _common_length(reversed(codes[:later]), reversed(excerpt.codes[:earlier]))
        after = _common_length(codes[later:], excerpt.codes[earlier:])
        run = _Run(later - before, earlier - before, before + after)
        ends[later - earlier] = run.later + run.length
        if run not in done:
            done.add(run)
            yield run


def _common_length(one: Iterable[str], other: Iterable[str]) -> int:
    count = 0
    for mine, yours in zip(one, other, strict=False):
        if mine != yours:
            break
        count += 1
    return count


def _has_varied_words(codes: str, run: _Run) -> bool:
    """Tell whether at least a third of the words are distinct: rows of figures or dots are equal by chance."""
    return 3 * len(set(codes[run.later : run.later + run.length])) >= min(run.length, 3 * LEAST)


def _finding(passages: Sequence[tuple[_Run, _Excerpt]], places: Sequence[tuple[int, int]]) -> Finding:
    """Return the finding on the passages of two documents, at the longest one."""
    run, excerpt = max(passages, key=lambda passage: passage[0].length)
    path, count = excerpt.mark.ref, len(passages) - 1
    more = f" (and {count} more passage{'s' * (count > 1)})" if count else ""
    values = {"words": str(run.length), "path": path, "more": more}
    related = [Related(_span(run.earlier, run.length, excerpt.places), "the same words", path=path)]
    for passage, _ in passages:
        if passage is not run:
            words = f"{passage.length} words that stand there, too"
            related.append(Related(_span(passage.later, passage.length, places), words))
    return Finding(_span(run.later, run.length, places), values, related=tuple(related))


def _span(first: int, length: int, places: Sequence[tuple[int, int]]) -> Span:
    """Return the span of a run of words, from the offsets of each word."""
    return Span(places[first][0], places[first + length - 1][1])
