"""Kind "document-date": documents that don't say when they were published."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from seedlint.base.model import Finding, Span
from seedlint.checks import Check
from seedlint.facts import Facts, Hit
from seedlint.facts.dates.metadata import invalid_date

NOWHERE = "no metadata, label, dateline, date line or path"


class DocumentDate(Check):
    """Reports a document that doesn't state its date; drafts are left alone."""

    FIELDS: ClassVar = {
        "genre": 'what the document is taken for: " (taken for documentation)" or nothing',
        "reason": "where nothing was found, or what stands in the place of a date",
    }
    VARIANTS: ClassVar = ("documentation", "maintained")

    def inspect(self, facts: Facts, hits: Sequence[Hit]) -> Iterable[Finding]:
        """Yield one finding for a document without a date; documentation has variants of its own."""
        if facts.document_date is not None or facts.is_draft or not facts.says_something:
            return
        genre = f" (taken for {facts.genre})" if facts.genre else ""
        invalid = invalid_date(facts.document)
        reason = f"`{invalid[1].of(facts.text)}` under `{invalid[0]}` is no date" if invalid else NOWHERE
        values = {"genre": genre, "reason": reason, "text": ""}
        variant = "maintained" if facts.is_maintained else facts.genre
        yield Finding(Span(0, 0), values=values, variant=variant, whole=True)
