"""What a report shows of a text that it no longer has: all of it comes out of the context of a location."""

from __future__ import annotations

from seedlint.base.model import Edit, Excerpt, Location, Position, Span
from seedlint.base.position import Lines


def surroundings(location: Location) -> tuple[str, int]:
    """Return the text around a location and where in it the location begins."""
    context, start = location.context, location.snippet.start
    before = context.start.column - 1 if start.line == context.start.line else 0
    return context.text, Lines(context.text).offset(start.line - context.start.line + 1, start.column - before)


def first_line(location: Location) -> Excerpt:
    """Return the line on which a finding on the whole document is shown, as far as its context has it."""
    end = Lines(location.context.text)[0].end
    return _excerpt(location.context, Span(0, end))


def replaced(edit: Edit, location: Location) -> Excerpt | None:
    """Return what an edit replaces, None where it lies beyond the context of its finding."""
    text, at = surroundings(location)
    offset = location.span.start - at
    span = Span(edit.span.start - offset, edit.span.end - offset)
    return _excerpt(location.context, span) if span.start >= 0 and span.end <= len(text) else None


def _excerpt(context: Excerpt, span: Span) -> Excerpt:
    """Return a part of a larger excerpt."""
    inner = Lines(context.text).excerpt(span)
    return Excerpt(_shifted(inner.start, context.start), _shifted(inner.end, context.start), inner.text)


def _shifted(inner: Position, origin: Position) -> Position:
    """Return where a position stands in the text in which its own text begins at `origin`."""
    line = origin.line + inner.line - 1
    if inner.line > 1:
        return Position(line, inner.column, inner.utf16)
    return Position(line, origin.column + inner.column - 1, origin.utf16 + inner.utf16 - 1)
