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

WORDS: tuple[Any, ...] = (Related, Location, Excerpt, Position, Span, Fix, Edit, Suppression, Problem, Note)
LEVELS = {str(level): level for level in Level}
NUMBERS: dict[type, int] = {word: number for number, word in enumerate(WORDS)}


def packed(results: tuple[Result, ...]) -> bytes:
    """Return results as bytes that tell, when they are read, whether all of them are there."""
    return zlib.compress(cache.packed([_row(one) for one in results]), 1)


def unpacked(data: bytes, *, path: str, given: bool) -> tuple[Result, ...] | None:
    """Return the results of the document with `path`, None where the bytes are not what `packed` made."""
    try:
        rows = cache.unpacked(zlib.decompress(data))
        return None if rows is None else tuple(_result(row, path, given=given) for row in rows)
    except (zlib.error, TypeError, ValueError, IndexError, KeyError):
        return None


def _row(result: Result) -> Any:
    """Return a result as plain data; marks are flat, because there are many, and all are of one document."""
    if not isinstance(result, Inspection):
        return _plain(result)
    marks = [(rule, key, *span, value, hidden) for rule, key, _, span, value, hidden, _ in result.marks]
    return [[_finding_row(finding) for finding in result.findings], marks, result.date]


def _result(row: Any, path: str, *, given: bool) -> Any:
    if type(row) is not list:
        return _revived(row)
    findings, marks, date = row
    return Inspection(
        tuple([_finding(finding, path) for finding in findings]),
        tuple(
            [
                Mark(rule, key, path, Span(start, end), value, hidden, given)
                for rule, key, start, end, value, hidden in marks
            ]
        ),
        date=date,
    )


def _finding_row(finding: Finding) -> Any:
    """Return a finding as plain data; its location, which every one has, is flat."""
    if finding.location is None:
        raise ValueError("only what the engine has located is kept")
    own = finding._replace(span=None, location=None, level=str(finding.level))  # type: ignore[arg-type]  # plain data
    first, last, text = finding.location.snippet
    start, end, around = finding.location.context
    return [_plain(value) for value in own], (*finding.span, *first, *last, text, *start, *end, around)


def _finding(row: Any, path: str) -> Finding:
    (_, values, variant, related, fix, confidence, whole, rule, level, message, _, *stamped), place = row
    a, b, *where = place
    span = Span(a, b)
    snippet = Excerpt(Position(*where[:3]), Position(*where[3:6]), where[6])
    context = Excerpt(Position(*where[7:10]), Position(*where[10:13]), where[13])
    return Finding(
        span,
        values,
        variant,
        _revived(related),
        _revived(fix),
        confidence,
        whole,
        rule,
        LEVELS[level],
        message,
        Location(path, span, snippet, context),
        *map(_revived, stamped),
    )


def _plain(value: Any) -> Any:
    """Return lists for tuples, and tuples that begin with a number for the words of the model."""
    if isinstance(value, str | int | None):
        return value
    if isinstance(value, Mapping):
        return dict(value)
    fields = [_plain(inner) for inner in value]
    number = NUMBERS.get(type(value))
    return fields if number is None else (number, *fields)


def _revived(plain: Any) -> Any:
    if type(plain) is list:
        return tuple([_revived(inner) for inner in plain])
    return WORDS[plain[0]](*map(_revived, plain[1:])) if type(plain) is tuple else plain
