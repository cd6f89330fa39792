"""The language of a document: stated in metadata, configured, or detected by its function words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from seedlint.base.model import Document, Span
from seedlint.base.record import NamedTuple
from seedlint.text.function_words import NEIGHBOURS, WORDS
from seedlint.text.lazy import lazy
from seedlint.text.metadata import name_of_metadata, stated_fields

PIECE = 3_000  # code points: of a longer text only the start, the middle and the end are read
ENOUGH = 3  # function words, at least, for a language to be detected
SHARE = 0.14  # of the words must be function words of the language: lists and code have fewer
LEAD = 1.25  # times as many as for the next language: a text that is half one, half another has no language

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
    """A language as a BCP 47 tag ("en", "pt-BR"); `span` is where the text states it, else empty at offset 0."""

    value: str
    evidence: Evidence
    span: Span

    @property
    def primary(self) -> str:
        """The primary subtag: the tag without script and region."""
        return self.value.partition("-")[0]


def language(document: Document, prose: str, languages: tuple[str, ...]) -> Language | None:
    """Return the stated language, else the configured one (a single one in `languages`), else the detected."""
    for field, values in stated_fields(document.metadata, KEYS):
        if tag := _tag(values[0]):
            return Language(tag, name_of_metadata(document), field.span)
    if len(languages) == 1:
        return Language(languages[0], "config", Span(0, 0))
    detected = detect(prose)
    return Language(detected, "function words", Span(0, 0)) if detected else None


def _tag(value: str) -> str:
    """Return the BCP 47 tag, in its usual case, for "en_US.UTF-8", "pt-br" or "Deutsch"; "" for anything else."""
    written = value.strip().partition(".")[0].partition(",")[0].replace("_", "-")
    known = NAMES.get(written.lower())
    if known or not TAG.fullmatch(written):
        return known or ""
    first, *rest = written.lower().split("-")
    cased = (part.upper() if len(part) in (2, 3) else part.title() if len(part) == 4 else part for part in rest)
    return "-".join((first, *cased))


def detect(prose: str) -> str:
    """Return the language with the most function words: en, es, fr, de, pt, it, nl, or "" where none stands out."""
    found = WORD.findall(" ".join(_pieces(prose)).lower())
    if not found:
        return ""
    most, best = max((_count(found, function_words), name) for name, function_words in WORDS.items())
    if most < ENOUGH or most < SHARE * len(found):
        return ""
    next_best = max(_count(found, function_words) for name, function_words in WORDS.items() if name != best)
    neighbours = max(_count(found, function_words) for function_words in NEIGHBOURS.values())
    return best if most >= LEAD * next_best and most > neighbours else ""


def _count(words: Sequence[str], function_words: frozenset[str]) -> int:
    return sum(map(function_words.__contains__, words))


def _pieces(prose: str) -> Iterator[str]:
    if len(prose) <= 3 * PIECE:
        yield prose
    else:
        middle = len(prose) // 2
        yield from (prose[:PIECE], prose[middle : middle + PIECE], prose[-PIECE:])
