"""The publication date of a document: the best of the dates that it states for itself; nothing is guessed."""

from __future__ import annotations

from collections.abc import Iterable

from seedlint.text.dates.stated import FIRM, DocumentDate, Evidence

__all__ = ["DocumentDate", "is_final", "strongest"]

ORDER: tuple[Evidence, ...] = (  # how close evidence is to publication
    "path", "url", "embargo", "date line", "dateline", "label", "header line", "front matter",
)  # fmt: skip


def strongest(stated: Iterable[DocumentDate]) -> DocumentDate | None:
    """Return the date that is the document's: the best of those that it states, None where there is none."""
    return max(stated, key=_strength, default=None)


def is_final(date: DocumentDate) -> bool:
    """Tell whether no other evidence can be stronger, so that none need be looked for."""
    return date.evidence == "front matter" and date.kind == "published" and date.score >= FIRM


def _strength(date: DocumentDate) -> tuple[bool, int, int]:
    """Order by kind (an update, or a month in a path, only where nothing better stands), score, and evidence."""
    return date.kind != "updated" and not _is_a_month(date), date.score, ORDER.index(date.evidence)


def _is_a_month(date: DocumentDate) -> bool:
    return date.evidence in ("path", "url") and date.value is None
