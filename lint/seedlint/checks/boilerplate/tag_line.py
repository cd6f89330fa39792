"""Kind "tag-line": a lone lower-case word near a document's head, which a template printed as its tag or section."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from itertools import islice
from typing import ClassVar

from seedlint.base.model import Finding
from seedlint.base.record import NamedTuple
from seedlint.checks import Check
from seedlint.facts import Facts, Hit
from seedlint.pattern import MARKUP, OPAQUE
from seedlint.text.boilerplate import evidence
from seedlint.text.boilerplate.bare_line import SHORT, BareLine, bare_line, neighbour
from seedlint.text.lazy import lazy

HEAD = 12  # the lines with text among which a template prints its tags
MOST = 3  # tags; more of them are a list, and its author's
CAPTION = 4  # words; a line of more that follows is a caption
TITLE = 14  # words
OFTEN = 2  # times; what a text says more often is a subject of it
TAG_WORD = r"[^\W\d_A-Z]+(?:[-'’][^\W\d_A-Z]+)*"
TAG_WORDS = rf"{TAG_WORD}(?: (?:(?:&|and|y|et|und|en|ed?|al|del|de) )?{TAG_WORD})?"
TAG = lazy(TAG_WORDS)
WORDS = lazy(r"[^\W\d_A-Z]+(?: (?:& )?[^\W\d_A-Z]+)?")  # what is no section's name has no hyphens and no "and"
PAIR = lazy(r" (?:&|and|y|et|und|en|ed?) ")  # of two sections that make one: "crime and courts"
# What holds each tag, but faster: a line break first is what is looked for.
LINE = rf"(?:[^\w\n]++|[\d_]++)*+{TAG_WORDS}(?:[^\w\n]++|[\d_]++)*+(?=\n|\Z)"
TAG_LINE, FIRST_LINE = lazy(rf"\n{LINE}"), lazy(LINE)
SENTENCE_MARK = lazy(r"[.,;:!?)]")  # ends the last word of a wrapped sentence, and no tag
CAPITAL = lazy("[A-Z]")  # a line with one is no tag


class TagLine(Check):
    """Weighs the signs of each lone lower-case line near the head; reports where they reach `needs`."""

    class Options(NamedTuple):
        """`needs` is what the signs must weigh together, the lower-case word itself counted.

        `sections` are names that papers and blogs give to theirs: such a word is a tag in more places than any other.
        """

        needs: int = 5
        sections: tuple[str, ...] = ()

    FIELDS: ClassVar = {"evidence": "the signs that counted"}

    options: Options

    def inspect(self, facts: Facts, hits: Sequence[Hit]) -> Iterable[Finding]:
        tags = _tags(facts, self.options.sections)
        found = {line: signs for line, signs in tags if evidence.weight(signs) >= self.options.needs}
        if not 0 < len(found) <= MOST:
            return
        from seedlint.facts.boilerplate.line_removal import removals

        spans = {line.number: line.content for line in found}
        fixes = removals(facts, spans, safe=spans)
        for line, signs in found.items():
            yield Finding(
                line.content,
                {"evidence": evidence.listed(signs)},
                fix=fixes.get(line.number),
                confidence=evidence.confidence(signs, self.options.needs),
            )


def _tags(facts: Facts, sections: Container[str]) -> Iterator[tuple[BareLine, tuple[str, ...]]]:
    """Yield the lone lower-case lines near the head of a document with the signs that make them a template's tags."""
    prose, lines = facts.prose, facts.lines
    if "\r" not in prose and not TAG_LINE.search(prose) and not FIRST_LINE.match(prose):  # as in most texts
        return
    with_text = (n for n, line in enumerate(lines) if line.of(prose).strip(" \t\u00a0" + MARKUP + OPAQUE))
    head = [*islice(with_text, HEAD)]
    words = {number: line for number in head if (line := _lone_word(facts, number))}
    if len(words) > MOST:
        return
    named = {number for number, line in words.items() if line.begins and _is_section(line.content.of(prose), sections)}
    for number, line in words.items():
        stands_apart = number != head[0] and lines.is_blank(number - 1)
        if number in named or (stands_apart and WORDS.fullmatch(line.content.of(prose))):
            of_section = _signs_of_section(number, named) if number in named else ()
            between = (
                (evidence.BETWEEN,) if not of_section and len(words) == 1 and _is_between(facts, line, head) else ()
            )
            yield line, (evidence.LOWER_CASE, *of_section, *between, *_signs(facts, line, is_first=number == head[0]))


def _is_section(name: str, sections: Container[str]) -> bool:
    return name in sections or (PAIR.search(name) is not None and all(half in sections for half in PAIR.split(name)))


def _lone_word(facts: Facts, number: int) -> BareLine | None:
    """Return a line that is nothing but a lower-case word or two."""
    prose, whole = facts.prose, facts.lines[number]
    if CAPITAL.search(prose, whole.start, whole.end):
        return None
    line = bare_line(prose, facts.lines, number)
    is_bare = line.content == whole or not facts.text[whole.start : line.content.start].strip()
    is_bare = is_bare and not SENTENCE_MARK.search(prose, line.content.end, whole.end)
    return line if is_bare and TAG.fullmatch(line.content.of(prose)) else None


def _is_between(facts: Facts, line: BareLine, head: Sequence[int]) -> bool:
    """Tell whether a word stands alone between a headline, the document's first line, and a line of running text."""
    if len(head) < CAPTION or line.number != head[1] or " " in line.content.of(facts.prose):
        return False
    title, text = (facts.lines[number].of(facts.prose).strip(" \t#" + MARKUP) for number in (head[0], head[2]))
    is_headline = title[:1].isupper() and title[-1] not in ".,;:!?" and CAPTION < len(title.split()) <= TITLE
    return is_headline and text[:1].isupper() and len(text.split()) > SHORT


def _signs_of_section(number: int, named: Container[int]) -> Iterator[str]:
    """Yield what only the name of a section has for it; `named` are the lines of all such names."""
    yield evidence.SECTION
    if number - 1 in named or number + 1 in named:
        yield evidence.COMPANY


def _signs(facts: Facts, line: BareLine, *, is_first: bool) -> Iterator[str]:
    """Yield what else makes a line a tag: what stands before and behind it, and what the text speaks of."""
    following = facts.lines[line.number + 1].of(facts.prose) if line.number + 1 < len(facts.lines) else ""
    word = line.content.of(facts.prose)
    if is_first:
        if _is_title_next(facts, line.number):
            yield evidence.OVER_TITLE
    elif facts.paragraphs and facts.paragraphs[0].kind == "heading":
        yield evidence.UNDER_TITLE
    if following[:1].isupper() and len(following.split()) > CAPTION:
        yield evidence.ON_CAPTION
    if facts.terms.get(word.split(maxsplit=1)[0].casefold(), 0) > OFTEN:
        yield evidence.SUBJECT


def _is_title_next(facts: Facts, number: int) -> bool:
    """Tell whether the next line with text is a title: it has a capital first and no full stop last."""
    below = neighbour(facts.prose, facts.lines, number, 1)
    title = facts.lines[below].of(facts.prose).strip(" \t" + MARKUP) if below is not None else ""
    return title[:1].isupper() and title[-1] not in ".,;:" and len(title.split()) <= TITLE
