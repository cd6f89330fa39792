"""Kind "phrase": wordings that should not occur in the prose; projects use it for their own rules, too."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from seedlint.base.model import Finding, Span
from seedlint.base.record import NamedTuple
from seedlint.checks import Check
from seedlint.facts import Facts, Hit
from seedlint.pattern import Pattern

REACH = 200  # code points on either side of an anchor in which its pattern is searched for


class Phrase(Check):
    """Reports each match of one of the patterns; of overlapping ones the first, and the longest of these."""

    class Options(NamedTuple):
        """`patterns` are phrase patterns, or regexes between slashes; `words` are the lists that they refer to."""

        patterns: tuple[Pattern, ...]
        words: Mapping[str, tuple[str, ...]] = {}

    options: Options

    def inspect(self, facts: Facts, hits: Sequence[Hit]) -> Iterable[Finding]:
        end = 0
        for span in sorted(set(self._matches(facts, hits)), key=lambda span: (span.start, -span.end)):
            if span.start >= end:
                yield Finding(span)
                end = span.end

    def _matches(self, facts: Facts, hits: Sequence[Hit]) -> Iterator[Span]:
        for hit in hits:
            pattern = self.patterns[hit.pattern]
            if pattern.is_phrase:
                yield hit.span
                continue
            if not pattern.may_stand(facts.prose, *hit.span, REACH):
                continue
            start, end = max(0, hit.span.start - REACH), min(len(facts.text), hit.span.end + REACH)
            for match in pattern.finditer(facts.prose, start, end):
                if Span(*match).overlaps(hit.span):
                    yield Span(*match)
