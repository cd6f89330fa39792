"""Languages of dates: those of a text, that of the words around a date, and the order of day and month in each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from seedlint.text.lazy import lazy

SHORT = 300  # code points of a text so short that it is read in every language
PIECE = 600  # code points of each piece of a long text in which its languages are looked for
NEARBY = 120  # code points on either side of an expression in which function words are counted
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
# Words by which the language around an expression is recognized; without "a", "no", "do", which English has, too.
FUNCTION_WORDS: Mapping[str, frozenset[str]] = {
    "en": frozenset(
        "the of and to in is was that for it on with as his her at by be this are you we our from have has will not or "
        "they their were been which when who until after before about more if but all she".split()
    ),
    "es": frozenset("el la los las del que y en un una por con se para es fue hubo su al lo ha".split()),
    "fr": frozenset("le la les des du et est un une dans pour au aux il elle que qui sur été ont ce depuis".split()),
    "de": frozenset("der die das und ist nicht ein eine von mit den dem im am zu sich auf wurde es hat seit".split()),
    "it": frozenset("il lo la i gli le di del della che e un una per con è sono si da al ha nel".split()),
    "pt": frozenset("o os da que e em um uma na para com foi não se ao dos das é pelo pela pelos pelas são há".split()),
}
WORD = lazy(r"[^\W\d_]+")

DAY_BEFORE_MONTH = frozenset("de es fr it nl pt".split())  # languages that write 3/4/2024 for the third of April
MONTH_BEFORE_DAY = frozenset({"en-US", "en-PH"})
DAY_BEFORE_MONTH_REGIONS = frozenset("en-AU en-GB en-IE en-IN en-NZ en-ZA".split())
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


def language_at(text: str, start: int, end: int) -> str:
    """Return the language of the text around `text[start:end]`, by its function words; "" if there are none.

    Its own line decides; if that has fewer than two function words, the lines around it do.
    """
    return next(iter(_languages_at(text, start, end)), "")


def may_be_in(language: str, text: str, start: int, end: int) -> bool:
    """Tell whether no language has more function words around `text[start:end]`, and English has fewer.

    Several languages may have equally many: "la" is French, Italian and Spanish.
    """
    found = _languages_at(text, start, end)
    return language in found and (language == "en" or "en" not in found)


def _pieces(prose: str) -> Iterator[str]:
    """Yield the text, or of a long one its beginning, middle and end."""
    if len(prose) <= 3 * PIECE:
        yield prose
    else:
        middle = len(prose) // 2
        yield from (prose[:PIECE], prose[middle : middle + PIECE], prose[-PIECE:])


def _languages_at(text: str, start: int, end: int) -> Sequence[str]:
    before, after = text[max(0, start - NEARBY) : start], text[end : end + NEARBY]
    line = before.rpartition("\n")[2] + " " + after.partition("\n")[0]
    return _languages(line, least=2) or _languages(before + " " + after, least=1)


def _languages(text: str, *, least: int) -> Sequence[str]:
    """Return the languages with the most function words in a text, if these are at least `least`."""
    found = WORD.findall(text.lower())
    counts = {name: sum(word in few for word in found) for name, few in FUNCTION_WORDS.items()}
    most = max(counts.values())
    return [name for name, count in counts.items() if count == most] if most >= least else ()
