"""What is told as past and dated after the document that tells it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from typing import ClassVar

from seedlint.checks import Check
from seedlint.facts import Facts, Hit
from seedlint.facts.dates import DateExpression
from seedlint.model import Finding, Related
from seedlint.text.calendar import in_words
from seedlint.text.lazy import lazy
from seedlint.text.tense import verb_near

ZONES = dt.timedelta(days=1)  # the earth's time zones: it may be tomorrow where the news comes from
AROUND = 240  # code points on either side in which the verb is looked for
WORDS_BETWEEN = 9  # between a verb and its date; further off it may belong to something else
ENTRIES, ENTRY_WORDS, LINE = 4, 4, 200  # dated entries that make a log; words beside a date on its line; code points
LEAD = " \t#*-–•[(|\x00"
CLOCK = lazy(r",?[ \t]+\d\d?:\d\d")
AT = lazy(  # how a date follows what happened on it: "was signed on", "resigned Monday,", "fue detenido el"
    r"(?:(?<!\w)(?:on|in|le|el|il|em|am|op|den|en)[ \t\x00]+(?:the[ \t\x00]+)?(?:(?:early|late|mid)[ \t\x00-]+)?"
    r"|(?<!\w)(?:a\.m\.|p\.m\.|noon|midnight|morning|afternoon|evening|night|\w+ed),?[ \t\x00]+)$",
    re.I,  # anything else ("until", "for", "by", "of", "as of", "due") tells when something ends or is to be
)
PLANS = lazy(  # what stands between a verb and a date that isn't the verb's: "approved a hearing on 9 June"
    r"(?<!\w)(?:for|until|till|before|through|from|ending|expiring|due|effective|starting|beginning|meeting|hearing"
    r"|vote|referendum|elections?|strike|conference|deadline|concert|match|game|trial|wedding|funeral|tour|plans?|launch"
    r"|bis|hasta|jusqu[’']|fino|até|para|für|zum)(?!\w)",
)
CHOSEN, AS = lazy(r"chose|picked|selected|named|marked|suggested|preferred|set"), lazy(r"\s+as(?!\w)")  # a day, as such
GERUND = lazy(r"(?<!\w)\w{2,}ing(?:[ \t\x00]+\w+)?[ \t\x00]+$")  # "instead of expiring on"
CLAUSE = lazy(r",\s+(?!(?:on|in|the|le|el|am)\b)\w+\s")
MAY_BE = lazy(r"(?<!\w)(?:will have|if|unless|would|wrongly|fiction|novel|film set|imagine|prophe\w+|predict\w*)(?!\w)")


class PastEvent(Check):
    """Reports a past event whose date lies after the document's own; plans and deadlines are left alone."""

    FIELDS: ClassVar = {"own": "the document's own date"}

    def inspect(self, facts: Facts, hits: Sequence[Hit]) -> Iterable[Finding]:
        """Yield each date of a past that was still to come on the day on which the document says it was written."""
        if facts.document_date is None or (own := _last_own_day(facts)) is None:
            return
        late = [date for date in facts.fixed_dates if date.kind in ("full", "numeric") and _is_after(date, own)]
        if not late or _is_a_log(facts):
            return
        span = facts.document_date.span
        for date in late:
            if _is_told(facts.prose, date):
                related = (Related(span, "the document's own date"),) if span.length else ()
                yield Finding(date.span, {"text": date.text, "own": in_words(own)}, related=related)


def _last_own_day(facts: Facts) -> dt.date | None:
    """Return the last day that the document gives for itself: one updated in June may tell of May.

    None where one of its dates can't be read: that one may be the later.
    """
    stated = [date.value for date in facts.stated_dates]
    return max((day for day in stated if day), default=None) if all(stated) else None


def _is_a_log(facts: Facts) -> bool:
    """Tell a log, a diary, a list of releases, whose entries have dates of their own: short lines that hold one."""
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


def _is_after(date: DateExpression, own: dt.date) -> bool:
    """Tell whether all of a day or month lies after `own`, by more than a day for the zones."""
    if not (date.valid and date.year and date.month):
        return False
    first = dt.date(date.year, date.month, date.day or 1)
    return first > own + ZONES


def _is_told(prose: str, date: DateExpression) -> bool:
    """Tell whether the verb nearest to a date is in the past and the date says when that was."""
    before, after = prose[max(0, date.span.start - AROUND) : date.span.start], prose[date.span.end :][:AROUND]
    verb = verb_near(before, after)
    if verb is None or verb.time != "past" or MAY_BE.search(before[-120:]) or MAY_BE.search(after[:60]):
        return False
    between = verb.between
    if not between.strip() and (CHOSEN.fullmatch(verb.text) or AS.match(after)):
        return False
    if (between.strip() and not AT.search(before)) or GERUND.search(before):
        return False
    return len(between.split()) <= WORDS_BETWEEN and not PLANS.search(between) and not CLAUSE.search(between)
