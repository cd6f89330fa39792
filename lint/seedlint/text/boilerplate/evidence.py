"""The evidence that a line was left by a page template: its kinds, as messages name them, and their weights."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

OWN_LINE = "a line of its own"
OWN_LABEL = "a label of its own"
BEGINNING = "a line that begins so"
TEMPLATE_BEGINNING = "a line that only templates begin so"
WORDS = "the words"
TEMPLATE_WORDS = "words that only templates hold"
LOWER_CASE = "a lone lower-case word"
BRACKETS = "in brackets"
LINE_END = "at the end of its line"
SET_OFF = "set off from what stands before it"
IN_CAPITALS = "in capitals"
SHORT_LINE = "a short line without a full stop"
OWN_SENTENCE = "a sentence of its own"
LIST_ITEM = "a list item"
HEADER = "at the head of the document"
FOOTER = "at the foot of the document"
COMPANY = "a line like it beside it"
LINK_FOLLOWS = "a link that follows"
SAME_NAME = "under a line with the same name"
SECTION = "the name of a section"
OVER_TITLE = "over the title"
UNDER_TITLE = "under the title"
BETWEEN = "alone between the title and the text"
ON_CAPTION = "on the caption"
OVER_A_PERSON = "before a sentence about a person"
OFF_SUBJECT = "over a text about something else"
SUBJECT = "a subject of the text"

WEIGHTS = {  # a rule's `needs` is the least sum
    OWN_LINE: 3,
    OWN_LABEL: 2,
    BEGINNING: 2,
    TEMPLATE_BEGINNING: 3,
    TEMPLATE_WORDS: 3,
    LOWER_CASE: 2,
    SECTION: 2,
    BETWEEN: 2,
    BRACKETS: 1,
    LINE_END: 1,
    WORDS: 1,
    IN_CAPITALS: 1,
    SHORT_LINE: 1,
    OWN_SENTENCE: 1,
    LIST_ITEM: 1,
    HEADER: 1,
    FOOTER: 1,
    COMPANY: 1,
    LINK_FOLLOWS: 1,
    SAME_NAME: 1,
    OVER_A_PERSON: 1,
    OFF_SUBJECT: 1,
    OVER_TITLE: 1,
    UNDER_TITLE: 1,
    ON_CAPTION: 1,
    SUBJECT: 1,
    SET_OFF: 0,  # true of every sentence: no evidence by itself, but phrases inside a sentence are ruled out by it
}


def weight(signs: Iterable[str]) -> int:
    """Return the sum of the weights."""
    return sum(WEIGHTS[sign] for sign in signs)


def rank(signs: Sequence[str]) -> tuple[int, int]:
    """Return a sort key: the weight of all signs, then the weight of the first."""
    return weight(signs), weight(signs[:1])


def confidence(signs: Sequence[str], needs: int) -> Literal["high", "medium"]:
    """Return "high" where the evidence weighs more than the rule needs, else "medium"."""
    return "high" if weight(signs) > needs else "medium"


def listed(signs: Sequence[str]) -> str:
    """Return the signs that have a weight as a message lists them, in their order."""
    return ", ".join(sign for sign in signs if WEIGHTS[sign])
