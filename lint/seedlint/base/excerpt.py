"""Pieces of text for reports, which don't have the documents: all are cut out of the context of a location."""

from __future__ import annotations

from seedlint.base.model import Edit, Excerpt, Location, Position, Span
from seedlint.base.position import Lines


def surroundings(location: Location) -> tuple[str, int]:
    """Return the text around a location, and the offset in it at which the location begins."""
    context, start = location.context, location.snippet.start
    before = context.start.column - 1 if start.line == context.start.line else 0
    return context.text, Lines(context.text).offset(start.line - context.start.line + 1, start.column - before)


def first_line(location: Location) -> Excerpt:
    """Return the document's first line, as far as the context has it: it stands for a finding on the whole document."""
    end = Lines(location.context.text)[0].end
    return _excerpt(location.context, Span(0, end))


def replaced(edit: Edit, location: Location) -> Excerpt | None:
    """Return the text that an edit replaces, None if it lies outside the context of its finding."""
    text, at = surroundings(location)
    offset = location.span.start - at
    span = Span(edit.span.start - offset, edit.span.end - offset)
    return _excerpt(location.context, span) if span.start >= 0 and span.end <= len(text) else None


def _excerpt(context: Excerpt, span: Span) -> Excerpt:
    """Return a part of a larger excerpt."""
    inner = Lines(context.text).excerpt(span)
    return Excerpt(_shifted(inner.start, context.start), _shifted(inner.end, context.start), inner.text)


def _shifted(inner: Position, origin: Position) -> Position:
    """Convert a position inside an excerpt to one in the document, where the excerpt begins at `origin`."""
    line = origin.line + inner.line - 1
    if inner.line > 1:
        return Position(line, inner.column, inner.utf16)
    return Position(line, origin.column + inner.column - 1, origin.utf16 + inner.utf16 - 1)
