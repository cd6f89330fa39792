"""One pass over a text for the anchors of all patterns of all rules."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from typing import Any

from seedlint.facts import Hit
from seedlint.pattern import Pattern
from seedlint.pattern.anchors import Index, anchors_of, by_word, words_of
from seedlint.pattern.folded import first_piece
from seedlint.record import NamedTuple
from seedlint.text.fold import Folded

_Owner = tuple[int, int, frozenset[str] | None]  # a check, its pattern, and what must follow at once
SOME = 50_000  # code points, in which one automaton for all anchors wins what building it costs
MUCH = 2_000_000  # code points, in which the quicker automaton wins what building it costs


class Scanner:
    """Finds the anchors of several checks in one pass (Aho-Corasick over the folded text)."""

    def __init__(self, checks: Iterable[Index | Sequence[Pattern]]) -> None:
        """Take each check's anchors by their words, or its patterns; the checks are known by their index.

        An anchor is looked for from the first text on that has its word: few of thousands are.
        """
        indexes = [check if isinstance(check, Mapping) else by_word(check) for check in checks]
        self._indexes = [(check, index) for check, index in enumerate(indexes) if index]
        self._words: set[str] = set()
        self._owners: dict[str, list[tuple[_Owner, bool]]] = {}
        self._anchors: tuple[str, ...] = ()
        self._met_before: dict[int, _Anchor] = {}
        self._automaton: Any = None
        self._read = 0

    def scan(self, prose: str) -> Mapping[int, Sequence[Hit]]:
        """Return each check's hits in order; only checks that were hit are named.

        A phrase's anchors count as whole words, a regex's also inside of words. Where a pattern needs something at
        once behind its anchor that isn't there, the anchor is no hit.
        """
        if not self._indexes:
            return {}
        folded = Folded(prose)
        self._prepare(folded.text)
        if self._automaton is None:
            return {}
        seen = prose if folded.is_moved else folded.text  # what follows an anchor is read where it stands
        hits: defaultdict[int, list[Hit]] = defaultdict(list)
        for start, end, owners in sorted(self._met(folded.text, self._automaton)):
            span = folded.span(start, end)
            follows = first_piece(seen, span.end) if owners.told_apart else ""
            if owners.wanted is not None and follows not in owners.wanted:
                continue
            for check, pattern, following in owners.all:
                if following is None or follows in following:
                    hits[check].append(Hit(pattern, span))
        return hits

    def _met(self, text: str, automaton: Any) -> Iterator[tuple[int, int, _Owners]]:
        """Yield where anchors stand in a folded text, and the check and the pattern of all that own them there."""
        known = self._met_before
        bounded = text + " "  # a blank on either side: at -1, too
        for number, start, end in automaton.find_matches_as_indexes(text, overlapping=True):
            anchor = known.get(number) or known.setdefault(number, self._anchor(number))
            inside = (anchor.begins and bounded[start - 1].isalnum()) or (anchor.ends and bounded[end].isalnum())
            owners = anchor.inside if inside else anchor.anywhere
            if owners.all:
                yield start, end, owners

    def _prepare(self, text: str) -> None:
        """Make the automaton that a folded text needs: what builds it for all anchors pays only where much is read."""
        before, self._read = self._read, self._read + len(text)
        known = len(self._owners)
        if before < SOME:
            self._learn(words_of(text) if self._read < SOME else None)
        if len(self._owners) > known or before < MUCH <= self._read:
            self._anchors = tuple(self._owners)
            self._automaton = _automaton(self._anchors, "ContiguousNFA" if self._read < MUCH else "DFA")

    def _learn(self, words: Set[str] | None) -> None:
        """Take in the anchors of words that weren't met before; None are all words."""
        if words is not None:
            words, self._words = words - self._words, self._words | words
        for check, index in self._indexes:
            for word in index.keys() - self._words if words is None else index.keys() & words:
                self._met_before.clear()
                for anchor, pattern, inside, following in anchors_of(index, word):
                    self._owners.setdefault(anchor, []).append(((check, pattern, following), inside))

    def _anchor(self, number: int) -> _Anchor:
        """Put together what there is to know of an anchor."""
        text = self._anchors[number]
        owned = sorted(self._owners[text], key=lambda each: each[0][:2])
        owners = [owner for owner, _ in owned]
        inside = [owner for owner, is_inside in owned if is_inside]
        return _Anchor(text[0].isalnum(), text[-1].isalnum(), _Owners.of(owners), _Owners.of(inside))


class _Owners(NamedTuple):
    """The patterns that own an anchor, each with its check and with what must follow the anchor (None: anything).

    `told_apart` says whether one of them asks for what follows; where all do, `wanted` is all that they ask for.
    """

    all: tuple[_Owner, ...]
    told_apart: bool
    wanted: frozenset[str] | None

    @classmethod
    def of(cls, owners: Sequence[_Owner]) -> _Owners:
        """Put the owners of one anchor together."""
        asked = [following for _, _, following in owners if following is not None]
        wanted = frozenset[str]().union(*asked) if len(asked) == len(owners) else None
        return cls(tuple(owners), bool(asked), wanted)


class _Anchor(NamedTuple):
    """An anchor: whether a letter or figure begins and ends it, who owns it as a word, and who also inside of one."""

    begins: bool
    ends: bool
    anywhere: _Owners
    inside: _Owners


def _automaton(anchors: Sequence[str], implementation: str) -> Any:  # the library ships no types
    import ahocorasick_rs

    kind = getattr(ahocorasick_rs.Implementation, implementation)
    return ahocorasick_rs.AhoCorasick(anchors, implementation=kind, store_patterns=False)
