"""The signs by which a line is told to be a page's template, with what each weighs; no single one decides."""

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
ON_CAPTION = "on the caption"
OVER_A_PERSON = "before a sentence about a person"
OFF_SUBJECT = "over a text about something else"
SUBJECT = "a subject of the text"

WEIGHTS = {  # what a rule's `needs` is made of
    OWN_LINE: 3,
    OWN_LABEL: 2,
    BEGINNING: 2,
    TEMPLATE_BEGINNING: 3,
    TEMPLATE_WORDS: 3,
    LOWER_CASE: 2,
    SECTION: 2,
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
    SET_OFF: 0,  # every sentence is: it only tells what may count from what can't
}


def weight(signs: Iterable[str]) -> int:
    """Return what signs weigh together."""
    return sum(WEIGHTS[sign] for sign in signs)


def rank(signs: Sequence[str]) -> tuple[int, int]:
    """Order evidence by its weight; of two that weigh the same the plainer first sign wins."""
    return weight(signs), weight(signs[:1])


def confidence(signs: Sequence[str], needs: int) -> Literal["high", "medium"]:
    """Return "high" where there is more evidence than a rule needs."""
    return "high" if weight(signs) > needs else "medium"


def told(signs: Sequence[str]) -> str:
    """Return the evidence that counted as a message says it, what the words say by themselves first."""
    return ", ".join(sign for sign in signs if WEIGHTS[sign])
