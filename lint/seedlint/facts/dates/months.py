"""Months without day and year that are used as dates: "in August", "since early May", "im Januar", "last June"."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence

from seedlint.base.model import Span
from seedlint.pattern import BLANK, GAP
from seedlint.text.dates.calendar import ENGLISH_MONTHS, MONTHS, MONTHS_OF, folded_name
from seedlint.text.dates.expression import MonthWithoutDay
from seedlint.text.dates.patterns import any_of
from seedlint.text.lazy import lazy
from seedlint.text.near import matches_near

WORD = 14  # code points before a month in which the word before it begins
LEADS = frozenset("in since by until till during before after from of early late mid last this next".split())
REACH = 40  # code points before a month in which the words stand that make it a date

MONTH = lazy(rf"(?P<month>{any_of(name.capitalize() for name in ENGLISH_MONTHS)})(?![\w’'-])")
BEFORE = lazy(
    rf"(?<!\w)(?:(?P<when>last|this|next){GAP}|(?:in|since|by|until|till|during|before|after|from){GAP}"
    rf"|(?:the{GAP}|at{GAP}(?:the{GAP})?)(?:(?:very{GAP})?(?:end|start|beginning|middle|close)"
    rf"|(?:first|second|third|fourth|last|final){GAP}(?:(?:few|two|three|full){GAP})?(?:days?|weeks?|weekend|half|part"
    rf"|fortnight|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)){GAP}of{GAP})?"
    rf"(?P<part>(?:early|late|mid)(?:{GAP}|-)|)$",
    re.I,
)
AFTER = lazy(rf"{GAP}[A-Z][a-z]|{BLANK}?[-–—/]{BLANK}?\w|,?{GAP}(?:(?:to|and|or|through){GAP})?[A-Z]")
RANGES = ("between", "before ", "after ")
# In each language: the words before a month that is used as a date.
PREPOSITIONS: Mapping[str, str] = {
    "es": r"[Ee]n|(?:[Dd]esde|[Hh]asta)|[Aa] (?:principios|mediados|finales) de"
    r"|(?:primera|segunda|tercera|última) (?:semana|quincena|mitad) de|(?:primer|último) (?:día|fin de semana) de",
    "fr": r"[Ee]n|[Dd]epuis|[Dd]ébut|[Ff]in|[Ff]in de|[Mm]i[- ]"
    r"|(?:première|deuxième|troisième|dernière) (?:semaine|quinzaine|moitié) de"
    r"|(?:premier|dernier) (?:jour|week-end) de",
    "de": r"[Ii]m|[Ss]eit|[Bb]is|[Aa]nfang|[Mm]itte|[Ee]nde|(?:[Ee]rsten|zweiten|letzten) (?:Woche|Hälfte) im",
    "it": r"[Ii]n|[Aa]|[Dd]a|(?:[Aa]|[Dd]i) (?:inizio|metà|fine)|(?:prima|seconda|ultima) (?:settimana|metà) di"
    r"|(?:primo|ultimo) (?:giorno|fine settimana) di",
    "pt": r"[Ee]m|[Dd]esde|[Aa]té|(?:[Nn]o (?:início|fim)|[Ee]m meados) de"
    r"|(?:primeira|segunda|última) (?:semana|quinzena|metade) de|(?:primeiro|último) (?:dia|fim de semana) de",
}
NAMES = {
    language: [name.capitalize() if language == "de" else name for name in MONTHS_OF[language]]
    for language in PREPOSITIONS
}
FOREIGN = {
    language: lazy(
        rf"(?<!\w)(?:{words}){GAP}(?P<month>{any_of(NAMES[language])})"
        rf"(?![\w’'-]|{GAP}(?:de[l ]|\d))"
    )
    for language, words in PREPOSITIONS.items()
}


def months_without_day(prose: str, dates: Sequence[Span], languages: Iterable[str]) -> Iterator[MonthWithoutDay]:
    """Yield the months that are used as dates, none within `dates` (in order); beside English those of `languages`."""
    starts = [span.start for span in dates]
    for match in MONTH.finditer(prose):
        start, end = match.span()
        if _is_in_date(start, dates, starts):
            continue
        words = prose[max(0, start - WORD) : start].replace("-", " ").split()
        if not words or words[-1].lower() not in LEADS:
            continue
        before = BEFORE.search(prose, max(0, start - REACH), start)
        if before is None or not before[0] or AFTER.match(prose, end) or before[0].lower().startswith(RANGES):
            continue
        is_relative = bool(before["when"])
        yield MonthWithoutDay(
            Span(before.start() if is_relative else before.start("part"), end),
            MONTHS[folded_name(match["month"])],
            is_relative,
        )
    for language in sorted(languages):
        for match in matches_near(FOREIGN[language], prose, NAMES[language]):
            if not _is_in_date(match.start("month"), dates, starts):
                yield MonthWithoutDay(Span(*match.span("month")), MONTHS_OF[language][folded_name(match["month"])])


def _is_in_date(start: int, dates: Sequence[Span], starts: Sequence[int]) -> bool:
    at = bisect_right(starts, start)
    return at > 0 and start < dates[at - 1].end
