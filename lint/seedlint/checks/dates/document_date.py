"""Documents that don't say when they were published."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from seedlint.base.model import Finding, Span
from seedlint.checks import Check
from seedlint.facts import Facts, Hit
from seedlint.facts.dates.metadata import unread_date

NOWHERE = "no metadata, label, dateline, date line or path"


class DocumentDate(Check):
    """Reports the whole document where nothing states its date; drafts are silent."""

    FIELDS: ClassVar = {
        "genre": 'what the document is taken for: " (taken for documentation)" or nothing',
        "reason": "where nothing was found, or what stands in the place of a date",
    }
    VARIANTS: ClassVar = ("documentation", "maintained")

    def inspect(self, facts: Facts, hits: Sequence[Hit]) -> Iterable[Finding]:
        """Yield one finding on a document without a date; the variant says what is taken for documentation."""
        if facts.document_date is not None or facts.is_draft or not facts.says_something:
            return
        told = f" (taken for {facts.genre})" if facts.genre else ""
        unread = unread_date(facts.document)
        reason = f"`{unread[1].of(facts.text)}` under `{unread[0]}` is no date" if unread else NOWHERE
        values = {"genre": told, "reason": reason, "text": ""}
        variant = "maintained" if facts.is_maintained else facts.genre
        yield Finding(Span(0, 0), values=values, variant=variant, whole=True)
