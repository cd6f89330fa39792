"""Which part of a text goes with whole lines that are taken out: of the blank lines around them, those before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from seedlint.base.model import Edit, Span
from seedlint.base.position import Lines
from seedlint.text.bare_line import is_blank


def whole_lines(text: str, lines: Lines, numbers: Iterable[int]) -> Mapping[int, Span]:
    """Return for each line of `numbers` what goes with it: its line end, and the blank lines that its block leaves."""
    found: dict[int, Span] = {}
    done = 0  # the first line that no earlier block takes
    for first, last in _blocks(sorted(set(numbers))):
        start, stop = first, last + 1
        if is_blank(text, lines, stop):
            while start > done and is_blank(text, lines, start - 1):
                start -= 1
            while first == done and stop < len(lines) and is_blank(text, lines, stop):
                stop += 1
        for number in range(first, last + 1):
            begin, end = start if number == first else number, stop if number == last else number + 1
            found[number] = Span(lines.starts[begin], lines.starts[end] if end < len(lines) else len(text))
        done = stop
    return found


def closed_up(text: str, edits: Sequence[Edit]) -> Sequence[Edit]:
    """Return edits, which don't overlap, so that lines which several of them take out go as if it were one edit.

    Each rule knows its own lines alone, and leaves a blank line above and below them to those of others.
    """
    lines = Lines(text)
    rows = {edit: row for edit in edits if (row := _taken_out(text, lines, edit))}
    others = [edit for edit in edits if edit not in rows]
    gone = whole_lines(text, lines, (number for row in rows.values() for number in row))
    closed = [Edit(span, "") for span in gone.values()]
    clash = any(one.span.overlaps(other.span) for one, other in pairwise(sorted((*others, *closed))))
    return edits if len(rows) < 2 or clash else (*others, *closed)


def _taken_out(text: str, lines: Lines, edit: Edit) -> range:
    """Return the lines that an edit takes out, from the first to the last that isn't blank; none of another edit."""
    (start, end), put_in = edit
    if put_in or start == end:
        return range(0)
    first, last = lines.number(start), lines.number(end - 1)
    if lines.starts[first] != start or (end < len(text) and lines.starts[lines.number(end)] != end):
        return range(0)
    said = [number for number in range(first, last + 1) if not is_blank(text, lines, number)]
    return range(said[0], said[-1] + 1) if said else range(0)


def _blocks(numbers: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Yield the first and the last of each row of numbers that follow each other."""
    first = last = None
    for number in numbers:
        if first is None or last is None or number > last + 1:
            if first is not None and last is not None:
                yield first, last
            first = number
        last = number
    if first is not None and last is not None:
        yield first, last
