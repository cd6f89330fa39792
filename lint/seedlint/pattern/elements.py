"""The elements of phrase patterns: each has a regex, anchors, and texts that it begins with."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from seedlint.base.record import NamedTuple
from seedlint.pattern.classes import ASIDE, COMMON, LONGEST
from seedlint.pattern.folded import fold

if TYPE_CHECKING:
    from seedlint.pattern.row import Row

ASIDE_BEGINS = (",", " (", "(", " –", "–", " —", "—")
Texts = tuple[str, ...]  # folded


class Element(Protocol):
    """The interface of all elements."""

    @property
    def is_whole(self) -> bool:
        """Whether its anchors cover it from end to end."""

    @property
    def longest(self) -> int:
        """The largest number of words that it matches."""

    def regex(self) -> str:
        """Return its regular expression."""

    def anchors(self, following: Texts = ()) -> Texts:
        """Return texts one of which is in every match; () if there are no such texts.

        `following` are texts one of which follows the element; () if anything may follow.
        """

    def begins(self) -> Texts:
        """Return texts one of which it begins with; () if it may begin with anything."""


class Words(NamedTuple):
    """A literal phrase."""

    text: str

    @property
    def is_whole(self) -> bool:
        return True

    def regex(self) -> str:
        return " ".join(re.escape(word).replace("'", "['’]") for word in self.text.split(" "))

    def anchors(self, following: Texts = ()) -> Texts:
        return extended((fold(self.text),), following) if is_telling(self.text) else ()

    def begins(self) -> Texts:
        return (fold(self.text),)

    @property
    def longest(self) -> int:
        return len(self.text.split(" "))


class Class(NamedTuple):
    """A class of words or marks (`*`, `<Name>`, `<aside>`): it has no anchors."""

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
    """Alternatives; the longest is tried first."""

    rows: tuple[Row, ...]

    def regex(self) -> str:
        return "(?:" + "|".join(sorted((row.regex() for row in self.rows), key=len, reverse=True)) + ")"

    @property
    def is_whole(self) -> bool:
        """Tell whether its anchors cover it from end to end."""
        return all(len(row.items) == 1 and row.items[0].is_whole for row in self.rows)

    def anchors(self, following: Texts = ()) -> Texts:
        return united([row.anchors(following) for row in self.rows])

    def begins(self) -> Texts:
        return united([row.begins() for row in self.rows])

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
        return extended(self.begins(), following)

    def begins(self) -> Texts:
        return tuple(fold(self.stem + ending) for ending in self.endings)

    @property
    def longest(self) -> int:
        return len(self.stem.split(" "))


def united(each: Sequence[Texts]) -> Texts:
    """Return all texts, once each; () if one of the sequences is empty, which means anything."""
    return tuple(dict.fromkeys(text for texts in each for text in texts)) if all(each) else ()


def extended(texts: Texts, following: Texts) -> Texts:
    """Return texts as anchors: a common word is extended by what may follow it, if that is known."""
    return united(
        [tuple(text + more for more in following) if following and text in COMMON else (text,) for text in texts]
    )


def is_telling(text: str) -> bool:
    """Tell whether a text can be an anchor: it has a letter or a digit, or is a rare mark."""
    return "©" in text or any(map(str.isalnum, text))
