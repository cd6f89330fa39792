"""JSON output for reports: streamed in pieces, with invisible characters escaped."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import Generic, TypeVar

from seedlint.text.cells import UNSEEN
from seedlint.text.lazy import lazy

ESCAPED = lazy(f"[{UNSEEN}]")
AT_ONCE = 1000  # tokens of the encoder that are joined to one piece
Item = TypeVar("Item")


class Each(list[dict[str, object]], Generic[Item]):
    """A list whose items are made one at a time while `dumped` writes them; `json` only encodes real lists."""

    def __init__(self, make: Callable[[Item], dict[str, object]], items: Sequence[Item]) -> None:
        super().__init__()
        self._make, self._items = make, items

    def __len__(self) -> int:
        return len(self._items)

    def __iter__(self) -> Iterator[dict[str, object]]:
        return map(self._make, self._items)


def dumped(data: object) -> Iterator[str]:
    """Yield the pieces of indented JSON with a line end, with invisible characters (UNSEEN) escaped.

    A lone surrogate, which many JSON parsers refuse, becomes U+FFFD.
    """
    rest = json.JSONEncoder(ensure_ascii=False, indent=2).iterencode(data)
    while page := "".join(islice(rest, AT_ONCE)):
        yield ESCAPED.sub(_escape, page)
    yield "\n"


def compact(data: object) -> str:
    """Return JSON escaped as by `dumped`, on one line and without a line end."""
    return ESCAPED.sub(_escape, json.dumps(data, ensure_ascii=False))


def _escape(match: re.Match[str]) -> str:
    char = match[0]
    return "\ufffd" if "\ud800" <= char <= "\udfff" else json.dumps(char)[1:-1]
