"""Kind "near-repetition": a paragraph that a document repeats with a few words changed."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import ClassVar

from seedlint.base.model import Finding, Related, Span
from seedlint.base.record import NamedTuple
from seedlint.checks import Check
from seedlint.facts import Facts, Hit
from seedlint.text.duplication.refrain import is_refrain
from seedlint.text.duplication.word_count import count_words, tokens

Shingle = tuple[str, ...]
SHINGLE = 5  # words
BUSY = 50  # paragraphs with one run of words, beyond which further ones aren't compared by it
EXACT = 0.5  # the share of common runs that also agree in punctuation and case, at least


class NearRepetition(Check):
    """Reports the later of two paragraphs that share most runs of five words, without being equal."""

    class Options(NamedTuple):
        """`similarity` is the least Jaccard index of word 5-shingles; paragraphs below `words` words are ignored."""

        similarity: float = 0.7
        words: int = 20

    FIELDS: ClassVar = {
        "line": "the line on which the earlier paragraph begins",
        "similarity": "the Jaccard index of the two, rounded down",
        "words": "how long it is",
    }

    options: Options

    @staticmethod
    def verify(options: Options) -> None:
        """Raise ValueError for a similarity out of range, or paragraphs too short for a shingle."""
        if not 0 < options.similarity <= 1:
            raise ValueError("the similarity lies above 0 and is at most 1")
        if options.words < SHINGLE:
            raise ValueError(f"paragraphs are compared from {SHINGLE} words on")

    def inspect(self, facts: Facts, hits: Sequence[Hit]) -> Iterable[Finding]:
        """Yield a finding for each paragraph that is similar to an earlier one, the most similar and then the first."""
        if facts.genre:  # documentation describes similar things in similar words
            return
        if facts.repeats.repeated < self._fewest and not facts.repeats.is_unspaced:
            return
        blocks = self._repeating(self._blocks(facts))
        holders: dict[Shingle, list[int]] = defaultdict(list)  # which earlier paragraphs have a shingle
        shingles = [_shingles(tokens(block.of(facts.prose))) for block in blocks]
        for index, mine in enumerate(shingles):
            shared = Counter(other for shingle in mine for other in holders[shingle])
            for shingle in mine:
                if len(holders[shingle]) < BUSY:
                    holders[shingle].append(index)
            if shared:
                similarity, at = max((_jaccard(shared[other], shingles[other], mine), -other) for other in shared)
                if similarity >= self.options.similarity:
                    yield from self._finding(facts, blocks[-at], blocks[index], similarity)

    @property
    def _fewest(self) -> float:
        """How many runs of five words two similar paragraphs share at least in the same punctuation and case."""
        return EXACT * self.options.similarity * (self.options.words - SHINGLE + 1)

    def _blocks(self, facts: Facts) -> Iterator[tuple[Span, Sequence[str]]]:
        """Yield the paragraphs that are long enough, with their words: split at blanks if there are enough."""
        for span, kind, _ in facts.paragraphs:
            if kind == "heading" or span.length < 2 * self.options.words:
                continue
            text = span.of(facts.prose)
            words = text.split()
            if len(words) >= self.options.words:
                yield span, words
            elif count_words(text) >= self.options.words:  # in a script that has no blanks
                yield span, tokens(text)

    def _repeating(self, blocks: Iterable[tuple[Span, Sequence[str]]]) -> list[Span]:
        """Return the paragraphs that share enough runs with others: a cheap screen, which few texts pass."""
        runs_of = [(span, set(zip(words, words[2:], words[4:], strict=False))) for span, words in blocks]
        once: set[tuple[str, str, str]] = set()
        again: set[tuple[str, str, str]] = set()
        for _, runs in runs_of:
            again |= once & runs
            once |= runs
        share = EXACT * self.options.similarity
        return [span for span, runs in runs_of if len(runs & again) >= share * len(runs)] if again else []

    def _finding(self, facts: Facts, earlier: Span, later: Span, similarity: float) -> Iterator[Finding]:
        text = later.of(facts.prose)
        if tokens(text) == tokens(earlier.of(facts.prose)):  # an exact repetition, which another rule reports
            return
        if is_refrain(later.of(facts.text), facts.text[earlier.end : later.start]):
            return
        values = {
            "line": str(facts.lines.number(earlier.start) + 1),
            "similarity": f"{int(similarity * 100) / 100:.2f}",
            "words": str(count_words(text)),
        }
        yield Finding(later, values, related=(Related(earlier, "the paragraph as it first stands"),))


def _shingles(words: Sequence[str]) -> frozenset[Shingle]:
    return frozenset(zip(*(words[at:] for at in range(SHINGLE)), strict=False))


def _jaccard(common: int, one: frozenset[Shingle], other: frozenset[Shingle]) -> float:
    return common / (len(one) + len(other) - common)
