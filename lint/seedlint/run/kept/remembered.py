"""The results of a document as plain data, packed small; whoever reads them back runs none of it."""

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
from seedlint.report import place

if TYPE_CHECKING:
    from seedlint.run.compare import Answer
    from seedlint.run.task import Result

WORDS: tuple[Any, ...] = (Related, Location, Excerpt, Position, Span, Fix, Edit, Suppression, Problem, Note)
LEVELS = {str(level): level for level in Level}
NUMBERS: dict[type, int] = {word: number for number, word in enumerate(WORDS)}


def packed(results: tuple[Result, ...]) -> bytes:
    """Return results, without their marks, as bytes that tell, when they are read, whether all of them are there."""
    return _pressed([_row(one) for one in results])


def packed_marks(results: tuple[Result, ...]) -> bytes:
    """Return the marks among results as such bytes: flat, because there are many, and all are of one document."""
    marks = (mark for one in results if isinstance(one, Inspection) for mark in one.marks)
    return _pressed([(rule, key, *span, value, hidden) for rule, key, _, span, value, hidden, _ in marks])


def unpacked(data: bytes, marks: bytes | None = None, *, path: str, given: bool) -> tuple[Result, ...] | None:
    """Return the results of the document with `path`, None where the bytes are not what was packed.

    They come without marks where these are left out.
    """
    try:
        rows = [] if marks is None else _released(marks)
        return tuple([_result(row, rows, path, given=given) for row in _released(data)])
    except (zlib.error, TypeError, ValueError, IndexError, KeyError):
        return None


def packed_answers(answers: Iterable[Answer]) -> bytes:
    """Return what documents give together as such bytes."""
    return _pressed([_answer_row(one) for one in answers])


def unpacked_answers(data: bytes) -> Iterator[Answer]:
    """Yield the answers of bytes that are known to be whole."""
    for row in _released(data):
        first, *rest = row
        yield _finding(rest, first) if isinstance(first, str) else _revived(row)


def packed_together(chunks: Sequence[bytes]) -> bytes:
    """Return several such pieces as one."""
    return cache.packed(list(chunks))


def unpacked_together(data: bytes) -> list[bytes] | None:
    """Return the pieces, each of which is whole; None where one isn't."""
    chunks: list[bytes] | None = cache.unpacked(data)
    try:
        for chunk in chunks or ():
            zlib.decompress(chunk)
    except (zlib.error, TypeError):
        return None
    return chunks


def _pressed(plain: object) -> bytes:
    return zlib.compress(cache.packed(plain), 1)


def _released(data: bytes) -> Any:
    return cache.unpacked(zlib.decompress(data))


def _row(result: Result) -> Any:
    if not isinstance(result, Inspection):
        return _plain(result)
    return [[_finding_row(finding) for finding in result.findings], result.date]


def _result(row: Any, marks: Iterable[Any], path: str, *, given: bool) -> Any:
    if type(row) is not list:
        return _revived(row)
    findings, date = row
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


def _answer_row(answer: Answer) -> Any:
    """Return an answer as plain data that begins with the path of a finding, or the number of another word."""
    return (place(answer).path, *_finding_row(answer)) if isinstance(answer, Finding) else _plain(answer)


def _finding_row(finding: Finding) -> Any:
    """Return a finding as plain data; its location, which every one has, is flat."""
    if finding.location is None:
        raise ValueError("only what the engine has located is kept")
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
        None,  # its reach has done its work
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
