"""The language that a document is in: stated, set, or told by its function words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from seedlint.base.model import Document, Span
from seedlint.base.record import NamedTuple
from seedlint.text.function_words import NEIGHBOURS, WORDS
from seedlint.text.lazy import lazy
from seedlint.text.metadata import place, stated

PIECE = 3_000  # code points of the start, the middle and the end by which a long text is judged
ENOUGH = 3  # function words without which nothing is told
SHARE = 0.14  # of a text's words are its language's function words, at least: lists and code have fewer
LEAD = 1.25  # times as many as the next language's: what is half one and half another is neither

KEYS = (
    "lang",
    "language",
    "languages",
    "locale",
    "inlanguage",
    "contentlanguage",
    "sprache",
    "langue",
    "idioma",
    "lingua",
)
TAG = lazy(r"[a-z]{2,3}(?:-[a-z]{4})?(?:-(?:[a-z]{2}|\d{3}))?(?:-[a-z0-9]{4,8})*", re.I)
NAMES: Mapping[str, str] = {
    name: tag
    for tag, names in {
        "en": "english englisch anglais inglés inglês inglese engels eng",
        "es": "spanish español spanisch espagnol espanhol spagnolo spaans spa castellano",
        "fr": "french français französisch francés francês francese frans fre fra",
        "de": "german deutsch allemand alemán alemão tedesco duits ger deu",
        "pt": "portuguese português portugiesisch portugais portugués portoghese portugees por",
        "it": "italian italiano italienisch italien italiaans ita",
        "nl": "dutch nederlands niederländisch néerlandais neerlandés holandês olandese dut nld",
    }.items()
    for name in names.split()
}
WORD = lazy(r"[^\W\d_]+")

Evidence = Literal["front matter", "metadata", "config", "function words"]


class Language(NamedTuple):
    """A language as a BCP 47 tag ("en", "pt-BR"); `span` is empty at the start where no place of the text states it."""

    value: str
    evidence: Evidence
    span: Span

    @property
    def primary(self) -> str:
        """The tag without script and region."""
        return self.value.partition("-")[0]


def language(document: Document, prose: str, languages: tuple[str, ...]) -> Language | None:
    """Return the stated language, else the config's if it has one alone, else the one of the function words."""
    for field, values in stated(document.metadata, KEYS):
        if tag := _tag(values[0]):
            return Language(tag, place(document), field.span)
    if len(languages) == 1:
        return Language(languages[0], "config", Span(0, 0))
    detected = detect(prose)
    return Language(detected, "function words", Span(0, 0)) if detected else None


def _tag(value: str) -> str:
    """Return a tag in its usual case, of "en_US.UTF-8", "pt-br" or "Deutsch"; "" for anything else."""
    written = value.strip().partition(".")[0].partition(",")[0].replace("_", "-")
    known = NAMES.get(written.lower())
    if known or not TAG.fullmatch(written):
        return known or ""
    first, *rest = written.lower().split("-")
    cased = (part.upper() if len(part) in (2, 3) else part.title() if len(part) == 4 else part for part in rest)
    return "-".join((first, *cased))


def detect(prose: str) -> str:
    """Return the language of most function words: en, es, fr, de, pt, it, nl, or "" where none stands out."""
    found = WORD.findall(" ".join(_pieces(prose)).lower())
    if not found:
        return ""
    most, best = max((_count(found, few), name) for name, few in WORDS.items())
    if most < ENOUGH or most < SHARE * len(found):
        return ""
    others = max(_count(found, few) for name, few in WORDS.items() if name != best)
    strangers = max(_count(found, few) for few in NEIGHBOURS.values())
    return best if most >= LEAD * others and most > strangers else ""


def _count(words: Sequence[str], few: frozenset[str]) -> int:
    return sum(map(few.__contains__, words))


def _pieces(prose: str) -> Iterator[str]:
    if len(prose) <= 3 * PIECE:
        yield prose
    else:
        middle = len(prose) // 2
        yield from (prose[:PIECE], prose[middle : middle + PIECE], prose[-PIECE:])
