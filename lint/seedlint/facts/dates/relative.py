"""Expressions that are relative to the day on which they were written: yesterday, last week, on Thursday."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from typing import Literal

from seedlint.base.model import Span
from seedlint.pattern import BLANK, GAP
from seedlint.text.dates.calendar import WEEKDAYS, folded_name
from seedlint.text.dates.expression import RelativeExpression
from seedlint.text.dates.language import may_be_in
from seedlint.text.dates.relative_words import FOREIGN, LETTERS
from seedlint.text.lazy import lazy
from seedlint.text.near import matches_near

PART = rf"(?:{GAP}(?:morning|afternoon|evening|night|lunchtime)(?!\w))?"
PERIOD = "week|month|year|weekend|season|spring|summer|autumn|fall|winter"
NAMED_PERIOD = (
    "term|quarter|semester|Christmas|Easter|Thanksgiving|Ramadan"  # not with "this": this term, this Easter egg
)
NEAR = rf"(?:(?:past|coming){GAP})?"
END = r"(?!\w|-\w)"
# Each pattern begins with rare letters, so that the search is fast, and looks behind for the letters before them; its
# group is where the expression begins.
Kind = Literal["day", "last", "next", "this", "past", "ago"]
RELATIVE_WORDS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    ("day", lazy(rf"ght(?:(?<=([Tt]oni)ght)|(?<=([Tt]he night)){GAP}before{GAP}last|(?<=[ \n](f)ortnight)s?){END}")),
    (
        "last",
        lazy(
            r"ast(?=[ \n])(?:(?<=([Ll])ast)|(?<=the (p)ast))"
            rf"{GAP}(?:{PERIOD}|{NAMED_PERIOD}|fortnight|night){END}{PART}"
        ),
    ),
    ("next", lazy(rf"xt(?=[ \n])(?<=([Nn]e)xt){GAP}(?:{PERIOD}|{NAMED_PERIOD}|fortnight){END}")),
    ("this", lazy(rf"his(?=[ \n])(?<=([Tt])his){GAP}{NEAR}(?:{PERIOD}|morning|lunchtime|afternoon|evening){END}")),
    ("ago", lazy(rf"go(?<=[ \n](a)go){END}")),
)
TOMORROW = lazy(rf"morrow(?<=([Tt]o)morrow){END}{PART}")
DAY = lazy(  # a weekday, or in its last two groups yesterday and today
    r"day(?:(?<=(Mon|Fri|Sun)day)|(?<=(Tues)day)|(?<=(Thurs|Satur)day)|(?<=(Wednes)day)|(?<=([Yy]ester)day)"
    rf"|(?<=([Tt]o)day)|(?<=[ \n](d)ay)s){END}{PART}"
)
FIRST_WITHOUT_WEEKDAY = 5  # the group of yesterday
DAYS_GROUP = 7  # that of "in three days"
UNITS = ("week", "month")  # searched for as substrings
WEEKEND = lazy(rf"weekend(?<= the weekend){END}")
BEFORE_LAST = lazy(rf"(?:weekend|week|month|fortnight){GAP}(?:before{GAP}last|after{GAP}next){END}")
FROM_NOW = rf"(?:{GAP}from{GAP}(?:now|today)|[’']s?{GAP}time)"
UNIT_FROM_NOW = lazy(
    rf"(?:day|week|fortnight|month)s?(?P<now>{FROM_NOW})?{END}(?!{GAP}(?:ago|before|earlier|later|after|of|and|or|to)(?!\w))"
)
COUNT_FROM_NOW = lazy(
    rf"(?<![\w-])(?P<in>[Ii]n{GAP})?(?:(?:just|only|about|less{GAP}than){GAP})?(?:an?|one|two|three|four|five|six|seven"
    rf"|eight|nine|ten|eleven|twelve|fourteen|\d{{1,2}}|(?:a{GAP})?(?:few|couple{GAP}of)|several){GAP}$",
    re.I,
)
THE = lazy(rf"(?<!\w)[Tt]he{GAP}$")

PART_OF_PERIOD = lazy(rf"(?<!\w)(?:[Ee]arlier|[Ll]ater|[Ll]ate|[Ee]arly){GAP}$")
DAY_BESIDE = lazy(rf"(?<!\w)[Tt]he{GAP}day{GAP}(?:before|after){GAP}$")
MODIFIER = lazy(rf"(?<!\w)(?:[Ll]ast|[Nn]ext|[Tt]his)(?:{GAP}(?:coming|past))?{GAP}$")
DETERMINER = lazy(rf"(?<!\w)(?:the|a|an|its|their|our|his|her|my|your|each|every|very){GAP}$", re.I)
THROUGHOUT = lazy(rf"(?<!\w)(?:within|in|over|during|for){GAP}(?:the{GAP})?$", re.I)
ABOUT = lazy(rf"(?<!\w)(?:over|during|at){GAP}the{GAP}$", re.I)
COUNT = lazy(
    rf"(?<![\w.,-])(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|some|\d{{1,2}}"
    rf"|(?:a{GAP})?(?:few|couple(?:{GAP}of)?)|several){GAP}(?:hour|day|night|week|weekend|fortnight|month|season|summer|winter"
    rf"|year|decade)s?{GAP}$",
    re.I,
)
BETWEEN = lazy(rf"\d{GAP}?(?:and|to|or|-|–){GAP}?$")
NO_SEASON = lazy(  # "the first week of June"; "this fall short of", "next spring back"
    rf"(?:{GAP}of|(?<=fall|ring){GAP}(?:glory|glories|short|back|into|apart|through|under|outside|within))(?!\w)", re.I
)
NAME_BEFORE = lazy(rf"[\w’'&`]{BLANK}+[‘“`]?$")
NAME_AFTER = lazy(rf"{BLANK}(?:[A-Z][a-z]|(?i:best|newspapers?|papers?|roasts?|schools?|people)(?!\w))")
OPENING_QUOTES = ('"', "“", "«")
TITLE_AFTER = lazy(rf"(?:{BLANK}[\w'’]+){{1,5}}(?:\"|”|{BLANK}?»)")  # “Friday I'm in Love”
DAY_OF_MONTH = lazy(
    rf",?{BLANK}(?:the{BLANK})?\d{{1,2}}(?:st|nd|rd|th)?(?!\w|[:.]\d|{BLANK}?(?:[apAP]\.?[mM]|o.clock|[hH]))"
)
WORD_BEFORE = lazy(rf"(?P<word>[\w’'&]+){GAP}$")
WEEKDAY_NAMES = frozenset(  # the word before a weekday with which it makes a name: Ash Wednesday, Ruby Tuesday
    "ash bad black bloody blue bright cyber casual clean easter fat freaky giving girl good holy joe low man manic "
    "maundy mothering orthodox palm passion patch pancake quiet red remembrance ruby sheffield shrove small spy stir "
    "stormy super taco throwback trinity whit boxing plough laetare gaudete advent pentecost".split()
)
AT_A_TIME = ("on", "until")


def relative_expressions(prose: str, languages: Container[str]) -> tuple[RelativeExpression, ...]:
    """Return the expressions that are relative to the day of writing, in the order of the text; names are left out.

    They are English or in one of `languages`. Two may overlap, if two languages have the same words.
    """
    found = (*_days(prose), *_english(prose), *_periods(prose), *_foreign(prose, languages))
    return tuple(sorted(found, key=lambda each: (each.span.start, -each.span.end)))


def _days(prose: str) -> Iterator[RelativeExpression]:
    for match in DAY.finditer(prose):
        group = match.lastindex or 0
        start, end = match.start(group), match.end()
        if _is_inside_word(prose, start):
            continue
        if group == DAYS_GROUP:
            yield from _duration_from_now(prose, start)
        elif group >= FIRST_WITHOUT_WEEKDAY:
            yield from _with_modifier(prose, "day", start, end)
        else:
            yield from _weekday(prose, start, match.start() + 3, end)


def _is_inside_word(prose: str, start: int) -> bool:
    """Tell whether a word is the end of a longer one (`birthday`, `file_of_today`, but not _today_)."""
    before = prose[max(0, start - 2) : start]
    return before[-1:].isalnum() or (before.endswith("_") and before[0].isalnum())


def _weekday(prose: str, start: int, word_end: int, end: int) -> Iterator[RelativeExpression]:
    """Yield the weekday `start` to `word_end`, with the part of the day that ends at `end`, unless it is in a name."""
    if start and prose[start - 1] in "/_-–%":
        return
    if prose[word_end : word_end + 1] in ("/", "–") and prose[word_end + 1 : word_end + 2].isalnum():
        return
    low = max(0, start - 40)
    word = WORD_BEFORE.search(prose, low, start)
    if word and word["word"].lower() in WEEKDAY_NAMES:
        return
    if start and prose[start - 1] in OPENING_QUOTES and TITLE_AFTER.match(prose, end):
        return
    if DAY_OF_MONTH.match(prose, end) or (NAME_AFTER.match(prose, end) and not (word and word["word"] in AT_A_TIME)):
        return
    modifier = MODIFIER.search(prose, low, start)
    yield RelativeExpression(
        Span(modifier.start() if modifier else start, end), WEEKDAYS[folded_name(prose[start:word_end])]
    )


def _english(prose: str) -> Iterator[RelativeExpression]:
    for kind, pattern in (*RELATIVE_WORDS, ("day", TOMORROW)) if "morrow" in prose else RELATIVE_WORDS:
        for match in pattern.finditer(prose):
            start = match.start(match.lastindex or 0)
            if prose[start] == "f":
                yield from _period(prose, start)
            elif not _is_inside_word(prose, start):
                yield from _with_modifier(prose, "past" if prose[start] == "p" else kind, start, match.end())


def _with_modifier(prose: str, kind: Kind, start: int, end: int) -> Iterator[RelativeExpression]:
    low = max(0, start - 40)
    if kind == "ago":
        count = COUNT.search(prose, low, start)
        if count and not BETWEEN.search(prose, low, count.start()):
            yield RelativeExpression(Span(count.start(), end))
        return
    if kind == "past" and not THROUGHOUT.search(prose, low, start - 4):
        return
    if kind != "day" and (NO_SEASON.match(prose, end) or _follows_determiner(prose, kind, start)):
        return
    if kind == "day" and _is_a_title(prose, start, end, low):
        return
    before = PART_OF_PERIOD.search(prose, low, start) or DAY_BESIDE.search(prose, low, start)
    yield RelativeExpression(Span(before.start() if before else start, end))


def _periods(prose: str) -> Iterator[RelativeExpression]:
    """Yield the expressions with weeks and months: over the weekend, the week before last, in two weeks."""
    for unit in UNITS:
        start = prose.find(unit)
        while start >= 0:
            yield from _period(prose, start)
            start = prose.find(unit, start + len(unit))


def _period(prose: str, start: int) -> Iterator[RelativeExpression]:
    low = max(0, start - 40)
    if WEEKEND.match(prose, start) and (about := ABOUT.search(prose, low, start)):
        yield RelativeExpression(Span(about.start(), start + len("weekend")))
    elif (match := BEFORE_LAST.match(prose, start)) and (the := THE.search(prose, low, start)):
        yield RelativeExpression(Span(the.start(), match.end()))
    else:
        yield from _duration_from_now(prose, start)


def _duration_from_now(prose: str, start: int) -> Iterator[RelativeExpression]:
    """Yield "in two weeks" or "a week from now", if the word at `start` is the unit of one."""
    count = COUNT_FROM_NOW.search(prose, max(0, start - 40), start)
    unit = UNIT_FROM_NOW.match(prose, start) if count else None
    if count and unit and (count["in"] or unit["now"]) and not BETWEEN.search(prose, max(0, start - 40), count.start()):
        yield RelativeExpression(Span(count.start(), unit.end()))


def _follows_determiner(prose: str, kind: Kind, start: int) -> bool:
    """Tell whether it is "the last week" (of something else), not "last week" or "within the last week"."""
    if kind in ("past", "this"):
        return False
    low = max(0, start - 40)
    determiner = DETERMINER.search(prose, low, start)
    return bool(determiner) and not (kind == "last" and THROUGHOUT.search(prose, low, start))


def _is_a_title(prose: str, start: int, end: int, low: int) -> bool:
    """Tell whether it is in the title of a newspaper or song: USA Today, 'Yesterday'."""
    quoted = prose[start - 1 : start] in tuple("\"'‘“«`\x1a") and prose[end : end + 1] in tuple("\"'’”»`\x1a")
    if start and (quoted or (prose[start - 1] in OPENING_QUOTES and TITLE_AFTER.match(prose, end))):
        return True
    return prose[start].isupper() and bool(
        NAME_BEFORE.search(prose, low, start) or re.match(rf"{BLANK}[A-Z][a-z]", prose[end : end + 3])
    )


def _foreign(prose: str, languages: Container[str]) -> Iterator[RelativeExpression]:
    for name in filter(languages.__contains__, FOREIGN):
        for match in matches_near(FOREIGN[name], prose, LETTERS[name]):
            start, end = match.span()
            if may_be_in(name, prose, start, end):
                yield RelativeExpression(Span(start, end), _weekday_in(match[0]))


def _weekday_in(text: str) -> int | None:
    return next((WEEKDAYS[word] for word in text.lower().split() if word in WEEKDAYS), None)
