"""Matching a pattern around a found anchor: cheap conditions, which most places fail, are tested before the regex."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from seedlint.pattern import Pattern, are_met, may_open
from seedlint.pattern.classes import BLANK_LINE, MARKUP
from seedlint.pattern.compiled import clause_begins, compiled_rest
from seedlint.text.lazy import lazy

FAR = 20  # words behind an anchor: beyond them, testing a need costs more than trying the regex
PIECE = lazy(r"\w+|[^\w\s\x00]")
WORD_BEGINS = lazy(r"(?<!\w)[^\s\x00]")


class AnchoredPattern:
    """A pattern with its regex, which is compiled when a place first passes the cheap conditions."""

    __slots__ = ("_compiled", "_firsts", "_lead", "_needs", "opens", "pattern")

    def __init__(self, pattern: Pattern) -> None:
        self.pattern = pattern
        self.opens = pattern.written.startswith("^")
        """Whether a match must begin a clause."""
        self._needs = [(near, row) for near, row in pattern.needs if near <= FAR]
        self._lead = pattern.lead
        self._firsts = frozenset(pattern.firsts)
        self._compiled: tuple[Any, bool] | None = None

    @property
    def begins_with_its_anchor(self) -> bool:
        """Whether a match begins with the anchor: most places that pass the cheap conditions match then."""
        return self._lead == 0 and not self.opens

    def may_stand(self, text: str, start: int, end: int, reach: int) -> bool:
        """Tell whether the words that a match needs are within `reach` code points of an anchor, `text[start:end]`."""
        if self.opens and self._lead == 0 and not may_open(text, start):
            return False
        return are_met(self._needs, text, start, end, reach)

    def match(self, text: str, start: int, end: int, at: int, *, anywhere: bool = False) -> tuple[int, int] | None:
        """Return the first match in `text[start:end]` that begins at the anchor at `at` or within its lead.

        What the text says before `start` is seen, but a clause begins there. With `anywhere` a clause may also begin
        where only a sentence does, for a caller who doesn't know the sentences yet.
        """
        if self._compiled is None:
            self._compiled = (None, False) if self.pattern.is_regex else compiled_rest(self.pattern.regex)
        regex, opens = self._compiled
        if regex is None:
            return next(iter(self.pattern.finditer(text, start, end)), None)
        for begin in self._begins(text, start, end, at):
            if opens and begin > start and not may_open(text, begin):
                continue
            match = regex.match(text, begin, end)
            if match and (not opens or anywhere or begin == start or clause_begins(text, begin)):
                span: tuple[int, int] = match.span()
                return None if BLANK_LINE.search(text, *span) else span
        return None

    def _begins(self, text: str, start: int, end: int, at: int) -> Iterable[int]:
        """Return the offsets at which a match around the anchor at `at` may begin, judging by the first word."""
        if not self._lead:
            return (at,)
        before = text[start:at].replace(MARKUP, " ").rsplit(None, self._lead)
        first = start + len(before[0]) if len(before) > self._lead else start
        if not self._firsts:
            return (word.start() for word in WORD_BEGINS.finditer(text, first, at + 1))
        return self._first_words(text, first, end, at)

    def _first_words(self, text: str, first: int, end: int, at: int) -> Iterator[int]:
        firsts = self._firsts
        for piece in PIECE.finditer(text, first, end):
            begin = piece.start()
            if begin > at:
                return
            if piece[0].lower() in firsts:
                yield begin
