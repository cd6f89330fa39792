"""Reading Markdown: a document whose regions separate prose from code, markup and destinations."""

from __future__ import annotations

import re
from bisect import bisect_left

from seedlint.base.model import Document, Span
from seedlint.sources.blocks import parse_blocks
from seedlint.sources.frontmatter import read_front_matter
from seedlint.sources.layout import Layout
from seedlint.sources.raw_regions import regions
from seedlint.text.lazy import lazy

NOT_LINE_END = lazy(r"[^\n]")


def read_markdown(path: str, text: str) -> Document:
    """Return `text` as a document: CommonMark with tables and strikethrough, and the metadata before it."""
    unix = text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text
    front = read_front_matter(unix)
    if front:
        body = NOT_LINE_END.sub(" ", unix[: front.length]) + unix[front.length :]
        marks = Layout(body).read(parse_blocks(body))
        marks.append((0, -front.length, "front-matter", 0))
        document = Document(path, text, "markdown", front.fields, regions(marks))
    else:
        document = Document(path, text, "markdown", {}, regions(Layout(unix).read(parse_blocks(unix))))
    return document if len(unix) == len(text) else _as_stored(document)


def _as_stored(document: Document) -> Document:
    """Convert all spans from the text with LF line ends to the original text, which has CR LF."""
    long = [found.start() - number for number, found in enumerate(re.finditer("\r\n", document.text))]

    def moved(span: Span) -> Span:
        return Span(span.start + bisect_left(long, span.start), span.end + bisect_left(long, span.end))

    return document._replace(
        metadata={key: field._replace(span=moved(field.span)) for key, field in document.metadata.items()},
        regions=tuple(region._replace(span=moved(region.span)) for region in document.regions),
    )
