"""Kind "quote-drift": a quotation that two documents give in different words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import ClassVar

from seedlint.base.model import Finding, Mark, Related, Span
from seedlint.base.record import NamedTuple
from seedlint.checks import Check, chronological, corpus_of
from seedlint.facts import Facts
from seedlint.text.claims.readings import Drift, drifts, keys

LONGEST = 600  # code points of a sentence that is compared: what is longer is a list or was never closed
LONG = 4  # letters of a word that a name or title has with a capital
LEADERS = 100  # readings of one question that others are held against


class QuoteDrift(Check):
    """Compares the sentences of quotations, and of block quotations, each with the earliest reading of it."""

    class Options(NamedTuple):
        """`words` a quoted sentence has at least; two are one where the share `similarity` of their words agrees."""

        words: int = 8
        similarity: float = 0.8

    compares_pairs = True
    FIELDS: ClassVar = {
        "path": "the document with the other reading",
        "reading": "the quotation here",
        "other": "the quotation there",
        "here": "the words that differ, here",
        "there": "the words that differ, there",
    }

    options: Options

    @staticmethod
    def verify(options: Options) -> None:
        """Raise ValueError for a similarity that no two quotations or all have, and for too few words."""
        if not 0.5 <= options.similarity < 1:
            raise ValueError("the similarity is at least 0.5 and below 1")
        if options.words < 8:
            raise ValueError("quotations are told apart from 8 words on")

    def emit(self, facts: Facts) -> Iterator[Mark]:
        """Yield the marks of each quoted sentence, which carry its reading: what the finding must show."""
        for span in self._sentences(facts):
            reading = " ".join(span.of(facts.prose).replace("\x00", "").split())
            for key in sorted(keys(reading)):
                yield Mark("", key, "", span, reading)

    def _sentences(self, facts: Facts) -> Iterator[Span]:
        quoted = [span for span in _quoted(facts) if span.length > 2 * self.options.words]
        if not quoted:
            return
        from seedlint.facts.sentences import Sentences

        for span in Sentences(facts.prose, quoted):
            said = span.of(facts.prose).split() if span.length <= LONGEST else ()
            if len(said) >= self.options.words and not _is_a_name(said):
                yield span

    def settle(self, key: str, marks: Sequence[Mark]) -> Iterator[tuple[Mark, Finding]]:
        """Yield a finding for each later reading that differs, under the first of the keys that both have."""
        if marks[0].ref == marks[-1].ref or len({mark.value for mark in marks}) == 1:
            return
        leaders: list[Mark] = []
        for mark in chronological(marks, corpus_of(marks)):
            leader, differing = self._leader(mark, leaders)
            if leader is None:
                leaders += [mark] if len(leaders) < LEADERS else []
            elif differing and leader.ref != mark.ref and key == min(keys(mark.value) & keys(leader.value)):
                yield mark, _finding(mark, leader, differing)

    def _leader(self, mark: Mark, leaders: Iterable[Mark]) -> tuple[Mark | None, tuple[Drift, ...]]:
        """Return the earliest reading of the same quotation, and in which words that differs."""
        for leader in leaders:
            found = drifts(mark.value, leader.value, similarity=self.options.similarity, least=self.options.words)
            if found is not None:
                return leader, found
        return None, ()


def _quoted(facts: Facts) -> list[Span]:
    """Return the insides of outermost quotations that are closed or carried on, and the block quotations."""
    plain = facts.plain_pairs
    if plain is not None:
        spans = [Span(span.start + 1, span.end - 1) for span in plain]
    else:
        quotes = (quote for quote in facts.unattributed_quotes if not quote.depth and quote.opening)
        spans = [quote.inner for quote in quotes if quote.closed or quote.continued]
    blocks = [block for block in facts.regions("quote") if not any(block.overlaps(span) for span in spans)]
    return sorted([*spans, *blocks])


def _is_a_name(said: Iterable[str]) -> bool:
    """Tell whether every longer word has a capital: so do titles and names, of which another is not a drift."""
    return not any(len(word) >= LONG and word[0].isalpha() and not word[0].isupper() for word in said)


def _finding(mark: Mark, leader: Mark, differing: Sequence[Drift]) -> Finding:
    values = {
        "path": leader.ref,
        "reading": mark.value,
        "other": leader.value,
        "here": ", ".join(f"`{drift.here}`" if drift.here else "nothing" for drift in differing),
        "there": ", ".join(f"`{drift.there}`" if drift.there else "nothing" for drift in differing),
    }
    return Finding(mark.span, values, related=(Related(leader.span, "the other reading", path=leader.ref),))
