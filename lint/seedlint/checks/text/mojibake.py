"""Kind "mojibake": text decoded with the wrong encoding, as "cafÃ©" for "café".

A regular expression for the characters that UTF-8 bytes turn into finds candidates; ftfy decides and repairs. ftfy is
imported only for candidates, as the import takes longer than checking most documents.
"""

from __future__ import annotations

import functools
import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import ClassVar

from seedlint.base.model import Edit, Finding, Fix, Span
from seedlint.base.record import NamedTuple
from seedlint.checks import Check
from seedlint.facts import Facts, Hit
from seedlint.pattern import MARKUP, OPAQUE
from seedlint.text.lazy import lazy

# The characters for UTF-8 bytes in latin-1, ISO 8859-2, and windows-1250 to 1254 and 1257: the lead bytes of two-byte
# (C2-DF), three-byte (E0-EF) and four-byte (F0-F4) sequences, and continuation bytes (80-BF).
TWO = "Â-ßĀĂĆČĎĐĒĖĘĚĞĢĪİĶĹĻŁŃŅŇŌŐŘŚŞŠŢŪŮŰŲŹŻŽΒ-ΡΣ-ίВ-Я"
THREE = "à-ïāăąćčďēėęěģīįķĺļŕźΰ-οа-п"
FOUR = "ð-ôđğńņňōšπ-τр-ф"
INNER = "\\x80-¿ÆØæøĄąĽľŁłŒœŖŗŚśŞ-šŤťŸ-žƒˆˇ˘˛-˝΄-ΆΈ-ΊΌΎΏЁ-ЌЎЏё-ќўџҐґ–-―‘-‚“-„†-•…‰‹›€№™"
# Lead bytes in Mac OS Roman (C3, E2) and in DOS code pages (C2, C3), and what follows the latter.
MACINTOSH, CONSOLE = "√‚", "┬├"
CONSOLE_INNER = "Ç-ÿ¢£¥₧ƒªº¿⌐¬½¼¡«»"
BEGINS = lazy(f"[{TWO}{THREE}{FOUR}{MACINTOSH}{CONSOLE}]")
SUSPICIOUS = lazy(  # begins with one character class, which `re` searches for fastest
    rf"[{TWO}{THREE}{FOUR}{MACINTOSH}{CONSOLE}](?:(?<=[{TWO}])[{INNER}]|(?<=[{THREE}])[{INNER}]{{2}}"
    rf"|(?<=[{FOUR}])[{INNER}]{{3}}|(?<=√)[^\x00-\x7f]|(?<=‚)[Äâó][^\x00-\x7f]|(?<=[{CONSOLE}])[{CONSOLE_INNER}]"
    r"|(?<=[ÂÃ])(?= ))"
)
A_LETTER = lazy(  # Â as a letter: mentioned in a text, alone in a column, or in Portuguese capitals before a mark
    r"Â(?<=\w Â)(?= [^ ])|[ÂÃ](?<=[ \t]{2}.)(?=[ ]{2})|[ÂÃ](?<=[A-ZÀ-Þ].)(?=[ –—™®£©])"
)
BETWEEN = f" \t\r\n{MARKUP}{OPAQUE}"
LOST_BLANK = lazy(r"(?<=[ÂÃ]) {1,2}")  # the second byte was a no-break space, which became a blank
ON_PURPOSE = lazy(
    r"mojibake|ftfy|encod|decod|utf-?8|latin-?1|iso-8859|windows-125|cp125|charset|unicode|code ?page", re.I
)
NEAR = 300  # code points on either side in which a text that shows mojibake on purpose mentions encodings
# Half of a two-byte sequence: the text after it is the next word or the rest of this one. It is certainly "à" only
# before two blanks or punctuation, and as a word of its own.
HALF = lazy(r"Ã(?<=[^\W\d_]Ã)(?= [^\W\d_])")
DANGLING = lazy(r"[ÂÃ](?<=[^\W\d_][ÂÃ])(?<![A-ZÀ-Þ].)(?![^\W\d_])")  # the same in repaired text
EDGES = "".join(chr(code) for code in range(32, 127) if not chr(code).isalnum())
LOST = "\ufffd"
LONGEST = 2000  # code points of a word on either side of a candidate; longer words are read in pieces


class Mojibake(Check):
    """Finds words that ftfy recognizes as mojibake; adjacent words are one finding."""

    FIELDS: ClassVar = {"reason": "what it should read, where that can be told"}
    gathers = True

    def inspect(self, facts: Facts, hits: Sequence[Hit]) -> Iterable[Finding]:
        """Yield the words with their repair, which is safe if wrong decoding turns it back into exactly this text."""
        if BEGINS.search(facts.unusual) is not None:
            yield from self._words(facts)

    def _words(self, facts: Facts) -> Iterator[Finding]:
        mentions: list[tuple[int, int]] | None = None
        for garbled in _garbled(facts.prose):
            if mentions is None:
                mentions = [match.span() for match in ON_PURPOSE.finditer(_without_suppressions(facts))]
            first = bisect_left(mentions, (garbled.span.start - NEAR,))
            if first == len(mentions) or mentions[first][1] > garbled.span.end + NEAR:
                yield _finding(garbled)


def _without_suppressions(facts: Facts) -> str:
    """Return the text with blanks for suppressions: these mention mojibake without the text being about it."""
    pieces: list[str] = []
    done = 0
    for start, end in sorted(ignored.span for ignored in facts.suppressions):
        pieces += (facts.text[done:start], " " * (end - max(start, done)))
        done = max(end, done)
    return "".join((*pieces, facts.text[done:]))


class _Garbled(NamedTuple):
    """A span of mojibake, its repair, and whether wrong decoding turns the repair back into exactly this text."""

    span: Span
    repaired: str
    reversible: bool


Repair = Callable[[str], tuple[str, bool]]


def _finding(garbled: _Garbled) -> Finding:
    if LOST in garbled.repaired:
        return Finding(garbled.span, {"reason": "characters of it are lost for good"})
    fix = Fix((Edit(garbled.span, garbled.repaired),), f"Read it as {garbled.repaired}", safe=garbled.reversible)
    read = " ".join(garbled.repaired.split())
    return Finding(garbled.span, {"reason": f"it should read `{read}`" if read else "it should be a blank"}, fix=fix)


def _garbled(prose: str) -> Iterator[_Garbled]:
    """Yield the runs of suspicious words that ftfy changes, in order."""
    repair: Repair | None = None
    for row in _rows(prose):
        repair = repair or _repairer()
        text = row.of(prose)
        repaired, reversible = repair(text)
        if repaired != text and not _is_of_letters(prose, row):
            if HALF.search(prose, row.start, row.end + 1) or DANGLING.search(repaired):
                yield _Garbled(Span(row.start, row.start + len(text.rstrip())), LOST, reversible=False)
            else:
                yield _trimmed(row, text, _Garbled(row, repaired, reversible))


def _is_of_letters(prose: str, row: Span) -> bool:
    """Tell whether everything suspicious in a run may be a letter that the author meant."""
    return all(A_LETTER.match(prose, found.start()) for found in SUSPICIOUS.finditer(prose, *row))


def _rows(prose: str) -> Iterator[Span]:
    """Yield the spans of suspicious words; words with only a blank between them are one span."""
    row: Span | None = None
    found = SUSPICIOUS.search(prose)
    while found:
        word = _word_around(prose, found, row.end if row else 0)
        if row and prose[row.end : word.start] in ("", " ") and word.end - row.start < LONGEST:
            row = Span(row.start, word.end)
        else:
            if row:
                yield row
            row = word
        found = SUSPICIOUS.search(prose, row.end)
    if row:
        yield row


def _word_around(prose: str, found: re.Match[str], begin: int) -> Span:
    """Return the word around a match, from `begin` at the earliest and within LONGEST, with lost blanks at its end."""
    start, end = found.span()
    first, last = max(begin, start - LONGEST), min(len(prose), end + LONGEST)
    while start > first and prose[start - 1] not in BETWEEN:
        start -= 1
    while end < last and prose[end] not in BETWEEN:
        end += 1
    lost = LOST_BLANK.match(prose, end)
    return Span(start, lost.end() if lost else end)


def _trimmed(row: Span, text: str, garbled: _Garbled) -> _Garbled:
    """Return `garbled` without the blanks and ASCII punctuation at the edges that its repair leaves unchanged."""
    start, end, repaired = 0, len(text), garbled.repaired
    while start < end and text[start] in EDGES and repaired[:1] == text[start]:
        start, repaired = start + 1, repaired[1:]
    while end > start and text[end - 1] in EDGES and repaired[-1:] == text[end - 1]:
        end, repaired = end - 1, repaired[:-1]
    return _Garbled(Span(row.start + start, row.start + end), repaired, garbled.reversible)


def _repairer() -> Repair:
    """Return a function that repairs a text and tells whether the repair is reversible; it imports ftfy."""
    import ftfy

    config = ftfy.TextFixerConfig(unescape_html=False, fix_c1_controls=False)

    @functools.cache  # a text that was spoiled has the same words again and again
    def repair(text: str) -> tuple[str, bool]:
        repaired, plan = ftfy.fix_encoding_and_explain(text, config)
        encodings = tuple(step.parameter for step in plan or () if step.action == "encode")
        return repaired, _spoiled(repaired, encodings) == text

    return repair


def _spoiled(text: str, encodings: Sequence[str]) -> str:
    """Encode a text as UTF-8 and decode it in each of the encodings, last first; "" where that fails."""
    try:
        for encoding in reversed(encodings):
            text = text.encode("utf-8").decode(encoding)
    except UnicodeError:
        return ""
    return text
