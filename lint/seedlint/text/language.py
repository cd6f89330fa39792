"""The languages of a text as its dates need them: those it may hold, and the one that it is written in throughout."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal

from seedlint.model import Field
from seedlint.text.calendar import (
    DAY_BEFORE_MONTH,
    DAY_BEFORE_MONTH_REGIONS,
    FUNCTION_WORDS,
    MONTH_BEFORE_DAY,
    WORD,
)
from seedlint.text.lazy import lazy

SHORT = 300  # code points up to which a text is read in every language
PIECE = 600  # code points of each piece of a long text by which its languages are told
ENOUGH = 4  # function words without which no language is told
LEAD = 2  # times as many as English has: a text half English is none
KEYS = ("lang", "language", "locale")
TAG = lazy(r"(?P<language>[A-Za-z]{2,3})(?:[-_](?P<region>[A-Za-z]{2}))?(?:\.\S*)?")
MARKERS: Mapping[str, str] = {  # words that stand in nearly each text of a language
    "el": "es",
    "los": "es",
    "les": "fr",
    "est": "fr",
    "le": "fr",
    "der": "de",
    "und": "de",
    "ist": "de",
    "il": "it",
    "che": "it",
    "uma": "pt",
    "não": "pt",
}
MARKER = lazy(rf" ({'|'.join(sorted(MARKERS))})(?= )")

Order = Literal["day first", "month first", ""]


def foreign_languages(prose: str) -> frozenset[str]:
    """Return which languages beside English the text may hold; any of them where it is short."""
    if len(prose) <= SHORT:
        return frozenset(MARKERS.values())
    return frozenset(MARKERS[word] for word in MARKER.findall(" ".join(_pieces(prose))))


def order_of_days(metadata: Mapping[str, Field], prose: str) -> Order:
    """Return which of the two figures of 3/4/2024 is the day, by the stated language or the one of the whole text.

    Only English has two orders: it tells nothing without its region.
    """
    for key in KEYS:
        field = metadata.get(key)
        tag = TAG.fullmatch(field.value.strip()) if field and isinstance(field.value, str) else None
        if tag:
            return _order(tag["language"].lower(), (tag["region"] or "").upper())
    return _order(language_throughout(prose), "")


def _order(language: str, region: str) -> Order:
    if language in DAY_BEFORE_MONTH or f"{language}-{region}" in DAY_BEFORE_MONTH_REGIONS:
        return "day first"
    return "month first" if f"{language}-{region}" in MONTH_BEFORE_DAY else ""


def language_throughout(prose: str) -> str:
    """Return the language whose function words lead by far; "" where none does."""
    found = WORD.findall(" ".join(_pieces(prose)).lower())
    counts = {name: sum(map(few.__contains__, found)) for name, few in FUNCTION_WORDS.items()}
    best = max(counts, key=lambda name: counts[name])
    if counts[best] < ENOUGH or (best != "en" and counts[best] < LEAD * counts["en"]):
        return ""
    return best


def _pieces(prose: str) -> Iterator[str]:
    """Yield the text, or of a long one its beginning, middle and end: where its language shows."""
    if len(prose) <= 3 * PIECE:
        yield prose
    else:
        middle = len(prose) // 2
        yield from (prose[:PIECE], prose[middle : middle + PIECE], prose[-PIECE:])
