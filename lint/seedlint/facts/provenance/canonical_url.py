"""The canonical URL of a document: from its metadata, or from a line that labels it so."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal

from seedlint.base.model import Document, Span
from seedlint.base.record import NamedTuple
from seedlint.text.lazy import lazy
from seedlint.text.metadata import name_of_metadata, stated_fields
from seedlint.text.provenance.edges import edge_lines

KEYS = (
    "canonical canonicalurl canonicallink relcanonical url ogurl permalink link publicurl abstracthtmlurl"
    " fulltexthtmlurl sourceurl originalurl externalurl articleurl pageurl posturl weburl mainentityofpage"
    " mainentityofpageid identifier uri source original guid"
).split()
ABSOLUTE = lazy(r"https?://[\w-]+(?:\.[\w-]+)+(?::\d+)?(?:[/?#]\S*)?")
PATH = lazy(r"/?[\w%.~-]+(?:/[\w%.~:-]*)*|/")
LABELLED = lazy(
    r"\W*(?:canonical(?: (?:url|link))?|permalink|permanent link|url|link|source(?: url)?|web(?: address)?"
    r"|quelle|fuente|fonte|bron"
    r"|originally published(?: on| at)?|(?:first|this (?:article|story|post|piece)(?: was)? (?:first|originally)"
    r"|originally) (?:published|posted|appeared)(?: on| at| in)?|read (?:the original|online)(?: at)?"
    r"|ursprünglich erschienen(?: auf| bei)?"
    r"|publié (?:initialement|à l['’]origine) sur|publicado originalmente en|publicado originalmente em|pubblicato"
    r" originariamente su)\s*:?\s*[<(]?(?P<url>https?://[^\s<>)\"\]]+)",
    re.I,
)

Evidence = Literal["front matter", "metadata", "label"]


class CanonicalUrl(NamedTuple):
    """The document's own URL; `value` is only a path ("/pier/") where the site's config supplies the host."""

    value: str
    evidence: Evidence
    span: Span

    @property
    def absolute(self) -> bool:
        """Whether it includes a host."""
        return "://" in self.value


def canonical_url(document: Document, lines: Sequence[Span]) -> CanonicalUrl | None:
    """Return an absolute URL from the metadata, else from a labelled line at head or foot, else a path in metadata."""
    return next((url for url in _urls(document, lines) if url.absolute), None) or next(_from_metadata(document), None)


def _urls(document: Document, lines: Sequence[Span]) -> Iterator[CanonicalUrl]:
    yield from _from_metadata(document)
    for row in edge_lines(document.text, [line for line in lines if line.start >= document.body_start]):
        found = LABELLED.match(row.text)
        if found and not row.text[found.end() :].strip(" .>)*_"):
            url = found["url"].rstrip(".,;*_")
            yield CanonicalUrl(url, "label", row.span(found.start("url"), found.start("url") + len(url)))


def _from_metadata(document: Document) -> Iterator[CanonicalUrl]:
    for field, values in stated_fields(document.metadata, KEYS):
        if ABSOLUTE.fullmatch(values[0]) or (values[0].startswith("/") and PATH.fullmatch(values[0])):
            yield CanonicalUrl(values[0], name_of_metadata(document), field.span)
