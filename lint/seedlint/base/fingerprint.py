"""Keys by which a finding is recognized after edits elsewhere: GitHub's hash of its line, and our own fingerprint."""

from __future__ import annotations

import re
from array import array
from collections import Counter
from collections.abc import Callable, Sequence
from functools import cache, cached_property
from itertools import accumulate
from operator import mul

from seedlint.base.digest import sha256
from seedlint.base.model import Span
from seedlint.base.position import Lines, has_astral
from seedlint.text.lazy import lazy

BLOCK = 100  # UTF-16 units that GitHub hashes from the start of a line on
END_OF_FILE = "\uffff"
FEW = 16  # look-ups up to which searching for equal lines costs less than counting all lines
ASTRAL = lazy("[\U00010000-\U0010ffff]")

AROUND = 80  # folded code points of the line, on either side of a span, that go into its fingerprint
CURLY = lazy("([‘’‚‛])|[“”„‟]")
DIGITS = 16  # hexadecimal: 64 bits


def line_hashes(text: str) -> Callable[[int], str]:
    """Return a function from the number of a line (from 0) to its `primaryLocationLineHash` (`hex:n`).

    The algorithm is that of `src/fingerprints.ts` in github/codeql-action. Nothing is done before the first call, and
    all calls together are linear in the text. `n` counts the lines up to this one that have the same 100 units; lines
    that share the hash alone (GitHub counts these too) are not looked for, as that would mean hashing every line.
    """
    return _LineHashes(text).of


class _LineHashes:
    def __init__(self, text: str) -> None:
        self.text = text
        self.lookups = 0
        self.hashes: dict[str, int] = {}  # many findings may stand on one long line

    def of(self, number: int) -> str:
        start = self.starts[number]
        block = self.units[start : start + BLOCK]
        self.lookups += 1
        nth = self.counted[number] if self.lookups > FEW else _earlier(self.units, block, start) + 1
        if block not in self.hashes:
            self.hashes[block] = _hash(block)
        return f"{self.hashes[block]:x}:{nth}"

    @cached_property
    def units(self) -> str:
        return _units(self.text)

    @cached_property
    def starts(self) -> Sequence[int]:
        lengths = [len(line) + 1 for line in self.units.split("\n")]
        return array("Q", accumulate(lengths[:-1], initial=0))

    @cached_property
    def counted(self) -> Sequence[int]:
        """The `n` of all lines."""
        seen: Counter[str] = Counter()
        counts = array("Q")
        for start in self.starts:
            block = self.units[start : start + BLOCK]
            seen[block] += 1
            counts.append(seen[block])
        return counts


def _earlier(units: str, block: str, start: int) -> int:
    """Count the lines before `start` that begin with a block."""
    found = int(start > 0 and units.startswith(block))
    line, end = f"\n{block}", start + BLOCK - 1
    at = units.find(line, 0, end)
    while at >= 0:
        found += 1
        at = units.find(line, at + 1, end)
    return found


def _units(text: str) -> str:
    """Return the UTF-16 units that GitHub sees of a text, one a character, filled up behind its end."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = text.encode("utf-8", "surrogatepass").translate(None, b" \t").decode("utf-8", "surrogatepass")
    return (ASTRAL.sub(_surrogates, text) if has_astral(text) else text) + END_OF_FILE + "\0" * (BLOCK - 1)


def _surrogates(match: re.Match[str]) -> str:
    high, low = divmod(ord(match[0]) - 0x10000, 0x400)
    return chr(0xD800 + high) + chr(0xDC00 + low)


def _hash(block: str) -> int:
    value: int = sum(map(mul, map(ord, block), _powers()))
    return value & 0xFFFF_FFFF_FFFF_FFFF


@cache
def _powers() -> tuple[int, ...]:
    """Return the factor of each unit of a block, by its position."""
    return tuple(pow(37, exponent, 1 << 64) for exponent in reversed(range(BLOCK)))


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


def likeness(rule: str, text: str) -> str:
    """Return the key that findings of a rule on equal text share, wherever they are: 16 hexadecimal digits."""
    return _key((rule, folded(text)), 0)


def _key(likeness: tuple[str, ...], ordinal: int) -> str:
    parts = "\0".join((*likeness, str(ordinal)))
    return sha256(parts.encode("utf-8", "surrogatepass")).hexdigest()[:DIGITS]


def _surroundings(span: Span, text: str, lines: Lines) -> tuple[str, str, str]:
    start = lines.at(span.start).start
    end = lines.at(max(span.start, span.end - 1)).end
    before = folded(text[max(start, span.start - 4 * AROUND) : span.start])
    after = folded(text[span.end : min(max(end, span.end), span.end + 4 * AROUND)])
    return folded(span.of(text)), before[-AROUND:], after[:AROUND]


def folded(text: str) -> str:
    """Return the text without differences that editors make by themselves: case, curly quotes, runs of white space."""
    straight = text if text.isascii() else CURLY.sub(_straight, text)
    return " ".join(straight.casefold().split())


def _straight(match: re.Match[str]) -> str:
    return "'" if match[1] else '"'
