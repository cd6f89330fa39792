"""Expressions that mean nothing without the day on which they were written: yesterday, last week, on Thursday."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from typing import Literal

from seedlint.base.model import Span
from seedlint.base.record import NamedTuple
from seedlint.pattern import BLANK, GAP
from seedlint.text.dates.calendar import WEEKDAYS, folded_name, may_be_in
from seedlint.text.dates.pointing_words import FOREIGN, LETTERS
from seedlint.text.lazy import lazy
from seedlint.text.near import matches_near

PART = rf"(?:{GAP}(?:morning|afternoon|evening|night|lunchtime)(?!\w))?"
SPELL = "week|month|year|weekend|spring|summer|autumn|fall|winter"
NEAR = rf"(?:(?:past|coming){GAP})?"
END = r"(?!\w|-\w)"
# What points from the day of writing. Each begins with rare letters to which a search can jump, and asks afterwards for
# what stands before them; its group is where what it found begins.
Kind = Literal["day", "last", "next", "this", "past", "ago"]
WORDS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    ("day", lazy(rf"ght(?:(?<=([Tt]oni)ght)|(?<=([Tt]he night)){GAP}before{GAP}last|(?<=[ \n](f)ortnight)s?){END}")),
    ("last", lazy(rf"ast(?=[ \n])(?:(?<=([Ll])ast)|(?<=the (p)ast)){GAP}(?:{SPELL}|fortnight|night){END}{PART}")),
    ("next", lazy(rf"xt(?=[ \n])(?<=([Nn]e)xt){GAP}(?:{SPELL}|fortnight){END}")),
    ("this", lazy(rf"his(?=[ \n])(?<=([Tt])his){GAP}{NEAR}(?:{SPELL}|morning|afternoon|evening){END}")),
    ("ago", lazy(rf"go(?<=[ \n](a)go){END}")),
)
TOMORROW = lazy(rf"morrow(?<=([Tt]o)morrow){END}{PART}")
DAY = lazy(  # a weekday, or in its last two groups yesterday and today
    r"day(?:(?<=(Mon|Fri|Sun)day)|(?<=(Tues)day)|(?<=(Thurs|Satur)day)|(?<=(Wednes)day)|(?<=([Yy]ester)day)"
    rf"|(?<=([Tt]o)day)|(?<=[ \n](d)ay)s){END}{PART}"
)
FIRST_OF_NO_WEEK = 5  # the group of yesterday
DAYS = 7  # that of "in three days"
UNITS = ("week", "month")  # found as letters, with what stands round them asked for there
WEEKEND = lazy(rf"weekend(?<= the weekend){END}")
BEFORE_LAST = lazy(rf"(?:weekend|week|month|fortnight){GAP}(?:before{GAP}last|after{GAP}next){END}")
FROM_NOW = rf"(?:{GAP}from{GAP}(?:now|today)|[’']s?{GAP}time)"
IN_UNITS = lazy(
    rf"(?:day|week|fortnight|month)s?(?P<now>{FROM_NOW})?{END}(?!{GAP}(?:ago|before|earlier|later|after|of|and|or|to)(?!\w))"
)
IN_COUNT = lazy(
    rf"(?<![\w-])(?P<in>[Ii]n{GAP})?(?:(?:just|only|about|less{GAP}than){GAP})?(?:an?|one|two|three|four|five|six|seven"
    rf"|eight|nine|ten|eleven|twelve|fourteen|\d{{1,2}}|(?:a{GAP})?(?:few|couple{GAP}of)|several){GAP}$",
    re.I,
)
THE = lazy(rf"(?<!\w)[Tt]he{GAP}$")

NEARER = lazy(rf"(?<!\w)(?:[Ee]arlier|[Ll]ater|[Ll]ate|[Ee]arly){GAP}$")
POINTING = lazy(rf"(?<!\w)(?:[Ll]ast|[Nn]ext|[Tt]his)(?:{GAP}(?:coming|past))?{GAP}$")
DETERMINER = lazy(rf"(?<!\w)(?:the|a|an|its|their|our|his|her|my|your|each|every|very){GAP}$", re.I)
THROUGHOUT = lazy(rf"(?<!\w)(?:within|in|over|during|for){GAP}(?:the{GAP})?$", re.I)
ABOUT = lazy(rf"(?<!\w)(?:over|during|at){GAP}the{GAP}$", re.I)
COUNT = lazy(
    rf"(?<![\w.,-])(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|\d{{1,2}}"
    rf"|(?:a{GAP})?(?:few|couple{GAP}of)|several){GAP}(?:hour|day|week|fortnight|month|year|decade)s?{GAP}$",
    re.I,
)
BETWEEN = lazy(rf"\d{GAP}?(?:and|to|or|-|–){GAP}?$")
NO_SEASON = lazy(rf"{GAP}(?:of|short|back|into|apart|through|under|outside|within)(?!\w)")
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


class Deictic(NamedTuple):
    """An expression that points from the day of writing; `weekday` is 0 for Monday."""

    span: Span
    weekday: int | None = None


def deictic(prose: str, languages: Container[str]) -> tuple[Deictic, ...]:
    """Return what points from the day of writing, in the order of the text; names and habits of speech are left out.

    Beside English it is read in `languages`. Two may overlap where two languages read the same words.
    """
    found = (*_days(prose), *_english(prose), *_units(prose), *_foreign(prose, languages))
    return tuple(sorted(found, key=lambda each: (each.span.start, -each.span.end)))


def _days(prose: str) -> Iterator[Deictic]:
    for match in DAY.finditer(prose):
        group = match.lastindex or 0
        start, end = match.start(group), match.end()
        if _goes_on(prose, start):
            continue
        if group == DAYS:
            yield from _in_a_while(prose, start)
        elif group >= FIRST_OF_NO_WEEK:
            yield from _pointing(prose, "day", start, end)
        else:
            yield from _weekday(prose, start, match.start() + 3, end)


def _goes_on(prose: str, start: int) -> bool:
    """Tell whether a word is the end of a longer one: `birthday`, `file_of_today`, but not _today_ between marks."""
    before = prose[max(0, start - 2) : start]
    return before[-1:].isalnum() or (before.endswith("_") and before[0].isalnum())


def _weekday(prose: str, start: int, word_end: int, end: int) -> Iterator[Deictic]:
    """Yield the weekday `start` to `word_end`, with the part of the day behind it to `end`, if it is no name."""
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
    pointing = POINTING.search(prose, low, start)
    yield Deictic(Span(pointing.start() if pointing else start, end), WEEKDAYS[folded_name(prose[start:word_end])])


def _english(prose: str) -> Iterator[Deictic]:
    for kind, pattern in (*WORDS, ("day", TOMORROW)) if "morrow" in prose else WORDS:
        for match in pattern.finditer(prose):
            start = match.start(match.lastindex or 0)
            if prose[start] == "f":
                yield from _unit(prose, start)
            elif not _goes_on(prose, start):
                yield from _pointing(prose, "past" if prose[start] == "p" else kind, start, match.end())


def _pointing(prose: str, kind: Kind, start: int, end: int) -> Iterator[Deictic]:
    low = max(0, start - 40)
    if kind == "ago":
        count = COUNT.search(prose, low, start)
        if count and not BETWEEN.search(prose, low, count.start()):
            yield Deictic(Span(count.start(), end))
        return
    if kind == "past" and not THROUGHOUT.search(prose, low, start - 4):
        return
    if kind != "day" and (NO_SEASON.match(prose, end) or _in_a_row(prose, kind, start)):
        return
    if kind == "day" and _is_a_title(prose, start, end, low):
        return
    nearer = NEARER.search(prose, low, start)
    yield Deictic(Span(nearer.start() if nearer else start, end))


def _units(prose: str) -> Iterator[Deictic]:
    """Yield what weeks, months and fortnights point with: over the weekend, the week before last, in two weeks."""
    for unit in UNITS:
        start = prose.find(unit)
        while start >= 0:
            yield from _unit(prose, start)
            start = prose.find(unit, start + len(unit))


def _unit(prose: str, start: int) -> Iterator[Deictic]:
    low = max(0, start - 40)
    if WEEKEND.match(prose, start) and (about := ABOUT.search(prose, low, start)):
        yield Deictic(Span(about.start(), start + len("weekend")))
    elif (match := BEFORE_LAST.match(prose, start)) and (the := THE.search(prose, low, start)):
        yield Deictic(Span(the.start(), match.end()))
    else:
        yield from _in_a_while(prose, start)


def _in_a_while(prose: str, start: int) -> Iterator[Deictic]:
    """Yield "in two weeks" and "a week from now", of which the unit stands at `start`."""
    count = IN_COUNT.search(prose, max(0, start - 40), start)
    unit = IN_UNITS.match(prose, start) if count else None
    if count and unit and (count["in"] or unit["now"]) and not BETWEEN.search(prose, max(0, start - 40), count.start()):
        yield Deictic(Span(count.start(), unit.end()))


def _in_a_row(prose: str, kind: Kind, start: int) -> bool:
    """Tell "the last week" (of something told before) from "last week"; "within the last week" points again."""
    if kind in ("past", "this"):
        return False
    low = max(0, start - 40)
    determiner = DETERMINER.search(prose, low, start)
    return bool(determiner) and not (kind == "last" and THROUGHOUT.search(prose, low, start))


def _is_a_title(prose: str, start: int, end: int, low: int) -> bool:
    """Tell the newspaper and the song from the day: USA Today, 'Yesterday'."""
    quoted = prose[start - 1 : start] in tuple("\"'‘“«`\x1a") and prose[end : end + 1] in tuple("\"'’”»`\x1a")
    if start and (quoted or (prose[start - 1] in OPENING_QUOTES and TITLE_AFTER.match(prose, end))):
        return True
    return prose[start].isupper() and bool(
        NAME_BEFORE.search(prose, low, start) or re.match(rf"{BLANK}[A-Z][a-z]", prose[end : end + 3])
    )


def _foreign(prose: str, languages: Container[str]) -> Iterator[Deictic]:
    for name in filter(languages.__contains__, FOREIGN):
        for match in matches_near(FOREIGN[name], prose, LETTERS[name]):
            start, end = match.span()
            if may_be_in(name, prose, start, end):
                yield Deictic(Span(start, end), _named(match[0]))


def _named(text: str) -> int | None:
    return next((WEEKDAYS[word] for word in text.lower().split() if word in WEEKDAYS), None)
