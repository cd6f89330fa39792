"""One pass over a text for the anchors of all patterns of all rules."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from itertools import islice
from typing import Any

from seedlint.base.model import Span
from seedlint.base.record import NamedTuple
from seedlint.facts import Hit
from seedlint.pattern import Pattern
from seedlint.pattern.anchors import Index, anchors_of, by_word, words_of
from seedlint.pattern.folded import first_piece
from seedlint.text.fold import Folded

# A check, its pattern, what must follow the anchor at once (None: anything), and how many words of its line may stand
# before it (None: any number).
_Owner = tuple[int, int, frozenset[str] | None, int | None]
SOME = 50_000  # code points, in which one automaton for all anchors wins what building it costs
BESIDE = 8  # automata that are asked of each text until they are made one
MUCH = 2_000_000  # code points, in which the quicker automaton wins what building it costs
FEW = 2_000  # anchors; for ten thousand it would take 35 MB instead of 5 and win a hundredth of a run


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
        self._anchors: list[str] = []
        self._met_before: dict[str, _Anchor] = {}
        self._automata: list[tuple[int, Any]] = []  # each with the number of its first anchor
        self._read = 0

    @property
    def is_empty(self) -> bool:
        """Tell whether there is nothing to look for."""
        return not self._indexes

    def scan(self, prose: str) -> Mapping[int, Sequence[Hit]]:
        """Return each check's hits in order; only checks that were hit are named.

        A phrase's anchors count as whole words, a regex's also inside of words. Where a pattern needs something at
        once behind its anchor that isn't there, the anchor is no hit.
        """
        if not self._indexes:
            return {}
        folded = Folded(prose)
        self._prepare(folded.text)
        moved = folded.is_moved
        seen = prose if moved else folded.text  # what follows an anchor is read where it stands
        has_lines = "\r" not in prose or prose.count("\r") == prose.count("\r\n")  # that end with LF, all of them
        new = tuple.__new__  # what Hit(...) and Span(...) come to, three times as fast
        hits: defaultdict[int, list[Hit]] = defaultdict(list)
        for start, end, (owners, told_apart, wanted, lead) in self._met(folded.text):
            if lead is not None and has_lines and _is_late(prose, folded.at(start) if moved else start, lead):
                continue
            span = folded.span(start, end) if moved else new(Span, (start, end))
            if not told_apart:
                for check, pattern, _, _ in owners:
                    hits[check].append(new(Hit, (pattern, span)))
                continue
            follows = first_piece(seen, span.end)
            if wanted is None or follows in wanted:
                for check, pattern, following, _ in owners:
                    if following is None or follows in following:
                        hits[check].append(new(Hit, (pattern, span)))
        return hits

    def _met(self, text: str) -> list[tuple[int, int, _Owners]]:
        """Return where anchors stand in a folded text, in order, and who owns them there."""
        anchors, known, met = self._anchors, self._met_before, list[tuple[int, int, _Owners]]()
        bounded = text + " "  # a blank on either side: at -1, too
        for first, automaton in self._automata:
            for place, start, end in automaton.find_matches_as_indexes(text, overlapping=True):
                anchor = anchors[first + place]
                begins, ends, owners, inside = known.get(anchor) or known.setdefault(anchor, self._anchor(anchor))
                if (ends and bounded[end].isalnum()) or (begins and bounded[start - 1].isalnum()):
                    owners = inside
                if owners is not None:
                    met.append((start, end, owners))
        met.sort()
        return met

    def _prepare(self, text: str) -> None:
        """Make the automata that a folded text needs: what builds one for all anchors pays only where much is read.

        Until then each text adds one, of the anchors that no text before it asked for; many become one now and then.
        """
        before, self._read = self._read, self._read + len(text)
        if before < SOME:
            self._learn(words_of(text) if self._read < SOME else None)
        is_full = len(self._automata) == BESIDE and len(self._owners) > len(self._anchors)
        is_worth_a_quicker_one = before < MUCH <= self._read and len(self._owners) <= FEW
        if is_full or before < SOME <= self._read or is_worth_a_quicker_one:
            self._anchors.clear()
            self._automata.clear()
        if new := tuple(islice(self._owners, len(self._anchors), None)):
            kind = "DFA" if self._read >= MUCH and len(new) <= FEW else "ContiguousNFA"
            self._automata.append((len(self._anchors), _automaton(new, kind)))
            self._anchors += new

    def _learn(self, words: Set[str] | None) -> None:
        """Take in the anchors of words that weren't met before; None are all words."""
        if words is not None:
            words, self._words = words - self._words, self._words | words
        for check, index in self._indexes:
            for word in index.keys() - self._words if words is None else index.keys() & words:
                for anchor, pattern, inside, following, lead in anchors_of(index, word):
                    self._owners.setdefault(anchor, []).append(((check, pattern, following, lead), inside))
                    self._met_before.pop(anchor, None)

    def _anchor(self, text: str) -> _Anchor:
        """Put together what there is to know of an anchor."""
        owned = sorted(self._owners[text], key=lambda each: each[0][:2])
        owners = [owner for owner, _ in owned]
        inside = [owner for owner, is_inside in owned if is_inside]
        return _Anchor(text[0].isalnum(), text[-1].isalnum(), _together(owners), _together(inside))


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


def _together(owners: Sequence[_Owner]) -> _Owners | None:
    """Put the owners of one anchor together; None if there are none."""
    if not owners:
        return None
    asked = [following for _, _, following, _ in owners if following is not None]
    wanted = frozenset[str]().union(*asked) if len(asked) == len(owners) else None
    leads = [lead for _, _, _, lead in owners if lead is not None]
    return _Owners(tuple(owners), bool(asked), wanted, max(leads) if len(leads) == len(owners) else None)


def _is_late(prose: str, at: int, lead: int) -> bool:
    """Tell whether more words of its line stand before an offset than `lead`."""
    return len(prose[prose.rfind("\n", 0, at) + 1 : at].split(None, lead + 1)) > lead


def _automaton(anchors: Sequence[str], implementation: str) -> Any:  # the library ships no types
    import ahocorasick_rs

    kind = getattr(ahocorasick_rs.Implementation, implementation)
    return ahocorasick_rs.AhoCorasick(anchors, implementation=kind, store_patterns=False)
