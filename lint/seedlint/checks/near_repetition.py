"""Kind "near-repetition": a paragraph that stands twice in a document with a few words changed."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import ClassVar, NamedTuple

from seedlint.checks import Check
from seedlint.facts import Facts, Hit
from seedlint.model import Finding, Related, Span
from seedlint.text.word_count import count_words, tokens

SHINGLE = 5  # words
BUSY = 50  # paragraphs that share a word: what all of them have tells none from the others


class _Block(NamedTuple):
    """A paragraph with its words, each once, as far as they are told by blanks."""

    span: Span
    words: frozenset[str]


class NearRepetition(Check):
    """Reports the later of two paragraphs that share most of their runs of five words, but not all of their words."""

    class Options(NamedTuple):
        """`similarity` is the least Jaccard coefficient of word 5-shingles; fewer than `words` words are left alone."""

        similarity: float = 0.7
        words: int = 20

    FIELDS: ClassVar = {
        "line": "the line on which the earlier paragraph begins",
        "similarity": "the Jaccard coefficient of the two, rounded down",
        "words": "how long it is",
    }

    options: Options

    @staticmethod
    def verify(options: Options) -> None:
        """Raise ValueError where the least similarity is none, or a paragraph needs no shingle."""
        if not 0 < options.similarity <= 1:
            raise ValueError("the similarity lies above 0 and is at most 1")
        if options.words < SHINGLE:
            raise ValueError(f"paragraphs are compared from {SHINGLE} words on")

    def inspect(self, facts: Facts, hits: Sequence[Hit]) -> Iterable[Finding]:
        """Yield the later paragraphs of the pairs; the dear comparison is made of those that share most words."""
        blocks = self._repeating(self._blocks(facts))
        if len(blocks) < 2 or facts.genre:  # documentation says the same of things that are alike
            return
        shingles: dict[int, frozenset[tuple[str, ...]]] = {}
        for later, candidates in sorted(_candidates(blocks, self.options.similarity).items()):
            for index in (later, *candidates):
                if index not in shingles:
                    shingles[index] = _shingles(blocks[index].span.of(facts.prose))
            best = max(candidates, key=lambda earlier: (_jaccard(shingles[earlier], shingles[later]), -earlier))
            similarity = _jaccard(shingles[best], shingles[later])
            if similarity >= self.options.similarity:
                yield from self._told(facts, blocks[best].span, blocks[later].span, similarity)

    def _blocks(self, facts: Facts) -> Iterator[_Block]:
        for span, kind, _ in facts.paragraphs:
            if kind == "heading" or span.length < 2 * self.options.words:
                continue
            text = span.of(facts.prose)
            words = text.split()
            if len(words) < self.options.words:  # few blanks: short, or in a script that has none
                if count_words(text) < self.options.words:
                    continue
                words = tokens(text)
            yield _Block(span, frozenset(words))

    def _repeating(self, blocks: Iterable[_Block]) -> list[_Block]:
        """Return the paragraphs most of whose words stand in another one, too: in most texts there is none."""
        known = list(blocks)
        holding = Counter(chain.from_iterable(block.words for block in known))
        repeated = {word for word, count in holding.items() if count > 1}
        share = self.options.similarity
        return [block for block in known if len(block.words & repeated) >= share * len(block.words)]

    def _told(self, facts: Facts, earlier: Span, later: Span, similarity: float) -> Iterator[Finding]:
        text = later.of(facts.prose)
        if tokens(text) == tokens(earlier.of(facts.prose)):  # no near repetition but a whole one
            return
        values = {
            "line": str(facts.lines.number(earlier.start) + 1),
            "similarity": f"{int(similarity * 100) / 100:.2f}",
            "words": str(count_words(text)),
        }
        yield Finding(later, values, related=(Related(earlier, "the paragraph as it first stands"),))


def _candidates(blocks: Sequence[_Block], share: float) -> Mapping[int, Sequence[int]]:
    """Return for each paragraph the earlier ones that share most words with it.

    Two that do so share one of the rarest words of each, as many as may be missing and one more (prefix filtering;
    Bayardo, Ma, Srikant 2007).
    """
    holding = Counter(chain.from_iterable(block.words for block in blocks))
    standing: dict[str, list[int]] = defaultdict(list)
    found: dict[int, Sequence[int]] = {}
    for index, block in enumerate(blocks):
        rarest = sorted(block.words, key=lambda word: (holding[word], word))
        telling = rarest[: int((1 - share) * len(rarest)) + 1]
        near = {other for word in telling for other in standing[word][:BUSY]}
        alike = [other for other in sorted(near) if _share(blocks[other].words, block.words) >= share]
        if alike:
            found[index] = alike
        for word in telling:
            standing[word].append(index)
    return found


def _share(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / max(len(one), len(other))


def _shingles(text: str) -> frozenset[tuple[str, ...]]:
    words = tokens(text)
    return frozenset(zip(*(words[at:] for at in range(SHINGLE)), strict=False))


def _jaccard(one: frozenset[tuple[str, ...]], other: frozenset[tuple[str, ...]]) -> float:
    common = len(one & other)
    return common / (len(one) + len(other) - common) if common else 0.0
