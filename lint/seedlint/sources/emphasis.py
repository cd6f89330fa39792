"""Which `*`, `_` and `~~` are delimiters (CommonMark 0.31.2, "Emphasis and strong emphasis")."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from seedlint.sources.raw_regions import RawRegion


class Run:
    """A run of delimiters; `length` is what it had before pairing took some away from its inner side."""

    __slots__ = ("closes", "end", "length", "letter", "opens", "start")

    def __init__(self, letter: str, start: int, end: int, *, opens: bool, closes: bool) -> None:
        self.letter, self.start, self.end, self.length = letter, start, end, end - start
        self.opens, self.closes = opens, closes

    @property
    def left(self) -> int:
        """The number of delimiters that have no partner yet."""
        return self.end - self.start


def read_run(text: str, start: int, end: int, bounds: tuple[int, int]) -> Run | None:
    """Return the run `text[start:end]` of a block within `bounds`, or None if it can neither open nor close."""
    before = text[start - 1] if start > bounds[0] else " "
    after = text[end] if end < bounds[1] else " "
    letter, length = text[start], end - start
    spaced_before, spaced_after = before.isspace(), after.isspace()
    marked_before, marked_after = _is_punctuation(before), _is_punctuation(after)
    left = not spaced_after and (not marked_after or spaced_before or marked_before)
    right = not spaced_before and (not marked_before or spaced_after or marked_after)
    if letter == "_":
        left, right = left and (not right or marked_before), right and (not left or marked_after)
    if not (left or right) or (letter == "~" and length != 2):
        return None
    return Run(letter, start, end, opens=left, closes=right)


def pair_runs(runs: Sequence[Run], out: list[RawRegion]) -> None:
    """Mark the delimiters among `runs`, in linear time: no run repeats the failed search of an equal one."""
    openers: list[Run] = []
    seen: dict[tuple[str, bool, int], int] = {}
    for closer in runs:
        if closer.closes:
            key = (closer.letter, closer.opens, closer.length % 3)
            while closer.left and (depth := _opener_of(closer, openers, seen.get(key, -1))) is not None:
                del openers[depth + 1 :]
                _take(openers[depth], closer, out)
                if not openers[depth].left:
                    openers.pop()
            if closer.left:
                seen[key] = closer.start
        if closer.opens and closer.left:
            openers.append(closer)


def _opener_of(closer: Run, openers: Sequence[Run], seen: int) -> int | None:
    for depth in range(len(openers) - 1, -1, -1):
        opener = openers[depth]
        if opener.start < seen:
            return None
        if opener.letter == closer.letter and _fit(opener, closer):
            return depth
    return None


def _fit(opener: Run, closer: Run) -> bool:
    """The rule of three: of `*a**b*`, the two in the middle close nothing."""
    either = opener.closes or closer.opens
    return not either or (opener.length + closer.length) % 3 != 0 or (opener.length % 3 == 0 == closer.length % 3)


def _take(opener: Run, closer: Run, out: list[RawRegion]) -> None:
    width = 2 if opener.left >= 2 and closer.left >= 2 else 1
    out.append((opener.end - width, -opener.end, "markup", 0))
    out.append((closer.start, -(closer.start + width), "markup", 0))
    opener.end -= width
    closer.start += width


def _is_punctuation(letter: str) -> bool:
    if letter.isascii():
        return not letter.isalnum() and not letter.isspace() and letter.isprintable()
    return unicodedata.category(letter)[0] in "PS"
