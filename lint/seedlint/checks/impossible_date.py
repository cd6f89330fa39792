"""Dates that no calendar has: 31 June, 29 February 2023, 2024-13-02."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable, Sequence
from typing import ClassVar

from seedlint.checks import Check
from seedlint.facts import Facts, Hit
from seedlint.facts.dates import DateExpression
from seedlint.model import Finding
from seedlint.text.calendar import month_name
from seedlint.text.lazy import lazy

REFORM, LAST = 1752, 2199  # before the first, other calendars had other days (30 February 1712 in Sweden)
LEAP_YEAR = 2024
AROUND = 160  # code points on either side in which a text may say that it knows
DOTTED = lazy(r"\d{4}\.")  # 2024.04.31 may be a version
CUE = lazy(  # a build number may be 2024-13-02; a date follows one of these words or stands before a time of day
    r"(?<!\w)(?:dated?|day|published|posted|updated|modified|issued|created|released|signed|filed|sent|on|since|until|by"
    r"|before|after|am|le|el|il|em|vom|bis|seit|datum|fecha|data|stand)[\"'\s:=\x00*_]{1,4}$",
    re.I,
)
CLOCK = lazy(r"(?:T|[ \t]+)\d\d:\d\d")
VERSION = lazy(r"(?<!\w)(?:versions?|build|release|v|ver|rev(?:ision)?|section|sect|chapter|§|no)\.?[ \t\x00]*$", re.I)
TOKEN_BEFORE, TOKEN_AFTER = lazy(r"[\w/\\=&?%#@+~-]$|\w\.$"), lazy(r"[\w\\=&?%@+~](?<!T)|[-/.]\w")
KNOWN = lazy(  # the text itself says that there is no such day, or shows how one is refused
    r"(?<!\w)(?:leap|no such|(?:does|did|do|is|was|were)(?:n[’']t| not)(?! yet)|non-?exist\w*|impossible|never"
    r"|invalid|illegal|imaginary|fictional|fictitious|bogus|wrong(?:ly)?|incorrect(?:ly)?|error|errors|raises?|rejects?|accepts?|pars(?:e[rsd]?|ing)|overflows?|typo|misprint"
    r"|would be|as if|hypothetical|last day|days? in|clamp\w*|rounds?|normali[sz]\w*|placeholder"
    r"|n[’']existe|no existe|gibt es|non esiste|não existe|bissextile|bisiesto|Schaltjahr)(?!\w)",
    re.I,
)
IN_A_ROW = lazy(r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?[ \t:,|]+\d+[ \t,;|\x00]*$", re.I)
MARKS = ("'", '"', "‘", "“", "`", "\x1a")


class ImpossibleDate(Check):
    """Reports days that their month doesn't have; what the text itself calls impossible is left alone."""

    FIELDS: ClassVar = {"reason": "why there is no such day"}

    def inspect(self, facts: Facts, hits: Sequence[Hit]) -> Iterable[Finding]:
        """Yield each date of a day that never was and never will be."""
        for date in facts.fixed_dates:
            if date.valid or (reason := _reason(facts.prose, date)) is None or _is_meant(facts.prose, date):
                continue
            yield Finding(date.span, {"text": date.text, "reason": reason})


def _reason(prose: str, date: DateExpression) -> str | None:
    """Say why the calendar has no such day; None where the figures may be none of a date."""
    year, month, day = date.year, date.month, date.day
    if month is None or day is None or day < 1 or month < 1 or (year is not None and not REFORM <= year <= LAST):
        return None
    if month <= 12:
        sure = date.kind != "numeric" or not DOTTED.match(date.text) or _has_cue(prose, date)
        return _too_long(year, month, day) if sure else None
    if "." in date.text or not _has_cue(prose, date):
        return None
    return f"there is no month {month}"


def _too_long(year: int | None, month: int, day: int) -> str | None:
    """Name the length of a month that is shorter than `day`."""
    length, name = monthrange(year or LEAP_YEAR, month)[1], month_name(month)
    if day <= length:
        return None
    return f"{name} {year} has {length} days" if year and month == 2 else f"{name} has {length} days"


def _has_cue(prose: str, date: DateExpression) -> bool:
    start, end = date.span
    return bool(CUE.search(prose, max(0, start - 24), start) or CLOCK.match(prose, end))


def _is_meant(prose: str, date: DateExpression) -> bool:
    """Tell a version, a path, a sample and a day that the text knows not to exist."""
    start, end = date.span
    before, after = prose[max(0, start - AROUND) : start], prose[end : end + AROUND]
    if before.endswith(MARKS) or VERSION.search(before[-24:]) or KNOWN.search(before) or KNOWN.search(after):
        return True
    if date.kind != "numeric":
        return date.year is None and bool(IN_A_ROW.search(before[-24:]))
    return bool(TOKEN_BEFORE.search(before[-2:]) or (TOKEN_AFTER.match(after) and not CLOCK.match(after)))
