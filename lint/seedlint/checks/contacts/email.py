"""Kind "email": addresses to which no mail can be sent."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from seedlint.base.model import Edit, Finding, Fix
from seedlint.base.record import NamedTuple
from seedlint.checks import Check
from seedlint.facts import Facts, Hit
from seedlint.facts.contacts.emails import Email as Found
from seedlint.facts.genre import is_technical
from seedlint.text.contacts.host import labels
from seedlint.text.contacts.shown import is_called_wrong, is_data
from seedlint.text.contacts.typos import is_one_typo_apart

DEFECTS = {
    "double-at": "two @ signs",
    "comma": "a comma stands for a dot",
    "local-dot": "a dot at the edge of the name before the @, or two in a row",
    "empty-label": "two dots in a row in its host",
    "label-hyphen": "a part of its host begins or ends with a hyphen",
    "label-too-long": "a part of its host is longer than 63 characters",
    "underscore": "an underscore in its host",
    "no-top-level": "its host has no top-level domain",
    "unknown-tld": "its top-level domain is unknown",
}
FREQUENT = ("com", "org", "net", "edu", "gov", "info")  # top-level domains
REPAIRS = {"double-at": ("@@", "@"), "comma": (",", ".")}


class Email(Check):
    """Finds broken e-mail addresses; an address has one finding, by its gravest defect."""

    class Options(NamedTuple):
        """Which defects the rule reports; all where none is named."""

        defects: tuple[str, ...] = ()

    FIELDS: ClassVar = {"reason": "what is wrong with the address"}
    VARIANTS: ClassVar = tuple(DEFECTS)

    def inspect(self, facts: Facts, hits: Sequence[Hit]) -> Iterable[Finding]:
        """Yield the addresses that have one of the rule's defects."""
        wanted = self.options.defects or self.VARIANTS
        for email in facts.emails:
            defect = next((defect for defect in email.defects if defect in wanted), "")
            if defect and not self._is_meant(email, defect, facts):
                fix = None
                if defect in REPAIRS and REPAIRS[defect][0] in email.text:
                    wrong, right = REPAIRS[defect]
                    edit = Edit(email.span, email.text.replace(wrong, right))
                    fix = Fix((edit,), f"Write {edit.text}", safe=False)
                yield Finding(email.span, {"text": email.text, "reason": DEFECTS[defect]}, variant=defect, fix=fix)

    def _is_meant(self, email: Found, defect: str, facts: Facts) -> bool:
        """Tell whether the text shows what looks like an address; documentation has invented top-level domains."""
        if is_data(facts.text, email.span) or is_called_wrong(facts.text, email.span):
            return True
        if defect != "unknown-tld" or any(is_one_typo_apart(labels(email.host)[-1], top) for top in FREQUENT):
            return False
        return is_technical(facts.prose, email.span.start) or facts.shows_code
