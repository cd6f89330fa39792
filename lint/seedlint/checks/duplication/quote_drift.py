"""Kind "quote-drift": a quotation whose words differ between two documents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import ClassVar

from seedlint.base.model import Finding, Mark, Related, Span
from seedlint.base.record import NamedTuple
from seedlint.checks import Check, chronological, corpus_of
from seedlint.facts import Facts
from seedlint.text.claims.readings import Drift, drifts, keys

LONGEST = 600  # code points of a compared sentence, at most: a longer one is a list or was never closed
LONG = 4  # letters from which on the words of names and titles have a capital
REFERENCES = 100  # distinct readings with one key with which later ones are compared, at most


class QuoteDrift(Check):
    """Compares each sentence of quotations and block quotations with its earliest reading in other documents."""

    class Options(NamedTuple):
        """Sentences have at least `words` words; two are readings of one if `similarity` of their words agree."""

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
        """Raise ValueError for a similarity out of range, and for too few words."""
        if not 0.5 <= options.similarity < 1:
            raise ValueError("the similarity is at least 0.5 and below 1")
        if options.words < 8:
            raise ValueError("quotations are told apart from 8 words on")

    def emit(self, facts: Facts) -> Iterator[Mark]:
        """Yield the marks of each quoted sentence; their value is its text, which a finding shows."""
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
            words = span.of(facts.prose).split() if span.length <= LONGEST else ()
            if len(words) >= self.options.words and not _is_title(words):
                yield span

    def settle(self, key: str, marks: Sequence[Mark]) -> Iterator[tuple[Mark, Finding]]:
        """Yield a finding for each later reading that differs; of several common keys, only under the least."""
        if marks[0].ref == marks[-1].ref or len({mark.value for mark in marks}) == 1:
            return
        references: list[Mark] = []
        for mark in chronological(marks, corpus_of(marks)):
            earliest, differing = self._earliest(mark, references)
            if earliest is None:
                references += [mark] if len(references) < REFERENCES else []
            elif differing and earliest.ref != mark.ref and key == min(keys(mark.value) & keys(earliest.value)):
                yield mark, _finding(mark, earliest, differing)

    def _earliest(self, mark: Mark, references: Iterable[Mark]) -> tuple[Mark | None, tuple[Drift, ...]]:
        """Return the earliest reading of the same quotation, and the words that differ."""
        for reference in references:
            found = drifts(mark.value, reference.value, similarity=self.options.similarity, least=self.options.words)
            if found is not None:
                return reference, found
        return None, ()


def _quoted(facts: Facts) -> list[Span]:
    """Return the insides of outermost quotations that are closed or continued, and the block quotations."""
    plain = facts.plain_pairs
    if plain is not None:
        spans = [Span(span.start + 1, span.end - 1) for span in plain]
    else:
        quotes = (quote for quote in facts.unattributed_quotes if not quote.depth and quote.opening)
        spans = [quote.inner for quote in quotes if quote.closed or quote.continued]
    blocks = [block for block in facts.regions("quote") if not any(block.overlaps(span) for span in spans)]
    return sorted([*spans, *blocks])


def _is_title(words: Iterable[str]) -> bool:
    """Tell whether every longer word has a capital, as in titles and names: similar ones are not a drift."""
    return not any(len(word) >= LONG and word[0].isalpha() and not word[0].isupper() for word in words)


def _finding(mark: Mark, earliest: Mark, differing: Sequence[Drift]) -> Finding:
    values = {
        "path": earliest.ref,
        "reading": mark.value,
        "other": earliest.value,
        "here": ", ".join(f"`{drift.here}`" if drift.here else "nothing" for drift in differing),
        "there": ", ".join(f"`{drift.there}`" if drift.there else "nothing" for drift in differing),
    }
    return Finding(mark.span, values, related=(Related(earliest.span, "the other reading", path=earliest.ref),))
