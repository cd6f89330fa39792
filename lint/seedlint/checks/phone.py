"""The kind "phone": numbers that no numbering plan accepts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar, NamedTuple

from seedlint.checks import Check
from seedlint.facts import Facts, Hit
from seedlint.model import Finding

REASONS = {
    "too-short": "too short",
    "too-long": "too long",
    "bad-area-code": "no area code begins with 0 or 1",
    "bad-country-code": "no such country code",
    "unbalanced-bracket": "unbalanced bracket",
    "letter-for-digit": "a letter stands for a digit",
    "unassigned": "in no range that is assigned",
}


class Phone(Check):
    """Finds broken phone numbers, but only where a cue says that a phone number is meant."""

    class Options(NamedTuple):
        """Which reasons the rule reports; all where none is named."""

        reasons: tuple[str, ...] = ()

    FIELDS: ClassVar = {"reason": "what is wrong with the number", "region": "the region whose numbering plan read it"}
    VARIANTS: ClassVar = tuple(REASONS)

    def inspect(self, facts: Facts, hits: Sequence[Hit]) -> Iterable[Finding]:
        """Yield the numbers that are held against something."""
        wanted = self.options.reasons or self.VARIANTS
        for phone in facts.phones:
            if phone.cue and phone.reason in wanted:
                values = {"text": phone.text, "reason": REASONS[phone.reason], "region": phone.region}
                yield Finding(span=phone.span, values=values, variant=phone.reason)
