"""Results as compressed plain data. Unlike a pickle, reading it back runs no code that the data names."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from seedlint.base import cache
from seedlint.base.model import (
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
from seedlint.report import location_of

if TYPE_CHECKING:
    from seedlint.run.corpus.comparison import CorpusResult
    from seedlint.run.execution.task import Result

TYPES: tuple[Any, ...] = (Related, Location, Excerpt, Position, Span, Fix, Edit, Suppression, Problem, Note)
LEVELS = {str(level): level for level in Level}
NUMBERS: dict[type, int] = {kind: number for number, kind in enumerate(TYPES)}


def dump(results: tuple[Result, ...]) -> bytes:
    """Return results without their marks as bytes, with a checksum."""
    return _compressed([_row(one) for one in results])


def dump_marks(results: tuple[Result, ...]) -> bytes:
    """Return the marks of one document's results as bytes, with a checksum; a mark is a flat tuple: there are many."""
    marks = (mark for one in results if isinstance(one, Inspection) for mark in one.marks)
    return _compressed([(rule, key, *span, value, hidden) for rule, key, _, span, value, hidden, _ in marks])


def load(data: bytes, marks: bytes | None = None, *, path: str, linted: bool) -> tuple[Result, ...] | None:
    """Return the results of the document at `path`, with those marks; None where the bytes are damaged."""
    try:
        rows = [] if marks is None else _decompressed(marks)
        return tuple([_result(row, rows, path, linted=linted) for row in _decompressed(data)])
    except (zlib.error, TypeError, ValueError, IndexError, KeyError):
        return None


def dump_comparison(results: Iterable[CorpusResult]) -> bytes:
    """Return results of a comparison as bytes, with a checksum."""
    return _compressed([_comparison_row(one) for one in results])


def load_comparison(data: bytes) -> Iterator[CorpusResult]:
    """Yield the results of a comparison from bytes that `load_chunks` has checked."""
    for row in _decompressed(data):
        first, *rest = row
        yield _finding(rest, first) if isinstance(first, str) else _revived(row)


def dump_chunks(chunks: Sequence[bytes]) -> bytes:
    """Return several chunks of bytes as one."""
    return cache.packed(list(chunks))


def load_chunks(data: bytes) -> list[bytes] | None:
    """Return the chunks; None where one of them is damaged."""
    chunks: list[bytes] | None = cache.unpacked(data)
    try:
        for chunk in chunks or ():
            zlib.decompress(chunk)
    except (zlib.error, TypeError):
        return None
    return chunks


def _compressed(plain: object) -> bytes:
    return zlib.compress(cache.packed(plain), 1)


def _decompressed(data: bytes) -> Any:
    return cache.unpacked(zlib.decompress(data))


def _row(result: Result) -> Any:
    if not isinstance(result, Inspection):
        return _plain(result)
    return [[_finding_row(finding) for finding in result.findings], result.date]


def _result(row: Any, marks: Iterable[Any], path: str, *, linted: bool) -> Any:
    if type(row) is not list:
        return _revived(row)
    findings, date = row
    return Inspection(
        tuple([_finding(finding, path) for finding in findings]),
        tuple(
            [
                Mark(rule, key, path, Span(start, end), value, hidden, linted)
                for rule, key, start, end, value, hidden in marks
            ]
        ),
        date=date,
    )


def _comparison_row(result: CorpusResult) -> Any:
    """Return a result as a tuple that begins with the path of a finding, or the number of another type."""
    return (location_of(result).path, *_finding_row(result)) if isinstance(result, Finding) else _plain(result)


def _finding_row(finding: Finding) -> Any:
    """Return a finding as plain data; its location, which each has, is flattened to save space."""
    if finding.location is None:
        raise ValueError("only located findings can be cached")
    own = finding._replace(span=None, location=None, reach=None, level=str(finding.level))  # type: ignore[arg-type]  # plain data
    first, last, text = finding.location.snippet
    start, end, around = finding.location.context
    return [_plain(value) for value in own], (*finding.span, *first, *last, text, *start, *end, around)


def _finding(row: Any, path: str) -> Finding:
    (_, values, variant, related, fix, confidence, whole, _, rule, level, message, _, *stamped), place = row
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
        None,  # `reach` is used up: precedence among rules is settled
        rule,
        LEVELS[level],
        message,
        Location(path, span, snippet, context),
        *map(_revived, stamped),
    )


def _plain(value: Any) -> Any:
    """Return tuples as lists, and named tuples of the model as tuples that begin with the number of their type."""
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
    return TYPES[plain[0]](*map(_revived, plain[1:])) if type(plain) is tuple else plain
