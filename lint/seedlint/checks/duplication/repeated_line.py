"""Kind "repeated-line": a short line that many documents of the corpus have, left there by a template."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from seedlint.base.model import Finding, Mark, Related, Span
from seedlint.base.record import NamedTuple
from seedlint.checks import Check, chronological, corpus_of
from seedlint.facts import Facts
from seedlint.pattern import MARKUP, OPAQUE
from seedlint.text.duplication.heading_words import names_a_usual_part
from seedlint.text.lazy import lazy

EDGE = 100  # short lines at either end of a document that are compared
PLACES = 5  # other documents with the line that a finding names
WORD = lazy(r"[^\W_]+")
NUMBERED = lazy(r"[\W_]*(?:\d{1,3}[.)]|[A-Za-z][.)]\d*|\d+\.\d)")
WRAPPED = range(50, 101)  # characters of a line of wrapped prose
TABLE = (OPAQUE, "|")  # signs of code and of table rows
BLANKS = f" \t\f\v\u00a0{MARKUP}"
LETTERS = lazy(r"[^\W\d_]{2}")


class RepeatedLine(Check):
    """Reports a line once, where it first occurs, however many documents have it; usual headings are ignored."""

    class Options(NamedTuple):
        """A line of at most `characters` is reported from `documents` documents and `share` of the corpus on."""

        documents: int = 3
        share: float = 0.2
        characters: int = 60

    compares_pairs = True
    FIELDS: ClassVar = {
        "line": "the line",
        "documents": "how many documents have it",
        "corpus": "how many documents there are",
    }

    options: Options

    @staticmethod
    def verify(options: Options) -> None:
        """Raise ValueError for a share out of range, and for fewer than two documents."""
        if not 0 < options.share <= 1:
            raise ValueError("the share lies above 0 and is at most 1")
        if options.documents < 2:
            raise ValueError("a line repeats from two documents on")

    def emit(self, facts: Facts) -> Iterator[Mark]:
        """Yield a mark for each distinct short line, where it first occurs; documentation is ignored."""
        found = self._lines(facts)
        if not found or facts.genre:
            return
        if len(found) > 2 * EDGE:
            found = found[:EDGE] + found[-EDGE:]
        seen: set[str] = set()
        for span in found:
            line = span.of(facts.prose)
            key = " ".join(WORD.findall(line.casefold()))
            if key in seen or not LETTERS.search(key) or names_a_usual_part(line):
                continue
            if not _is_wrapped(facts.prose, span):
                seen.add(key)
                yield Mark("", key, "", span, line)

    def _lines(self, facts: Facts) -> list[Span]:
        """Return the short lines, except for marked-up headings, without blanks and markup at their ends."""
        marked = facts.regions("heading") if facts.document.format != "text" else ()
        headings = {facts.lines.number(heading.start) for heading in marked}
        found: list[Span] = []
        for number, (start, end) in enumerate(facts.lines):
            if start < end <= start + self.options.characters and number not in headings:
                line = facts.prose[start:end]
                content = line.strip(BLANKS)
                if content and not (any(sign in content for sign in TABLE) or NUMBERED.match(content)):
                    at = start + line.index(content)
                    found.append(Span(at, at + len(content)))
        return found

    def settle(self, key: str, marks: Sequence[Mark]) -> Iterator[tuple[Mark, Finding]]:
        """Yield one finding if enough documents have the line; if only two have it, one in each."""
        corpus = corpus_of(marks)
        documents = len({mark.ref for mark in marks})
        if documents < self.options.documents or documents < self.options.share * corpus.documents:
            return
        ordered = chronological(marks, corpus)
        linted = [mark for mark in ordered if mark.linted]
        for mark in linted if documents == 2 else linted[:1]:
            values = {"line": mark.value, "documents": f"{documents:,}", "corpus": f"{corpus.documents:,}"}
            others = [other for other in ordered if other.ref != mark.ref][:PLACES]
            related = tuple(Related(other.span, "the same line", path=other.ref) for other in others)
            yield mark, Finding(mark.span, values, related=related)


def _is_wrapped(prose: str, line: Span) -> bool:
    """Tell whether a line is part of a sentence that begins above it or continues below it."""
    content = line.of(prose)
    above, _, indent = prose[max(0, line.start - 200) : line.start].rpartition("\n")
    above = above.rpartition("\n")[2].strip(BLANKS) if not indent.strip(BLANKS) else ""
    below = prose[line.end : line.end + 100].lstrip(f"{BLANKS}\r").removeprefix("\n").lstrip(BLANKS)
    is_unfinished = above[-1:].isalnum() or above.endswith(",")
    ends_a_sentence = len(above) in WRAPPED and is_unfinished and content.endswith(".")
    return below[:1].islower() or (above != "" and content[0].islower()) or ends_a_sentence
