"""Contacts with what two of them are compared by: their normal form, and the name of whom they belong to."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from seedlint.model import Span
from seedlint.record import NamedTuple
from seedlint.text.lazy import lazy

Kind = Literal["phone", "url", "email"]

REACH = 300  # code points before a contact in which its owner may stand
PART = lazy(r"\s[-–—]\s|[,;:|•·●▪◦()\[\]\n\x00\x1a]+|(?<=[^\W\d_]{4})[.!?]\s|\s{3,}|\t")
SHORT_FORM = lazy(r"(?<=\w)\s?\([A-ZÀ-Þ&-]{2,8}\)")  # "Food Shelf (FS)": of the two the longer is the name
WORD = lazy(r"[^\W_][\w'’&-]*(?:\.(?=\s?[^\W\d_]))?")
JOINERS = frozenset(
    "of the for and at in on & de la le les des du del della di do da dos das y e et und für "
    "der die das von vom zu van".split()
)
# What announces a contact, or begins a sentence: never a name by itself, and not a part of one at its edges.
CUES = frozenset(
    """tel telephone telefon telefono teléfono téléphone phone phones fax telefax mobile mobil cell cellphone hotline
    helpline call text dial ring write email e-mail mail mailto web website site homepage internet online url contact
    contacts kontakt info information visit see ask or and for from the a an our us by at in on to more please whatsapp
    sms toll free toll-free main line reach read here there this that it he she they we you your my his her
    their new no yes address adresse adress appelez ligue llame chiamare www http https ext extension""".split()
)


class Contact(NamedTuple):
    """A phone number, a URL or an e-mail address; `value` is its normal form, `owner` the name as written, or "".

    The owner is the name to its left on its line or in its list item, else the one that its heading is.
    """

    kind: Kind
    span: Span
    value: str
    owner: str


def contacts(
    prose: str, found: Iterable[tuple[Kind, Span, str]], blocks: Sequence[Span], headings: Sequence[tuple[Span, bool]]
) -> tuple[Contact, ...]:
    """Return what was found (kind, span, normal form) in order, each with its owner.

    `blocks` are list items; of `headings` each is told with whether it may name an owner.
    """
    ordered = sorted(found, key=lambda each: each[1])
    spans = [span for _, span, _ in ordered]
    return tuple(
        Contact(kind, span, value, _owner(prose, span, spans, blocks, headings)) for kind, span, value in ordered
    )


def _owner(
    prose: str, span: Span, taken: Sequence[Span], blocks: Sequence[Span], headings: Sequence[tuple[Span, bool]]
) -> str:
    start = max(prose.rfind("\n", 0, span.start) + 1, span.start - REACH)
    at = bisect_right(blocks, span) - 1
    if at >= 0 and blocks[at].covers(span):
        start = max(blocks[at].start, span.start - REACH)
    before = _without(prose, start, span.start, taken)
    for part in reversed(PART.split(SHORT_FORM.sub("", before))):
        if name := _name(part):
            return name
    last = bisect_right([heading.start for heading, _ in headings], span.start) - 1
    if last >= 0 and headings[last][1]:
        return _name(prose[headings[last][0].start : headings[last][0].end])
    return ""


def _without(prose: str, start: int, end: int, taken: Sequence[Span]) -> str:
    """Return the text between two offsets; other contacts in it are blanked."""
    text = prose[start:end]
    for other in taken[bisect_right(taken, Span(start, start)) :]:
        if other.start >= end:
            break
        low, high = other.start - start, min(other.end, end) - start
        text = f"{text[:low]}{',' * (high - low)}{text[high:]}"
    return text


def _name(part: str) -> str:
    """Return the longest row of capitalised words that could be a name; one word only where it stands alone."""
    runs = [run for run in _runs(part) if len(run) > 1 or run[0].strip(" .") == part.strip()]
    return max((" ".join(run) for run in runs), key=len, default="")


def _runs(part: str) -> Iterator[tuple[str, ...]]:
    run: list[str] = []
    for word in [*WORD.findall(part), ""]:
        folded = word.casefold().rstrip(".")
        if word and (word[0].isupper() or (run and folded in JOINERS)):
            run.append(word)
            continue
        yield from _trimmed(run)
        run = []


def _trimmed(run: list[str]) -> Iterator[tuple[str, ...]]:
    """Yield a row without the cues and the joining words at its ends."""
    while run and (run[0].casefold().rstrip(".") in CUES or run[0].casefold() in JOINERS):
        run = run[1:]
    while run and (run[-1].casefold().rstrip(".") in CUES or run[-1].casefold() in JOINERS):
        run = run[:-1]
    if run and any(len(word) > 1 for word in run):
        yield tuple(run)
