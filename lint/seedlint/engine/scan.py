"""One pass over a text for the anchors of all patterns of all rules."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from itertools import islice
from typing import Any

from seedlint.base.model import Span
from seedlint.base.record import NamedTuple
from seedlint.engine.folded_text import Folded
from seedlint.facts import Hit
from seedlint.pattern import Pattern
from seedlint.pattern.anchors import AnchorRow, Condition, Index, by_word, words_of
from seedlint.pattern.folded import first_piece

ALL_ANCHORS_FROM = 50_000  # code points read, from which on one automaton for all anchors is worth building
MOST_AUTOMATA = 8  # small automata that search each text before they are replaced by one
DFA_FROM = 2_000_000  # code points read, from which on the faster kind of automaton is worth building
DFA_ANCHORS = 2_000  # anchors; for ten thousand, a DFA takes 35 MB instead of 5 and saves a hundredth of a run


class Scanner:
    """Finds the anchors of several checks in one pass (Aho-Corasick over the folded text)."""

    def __init__(self, checks: Iterable[Index | Sequence[Pattern]]) -> None:
        """Take the anchors of each check, as an index by words or as patterns.

        An anchor goes into an automaton once a text has its word: of thousands of anchors, few ever do.
        """
        indexes = [check if isinstance(check, Index) else by_word(check) for check in checks]
        self._indexes = {check: index for check, index in enumerate(indexes) if index.places}
        self._words: set[str] = set()  # seen so far
        self._rows: dict[str, list[tuple[int, AnchorRow]]] = {}  # by anchor; each with the number of its check
        self._anchors: list[str] = []  # those in the automata, in the order of their numbers
        self._known: dict[str, _Anchor] = {}
        self._conditions: dict[tuple[int, int], Condition] = {}  # by check and place
        self._automata: list[tuple[int, Any]] = []  # each with the number of its first anchor
        self._read = 0  # code points

    @property
    def is_empty(self) -> bool:
        """Tell whether there are no anchors to search for."""
        return not self._indexes

    def scan(self, prose: str) -> Mapping[int, Sequence[Hit]]:
        """Return the hits of each check, in order; checks without hits are left out.

        Anchors of phrases must be whole words, those of regexes may be inside words. An anchor is no hit for a pattern
        whose condition on what follows, or on how far into its line it is, isn't met.
        """
        if not self._indexes:
            return {}
        folded = Folded(prose)
        self._prepare(folded.text)
        moved = folded.is_moved  # whether offsets in the folded text differ from those in the prose
        original = prose if moved else folded.text
        has_lines = "\r" not in prose or prose.count("\r") == prose.count("\r\n")  # all of which end with LF
        leads = _Leads(prose)
        new = tuple.__new__  # the same as Hit(...) and Span(...), but three times as fast
        hits: defaultdict[int, list[Hit]] = defaultdict(list)
        for start, end, (owners, has_conditions, wanted, lead) in self._matches(folded.text):
            if lead is not None and has_lines and leads.exceed(lead, folded.at(start) if moved else start):
                continue
            span = folded.span(start, end) if moved else new(Span, (start, end))
            if not has_conditions:
                for check, pattern, _, _ in owners:
                    hits[check].append(new(Hit, (pattern, span)))
                continue
            follows = first_piece(original, span.end)
            if wanted is None or follows in wanted:
                for check, pattern, following, _ in owners:
                    if following is None or follows in following:
                        hits[check].append(new(Hit, (pattern, span)))
        return hits

    def _matches(self, text: str) -> list[tuple[int, int, _Owners]]:
        """Return start and end of each anchor in a folded text, sorted, and its owners there."""
        anchors, known, found = self._anchors, self._known, list[tuple[int, int, _Owners]]()
        bounded = text + " "  # a blank on either side: at -1, too
        for first, automaton in self._automata:
            for place, start, end in automaton.find_matches_as_indexes(text, overlapping=True):
                anchor = anchors[first + place]
                begins, ends, owners, inside = known.get(anchor) or known.setdefault(anchor, self._anchor(anchor))
                if (ends and bounded[end].isalnum()) or (begins and bounded[start - 1].isalnum()):
                    owners = inside
                if owners is not None:
                    found.append((start, end, owners))
        found.sort()
        return found

    def _prepare(self, text: str) -> None:
        """Build the automata that a folded text needs: one for all anchors pays off only if much is read.

        Until then each text adds a small one, for the anchors whose words it is the first to have; now and then they
        are replaced by one.
        """
        before, self._read = self._read, self._read + len(text)
        if before < ALL_ANCHORS_FROM:
            self._add_anchors(words_of(text) if self._read < ALL_ANCHORS_FROM else None)
        is_full = len(self._automata) == MOST_AUTOMATA and len(self._rows) > len(self._anchors)
        is_worth_a_dfa = before < DFA_FROM <= self._read and len(self._rows) <= DFA_ANCHORS
        if is_full or before < ALL_ANCHORS_FROM <= self._read or is_worth_a_dfa:
            self._anchors.clear()
            self._automata.clear()
        if len(self._rows) > len(self._anchors):
            new = tuple(islice(self._rows, len(self._anchors), None))
            kind = "DFA" if self._read >= DFA_FROM and len(new) <= DFA_ANCHORS else "ContiguousNFA"
            self._automata.append((len(self._anchors), _automaton(new, kind)))
            self._anchors += new

    def _add_anchors(self, words: Set[str] | None) -> None:
        """Unpack the anchors of the words that are seen for the first time; None stands for all words."""
        if words is not None:
            words, self._words = words - self._words, self._words | words
        for check, index in self._indexes.items():
            known = index.places.keys()
            for word in known - self._words if words is None else known & words:
                for row in index.rows(word):
                    self._rows.setdefault(row[0], []).append((check, row))
                    self._known.pop(row[0], None)

    def _anchor(self, text: str) -> _Anchor:
        """Put together what a match of an anchor needs to know."""
        owners, inside = [], []
        for check, row in sorted(self._rows[text]):
            may_be_inside, following, lead = self._condition(check, row)
            owners.append(_Owner(check, row[1], following, lead))
            if may_be_inside:
                inside.append(owners[-1])
        return _Anchor(text[0].isalnum(), text[-1].isalnum(), _together(owners), _together(inside))

    def _condition(self, check: int, row: AnchorRow) -> Condition:
        """Return the condition of an anchor, which it shares with others."""
        key = check, row[2]
        if key not in self._conditions:
            self._conditions[key] = self._indexes[check].condition(row)
        return self._conditions[key]


class _Owner(NamedTuple):
    """A pattern that an anchor belongs to, by the numbers of its check and of the pattern in it.

    `following`: words or marks one of which must follow the anchor at once. `lead`: how many words of its line may
    stand before it. None: no such condition.
    """

    check: int
    pattern: int
    following: frozenset[str] | None
    lead: int | None


class _Owners(NamedTuple):
    """All owners of an anchor, with their conditions combined, so that most matches are dismissed at once.

    `has_conditions`: one of them has a condition on what follows. `wanted`: the union of these conditions if all have
    one, else None. `lead`: the largest `lead` if all have one, else None.
    """

    all: tuple[_Owner, ...]
    has_conditions: bool
    wanted: frozenset[str] | None
    lead: int | None


class _Anchor(NamedTuple):
    """An anchor: whether it begins and ends with a letter or digit, its owners as a whole word, and inside a word."""

    begins: bool
    ends: bool
    anywhere: _Owners | None
    inside: _Owners | None


def _together(owners: Sequence[_Owner]) -> _Owners | None:
    """Return the owners of one anchor with their conditions combined; None if there are none."""
    if not owners:
        return None
    conditions = [owner.following for owner in owners if owner.following is not None]
    wanted = frozenset[str]().union(*conditions) if len(conditions) == len(owners) else None
    leads = [owner.lead for owner in owners if owner.lead is not None]
    return _Owners(tuple(owners), bool(conditions), wanted, max(leads) if len(leads) == len(owners) else None)


class _Leads:
    """The words that stand before offsets in their lines; it is asked for ascending offsets."""

    __slots__ = ("_end", "_limits", "_prose", "_start")

    def __init__(self, prose: str) -> None:
        self._prose = prose
        self._start = self._end = -1  # of the line asked for last
        self._limits: dict[int, int] = {}  # for a number of words: the offset at which the next word begins

    def exceed(self, most: int, at: int) -> bool:
        """Tell whether more than `most` words of its line begin before an offset."""
        if at > self._end:
            self._start = self._prose.rfind("\n", self._end + 1, at) + 1 or self._end + 1
            end = self._prose.find("\n", at)
            self._end = end if end >= 0 else len(self._prose)
            self._limits.clear()
        limit = self._limits.get(most)
        return (self._limit(most) if limit is None else limit) < at

    def _limit(self, most: int) -> int:
        words = self._prose[self._start : self._end].split(None, most)
        self._limits[most] = self._end - len(words[most]) if len(words) > most else self._end
        return self._limits[most]


def _automaton(anchors: Sequence[str], implementation: str) -> Any:  # the library ships no types
    import ahocorasick_rs

    kind = getattr(ahocorasick_rs.Implementation, implementation)
    return ahocorasick_rs.AhoCorasick(anchors, implementation=kind, store_patterns=False)
