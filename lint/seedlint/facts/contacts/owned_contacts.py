"""Contacts as they are compared: with their normal form, their owner, and what they are for."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from seedlint.base.model import Span
from seedlint.base.record import NamedTuple
from seedlint.text.lazy import lazy

Kind = Literal["phone", "url", "email"]

REACH = 300  # code points before a contact in which its owner may stand
PART = lazy(r"\s[-–—]\s|[,;:|•·●▪◦()\[\]\n\x00\x1a]+|(?<=[^\W\d_]{4})[.!?]\s|\s{3,}|\t")
SHORT_FORM = lazy(r"(?<=\w)\s?\([A-ZÀ-Þ&-]{2,8}\)")  # in "Food Shelf (FS)" the longer form is the name
BLANKED = "\x02"  # replaces short forms: neither a word nor a separator
AFTER = lazy(  # "(Rochester)", "fax", "ext. 12"
    r"(?i)[ \t]*(?:\(([^()\n]{1,40})\)|[-–—/,]?[ \t]*\b(fax|cell|mobile|mobil|home|work|office|direct|tty|tdd|voice|day"
    r"|evenings?|weekends?|ext|extension|x\d+|durchwahl)\b)"
)
WORD = lazy(r"[^\W_][\w'’&-]*(?:\.(?=\s?[^\W\d_]))?")
JOINERS = frozenset(
    "of the for and at in on & de la le les des du del della di do da dos das y e et und für "
    "der die das von vom zu van".split()
)
# Words that announce a contact or begin a sentence: no name by themselves, and not the first or last word of one.
CUES = frozenset(
    """tel telephone telefon telefono teléfono téléphone phone phones fax telefax mobile mobil cell cellphone hotline
    helpline call text dial ring write email e-mail mail mailto web website site homepage internet online url contact
    contacts kontakt info information visit see ask or and for from the a an our us by at in on to more please whatsapp
    sms toll free toll-free main line reach read here there this that it he she they we you your my his her
    their new no yes address adresse adress appelez ligue llame chiamare www http https ext extension""".split()
)
EDGES = CUES | JOINERS


class Contact(NamedTuple):
    """A phone number, a URL or an e-mail address; `value` is its normal form, `owner` the name as written, or "".

    The owner is the name to the left on the same line or in the same list item (`named`), else the heading. `role` is
    the text between owner and contact, with the bracket or word right after the contact: what may distinguish it from
    other contacts of the owner. `place` is equal for contacts that are stated together: the end of the owner's name, or
    the beginning of the heading, list item or line.
    """

    kind: Kind
    span: Span
    value: str
    owner: str
    role: str = ""
    place: int = 0
    named: bool = False


def contacts(
    prose: str,
    found: Iterable[tuple[Kind, Span, str]],
    blocks: Sequence[Span],
    headings: Sequence[tuple[Span, bool]],
    *,
    pages: bool,
) -> tuple[Contact, ...]:
    """Return what was found (kind, span, normal form) in order, each with its owner.

    `blocks` are list items; `headings` come with whether they may name an owner. Without `pages`, the URLs of single
    pages are left out.
    """
    ordered = sorted(found, key=lambda each: each[1])
    spans = [span for _, span, _ in ordered]
    starts = [heading.start for heading, _ in headings]

    start_of = _Starts(prose, blocks)

    def owned(kind: Kind, span: Span, value: str) -> Contact:
        line = start_of.line(span)
        start = max(line, span.start - REACH)
        before = _text_without(prose, start, span.start, spans)
        after = AFTER.match(prose, span.end)
        role = " ".join(filter(None, after.groups())) if after else ""
        for begin, end in reversed(_parts(before)):
            if name := _name(before[begin:end]):
                stop = begin + name[1]
                return Contact(kind, span, value, name[0], f"{before[stop:]} {role}", start + stop, named=True)
        last = bisect_right(starts, span.start) - 1
        if last >= 0 and headings[last][1] and (name := _name(headings[last][0].of(prose))):
            return Contact(kind, span, value, name[0], f"{before} {role}", starts[last])
        return Contact(kind, span, value, "", f"{before} {role}", line)

    return tuple(owned(*each) for each in ordered if pages or each[0] != "url" or _is_home_page(each[2]))


def _is_home_page(url: str) -> bool:
    """Tell whether a URL (in normal form) is that of a whole site; most URLs are of single pages."""
    return "." in url and not any(mark in url for mark in "/?:[")


class _Starts:
    """Where list items and lines begin; it is asked for contacts in order, and reads a long line once."""

    __slots__ = ("_blocks", "_line", "_prose", "_read")

    def __init__(self, prose: str, blocks: Sequence[Span]) -> None:
        self._prose, self._blocks = prose, blocks
        self._line = self._read = 0

    def line(self, span: Span) -> int:
        """Return the offset at which the list item of a contact begins, or else its line."""
        self._line = self._prose.rfind("\n", self._read, span.start) + 1 or self._line
        self._read = span.start
        at = bisect_right(self._blocks, span) - 1
        return self._blocks[at].start if at >= 0 and self._blocks[at].covers(span) else self._line


def _text_without(prose: str, start: int, end: int, taken: Sequence[Span]) -> str:
    """Return the text between two offsets, with commas for other contacts and BLANKED for short forms of names."""
    text = prose[start:end]
    for at in range(bisect_right(taken, Span(start, start)), len(taken)):
        other = taken[at]
        if other.start >= end:
            break
        low, high = other.start - start, min(other.end, end) - start
        text = f"{text[:low]}{',' * (high - low)}{text[high:]}"
    return SHORT_FORM.sub(lambda short: BLANKED * len(short[0]), text) if "(" in text else text


def _parts(text: str) -> list[tuple[int, int]]:
    """Return the offsets of the parts between the separators of a line."""
    found, done = list[tuple[int, int]](), 0
    for separator in PART.finditer(text):
        found.append((done, separator.start()))
        done = separator.end()
    return [*found, (done, len(text))]


def _name(part: str) -> tuple[str, int] | None:
    """Return the longest run of capitalised words that could be a name, and the offset of its end.

    One word is a name only where it stands alone.
    """
    alone = part.strip(f" .\n{BLANKED}")
    runs = [run for run in _capitalised_runs(part) if len(run) > 1 or run[0][0].strip(" .") == alone]
    names = [(" ".join(word[0] for word in run), run[-1].end()) for run in runs]
    return max(names, key=lambda name: len(name[0]), default=None)


def _capitalised_runs(part: str) -> Iterator[Sequence[re.Match[str]]]:
    run: list[re.Match[str]] = []
    for word in WORD.finditer(part):
        if word[0][0].isupper() or (run and _folded(word) in JOINERS):
            run.append(word)
            continue
        yield from _trimmed(run)
        run = []
    yield from _trimmed(run)


def _folded(word: re.Match[str]) -> str:
    return word[0].casefold().rstrip(".")


def _trimmed(run: Sequence[re.Match[str]]) -> Iterator[Sequence[re.Match[str]]]:
    """Yield a run without the cues and the joining words at its ends."""
    while run and _folded(run[0]) in EDGES:
        run = run[1:]
    while run and _folded(run[-1]) in EDGES:
        run = run[:-1]
    if run and any(len(word[0]) > 1 for word in run):
        yield run
