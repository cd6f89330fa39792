"""The weekday beside a date: "Tuesday, 5 March 2025", "2025-03-05 (Tue)"."""

from __future__ import annotations

import re

from seedlint.base.model import Span
from seedlint.base.record import NamedTuple
from seedlint.pattern import BLANK, GAP
from seedlint.text.dates.calendar import folded_name
from seedlint.text.dates.patterns import WEEKDAYS, any_of
from seedlint.text.lazy import lazy

NAMES = rf"(?i:{any_of(name for name in WEEKDAYS if len(name) > 5)})|" + any_of(
    form
    for name in WEEKDAYS
    if len(name) < 6
    for form in ((name, name.capitalize()) if len(name) > 4 else (name.capitalize(), name.upper()))
)
MARKS = r"[ \t\u00a0\u202f\x00*_]"  # between words on a line, with marks of emphasis
OPENING = lazy(rf"(?P<name>{NAMES})(?!\w)")
BEFORE = lazy(
    rf"(?<![\w-])(?P<name>{NAMES})(?:[\x00*_]*,(?:{GAP}|{MARKS}+)|[\x00*_]*\.,?{MARKS}+|{MARKS}+)"
    rf"(?:\(|(?:(?:on|den|dem|der|el|le|the|dia|día){BLANK}+)?)[\x00*_]*$"
)
SHORT_NAMES = {  # as in letters and calendars; only before a date, as they may be other words
    **{name: number for number, name in enumerate(("mo", "di", "mi", "do", "fr", "sa", "so"))},
    **{name: number for number, name in enumerate(("segunda", "terça", "quarta", "quinta", "sexta"))},
}
SHORT = lazy(
    rf"(?<![\w-])(?:(?P<name>Mo|Di|Mi|Do|Fr|Sa|So)(?:\.,?|,){BLANK}+(?:(?:den|dem|der){BLANK}+)?"
    rf"|(?P<feira>[Ss]egunda|[Tt]erça|[Qq]uarta|[Qq]uinta|[Ss]exta),{BLANK}+(?:dia{BLANK}+)?)$"
)
DAY_FIRST = lazy(rf"\d{{1,2}}(?:\.{BLANK}?|{BLANK}+de{BLANK}|[/-]\d)")  # German and Portuguese
AFTER = lazy(
    rf"{BLANK}*[(\[](?:a{BLANK})?(?P<name>{NAMES})\.?[)\]]"
    rf"|{BLANK}{{1,2}}(?P<stamp>Mon|Tue|Wed|Thu|Fri|Sat|Sun)(?=[>\]]|{BLANK}+\d\d:\d\d)"
    rf"|,{GAP}(?:which{GAP}(?:is|was|falls{GAP}on|fell{GAP}on){GAP})?(?:an?|ein(?:em)?|una?|uma){GAP}(?P<apposition>{NAMES})"
    r"(?=[,.;:!?)]|\s*\Z)"
)
NAMED = lazy(  # names of a restaurant, a film, a song, a club; not Good Friday, which is a day
    rf"(?<!\w)(?:[Rr]uby|[Gg]irl|[Mm]an|[Jj]oe|[Mm]anic|[Ff]reaky|[Ss]heffield|[Ss]tormy){BLANK}+$"
)
EVERY = lazy(
    rf"(?<!\w)(?:every|each|any|most|jede[nrsm]?|cada|chaque|ogni|tod[oa]s [oa]s|todos los|tous les){BLANK}+$", re.I
)
REACH = 28  # code points before a date in which its weekday stands
PAPER = lazy(r"(?<!\w)(?:[Tt]he|[A-Z][a-z]+)[ \t\x00]+$")  # the Baltimore Sun, 5 March 2025
FULL_STOP = lazy(r"[^\W\d_]{6,}\.\s")  # "... on Tuesday. 5 March 2025 was"


ABBREVIATED = lazy(r"(?P<name>[^\W\d_]{2,4})[.,]")


class Weekday(NamedTuple):
    """A weekday with a date: `number` is 0 for Monday, `name` as written, `span` covers it and the date."""

    number: int
    name: str
    span: Span


def weekday_beside(text: str, date: Span, known: int | None = None) -> Weekday | None:
    """Return the weekday that `date` begins with, or that stands before it or in brackets behind it; None if none does.

    `known` is the number of the weekday with which the date was read, if it was.
    """
    found = _beside(text, date) or _abbreviated(text, date, known)
    if found:
        start = found.span.start
        low = max(0, start - REACH)
        if NAMED.search(text, low, start) or EVERY.search(text, low, start):
            return None
    return found


def _abbreviated(text: str, date: Span, known: int | None) -> Weekday | None:
    """Return the abbreviated weekday that a date begins with: "Do., 5. März 2025", "lun. 5 mai 2025"."""
    if known is None or OPENING.match(text, *date):  # full names are read by `_beside`
        return None
    opening = ABBREVIATED.match(text, *date)
    return Weekday(known, opening["name"], date) if opening and opening["name"][0].isupper() else None


def _beside(text: str, date: Span) -> Weekday | None:
    opening = OPENING.match(text, *date)
    if opening and FULL_STOP.match(text, *date):
        return None
    if opening:
        if opening["name"].lower() == "sun" and PAPER.search(text, max(0, date.start - REACH), date.start):
            return None
        return Weekday(WEEKDAYS[folded_name(opening["name"])], opening["name"], date)
    low = max(0, date.start - REACH)
    before = BEFORE.search(text, low, date.start)
    if before and not FULL_STOP.match(before[0]):
        return Weekday(
            WEEKDAYS[folded_name(before["name"])], before["name"], _bracketed(text, before.start(), date.end)
        )
    short = SHORT.search(text, low, date.start) if DAY_FIRST.match(text, *date) else None
    if short:
        name = short["name"] or short["feira"]
        return Weekday(SHORT_NAMES[name.lower()], name, Span(short.start(), date.end))
    after = AFTER.match(text, date.end)
    if after:
        name = after["name"] or after["stamp"] or after["apposition"]
        return Weekday(WEEKDAYS[folded_name(name)], name, Span(date.start, after.end()))
    return None


def _bracketed(text: str, start: int, end: int) -> Span:
    """Return a span, extended by a closing bracket behind it if it has an opening one."""
    return Span(start, end + (text[end : end + 1] == ")" and "(" in text[start:end]))
