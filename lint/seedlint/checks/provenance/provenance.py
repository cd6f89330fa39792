"""Kind "provenance": a document that doesn't state its author, source, canonical URL or licence."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import ClassVar, Literal

from seedlint.base.model import Finding, Span
from seedlint.base.record import NamedTuple
from seedlint.checks import Check
from seedlint.facts import Facts, Hit


class Provenance(Check):
    """Reports a document that lacks one fact of its provenance, or states it in an unusable way; never a draft."""

    class Options(NamedTuple):
        """`fact` is the one to look for; with `spdx`, a licence must also have an SPDX identifier."""

        fact: Literal["byline", "source", "canonical-url", "licence"]
        spdx: bool = False

    FIELDS: ClassVar = {"reason": "what is missing, or what is wrong with what is stated"}
    VARIANTS: ClassVar = ("absent", "group", "path", "no-spdx")

    options: Options

    @staticmethod
    def verify(options: Options) -> None:
        if options.spdx and options.fact != "licence":
            raise ValueError(f"`spdx` asks for a licence, not for a {options.fact}")

    def inspect(self, facts: Facts, hits: Sequence[Hit]) -> Iterable[Finding]:
        """Yield at most one finding: on the whole document if the fact is absent, else on the unusable statement."""
        if facts.is_draft or not facts.says_something:
            return
        finding = CHECKS[self.options.fact](facts, self.options)
        if finding:
            yield finding


def _absent(reason: str) -> Finding:
    return Finding(Span(0, 0), {"reason": reason, "text": ""}, "absent", whole=True)


def _byline(facts: Facts, options: Provenance.Options) -> Finding | None:
    stated = facts.byline
    if stated is None:  # documentation has maintainers rather than an author
        return None if facts.genre else _absent("no metadata, byline, credit or signature")
    if stated.kind == "group":
        return Finding(stated.span, {"reason": f"`{stated.value}` is a group, not a person"}, "group")
    return None


def _source(facts: Facts, options: Provenance.Options) -> Finding | None:
    return None if facts.source else _absent("no metadata, dateline, credit or copyright line names an outlet")


def _canonical_url(facts: Facts, options: Provenance.Options) -> Finding | None:
    stated = facts.canonical_url
    if stated is None:
        return _absent("no URL in its metadata, none on a line of its own at the head or foot")
    if not stated.absolute:
        return Finding(stated.span, {"reason": f"`{stated.value}` is a path without a host"}, "path")
    return None


def _licence(facts: Facts, options: Provenance.Options) -> Finding | None:
    stated = facts.licence
    if stated is None:
        return _absent("no metadata, licence, copyright line or statement of rights")
    if options.spdx and not stated.spdx:
        return Finding(stated.span, {"reason": "what is stated is no licence of the SPDX list"}, "no-spdx")
    return None


CHECKS: Mapping[str, Callable[[Facts, Provenance.Options], Finding | None]] = {
    "byline": _byline,
    "source": _source,
    "canonical-url": _canonical_url,
    "licence": _licence,
}
