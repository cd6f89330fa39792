"""Kind "passage": what stands word for word in two documents.

Questions in three rounds, each under greater keys than the one before: which documents share a sample of eight words
(`1 SAMPLE`), what the earlier of two has around it (`2 DOCUMENT`), and how far the two agree (`3 DOCUMENT`, the later).
No mark carries text: words are compared by their signs.
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
from seedlint.text.duplication.meant_copies import is_meant_to_be_copied
from seedlint.text.duplication.word_row import SHINGLE, WINDOW, WordRow, samples, spans, word_row

LEAST = WINDOW + SHINGLE - 1  # words of a passage that surely holds a sample
AROUND = LEAST  # words beyond its outermost samples among which a passage ends
SPARSE = 32  # samples of which one is asked for within an agreement, too
SAMPLE, ROW, AGREEMENT = "1 ", "2 ", "3 "  # what keys begin with
OWN, ASKED, AWAITED, EXCERPT = "=", ">", "<", "~"  # what values begin with


class _Run(NamedTuple):
    """Words that agree: where they begin in the later and in the earlier row, and how many they are."""

    later: int
    earlier: int
    length: int


class _Excerpt(NamedTuple):
    """A piece of an earlier document's row: its first word's number, where each word stands, the samples in common."""

    mark: Mark
    first: int
    signs: str
    places: Sequence[tuple[int, int]]
    shared: Sequence[tuple[int, int]]


class Passage(Check):
    """Reports in the later document what stands in the earliest that has it; code and licences are left out.

    What two documents share is one finding, at the longest passage; the others are related to it.
    """

    class Options(NamedTuple):
        """The least length of a passage, in words."""

        words: int = LEAST

    compares_pairs = True
    FIELDS: ClassVar = {
        "words": "how many words agree",
        "path": "the document that has them, too",
        "more": "` (and 3 more passages)`, or nothing",
    }

    options: Options

    @staticmethod
    def verify(options: Options) -> None:
        """Raise ValueError for passages too short to be found surely."""
        if options.words < LEAST:
            raise ValueError(f"passages are found from {LEAST} words on")

    def emit(self, facts: Facts) -> Iterable[Mark]:
        """Yield a mark for each sample and one with the row of the document's words."""
        if is_meant_to_be_copied(facts.document.path):
            return
        row = word_row(facts.prose)
        if len(row.signs) < self.options.words:
            return
        whole = Span(0, 0)
        chosen = [*samples(row)]
        links = [_link(row.signs[before : at + SHINGLE]) for before, at in pairwise(chosen)]
        for at, before, behind in zip(chosen, ("", *links), (*links, ""), strict=True):
            yield Mark("", SAMPLE + row.signs[at : at + SHINGLE], "", whole, f"{at} {before} {behind}")
        yield Mark("", ROW + facts.document.path, "", whole, OWN + row.signs + row.lengths)

    def settle(self, key: str, marks: Sequence[Mark]) -> Iterator[Answer]:
        """Answer a question of one of the three rounds."""
        if key.startswith(SAMPLE):
            yield from _asked(chronological(marks, corpus_of(marks))) if marks[0].ref != marks[-1].ref else ()
        elif key.startswith(ROW):
            yield from _excerpts(marks)
        else:
            yield from self._agreements(marks)

    def _agreements(self, marks: Iterable[Mark]) -> Iterator[tuple[Mark, Finding]]:
        """Yield what one document shares with each earlier one; no passage lies within another."""
        own = next((mark for mark in marks if mark.value[0] == OWN), None)
        if own is None:  # the question was too large
            return
        row = _row(own.value[1:])
        places = spans(row.lengths)
        found = [
            (run, excerpt)
            for excerpt in map(_read, (mark for mark in marks if mark.value[0] == EXCERPT))
            for run in _runs(row.signs, excerpt)
            if run.length >= self.options.words and _says_something(row.signs, run)
        ]
        end = 0
        shared: dict[str, list[tuple[_Run, _Excerpt]]] = {}
        for run, excerpt in sorted(found, key=lambda pair: (pair[0].later, -pair[0].length)):
            if run.later + run.length > end:
                end = run.later + run.length
                shared.setdefault(excerpt.mark.ref, []).append((run, excerpt))
        for passages in shared.values():
            yield own, _finding(passages, places)


def _link(signs: str) -> str:
    """Return what stands for the words from one sample to the end of the next: where it is equal, these agree."""
    return f"{crc32(signs.encode()):x}"


def _asked(ordered: Sequence[Mark]) -> Iterator[Mark]:
    """Yield what earlier documents are asked for each later one that has their sample, and wake the later one."""
    first = ordered[0]
    often = crc32(first.key.encode()) % SPARSE == 0
    linked: dict[tuple[int, str], Mark] = {}  # the earliest mark with a link before (0) or behind (1)
    for later in ordered:
        links = [link for link in enumerate(later.value.split(" ")[1:]) if link[1]]
        partners = [linked.setdefault(link, later) for link in links]
        is_inside = len(links) == 2 and all(partner is first for partner in partners)
        asked = {partner.ref: partner for partner in partners if partner is not first}
        if often or not is_inside:  # at both ends of an agreement, and at some samples between
            asked[first.ref] = first
        asked.pop(later.ref, None)
        if asked and later.given:
            yield later._replace(key=ROW + later.ref, value=AWAITED)
            for ref, partner in asked.items():
                numbers = f"{partner.value.split(' ')[0]} {later.value.split(' ')[0]}"
                yield later._replace(key=ROW + ref, value=ASKED + numbers)


def _excerpts(marks: Sequence[Mark]) -> Iterator[Mark]:
    """Yield, for each document that asks, the pieces of this one's row around the samples; for itself, the row."""
    own = next((mark for mark in marks if mark.value[0] == OWN), None)
    if own is None:
        return
    if any(mark.value == AWAITED for mark in marks):
        yield own._replace(key=AGREEMENT + own.ref)
    asked: dict[str, set[tuple[int, int]]] = defaultdict(set)
    for mark in marks:
        if mark.value[0] == ASKED:
            here, there = map(int, mark.value[1:].split())
            asked[mark.ref].add((here, there))
    row = _row(own.value[1:])
    places = spans(row.lengths) if asked else []
    for ref, shared in asked.items():
        by_offset: dict[int, list[tuple[int, int]]] = defaultdict(list)
        for here, there in sorted(shared):
            by_offset[here - there].append((here, there))
        for group in by_offset.values():
            yield own._replace(key=AGREEMENT + ref, value=_excerpt(row, places, group))


def _excerpt(row: WordRow, places: Sequence[tuple[int, int]], shared: Sequence[tuple[int, int]]) -> str:
    first, last = max(shared[0][0] - AROUND, 0), shared[-1][0] + SHINGLE + AROUND
    signs = row.signs[first:last]
    lengths = row.lengths[2 * first : 2 * (first + len(signs)) + 1]
    start = places[first - 1][1] if first else 0
    pairs = " ".join(f"{here}:{there}" for here, there in shared)
    return f"{EXCERPT}{first} {start} {pairs}\n{signs}{lengths}"


def _read(mark: Mark) -> _Excerpt:
    head, _, body = mark.value[1:].partition("\n")
    first, start, *pairs = head.split()
    row = _row(body)
    shared = [(int(here), int(there)) for here, _, there in (pair.partition(":") for pair in pairs)]
    return _Excerpt(mark, int(first), row.signs, spans(row.lengths, int(start)), shared)


def _row(value: str) -> WordRow:
    count = len(value) // 3
    return WordRow(value[:count], value[count:])


def _runs(signs: str, excerpt: _Excerpt) -> Iterator[_Run]:
    """Yield the longest agreements around the samples in common, each once."""
    done: set[_Run] = set()
    ends: dict[int, int] = {}  # of the runs of one offset between the two rows
    for here, later in excerpt.shared:
        earlier = here - excerpt.first
        if later < ends.get(later - earlier, 0):
            continue
        before = _agreeing(reversed(signs[:later]), reversed(excerpt.signs[:earlier]))
        after = _agreeing(signs[later:], excerpt.signs[earlier:])
        run = _Run(later - before, earlier - before, before + after)
        ends[later - earlier] = run.later + run.length
        if run not in done:
            done.add(run)
            yield run


def _agreeing(one: Iterable[str], other: Iterable[str]) -> int:
    count = 0
    for mine, yours in zip(one, other, strict=False):
        if mine != yours:
            break
        count += 1
    return count


def _says_something(signs: str, run: _Run) -> bool:
    """Tell whether at least every third word is another one: rows of figures and dots repeat by chance."""
    return 3 * len(set(signs[run.later : run.later + run.length])) >= min(run.length, 3 * LEAST)


def _finding(passages: Sequence[tuple[_Run, _Excerpt]], places: Sequence[tuple[int, int]]) -> Finding:
    """Return the finding at the longest of the passages that two documents share."""
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
    """Return the span of a run of words, told by where each word stands."""
    return Span(places[first][0], places[first + length - 1][1])
