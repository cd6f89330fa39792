"""What makes a finding the same finding after an edit elsewhere: GitHub's key of its line, and our own of its text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from hashlib import sha256
from itertools import islice

from seedlint.model import Span
from seedlint.position import Lines
from seedlint.text.lazy import lazy

BLOCK = 100  # UTF-16 units that GitHub hashes from the start of a line on
END_OF_FILE = "\uffff"
ASTRAL = lazy("[\U00010000-\U0010ffff]")

AROUND = 80  # folded code points of the line that count on either side of a span
CURLY = lazy("([‘’‚‛])|[“”„‟]")
DIGITS = 16  # hexadecimal: 64 bits


def line_hashes(text: str) -> Callable[[int], str]:
    """Return what gives a line's `primaryLocationLineHash` (`hex:n`), by the line's number from 0.

    The algorithm is that of `src/fingerprints.ts` in github/codeql-action. Nothing is done before the first call, and
    all calls together are linear in the text. `n` counts the lines up to this one that have the same 100 units; lines
    that share the hash alone (GitHub counts these too) are not looked for, as that would mean hashing every line.
    """
    blocks = _blocks(text)
    seen: Counter[str] = Counter()
    known: list[tuple[str, int]] = []
    hashed = cache(_hash)  # many findings may stand on one long line

    def line_hash(number: int) -> str:
        for block in islice(blocks, max(0, number + 1 - len(known))):
            seen[block] += 1
            known.append((block, seen[block]))
        block, count = known[number]
        return f"{hashed(block):x}:{count}"

    return line_hash


def _blocks(text: str) -> Iterator[str]:
    """Yield the 100 units from the start of every line on."""
    units = _units(text)
    start = 0
    while start >= 0:
        yield units[start : start + BLOCK]
        end = units.find("\n", start)
        start = end + 1 if end >= 0 else -1


def _units(text: str) -> str:
    """Return the UTF-16 units that GitHub sees of a text, one a character, filled up behind its end."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace(" ", "").replace("\t", "")
    return ASTRAL.sub(_surrogates, text) + END_OF_FILE + "\0" * (BLOCK - 1)


def _surrogates(match: re.Match[str]) -> str:
    high, low = divmod(ord(match[0]) - 0x10000, 0x400)
    return chr(0xD800 + high) + chr(0xDC00 + low)


def _hash(block: str) -> int:
    value = 0
    for unit in block:
        value = value * 37 + ord(unit)
    return value & 0xFFFF_FFFF_FFFF_FFFF


def fingerprint(rule: str, span: Span, text: str, lines: Lines, *, ordinal: int = 1) -> str:
    """Return the key `seedlint/v1` of a finding: 16 hexadecimal digits.

    It is made of the rule's id, the folded text of the span and of its line on either side (of a long line the
    nearest 80 folded code points), and the `ordinal` among the findings that are equal in all this: neither of the
    path nor of line numbers, so that a finding keeps it when its document is renamed or grows elsewhere.
    """
    return _key((rule, *_surroundings(span, text, lines)), ordinal)


def fingerprints(findings: Sequence[tuple[str, Span]], text: str, lines: Lines) -> tuple[str, ...]:
    """Return the key of each of a document's findings (rule and span); equal ones are counted in text order."""
    likenesses = [(rule, *_surroundings(span, text, lines)) for rule, span in findings]
    seen: Counter[tuple[str, ...]] = Counter()
    keys = [""] * len(findings)
    for index in sorted(range(len(findings)), key=lambda index: findings[index][1]):
        likeness = likenesses[index]
        seen[likeness] += 1
        keys[index] = _key(likeness, seen[likeness])
    return tuple(keys)


def _key(likeness: tuple[str, ...], ordinal: int) -> str:
    parts = "\0".join((*likeness, str(ordinal)))
    return sha256(parts.encode("utf-8", "surrogatepass")).hexdigest()[:DIGITS]


def _surroundings(span: Span, text: str, lines: Lines) -> tuple[str, str, str]:
    start = lines.at(span.start).start
    end = lines.at(max(span.start, span.end - 1)).end
    before = _fold(text[max(start, span.start - 4 * AROUND) : span.start])
    after = _fold(text[span.end : min(max(end, span.end), span.end + 4 * AROUND)])
    return _fold(span.of(text)), before[-AROUND:], after[:AROUND]


def _fold(text: str) -> str:
    """Return the text without what an editor changes by itself: case, curly quotes, runs of white space."""
    return " ".join(CURLY.sub(_straight, text).casefold().split())


def _straight(match: re.Match[str]) -> str:
    return "'" if match[1] else '"'
