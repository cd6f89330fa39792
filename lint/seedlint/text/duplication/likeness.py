"""Similarity of texts: the cosine of their tf-idf vectors, with words cut down to stems."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from math import log, sqrt

from seedlint.text.duplication.heading_words import singular

STEM = 6  # letters of a stem: "immigration" and "immigrants" have one


def stem(word: str) -> str:
    """Return the stem of a word: the first STEM letters of its singular, in any language."""
    return singular(word)[:STEM]


def stems(words: Mapping[str, int]) -> Mapping[str, int]:
    """Add up the counts of words with one stem."""
    found: Counter[str] = Counter()
    for word, count in words.items():
        found[stem(word)] += count
    return found


def vectors(texts: Sequence[Mapping[str, int]]) -> list[Mapping[str, float]]:
    """Return each text's tf-idf vector, of length 1, from its word counts."""
    document_counts = Counter(term for text in texts for term in text)
    rarity = {term: log(1 + len(texts) / count) for term, count in document_counts.items()}
    return [_normalized({term: (1 + log(count)) * rarity[term] for term, count in text.items()}) for text in texts]


def _normalized(weights: Mapping[str, float]) -> Mapping[str, float]:
    length = sqrt(sum(weight * weight for weight in weights.values())) or 1.0
    return {term: weight / length for term, weight in weights.items()}


def cosine(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """Return the cosine of two vectors of length 1: 0 for no common words, 1 for equal texts."""
    if len(other) < len(one):
        one, other = other, one
    return sum(weight * other[term] for term, weight in one.items() if term in other)
