"""Kind "phone": numbers that no numbering plan accepts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from seedlint.base.model import Edit, Finding, Fix
from seedlint.base.record import NamedTuple
from seedlint.checks import Check
from seedlint.facts import Facts, Hit
from seedlint.facts.contacts.phones import LETTERS
from seedlint.facts.contacts.phones import Phone as Found

REASONS = {
    "too-short": "too short",
    "too-long": "too long",
    "bad-area-code": "no area code begins with 0 or 1",
    "bad-country-code": "no such country code",
    "unbalanced-bracket": "unbalanced bracket",
    "letter-for-digit": "a letter stands for a digit",
    "unassigned": "in no range that is assigned",
}
MISWRITTEN = ("unbalanced-bracket", "letter-for-digit")  # the digits themselves are valid
BRACKETS = str.maketrans("", "", "()")


class Phone(Check):
    """Finds broken phone numbers, but only where a cue says that a phone number is meant."""

    class Options(NamedTuple):
        """Which reasons the rule reports; all where none is named."""

        reasons: tuple[str, ...] = ()

    FIELDS: ClassVar = {"reason": "what is wrong with the number", "region": "the region whose numbering plan read it"}
    VARIANTS: ClassVar = tuple(REASONS)

    def inspect(self, facts: Facts, hits: Sequence[Hit]) -> Iterable[Finding]:
        """Yield the numbers with a defect, those of links last."""
        wanted = self.options.reasons or self.VARIANTS
        for phone in (*facts.phones, *facts.linked_phones):
            if phone.cue and phone.reason in wanted:
                values = {"text": phone.text, "reason": REASONS[phone.reason], "region": phone.region}
                yield Finding(span=phone.span, values=values, variant=phone.reason, fix=_fix(phone, facts))


def _fix(phone: Found, facts: Facts) -> Fix | None:
    """Return the number in the configured style (else E.164), where its digits are valid in one region only."""
    if phone.reason not in MISWRITTEN or not phone.valid or phone.e164 is None:
        return None
    from seedlint.text.contacts.numbering import fitting, written

    plain = phone.text.translate(LETTERS).translate(BRACKETS)
    if len(fitting(plain, facts.context.regions)) != 1:
        return None
    better = written(phone.e164, facts.context.phone_style or "e164")
    return Fix((Edit(phone.span, better),), f"Write {better}", safe=False)
