"""One pass over a text for the anchors of all patterns of all rules."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from seedlint.facts import Hit
from seedlint.pattern import Pattern
from seedlint.text.fold import Folded

MUCH = 2_000_000  # code points, in which the quicker automaton wins what building it costs


class Scanner:
    """Finds the anchors of several checks in one pass (Aho-Corasick over the folded text)."""

    def __init__(self, patterns: Sequence[Sequence[Pattern]]) -> None:
        """Take each check's patterns; the checks are known by their index."""
        everywhere: dict[str, list[tuple[int, int]]] = {}
        inside: dict[str, list[tuple[int, int]]] = {}
        for check, row in enumerate(patterns):
            for index, pattern in enumerate(row):
                for owners in (everywhere, inside) if pattern.is_regex else (everywhere,):
                    for anchor in pattern.anchors:
                        owners.setdefault(anchor, []).append((check, index))
        self._owners = tuple(map(tuple, everywhere.values()))
        self._owners_inside = tuple(tuple(inside.get(anchor, ())) for anchor in everywhere)
        self._edges = tuple((anchor[0].isalnum(), anchor[-1].isalnum()) for anchor in everywhere)
        self._anchors = tuple(everywhere)
        self._automaton = _automaton(self._anchors, "ContiguousNFA") if everywhere else None
        self._read = 0

    def scan(self, prose: str) -> Mapping[int, Sequence[Hit]]:
        """Return each check's hits in order; only checks that were hit are named.

        A phrase's anchors count as whole words, a regex's also inside of words.
        """
        if self._automaton is None:
            return {}
        if self._read < MUCH <= self._read + len(prose):
            self._automaton = _automaton(self._anchors, "DFA")
        self._read += len(prose)
        folded = Folded(prose)
        span_of = folded.span
        hits: defaultdict[int, list[Hit]] = defaultdict(list)
        for start, end, owners in sorted(self._met(folded.text, self._automaton)):
            span = span_of(start, end)
            for check, pattern in owners:
                hits[check].append(Hit(pattern, span))
        return hits

    def _met(self, text: str, automaton: Any) -> Iterator[tuple[int, int, Sequence[tuple[int, int]]]]:
        """Yield where anchors stand in a folded text, and the check and the pattern of all that own them there."""
        anywhere, inside, edges = self._owners, self._owners_inside, self._edges
        bounded = text + " "  # a blank on either side: at -1, too
        for anchor, start, end in automaton.find_matches_as_indexes(text, overlapping=True):
            begins, ends = edges[anchor]
            is_inside = (begins and bounded[start - 1].isalnum()) or (ends and bounded[end].isalnum())
            owners = inside[anchor] if is_inside else anywhere[anchor]
            if owners:
                yield start, end, owners


def _automaton(anchors: Sequence[str], implementation: str) -> Any:  # the library ships no types
    import ahocorasick_rs

    kind = getattr(ahocorasick_rs.Implementation, implementation)
    return ahocorasick_rs.AhoCorasick(anchors, implementation=kind, store_patterns=False)
