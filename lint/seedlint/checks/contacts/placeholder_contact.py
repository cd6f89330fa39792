"""Kind "placeholder-contact": placeholder URLs, e-mail addresses and phone numbers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, ClassVar

from seedlint.base.model import Finding, Span
from seedlint.checks import Check
from seedlint.facts import Facts, Hit
from seedlint.facts.genre import is_technical
from seedlint.text.contacts.placeholders import is_fictitious_number, is_placeholder_address
from seedlint.text.contacts.shown import is_data, is_example
from seedlint.text.lazy import lazy
from seedlint.text.near import matches_near

if TYPE_CHECKING:
    from seedlint.facts.contacts.phones import Phone

# Filler in the place of a phone number; each FILLER contains one of the parts. It needs no cue.
FILLER_PARTS = ("7890", "XXXX", "xxxx", "555", "####", "0000")
FILLER = lazy(
    r"(?<![\w.-])(?:(?:\+?1[ .-])?(?:\(123\) ?|123[ .-])456[ .-]7890|(?:\([Xx]{3}\) ?|[Xx]{3}[.-])[Xx]{3}[ .-][Xx]{4}"
    r"|(?:1[.-])?(?:\(000\) ?|000[.-])000[.-]0000|555[ .-]01\d\d|(?:\(###\) ?|###-)###-####)(?![\w#-])"
)
LABEL = lazy(  # a label in brackets in the place of a contact, but not the text of a link
    r"(?i)\[(?:(?:your|contact) )?(?:e-?mail(?: ?address| here)?|e-?mail\W?protected|(?:tele)?phone(?: ?(?:number"
    r"|no\.?|here))"
    r"|web(?:site)? ?(?:address|url)|adresse e-?mail|e-?mail-?adresse|telefonnummer|correo electrónico)\](?![\[(:\w])"
)
FEWEST_DIGITS = 7  # of an allowed number: fewer would allow too much
MANY = 4  # placeholder URLs and addresses: a text with as many uses them to explain something


class PlaceholderContact(Check):
    """Finds contacts that were meant to be filled in and reach nobody.

    Placeholders are fine in documentation and in passages that look like it, in commands, and in sentences that speak
    of an example. The config may allow others: hosts with their subdomains, addresses, and phone numbers by their last
    digits.
    """

    VARIANTS: ClassVar = ("url", "email", "phone")

    def inspect(self, facts: Facts, hits: Sequence[Hit]) -> Iterable[Finding]:
        """Yield the placeholders, kind by kind."""
        allowed = facts.context.allow_placeholders
        if allowed is True:
            return
        for span, host, variant in _placeholders(facts):
            if facts.shows_code:
                return
            is_shown = is_data(facts.text, span) or is_example(facts.text, span)
            if is_shown or is_technical(facts.prose, span.start):
                continue
            if not (allowed and _is_allowed(span.of(facts.text), host, allowed)):
                yield Finding(span, variant=variant)


def _is_allowed(text: str, host: str, allowed: Iterable[str]) -> bool:
    """Tell whether a placeholder is allowed: by its host or a parent domain, as a whole, or by its last digits."""
    host, digits = host.lower(), _digits(text)
    return any(
        one in (text.lower(), host)
        or host.endswith(f".{one}")
        or (not host and len(_digits(one)) >= FEWEST_DIGITS and digits.endswith(_digits(one)))
        for one in map(str.lower, allowed)
    )


def _digits(text: str) -> str:
    return "".join(filter(str.isdigit, text))


def _may_be_sum(phone: Phone) -> bool:
    """Tell whether a number without a cue is grouped like thousands, so that it may be an amount."""
    from seedlint.facts.contacts.phones import THOUSANDS  # most texts have no number

    return not phone.cue and THOUSANDS.fullmatch(phone.text) is not None


def _placeholders(facts: Facts) -> Iterator[tuple[Span, str, str]]:
    """Yield the span of each placeholder, its host ("" for a phone number) and its kind."""
    urls = [(url.span, url.host, "url") for url in facts.urls if "placeholder" in url.defects]
    emails = [
        (email.span, email.host, "email") for email in facts.emails if is_placeholder_address(email.local, email.host)
    ]
    if len(urls) + len(emails) < MANY:
        yield from (*urls, *emails)
    phones = (*facts.phones, *facts.linked_phones)
    numbers = [
        phone.span for phone in phones if phone.e164 and is_fictitious_number(phone.e164) and not _may_be_sum(phone)
    ]
    yield from ((span, "", "phone") for span in numbers)
    if "[" in facts.prose:
        for label in LABEL.finditer(facts.prose):
            yield Span(*label.span()), "", "email" if "mail" in label[0].lower() else "phone"
    for found in matches_near(FILLER, facts.prose, FILLER_PARTS):
        span = Span(*found.span())
        if not any(span.overlaps(number) for number in numbers):
            yield span, "", "phone"
