"""Dates that can't be told without the day on which the document was written."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import ClassVar, Literal, NamedTuple

from seedlint.checks import Check
from seedlint.facts import Facts, Hit
from seedlint.facts.dates import DateExpression as Expression
from seedlint.model import Edit, Finding, Fix, Related, Span
from seedlint.pattern import BLANK, GAP
from seedlint.text.calendar import WEEKDAYS as WEEKDAY_NAMES
from seedlint.text.lazy import lazy
from seedlint.text.resolution import resolve, written_out
from seedlint.text.tense import verb_near

NEARBY = 25  # code points on either side in which a year belongs to a date
AROUND = 240  # code points on either side in which its sentence is looked for

WEEKDAYS = "|".join([*(f"{name}s?|{name.capitalize()}s?" for name in WEEKDAY_NAMES), "Mon|Tue|Wed|Thu|Fri|Sat|Sun"])
MONTHS = (
    "January|February|March|April|May|June|July|August|September|October|November|December"
    "|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
)
SENTENCE_END = lazy(r"[.!?][\"”’')\]]*\s+(?=[^\w\s]?[A-ZÀ-Þ])|\n[ \t]*\n|\n[ \t]*[-*•#|]")
PARAGRAPH_END = lazy(r"\n[ \t]*\n")
YEAR = lazy(r"(?<![\d.,$€£])(?:1[5-9]\d\d|20\d\d)(?![\d%]|[.,]\d)")
OPENING, CLOSING = tuple("\"'‘“«`\x1a"), tuple("\"'’”»`\x1a")

HABIT = lazy(
    r"(?<!\w)(?:(?:every|each)(?: other| second)? (?:day|week|month|year|morning|evening|night|season|summer|winter)"
    r"|weekly|biweekly|monthly|yearly|annually|always|usually|typically|generally|regularly|traditionally"
    r"|normally|often|per (?:week|month|year)|(?:opening|office|business) hours|(?:business|working) days?|weekdays?"
    r"|days? of the week|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days|open (?:from )?(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\w*"
    r"|todos los|tous les|todas? as)(?!\w)",
    re.I,
)
OF_THE_WEEK = lazy(
    r"(?<!\w)weeks? (?:\w+ ){0,2}(?:starts?|begins?|ends?|runs?)|(?<!\w)(?:starts?|begins?) the week|falls? on|fell on"
    r"|(?<!\w)is (?:a day of|the (?:first|second|third|fourth|fifth|sixth|seventh|last|Lord))(?!\w)"
    r"|(?<!\w)numbers?(?!\w)",
    re.I,
)
BEFORE_A_DAY = lazy(
    r"(?<!\w)(?:every|each|cada|chaque|jede[nrsm]?|ogni|a|an|the|any|most|some|alternate|one|that|those|same|another|following|previous|preceding|other|all"
    r"|first|1st|second|2nd|third|3rd|fourth|4th|fifth|last|typical|normal|average|his|her|their|my|our|your|its)"
    rf"{GAP}$",
    re.I,
)
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
IN_THIS = lazy(rf"(?:this|next){GAP}(?:year|month|week)", re.I)  # "in this year he wrote" tells of a year before
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
AS_OF = lazy(rf"(?<!\w)(?:as{GAP}of|earlier|later|from|effective|starting|beginning){GAP}$", re.I)
POSSESSIVE = lazy(
    rf"[’']s{GAP}(?!meeting|announcement|session|hearing|vote|match|game|ruling|statement|release|decision|election|debate"
    r"|attack|storm|strike|protest|march|event)"
)
EVENT_ELSEWHERE = lazy(  # a past or a future, in the languages that "hoy", "heute", "hoje" come from
    r"(?<!\w)(?:\w{2,}(?:ó|aron|ieron|rán?|ou|aram|rà|ranno)|ha[ns]? \w+[aiu][dt]o|hanno \w+to"
    r"|(?:a|ont|est|sont) \w+é[es]*"
    r"|sera|seront|va|vont|ge\w{2,}(?:t|en)|wurden?|wird|werden|hat|haben|teilte|sagte|è stat[oa]|foi|foram|chega"
    r"|llega)(?!\w)"
)
ANNUAL = lazy(
    r"(?<!\w)(?:(?:each|every|per|any) year|years?[- ]end|yearly|annually|anniversary|birthdays?|usually|typically"
    r"|always|normally|traditionally|generally"
    r"|(?:fiscal|financial|tax|school|academic|calendar|leap|common|solar|model)[- ]years?"
    r"|feast|equinox|solstice|Christmas|New Year|Halloween|Valentine|Easter|Epiphany|Thanksgiving|Bastille|Fools|zodiac"
    r"|[A-Z]\w+ Day|cada año|todos los años|chaque année|tous les ans|jedes Jahr|jährlich|ogni anno|todos os anos"
    r")(?!\w)"
)
EVERY_BEFORE = lazy(rf"(?<!\w)(?:every|each|cada|chaque|jede[nrsm]?|ogni){GAP}$", re.I)
AT_A_TIME = lazy(rf"(?<!\w)(?:on|by|until|in|from|due|release[sd]?){GAP}(?:the{GAP})?$", re.I)
FIXED_DAYS = frozenset({(7, 4), (12, 25), (2, 29)})
REMEMBERED = frozenset({(1, 6), (9, 11)})
REMEMBERED_AFTER = lazy(r"\s+(?:\w+ )?(?:attacks?|riots?|insurrection|committee|hijack\w+|defendants?|rioters?)")
LEAD = " \t#*-•[(=\x00"  # what may stand before the date of an entry
ENTRY = lazy(r"^[ \t#*=-]*(?:[Vv]?\d+(?:\.\d+)+|[Vv]ersion|[Rr]eleased?|[Cc]hanges|[\w.-]+ v?\d+\.\d)[^.!?]*$")
ENTRY_AFTER = lazy(r"\W*$|[\s*\x00]*[:)\]|–—-]")
OF_A_YEAR = lazy(rf",?{GAP}of{GAP}(?:the|that|this|each|every|any|next|last|year|\d+)(?!\w)|{GAP}that{GAP}year")
NUMBER_AFTER = lazy(rf"{BLANK}\d{{1,2}}(?![\w:])")  # "1 Jan 70"
STAMP_AFTER = lazy(r"^,?\s+\d\d?:\d\d")
MONTHS_BESIDE = lazy(rf"(?:{MONTHS})\.?\s*(?:,|[-–—/]|and|or|to|through)\s*$")
TOLD = lazy(
    r"(?<![\w-])(?:was|were|had|did|didn[’']t|will|won[’']t|(?:is|are) (?:due|set|expected|scheduled)|(?:has|have) been"
    r"|(?<!\bis )(?<!\bare )(?<!\bbe )(?<!ly )(?:\w{2,}ed|said|told|took|began|came|went|left|saw|fell|rose|died|broke"
    r"|became|gave|drew|wrote|spoke|grew|knew|threw|flew|stood|caught|taught|bought|brought|thought|fought|kept|felt|lost"
    r"|won|built|sold|held|paid|struck|drove|chose|sank|made|found|met|led|sent|got|shut))(?!\w)"
)
COMING = lazy(r"(?<!\w)(?:will|won[’']t|is to|are to|is due|resumes?|opens?|starts?|begins?|takes? place)(?!\w)")
DATED = lazy(rf"(?<!\w)(?:{MONTHS})\.?,?\s+(?:\d{{1,2}}(?:st|nd|rd|th)?,?\s+)?(?:1[5-9]|20)\d\d(?!\d)")

MONTH_FIRST = lazy(r"(?:[A-Za-z]+,? )?[A-Z][a-z]+\.? \d")  # May 14, 2024
BRACKETED = lazy(r"[\s\x00]*[(\[](?=[^)\]\n]*\d)")  # what follows tells the date already
JOINED = lazy(r"[’'\w]|-\w")  # "yesterday's": nothing can be put between
ROLLING = lazy(rf"(?<!\w)(?:within|in|over|during|for){GAP}the{GAP}$", re.I)  # in the last week: any seven days


class DateExpression(Check):
    """Reports relative or partial dates in a document without a date, or in a dated one what its date resolves."""

    class Options(NamedTuple):
        """`reports` is the kind of expression looked for; a resolvable one is relative in a document with a date."""

        reports: Literal["relative", "partial", "resolvable"] = "relative"

    FIELDS: ClassVar = {"date": "what the document's date makes of it (resolvable dates)"}

    def inspect(self, facts: Facts, hits: Sequence[Hit]) -> Iterable[Finding]:
        """Yield each expression that means nothing here; a date that is stated but unclear counts as a date."""
        if self.options.reports == "resolvable":
            yield from _resolved(facts)
        if self.options.reports == "resolvable" or facts.document_date is not None:
            return
        judge = _is_deictic if self.options.reports == "relative" else _lacks_its_year
        entries = _first_entry(facts, facts.dates)
        for date in facts.dates:
            if date.kind != self.options.reports or date.span.start > entries:
                continue
            place = _Place.of(facts.prose, date)
            if not place.is_mention and judge(date, place, documentation=bool(facts.genre)):
                yield Finding(date.span, values={"text": date.text})


def _resolved(facts: Facts) -> Iterator[Finding]:
    """Yield what a stated day of publication makes a date of, with a fix that writes the date beside it."""
    own = facts.document_date
    if own is None or own.value is None or own.kind == "updated":
        return
    others = [date for date in facts.dates if date.span.start >= own.span.end and _day(date) != own.value]
    entries, month_first = _first_entry(facts, others), bool(MONTH_FIRST.match(own.span.of(facts.text)))
    related = (Related(own.span, "the document's own date"),) if own.span.length else ()
    for date in facts.dates:
        if date.kind != "relative" or date.span.start > entries:
            continue
        place = _Place.of(facts.prose, date)
        if not _can_be_resolved(facts, date, place):
            continue
        verb = verb_near(place.before, place.after)
        time = verb.time if verb and verb.time != "other" else ""
        period = resolve(date.text, own.value, weekday=date.weekday, time=time)
        if period:
            told = written_out(period, month_first=month_first)
            edit = Edit(Span(date.span.end, date.span.end), f" ({told})")
            fix = None if JOINED.match(place.after) else Fix((edit,), "write the date beside it", safe=False)
            yield Finding(date.span, {"text": date.text, "date": told}, related=related, fix=fix)


def _can_be_resolved(facts: Facts, date: Expression, place: _Place) -> bool:
    """Tell an expression of the document's own time from others: a speaker's, a rolling one, one told already."""
    if place.is_mention or BRACKETED.match(place.after) or ROLLING.search(place.before):
        return False
    if not _is_deictic(date, place, documentation=bool(facts.genre)):
        return False
    return not any(quote.inner.covers(date.span) for quote in facts.quotes)


def _day(date: Expression) -> dt.date | None:
    whole = date.valid and date.year and date.month and date.day
    return dt.date(date.year or 1, date.month or 1, date.day or 1) if whole else None


def _first_entry(facts: Facts, dates: Iterable[Expression]) -> int:
    """Return where dated entries begin (a diary, a log, a list of releases): what follows is told from their dates."""
    headings = {facts.lines.at(span.start).start for span in facts.regions("heading")}
    for date in dates:
        if date.year and date.valid and date.kind in ("full", "numeric"):
            line = facts.lines.at(date.span.start)
            before, after = facts.prose[line.start : date.span.start], facts.prose[date.span.end : line.end]
            opens = not before.strip(LEAD) and (date.kind == "numeric" or ENTRY_AFTER.match(after))
            if opens or ENTRY.match(before) or line.start in headings:
                return date.span.end
    return len(facts.prose)


class _Place(NamedTuple):
    """What stands before and after an expression in its sentence, and in its paragraph before that sentence."""

    before: str
    after: str
    earlier: str

    @classmethod
    def of(cls, prose: str, date: Expression) -> _Place:
        before = prose[max(0, date.span.start - AROUND) : date.span.start]
        after = prose[date.span.end : date.span.end + AROUND]
        begin = max((match.end() for match in SENTENCE_END.finditer(before)), default=0)
        end = SENTENCE_END.search(after)
        after = after[: end.start() + 1] if end else after
        return cls(before[begin:], after, PARAGRAPH_END.split(before[:begin])[-1])

    @property
    def sentence(self) -> str:
        """The sentence without the expression."""
        return f"{self.before} … {self.after}"

    @property
    def is_mention(self) -> bool:
        """Tell a quoted word or a value from a used one: "yesterday", `Monday`, --since=yesterday, @{1 day ago}."""
        quoted = self.before[-1:] in OPENING and self.after[:1] in CLOSING
        return quoted or self.before[-1:] in tuple("{=<@%$:") or self.before.rstrip(" \n").endswith((" --", "=>"))

    @property
    def is_sample(self) -> bool:
        """Tell a sentence that a page of documentation quotes as an example."""
        return self.before.count('"') % 2 == 1 or self.before.count("“") > self.before.count("”")


def _is_deictic(date: Expression, place: _Place, *, documentation: bool) -> bool:
    if date.weekday is not None and _is_habit(date, place):
        return False
    if TODAY.search(date.text) and _is_nowadays(date, place):
        return False
    if OTHER_DAYS.match(date.text) and (POSSESSIVE.match(place.after) or OF_BEFORE.search(place.before)):
        return False
    if IN_THIS.match(date.text) and re.search(rf"(?<!\w)in{GAP}$", place.before, re.I):
        return False
    return not documentation or _is_told_in_documentation(date, place)


def _is_habit(date: Expression, place: _Place) -> bool:
    if HABIT.search(place.sentence) or OF_THE_WEEK.search(place.sentence) or AFTER_A_HABIT.match(place.after):
        return True
    if ROW_BEFORE.search(place.before) or ROW_AFTER.match(place.after):
        return True
    pointing = date.text.split()[0].lower() in ("last", "next", "this")
    return not pointing and bool(BEFORE_A_DAY.search(place.before))


def _is_nowadays(date: Expression, place: _Place) -> bool:
    """Tell today as "in our time" (used today, Today most people) from the day on which something happens.

    It is the day where the nearest word that tells the time of the sentence is of an event: before it ("was restored
    at 4 a.m. today"), right after it ("today announced"), or, where it opens the sentence, anywhere behind.
    """
    if place.after.startswith(("'s", "’s")):
        return bool(POSSESSIVE.match(place.after))
    if date.text.lower()[0] != "t":
        return not EVENT_ELSEWHERE.search(place.sentence)
    if " " in date.text or AS_OF.search(place.before):
        return False
    behind = MARKER.search(place.after)
    if not re.search(r"\w", place.before):
        return behind is None or not behind["event"]
    if (
        behind
        and behind["event"]
        and not place.after[: behind.start()].strip()
        and behind["event"].lower() not in ("from", "am")
    ):
        return bool(re.search(rf"(?<!\w)(?:is|are|was|were|been){GAP}$", place.before))
    told = list(MARKER.finditer(place.before[-90:]))
    return not told or not told[-1]["event"]


def _is_told_in_documentation(date: Expression, place: _Place) -> bool:
    """Ask for words that point to one day: documentation speaks of weekdays, today and next month in general."""
    if place.is_sample or place.after.startswith(("'s", "’s")):
        return False
    return bool(re.match(r"yesterday|last|earlier|over the weekend|.* ago$", date.text, re.I | re.S))


def _lacks_its_year(date: Expression, place: _Place, *, documentation: bool) -> bool:
    if YEAR.search(place.before[-NEARBY:]) or YEAR.search(place.after[:NEARBY]):
        return False
    told_in_a_row = DATED.search(place.earlier) and not COMING.search(place.sentence)
    if told_in_a_row or DATED.search(place.sentence) or NUMBER_AFTER.match(place.after):
        return False
    if ANNUAL.search(place.sentence) or EVERY_BEFORE.search(place.before) or (date.month, date.day) in FIXED_DAYS:
        return False
    if OF_A_YEAR.match(place.after):
        return False
    if documentation and (place.is_sample or not AT_A_TIME.search(place.before)):
        return False
    if (date.month, date.day) in REMEMBERED and REMEMBERED_AFTER.match(place.after):
        return False
    if MONTHS_BESIDE.search(place.before) or STAMP_AFTER.match(place.after):
        return False
    return date.day is not None or bool(TOLD.search(place.sentence))
