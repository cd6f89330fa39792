"""Which part of a text goes with whole lines that are taken out: of two blank lines that they leave, one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from seedlint.model import Span
from seedlint.position import Lines
from seedlint.text.bare_line import is_blank


def whole_lines(text: str, lines: Lines, numbers: Iterable[int]) -> Mapping[int, Span]:
    """Return for each line of `numbers` what goes with it: its line end, and a blank line that its block leaves."""
    found: dict[int, Span] = {}
    done = 0  # the first line that no earlier block takes
    for first, last in _blocks(sorted(set(numbers))):
        start, stop = first, last + 1
        if is_blank(text, lines, last + 1):
            if first > done and is_blank(text, lines, first - 1):
                start -= 1
            elif first == done and stop < len(lines):
                stop += 1
        for number in range(first, last + 1):
            begin, end = start if number == first else number, stop if number == last else number + 1
            found[number] = Span(lines.starts[begin], lines.starts[end] if end < len(lines) else len(text))
        done = stop
    return found


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
