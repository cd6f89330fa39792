"""What speaks against a template's line: its own text goes on with it, answers it, or is made of nothing but such."""

from __future__ import annotations

from collections.abc import Container
from itertools import pairwise
from typing import TYPE_CHECKING

from seedlint.model import Span
from seedlint.text.bare_line import SHORT, BareLine, neighbour
from seedlint.text.lazy import lazy

if TYPE_CHECKING:
    from seedlint.facts import Facts

FEW = 3  # words; a longer phrase is a template's wherever it stands
OTHERS = 3  # lines beside one; where so many are all short, nothing tells a template's from the text's own
GOES_ON = 3  # words from which a line that begins in lower case carries the one above on: a bar's names have fewer
ANSWER = 5  # words of a sentence
FULL_STOP = lazy(r"(?<![.…])[.!][\"”’»)]*\s*\Z")
NUMBER = lazy(r"\d")
SENTENCE_MARKS = ".,;:!?"
TO_A_VISITOR = lazy(  # a template explains itself to whoever reads the page
    r"\b(?:we|us|our|you|your|wir|uns|unser\w*|Sie|Ihre?[nmrs]?|dein\w*|nous|notre|nos|vous|votre|vos|nosotros|nuestr[oa]s?"
    r"|usted|tus?|nosso|nossa|seus?|suas?|você|noi|nostr[oaie]|tuo|tua|vostr[oaie]|wij|ons|onze|je|jouw|uw)\b"
)


def is_the_authors(facts: Facts, line: BareLine, match: Span, own_lines: Container[int]) -> bool:
    """Tell whether a line that begins with `match` is one that its author wrote: a step, a verse, a heading.

    `own_lines` have a phrase of the same rule.
    """
    if NUMBER.search(facts.text, line.whole.start, line.content.start):
        return True  # what is numbered was counted by its author, also where the format takes the number away
    words = match.of(facts.prose).split()
    if len(words) > FEW or line.content.end - match.end > len("?"):
        return False
    below = neighbour(facts.text, facts.lines, line.number, 1)
    following = facts.lines[below].of(facts.prose).strip() if below is not None else ""
    if below is not None and below not in own_lines and _goes_on(following, words):
        return True
    return (
        _is_an_instruction(facts, line, words)
        or _is_asked_and_answered(facts, line, own_lines)
        or _is_of_short_lines(facts, line)
    )


def _goes_on(following: str, words: list[str]) -> bool:
    """Tell whether the next line ends this one's sentence, or is a sentence about this one's word."""
    if following[:1].islower() and following[-1] in SENTENCE_MARKS and len(following.split()) >= GOES_ON:
        return True
    folded = {word.strip(SENTENCE_MARKS).casefold() for word in following.split()}
    longest = max(words, key=len).strip(SENTENCE_MARKS).casefold()
    is_said_again = len(longest) > FEW and longest in folded and _is_a_sentence(following)
    return is_said_again and not TO_A_VISITOR.search(following)


def _is_a_sentence(text: str) -> bool:
    return len(text.split()) >= ANSWER and FULL_STOP.search(text) is not None


def _is_an_instruction(facts: Facts, line: BareLine, words: list[str]) -> bool:
    """Tell whether a word or two end with a full stop, which buttons don't have ("Sign in.")."""
    return len(words) < FEW and facts.prose[line.content.end : line.whole.end].strip() == "."


def _is_asked_and_answered(facts: Facts, line: BareLine, own_lines: Container[int]) -> bool:
    """Tell whether the line is a question with its answer below, and one that is no template's is another."""
    if "?" not in facts.prose[line.content.start : line.whole.end]:
        return False
    shown = [(number, one.of(facts.prose).strip()) for number, one in enumerate(facts.lines)]
    shown = [(number, text) for number, text in shown if text]
    answered = {
        number
        for (number, question), (_, answer) in pairwise(shown)
        if question.endswith("?") and len(question.split()) <= SHORT and _is_a_sentence(answer)
    }
    return line.number in answered and any(number not in own_lines for number in answered)


def _is_of_short_lines(facts: Facts, line: BareLine) -> bool:
    """Tell whether a document has no line of running text: it is a list, a poem or a dialogue itself."""
    lengths = [len(one.of(facts.prose).split()) for number, one in enumerate(facts.lines) if number != line.number]
    others = [length for length in lengths if length]
    return len(others) >= OTHERS and max(others) <= SHORT
