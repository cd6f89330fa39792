"""Documents that don't say when they were published."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from seedlint.checks import Check
from seedlint.facts import Facts, Hit
from seedlint.model import Finding, Span


class DocumentDate(Check):
    """Reports the whole document where nothing states its date; drafts are silent."""

    FIELDS: ClassVar = {"genre": 'what the document is taken for: " (taken for documentation)" or nothing'}
    VARIANTS: ClassVar = ("documentation",)

    def inspect(self, facts: Facts, hits: Sequence[Hit]) -> Iterable[Finding]:
        """Yield one finding on a document without a date; on documentation its variant says so."""
        if facts.document_date is not None or facts.is_draft or not facts.says_something:
            return
        told = f" (taken for {facts.genre})" if facts.genre else ""
        yield Finding(Span(0, 0), values={"genre": told, "text": ""}, variant=facts.genre, whole=True)
