"""Kind "duplicate-document": documents with the same words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import ClassVar

from seedlint.base.model import Finding, Mark, Related, Span
from seedlint.base.record import NamedTuple
from seedlint.checks import Check, chronological, corpus_of
from seedlint.facts import Facts
from seedlint.text.duplication.standard_texts import is_standard_text


class DuplicateDocument(Check):
    """Reports each later one of documents whose words are equal; case, punctuation, markup and metadata don't count."""

    class Options(NamedTuple):
        """Documents of fewer than `words` words are ignored: stubs may well be equal."""

        words: int = 20

    FIELDS: ClassVar = {
        "words": "how many words it has",
        "first": "the path of the first document with the same words",
        "copies": "how many documents have these words",
    }

    compares_pairs = True
    options: Options

    def emit(self, facts: Facts) -> Iterator[Mark]:
        wording = facts.wording
        if wording.count >= self.options.words and not is_standard_text(facts.document.path):
            yield Mark("", wording.digest, "", Span(0, 0), str(wording.count))

    def settle(self, key: str, marks: Sequence[Mark]) -> Iterable[tuple[Mark, Finding]]:
        first, *later = chronological(marks, corpus_of(marks))
        for mark in later:
            values = {"words": mark.value, "first": first.ref, "copies": str(len(marks)), "text": ""}
            related = Related(first.span, "the same words, first", path=first.ref)
            yield mark, Finding(mark.span, values, related=(related,), whole=True)
