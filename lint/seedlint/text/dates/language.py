"""Languages of dates: which ones a text may have, and in which order each writes day and month."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal

from seedlint.text.dates.calendar import DAY_BEFORE_MONTH, DAY_BEFORE_MONTH_REGIONS, MONTH_BEFORE_DAY
from seedlint.text.lazy import lazy

SHORT = 300  # code points of a text so short that it is read in every language
PIECE = 600  # code points of each piece of a long text in which its languages are looked for
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
    """Return which languages other than English the text may have; all of them if it is short."""
    if len(prose) <= SHORT:
        return frozenset(MARKERS.values())
    return frozenset(MARKERS[word] for word in MARKER.findall(" ".join(_pieces(prose))))


def order_of_days(tag: str, *, stated: bool) -> Order:
    """Return which of the two numbers of 3/4/2024 is the day in a language, given as a BCP 47 tag.

    English without a region may have either order. German uses dots: slashes in a text that is German only by its words
    (not `stated`) may come from software of any country.
    """
    if tag == "de" and not stated:
        return ""
    if tag.partition("-")[0] in DAY_BEFORE_MONTH or tag in DAY_BEFORE_MONTH_REGIONS:
        return "day first"
    return "month first" if tag in MONTH_BEFORE_DAY else ""


def _pieces(prose: str) -> Iterator[str]:
    """Yield the text, or of a long one its beginning, middle and end."""
    if len(prose) <= 3 * PIECE:
        yield prose
    else:
        middle = len(prose) // 2
        yield from (prose[:PIECE], prose[middle : middle + PIECE], prose[-PIECE:])
