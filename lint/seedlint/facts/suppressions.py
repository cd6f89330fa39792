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
COMMENT = lazy(
    rf"<!--\s*{MARKER}(-file|-start|-end)?\b(.*?)-->|\{{/\*\s*{MARKER}(-file|-start|-end)?\b(.*?)\*/\}}", re.S
)
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
    found = [match for match in COMMENT.finditer(text) if prose[match.start()] != OPAQUE]
    ends = [match.start() for match in found if "-end" in (match[1], match[3])]
    lines, reach = Lines(text), Span(0, 0)
    for match in found:
        scope, content = match[1] or match[3], match[2] or match[4] or ""
        rules, reason = _parsed(content)
        if not rules or scope == "-end":
            continue
        span = Span(*match.span())
        if scope == "-file":
            yield Ignored(span, rules, Span(0, len(text)), reason, whole=True)
        elif scope == "-start":
            later = bisect_left(ends, span.end)
            yield Ignored(span, rules, Span(span.end, ends[later] if later < len(ends) else len(text)), reason)
        else:
            reach = _reach(text, lines, span, before=reach)
            yield Ignored(span, rules, reach, reason)


def _parsed(text: str) -> tuple[tuple[str, ...], str]:
    """Return the rules and the reason of "RULE, RULE -- reason"; no rules where it is malformed."""
    match = RULES_AND_REASON.fullmatch(text)
    if match is None or not match["rules"]:
        return (), ""
    return tuple(name.strip() for name in match["rules"].split(",")), " ".join((match["reason"] or "").split())


def _reach(text: str, lines: Lines, comment: Span, *, before: Span) -> Span:
    """Return the line of a comment, or, where nothing else is on its lines, the paragraph that follows.

    `before` is the reach of the comment before: where that is in the same paragraph, both end with it.
    """
    start, end = lines.at(comment.start).start, lines.at(comment.end).end
    if text[start : comment.start].strip() or text[comment.end : end].strip():
        return Span(start, end)
    if before.start <= end < before.end:
        return Span(end, before.end)
    block = NEXT_BLOCK.match(text, end)
    return Span(end, block.end() if block else end)
