"""Kind "vanity-phone": phone numbers spelled as words, without their digits nearby."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from seedlint.base.model import Edit, Finding, Fix, Span
from seedlint.base.record import NamedTuple
from seedlint.checks import Check
from seedlint.facts import Facts, Hit
from seedlint.pattern import Pattern
from seedlint.text.lazy import lazy

REACH = 24  # code points around an anchor
NEAR = 160  # code points on either side in which the digits are searched for
VANITY = lazy(
    r"(?<![\w.-])(?:(?:\+?1[ -]?)?\(8(?:00|33|44|55|66|77|88)\)[ -]?|\+?1[ -]?8(?:00|33|44|55|66|77|88)[ -]?"
    r"|8(?:00|33|44|55|66|77|88)-|0[58]0[08][ -]?|1[38]00[ -]?)"
    r"(?=[A-Z\d-]{0,12}[A-Z]{3})[A-Z\d]{1,12}(?:-[A-Z\d]{1,12}){0,3}(?![\w-])"
)
KEYS = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "22233344455566677778889999")
DIGITS = 7  # of a toll-free number after its prefix, at least; North American exchanges ignore the rest
MOST = 12


class VanityPhone(Check):
    """Reports a toll-free number that ends in letters, unless its digits stand near it."""

    class Options(NamedTuple):
        """`patterns` are the prefixes after which words are used."""

        patterns: tuple[Pattern, ...]

    options: Options
    FIELDS: ClassVar = {"digits": "the number in digits"}

    def inspect(self, facts: Facts, hits: Sequence[Hit]) -> Iterable[Finding]:
        """Yield each number once, with its digits as an unsafe fix."""
        prose, done = facts.prose, 0
        for hit in hits:
            for match in VANITY.finditer(prose, max(done, hit.span.start - REACH), hit.span.end + REACH):
                span = Span(*match.span())
                digits = match[0].translate(KEYS)
                figures = _figures(digits)
                if span.start < done or not DIGITS <= len(figures) <= MOST:
                    continue
                done = span.end
                sides = (prose[max(0, span.start - NEAR) : span.start], prose[span.end : span.end + NEAR])
                if any(figures[-DIGITS:] in _figures(side) for side in sides):
                    continue
                fix = Fix((Edit(span, digits),), f"Write {digits}", safe=False)
                yield Finding(span, {"digits": digits}, fix=fix)


def _figures(text: str) -> str:
    return "".join(char for char in text if char.isdigit())
