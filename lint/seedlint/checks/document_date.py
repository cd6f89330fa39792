"""Documents that don't say when they were published."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from seedlint.checks import Check
from seedlint.facts import Facts, Hit
from seedlint.model import Finding, Span
from seedlint.text.lazy import lazy

ENOUGH = 5  # words below which there is nothing that could want a date
WORD = lazy(r"[^\W\d_]\w*")


class DocumentDate(Check):
    """Reports the whole document where nothing states its date; drafts are silent."""

    FIELDS: ClassVar = {"genre": 'what the document is taken for: " (taken for documentation)" or nothing'}
    VARIANTS: ClassVar = ("documentation",)

    def inspect(self, facts: Facts, hits: Sequence[Hit]) -> Iterable[Finding]:
        """Yield one finding on a document without a date; on documentation its variant says so."""
        if facts.document_date is not None or facts.is_draft or not _says_something(facts.prose):
            return
        told = f" (taken for {facts.genre})" if facts.genre else ""
        yield Finding(Span(0, 0), values={"genre": told, "text": ""}, variant=facts.genre, whole=True)


def _says_something(prose: str) -> bool:
    words = WORD.finditer(prose)
    return sum(1 for _ in zip(range(ENOUGH), words, strict=False)) == ENOUGH
