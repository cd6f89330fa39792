"""What dates look like in prose, in seven languages: the regular expressions of figures and month names."""

from __future__ import annotations

import re
from collections.abc import Iterable

from seedlint.pattern import BLANK, GAP
from seedlint.text.calendar import ENGLISH_MONTHS, SHORT_MONTHS, SHORT_WEEKDAYS
from seedlint.text.calendar import MONTHS as FULL_MONTHS
from seedlint.text.calendar import WEEKDAYS as FULL_WEEKDAYS
from seedlint.text.lazy import lazy


def any_of(names: Iterable[str]) -> str:
    """Return the alternatives of a regex, the longest first."""
    return "|".join(sorted(map(re.escape, names), key=lambda name: (-len(name), name)))


def capitalised(names: Iterable[str]) -> frozenset[str]:
    """Return names as prose writes them: with a capital, or all in capitals."""
    return frozenset(form for name in names for form in (name.capitalize(), name.upper()))


MONTHS = {**FULL_MONTHS, **SHORT_MONTHS}
WEEKDAYS = {**FULL_WEEKDAYS, **SHORT_WEEKDAYS}
FOREIGN_MONTHS = frozenset(FULL_MONTHS) - {"january", "february", "march", "may", "june", "july", "october"}
CAPITAL_MONTHS = capitalised(
    name for name in MONTHS if name in ENGLISH_MONTHS or len(name) < 4 or name in "sept januar märz oktober"
)
BEGINS_A_MONTH = "".join(  # tells in two steps what all those names would be tried for
    f"[{''.join(sorted({form[place] for name in MONTHS for form in (name, name.upper())}))}ſıİ]" for place in (0, 1)
)
YEAR = r"(?P<year>(?:1\d|20|21)\d\d)(?![\w%]|[.,]\d)"
ORDINAL = r"(?:st|nd|rd|th|er|re|[.º°ª])?"
RANGE = rf"{BLANK}?[-–—]{BLANK}?|{GAP}(?:to|and|until|through|bis|und|au|et|al|a|y|e){GAP}"
CLOCK = rf"{BLANK}+\d\d?:\d\d(?::\d\d)?(?:{BLANK}+[A-Z]{{2,5}})?{BLANK}+"

NUMBER = lazy(r"\d(?<!\w\d)\d{0,3}(?=[-/.]\d|(?:[a-zº°ª.]{0,2})(?:[-–—/.]|[ \t\u00a0\u202f\x00\r\n])\W{0,3}\w)")
YEAR_FIRST = lazy(r"(?P<year>\d{4})([-/.])(?P<month>\d{1,2})\2(?P<day>\d{1,2})(?!\d|\2\d)(?=T\d|\W|_|$)")
YEAR_LAST = lazy(r"(?P<one>\d{1,2})([-/.])(?P<two>\d{1,2})\2(?P<year>\d{4})(?!\w|\2\d)")
YEAR_AND_MONTH = lazy(
    rf"(?P<year>(?:1\d|20|21)\d\d)(?:,?{GAP}|-)(?P<month>{any_of(CAPITAL_MONTHS)})(?!\w)\.?(?:{GAP}|-)(?P<day>\d{{1,2}})(?!\w)"
)
DAY_FIRST = lazy(
    rf"(?P<day>\d{{1,2}}){ORDINAL}(?:(?:{RANGE})\d{{1,2}}{ORDINAL})?"
    rf"(?:{GAP}(?:(?:of(?:{GAP}the)?|de|di){GAP}|d[’'])?|[-/])(?={BEGINS_A_MONTH})(?P<month>(?i:{any_of(MONTHS)}))(?!\w)"
    rf"(?:\.?(?:,?{GAP}(?:(?:de|del|of){GAP})?|[-/,]){YEAR}|-(?P<short_year>\d\d)(?!\w))?"
)
LAST_WORD = lazy(r"\w+$")
MONTH_FIRST = lazy(
    rf"(?P<month>{any_of(CAPITAL_MONTHS)})(?!\w)\.?(?:{GAP}|-)(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?![\w:%/]|[.,]\d)"
    rf"(?:(?:{BLANK}?[-–—]{BLANK}?|{GAP}(?:to|until|through){GAP})\d{{1,2}}(?:st|nd|rd|th)?(?![\w:%/]))?"
    rf"(?:(?:,?{GAP}(?:of{GAP})?|[,-]|{CLOCK}){YEAR})?"
)
MONTH_AND_YEAR = lazy(rf"(?P<month>{any_of(CAPITAL_MONTHS)})(?!\w)\.?,?{GAP}(?:of{GAP})?{YEAR}")
MONTH_ALONE = lazy(rf"(?P<month>{any_of(name.capitalize() for name in ENGLISH_MONTHS)})(?![\w’'-])")
BEFORE_MONTH = lazy(
    rf"(?<!\w)(?:(?P<when>last|this|next){GAP}|(?:in|since|by|until|till|during|before|after|from){GAP}"
    rf"(?:the{GAP}(?:end|start|beginning|middle){GAP}of{GAP})?)?"
    rf"(?P<part>(?:early|late|mid)(?:{GAP}|-)|)$",
    re.I,
)
AFTER_MONTH = lazy(rf"{GAP}[A-Z][a-z]|{BLANK}?[-–—/]{BLANK}?\w|,?{GAP}(?:(?:to|and|or|through){GAP})?[A-Z]")
MAY_AS_VERB = lazy(rf"{GAP}(?:be|have|has|also|not|need|contain|include|cause|only|differ|vary|occur)\b")
WEEKDAY_BEFORE = lazy(rf"(?<!\w)(?P<name>(?i:{any_of(WEEKDAYS)}))\.?,?{GAP}(?:(?:den|dem|el|le|the){GAP})?$")
RANGE_OPENS = lazy(rf"(?<!\w)(?P<word>[Bb]etween|[Ff]rom){GAP}$")
RANGE_INSIDE = lazy(r"\d\w{0,2}\W*[-–—]|\d\w{0,2}\W+(?:and|to|until|through)\W")
RANGE_JOINS = lazy(rf"{BLANK}?[-–—]{BLANK}?|{GAP}(?:to|until|through|till|bis|au|al){GAP}")
