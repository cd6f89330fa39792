"""Kind "resolvable-date": relative dates that the document's own date turns into days."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from typing import ClassVar

from seedlint.base.model import Edit, Finding, Fix, Span
from seedlint.checks import Check
from seedlint.facts import Facts, Hit
from seedlint.pattern import GAP
from seedlint.text.dates.expression import DateExpression
from seedlint.text.dates.relative_use import SentenceContext, first_entry, is_relative_to_writing
from seedlint.text.dates.resolution import resolve, written_out
from seedlint.text.dates.stated import as_related, day_of
from seedlint.text.dates.tense import verb_near
from seedlint.text.lazy import lazy

MONTH_FIRST = lazy(r"(?:[A-Za-z]+,? )?[A-Z][a-z]+\.? \d")  # May 14, 2024
DATE_IN_BRACKETS = lazy(r"[\s\x00]*[(\[](?=[^)\]\n]*\d)")  # followed by the date itself
JOINED = lazy(r"[’'\w]|-\w")  # "yesterday's": nothing can be put between
BESIDE = 6  # code points between an expression and its date: "Hier, le 11 juin 2019"
ROLLING = lazy(rf"(?<!\w)(?:within|in|over|during|for){GAP}the{GAP}$", re.I)  # in the last week: any seven days


class ResolvableDate(Check):
    """Reports relative dates of a document that states its day of publication; the fix inserts the date."""

    FIELDS: ClassVar = {"date": "what the document's date makes of it"}

    def inspect(self, facts: Facts, hits: Sequence[Hit]) -> Iterable[Finding]:
        """Yield each relative date that can be resolved."""
        own = facts.document_date
        if own is None or own.kind == "updated" or len(days := {date.value for date in facts.stated_dates}) != 1:
            return  # it may have been written on either of two days
        day = days.pop()
        if day is None:
            return
        others = [date for date in facts.fixed_dates if date.span.start >= own.span.end and day_of(date) != day]
        entries = first_entry(facts.prose, facts.lines, facts.regions("heading"), others)
        month_first = bool(MONTH_FIRST.match(own.span.of(facts.text)))
        quotations = [quote.inner for quote in facts.quotes if not quote.depth]
        for date in facts.dates:
            if date.kind != "relative" or date.span.start > entries:
                continue
            context = SentenceContext.of(facts.prose, date)
            if not _can_be_resolved(facts, date, context, quotations):
                continue
            verb = verb_near(context.before, context.after)
            time = verb.time if verb and verb.time != "other" else ""
            period = resolve(date.text, day, weekday=date.weekday, time=time)
            if period:
                resolved = written_out(period, month_first=month_first)
                edit = Edit(Span(date.span.end, date.span.end), f" ({resolved})")
                fix = None if JOINED.match(context.after) else Fix((edit,), "Write the date beside it", safe=False)
                yield Finding(date.span, {"text": date.text, "date": resolved}, related=as_related(own), fix=fix)


def _can_be_resolved(facts: Facts, date: DateExpression, context: SentenceContext, quotations: Sequence[Span]) -> bool:
    """Tell whether it is relative to the document's date: not a speaker's, a rolling one, or one with its date."""
    if context.is_mention or DATE_IN_BRACKETS.match(context.after) or ROLLING.search(context.before):
        return False
    at = bisect_left(facts.fixed_dates, date.span.end, key=lambda each: each.span.start)
    if any(each.span.start - date.span.end <= BESIDE for each in facts.fixed_dates[at : at + 1]):
        return False
    if not is_relative_to_writing(date, context, documentation=bool(facts.genre)):
        return False
    at = bisect_right(quotations, date.span.start, key=lambda inner: inner.start)
    return not any(inner.covers(date.span) for inner in quotations[max(0, at - 1) : at])
