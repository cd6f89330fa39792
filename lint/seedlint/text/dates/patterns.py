"""What dates look like in prose, in seven languages: regular expressions made of the words of the calendar."""

from __future__ import annotations

import re
from collections.abc import Iterable

from seedlint.pattern import BLANK, GAP
from seedlint.text.dates.calendar import (
    AND,
    ARTICLES,
    BETWEEN,
    ENGLISH_MONTHS,
    FROM,
    SHORT_MONTHS,
    SHORT_WEEKDAYS,
    THROUGH,
)
from seedlint.text.dates.calendar import MONTHS as FULL_MONTHS
from seedlint.text.dates.calendar import WEEKDAYS as FULL_WEEKDAYS
from seedlint.text.lazy import lazy


def any_of(names: Iterable[str]) -> str:
    """Return the alternatives of a regex, the longest first."""
    return "|".join(sorted(sorted(map(re.escape, names)), key=len, reverse=True))


def capitalised(names: Iterable[str]) -> frozenset[str]:
    """Return names as prose writes them: with a capital, or all in capitals."""
    return frozenset(form for name in names for form in (name.capitalize(), name.upper()))


MONTHS = {**FULL_MONTHS, **SHORT_MONTHS}
WEEKDAYS = {**FULL_WEEKDAYS, **SHORT_WEEKDAYS}
ENGLISH_WORDS = ("out", "set")  # months only where Portuguese or Italian is written
CAPITAL_MONTHS = capitalised(  # with a capital and before a number these are months in any language
    name
    for name in MONTHS
    if (name in ENGLISH_MONTHS or len(name) < 4 or name in ("sept", "januar", "märz", "oktober"))
    and name not in ENGLISH_WORDS
)
MONTHS_BEFORE_YEARS = CAPITAL_MONTHS | capitalised(FULL_MONTHS) | frozenset((*FULL_MONTHS, *SHORT_MONTHS))
BEGINS_A_MONTH = "".join(  # two letters that any month begins with: a fast test before all names are tried
    f"[{''.join(sorted({form[place] for name in MONTHS for form in (name, name.upper())}))}ſıİ]" for place in (0, 1)
)
YEAR = r"(?P<year>(?:1\d|20|21)\d\d)(?![\w%]|[.,]\d)"
APOSTROPHE_YEAR = r"['’](?P<{}>\d\d)(?![\w'’]|[.,]\d)"
ORDINAL = r"(?:st|nd|rd|th|er|re|\.?[º°ª]|\.)?"
ARTICLE = rf"(?:(?:{any_of(ARTICLES)}){GAP})?"
RANGE = rf"{BLANK}?[-–—]{BLANK}?|{GAP}(?:{any_of((*THROUGH, *AND))}){GAP}{ARTICLE}"
CLOCK = rf"{BLANK}+(?P<clock>\d\d?:\d\d(?::\d\d)?)(?:{BLANK}+[A-Z]{{2,5}})?{BLANK}+"

NUMBER = lazy(r"\d(?<!\w\d)\d{0,3}(?=[-/.]\d|(?:[a-zº°ª.]{0,2})(?:[-–—/.]|[ \t\u00a0\u202f\x00\r\n])\W{0,3}\w)")
YEAR_FIRST = lazy(r"(?P<year>\d{4})([-/.])(?P<month>\d{1,2})\2(?P<day>\d{1,2})(?!\d|\2\d)(?=T\d|\W|_|$)")
YEAR_LAST = lazy(r"(?P<one>\d{1,2})([-/.])(?P<two>\d{1,2})\2(?P<year>\d{4})(?!\w|\2\d)")
SPACED = lazy(rf"(?P<one>\d{{1,2}})(\.){BLANK}(?P<two>\d{{1,2}})\.{BLANK}(?P<year>(?:19|20)\d\d)(?![\w.])")
SHORT_YEAR_LAST = lazy(r"(?P<one>\d{1,2})([/.])(?P<two>\d{1,2})\2(?P<short_year>\d\d)(?![\w%]|[.,:/-]\d)")
COMPACT = lazy(r"(?P<year>(?:19|20)\d\d)(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01])(?=T\d{4})")
YEAR_AND_MONTH = lazy(
    rf"(?P<year>(?:1\d|20|21)\d\d)(?:,?{GAP}|-)(?P<month>{any_of(CAPITAL_MONTHS)})(?!\w)\.?(?:{GAP}|-)(?P<day>\d{{1,2}})(?!\w)"
)
DAY_FIRST = lazy(
    rf"(?P<day>\d{{1,2}}){ORDINAL}(?:(?:{RANGE})(?P<last>\d{{1,2}}){ORDINAL})?"
    rf"(?:{GAP}(?:(?i:of(?:{GAP}the)?|de|di){GAP}|d[’'])?|[-/])(?={BEGINS_A_MONTH})(?P<month>(?i:{any_of(MONTHS)}))(?!\w)"
    rf"(?:\.?(?:,?{GAP}(?:(?i:de|del|of){GAP})?|[-/,]){YEAR}|-(?P<short_year>\d\d)(?!\w)"
    rf"|\.?,?{GAP}{APOSTROPHE_YEAR.format('apostrophe_year')})?"
)
NUMBERED = lazy(  # before a number that is no day of a range: "Issue 3 – 22 March 2024"
    r"(?<!\w)(?:issue|number|no|nr|vol(?:ume)?|ausgabe|nummer|heft|numéro|número|numero|edición|edição|n[º°])"
    r"\.?[ \t]*#?$|#$",
    re.I,
)
NUMBERED_REACH = 10  # code points
LAST_WORD = lazy(r"\w+$")
MONTH_FIRST = lazy(
    rf"(?P<month>{any_of(CAPITAL_MONTHS)})(?!\w)\.?(?:{GAP}(?:the{GAP}(?=\d+(?:st|nd|rd|th)))?|-)(?P<day>\d{{1,2}})"
    rf"(?:st|nd|rd|th)?(?![\w:%/]|[.,]\d)"
    rf"(?:(?:{BLANK}?[-–—]{BLANK}?|{GAP}(?:to|until|through){GAP})(?P<last>\d{{1,2}})(?:st|nd|rd|th)?(?![\w:%/]))?"
    rf"(?:(?:,?{GAP}(?:of{GAP})?|[,-]|{CLOCK}){YEAR}|,?{GAP}{APOSTROPHE_YEAR.format('apostrophe_year')})?"
)
MONTH_AND_YEAR = lazy(
    rf"(?P<month>[^\W\d_]+)\.?,?{GAP}(?:(?:of{GAP}|(?P<link>(?i:de|del){GAP}|dell[’']))?{YEAR}|{APOSTROPHE_YEAR.format('apostrophe_year')})"
)
OTHER_MONTH_FIRST = lazy(rf"(?P<month>[^\W\d_]+)\.?{GAP}(?P<day>\d{{1,2}}),?{GAP}(?:(?:de|del){GAP})?{YEAR}")
MAY_AS_VERB = lazy(rf"{GAP}(?:be|have|has|also|not|need|contain|include|cause|only|differ|vary|occur)\b")
WHO_MAY = lazy(rf"(?<!\w)(?:I|you|we|they|he|she|it|who|that|which|there|this|one){GAP}$", re.I)
WEEKDAY_BEFORE = lazy(rf"(?<!\w)(?P<name>(?i:{any_of(WEEKDAYS)}))\.?,?{GAP}(?:(?:den|dem|el|le|il|the|dia|día){GAP})?$")
SHORT_WEEKDAY_BEFORE = lazy(
    rf"(?<![\w-])(?P<name>[^\W\d_]{{2,3}})(?P<mark>\.,?|,|){GAP}(?:(?:den|dem|el|le|il|dia|día){GAP})?$"
)
WEEKDAY_BEHIND = lazy(rf"{BLANK}*[(\[](?P<name>(?i:{any_of(WEEKDAYS)}))\.?[)\]]")
RANGE_OPENS = lazy(
    rf"(?<!\w)(?:(?P<between>(?i:{any_of(BETWEEN)}))|(?i:{any_of(FROM)})){GAP}{ARTICLE}$|(?<!\w)(?i:dall)[’']$"
)
RANGE_JOINS = lazy(rf"{BLANK}?[-–—]{BLANK}?|{GAP}(?:{any_of(THROUGH)}){GAP}{ARTICLE}")
AND_INSIDE = lazy(rf"(?<!\w)(?:{any_of(AND)})(?!\w)")
BETWEEN_JOINS = lazy(rf"{GAP}(?:{any_of(AND)}){GAP}{ARTICLE}")
