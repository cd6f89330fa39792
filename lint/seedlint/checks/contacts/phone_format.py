"""Kind "phone-format": valid phone numbers that are hard to read, or can't be dialled from abroad."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import ClassVar, Literal

from seedlint.base.model import Edit, Finding, Fix, Related
from seedlint.base.record import NamedTuple
from seedlint.checks import Check
from seedlint.facts import Facts, Hit
from seedlint.facts.contacts.phones import Phone
from seedlint.text.contacts.numbering import fitting, is_grouped, is_reached_from_abroad, written

Defect = Literal["ungrouped", "mixed", "no-country-code"]
PLUS = ("+", "\uff0b")
ABROAD = ("e164", "international", "rfc3966")
NAMES = {".": "dots", "-": "hyphens", "(": "brackets", " ": "blanks", "/": "slashes"}


class PhoneFormat(Check):
    """Finds one defect of form: unusual groups of digits, several styles of separators, or no country code."""

    class Options(NamedTuple):
        """`defect` is the one that the rule reports; its fixes follow the configured style, if any."""

        defect: Defect

    options: Options
    FIELDS: ClassVar = {"better": "the number as it should be written", "style": "how the number is parted"}

    def inspect(self, facts: Facts, hits: Sequence[Hit]) -> Iterable[Finding]:
        """Yield the numbers with the defect, each with a fix, safe where the number is valid in one region only."""
        valid = [phone for phone in facts.phones if phone.valid and phone.e164 and not phone.reason]
        if self.options.defect == "mixed":
            yield from _mixed(valid, facts)
            return
        for phone in valid:
            if self.options.defect == "ungrouped":
                meant = phone.text[0] not in PLUS and (phone.cue or "(" in phone.text)
                if meant and not is_grouped(phone.text, phone.region):
                    yield _finding(phone, _better(phone, facts.context.phone_style or "national"), safe=False)
            elif phone.text[0] not in PLUS and _is_meant(phone) and is_reached_from_abroad(phone.e164 or ""):
                style = facts.context.phone_style
                style = style if style in ABROAD else "international"
                one = len(fitting(phone.text, facts.context.regions)) == 1
                yield _finding(phone, _better(phone, style), safe=one)


def _is_meant(phone: Phone) -> bool:
    """Tell whether digits are meant as a phone number: a word or brackets say so, or the usual groups, parted alike."""
    if phone.cue or "(" in phone.text:
        return True
    return len(set(phone.text) - set("0123456789")) == 1 and is_grouped(phone.text, phone.region)


def _better(phone: Phone, style: str) -> str:
    return written(phone.e164 or "", style)


def _finding(phone: Phone, better: str, *, safe: bool, style: str = "", related: tuple[Related, ...] = ()) -> Finding:
    fix = Fix((Edit(phone.span, better),), f"Write {better}", safe) if better and better != phone.text else None
    return Finding(phone.span, {"text": phone.text, "better": better, "style": style}, related=related, fix=fix)


def _mixed(valid: Sequence[Phone], facts: Facts) -> Iterator[Finding]:
    """Yield the numbers whose separators differ from those of most numbers of their region; quotations are exempt."""
    styled = [(phone, style) for phone in valid if (style := _style(phone))]
    if len({style for _, style in styled}) < 2:
        return
    quoted = [quote.span for quote in facts.unattributed_quotes]
    own = [pair for pair in styled if not any(quote.covers(pair[0].span) for quote in quoted)]
    for code in dict.fromkeys(phone.region for phone, _ in own):
        group = [pair for pair in own if pair[0].region == code]
        counts = Counter(style for _, style in group)
        if len(counts) < 2:
            continue
        usual = max(counts, key=lambda style: counts[style])  # of equals, the one that stands first
        model = next(phone for phone, style in group if style == usual)
        for phone, style in group:
            if style != usual:
                house = facts.context.phone_style
                one = bool(house) and len(fitting(phone.text, facts.context.regions)) == 1
                better = _better(phone, house) if house else _grouped_like(phone.text, model.text)
                related = (Related(model.span, f"the first with {NAMES[usual]}"),)
                yield _finding(phone, better, safe=one, style=NAMES[style], related=related)


def _style(phone: Phone) -> str:
    """Return the most significant separator in a national number; "" for other numbers."""
    if phone.text[0] in PLUS:
        return ""
    return next((sign for sign in "(./- " if sign in phone.text), "")


def _grouped_like(text: str, model: str) -> str:
    """Return the digits of `text` with the separators of `model`; "" where it has more or fewer digits."""
    digits = [char for char in text if char.isdigit()]
    if len(digits) != sum(map(str.isdigit, model)):
        return ""
    rest = iter(digits)
    return "".join(next(rest) if char.isdigit() else char for char in model)
