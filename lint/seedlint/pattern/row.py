"""A row of elements: how often each is repeated, its regex, and which element provides the anchors."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from seedlint.base.record import NamedTuple
from seedlint.pattern.classes import ASIDE, CLAUSE, COMMON, STOP
from seedlint.pattern.elements import Class, Element, Texts, Words, extended, is_telling, united
from seedlint.pattern.folded import WORDS, first_piece, fold


class Item(NamedTuple):
    """An element, repeated from `low` to `high` times; a `glued` one follows without a blank."""

    element: Element
    low: int = 1
    high: int = 1
    glued: bool = False

    @property
    def is_whole(self) -> bool:
        """Tell whether its anchors cover it from end to end."""
        return self.high == 1 and self.element.is_whole

    @property
    def is_fixed(self) -> bool:
        """Tell whether it is literal words, exactly once."""
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
    """Elements with blanks between them; `opens` means that they must begin a clause (`^`)."""

    items: tuple[Item, ...]
    opens: bool = False

    @property
    def is_literal(self) -> bool:
        """Tell whether it is a phrase and nothing else."""
        return not self.opens and all(item.is_fixed for item in self.items)

    def regex(self) -> str:
        """Return its regular expression, with blanks between the elements."""
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
        """Return the anchors of the required element that is likely the rarest in texts: no common words, long ones.

        `following` are texts one of which follows the row, () if anything may: they extend common words.
        """
        if self.is_literal:
            whole = fold(" ".join(item.element.text for item in self.items if isinstance(item.element, Words)))
            return extended((whole,), following) if is_telling(whole) else ()
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
                return united(found)
        return united([*found, following])

    def _gap_after(self, item: Item) -> str:
        following = self.items[self.items.index(item) + 1]
        return "" if following.glued else " "

    def _is_whole(self, index: int) -> bool:
        """Tell whether an item's words end at word boundaries: what is glued to them is a mark, not a letter."""
        return (not self.items[index].glued or self.items[index - 1].is_mark) and self._ends_whole(index)

    def _ends_whole(self, index: int) -> bool:
        return index + 1 == len(self.items) or not self.items[index + 1].glued or self.items[index + 1].is_mark


def _longest_word(phrase: str) -> str:
    found: list[str] = WORDS.findall(phrase)
    return max(found, key=len)


def _rarity(anchors: Sequence[str]) -> tuple[bool, int]:
    return COMMON.isdisjoint(anchors), min(map(len, anchors))
