"""Kind "empty-document": documents without any content."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from seedlint.base.model import Finding, Span
from seedlint.checks import Check
from seedlint.facts import Facts, Hit
from seedlint.text.lazy import lazy

WORD = lazy(r"[^\W_]")


class EmptyDocument(Check):
    """Reports a document that has no word in its prose, no code and no link or image destination."""

    FIELDS: ClassVar = {"reason": "what stands in its place"}

    def inspect(self, facts: Facts, hits: Sequence[Hit]) -> Iterable[Finding]:
        if WORD.search(facts.prose):
            return
        if any(WORD.search(span.of(facts.text)) for kind in ("code", "destination") for span in facts.regions(kind)):
            return
        yield Finding(Span(0, 0), {"reason": _reason(facts), "text": ""}, whole=True)


def _reason(facts: Facts) -> str:
    if facts.regions("front-matter"):
        return "it has metadata alone"
    if not facts.text:
        return "it is empty"
    return "it is blank" if facts.text.isspace() else "it has only signs"
