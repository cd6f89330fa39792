"""The anchors of patterns by a word of each: a text is searched but for those of which it has the word."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from seedlint.base.cache import packed, unpacked
from seedlint.pattern import Pattern
from seedlint.text.lazy import lazy

WORD = lazy(r"[^\W_]+")  # what stands between places where an anchor may begin and end
ANY = ""  # the word of anchors that a text may hold without holding one of their words

Index = Mapping[str, bytes]
Leads = Sequence[int | None]  # for each pattern how many words of its line may stand before an anchor; None: any number
Owned = tuple[str, int, bool, frozenset[str] | None, int | None]


def by_word(patterns: Iterable[Pattern], leads: Leads = ()) -> Index:
    """Return what `anchors_of` reads: the anchors of a check's patterns by the longest word of each, packed.

    Of thousands a run unpacks the few hundred whose words stand in its texts. A regex's anchors may stand inside of
    words, and count under ANY.
    """
    found: defaultdict[str, list[Owned]] = defaultdict(list)
    for number, pattern in enumerate(patterns):
        following, lead = _following(pattern), leads[number] if leads else None
        for anchor in pattern.anchors:
            words = () if pattern.is_regex else WORD.findall(anchor)
            found[max(words, key=len, default=ANY)].append((anchor, number, pattern.is_regex, following, lead))
    return {word: packed(tuple(owned)) for word, owned in found.items()}


def anchors_of(index: Index, word: str) -> Sequence[Owned]:
    """Return the anchors under a word.

    Each comes with its pattern's number, whether it may stand inside of a word, what must follow it at once (None:
    anything), and how many words of its line may stand before it (None: any number).
    """
    owned: Sequence[Owned] = unpacked(index[word]) or ()
    return owned


def words_of(folded: str) -> set[str]:
    """Return the words under which the anchors that may stand in a folded text are found."""
    return {ANY, *WORD.findall(folded)}


def _following(pattern: Pattern) -> frozenset[str] | None:
    """Return what alone may follow a pattern's anchors at once; None where anything may."""
    rows = [frozenset(row) for near, row in pattern.needs if near == 0]
    return frozenset.intersection(*rows) if rows else None
