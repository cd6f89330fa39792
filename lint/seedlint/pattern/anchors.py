"""An index of anchors by one word of each: a text is searched only for anchors whose word it has."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from seedlint.base.cache import packed, unpacked
from seedlint.base.mapped_file import Packed, view
from seedlint.base.record import NamedTuple
from seedlint.pattern import Pattern
from seedlint.text.lazy import lazy

WORD = lazy(r"[^\W_]+")  # anchors of phrases begin and end at the ends of such words
ANY = ""  # the key of anchors that may be in a text without being words of it

Leads = Sequence[int | None]  # for each pattern how many words of its line may stand before an anchor; None: any number
AnchorRow = tuple[str, int, int]
"""An anchor, the number of its pattern, and the place of its condition. A plain tuple, as marshal stores it."""
Condition = tuple[bool, frozenset[str] | None, int | None]
"""Whether an anchor may be inside a word, what must follow it at once (None: anything), and how many words of its line
may stand before it (None: any number).
"""


class Index(NamedTuple):
    """Anchors by one word of each: `data` has packed rows and conditions, `places` says where the rows of a word begin.

    Of thousands of rows, a run unpacks the few hundred whose words are in its texts.
    """

    places: Mapping[str, int]
    data: Packed

    def rows(self, word: str) -> Sequence[AnchorRow]:
        """Return the anchors with a word of the index."""
        rows: Sequence[AnchorRow] = unpacked(view(self.data)[self.places[word] :]) or ()
        return rows

    def condition(self, row: AnchorRow) -> Condition:
        """Return the condition of an anchor of the index."""
        condition: Condition = unpacked(view(self.data)[row[2] :]) or (False, None, None)
        return condition


def by_word(patterns: Iterable[Pattern], leads: Leads = ()) -> Index:
    """Return the index of a check's patterns: their anchors by the longest word of each.

    Anchors of regexes may be inside words, so their key is ANY.
    """
    data = bytearray()
    conditions: dict[Condition, int] = {}
    found: defaultdict[str, list[AnchorRow]] = defaultdict(list)
    for number, pattern in enumerate(patterns):
        condition = (pattern.is_regex, _following(pattern), leads[number] if leads else None)
        if condition not in conditions:
            conditions[condition] = len(data)
            data += packed(condition)
        for anchor in pattern.anchors:
            words = () if pattern.is_regex else WORD.findall(anchor)
            found[max(words, key=len, default=ANY)].append((anchor, number, conditions[condition]))
    places: dict[str, int] = {}
    for word, rows in found.items():
        places[word] = len(data)
        data += packed(tuple(rows))
    return Index(places, bytes(data))


def words_of(folded: str) -> set[str]:
    """Return the keys of the index whose anchors may be in a folded text."""
    return {ANY, *WORD.findall(folded)}


def _following(pattern: Pattern) -> frozenset[str] | None:
    """Return the words one of which must follow a pattern's anchor at once; None if anything may."""
    rows = [frozenset(row) for near, row in pattern.needs if near == 0]
    return frozenset.intersection(*rows) if rows else None
