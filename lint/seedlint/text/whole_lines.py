"""The removal of whole lines: with their line ends, and with the blank lines that would be left doubled."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from seedlint.base.model import Edit, Span
from seedlint.base.position import Lines


def whole_lines(lines: Lines, numbers: Iterable[int]) -> Mapping[int, Span]:
    """Return for each line of `numbers` the span to remove: the line, its line end and superfluous blank lines.

    Of the blank lines around a block of removed lines those above go; at the start of the text those below do.
    """
    found: dict[int, Span] = {}
    done = 0  # the first line after those that earlier blocks remove
    for first, last in _blocks(sorted(set(numbers))):
        start, stop = first, last + 1
        if lines.is_blank(stop):
            while start > done and lines.is_blank(start - 1):
                start -= 1
            while first == done and stop < len(lines) and lines.is_blank(stop):
                stop += 1
        for number in range(first, last + 1):
            begin, end = start if number == first else number, stop if number == last else number + 1
            found[number] = Span(lines.starts[begin], lines.starts[end] if end < len(lines) else len(lines.text))
        done = stop
    return found


def closed_up(text: str, edits: Sequence[Edit]) -> Sequence[Edit]:
    """Return the non-overlapping edits with those that remove whole lines replaced, as if one edit removed all lines.

    Each rule knows only its own lines; between the removed lines of two rules, a doubled blank line would be left.
    """
    lines = Lines(text)
    removed = {edit: numbers for edit in edits if (numbers := _removed_lines(lines, edit))}
    others = [edit for edit in edits if edit not in removed]
    spans = whole_lines(lines, (number for numbers in removed.values() for number in numbers)).values()
    closed = [Edit(span, "") for span in spans]
    clash = any(edit.span.overlaps(following.span) for edit, following in pairwise(sorted((*others, *closed))))
    return edits if len(removed) < 2 or clash else (*others, *closed)


def _removed_lines(lines: Lines, edit: Edit) -> range:
    """Return the lines that an edit removes, from the first non-blank to the last; none if it does anything else."""
    (start, end), replacement = edit
    if replacement or start == end:
        return range(0)
    first, last = lines.number(start), lines.number(end - 1)
    if lines.starts[first] != start or (end < len(lines.text) and lines.starts[lines.number(end)] != end):
        return range(0)
    filled = [number for number in range(first, last + 1) if not lines.is_blank(number)]
    return range(filled[0], filled[-1] + 1) if filled else range(0)


def _blocks(numbers: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Yield the first and the last of each run of consecutive numbers, which must be sorted."""
    first = last = None
    for number in numbers:
        if first is None or last is None or number > last + 1:
            if first is not None and last is not None:
                yield first, last
            first = number
        last = number
    if first is not None and last is not None:
        yield first, last
