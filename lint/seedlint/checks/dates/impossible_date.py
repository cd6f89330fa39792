"""Kind "impossible-date": dates that don't exist: 31 June, 29 February 2023, 2024-13-02."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import ClassVar

from seedlint.base.model import Finding
from seedlint.checks import Check
from seedlint.facts import Facts, Hit
from seedlint.facts.dates.expressions import fixed_dates
from seedlint.text.dates.calendar import month_length, month_name
from seedlint.text.dates.expression import LEAP_YEAR, DateExpression
from seedlint.text.dates.reference import is_numbered
from seedlint.text.lazy import lazy
from seedlint.text.metadata import dated_fields

REFORM, LAST = 1752, 2199  # before the first, other calendars had other days (30 February 1712 in Sweden)
AROUND = 160  # code points on either side in which a text may say that the date is impossible
ISO = lazy(r"\d{4}-")
DOTTED = lazy(r"\d{4}\.")  # 2024.04.31 may be a version
YEAR_FIRST = lazy(r"(?:3[2-9]|[4-9]\d)-[^\W\d]+-\d\d$")  # 99-Jan-08, as software wrote years of two figures
TWO_FIGURES = lazy(r"(?P<one>\d\d)\.(?P<two>\d\d)\.\d{4}")
BEFORE_DATE = lazy(  # what stands before dates, but not before laws, batches and sections with numbers of the same form
    r"(?<!\w)(?:dated?|day|published|posted|updated|modified|issued|created|released|signed|filed|sent"
    r"|received|born|died"
    r"|due|expir(?:es|ed|ing)|ends?|ended|starts?|started|begins?|opens?|closes?|deadline|valid|effective|paid|on|since"
    r"|until|till|by|before|after|from|through|between|of|mon|tues?|wed|thu|fri|sat|sun|\w{3,6}day|am|vom|bis"
    r"|seit|den|der"
    r"|dem|ab|zum|datum|stand|fällig|le|du|au|avant|après|depuis|dès|date|publiée?|el|del|al|hasta|desde|antes|fecha"
    r"|publicad[oa]|il|dal|fino al?|entro|data|pubblicat[oa]|em|até|de|do|dia|día|a|à|desde|em)[\"'\s:=,\x00*_(]{1,4}$",
    re.I,
)
OPENS_LINE = lazy(r"(?:^|[|\t\n])[ \t\x00*_>|(\[-]*$")  # of a line, or of a cell of a table
CLOCK = lazy(r"(?:T|[ \t]+)\d\d:\d\d")
NAMED_BY_DAY = lazy(  # things that have names in the form of a date
    r"[ \t\x00*_]+(?:(?:nightly|stable|beta|alpha)[ \t]+)?(?:builds?|releases?|snapshots?|versions?"
    r"|nightl(?:y|ies)|tags?"
    r"|branch|images?|revisions?|tarballs?|edition|firmware|drivers?|schema|spec)(?!\w)",
    re.I,
)
BEFORE_DAY = lazy(  # before "June 31" and "31 June": without it, 31 may be a count of things in June
    r"(?<!\w)(?:on|until|till|by|before|after|since|through|dated?|due|born|died|deadline|ends?|ended|starts?|begins?"
    r"|expires?|\w{3,6}day,?|(?:on|until|by|and|or|to|of) the|le|du|au|el|del|al|hasta|il|dal|l[’']|entro|am"
    r"|bis|vom|zum|den|dem|ab"
    r"|em|até|dia|día|no|a)[ \t\n\x00*_]+$",
    re.I,
)
AFTER_COUNT = lazy(  # a unit, a percentage, or the thing that is counted
    r"[ \t\u00a0\u202f]?(?:[%‰°$€£]|(?:mm|cm|m|km|kg|g|t|l|ml|ha|mg|h|s|ms|kw|kwh|mw|mwh|gb|mb|hz|db|mph|°?[cf]|pct"
    r"|percent|per cent|prozent|points?|degrees?|people|cases?|votes?|years?|times|million|billion|thousand)(?!\w))"
    r"|-[^\W\d]|[-–]?[.,]\d",
    re.I,
)
AFTER_DAY = lazy(r"[ \t\x00*_]*(?:[.,;:!?)\]|\"”’»]|\Z|\n|[–—])")
OTHER_FIGURES = lazy(
    r"(?<!\w)(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?[ \t:,|=]+\d+(?!\w)", re.I
)  # a list of months with a number each
BEFORE_COUNT = lazy(r"(?<!\w)(?:in|from|for|of|per|im|en|em|a|für|para|per|pour)[ \t\n\x00]+$|[:=|][ \t\x00]*$", re.I)
SENTENCE = lazy(r"[.!?]\s|\n[ \t]*\n")
TOKEN_BEFORE, TOKEN_AFTER = lazy(r"[\w/\\=&?%#@+~-]$|\w\.$"), lazy(r"[\w\\=&?%@+~](?<!T)|[-/.]\w")
ACKNOWLEDGED = lazy(  # the text itself says that there is no such day, or that software rejects it
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
    """Reports dates that don't exist, except those that the text itself calls impossible."""

    FIELDS: ClassVar = {"reason": "why there is no such day"}

    def inspect(self, facts: Facts, hits: Sequence[Hit]) -> Iterable[Finding]:
        """Yield each date that doesn't exist, first those of the metadata."""
        for field in dated_fields(facts.document, facts.stated_dates):
            dated = next((date for date in fixed_dates(str(field.value)) if date.year), None)
            if dated and not dated.valid and (reason := _reason(dated.year, dated.month, dated.day)):
                yield Finding(field.span, {"text": str(field.value), "reason": reason})
        for date in facts.fixed_dates:
            if (date.valid and not date.last) or (reason := _reason_for(date)) is None:
                continue
            if "|" in date.span.of(facts.text):  # a number in one cell of a table, a month in the next
                continue
            if _is_a_date(facts.prose, date) and not _is_deliberate(facts.prose, date):
                yield Finding(date.span, {"text": date.text, "reason": reason})


def _reason_for(date: DateExpression) -> str | None:
    """Return why a date, or the last day of a range, doesn't exist; None if it may exist."""
    reason = _reason(date.year, date.month, date.day)
    if reason is None and date.last:
        last = date.last
        return _reason(last.year or date.year, last.month, last.day)
    return reason


def _reason(year: int | None, month: int | None, day: int | None) -> str | None:
    """Return why there is no such day; None if it may exist, or existed in an older calendar."""
    if month is None or day is None or day < 1 or month < 1 or (year is not None and not REFORM <= year <= LAST):
        return None
    if month > 12:
        return f"there is no month {month}"
    length, name = month_length(year or LEAP_YEAR, month), month_name(month)
    if day <= length:
        return None
    return f"{name} {year} has {length} days" if year and month == 2 else f"{name} has {length} days"


def _is_a_date(prose: str, date: DateExpression) -> bool:
    """Tell whether it is a date, and not the number of a section, batch, law or build, or a count beside a month."""
    start, end = date.span
    if date.kind != "numeric":
        return not YEAR_FIRST.match(date.text) and (date.year is not None or _is_a_day_of_the_year(prose, date))
    if is_numbered(prose, start) or NAMED_BY_DAY.match(prose, end):
        return False
    has_cue = bool(BEFORE_DATE.search(prose, max(0, start - 24), start) or CLOCK.match(prose, end))
    if ISO.match(date.text):
        return has_cue or (date.month or 0) <= 12  # without a cue, 2024-13-02 may be a build number
    if DOTTED.match(date.text):
        return has_cue and (date.month or 0) <= 12
    if dotted := TWO_FIGURES.fullmatch(date.text):
        american = int(dotted["one"]) <= 12 < int(dotted["two"])
        return not american and (
            has_cue or ((date.month or 0) <= 12 and bool(OPENS_LINE.search(prose, max(0, start - 24), start)))
        )
    return has_cue or ("." not in date.text and bool(OPENS_LINE.search(prose, max(0, start - 24), start)))


def _is_a_day_of_the_year(prose: str, date: DateExpression) -> bool:
    """Tell whether the number beside a month is a day ("come on June 31") and no count ("rain in June: 31 mm")."""
    start, end = date.span
    if AFTER_COUNT.match(prose, end):
        return False
    before, after = prose[max(0, start - AROUND) : start], prose[end : end + AROUND]
    if before.rstrip()[-1:].isdigit() and not before.endswith("\n"):
        return False
    stop, begin = SENTENCE.search(after), max((found.end() for found in SENTENCE.finditer(before)), default=0)
    sentence = before[begin:] + " " + (after[: stop.start()] if stop else after)
    if OTHER_FIGURES.search(sentence) and not BEFORE_DAY.search(before):
        return False
    return bool(BEFORE_DAY.search(before) or (AFTER_DAY.match(after) and not BEFORE_COUNT.search(before)))


def _is_deliberate(prose: str, date: DateExpression) -> bool:
    """Tell whether the date is a sample, a part of a path, or one that the text itself calls impossible."""
    start, end = date.span
    before, after = prose[max(0, start - AROUND) : start], prose[end : end + AROUND]
    if before.endswith(MARKS) or ACKNOWLEDGED.search(before) or ACKNOWLEDGED.search(after):
        return True
    if date.kind != "numeric":
        return False
    return bool(TOKEN_BEFORE.search(before[-2:]) or (TOKEN_AFTER.match(after) and not CLOCK.match(after)))
