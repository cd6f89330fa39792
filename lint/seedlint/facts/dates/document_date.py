"""The publication date of a document: the date that it states for itself with the strongest evidence."""

from __future__ import annotations

from collections.abc import Iterable

from seedlint.text.dates.stated import FIRM, DocumentDate, Evidence

# How close each kind of evidence is to the publication, the farthest first.
ORDER: tuple[Evidence, ...] = (
    "path",
    "url",
    "embargo",
    "date line",
    "dateline",
    "label",
    "header line",
    "front matter",
)


def strongest(stated: Iterable[DocumentDate]) -> DocumentDate | None:
    """Return the stated date with the strongest evidence; None if there is none."""
    return max(stated, key=_strength, default=None)


def is_final(date: DocumentDate) -> bool:
    """Tell whether no other evidence can be stronger, so that no more need be searched."""
    return date.evidence == "front matter" and date.kind == "published" and date.score >= FIRM


def _strength(date: DocumentDate) -> tuple[bool, int, int]:
    """Order by kind (an update, or a month in a path, only if there is nothing better), score, and evidence."""
    return date.kind != "updated" and not _is_a_month(date), date.score, ORDER.index(date.evidence)


def _is_a_month(date: DocumentDate) -> bool:
    return date.evidence in ("path", "url") and date.value is None
