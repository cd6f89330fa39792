"""What a phrase pattern is made of: each element knows its regex, its anchors, and what it begins with."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Protocol

from seedlint.pattern.classes import ASIDE, CLAUSE, COMMON, LONGEST, STOP
from seedlint.pattern.folded import WORDS, first_piece, fold
from seedlint.record import NamedTuple

ASIDE_BEGINS = (",", " (", "(", " –", "–", " —", "—")
Texts = tuple[str, ...]  # folded


class Element(Protocol):
    """What every element of a pattern tells."""

    @property
    def is_whole(self) -> bool:
        """Whether its anchors are all that it is, from end to end."""

    @property
    def longest(self) -> int:
        """The words that it has at most."""

    def regex(self) -> str:
        """Return the regular expression that it stands for."""

    def anchors(self, following: Texts = ()) -> Texts:
        """Return texts one of which stands in every match, none where there are no such texts.

        `following` is what may follow the element, none where anything may.
        """

    def begins(self) -> Texts:
        """Return the texts one of which it begins with, none where anything may stand there."""


class Words(NamedTuple):
    """A literal phrase."""

    text: str

    @property
    def is_whole(self) -> bool:
        return True

    def regex(self) -> str:
        return " ".join(re.escape(word).replace("'", "['’]") for word in self.text.split(" "))

    def anchors(self, following: Texts = ()) -> Texts:
        return _extended((fold(self.text),), following) if _is_telling(self.text) else ()

    def begins(self) -> Texts:
        return (fold(self.text),)

    @property
    def longest(self) -> int:
        return len(self.text.split(" "))


class Class(NamedTuple):
    """A piece that any of many words fits: it anchors nothing."""

    source: str

    @property
    def is_whole(self) -> bool:
        return False

    def regex(self) -> str:
        return self.source

    def anchors(self, following: Texts = ()) -> Texts:
        return ()

    def begins(self) -> Texts:
        return ASIDE_BEGINS if self.source == ASIDE else ()

    @property
    def longest(self) -> int:
        return LONGEST[self.source]


class Choice(NamedTuple):
    """Alternatives, one of which stands in every match; the longest is tried first."""

    rows: tuple[Row, ...]

    def regex(self) -> str:
        return "(?:" + "|".join(sorted((row.regex() for row in self.rows), key=len, reverse=True)) + ")"

    @property
    def is_whole(self) -> bool:
        """Tell whether its anchors are all that it is, from end to end."""
        return all(len(row.items) == 1 and row.items[0].is_whole for row in self.rows)

    def anchors(self, following: Texts = ()) -> Texts:
        return _all([row.anchors(following) for row in self.rows])

    def begins(self) -> Texts:
        return _all([row.begins() for row in self.rows])

    @property
    def longest(self) -> int:
        return max(row.longest for row in self.rows)


class Inflected(NamedTuple):
    """A phrase whose last word has one of several endings ("" among them): "argue(d)?"."""

    stem: str
    endings: tuple[str, ...]

    @property
    def is_whole(self) -> bool:
        return True

    def regex(self) -> str:
        return f"{Words(self.stem).regex()}(?:{'|'.join(map(re.escape, self.endings))})"

    def anchors(self, following: Texts = ()) -> Texts:
        return _extended(self.begins(), following)

    def begins(self) -> Texts:
        return tuple(fold(self.stem + ending) for ending in self.endings)

    @property
    def longest(self) -> int:
        return len(self.stem.split(" "))


class Item(NamedTuple):
    """An element with how often it stands (once, perhaps, from `low` to `high` times) and whether it is glued on.

    A glued item follows the one before it without a blank.
    """

    element: Element
    low: int = 1
    high: int = 1
    glued: bool = False

    @property
    def is_whole(self) -> bool:
        """Tell whether its anchors are all that it is, from end to end."""
        return self.high == 1 and self.element.is_whole

    @property
    def is_fixed(self) -> bool:
        """Tell whether it is words that stand there once, always."""
        return isinstance(self.element, Words) and self.low == self.high == 1

    @property
    def is_mark(self) -> bool:
        """Tell whether it is punctuation, which ends the word before it."""
        if isinstance(self.element, Words):
            return not any(map(str.isalnum, self.element.text))
        return self.element in (Class(ASIDE), Class(STOP))

    @property
    def longest(self) -> int:
        """The words that it has at most."""
        return self.element.longest * self.high


class Row(NamedTuple):
    """Elements one after the other, blanks between them; `opens` means that a clause begins with them."""

    items: tuple[Item, ...]
    opens: bool = False

    @property
    def is_literal(self) -> bool:
        return not self.opens and all(item.is_fixed for item in self.items)

    def regex(self) -> str:
        pieces = [CLAUSE] if self.opens else []
        begun = False
        for item in self.items:
            gap = "" if item.glued else " "
            body, times = item.element.regex(), "" if item.low == item.high == 1 else f"{{{item.low},{item.high}}}"
            if begun:
                pieces.append(f"(?:{gap}{body}){times}" if times else f"{gap}{body}")
            elif item.low == 0:
                pieces.append(f"(?:{body}{self._gap_after(item)}){times}")
            else:
                pieces.append(body if not times else f"{body}(?: {body}){{{item.low - 1},{item.high - 1}}}")
                begun = True
        return "".join(pieces)

    def anchors(self, following: Texts = ()) -> Texts:
        """Choose the required element that is rarest in a text, by and large: no common words, long ones.

        `following` is what may follow the row, none where anything may: a common word is no anchor without it.
        """
        if self.is_literal:
            whole = fold(" ".join(item.element.text for item in self.items if isinstance(item.element, Words)))
            return _extended((whole,), following) if _is_telling(whole) else ()
        return max((anchors for _, anchors in self._offers(following)), key=_rarity, default=())

    def needs(self) -> tuple[tuple[int, Texts], ...]:
        """Return, for each other element that is always there, how near it is, and a word of each of its wordings.

        It is so many words before an anchor (less than zero), or within so many from where the anchor begins. With 0
        the words are those one of which follows the anchor at once, marks among them.
        """
        chosen = self._chosen()
        following = self._following(chosen)
        needs = [(0, tuple(dict.fromkeys(first_piece(text) for text in following)))] if following else []
        for index, item in enumerate(self.items):
            offer = item.element.anchors() if item.low and self._is_whole(index) else ()
            if index != chosen and offer and all(map(WORDS.search, offer)):
                words = sum(each.longest for each in self.items[min(index, chosen) : max(index, chosen) + 1])
                needs.append((-words if index < chosen else words, tuple(dict.fromkeys(map(_longest_word, offer)))))
        return tuple(sorted(needs, key=lambda need: abs(need[0])))

    def lead(self) -> int:
        """Return how many words before an anchor a match begins at most."""
        chosen = self._chosen()
        within = 0 if self.items[chosen].is_whole else self.items[chosen].longest
        return sum(item.longest for item in self.items[:chosen]) + within

    def firsts(self) -> Texts:
        """Return the folded words and marks one of which a match begins with; none where anything may."""
        found = dict.fromkeys(map(first_piece, self.begins()))
        return (*found, *("’" for mark in found if mark == "'"))

    def _following(self, chosen: int) -> Texts:
        """Return what may follow an element's anchors, none where they aren't all that it is, or hold that already."""
        item = self.items[chosen]
        following = self._begins_at(chosen + 1, ()) if item.is_whole else ()
        return following if item.element.anchors(following) == item.element.anchors() else ()

    def _chosen(self) -> int:
        return max(self._offers(()), key=lambda offer: _rarity(offer[1]))[0]

    def begins(self) -> Texts:
        """Return the texts one of which the row begins with, none where anything may stand there."""
        return self._begins_at(0, ())

    @property
    def longest(self) -> int:
        """The words that it has at most."""
        return sum(item.longest for item in self.items)

    def _offers(self, following: Texts) -> Iterator[tuple[int, Texts]]:
        """Yield each element that always stands and has anchors, by its index."""
        for index, item in enumerate(self.items):
            if item.low and self._is_whole(index):
                once = item.high == 1
                anchors = item.element.anchors(self._begins_at(index + 1, following) if once else ())
                if anchors:
                    yield index, anchors

    def _begins_at(self, index: int, following: Texts) -> Texts:
        """Return what the row goes on with at an item, each with the blank before it but for the row's first."""
        found: list[Texts] = []
        for at, item in enumerate(self.items[index:], index):
            blank = " " if index and not item.glued else ""
            begins = item.element.begins() if self._ends_whole(at) else ()
            found.append(tuple((blank + begin).replace("  ", " ") for begin in begins))
            if item.low:
                return _all(found)
        return _all([*found, following])

    def _gap_after(self, item: Item) -> str:
        following = self.items[self.items.index(item) + 1]
        return "" if following.glued else " "

    def _is_whole(self, index: int) -> bool:
        """Tell whether an item's words end at word boundaries: what is glued to them is a mark, not a letter."""
        return (not self.items[index].glued or self.items[index - 1].is_mark) and self._ends_whole(index)

    def _ends_whole(self, index: int) -> bool:
        return index + 1 == len(self.items) or not self.items[index + 1].glued or self.items[index + 1].is_mark


def _all(each: Sequence[Texts]) -> Texts:
    """Return the texts of all rows, once each; none where a row has none, for anything may stand there."""
    return tuple(dict.fromkeys(text for texts in each for text in texts)) if all(each) else ()


def _extended(texts: Texts, following: Texts) -> Texts:
    """Return texts as anchors: a common word has what may follow it, where that is known."""
    return _all(
        [tuple(text + more for more in following) if following and text in COMMON else (text,) for text in texts]
    )


def _is_telling(text: str) -> bool:
    """Tell whether a text can be an anchor: it holds a letter or a figure, or is a mark as rare as a word."""
    return "©" in text or any(map(str.isalnum, text))


def _longest_word(phrase: str) -> str:
    found: list[str] = WORDS.findall(phrase)
    return max(found, key=len)


def _rarity(anchors: Sequence[str]) -> tuple[bool, int]:
    return COMMON.isdisjoint(anchors), min(map(len, anchors))
