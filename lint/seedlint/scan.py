"""One pass over a text for the anchors of all patterns of all rules."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from seedlint.facts import Hit
from seedlint.pattern import Pattern
from seedlint.text.fold import Folded


class Scanner:
    """Finds the anchors of several checks in one pass (Aho-Corasick over the folded text)."""

    def __init__(self, patterns: Sequence[Sequence[Pattern]]) -> None:
        """Take each check's patterns; the checks are known by their index."""
        everywhere: dict[str, list[tuple[int, int]]] = {}
        inside: dict[str, list[tuple[int, int]]] = {}
        for check, row in enumerate(patterns):
            for index, pattern in enumerate(row):
                for anchor in pattern.anchors:
                    everywhere.setdefault(anchor, []).append((check, index))
                    if pattern.is_regex:
                        inside.setdefault(anchor, []).append((check, index))
        self._anchors = tuple(everywhere)
        self._owners = tuple(map(tuple, everywhere.values()))
        self._owners_inside = tuple(tuple(inside.get(anchor, ())) for anchor in self._anchors)
        self._automaton = _automaton(self._anchors) if self._anchors else None

    def scan(self, prose: str) -> Mapping[int, Sequence[Hit]]:
        """Return each check's hits in order; only checks that were hit are named.

        A phrase's anchors count as whole words, a regex's also inside of words.
        """
        if self._automaton is None:
            return {}
        folded = Folded(prose)
        text = folded.text
        hits: dict[int, list[Hit]] = {}
        for anchor, start, end in self._automaton.find_matches_as_indexes(text, overlapping=True):
            owners = (self._owners_inside if _inside_a_word(text, start, end) else self._owners)[anchor]
            if owners:
                span = folded.span(start, end)
            for check, pattern in owners:
                hits.setdefault(check, []).append(Hit(pattern, span))
        for found in hits.values():
            found.sort(key=lambda hit: (hit.span, hit.pattern))
        return hits


def _automaton(anchors: Sequence[str]) -> Any:  # the library ships no types
    import ahocorasick_rs

    quickly_built = ahocorasick_rs.Implementation.ContiguousNFA  # a DFA wins 4 ms in a MB, and costs 3 ms to build
    return ahocorasick_rs.AhoCorasick(anchors, implementation=quickly_built, store_patterns=False)


def _inside_a_word(text: str, start: int, end: int) -> bool:
    before, after = text[start - 1 : start], text[end : end + 1]
    return (before.isalnum() and text[start].isalnum()) or (after.isalnum() and text[end - 1].isalnum())
