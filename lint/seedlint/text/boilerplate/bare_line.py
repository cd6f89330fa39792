"""A line of text without its bullet, its markup and its trailing punctuation, so that its words can be compared."""

from __future__ import annotations

from seedlint.base.model import Span
from seedlint.base.position import Lines
from seedlint.base.record import NamedTuple
from seedlint.pattern import MARKUP, OPAQUE
from seedlint.text.lazy import lazy

SHORT = 9  # words: on real pages 95 % of template lines have no more (and two thirds of all such lines are template)
REACH = 240  # code points: how much of a long line is read on either side of a phrase
TRAILING = " \t\u00a0.:!…*»›>→+-–—|★☆⭐" + MARKUP + OPAQUE
# A number is kept: an author numbers steps, a template doesn't. So is a dash that opens direct speech.
LEADING = lazy(rf"(?:[\s\u00a0{MARKUP}|>»›→←↑↓▶►☰✕✉•▪●◦*+#-]|–(?=\s))*")


class BareLine(NamedTuple):
    """Line `number` (from 0): its `whole` span, and the `content` without bullet, markup and trailing punctuation.

    `begins` is false where the line seems to be the rest of a wrapped sentence.
    """

    number: int
    whole: Span
    content: Span
    begins: bool


def bare_line(prose: str, lines: Lines, number: int) -> BareLine:
    """Return line `number` of the prose with the span of its words alone."""
    whole = lines[number]
    match = LEADING.match(prose, whole.start, whole.end)
    start, end = match.end() if match else whole.start, whole.end
    while end > start and prose[end - 1] in TRAILING:
        end -= 1
    return BareLine(number, whole, Span(start, end), _begins(prose, lines, number, start))


def _begins(prose: str, lines: Lines, number: int, start: int) -> bool:
    """Tell whether a line begins something new rather than continuing a wrapped sentence from the line above."""
    above = lines[number - 1] if number else Span(0, 0)
    before = prose[max(above.start, above.end - REACH) : above.end].strip()
    wrapped = len(before.split()) > SHORT and before[-1] not in '.!?:…"”»)'
    return not (wrapped and start < len(prose) and prose[start].islower())


def neighbour(text: str, lines: Lines, number: int, step: int) -> int | None:
    """Return the number of the nearest non-blank line above (step -1) or below (step 1), None where there is none."""
    number += step
    while 0 <= number < len(lines):
        if lines[number].of(text).strip():
            return number
        number += step
    return None
