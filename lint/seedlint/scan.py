"""One pass over a text for the anchors of all patterns of all rules."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from seedlint.facts import Hit
from seedlint.pattern import Pattern
from seedlint.pattern.folded import first_piece
from seedlint.text.fold import Folded

_Place = tuple[int, int]  # a check and its pattern
_Owner = tuple[int, int, frozenset[str] | None]  # a check, its pattern, and what must follow at once
MUCH = 2_000_000  # code points, in which the quicker automaton wins what building it costs


class Scanner:
    """Finds the anchors of several checks in one pass (Aho-Corasick over the folded text)."""

    def __init__(self, patterns: Sequence[Sequence[Pattern]]) -> None:
        """Take each check's patterns; the checks are known by their index.

        What owns an anchor is put together when the anchor is met: few of thousands are.
        """
        everywhere: defaultdict[str, list[_Place]] = defaultdict(list)
        for check, row in enumerate(patterns):
            for index, pattern in enumerate(row):
                place = (check, index)
                for anchor in pattern.anchors:
                    everywhere[anchor].append(place)
        self._patterns = patterns
        self._anchors = tuple(everywhere)
        self._places = tuple(everywhere.values())
        self._met_before: dict[int, _Anchor] = {}
        self._automaton = _automaton(self._anchors, "ContiguousNFA") if everywhere else None
        self._read = 0

    @property
    def is_idle(self) -> bool:
        """Tell whether there is nothing to look for."""
        return self._automaton is None

    def scan(self, prose: str) -> Mapping[int, Sequence[Hit]]:
        """Return each check's hits in order; only checks that were hit are named.

        A phrase's anchors count as whole words, a regex's also inside of words. Where a pattern needs something at
        once behind its anchor that isn't there, the anchor is no hit.
        """
        if self._automaton is None:
            return {}
        if self._read < MUCH <= self._read + len(prose):
            self._automaton = _automaton(self._anchors, "DFA")
        self._read += len(prose)
        folded = Folded(prose)
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

    def _anchor(self, number: int) -> _Anchor:
        """Put together what there is to know of an anchor."""
        text = self._anchors[number]
        owners, inside = list[_Owner](), list[_Owner]()
        for check, index in self._places[number]:
            pattern = self._patterns[check][index]
            owner = (check, index, _following(pattern))
            owners.append(owner)
            if pattern.is_regex:
                inside.append(owner)
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


def _following(pattern: Pattern) -> frozenset[str] | None:
    """Return what alone may follow a pattern's anchors at once; None where anything may."""
    rows = [frozenset(row) for near, row in pattern.needs if near == 0]
    return frozenset.intersection(*rows) if rows else None


def _automaton(anchors: Sequence[str], implementation: str) -> Any:  # the library ships no types
    import ahocorasick_rs

    kind = getattr(ahocorasick_rs.Implementation, implementation)
    return ahocorasick_rs.AhoCorasick(anchors, implementation=kind, store_patterns=False)
