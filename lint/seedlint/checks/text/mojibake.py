"""The kind `mojibake`: text that was read in another encoding than it was written in, as "cafÃ©" for "café".

What is suspicious is looked for here, in the characters that bytes of UTF-8 become; ftfy decides and repairs. It is
imported only then: that takes longer than to read most documents.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import ClassVar

from seedlint.base.model import Edit, Finding, Fix, Span
from seedlint.base.record import NamedTuple
from seedlint.checks import Check
from seedlint.facts import Facts, Hit
from seedlint.pattern import MARKUP, OPAQUE
from seedlint.text.lazy import lazy

# What the bytes of UTF-8 are in latin-1, ISO 8859-2, and windows-1250 to 1254 and 1257: a byte that begins a character
# of two (C2-DF), three (E0-EF) or four (F0-F4), and one inside a character (80-BF).
TWO = "Â-ßĀĂĆČĎĐĒĖĘĚĞĢĪİĶĹĻŁŃŅŇŌŐŘŚŞŠŢŪŮŰŲŹŻŽΒ-ΡΣ-ίВ-Я"
THREE = "à-ïāăąćčďēėęěģīįķĺļŕźΰ-οа-п"
FOUR = "ð-ôđğńņňōšπ-τр-ф"
INNER = "\\x80-¿ÆØæøĄąĽľŁłŒœŖŗŚśŞ-šŤťŸ-žƒˆˇ˘˛-˝΄-ΆΈ-ΊΌΎΏЁ-ЌЎЏё-ќўџҐґ–-―‘-‚“-„†-•…‰‹›€№™"
# The same on an old Macintosh (C3, E2 80) and in a console (C2, C3 before its letters and signs).
MACINTOSH, CONSOLE = "√‚", "┬├"
CONSOLE_INNER = "Ç-ÿ¢£¥₧ƒªº¿⌐¬½¼¡«»"
BEGINS = lazy(f"[{TWO}{THREE}{FOUR}{MACINTOSH}{CONSOLE}]")
SUSPICIOUS = lazy(  # begun by one class of characters: that is what `re` looks for fastest
    rf"[{TWO}{THREE}{FOUR}{MACINTOSH}{CONSOLE}](?:(?<=[{TWO}])[{INNER}]|(?<=[{THREE}])[{INNER}]{{2}}"
    rf"|(?<=[{FOUR}])[{INNER}]{{3}}|(?<=√)[^\x00-\x7f]|(?<=‚)[Äâó][^\x00-\x7f]|(?<=[{CONSOLE}])[{CONSOLE_INNER}]"
    r"|(?<=[ÂÃ])(?= ))"
)
A_LETTER = lazy(  # Â named among words or in a column of its own, a Portuguese word in capitals before a mark
    r"Â(?<=\w Â)(?= [^ ])|[ÂÃ](?<=[ \t]{2}.)(?=[ ]{2})|[ÂÃ](?<=[A-ZÀ-Þ].)(?=[ –—™®£©])"
)
BETWEEN = f" \t\r\n{MARKUP}{OPAQUE}"
LOST_BLANK = lazy(r"(?<=[ÂÃ]) {1,2}")  # their second half is a no-break space, of which a blank has been made
ON_PURPOSE = lazy(
    r"mojibake|ftfy|encod|decod|utf-?8|latin-?1|iso-8859|windows-125|cp125|charset|unicode|code ?page", re.I
)
NEAR = 300  # code points on either side in which a text that shows mojibake says what it shows
# Half a character: what stands behind it is the next word, or the rest of this one. It is sure to be "à" only before
# two blanks or a mark, and as a word of its own.
HALF = lazy(r"Ã(?<=[^\W\d_]Ã)(?= [^\W\d_])")
DANGLING = lazy(r"[ÂÃ](?<=[^\W\d_][ÂÃ])(?<![A-ZÀ-Þ].)(?![^\W\d_])")  # in what was mended
EDGES = "".join(chr(code) for code in range(32, 127) if not chr(code).isalnum())
LOST = "\ufffd"
LONGEST = 2000  # code points of a word on either side of what is suspicious; longer ones are read in pieces


class Mojibake(Check):
    """Find words that ftfy tells to be mojibake; those of a line that follow each other are one finding."""

    FIELDS: ClassVar[Mapping[str, str]] = {"reason": "what it should read, where that can be told"}
    gathers = True

    def inspect(self, facts: Facts, hits: Sequence[Hit]) -> Iterable[Finding]:
        """Yield the words with their repair; it is safe where the same mistake makes of it just what stands there."""
        if BEGINS.search(facts.unusual) is not None:
            yield from self._words(facts)

    def _words(self, facts: Facts) -> Iterator[Finding]:
        text = _to_readers(facts)
        for garbled in _garbled(facts.prose):
            around = text[max(garbled.span.start - NEAR, 0) : garbled.span.end + NEAR]
            if not ON_PURPOSE.search(around):
                yield _finding(garbled)


def _to_readers(facts: Facts) -> str:
    """Return the text with blanks for what it says to seedlint: that names this rule, and says why."""
    pieces: list[str] = []
    done = 0
    for start, end in sorted(one.span for one in facts.suppressions):
        pieces += (facts.text[done:start], " " * (end - max(start, done)))
        done = max(end, done)
    return "".join((*pieces, facts.text[done:]))


class _Garbled(NamedTuple):
    """A stretch of mojibake, what it should read, and whether the way back leads just to what stands there."""

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
    """Yield the rows of suspicious words that are repaired otherwise than they stand there, in order."""
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
    """Tell whether all that is suspicious in a row may be letters that its writer meant."""
    return all(A_LETTER.match(prose, found.start()) for found in SUSPICIOUS.finditer(prose, *row))


def _rows(prose: str) -> Iterator[Span]:
    """Yield the words that hold something suspicious; those with nothing but a blank between them are one."""
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
    """Return the word of a match, or what of it stands behind `begin` and near; lost blanks belong to it."""
    start, end = found.span()
    first, last = max(begin, start - LONGEST), min(len(prose), end + LONGEST)
    while start > first and prose[start - 1] not in BETWEEN:
        start -= 1
    while end < last and prose[end] not in BETWEEN:
        end += 1
    lost = LOST_BLANK.match(prose, end)
    return Span(start, lost.end() if lost else end)


def _trimmed(row: Span, text: str, garbled: _Garbled) -> _Garbled:
    """Return it without the blanks and the ASCII punctuation that stand at the edges of both texts."""
    start, end, repaired = 0, len(text), garbled.repaired
    while start < end and text[start] in EDGES and repaired[:1] == text[start]:
        start, repaired = start + 1, repaired[1:]
    while end > start and text[end - 1] in EDGES and repaired[-1:] == text[end - 1]:
        end, repaired = end - 1, repaired[:-1]
    return _Garbled(Span(row.start + start, row.start + end), repaired, garbled.reversible)


def _repairer() -> Repair:
    """Return what repairs a text and tells whether the same mistake would make of it just what stood there."""
    import ftfy

    config = ftfy.TextFixerConfig(unescape_html=False, fix_c1_controls=False)

    def repair(text: str) -> tuple[str, bool]:
        repaired, plan = ftfy.fix_encoding_and_explain(text, config)
        encodings = tuple(step.parameter for step in plan or () if step.action == "encode")
        return repaired, _spoiled(repaired, encodings) == text

    return repair


def _spoiled(text: str, encodings: Sequence[str]) -> str:
    """Write a text in UTF-8 and read it in another encoding, as often as those tell; "" where that can't be."""
    try:
        for encoding in reversed(encodings):
            text = text.encode("utf-8").decode(encoding)
    except UnicodeError:
        return ""
    return text
