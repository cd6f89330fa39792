"""Kind "past-event": events in the past tense whose date lies after the document's own date."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import ClassVar

from seedlint.base.model import Finding
from seedlint.checks import Check
from seedlint.facts import Facts, Hit
from seedlint.text.dates.calendar import in_words
from seedlint.text.dates.default_days import MACHINE_DAYS
from seedlint.text.dates.expression import DateExpression
from seedlint.text.dates.past_event import CONTEXT_REACH, REACH, is_past_event
from seedlint.text.dates.reference import is_numbered
from seedlint.text.dates.stated import ZONES, as_related
from seedlint.text.lazy import lazy

ENTRIES = 4  # dated entries that make a log
ENTRY_WORDS = 4  # words that may stand beside the date on the line of an entry
LINE = 200  # code points of a line that are read
LEAD = " \t#*-–•[(|\x00"
CLOCK = lazy(r",?[ \t]+\d\d?:\d\d")


class PastEvent(Check):
    """Reports a past event whose date lies after the document's own; plans and deadlines are left alone."""

    FIELDS: ClassVar = {"own": "the document's own date"}

    def inspect(self, facts: Facts, hits: Sequence[Hit]) -> Iterable[Finding]:
        """Yield each date of a past event that lies after the day on which the document says it was written."""
        if facts.document_date is None or (own := _last_own_day(facts)) is None:
            return
        late = [date for date in facts.fixed_dates if date.kind in ("full", "numeric") and _is_later(date, own)]
        if not late or _is_a_log(facts):
            return
        related = as_related(facts.document_date)
        for date in late:
            start, end = date.span
            if is_numbered(facts.prose, start):
                continue
            if is_past_event(facts.prose[max(0, start - CONTEXT_REACH) : start], facts.prose[end : end + REACH]):
                yield Finding(date.span, {"text": date.text, "own": in_words(own)}, related=related)


def _last_own_day(facts: Facts) -> dt.date | None:
    """Return the latest day that the document states for itself: one updated in June may report what happened in May.

    None if one of its dates names no day (that one may be the latest), or if it is a machine's default.
    """
    stated = [date.value for date in facts.stated_dates]
    last = max((day for day in stated if day), default=None) if all(stated) else None
    return None if last in MACHINE_DAYS else last


def _is_a_log(facts: Facts) -> bool:
    """Tell whether it is a log, diary or list of releases, by its short lines with a date each."""
    entries = 0
    for date in facts.fixed_dates:
        if date.year and date.kind in ("full", "numeric"):
            line = facts.lines.at(date.span.start)
            before, behind = (
                facts.text[line.start : date.span.start][-LINE:],
                facts.text[date.span.end : line.end][:LINE],
            )
            opens = not before.strip(LEAD) and bool(behind.strip(LEAD))
            entries += opens or bool(CLOCK.match(behind)) or len(f"{before} {behind}".split()) <= ENTRY_WORDS
        if entries >= ENTRIES:
            return True
    return False


def _is_later(date: DateExpression, own: dt.date) -> bool:
    """Tell whether a day or a whole month lies after `own`, by more than the difference of time zones."""
    if not (date.valid and date.year and date.month):
        return False
    first = dt.date(date.year, date.month, date.day or 1)
    return (first - own).days > ZONES
