"""Dates that no calendar has: 31 June, 29 February 2023, 2024-13-02."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import ClassVar

from seedlint.base.model import Finding
from seedlint.checks import Check
from seedlint.facts import Facts, Hit
from seedlint.facts.dates.expressions import DateExpression, fixed_dates
from seedlint.text.dates.calendar import month_length, month_name
from seedlint.text.lazy import lazy
from seedlint.text.metadata import dated_fields
from seedlint.text.reference import is_numbered

REFORM, LAST = 1752, 2199  # before the first, other calendars had other days (30 February 1712 in Sweden)
LEAP_YEAR = 2024
AROUND = 160  # code points on either side in which a text may say that it knows
ISO = lazy(r"\d{4}-")
DOTTED = lazy(r"\d{4}\.")  # 2024.04.31 may be a version
YEAR_FIRST = lazy(r"(?:3[2-9]|[4-9]\d)-[^\W\d]+-\d\d$")  # 99-Jan-08, from when a year had two figures
TWO_FIGURES = lazy(r"(?P<one>\d\d)\.(?P<two>\d\d)\.\d{4}")
CUE = lazy(  # what a date follows: figures with strokes and dots number laws, batches and sections as well
    r"(?<!\w)(?:dated?|day|published|posted|updated|modified|issued|created|released|signed|filed|sent"
    r"|received|born|died"
    r"|due|expir(?:es|ed|ing)|ends?|ended|starts?|started|begins?|opens?|closes?|deadline|valid|effective|paid|on|since"
    r"|until|till|by|before|after|from|through|between|of|mon|tues?|wed|thu|fri|sat|sun|\w{3,6}day|am|vom|bis"
    r"|seit|den|der"
    r"|dem|ab|zum|datum|stand|fällig|le|du|au|avant|après|depuis|dès|date|publiée?|el|del|al|hasta|desde|antes|fecha"
    r"|publicad[oa]|il|dal|fino al?|entro|data|pubblicat[oa]|em|até|de|do|dia|día|a|à|desde|em)[\"'\s:=,\x00*_(]{1,4}$",
    re.I,
)
OPENS = lazy(r"(?:^|[|\t\n])[ \t\x00*_>|(\[-]*$")  # a line, or a cell of a table
CLOCK = lazy(r"(?:T|[ \t]+)\d\d:\d\d")
NAMED_BY_DAY = lazy(  # what is called by figures in the form of a day
    r"[ \t\x00*_]+(?:(?:nightly|stable|beta|alpha)[ \t]+)?(?:builds?|releases?|snapshots?|versions?"
    r"|nightl(?:y|ies)|tags?"
    r"|branch|images?|revisions?|tarballs?|edition|firmware|drivers?|schema|spec)(?!\w)",
    re.I,
)
ON = lazy(  # before "June 31" and "31 June", whose number may count what the month had
    r"(?<!\w)(?:on|until|till|by|before|after|since|through|dated?|due|born|died|deadline|ends?|ended|starts?|begins?"
    r"|expires?|\w{3,6}day,?|(?:on|until|by|and|or|to|of) the|le|du|au|el|del|al|hasta|il|dal|l[’']|entro|am"
    r"|bis|vom|zum|den|dem|ab"
    r"|em|até|dia|día|no|a)[ \t\n\x00*_]+$",
    re.I,
)
COUNTS = lazy(  # behind it: a unit, a share, or the thing that is counted
    r"[ \t\u00a0\u202f]?(?:[%‰°$€£]|(?:mm|cm|m|km|kg|g|t|l|ml|ha|mg|h|s|ms|kw|kwh|mw|mwh|gb|mb|hz|db|mph|°?[cf]|pct"
    r"|percent|per cent|prozent|points?|degrees?|people|cases?|votes?|years?|times|million|billion|thousand)(?!\w))"
    r"|-[^\W\d]|[-–]?[.,]\d",
    re.I,
)
CLOSED = lazy(r"[ \t\x00*_]*(?:[.,;:!?)\]|\"”’»]|\Z|\n|[–—])")
OTHER_FIGURES = lazy(
    r"(?<!\w)(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?[ \t:,|=]+\d+(?!\w)", re.I
)  # a row of months with what each had
COUNTED = lazy(r"(?<!\w)(?:in|from|for|of|per|im|en|em|a|für|para|per|pour)[ \t\n\x00]+$|[:=|][ \t\x00]*$", re.I)
SENTENCE = lazy(r"[.!?]\s|\n[ \t]*\n")
TOKEN_BEFORE, TOKEN_AFTER = lazy(r"[\w/\\=&?%#@+~-]$|\w\.$"), lazy(r"[\w\\=&?%@+~](?<!T)|[-/.]\w")
KNOWN = lazy(  # the text itself says that there is no such day, or shows how one is refused
    r"(?<!\w)(?:leap|no such|there(?: is|[’']s| was) no|gibt keinen?|n[’']y a pas|no hay|non c[’']è|não há"
    r"|(?:does|did|do|is|was|were)(?:n[’']t| not)(?! yet)|non-?exist\w*|impossible|never"
    r"|invalid|illegal|imaginary|fictional|fictitious|bogus|wrong(?:ly)?|incorrect(?:ly)?|error|errors"
    r"|raises?|rejects?|accepts?|pars(?:e[rsd]?|ing)|overflows?|typo|misprint"
    r"|would be|as if|hypothetical|last day|days? in|clamp\w*|rounds?|normali[sz]\w*|placeholder"
    r"|n[’']existe|no existe|gibt es|non esiste|não existe|bissextile|bisiesto|Schaltjahr)(?!\w)",
    re.I,
)
MARKS = ("'", '"', "‘", "“", "`", "\x1a")


class ImpossibleDate(Check):
    """Reports days that their month doesn't have; what the text itself calls impossible is left alone."""

    FIELDS: ClassVar = {"reason": "why there is no such day"}

    def inspect(self, facts: Facts, hits: Sequence[Hit]) -> Iterable[Finding]:
        """Yield each date of a day that never was and never will be, first those of the metadata."""
        for field in dated_fields(facts.document, facts.stated_dates):
            dated = next((date for date in fixed_dates(str(field.value)) if date.year), None)
            if dated and not dated.valid and (reason := _why(dated.year, dated.month, dated.day)):
                yield Finding(field.span, {"text": str(field.value), "reason": reason})
        for date in facts.fixed_dates:
            if (date.valid and not date.last) or (reason := _why_of(date)) is None:
                continue
            if "|" in date.span.of(facts.text):  # a number in one cell of a table, a month in the next
                continue
            if _is_a_date(facts.prose, date) and not _is_meant(facts.prose, date):
                yield Finding(date.span, {"text": date.text, "reason": reason})


def _why_of(date: DateExpression) -> str | None:
    """Say why a date, or the last day of a range, can't be."""
    reason = _why(date.year, date.month, date.day)
    if reason is None and date.last:
        last = date.last
        return _why(last.year or date.year, last.month, last.day)
    return reason


def _why(year: int | None, month: int | None, day: int | None) -> str | None:
    """Say why the calendar has no such day; None where it may have one, or had in other times."""
    if month is None or day is None or day < 1 or month < 1 or (year is not None and not REFORM <= year <= LAST):
        return None
    if month > 12:
        return f"there is no month {month}"
    length, name = month_length(year or LEAP_YEAR, month), month_name(month)
    if day <= length:
        return None
    return f"{name} {year} has {length} days" if year and month == 2 else f"{name} has {length} days"


def _is_a_date(prose: str, date: DateExpression) -> bool:
    """Tell a date from a section, a batch, a law, a build and from what a month had of something."""
    start, end = date.span
    if date.kind != "numeric":
        return not YEAR_FIRST.match(date.text) and (date.year is not None or _is_a_day_of_the_year(prose, date))
    if is_numbered(prose, start) or NAMED_BY_DAY.match(prose, end):
        return False
    cue = bool(CUE.search(prose, max(0, start - 24), start) or CLOCK.match(prose, end))
    if ISO.match(date.text):
        return cue or (date.month or 0) <= 12  # a build number may be 2024-13-02
    if DOTTED.match(date.text):
        return cue and (date.month or 0) <= 12
    if dotted := TWO_FIGURES.fullmatch(date.text):
        american = int(dotted["one"]) <= 12 < int(dotted["two"])
        return not american and (
            cue or ((date.month or 0) <= 12 and bool(OPENS.search(prose, max(0, start - 24), start)))
        )
    return cue or ("." not in date.text and bool(OPENS.search(prose, max(0, start - 24), start)))


def _is_a_day_of_the_year(prose: str, date: DateExpression) -> bool:
    """Tell "come on June 31" from "rain in June: 31 mm", "votes in June 31 percent", "in 2024 31 June babies"."""
    start, end = date.span
    if COUNTS.match(prose, end):
        return False
    before, after = prose[max(0, start - AROUND) : start], prose[end : end + AROUND]
    if before.rstrip()[-1:].isdigit() and not before.endswith("\n"):
        return False
    ends, begin = SENTENCE.search(after), max((found.end() for found in SENTENCE.finditer(before)), default=0)
    sentence = before[begin:] + " " + (after[: ends.start()] if ends else after)
    if OTHER_FIGURES.search(sentence) and not ON.search(before):
        return False
    return bool(ON.search(before) or (CLOSED.match(after) and not COUNTED.search(before)))


def _is_meant(prose: str, date: DateExpression) -> bool:
    """Tell a path, a sample and a day that the text knows not to exist."""
    start, end = date.span
    before, after = prose[max(0, start - AROUND) : start], prose[end : end + AROUND]
    if before.endswith(MARKS) or KNOWN.search(before) or KNOWN.search(after):
        return True
    if date.kind != "numeric":
        return False
    return bool(TOKEN_BEFORE.search(before[-2:]) or (TOKEN_AFTER.match(after) and not CLOCK.match(after)))
