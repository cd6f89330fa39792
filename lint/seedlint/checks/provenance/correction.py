"""Kind "correction": corrections and editor's notes without a date."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from seedlint.base.model import Finding
from seedlint.checks import Check
from seedlint.facts import Facts, Hit


class UndatedCorrection(Check):
    """Reports the announcement of each correction or editor's note that has no date, except in documentation."""

    VARIANTS: ClassVar = ("correction", "note")

    def inspect(self, facts: Facts, hits: Sequence[Hit]) -> Iterable[Finding]:
        for correction in facts.corrections:
            if not correction.dated and not facts.genre:
                yield Finding(correction.span, variant=correction.kind)
