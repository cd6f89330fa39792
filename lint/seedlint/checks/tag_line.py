"""Kind "tag-line": a lone lower-case word near a document's head, which a template printed as its tag or section."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import ClassVar

from seedlint.checks import Check
from seedlint.facts import Facts, Hit
from seedlint.model import Finding
from seedlint.pattern import MARKUP, OPAQUE
from seedlint.record import NamedTuple
from seedlint.text import evidence
from seedlint.text.bare_line import BareLine, bare_line
from seedlint.text.lazy import lazy

HEAD = 12  # the lines with text among which a template prints its tags
CAPTION = 4  # words; a line of more that follows is a caption
OFTEN = 2  # times; what a text says more often is a subject of it
TAG_WORDS = r"[^\W\d_A-Z][^\W\d_A-Z'’-]*(?: [^\W\d_A-Z][^\W\d_A-Z'’-]*)?"
TAG = lazy(TAG_WORDS)
# What holds each tag, but faster.
TAG_LINE = lazy(rf"\n(?:[^\w\n]++|[\d_]++)*+{TAG_WORDS}(?:[^\w\n]++|[\d_]++)*+(?=\n|\Z)")
CAPITAL = lazy("[A-Z]")  # a line with one is no tag


class TagLine(Check):
    """Weighs the signs of each lone lower-case line near the head; reports where they reach `needs`."""

    class Options(NamedTuple):
        """`needs` is what the signs must weigh together, the lower-case word itself counted."""

        needs: int = 5

    FIELDS: ClassVar[Mapping[str, str]] = {"evidence": "the signs that counted"}

    options: Options

    def inspect(self, facts: Facts, hits: Sequence[Hit]) -> Iterable[Finding]:
        found = {line: signs for line, signs in _tags(facts) if evidence.weight(signs) >= self.options.needs}
        if not found:
            return
        from seedlint.facts.line_removal import removals

        fixes = removals(facts, {line.number: line.content for line in found}, safe=True)
        for line, signs in found.items():
            yield Finding(
                line.content,
                {"evidence": evidence.told(signs)},
                fix=fixes.get(line.number),
                confidence=evidence.confidence(signs, self.options.needs),
            )


def _tags(facts: Facts) -> Iterator[tuple[BareLine, tuple[str, ...]]]:
    """Yield the lone lower-case lines near the head of a document with the signs that make them a template's tags."""
    prose, lines = facts.prose, facts.lines
    if "\r" not in prose and not TAG_LINE.search(prose):  # as in most texts
        return
    with_text = (n for n, line in enumerate(lines) if line.of(prose).strip(" \t\u00a0" + MARKUP + OPAQUE))
    for number in islice(with_text, 1, HEAD):
        whole = lines[number]
        if CAPITAL.search(prose, whole.start, whole.end) or lines[number - 1].of(facts.text).strip():
            continue
        line = bare_line(prose, lines, number)
        word = line.content.of(prose)
        bare = line.content == whole or not facts.text[whole.start : line.content.start].strip()
        if bare and TAG.fullmatch(word):
            following = lines[number + 1].of(prose) if number + 1 < len(lines) else ""
            yield line, (evidence.LOWER_CASE, *_signs(facts, word, following))


def _signs(facts: Facts, word: str, following: str) -> Iterator[str]:
    if facts.paragraphs and facts.paragraphs[0].kind == "heading":
        yield evidence.UNDER_TITLE
    if following[:1].isupper() and len(following.split()) > CAPTION:
        yield evidence.ON_CAPTION
    if facts.terms.get(word.split(maxsplit=1)[0].casefold(), 0) > OFTEN:
        yield evidence.SUBJECT
