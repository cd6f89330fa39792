"""The masking of phone numbers, e-mail addresses and secrets in any text, at the same length.

No numbering plan is asked: what is masked may be a long figure that is no contact.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from seedlint.base.model import Span
from seedlint.text.contacts.credentials import MASK, redacted
from seedlint.text.contacts.spelt_signs import AT, DOT
from seedlint.text.lazy import lazy

ADDRESS = lazy(r"[\w.!#$%&'+/=?^`{|}~-]+(?:@|%40)+[\w.,-]*\w")
SPELT = lazy(rf"[\w.+-]+(?:(?i:{AT})[\w-]+(?:(?:(?i:{DOT})|\.)[\w-]+)*| AT [\w-]+(?:(?: DOT |\.)[\w-]+)+)")
NUMBER = lazy(
    r"[+(\uff0b\uff08]{0,2}\d(?:[ \t\u00a0\u202f\u3000().\uff08\uff09\uff0d\uff0e/\u2010-\u2015-]{0,3}\d){6,}"
)
VANITY = lazy(r"(?<![\w.-])(?:\+?1[ -]?)?\(?(?:8\d\d|0[58]0[08]|1[38]00)\)?[ -]?(?=[A-Z\d-]{0,12}[A-Z]{3})[A-Z\d-]+")
SECRET = lazy(
    r"AKIA[\dA-Z]{16}|AIza[\w-]{30,}|gh[oprsu]_\w{20,}|github_pat_\w{20,}|glpat-[\w-]{15,}|sk-[\w-]{16,}|xox[abeprs]-[\w-]{10,}"
    r"|eyJ[\w-]{8,}\.[\w-]{8,}(?:\.[\w-]*)?"
    r"|(?s:(?<=PRIVATE KEY-----).{1,20000}?(?=-----END|\Z))"
    r"|(?i:(?<=password)|(?<=passwd)|(?<=secret)|(?<=token)|(?<=api[_-]key)|(?<=apikey))[\"']?\s?[:=]\s?[\"']?[^\s\"'<>]{4,}"
)
YEAR = r"(?:1[5-9]|20)\d\d"
DAY = rf"(?:{YEAR}(?:[-./][01]?\d(?:[-./][0-3]?\d)?|[01]\d[0-3]\d)?|[0-3]?\d[-./ ][0-3]?\d[-./ ](?:{YEAR}|\d\d))"
DATES = lazy(rf"\(?{DAY}(?:[ ()/.\u2010-\u2015-]{{1,3}}(?:{DAY}|[0-2]?\d))*\)?")


def masked(text: str, more: Iterable[Span] = ()) -> str:
    """Return `text` with what is private in it, and what `more` spans say is, masked character for character.

    Dates, times and ranges of years stay. Signs and blanks stay, too, and characters beyond the basic plane, so that
    columns are what they were in every unit.
    """
    text = redacted(text)
    shown = list(text)
    spans = [Span(*found.span()) for find in _finders(text) for found in find.finditer(text)]
    numbers = (Span(*found.span()) for found in NUMBER.finditer(text) if not DATES.fullmatch(found[0]))
    for start, end in (*spans, *numbers, *more):
        shown[start:end] = [MASK if char.isalnum() and char <= "\uffff" else char for char in shown[start:end]]
    return "".join(shown)


def covered(text: str) -> str:
    """Return a text with all its letters and digits masked."""
    return masked(text, (Span(0, len(text)),))


def _finders(text: str) -> Iterable[re.Pattern[str]]:
    """Return the patterns that may match: most texts have no @ sign."""
    return (ADDRESS, SPELT, VANITY, SECRET) if "@" in text or "%40" in text else (SPELT, VANITY, SECRET)
