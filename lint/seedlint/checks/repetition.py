"""Kind "repetition": a paragraph or a heading that stands twice in a document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import ClassVar, Literal, NamedTuple

from seedlint.checks import Check
from seedlint.facts import Facts, Hit
from seedlint.model import Finding, Related, Span
from seedlint.text.lazy import lazy

WORD = lazy(r"[^\W_]+")
SENTENCE_END = tuple(".!?…")


class Repetition(Check):
    """Reports each later one of equals: case, punctuation, markup and white space make no difference."""

    class Options(NamedTuple):
        """`of` says what is compared; what has fewer than `words` words is left alone.

        In documentation short paragraphs repeat on purpose (every function's "Returns ..."), so that a paragraph
        needs `words_in_documentation` there.
        """

        of: Literal["paragraph", "heading"]
        words: int = 8
        words_in_documentation: int = 40

    FIELDS: ClassVar[Mapping[str, str]] = {"first_line": "the line on which it first stands", "words": "how long it is"}

    options: Options

    def inspect(self, facts: Facts, hits: Sequence[Hit]) -> Iterable[Finding]:
        first: dict[object, Span] = {}
        units = _headings(facts) if self.options.of == "heading" else _paragraphs(facts, self.options.words)
        for key, words, span in units:
            if words < self.options.words:
                continue
            earlier = first.setdefault(key, span)
            if earlier is span or self._is_usual(facts, words):
                continue
            values = {"first_line": str(facts.lines.number(earlier.start) + 1), "words": str(words)}
            yield Finding(span, values, related=(Related(earlier, f"the {self.options.of} as it first stands"),))

    def _is_usual(self, facts: Facts, words: int) -> bool:
        """Tell whether such a repetition is the way of documentation."""
        if facts.genre != "documentation":
            return False
        # plain text doesn't show what a heading stands under, so "Examples" may well come twice
        return (
            facts.document.format == "text"
            if self.options.of == "heading"
            else words < self.options.words_in_documentation
        )


def _paragraphs(facts: Facts, words: int) -> Iterator[tuple[object, int, Span]]:
    """Yield paragraphs and list items that may have an equal: a key that equals share, the length in words, the span.

    What a reader doesn't see counts for the key: two lines about two links or two functions are not equal.
    """
    alike: dict[tuple[int, int], list[Span]] = {}  # by numbers that are found fast, and that equals share
    least = 2 * words - 1  # code points of so many words
    count = str.count
    for block in facts.paragraphs:
        if block.kind != "heading" and block.span.length >= least:
            text = block.span.of(facts.text)
            if _ends_a_sentence(text):
                key = count(text, "e") + count(text, "E"), count(text, "o") + count(text, "O")
                alike.setdefault(key, []).append(block.span)
    for span in sorted(span for spans in alike.values() if len(spans) > 1 for span in spans):
        yield _folded(span.of(facts.text)), len(WORD.findall(span.of(facts.prose))), span


def _ends_a_sentence(text: str) -> bool:
    return text[-1:] in SENTENCE_END or text.rstrip().rstrip("\"'”’»)]*_")[-1:] in SENTENCE_END


def _headings(facts: Facts) -> Iterator[tuple[object, int, Span]]:
    """Yield headings with text under them (tables of contents have none); the headings above belong to the key."""
    above: list[tuple[int, str]] = []
    for section in facts.sections:
        if section.heading is None:
            continue
        text = _folded(section.heading.of(facts.text))
        above = [parent for parent in above if parent[0] < section.level]
        if WORD.search(section.body.of(facts.prose)):
            yield (*above, (section.level, text)), len(text.split()), section.heading
        above.append((section.level, text))


def _folded(text: str) -> str:
    return " ".join(WORD.findall(text.casefold()))
