"""JSON as reports write it: piece by piece, with nothing in it that nobody sees."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import Generic, TypeVar

from seedlint.text.cells import UNSEEN
from seedlint.text.lazy import lazy

ESCAPED = lazy(f"[{UNSEEN}]")
AT_ONCE = 1000  # pieces of JSON that are written at once
Item = TypeVar("Item")


class Each(list[dict[str, object]], Generic[Item]):
    """A list for `dumped` that makes its items one after the other, when they are written."""

    def __init__(self, make: Callable[[Item], dict[str, object]], items: Sequence[Item]) -> None:
        super().__init__()
        self._make, self._items = make, items

    def __len__(self) -> int:
        return len(self._items)

    def __iter__(self) -> Iterator[dict[str, object]]:
        return map(self._make, self._items)


def dumped(data: object) -> Iterator[str]:
    """Yield JSON in which nothing is hidden: such characters are escaped.

    A lone surrogate, which many readers of JSON refuse, becomes U+FFFD.
    """
    rest = json.JSONEncoder(ensure_ascii=False, indent=2).iterencode(data)
    while page := "".join(islice(rest, AT_ONCE)):
        yield ESCAPED.sub(_escape, page)
    yield "\n"


def compact(data: object) -> str:
    """Return JSON as `dumped` yields it, on one line and without its end."""
    return ESCAPED.sub(_escape, json.dumps(data, ensure_ascii=False))


def _escape(match: re.Match[str]) -> str:
    char = match[0]
    return "\ufffd" if "\ud800" <= char <= "\udfff" else json.dumps(char)[1:-1]
