"""Suppressions in a document: comments and front matter that declare findings to be intended, with a reason.

    <!-- seedlint-ignore RULE, RULE -- reason -->   alone on its line: the next paragraph; else its own line
    <!-- seedlint-ignore-start RULE -- reason -->   up to `seedlint-ignore-end`, or to the end of the document
    <!-- seedlint-ignore-file RULE -- reason -->    the whole document

In front matter the last is `seedlint-ignore: RULE -- reason`, or a list of such values; in MDX a comment is
`{/* ... */}`. RULE is a rule's name, one of its aliases or its category; `all` means every rule.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from seedlint.base.model import Document, Span
from seedlint.base.position import Lines
from seedlint.base.record import NamedTuple
from seedlint.pattern import OPAQUE
from seedlint.text.lazy import lazy

MARKER = "seedlint-ignore"
OPENING = lazy(rf"(?P<mark><!--|\{{/\*)\s*{MARKER}(?P<scope>-file|-start|-end)?\b")
CLOSING = {"<!--": "-->", "{/*": "*/}"}
NOT_BLANK = lazy(r"\S")
RULES_AND_REASON = lazy(r"\s*(?P<rules>[\w-]+(?:\s*,\s*[\w-]+)*)?\s*(?:(?:--|—|:)\s*(?P<reason>.*?))?\s*", re.S)
NEXT_BLOCK = lazy(r"\s*[^\r\n]*(?:(?:\r\n|\r|\n)(?![^\S\r\n]*(?:[\r\n]|\Z))[^\r\n]*)*")


class Ignored(NamedTuple):
    """A suppression: the comment's or field's `span`, the `rules` as written, and the reason ("" without one).

    Findings within `reach` are suppressed; with `whole`, also findings on the document as a whole. `falls_short` marks
    one without `whole` whose rule has a finding on the whole document, `misnames` one of names that no rule has (the
    engine sets both).
    """

    span: Span
    rules: tuple[str, ...]
    reach: Span
    reason: str = ""
    whole: bool = False
    falls_short: bool = False
    misnames: bool = False


def suppressions(document: Document, prose: str) -> tuple[Ignored, ...]:
    """Return the suppressions of a document: those of its metadata, then comments in text order, except in code."""
    return (*_in_metadata(document), *_in_comments(document.text, prose))


def _in_metadata(document: Document) -> Iterator[Ignored]:
    if field := document.metadata.get(MARKER):
        for value in (field.value,) if isinstance(field.value, str) else field.value:
            rules, reason = _parsed(value)
            if rules:
                yield Ignored(field.span, rules, Span(0, len(document.text)), reason, whole=True)


def _in_comments(text: str, prose: str) -> Iterator[Ignored]:
    found = [comment for comment in _comments(text) if prose[comment.span.start] != OPAQUE]
    ends = [comment.span.start for comment in found if comment.scope == "-end"]
    lines, reach, before = Lines(text), Span(0, 0), 0
    for span, scope, content in found:
        rules, reason = _parsed(content)
        if rules and scope == "-file":
            yield Ignored(span, rules, Span(0, len(text)), reason, whole=True)
        elif rules and scope == "-start":
            later = bisect_left(ends, span.end)
            yield Ignored(span, rules, Span(span.end, ends[later] if later < len(ends) else len(text)), reason)
        elif rules and scope == "":
            reach = _reach(text, lines, span, before=reach, after=before)
            yield Ignored(span, rules, reach, reason)
        before = span.end


class _Comment(NamedTuple):
    """A comment with the marker: its span, what follows the marker ("-file"), and its content."""

    span: Span
    scope: str
    content: str


def _comments(text: str) -> Iterator[_Comment]:
    """Yield the comments with the marker; what is opened and never closed is none, and isn't searched twice."""
    unclosed: set[str] = set()
    at = 0
    while opening := OPENING.search(text, at):
        closing, at = CLOSING[opening["mark"]], opening.end()
        end = -1 if closing in unclosed else text.find(closing, at)
        if end < 0:
            unclosed.add(closing)
            continue
        content, at = text[at:end], end + len(closing)
        yield _Comment(Span(opening.start(), at), opening["scope"] or "", content)


def _parsed(text: str) -> tuple[tuple[str, ...], str]:
    """Return the rules and the reason of "RULE, RULE -- reason"; no rules where it is malformed."""
    match = RULES_AND_REASON.fullmatch(text)
    if match is None or not match["rules"]:
        return (), ""
    return tuple(name.strip() for name in match["rules"].split(",")), " ".join((match["reason"] or "").split())


def _reach(text: str, lines: Lines, comment: Span, *, before: Span, after: int) -> Span:
    """Return the line of a comment, or, where nothing else is on its lines, the paragraph that follows.

    `before` is the reach of the comment before: where that is in the same paragraph, both end with it. `after`: where
    a comment before this one ends.
    """
    start, end = lines.at(comment.start).start, lines.at(comment.end).end
    if after > start or NOT_BLANK.search(text, start, comment.start) or NOT_BLANK.search(text, comment.end, end):
        return Span(start, end)
    if before.start <= end < before.end:
        return Span(end, before.end)
    block = NEXT_BLOCK.match(text, end)
    return Span(end, block.end() if block else end)
