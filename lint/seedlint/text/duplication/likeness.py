"""How alike texts are by the words that carry their meaning: the rarer a word among them, the more it weighs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from math import log, sqrt

from seedlint.text.heading_words import singular

STEM = 6  # letters of a word that count: "immigration" and "immigrants" are one term


def stem(word: str) -> str:
    """Return what the forms of a word have in common, by a rule that knows no language."""
    return singular(word)[:STEM]


def stems(words: Mapping[str, int]) -> Mapping[str, int]:
    """Add up how often the forms of each word stand."""
    found: Counter[str] = Counter()
    for word, count in words.items():
        found[stem(word)] += count
    return found


def vectors(texts: Sequence[Mapping[str, int]]) -> list[Mapping[str, float]]:
    """Return each text's terms with their weights, of length 1: log of how often times log of how rare (tf-idf)."""
    holding = Counter(term for text in texts for term in text)
    rarity = {term: log(1 + len(texts) / count) for term, count in holding.items()}
    return [_normed({term: (1 + log(count)) * rarity[term] for term, count in text.items()}) for text in texts]


def _normed(weights: Mapping[str, float]) -> Mapping[str, float]:
    length = sqrt(sum(weight * weight for weight in weights.values())) or 1.0
    return {term: weight / length for term, weight in weights.items()}


def cosine(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """Return how alike two texts are by their vectors: 0 for nothing in common, 1 for the same words."""
    if len(other) < len(one):
        one, other = other, one
    return sum(weight * other[term] for term, weight in one.items() if term in other)
