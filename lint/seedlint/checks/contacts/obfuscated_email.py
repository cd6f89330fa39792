"""Kind "obfuscated-email": addresses with words for their signs ("ann at town dot org")."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from seedlint.base.model import Edit, Finding, Fix, Span
from seedlint.base.record import NamedTuple
from seedlint.checks import Check
from seedlint.facts import Facts, Hit
from seedlint.pattern import Pattern
from seedlint.text.contacts.host import has_unknown_top_level
from seedlint.text.contacts.spelt_signs import AT, DOT
from seedlint.text.lazy import lazy

REACH = 100  # code points around a sign in which its address is searched for
AT_SIGN = lazy(rf"(?i:{AT})| AT ")
DOT_SIGN = lazy(rf"(?i:{DOT})| DOT ")
ADDRESS = lazy(
    rf"(?<![\w.@-])\w[\w.+-]{{0,60}}(?:(?i:{AT})[\w-]{{1,60}}(?:(?:(?i:{DOT})|\.)[\w-]{{1,60}}){{1,4}}"
    rf"| AT [\w-]{{1,60}}(?:(?: DOT |\.)[\w-]{{2,60}}){{1,3}}|@[\w-]{{1,60}}(?:(?i:{DOT})[\w-]{{1,60}}){{1,3}})(?!\w)"
)


class ObfuscatedEmail(Check):
    """Reports addresses written with words for their signs, where a known top-level domain ends them."""

    class Options(NamedTuple):
        """`patterns` are the spelled-out signs, one of which each such address contains."""

        patterns: tuple[Pattern, ...]

    options: Options
    FIELDS: ClassVar = {"address": "the address that is meant"}

    def inspect(self, facts: Facts, hits: Sequence[Hit]) -> Iterable[Finding]:
        """Yield each address once, with its plain form as an unsafe fix."""
        done = 0
        for hit in hits:
            start, end = max(done, hit.span.start - REACH), min(len(facts.prose), hit.span.end + REACH)
            for match in ADDRESS.finditer(facts.prose, start, end):
                span = Span(*match.span())
                address = DOT_SIGN.sub(".", AT_SIGN.sub("@", match[0], count=1))
                if span.start < done or not span.overlaps(hit.span) or not _is_address(address, facts):
                    continue
                done = span.end
                fix = Fix((Edit(span, address),), f"Write {address}", safe=False)
                yield Finding(span, {"address": address}, fix=fix)


def _is_address(address: str, facts: Facts) -> bool:
    local, at, host = address.partition("@")
    known = facts.context.top_level_domains()
    return bool(local and at) and "." in host and not has_unknown_top_level(host.lower(), known)
