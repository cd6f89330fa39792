"""Evidence for a template line other than its words: its shape, its position and its neighbours."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from typing import TYPE_CHECKING

from seedlint.base.model import Span
from seedlint.pattern import MARKUP
from seedlint.text.boilerplate import evidence
from seedlint.text.boilerplate.bare_line import REACH, SHORT, TRAILING, BareLine, bare_line, neighbour
from seedlint.text.boilerplate.page_words import ABOUT_A_PERSON, ABOUT_THE_SITE, NO_NAME, WRITER_FIRST
from seedlint.text.cached_property import cached_property
from seedlint.text.lazy import lazy

if TYPE_CHECKING:
    from seedlint.facts import Facts

TITLE = 14  # words
FOOT, HEAD = 4, 2  # paragraphs that make up the foot and the head of a document
EDGED = 4  # paragraphs: only a longer document has a head and a foot
SUBJECT_REACH = 2000  # code points after a line in which a text about the person on it would name that person
STORY = 120  # code points of text, at least, before a line that counts as a document's last
ENDS = lazy(rf"(?:(?<=[.!?:])|[.!?…]+)[”\"»)]*[\s{MARKUP}]+(?=[^\W\d_a-z]|\d)|[\s{MARKUP}]*[|•·–—][\s{MARKUP}]")
BOX = 2  # non-blank lines below the label of a box at the end, at most
PERSON = lazy(rf"[\W_]*{NO_NAME}(?:[^\W\d_a-z][\w’'.-]+ ){{2,4}}[^\W\dA-Z_]+ ")  # "Ida Quill writes "
SENTENCE = lazy(r"\w+\W+(?:\w+\W+){3,}?\w+[.!?]")
SENTENCE_END = lazy(r"\b(?:\w+\W+){4}\w+[.!?]")  # of five words or more; a fixed number, for linear time on long texts
APART = ("", *'.!?:()[]|©–—/>»”"')  # precedes words that are set off ("": at the start of the line)
FULL_STOP = lazy(r"[^\W\d_]{3}(?<!Inc)(?<!Ltd)\.\Z")  # not after an initial, which is part of a name
NAMED = lazy(r"[^\W\d_a-z][\w’'-]+")
SENTENCE_ENDS = ".!?…"
LINK = lazy(r"https?://|www\.|[»›→]\s*$|>>", re.IGNORECASE)


class LineEvidence:
    """Evidence for the template lines that one rule finds in a document, whose numbers are `own_lines`."""

    def __init__(self, facts: Facts, own_lines: Container[int]) -> None:
        self._facts = facts
        self._own_lines = own_lines

    def of(self, line: BareLine, match: Span) -> Iterator[str]:
        """Yield the evidence for a line that begins with `match`."""
        facts = self._facts
        text = line.content.of(facts.prose)
        words = match.of(facts.prose)
        tail = facts.text[line.content.end : line.whole.end].strip()
        if words.isupper() and len(words) > 5:
            yield evidence.IN_CAPITALS
        if len(text.split()) <= SHORT and not tail.startswith("."):
            yield evidence.SHORT_LINE
        if ends_an_item(facts, line, match):
            yield evidence.OWN_SENTENCE
        if facts.text[line.whole.start : line.content.start].strip(" \t\u00a0#[_").removeprefix("**"):
            yield evidence.LIST_ITEM
        yield from evidence_of_place(facts, line.content)
        if _has_company(facts, line, self._own_lines):
            yield evidence.COMPANY
        if LINK.search(facts.text, match.end, _next_end(facts, line.number)):
            yield evidence.LINK_FOLLOWS
        if _names_its_subject(facts, line):
            yield evidence.SAME_NAME
        if self._is_behind_text(line) and _is_over_a_person(facts, line, match):
            yield evidence.OVER_A_PERSON

    def _is_behind_text(self, line: BareLine) -> bool:
        """Tell whether a sentence ends before a line."""
        return self._first_end is not None and self._first_end <= line.whole.start

    @cached_property
    def _first_end(self) -> int | None:
        """Where the first sentence of the document ends, None where it has none."""
        sentence = SENTENCE_END.search(self._facts.prose)
        return sentence.end() if sentence else None


def _has_company(facts: Facts, line: BareLine, own_lines: Container[int]) -> bool:
    """Tell whether a line beside it is one of the rule's. The same words twice prove nothing: they may be values."""
    beside = (neighbour(facts.text, facts.lines, line.number, step) for step in (-1, 1))
    others = (
        bare_line(facts.prose, facts.lines, number) for number in beside if number is not None and number in own_lines
    )
    return any(other.content.of(facts.prose) != line.content.of(facts.prose) for other in others)


def is_over_title(facts: Facts, line: BareLine) -> bool:
    """Tell whether a line is a document's first, and followed by a title and then by running text."""
    if neighbour(facts.text, facts.lines, line.number, -1) is not None:
        return False
    title = neighbour(facts.text, facts.lines, line.number, 1)
    below = neighbour(facts.text, facts.lines, title, 1) if title is not None else None
    if title is None or below is None:
        return False
    words, text = facts.lines[title].of(facts.prose).strip(), facts.lines[below].of(facts.prose)
    is_title = words[:1].isupper() and len(words.split()) > 2 and _may_be_title(words)
    return is_title and SENTENCE_END.search(text) is not None


def evidence_for_words(facts: Facts, line: BareLine, match: Span) -> Iterator[str]:
    """Yield the evidence for words inside a line: how they are set off, and whether they are at head or foot."""
    before = facts.prose[max(line.whole.start, match.start - REACH) : match.start]
    after = facts.prose[match.end : min(line.whole.end, match.end + REACH)]
    is_set_off = before.rstrip(" \t\u00a0" + MARKUP)[-1:] in APART
    if is_set_off:
        yield evidence.SET_OFF
    if before.rstrip(MARKUP).endswith(("(", "[")) and after.lstrip(MARKUP).startswith((")", "]")):
        yield evidence.BRACKETS
    ends_a_sentence = not is_set_off and FULL_STOP.search(match.of(facts.prose))
    closes = not after.strip(" \t\u00a0)]*" + MARKUP) and not ends_a_sentence
    if match.start > line.content.start and closes and not _is_carried_on(facts, line.number):
        yield evidence.LINE_END
    yield from evidence_of_place(facts, match)


def evidence_of_place(facts: Facts, span: Span) -> Iterator[str]:
    """Yield HEADER or FOOTER for a span at the head or foot of the document."""
    blocks = facts.paragraphs
    if span.start <= blocks[0].span.start or (len(blocks) > EDGED and span.start < blocks[HEAD - 1].span.end):
        yield evidence.HEADER
    if _is_last(facts, span) or (len(blocks) > EDGED and span.end > blocks[-FOOT].span.start):
        yield evidence.FOOTER


def ends_an_item(facts: Facts, line: BareLine, match: Span) -> bool:
    """Tell whether a phrase that begins a line ends a sentence or a bar-separated item, and another one follows."""
    return match.end < line.content.end and ENDS.match(facts.prose, match.end, line.whole.end) is not None


def _is_carried_on(facts: Facts, number: int) -> bool:
    """Tell whether the very next line begins in lower case, so that this one is wrapped text."""
    below = facts.lines[number + 1] if number + 1 < len(facts.lines) else None
    return below is not None and below.of(facts.prose).lstrip()[:1].islower()


def _is_last(facts: Facts, span: Span) -> bool:
    """Tell whether enough text comes before a span, and after it only a few lines, all typical of a page's footer."""
    if span.start <= STORY or len(facts.text) - span.end >= REACH:
        return False
    here, *below = facts.prose[span.end :].splitlines() or [""]
    lines = [line for line in map(str.strip, below) if line.strip(TRAILING)]
    return not here.strip(TRAILING) and len(lines) <= BOX and all(map(_is_of_a_foot, lines))


def _is_of_a_foot(line: str) -> bool:
    """Tell whether a line is short and no sentence, or speaks of copyright, cookies and the like."""
    return (len(line.split()) <= SHORT and line[-1] not in SENTENCE_ENDS) or ABOUT_THE_SITE.search(line) is not None


def is_off_subject(facts: Facts, line: BareLine) -> bool:
    """Tell whether the text never mentions the person whom its first line, or the one under its title, is about."""
    rest = facts.prose[line.whole.end : line.whole.end + SUBJECT_REACH]
    first = SENTENCE.search(rest)
    above = facts.prose[: line.whole.start].strip(f" \t\r\n#{MARKUP}")
    if not _may_be_title(above) or first is None or ABOUT_A_PERSON.search(first[0]) or PERSON.match(first[0]):
        return False
    sentence = line.content.of(facts.prose)
    person = PERSON.match(sentence)
    if person is None:
        return WRITER_FIRST.match(sentence) is not None or (not above and len(sentence.split()) <= SHORT)
    names = NAMED.findall(person[0])
    return NAMED.search(sentence, person.end()) is not None and not any(name in f"{above} {rest}" for name in names)


def _may_be_title(above: str) -> bool:
    """Tell whether what stands above a line is at most a title: one line, no sentence."""
    is_short = len(above.split(None, TITLE)) <= TITLE  # asked first: it needn't read all that may stand there
    return is_short and len(above.splitlines()) <= 1 and above[-1:] not in (".", ":", ";")


def _next_end(facts: Facts, number: int) -> int:
    """Return the end of the next non-blank line, or of this one where it is the last."""
    following = neighbour(facts.text, facts.lines, number, 1)
    return facts.lines[number if following is None else following].end


def _names_its_subject(facts: Facts, line: BareLine) -> bool:
    """Tell whether the line above is just the name with which this line begins, as in an author box."""
    above = neighbour(facts.text, facts.lines, line.number, -1)
    name = facts.lines[above].of(facts.prose).strip() if above is not None else ""
    return len(name.split()) > 1 and facts.prose.startswith(name, line.content.start)


def _is_over_a_person(facts: Facts, line: BareLine, match: Span) -> bool:
    """Tell whether a label is followed by the last lines of the document, which begin with a person's name."""
    rest = facts.prose[match.end : line.whole.end].strip(TRAILING)
    if rest and not match.of(facts.prose).endswith(":"):
        return False
    below = [rest]
    number: int | None = line.number
    while number is not None and len(below) <= BOX + 1:
        number = neighbour(facts.text, facts.lines, number, 1)
        below += [facts.lines[number].of(facts.prose)] if number is not None else []
    box = [text for text in below if text]
    return 0 < len(box) <= BOX and PERSON.match(box[0]) is not None
