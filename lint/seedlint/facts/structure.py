"""Paragraphs, headings and sections: from the markup of a format, else from the layout of plain text."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from seedlint.base.model import Document, Region, Span
from seedlint.base.position import Lines
from seedlint.base.record import NamedTuple
from seedlint.pattern import MARKUP, OPAQUE
from seedlint.text.lazy import lazy

LONG_LINE = 120  # code points: text is never wrapped wider, so a longer line is a paragraph of its own
HEADING_WORDS = 12  # words of a heading, at most: the longest newspaper headlines have no more
HEADING_LENGTH = 90  # code points of a heading, at most
SENTENCE_END = ".!?:;,…。！？：；，、"
CLOSING = "\"'”’»)]*_"  # may follow the end of a sentence
BULLET = lazy(r"[ \t\u00a0]*(?:[-*+•●▪◦‣·–—\uf0a7\uf0b7]|\(?\d{1,3}[.)]|[a-z]\))[ \t\u00a0]+(?=\S)")
CAPITALS = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZ")  # no bullet begins with one
UNDERLINE = lazy(r"[ \t]*([=\-~^*#])\1{2,}[ \t]*\Z")
TECHNICAL = lazy(r"^\s*\.\. |::|[=;{}<>|\\]|\w\(|^\s*[@$#:]")  # directives, signatures, assignments, prompts
UNSEEN = MARKUP + (  # and all white space
    "\t\n\v\f\r\x1c\x1d\x1e\x1f \x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u2028\u2029\u202f\u205f\u3000"
)
SEEN = lazy(rf"[^\s{MARKUP}{OPAQUE}]")
NEXT_LINE = lazy("\n")
LETTER = lazy(r"[^\W\d_]")


class Paragraph(NamedTuple):
    """A block of text; `level` is that of a heading, 1 (the title) to 6, else 0."""

    span: Span
    kind: Literal["text", "item", "heading"] = "text"
    level: int = 0


class Section(NamedTuple):
    """A heading (None for the text before the first one) with the text up to the next heading."""

    heading: Span | None
    level: int
    body: Span


def paragraphs(document: Document, prose: str, lines: Lines) -> tuple[Paragraph, ...]:
    """Return the blocks of a document's prose, in order."""
    if document.format == "text":
        return tuple(_of_plain_text(prose, lines))
    return tuple(_of_marked_up(document, prose, lines))


def sections(document: Document, blocks: Sequence[Paragraph]) -> tuple[Section, ...]:
    """Return a section for each heading, preceded by one without a heading if text comes before the first."""
    headings = [block for block in blocks if block.kind == "heading"]
    starts = [heading.span.start for heading in headings] + [len(document.text)]
    lead = Span(0, starts[0])
    found = [Section(None, 0, lead)] if any(block.span.end <= lead.end for block in blocks) else []
    for heading, end in zip(headings, starts[1:], strict=True):
        found.append(Section(heading.span, heading.level, Span(heading.span.end, end)))
    return tuple(found)


def _blocks(prose: str, lines: Iterable[tuple[int, int]]) -> Iterator[list[Span]]:
    """Yield the runs of lines that have text; lines with only white space, markup or code separate them."""
    block: list[Span] = []
    for start, end in lines:
        if start < end and (prose[start].isalnum() or SEEN.search(prose, start, end)):  # most lines begin with a letter
            block.append(Span(start, end))
        elif block:
            yield block
            block = []
    if block:
        yield block


def _of_plain_text(prose: str, lines: Lines) -> Iterator[Paragraph]:
    title = True
    for block in _plain_blocks(prose, lines):
        if isinstance(block, Paragraph):
            yield block
        elif len(block) == 1 and block[0].length > HEADING_LENGTH:
            yield _joined(block, prose)
        elif _is_heading(block, prose, title=title):
            yield Paragraph(_trimmed(prose, block[0]), "heading", 1 if title else 2)
        else:
            yield from _split(block, prose)
        title = False


def _plain_blocks(prose: str, lines: Lines) -> Iterator[list[Span] | Paragraph]:
    """Yield the blocks of `_blocks`, faster: split at blank lines, with most long lines already as paragraphs."""
    if "\r" in prose or MARKUP in prose or OPAQUE in prose:
        yield from _blocks(prose, lines)
        return
    new, start = tuple.__new__, 0  # equal to Span(...) and Paragraph(...), three times as fast
    for piece in prose.split("\n\n"):
        end = start + len(piece)
        if not piece:
            pass
        elif "\n" in piece or piece[0].isspace():
            starts = [start]
            starts += [match.end() for match in NEXT_LINE.finditer(prose, start, end)]
            yield from _blocks(prose, zip(starts, (*(at - 1 for at in starts[1:]), end), strict=True))
        elif len(piece) > HEADING_LENGTH and piece[0] in CAPITALS and not piece[-1].isspace():
            yield new(Paragraph, (new(Span, (start, end)), "text", 0))
        else:
            yield [new(Span, (start, end))]
        start = end + 2


def _is_heading(block: Sequence[Span], prose: str, *, title: bool) -> bool:
    """Tell whether a block is a heading: a short line without final punctuation, or an underlined one.

    A `title` may also end with "!" or "?".
    """
    if len(block) == 2 and UNDERLINE.match(block[1].of(prose)):
        return bool(LETTER.search(block[0].of(prose)))
    if len(block) != 1 or block[0].length > HEADING_LENGTH:
        return False
    line = block[0].of(prose)
    if line.startswith(("    ", "\t")) or len(line.split()) > HEADING_WORDS:
        return False
    end = line.rstrip().rstrip(CLOSING)[-1:]
    is_prose = LETTER.search(line) and not BULLET.match(line) and not TECHNICAL.search(line)
    return bool(is_prose) and (end not in SENTENCE_END or (title and end in "!?"))


def _split(block: Sequence[Span], prose: str) -> Iterator[Paragraph]:
    """Split a run of lines into list items and paragraphs; a line too long to be wrapped is one of its own."""
    group: list[Span] = []
    for line in block:
        begins = prose[line.start] not in CAPITALS and BULLET.match(prose, line.start, line.end)
        if group and (begins or line.length > LONG_LINE or group[-1].length > LONG_LINE):
            yield _joined(group, prose)
            group = []
        group.append(line)
    yield _joined(group, prose)


def _joined(group: Sequence[Span], prose: str) -> Paragraph:
    """Return consecutive lines as one paragraph, or as a list item without its bullet."""
    start, end = group[0].start, group[-1].end
    if prose[start] in CAPITALS and not prose[end - 1].isspace() and prose[end - 1] != MARKUP:  # true of most
        return Paragraph(Span(start, end))
    bullet = BULLET.match(prose, start, group[0].end)
    whole = _trimmed(prose, Span(start, end))
    return Paragraph(Span(bullet.end(), whole.end), "item") if bullet else Paragraph(whole)


def _of_marked_up(document: Document, prose: str, lines: Lines) -> Iterator[Paragraph]:
    """Yield the headings and list items that the format marks, and the text between them split at blank lines."""
    marked = [region for region in document.regions if region.kind in ("heading", "item")]
    starts = [region.span.start for region in marked]
    for block in _blocks(prose, lines):
        start, end = block[0].start, block[-1].end
        for region in marked[bisect_left(starts, start) : bisect_left(starts, end)]:
            yield from _plain(prose, start, min(region.span.start, end))
            paragraph = _marked(region, prose, start=max(start, region.span.start), end=end)
            if paragraph:
                yield paragraph
                start = max(start, paragraph.span.end)
        yield from _plain(prose, start, end)


def _marked(region: Region, prose: str, *, start: int, end: int) -> Paragraph | None:
    """Return the part of a region from `start` to `end` as heading or list item, None where it has no text."""
    span = _trimmed(prose, Span(start, min(region.span.end, end)))
    if not span.length:
        return None
    return Paragraph(span, "heading", region.level) if region.kind == "heading" else Paragraph(span, "item")


def _plain(prose: str, start: int, end: int) -> Iterator[Paragraph]:
    span = _trimmed(prose, Span(start, end)) if start < end else None
    if span and span.length:
        yield Paragraph(span)


def _trimmed(prose: str, span: Span) -> Span:
    """Return the span without white space and markup at its ends."""
    piece = span.of(prose)
    trimmed = piece.lstrip(UNSEEN)
    start = span.start + len(piece) - len(trimmed)
    end = start + len(trimmed.rstrip(UNSEEN))
    return span if span == (start, end) else Span(start, end)
