"""The results of a document as plain data, packed small; whoever reads them back runs none of it."""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from seedlint import cache
from seedlint.model import (
    Edit,
    Excerpt,
    Finding,
    Fix,
    Inspection,
    Level,
    Location,
    Mark,
    Note,
    Position,
    Problem,
    Related,
    Span,
    Suppression,
)

if TYPE_CHECKING:
    from seedlint.run.local import Result

WORDS: tuple[Any, ...] = (
    Level,
    Finding,
    Location,
    Excerpt,
    Position,
    Span,
    Related,
    Fix,
    Edit,
    Suppression,
    Problem,
    Note,
    Inspection,
)
NUMBERS: dict[type, int] = {word: number for number, word in enumerate(WORDS)}
MARK = -1


def packed(results: tuple[Result, ...]) -> bytes:
    """Return results as bytes that tell, when they are read, whether all of them are there."""
    return zlib.compress(cache.packed(_plain(results)), 1)


def unpacked(data: bytes, *, path: str, given: bool) -> tuple[Result, ...] | None:
    """Return the results of the document with `path`, None where the bytes are not what `packed` made."""
    try:
        plain = cache.unpacked(zlib.decompress(data))
        return None if plain is None else tuple(_revived(one, path, given) for one in plain)
    except (zlib.error, TypeError, ValueError, IndexError):
        return None


def _plain(value: Any) -> Any:
    """Return lists for tuples, and tuples that begin with a number for the words of the model."""
    if isinstance(value, str | int | None):
        return (0, str(value)) if isinstance(value, Level) else value
    if isinstance(value, Mapping):
        return dict(value)
    if isinstance(value, Mark):  # there are many, and all of one document
        return (MARK, value.rule, value.key, value.span.start, value.span.end, value.value, value.suppressed)
    fields = [_plain(inner) for inner in value]
    number = NUMBERS.get(type(value))
    return fields if number is None else (number, *fields)


def _revived(plain: Any, path: str, given: bool) -> Any:  # noqa: FBT001 - called for every piece of every result
    if type(plain) is list:
        return tuple([_revived(inner, path, given) for inner in plain])
    if type(plain) is not tuple:
        return plain
    if plain[0] == MARK:
        _, rule, key, start, end, value, suppressed = plain
        return Mark(rule, key, path, Span(start, end), value, suppressed, given)
    return WORDS[plain[0]](*[_revived(inner, path, given) for inner in plain[1:]])
