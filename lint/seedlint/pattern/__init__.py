r"""Phrase patterns: the notation for the wordings that a rule searches for.

A pattern is a row of words with blanks between them. A blank matches any white space with at most one line end; case
is ignored, and both apostrophes are the same letter.

    some critics              the two words
    (some|a number of) <actor> alternatives, and a list of words that the rule names
    the? board                a word, group or list that may be missing
    <Name>/<agency>           without blanks between them
    ^critics                  only where a sentence or a clause begins
    *{0,3}                    up to three words in lower case, without punctuation between them; `*` is one
    <modifier>                such a word that may stand before a noun: no article, pronoun, preposition, auxiliary
    <stop>                    nothing, where no noun follows: "by some<stop>" is in "by some as", not in "by some tools"
    <aside>                   what stands apart from its sentence: "critics<aside>? say" finds "critics, as ever, say"
    <Name>                    one to five words that begin with a capital (initials and "of", "de", "van" between)
    <#>                       a number in figures
    \?                        the character itself
    /colou?rs?/               a regular expression, where words don't suffice

Every pattern has anchors: phrases one of which is in each match. A single pass over the text searches for the anchors
of all patterns, and a pattern is tried only around its own. A pattern without an anchor is rejected. A list may name
other lists.
"""

from __future__ import annotations

import functools
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from seedlint.base.record import NamedTuple
from seedlint.pattern.classes import BLANK, BLANK_LINE, GAP, LINE_END, MARKUP, OPAQUE, OPENERS
from seedlint.pattern.folded import WORDS, PatternError, first_piece, fold

__all__ = ["BLANK", "GAP", "LINE_END", "MARKUP", "OPAQUE", "Pattern", "PatternError", "fold", "parse"]

PATIENCE = 5.0  # seconds for a regex around one anchor; what can explode is refused before, so nothing ever waits
CLAUSE_OPENERS = tuple(OPENERS.split("|"))
LONGEST_OPENER = max(map(len, CLAUSE_OPENERS))
SHORT = 16  # code points: most words with their blank are shorter


Need = tuple[int, tuple[str, ...] | frozenset[str]]
"""A distance in words from the anchor, and a row of folded words, one of which must stand there: see `Pattern`."""


class Pattern(NamedTuple):
    """A parsed pattern.

    `regex`: "" if a found anchor is a match; a blank in it stands for ANY_GAP.
    `anchors`: folded phrases (lower case, straight apostrophes, single spaces), one of which is in each match.
    `needs`: cheap conditions that most places with an anchor fail, so that neither a search nor compiling the regex is
    needed there. Each is a distance and a row of folded words, one of which must be within so many words before the
    anchor (negative), within so many from its start (positive), or (0) follow it at once; then it may be a mark.
    `lead`: how many words before an anchor a match may begin. `firsts`: if it may, the folded words and marks one of
    which it begins with; empty if it may begin with anything.
    """

    written: str
    regex: str
    anchors: tuple[str, ...]
    needs: tuple[Need, ...] = ()
    lead: int = 0
    firsts: frozenset[str] | tuple[str, ...] = ()

    @property
    def is_phrase(self) -> bool:
        """Tell whether an anchor found is a match found."""
        return not self.regex

    @property
    def is_regex(self) -> bool:
        """Tell whether it is written between slashes: then its anchors may be parts of words."""
        return is_regex(self.written)

    def finditer(self, text: str, start: int, end: int) -> Iterable[tuple[int, int]]:
        """Yield the matches in `text[start:end]` as offsets into `text`; none reaches across a blank line."""
        if self.needs:
            standing = _words(text[start:end])
            if any(near and standing.isdisjoint(row) for near, row in self.needs):
                return
        for match in self._compiled.finditer(text, start, end, timeout=PATIENCE if self.is_regex else None):
            if not BLANK_LINE.search(text, *match.span()):
                yield match.span()

    def match(self, text: str, start: int, end: int) -> tuple[int, int] | None:
        """Return the match that begins `text[start:end]`, as offsets into `text`, if it crosses no blank line."""
        match = self._compiled.match(text, start, end, timeout=PATIENCE if self.is_regex else None)
        return match.span() if match and not BLANK_LINE.search(text, *match.span()) else None

    @property
    def _compiled(self) -> Any:
        from seedlint.pattern.compiled import compiled, compiled_phrase

        return compiled(self.regex) if self.is_regex else compiled_phrase(self.regex)

    def may_stand(self, text: str, start: int, end: int, reach: int) -> bool:
        """Tell whether the words that a match needs are within `reach` code points of an anchor, `text[start:end]`."""
        if self.lead == 0 and self.written.startswith("^") and not may_open(text, start):
            return False
        return are_met(self.needs, text, start, end, reach)


def may_open(text: str, at: int) -> bool:
    """Tell quickly whether a clause, a sentence or a line may begin at an offset; it may err towards yes."""
    if at > LONGEST_OPENER and text[at - 1] == " " and text[at - 2].isalnum():
        return text[at - 1 - LONGEST_OPENER : at - 1].lower().endswith(CLAUSE_OPENERS)
    before = text[max(at - 24, 0) : at].replace(MARKUP, " ")
    seen = before.rstrip()
    if not seen[-1:].isalnum() or "\n" in before[len(seen) :] or "\r" in before[len(seen) :]:
        return True
    return seen.lower().endswith(CLAUSE_OPENERS)


def are_met(needs: Iterable[Need], text: str, start: int, end: int, reach: int) -> bool:
    """Tell whether the needs of a pattern are met around an anchor, `text[start:end]`, within `reach` code points."""
    for near, row in needs:
        if near == 0 and first_piece(text, end) not in row:
            return False
        if near and not _stands(text, start, near, row, reach):
            return False
    return True


def _stands(text: str, at: int, near: int, row: Collection[str], reach: int) -> bool:
    """Tell whether one of a row of folded words is among the `near` words from `at` on (negative: before it).

    Words farther away than `reach` code points don't count. A narrow window is tried first: most words are short.
    """
    words = abs(near)
    for width in (SHORT * words, reach):
        seen = (text[at : at + min(width, reach)] if near > 0 else text[max(at - min(width, reach), 0) : at]).lower()
        if MARKUP in seen:
            seen = seen.replace(MARKUP, " ")
        pieces = seen.split(None, words) if near > 0 else seen.rsplit(None, words)
        if len(pieces) > words:
            del pieces[words if near > 0 else 0]
            break
    wanted = row if isinstance(row, frozenset) else frozenset(row)
    if not wanted.isdisjoint(pieces):
        return True
    if "".join(pieces).isalnum():
        return False
    return not wanted.isdisjoint(WORDS.findall(" ".join([piece for piece in pieces if not piece.isalnum()])))


@functools.lru_cache(maxsize=64)
def _words(text: str) -> frozenset[str]:
    """Return the folded words of a text; many patterns ask about the same sentence."""
    return frozenset(WORDS.findall(text.lower().replace("’", "'")))


def is_regex(written: str) -> bool:
    """Tell whether a pattern is a regular expression, written between slashes."""
    return len(written) > 2 and written.startswith("/") and written.endswith("/")


def parse(written: str, lists: Mapping[str, Sequence[str]] | None = None) -> Pattern:
    """Read a pattern; `lists` are the lists of words that it may name.

    Raises PatternError with what is wrong.
    """
    if is_regex(written):
        return _regex(written)
    from seedlint.pattern.grammar import read  # a run loads compiled patterns, and parses none

    row = read(written, lists or {})
    anchors = row.anchors()
    if not anchors:
        raise PatternError(f"`{written}` needs at least one word that is always there")
    if row.is_literal:
        return Pattern(written, "", anchors)
    lead = row.lead()
    return Pattern(written, row.regex(), anchors, row.needs(), lead, row.firsts() if lead else ())


def _regex(written: str) -> Pattern:
    from seedlint.pattern.compiled import compiled
    from seedlint.pattern.regexes import anchors

    source = written[1:-1]
    pattern = Pattern(written, source, anchors(source))
    try:
        compiled(source)
    except Exception as error:  # the library's own error type would cost its import here
        raise PatternError(f"`{written}`: {error}") from None
    return pattern
