"""An index of anchors by one word of each: a text is searched only for anchors whose word it has."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from seedlint.base.cache import packed, unpacked
from seedlint.pattern import Pattern
from seedlint.text.lazy import lazy

WORD = lazy(r"[^\W_]+")  # anchors of phrases begin and end at the ends of such words
ANY = ""  # the key of anchors that may be in a text without being words of it

Index = Mapping[str, bytes]
Leads = Sequence[int | None]  # for each pattern how many words of its line may stand before an anchor; None: any number
AnchorRow = tuple[str, int, bool, frozenset[str] | None, int | None]
"""An anchor, the number of its pattern, whether it may be inside a word, what must follow it at once (None: anything),
and how many words of its line may stand before it (None: any number). A plain tuple, as marshal stores it.
"""


def by_word(patterns: Iterable[Pattern], leads: Leads = ()) -> Index:
    """Return the index of a check's patterns: packed rows of anchors by the longest word of each.

    Of thousands of rows, a run unpacks the few hundred whose words are in its texts. Anchors of regexes may be inside
    words, so their key is ANY.
    """
    found: defaultdict[str, list[AnchorRow]] = defaultdict(list)
    for number, pattern in enumerate(patterns):
        following, lead = _following(pattern), leads[number] if leads else None
        for anchor in pattern.anchors:
            words = () if pattern.is_regex else WORD.findall(anchor)
            found[max(words, key=len, default=ANY)].append((anchor, number, pattern.is_regex, following, lead))
    return {word: packed(tuple(rows)) for word, rows in found.items()}


def anchors_of(index: Index, word: str) -> Sequence[AnchorRow]:
    """Return the anchors with a word."""
    rows: Sequence[AnchorRow] = unpacked(index[word]) or ()
    return rows


def words_of(folded: str) -> set[str]:
    """Return the keys of the index whose anchors may be in a folded text."""
    return {ANY, *WORD.findall(folded)}


def _following(pattern: Pattern) -> frozenset[str] | None:
    """Return the words one of which must follow a pattern's anchor at once; None if anything may."""
    rows = [frozenset(row) for near, row in pattern.needs if near == 0]
    return frozenset.intersection(*rows) if rows else None
