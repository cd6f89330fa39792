"""The grammar of phrase patterns: a row of words, alternatives, lists and classes, read and turned into a regex."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from seedlint.pattern.classes import ASIDE, BUILT_IN, CLAUSE, COMMON, LONGEST, STOP, WORD
from seedlint.pattern.folded import WORDS, PatternError, first_piece, fold
from seedlint.record import NamedTuple

ASIDE_BEGINS = (",", " (", "(", " –", "–", " —", "—")
Texts = tuple[str, ...]  # folded


def read(written: str, words: Mapping[str, Sequence[str]]) -> Row:
    """Read a pattern that may name the lists in `words`. Raises PatternError with what is wrong."""
    return _Reader(written, words).row()


class _Words(NamedTuple):
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


class _Class(NamedTuple):
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


class _Choice(NamedTuple):
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


class _Inflected(NamedTuple):
    """A phrase whose last word has one of several endings ("" among them): "argue(d)?"."""

    stem: str
    endings: tuple[str, ...]

    @property
    def is_whole(self) -> bool:
        return True

    def regex(self) -> str:
        return f"{_Words(self.stem).regex()}(?:{'|'.join(map(re.escape, self.endings))})"

    def anchors(self, following: Texts = ()) -> Texts:
        return _extended(self.begins(), following)

    def begins(self) -> Texts:
        return tuple(fold(self.stem + ending) for ending in self.endings)

    @property
    def longest(self) -> int:
        return len(self.stem.split(" "))


class _Item(NamedTuple):
    """An element with how often it stands (once, perhaps, from `low` to `high` times) and whether it is glued on.

    A glued item follows the one before it without a blank.
    """

    element: _Words | _Class | _Choice | _Inflected
    low: int = 1
    high: int = 1
    glued: bool = False

    @property
    def is_whole(self) -> bool:
        """Tell whether its anchors are all that it is, from end to end."""
        return self.high == 1 and self.element.is_whole

    @property
    def longest(self) -> int:
        """The words that it has at most."""
        return self.element.longest * self.high


class Row(NamedTuple):
    """Elements one after the other, blanks between them; `opens` means that a clause begins with them."""

    items: tuple[_Item, ...]
    opens: bool = False

    @property
    def is_literal(self) -> bool:
        return not self.opens and all(map(_fixed, self.items))

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
            whole = fold(" ".join(item.element.text for item in self.items if isinstance(item.element, _Words)))
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

    def _gap_after(self, item: _Item) -> str:
        following = self.items[self.items.index(item) + 1]
        return "" if following.glued else " "

    def _is_whole(self, index: int) -> bool:
        """Tell whether an item's words end at word boundaries: what is glued to them is a mark, not a letter."""
        return (not self.items[index].glued or _is_mark(self.items[index - 1])) and self._ends_whole(index)

    def _ends_whole(self, index: int) -> bool:
        return index + 1 == len(self.items) or not self.items[index + 1].glued or _is_mark(self.items[index + 1])


class _Reader:
    """A recursive-descent reader of one pattern."""

    def __init__(self, written: str, words: Mapping[str, Sequence[str]]) -> None:
        self.written, self.words, self.at = written, words, 0

    def row(self, closers: str = "") -> Row:
        opens = self.written.startswith("^", self.at)
        self.at += opens
        items: list[_Item] = []
        glued = False
        while self.at < len(self.written) and self.written[self.at] not in closers:
            if self.written[self.at] == " ":
                self.at += 1
                glued = False
                continue
            items.append(self._item(glued=glued and bool(items)))
            glued = True
        if not items:
            raise PatternError(f"`{self.written}` has an empty alternative")
        if all(item.low == 0 for item in items):
            raise PatternError(f"`{self.written}`: something must always be there")
        return Row(_joined(items), opens)

    def _item(self, *, glued: bool) -> _Item:
        char = self.written[self.at]
        element: _Words | _Class | _Choice
        if char == "(":
            element = self._choice()
        elif char == "<":
            element = self._list()
        elif char == "*":
            self.at += 1
            element = _Class(WORD)
        elif char in ")|>{}?^":
            raise PatternError(f"`{self.written}`: `{char}` stands where a word should, at character {self.at + 1}")
        else:
            element = _Words(self._word())
        return _Item(element, *self._times(), glued=glued)

    def _word(self) -> str:
        letters: list[str] = []
        while self.at < len(self.written) and self.written[self.at] not in " ()|<>*{}?^":
            self.at += self.written[self.at] == "\\"
            letters.append(self.written[self.at : self.at + 1])
            self.at += 1
        return "".join(letters)

    def _choice(self) -> _Choice:
        rows: list[Row] = []
        while True:
            self.at += 1
            rows.append(self.row("|)"))
            if self.at >= len(self.written):
                raise PatternError(f"`{self.written}` has an open bracket")
            if self.written[self.at] == ")":
                self.at += 1
                return _Choice(tuple(rows))

    def _list(self) -> _Class | _Choice:
        end = self.written.find(">", self.at)
        name = self.written[self.at + 1 : end]
        self.at = end + 1
        if end >= 0 and name in BUILT_IN:
            return _Class(BUILT_IN[name])
        if end < 0 or name not in self.words:
            known = ", ".join(f"<{word}>" for word in (*self.words, *BUILT_IN))
            raise PatternError(f"`{self.written}` names the list `<{name}>`, which isn't there; there are {known}")
        others = {other: entries for other, entries in self.words.items() if other != name}  # no list can name itself
        return _Choice(tuple(_Reader(entry, others).row() for entry in self.words[name]))

    def _times(self) -> tuple[int, int]:
        rest = self.written[self.at :]
        if rest.startswith("?"):
            self.at += 1
            return 0, 1
        if not rest.startswith("{"):
            return 1, 1
        low, comma, high = rest[1 : rest.find("}")].partition(",")
        if not (comma and low.isdigit() and high.isdigit() and int(low) <= int(high) <= 12):
            raise PatternError(f"`{self.written}`: write repetitions as {{0,3}}, at most 12")
        self.at += rest.find("}") + 1
        return int(low), int(high)


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


def _joined(items: Iterable[_Item]) -> tuple[_Item, ...]:
    """Join neighbouring words that always stand, and a word with its endings: longer anchors."""
    joined: list[_Item] = []
    for item in items:
        last = joined[-1] if joined else None
        if last and _fixed(last) and _fixed(item):
            assert isinstance(last.element, _Words) and isinstance(item.element, _Words)
            between = "" if item.glued else " "
            joined[-1] = _Item(_Words(f"{last.element.text}{between}{item.element.text}"), glued=last.glued)
        elif last and _fixed(last) and not _is_mark(last) and (endings := _endings(item)):
            assert isinstance(last.element, _Words)
            joined[-1] = _Item(_Inflected(last.element.text, endings), glued=last.glued)
        else:
            joined.append(item)
    return tuple(joined)


def _endings(item: _Item) -> tuple[str, ...]:
    """Return the endings that an item gives to the word before it, none where it gives more than endings."""
    if not (item.glued and item.high == 1 and isinstance(item.element, _Choice)):
        return ()
    texts = [
        row.items[0].element.text
        for row in item.element.rows
        if row.is_literal and len(row.items) == 1 and isinstance(row.items[0].element, _Words)
    ]
    plain = len(texts) == len(item.element.rows) and all(text.isalpha() for text in texts)
    return (*texts, *([""] if item.low == 0 else [])) if plain else ()


def _is_mark(item: _Item) -> bool:
    if isinstance(item.element, _Words):
        return not any(map(str.isalnum, item.element.text))
    return item.element in (_Class(ASIDE), _Class(STOP))


def _fixed(item: _Item) -> bool:
    return isinstance(item.element, _Words) and item.low == item.high == 1
