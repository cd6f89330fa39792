"""Evidence against a template line: the text continues it, answers it, or consists of such short lines itself."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from seedlint.base.model import Span
from seedlint.text.boilerplate.bare_line import SHORT, BareLine, neighbour
from seedlint.text.boilerplate.page_words import ADDRESSES_THE_VISITOR
from seedlint.text.cached_property import cached_property
from seedlint.text.lazy import lazy

if TYPE_CHECKING:
    from seedlint.facts import Facts

FEW = 3  # words: a longer phrase is a template's whatever surrounds it
OTHERS = 3  # other lines: if there are as many and all are short, a template's can't be told from the author's
GOES_ON = 3  # words, at least, of a lower-case line that continues the one above: menu entries have fewer
ANSWER = 5  # words of a sentence, at least
FULL_STOP = lazy(r"(?<![.…])[.!][\"”’»)]*\s*\Z")
NUMBER = lazy(r"\d")
FIELD = lazy(r"\s*[^\W\d_]\w{1,20}:(?=\s)")  # "Serves: four"
SENTENCE_MARKS = ".,;:!?"
REPLY = lazy(r"[\"“„«‘']|(?:I|He|She|They|Nobody|Perhaps|Er|Niemand|Elle|Nadie|Ella)\b")  # a story continues so
# "The nurse doubted it.": a statement that begins so answers the question before it; a template has an instruction.
STATEMENT = lazy(
    r"(?:The|An?|His|Her|Its|Their|Some|Both|He|She|They|It|Nobody|Der|Die|Das|Er|Sie|Niemand|Les?|La|Ils?|Elles?|Un[ae]?"
    r"|El|Los|Las|Nadie|Ella|Os?|As?|Ele|Ela|Ninguém|Lo|Gli|Lui|Lei|Nessuno|De|Het|Een|Hij|Zij|Niemand)\b"
)
SAID = lazy(  # ", the mayor said.", ", said the mayor.": reported speech
    r",[\"”’»]?\s(?:[^,.\n]{2,40}\s(?:said|says|wrote|writes)|(?:said|says|wrote|writes)\s[^,.\n]{2,40})\.?\s*\Z"
)


class CounterEvidence:
    """Evidence against the template lines that one rule finds in a document, whose numbers are `own_lines`."""

    def __init__(self, facts: Facts, own_lines: frozenset[int]) -> None:
        self._facts = facts
        self._own_lines = own_lines

    def holds(self, line: BareLine, match: Span, *, label: bool) -> bool:
        """Tell whether a line that begins with `match` is likely the author's own: a step, a verse, a heading.

        A `label` is a heading where a sentence follows, unless that sentence addresses the visitor of the page.
        """
        facts = self._facts
        if NUMBER.search(facts.text, line.whole.start, line.content.start):
            return True  # authors number steps; the format may have moved the number out of the content
        if FIELD.match(facts.prose, line.content.start, line.whole.end) and self._is_in_a_record(line):
            return True
        if self.is_between_fields(line):
            return True
        if SAID.search(line.whole.of(facts.prose)) or self._is_answered_at_once(line, match):
            return True
        words = match.of(facts.prose).split()
        if len(words) > FEW or line.content.end - match.end > len("?"):
            return False
        is_an_instruction = len(words) < FEW and facts.prose[line.content.end : line.whole.end].strip() == "."
        return (
            is_an_instruction  # "Sign in.": buttons have no full stop
            or self._is_headword(line, words)
            or self._is_carried_on(line, words, label=label)
            or line.number in self._answered
            or (self._is_of_short_lines and not self._has_company(line))
        )

    def _is_answered_at_once(self, line: BareLine, match: Span) -> bool:
        """Tell whether a statement that doesn't address a visitor follows a question on its line."""
        question, rest = match.of(self._facts.prose), self._facts.prose[match.end : line.whole.end].strip()
        if not question.endswith("?") and not rest.startswith("?"):
            return False
        answer = rest.lstrip("? ")
        return bool(STATEMENT.match(answer)) and _is_a_sentence(answer) and ADDRESSES_THE_VISITOR.search(answer) is None

    def is_between_fields(self, line: BareLine) -> bool:
        """Tell whether the line is a field between two others, none of them the rule's, as in a list of recipes."""
        facts, number = self._facts, line.number
        beside = (number - 1, number, number + 1)
        if beside[0] < 0 or beside[2] >= len(facts.lines) or not self._own_lines.isdisjoint(beside[::2]):
            return False
        return all(FIELD.match(facts.prose, *facts.lines[at]) for at in beside)

    def _is_headword(self, line: BareLine, words: list[str]) -> bool:
        """Tell whether the line is a word in lower case over the indented text that explains it, as in a dictionary."""
        facts, below = self._facts, line.number + 1
        if len(words) > 1 or not words[0].islower() or below >= len(facts.lines) or below in self._own_lines:
            return False
        following = facts.lines[below].of(facts.prose)
        margin = len(following) - len(following.lstrip(" \t"))
        is_deeper = margin > line.content.start - line.whole.start
        return is_deeper and (len(following.split()) > FEW or following.rstrip().endswith("."))  # "v."

    def _is_in_a_record(self, line: BareLine) -> bool:
        """Tell whether the line is one of several fields at the start of the document, as in a recipe."""
        facts, number = self._facts, line.number
        if line.whole.start > facts.paragraphs[min(1, len(facts.paragraphs) - 1)].span.end:
            return False
        adjacent = (at for at in (number - 1, number + 1) if 0 <= at < len(facts.lines) and at not in self._own_lines)
        return any(FIELD.match(facts.prose, *facts.lines[at]) for at in adjacent)

    def _neighbour(self, line: BareLine, step: int) -> int | None:
        return neighbour(self._facts.text, self._facts.lines, line.number, step)

    def _has_company(self, line: BareLine) -> bool:
        """Tell whether the next non-blank line above or below is also found by the rule."""
        return not self._own_lines.isdisjoint((self._neighbour(line, -1), self._neighbour(line, 1)))

    def _is_carried_on(self, line: BareLine, words: list[str], *, label: bool) -> bool:
        """Tell whether the next non-blank line continues this one's sentence, replies to it or is about its subject."""
        below = self._neighbour(line, 1)
        if below is None or below in self._own_lines:
            return False
        following = self._facts.lines[below].of(self._facts.prose).strip()
        if following[:1].islower() and following[-1] in SENTENCE_MARKS and len(following.split()) >= GOES_ON:
            return True
        if not _is_a_sentence(following) or ADDRESSES_THE_VISITOR.search(following):
            return False
        if words[-1].endswith("?") and REPLY.match(following):
            return True
        longest = max(words, key=len).strip(SENTENCE_MARKS).casefold()
        is_heading = label and not self._has_company(line)
        return is_heading or (len(longest) > FEW and longest in _folded(following))

    @cached_property
    def _answered(self) -> frozenset[int]:
        """The lines that are short questions with an answer below; none if the rule finds all of them."""
        lines = [(number, text) for number, text in self._lines if text]
        answered = frozenset(
            number
            for (number, question), (_, answer) in pairwise(lines)
            if question.endswith("?") and len(question.split()) <= SHORT and _is_a_sentence(answer)
        )
        return frozenset() if answered <= self._own_lines else answered

    @cached_property
    def _is_of_short_lines(self) -> bool:
        """Whether the document has no line of running text: it is a list, a poem or a dialogue."""
        lengths = [len(text.split()) for _, text in self._lines if text]
        return len(lengths) > OTHERS and max(lengths) < SHORT

    @cached_property
    def _lines(self) -> list[tuple[int, str]]:
        return [(number, line.of(self._facts.prose).strip()) for number, line in enumerate(self._facts.lines)]


def _folded(text: str) -> set[str]:
    return {word.strip(SENTENCE_MARKS).casefold() for word in text.split()}


def _is_a_sentence(text: str) -> bool:
    return len(text.split()) >= ANSWER and FULL_STOP.search(text) is not None
