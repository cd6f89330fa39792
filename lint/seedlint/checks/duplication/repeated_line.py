"""Kind "repeated-line": a short line that stands in many documents of the corpus: what a template left in each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from seedlint.base.model import Finding, Mark, Related, Span
from seedlint.base.record import NamedTuple
from seedlint.checks import Check, chronological, corpus_of
from seedlint.facts import Facts
from seedlint.pattern import MARKUP, OPAQUE
from seedlint.text.heading_words import names_a_usual_part
from seedlint.text.lazy import lazy

EDGE = 100  # short lines from the head and the foot of a document that are looked at
PLACES = 5  # other documents with the line that a finding names
WORD = lazy(r"[^\W_]+")
NUMBERED = lazy(r"[\W_]*(?:\d{1,3}[.)]|[A-Za-z][.)]\d*|\d+\.\d)")
WRAPPED = range(50, 101)  # characters of a line that goes on in the next one
TABLE = (OPAQUE, "|")  # what stands in code and in the rows of tables
BLANKS = f" \t\f\v\u00a0{MARKUP}"
LETTERS = lazy(r"[^\W\d_]{2}")


class RepeatedLine(Check):
    """Reports a line once, at its first place, however many documents have it; usual headings are left alone."""

    class Options(NamedTuple):
        """A line of at most `characters` is reported from `documents` documents and `share` of the corpus on."""

        documents: int = 3
        share: float = 0.2
        characters: int = 60

    compares_pairs = True
    FIELDS: ClassVar = {
        "line": "the line",
        "documents": "in how many documents it stands",
        "corpus": "how many documents there are",
    }

    options: Options

    @staticmethod
    def verify(options: Options) -> None:
        """Raise ValueError for a share that no line or every line has, and where one document would do."""
        if not 0 < options.share <= 1:
            raise ValueError("the share lies above 0 and is at most 1")
        if options.documents < 2:
            raise ValueError("a line repeats from two documents on")

    def emit(self, facts: Facts) -> Iterator[Mark]:
        """Yield each short line once, where it first stands; documentation has its own usual lines."""
        found = self._lines(facts)
        if not found or facts.genre:
            return
        if len(found) > 2 * EDGE:
            found = found[:EDGE] + found[-EDGE:]
        told: set[str] = set()
        for span in found:
            line = span.of(facts.prose)
            key = " ".join(WORD.findall(line.casefold()))
            if key in told or not LETTERS.search(key) or names_a_usual_part(line):
                continue
            if not _is_wrapped(facts.prose, span):
                told.add(key)
                yield Mark("", key, "", span, line)

    def _lines(self, facts: Facts) -> list[Span]:
        """Return the short lines that are no headings by their format, without blanks and markup at their ends."""
        marked = facts.regions("heading") if facts.document.format != "text" else ()
        headings = {facts.lines.number(heading.start) for heading in marked}
        found: list[Span] = []
        for number, (start, end) in enumerate(facts.lines):
            if start < end <= start + self.options.characters and number not in headings:
                line = facts.prose[start:end]
                said = line.strip(BLANKS)
                if said and not (any(sign in said for sign in TABLE) or NUMBERED.match(said)):
                    at = start + line.index(said)
                    found.append(Span(at, at + len(said)))
        return found

    def settle(self, key: str, marks: Sequence[Mark]) -> Iterator[tuple[Mark, Finding]]:
        """Yield one finding for all documents where there are enough; two that share a line have one each."""
        corpus = corpus_of(marks)
        documents = len({mark.ref for mark in marks})
        if documents < self.options.documents or documents < self.options.share * corpus.documents:
            return
        ordered = chronological(marks, corpus)
        given = [mark for mark in ordered if mark.given]
        for mark in given if documents == 2 else given[:1]:
            values = {"line": mark.value, "documents": f"{documents:,}", "corpus": f"{corpus.documents:,}"}
            others = [other for other in ordered if other.ref != mark.ref][:PLACES]
            related = tuple(Related(other.span, "the same line", path=other.ref) for other in others)
            yield mark, Finding(mark.span, values, related=related)


def _is_wrapped(prose: str, line: Span) -> bool:
    """Tell whether a line is a piece of a sentence that begins above it or ends below it."""
    said = line.of(prose)
    above, _, indent = prose[max(0, line.start - 200) : line.start].rpartition("\n")
    above = above.rpartition("\n")[2].strip(BLANKS) if not indent.strip(BLANKS) else ""
    below = prose[line.end : line.end + 100].lstrip(f"{BLANKS}\r").removeprefix("\n").lstrip(BLANKS)
    goes_on = above[-1:].isalnum() or above.endswith(",")
    ends_a_sentence = len(above) in WRAPPED and goes_on and said.endswith(".")
    return below[:1].islower() or (above != "" and said[0].islower()) or ends_a_sentence
