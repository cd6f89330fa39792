"""Whether an expression that points from the day of writing does so here: habits, names, samples and logs don't."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Protocol

from seedlint.base.model import Span
from seedlint.base.position import Lines
from seedlint.base.record import NamedTuple
from seedlint.pattern import BLANK, GAP
from seedlint.text.dates.calendar import WEEKDAYS as WEEKDAY_NAMES
from seedlint.text.dates.given_year import SUPPOSED
from seedlint.text.dates.sayings import is_a_saying, is_set_for
from seedlint.text.lazy import lazy

AROUND = 240  # code points on either side in which its sentence is looked for
WEEKDAYS = "|".join([*(f"{name}s?|{name.capitalize()}s?" for name in WEEKDAY_NAMES), "Mon|Tue|Wed|Thu|Fri|Sat|Sun"])
SENTENCE_END = lazy(r"[.!?][\"”’')\]]*\s+(?=[^\w\s]?[A-ZÀ-Þ])|\n[ \t]*\n|\n[ \t]*[-*•#|]")
OPENS = lazy(r"[^\W\d]{4}[.!?][\"”’')\]]*\s+$")  # not "a.m. Thursday", "Jan. Thursday"
PARAGRAPH_END = lazy(r"\n[ \t]*\n")
OPENING, CLOSING = tuple("\"'‘“«`\x1a"), tuple("\"'’”»`\x1a")

HABIT = lazy(
    r"(?<!\w)(?:(?:every|each)(?: other| second)? (?:day|week|month|year|morning|evening|night|season|summer|winter)"
    r"|weekly|biweekly|monthly|yearly|annually|always|usually|typically|generally|regularly|traditionally"
    r"|normally|often|per (?:week|month|year)|(?:opening|office|business) hours|(?:business|working) days?|weekdays?"
    r"|days? of the week|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days|open (?:from )?(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\w*"
    r"|todos los|tous les|todas? as|jeweils|immer|wöchentlich|üblicherweise|as a rule|in der Regel|jede Woche|toujours"
    r"|généralement|siempre|normalmente|cada semana|chaque semaine|sempre|di solito|ogni settimana|toda semana)(?!\w)",
    re.I,
)
OF_THE_WEEK = lazy(
    r"(?<!\w)weeks? (?:\w+ ){0,2}(?:starts?|begins?|ends?|runs?)|(?<!\w)(?:starts?|begins?) the week|falls? on"
    r"|fell on (?:an? )?…"
    r"|(?<!\w)is (?:a day of|(?:\w+ )?(?:day|night)"
    r"|the (?:first|second|third|fourth|fifth|sixth|seventh|last|Lord|name))(?!\w)"
    r"|(?<!\w)(?:día de la semana|jour de la semaine|giorno della settimana|dia da semana|Tag der Woche)(?!\w)"
    r"|(?<!\w)numbers?(?!\w)",
    re.I,
)
BEFORE_A_DAY = lazy(
    r"(?<!\w)(?:every|each|cada|chaque|jede[nrsm]?|ogni|(?P<article>an?)|the|any|most|some|alternate|one|that|those|same|another|following|previous|preceding|other|all"
    r"|premier|deuxième|troisième|quatrième|primer|segundo|tercer|cuarto|primeiro|terceiro|quarto|erste[nrsm]?"
    r"|zweite[nrsm]?|dritte[nrsm]?|vierte[nrsm]?|secondo|terzo"
    r"|first|1st|second|2nd|third|3rd|fourth|4th|fifth|last|typical|normal|average|his|her|their|my|our|your|its)"
    rf"{GAP}$",
    re.I,
)
EVERY_ROW = lazy(  # "every Tuesday and Thursday"
    rf"(?<!\w)(?:every|each|cada|chaque|jede[nrsm]?|ogni){GAP}"
    rf"(?:(?:{WEEKDAYS})(?:,{GAP}?|,?{GAP}(?:and|or|und|oder|y|et|ou|e|o){GAP}))+$",
    re.I,
)
IN_A_ROW = lazy(rf"(?<!\w)(?:every|each|the){GAP}$", re.I)  # "every last Friday of the month"
TO = r"(?:to|through|thru|till|until|au|bis|al?|até|à)"
ROW_BEFORE = lazy(rf"(?:{WEEKDAYS})\.?(?:{BLANK}?[-–—/&]{BLANK}?|,\s+|\s+{TO}\s+)$")
ROW_AFTER = lazy(rf"(?:{BLANK}?[-–—/&]{BLANK}?|,\s+(?:and |or )?|\s+{TO}\s+)(?:{WEEKDAYS})(?!\w)")
AFTER_A_HABIT = lazy(
    r"\s+(?:night|morning|afternoon|evening)s(?!\w)|\W{0,3}(?:\d{1,2}(?:[:.]\d\d)?\s?(?:[ap]\.?m\.?)?\s?(?:-|–|to)\s?\d|closed(?!\w))",
    re.I,
)
TODAY = lazy(r"^(?:today|hoy|heute|aujourd.hui|hoje|oggi)(?!\w)", re.I)
OTHER_DAYS = lazy(r"(?:yesterday|tomorrow)$", re.I)
OF_BEFORE = lazy(rf"(?<!\w)of{GAP}$")  # the leaders of tomorrow
IN_BEFORE = lazy(rf"(?<!\w)in{GAP}$", re.I)
IN_THIS = lazy(rf"(?:this|next){GAP}(?:year|month|week)", re.I)  # "in this year he wrote" tells of a year before
GROWN = lazy(rf"[’']s{GAP}(?:growth|wood|shoots?|stems?|canes?|leaves|foliage)(?!\w)", re.I)  # pruned in any year
NOW = (
    r"is|are|am|isn[’']t|aren[’']t|has|have|does|do|can|cannot|could|would|may|might|still|than|like|as|even|used?|uses"
    r"|there|known|most|many|few|remains?|survives?|lives?|exists?|believe|although|while|world|of|and|or|until|till"
    r"|common|available|popular"
)
EVENT = (
    r"was|were|had|did|didn[’']t|said|told|took|began|came|went|left|saw|fell|rose|died|broke|became|gave|won|lost|held|met"
    r"|got|made|won[’']t|will|meets?|opens?|begins?|starts?|resumes?|votes?|announces?|launch(?:es)?|launched|releases"
    r"|\w{3,}ed|a\.m\.?|p\.m\.?|am|pm|noon|midnight|\d\d?:\d\d|from|starting|beginning|effective|morning|afternoon"
)
MARKER = lazy(rf"(?<![\w-])(?:(?P<event>{EVENT})|(?P<now>{NOW}))(?![\w])", re.I)
PASSIVE_BEFORE = lazy(rf"(?<!\w)(?:is|are|was|were|been){GAP}$")
AS_OF = lazy(rf"(?<!\w)(?:as{GAP}of|earlier|later|from|effective|starting|beginning){GAP}$", re.I)
WORD = lazy(r"\w")
PAST = lazy(r"yesterday|last|earlier|over the weekend|.* ago$", re.I | re.S)
POSSESSIVE = lazy(
    rf"[’']s{GAP}(?!meeting|announcement|session|hearing|vote|match|game|ruling|statement|release|decision|election|debate"
    r"|attack|storm|strike|protest|march|event)"
)
EVENT_ELSEWHERE = lazy(  # a past or a future, in the languages that "hoy", "heute", "hoje" come from
    r"(?<!\w)(?:\w{2,}(?:ó|aron|ieron|rán?|ou|aram|rà|ranno)|ha[ns]? \w+[aiu][dt]o|hanno \w+to"
    r"|(?:a|ont|est|sont) \w+é[es]*"
    r"|sera|seront|va|vont|wurden?|(?:wird|werden)(?! ge\w{2,}(?:t|en)(?!\w))|teilten?|sagten?|è stat[oa]|foi|foram"
    r"|chega|fiel(?:en)?|brannten?|kam(?:en)?|nahm(?:en)?|starb(?:en)?|begann(?:en)?|stürzten?|öffneten?|stimmten?"
    r"|ge\w{2,}(?:t|en) (?:hat|haben|hatten?|ist|sind|worden)"
    r"|(?:hat|hab(?:en?|t)|hatten?|ist|sind)(?!\w)[^;]*(?<!\w)ge\w{2,}(?:t|en)(?=\W*(?:[,.;!?)]|$))"
    r"|(?:hat|hab(?:en?|t))(?!\w)[^;]*(?<!\w)(?:ver|be|ent|er|zer|miss|\w{2,4}ge)\w{3,}(?:t|en)"
    r"|llega)(?!\w)"
)
LEAD = " \t#*-•[(=\x00"  # what may stand before the date of an entry
ENTRY = lazy(r"^[ \t#*=-]*(?:[Vv]?\d+(?:\.\d+)+|[Vv]ersion|[Rr]eleased?|[Cc]hanges|[\w.-]+ v?\d+\.\d)[^.!?]*$")
ENTRY_AFTER = lazy(r"\W*$|[\s*\x00]*[:)\]|–—-]")


class _Expression(Protocol):
    """An expression of time, as the facts give it."""

    @property
    def span(self) -> Span: ...
    @property
    def kind(self) -> str: ...
    @property
    def text(self) -> str: ...
    @property
    def year(self) -> int | None: ...
    @property
    def weekday(self) -> int | None: ...
    @property
    def valid(self) -> bool: ...


class Place(NamedTuple):
    """What stands before and after an expression in its sentence, and in its paragraph before that sentence."""

    before: str
    after: str
    earlier: str

    @classmethod
    def of(cls, prose: str, date: _Expression) -> Place:
        """Return what stands round a date."""
        before = prose[max(0, date.span.start - AROUND) : date.span.start]
        after = prose[date.span.end : date.span.end + AROUND]
        begin = max((match.end() for match in SENTENCE_END.finditer(before)), default=0)
        if date.text[:1].isupper() and (opens := OPENS.search(before)):
            begin = opens.end()
        end = SENTENCE_END.search(after)
        after = after[: end.start() + 1] if end else after
        return cls(before[begin:], after, PARAGRAPH_END.split(before[:begin])[-1])

    @property
    def sentence(self) -> str:
        """The sentence without the expression."""
        return f"{self.before} … {self.after}"

    @property
    def clause(self) -> str:
        """The part of the sentence between semicolons, without the expression."""
        return f"{self.before.rpartition(';')[2]} … {self.after.partition(';')[0]}"

    @property
    def is_mention(self) -> bool:
        """Tell a quoted word or a value from a used one: "yesterday", `Monday`, --since=yesterday, @{1 day ago}."""
        quoted = self.before[-1:] in OPENING and self.after[:1] in CLOSING
        page_of_manual = self.after[:1] == "(" and self.after[1:2].isdecimal() and self.after[2:3] == ")"  # hier(7)
        return (
            quoted
            or page_of_manual
            or self.before[-1:] in tuple("{=<@%$:")
            or self.before.rstrip(" \n").endswith((" --", "=>"))
        )

    @property
    def is_sample(self) -> bool:
        """Tell a sentence that a page of documentation quotes as an example."""
        return self.before.count('"') % 2 == 1 or self.before.count("“") > self.before.count("”")


def is_deictic(date: _Expression, place: Place, *, documentation: bool) -> bool:
    """Tell whether a relative expression points from the day of writing; documentation is asked for clearer words."""
    if date.weekday is not None and _is_habit(date, place):
        return False
    if TODAY.search(date.text) and _is_nowadays(date, place):
        return False
    if OTHER_DAYS.match(date.text) and (POSSESSIVE.match(place.after) or OF_BEFORE.search(place.before)):
        return False
    if GROWN.match(place.after) or is_a_saying(date.text, place.before, place.after):
        return False
    if not is_set_for(date.text, place.before, place.after) or SUPPOSED.search(place.before):
        return False
    if IN_THIS.match(date.text) and IN_BEFORE.search(place.before):
        return False
    return not documentation or _is_told_in_documentation(date, place)


def _is_habit(date: _Expression, place: Place) -> bool:
    if HABIT.search(place.sentence) or OF_THE_WEEK.search(place.sentence) or AFTER_A_HABIT.match(place.after):
        return True
    if ROW_BEFORE.search(place.before) or ROW_AFTER.match(place.after) or EVERY_ROW.search(place.before):
        return True
    if date.text.split()[0].lower() in ("last", "next", "this"):
        return IN_A_ROW.search(place.before) is not None
    any_day = BEFORE_A_DAY.search(place.before)
    return any_day is not None and (not any_day["article"] or "day" in date.text.lower())  # not "fino a lunedì"


def _is_nowadays(date: _Expression, place: Place) -> bool:
    """Tell today as "in our time" (used today, Today most people) from the day on which something happens.

    It is the day where the nearest word that tells the time of the sentence is of an event: before it ("was restored
    at 4 a.m. today"), right after it ("today announced"), or, where it opens the sentence, anywhere behind.
    """
    if place.after.startswith(("'s", "’s")):
        return bool(POSSESSIVE.match(place.after))
    if date.text.lower()[0] != "t":
        return " " not in date.text and not EVENT_ELSEWHERE.search(place.clause)  # not "heute früh"
    if " " in date.text or AS_OF.search(place.before):
        return False
    behind = MARKER.search(place.after)
    if not WORD.search(place.before):
        return behind is None or not behind["event"]
    if (
        behind
        and behind["event"]
        and not place.after[: behind.start()].strip()
        and behind["event"].lower() not in ("from", "am")
    ):
        return bool(PASSIVE_BEFORE.search(place.before))
    told = list(MARKER.finditer(place.before[-90:]))
    return not told or not told[-1]["event"]


def _is_told_in_documentation(date: _Expression, place: Place) -> bool:
    """Ask for words that point to one day: documentation speaks of weekdays, today and next month in general."""
    if place.is_sample or place.after.startswith(("'s", "’s")):
        return False
    return bool(PAST.match(date.text))


def first_entry(prose: str, lines: Lines, headings: Iterable[Span], dates: Iterable[_Expression]) -> int:
    """Return where dated entries begin (a diary, a log, a list of releases): what follows is told from their dates."""
    dated = [date for date in dates if date.year and date.valid and date.kind in ("full", "numeric")]
    if dated:
        titles = {lines.at(span.start).start for span in headings}
        for date in dated:
            line = lines.at(date.span.start)
            before, after = prose[line.start : date.span.start], prose[date.span.end : line.end]
            opens = not before.strip(LEAD) and (date.kind == "numeric" or ENTRY_AFTER.match(after))
            if opens or ENTRY.match(before) or line.start in titles:
                return date.span.end
    return len(prose)
