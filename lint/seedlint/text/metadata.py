"""Look-up in metadata, where front matter, HTML and archives have many keys for one thing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal

from seedlint.base.model import Document, Field
from seedlint.text.dates.stated import DocumentDate
from seedlint.text.lazy import lazy

VOCABULARY = lazy(  # dc.creator, og:url, article:author, citation_publisher, Hugo's params.author, Zola's extra.author
    r"(?:params|extra|schema|dc|dcterms|article|og|citation|parsely|sailthru|prism|xmp|xmprights|twitter|meta)[.:_-]+"
)
PLACEHOLDERS = frozenset(("", "null", "none", "~", "-", "--", "n/a", "na", "tbd", "todo", "undefined", "false", "true"))


def stated_fields(metadata: Mapping[str, Field], keys: Sequence[str]) -> Iterator[tuple[Field, tuple[str, ...]]]:
    """Yield the fields that have a value under one of `keys` (as from `fold_key`, best first), with its values."""
    found: dict[str, list[Field]] = {}
    for key, field in metadata.items():
        found.setdefault(fold_key(key), []).append(field)
    for key in keys:
        for field in found.get(key, ()):
            values = (field.value,) if isinstance(field.value, str) else field.value
            cleaned = tuple(" ".join(value.split()) for value in values if value.strip().lower() not in PLACEHOLDERS)
            if cleaned:
                yield field, cleaned


def fold_key(key: str) -> str:
    """Return a key's letters and digits in lower case, without a vocabulary prefix: "sitename" for "og:Site_Name"."""
    lower = key.lower()
    vocabulary = VOCABULARY.match(lower)
    return "".join(filter(str.isalnum, lower[vocabulary.end() :] if vocabulary else lower))


def name_of_metadata(document: Document) -> Literal["front matter", "metadata"]:
    """Return the name that messages use for a document's metadata."""
    return "front matter" if document.format == "markdown" else "metadata"


def dated_fields(document: Document, stated: Iterable[DocumentDate]) -> Iterator[Field]:
    """Yield the metadata fields that state a date of the document which can't be resolved to a day."""
    for date in stated:
        if date.evidence == "front matter" and date.value is None:
            yield document.metadata[date.key]
