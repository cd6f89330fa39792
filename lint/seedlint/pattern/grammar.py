"""The grammar of phrase patterns: a row of words, alternatives, lists and classes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from seedlint.pattern.classes import BUILT_IN, WORD
from seedlint.pattern.elements import Choice, Class, Element, Inflected, Words
from seedlint.pattern.folded import PatternError
from seedlint.pattern.row import Item, Row


def read(written: str, words: Mapping[str, Sequence[str]]) -> Row:
    """Read a pattern that may name the lists in `words`. Raises PatternError with what is wrong."""
    return _Reader(written, words).row()


class _Reader:
    """A recursive-descent reader of one pattern."""

    def __init__(self, written: str, words: Mapping[str, Sequence[str]]) -> None:
        self.written, self.words, self.at = written, words, 0

    def row(self, closers: str = "") -> Row:
        opens = self.written.startswith("^", self.at)
        self.at += opens
        items: list[Item] = []
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

    def _item(self, *, glued: bool) -> Item:
        char = self.written[self.at]
        element: Element
        if char == "(":
            element = self._choice()
        elif char == "<":
            element = self._list()
        elif char == "*":
            self.at += 1
            element = Class(WORD)
        elif char in ")|>{}?^":
            raise PatternError(f"`{self.written}`: `{char}` stands where a word should, at character {self.at + 1}")
        else:
            element = Words(self._word())
        return Item(element, *self._times(), glued=glued)

    def _word(self) -> str:
        letters: list[str] = []
        while self.at < len(self.written) and self.written[self.at] not in " ()|<>*{}?^":
            self.at += self.written[self.at] == "\\"
            letters.append(self.written[self.at : self.at + 1])
            self.at += 1
        return "".join(letters)

    def _choice(self) -> Choice:
        rows: list[Row] = []
        while True:
            self.at += 1
            rows.append(self.row("|)"))
            if self.at >= len(self.written):
                raise PatternError(f"`{self.written}` has an open bracket")
            if self.written[self.at] == ")":
                self.at += 1
                return Choice(tuple(rows))

    def _list(self) -> Class | Choice:
        end = self.written.find(">", self.at)
        name = self.written[self.at + 1 : end]
        self.at = end + 1
        if end >= 0 and name in BUILT_IN:
            return Class(BUILT_IN[name])
        if end < 0 or name not in self.words:
            known = ", ".join(f"<{word}>" for word in (*self.words, *BUILT_IN))
            raise PatternError(f"`{self.written}` names the list `<{name}>`, which isn't there; there are {known}")
        others = {other: entries for other, entries in self.words.items() if other != name}  # no list can name itself
        return Choice(tuple(_Reader(entry, others).row() for entry in self.words[name]))

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


def _joined(items: Iterable[Item]) -> tuple[Item, ...]:
    """Join neighbouring words that always stand, and a word with its endings: longer anchors."""
    joined: list[Item] = []
    for item in items:
        last = joined[-1] if joined else None
        if last and last.is_fixed and item.is_fixed:
            assert isinstance(last.element, Words) and isinstance(item.element, Words)
            between = "" if item.glued else " "
            joined[-1] = Item(Words(f"{last.element.text}{between}{item.element.text}"), glued=last.glued)
        elif last and last.is_fixed and not last.is_mark and (endings := _endings(item)):
            assert isinstance(last.element, Words)
            joined[-1] = Item(Inflected(last.element.text, endings), glued=last.glued)
        else:
            joined.append(item)
    return tuple(joined)


def _endings(item: Item) -> tuple[str, ...]:
    """Return the endings that an item gives to the word before it, none where it gives more than endings."""
    if not (item.glued and item.high == 1 and isinstance(item.element, Choice)):
        return ()
    texts = [
        row.items[0].element.text
        for row in item.element.rows
        if row.is_literal and len(row.items) == 1 and isinstance(row.items[0].element, Words)
    ]
    plain = len(texts) == len(item.element.rows) and all(text.isalpha() for text in texts)
    return (*texts, *([""] if item.low == 0 else [])) if plain else ()
