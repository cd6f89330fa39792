"""The weekday that stands beside a date and belongs to it: "Tuesday, 5 March 2025", "2025-03-05 (Tue)"."""

from __future__ import annotations

from typing import NamedTuple

from seedlint.model import Span
from seedlint.pattern import BLANK, GAP
from seedlint.text.date_patterns import WEEKDAYS, any_of
from seedlint.text.lazy import lazy

NAMES = rf"(?i:{any_of(name for name in WEEKDAYS if len(name) > 5)})|" + any_of(
    form
    for name in WEEKDAYS
    if len(name) < 6
    for form in ((name, name.capitalize()) if len(name) > 4 else (name.capitalize(), name.upper()))
)
OPENING = lazy(rf"(?P<name>{NAMES})(?!\w)")
BEFORE = lazy(
    rf"(?<![\w-])(?P<name>{NAMES})(?:,{GAP}|\.,?{BLANK}+|{BLANK}+)(?:(?:on|den|dem|der|el|le|the|dia|día){BLANK}+)?$"
)
AFTER = lazy(
    rf"{BLANK}*[(\[](?P<name>{NAMES})\.?[)\]]|{BLANK}{{1,2}}(?P<stamp>Mon|Tue|Wed|Thu|Fri|Sat|Sun)(?=[>\]]|{BLANK}+\d\d:\d\d)"
)
REACH = 28  # code points before a date in which its weekday stands
PAPER = lazy(r"(?<!\w)(?:[Tt]he|[A-Z][a-z]+)[ \t\x00]+$")  # the Baltimore Sun, 5 March 2025
FULL_STOP = lazy(r"[^\W\d_]{6,}\.\s")  # "... on Tuesday. 5 March 2025 was"


class Weekday(NamedTuple):
    """A weekday with a date: `number` is 0 for Monday, `name` as written, `span` covers it and the date."""

    number: int
    name: str
    span: Span


def weekday_beside(text: str, date: Span) -> Weekday | None:
    """Return the weekday that opens `date`, adjoins it in front, or follows it in brackets; None where none does."""
    opening = OPENING.match(text, *date)
    if opening and FULL_STOP.match(text, *date):
        return None
    if opening:
        if opening["name"].lower() == "sun" and PAPER.search(text, max(0, date.start - REACH), date.start):
            return None
        return Weekday(WEEKDAYS[opening["name"].lower()], opening["name"], date)
    low = max(0, date.start - REACH)
    before = BEFORE.search(text, low, date.start)
    if before and not FULL_STOP.match(before[0]):
        return Weekday(WEEKDAYS[before["name"].lower()], before["name"], Span(before.start(), date.end))
    after = AFTER.match(text, date.end)
    if after:
        name = after["name"] or after["stamp"]
        return Weekday(WEEKDAYS[name.lower()], name, Span(date.start, after.end()))
    return None
