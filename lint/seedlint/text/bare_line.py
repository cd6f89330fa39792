"""A line of text without its bullet and its closing marks, as a template may have printed it."""

from __future__ import annotations

from seedlint.base.model import Span
from seedlint.base.position import Lines
from seedlint.base.record import NamedTuple
from seedlint.pattern import MARKUP, OPAQUE
from seedlint.text.lazy import lazy

SHORT = 9  # words: on real pages 95 % of template lines have no more (and two of three such lines are template)
REACH = 240  # code points around a phrase that are looked at, however long its line
TRAILING = " \t\u00a0.:!…*»›>→+-–—|★☆⭐" + MARKUP + OPAQUE
# A number stays: what is numbered was counted by its author. So does a dash with which somebody speaks.
LEADING = lazy(rf"(?:[\s\u00a0{MARKUP}|>»›→←↑↓▶►☰✕✉•▪●◦*+#-]|–(?=\s))*")


class BareLine(NamedTuple):
    """Line `number` (from 0), bare in `content`; `begins` is false for the rest of a wrapped one."""

    number: int
    whole: Span
    content: Span
    begins: bool


def bare_line(prose: str, lines: Lines, number: int) -> BareLine:
    """Return a line of the prose without what stands around its words."""
    whole = lines[number]
    match = LEADING.match(prose, whole.start, whole.end)
    start, end = match.end() if match else whole.start, whole.end
    while end > start and prose[end - 1] in TRAILING:
        end -= 1
    return BareLine(number, whole, Span(start, end), _begins(prose, lines, number, start))


def _begins(prose: str, lines: Lines, number: int, start: int) -> bool:
    """Tell whether a line is one of its own and not the rest of a wrapped sentence."""
    above = lines[number - 1] if number else Span(0, 0)
    before = prose[max(above.start, above.end - REACH) : above.end].strip()
    wrapped = len(before.split()) > SHORT and before[-1] not in '.!?:…"”»)'
    return not (wrapped and start < len(prose) and prose[start].islower())


def is_blank(text: str, lines: Lines, number: int) -> bool:
    """Tell whether a line has no text; before the first and beyond the last one there is none."""
    return not 0 <= number < len(lines) or not lines[number].of(text).strip()


def neighbour(text: str, lines: Lines, number: int, step: int) -> int | None:
    """Return the number of the next line with text, above (step -1) or below (1), None where there is none."""
    number += step
    while 0 <= number < len(lines):
        if lines[number].of(text).strip():
            return number
        number += step
    return None
