"""One pass over a text for the anchors of all patterns of all rules."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from seedlint.facts import Hit
from seedlint.pattern import Pattern
from seedlint.pattern.folded import first_piece
from seedlint.text.fold import Folded

Leads = Sequence[int | None]  # for each pattern how many words of its line may stand before an anchor; None: any number
_Place = tuple[int, int]  # a check and its pattern
_Owner = tuple[int, int, frozenset[str] | None]  # a check, its pattern, and what must follow at once
MUCH = 8_000_000  # code points, from which on the quicker automaton wins what building it costs: 5 ms in a million


class Scanner:
    """Finds the anchors of several checks in one pass (Aho-Corasick over the folded text)."""

    def __init__(self, patterns: Sequence[Sequence[Pattern]], leads: Sequence[Leads] = ()) -> None:
        """Take each check's patterns and their leads, if it has any; the checks are known by their index.

        What owns an anchor is put together when the anchor is met: few of thousands are.
        """
        everywhere: defaultdict[str, list[_Place]] = defaultdict(list)
        for check, row in enumerate(patterns):
            for index, pattern in enumerate(row):
                place = (check, index)
                for anchor in pattern.anchors:
                    everywhere[anchor].append(place)
        self._patterns, self._leads = patterns, leads
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
        moved = folded.is_moved
        seen = prose if moved else folded.text  # what follows an anchor is read where it stands
        has_lines = "\r" not in prose or prose.count("\r") == prose.count("\r\n")  # that end with LF, all of them
        hits: defaultdict[int, list[Hit]] = defaultdict(list)
        for start, end, owners in self._met(folded.text, self._automaton):
            lead = owners.lead
            if lead is not None and has_lines and _is_late(prose, folded.at(start) if moved else start, lead):
                continue
            span = folded.span(start, end)
            if not owners.told_apart:
                for check, pattern, _ in owners.all:
                    hits[check].append(Hit(pattern, span))
                continue
            follows = first_piece(seen, span.end)
            if owners.wanted is None or follows in owners.wanted:
                for check, pattern, following in owners.all:
                    if following is None or follows in following:
                        hits[check].append(Hit(pattern, span))
        return hits

    def _met(self, text: str, automaton: Any) -> list[tuple[int, int, _Owners]]:
        """Return where anchors stand in a folded text, in order, and who owns them there."""
        known, met = self._met_before, list[tuple[int, int, _Owners]]()
        bounded = text + " "  # a blank on either side: at -1, too
        for number, start, end in automaton.find_matches_as_indexes(text, overlapping=True):
            begins, ends, owners, inside = known.get(number) or known.setdefault(number, self._anchor(number))
            if (ends and bounded[end].isalnum()) or (begins and bounded[start - 1].isalnum()):
                owners = inside
            if owners is not None:
                met.append((start, end, owners))
        met.sort()
        return met

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
        return _Anchor(text[0].isalnum(), text[-1].isalnum(), self._together(owners), self._together(inside))

    def _together(self, owners: Sequence[_Owner]) -> _Owners | None:
        """Put the owners of one anchor together; None if there are none."""
        if not owners:
            return None
        asked = [following for _, _, following in owners if following is not None]
        wanted = frozenset[str]().union(*asked) if len(asked) == len(owners) else None
        rows = [self._leads[check] if self._leads else () for check, _, _ in owners]
        leads = [row[index] for row, (_, index, _) in zip(rows, owners, strict=True) if row]
        known = [lead for lead in leads if lead is not None]
        return _Owners(tuple(owners), bool(asked), wanted, max(known) if len(known) == len(owners) else None)


class _Owners(NamedTuple):
    """The patterns that own an anchor, each with its check and with what must follow the anchor (None: anything).

    `told_apart` says whether one of them asks for what follows; where all do, `wanted` is all that they ask for.
    Where each of them wants its anchor near the beginning of a line, `lead` is the most words that may stand before it.
    """

    all: tuple[_Owner, ...]
    told_apart: bool
    wanted: frozenset[str] | None
    lead: int | None


class _Anchor(NamedTuple):
    """An anchor: whether a letter or figure begins and ends it, who owns it as a word, and who also inside of one."""

    begins: bool
    ends: bool
    anywhere: _Owners | None
    inside: _Owners | None


def _is_late(prose: str, at: int, lead: int) -> bool:
    """Tell whether more words of its line stand before an offset than `lead`."""
    return len(prose[prose.rfind("\n", 0, at) + 1 : at].split(None, lead + 1)) > lead


def _following(pattern: Pattern) -> frozenset[str] | None:
    """Return what alone may follow a pattern's anchors at once; None where anything may."""
    rows = [frozenset(row) for near, row in pattern.needs if near == 0]
    return frozenset.intersection(*rows) if rows else None


def _automaton(anchors: Sequence[str], implementation: str) -> Any:  # the library ships no types
    import ahocorasick_rs

    kind = getattr(ahocorasick_rs.Implementation, implementation)
    return ahocorasick_rs.AhoCorasick(anchors, implementation=kind, store_patterns=False)
