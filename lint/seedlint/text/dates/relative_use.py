"""Whether a relative expression is relative to the day of writing here, and not a habit, a name, a sample or a log."""

from __future__ import annotations

import re
from collections.abc import Iterable

from seedlint.base.model import Span
from seedlint.base.position import Lines
from seedlint.base.record import NamedTuple
from seedlint.pattern import BLANK, GAP
from seedlint.text.dates.calendar import WEEKDAYS as WEEKDAY_NAMES
from seedlint.text.dates.expression import DateExpression
from seedlint.text.dates.idioms import is_idiom, is_point_in_time
from seedlint.text.dates.year_in_context import HYPOTHETICAL
from seedlint.text.lazy import lazy

AROUND = 240  # code points on either side that are searched for the ends of its sentence
CLOSE = 80  # code points before an expression in which stands what ends with it
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
    r"|(?:bank|public) holidays|never (?:on|(?!was|has|does)\w+s)"
    r"|todos los (?:días|meses|años|fines de semana|lunes|martes|miércoles|jueves|viernes|sábados|domingos)"
    r"|todas las (?:semanas|noches|tardes|mañanas)|tou(?:s|tes) les (?:jours|semaines|mois|ans|soirs|matins|nuits)"
    r"|tous les (?:week-ends|(?:lun|mar|mercre|jeu|vendre|same)dis|dimanches)|tutti i (?:giorni|mesi|sabati|weekend)"
    r"|tutti i (?:lune|marte|mercole|giove|vener)dì|tutte le (?:settimane|sere|notti|mattine|domeniche)"
    r"|tod[oa]s [oa]s (?:dias|semanas|meses|anos|noites|manhãs|tardes|sábados|domingos)"
    r"|todas as (?:segundas|terças|quartas|quintas|sextas)(?:-feiras)?"
    r"|jeweils|immer|wöchentlich|üblicherweise|as a rule|in der Regel|jede Woche|toujours"
    r"|généralement|siempre|normalmente|cada semana|chaque semaine|sempre|di solito|ogni settimana|toda semana)(?!\w)",
    re.I,
)
OF_THE_WEEK = lazy(
    r"(?<!\w)weeks? (?:\w+ ){0,2}(?:starts?|begins?|ends?|runs?)|(?<!\w)(?:starts?|begins?) the week|falls? on"
    r"|(?<!\w)is (?:a day of|(?:\w+ )?(?:day|night)|(?:the|our|their) (?:\w+est|most \w+|least \w+) (?:day|night)"
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
EVERY_BEFORE = lazy(rf"(?<!\w)(?:every|each|the){GAP}$", re.I)  # "every last Friday of the month"
TO = r"(?:to|through|thru|till|until|au|bis|al?|até|à)"
ROW_BEFORE = lazy(rf"(?:{WEEKDAYS})\.?(?:{BLANK}?[-–—/&]{BLANK}?|,\s+|\s+{TO}\s+)$")
ROW_AFTER = lazy(rf"(?:{BLANK}?[-–—/&]{BLANK}?|,\s+(?:and |or )?|\s+{TO}\s+)(?:{WEEKDAYS})(?!\w)")
AFTER_A_HABIT = lazy(
    r"\s+(?:night|morning|afternoon|evening)s(?!\w)|\W{0,3}(?:\d{1,2}(?:[:.]\d\d)?\s?(?:[ap]\.?m\.?)?\s?(?:-|–|to)\s?\d|closed(?!\w))",
    re.I,
)
NAMED_DAY = lazy(  # "Monday was market day", "Tuesday was for washing", but not "a good day", "election day"
    r"\s+(?:was|is)\s+(?:always\s+|usually\s+)?(?:for\s+(?:the\s+)?\w+ing(?!\w)|(?:(?:the|our|my|his|her|their)\s+)?"
    r"(?:market|wash(?:ing)?|baking|bread|laundry|bath|ironing|cleaning|fish|meat|soup|stew|pudding|roast|library|pay|rest"
    r"|church|sabbath|prayer|visiting|letter|mail|shopping|delivery|butchering|mending|sewing|music|quiz|film|game"
    r"|curry|pizza|date|club|choir|bowling|bingo|poker|darts|practice|training)[ -]?(?:day|night)(?!\w))",
    re.I,
)
TODAY = lazy(r"^(?:today|hoy|heute|aujourd.hui|hoje|oggi)(?!\w)", re.I)
OTHER_DAYS = lazy(r"(?:yesterday|tomorrow)$", re.I)
OF_BEFORE = lazy(rf"(?<!\w)of{GAP}$")  # the leaders of tomorrow
ON_BEFORE = lazy(rf"(?<!\w)(?:on|by|until|till|of|for){GAP}$", re.I)  # "the talk on Monday was for nursing staff"
IN_BEFORE = lazy(rf"(?<!\w)(?<!come )(?<!came )(?<!comes )(?<!coming )(?<!brought )(?<!moved )in{GAP}$", re.I)
TITLE_BEFORE = lazy(r"(?<!\w)(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Sir|Lady|Lord|Captain|Señora?|Frau|Herrn?|Madame)\.?\s$")
IN_THIS = lazy(rf"(?:this|next){GAP}(?:year|month|week|season)", re.I)  # "in this year he wrote" tells of a year before
ON_THIS = lazy(rf"(?<!\w)on{GAP}$", re.I)  # "on this morning in August" tells of a morning before
THIS_HALF_DAY = lazy(rf"this{GAP}(?:morning|afternoon|evening|night)$", re.I)
WITHIN = lazy(rf"(?<!\w)within{GAP}$", re.I)  # "within two weeks' time" is how long something takes
READERS_TIME = lazy(  # "if you got it a few days ago", "a song that you loved last year": whenever that is
    rf"(?<!\w)(?:(?:if|unless|whenever){GAP}you|(?:an?|any|some){GAP}\w+{GAP}(?:(?:that|which|who){GAP})?you)(?!\w)[^.;:!?\"“”]*$",
    re.I,
)
NEW_GROWTH = lazy(rf"[’']s{GAP}(?:growth|wood|shoots?|stems?|canes?|leaves|foliage)(?!\w)", re.I)  # growth of any year
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
ATTRIBUTE = lazy(rf"(?:(?<!\w)(?:the|an?|its|their|his|her|our|this|these|those|of|with)|[’']s){GAP}$", re.I)
AS_OF = lazy(rf"(?<!\w)(?:as{GAP}of|earlier|later|from|effective|starting|beginning){GAP}$", re.I)
WORD = lazy(r"\w")
PAST = lazy(r"(?:the day before )?yesterday|last|earlier|over the weekend|.* ago$", re.I | re.S)
POSSESSIVE = lazy(
    rf"[’']s{GAP}(?!meeting|announcement|session|hearing|vote|match|game|ruling|statement|release|decision|election|debate"
    r"|attack|storm|strike|protest|march|event)"
)
EVENT_ELSEWHERE = lazy(  # verbs in the past or future, in the languages of "hoy", "heute", "hoje"
    r"(?<!\w)(?:\w{2,}(?:ó|aron|ieron|rán?|ou|aram|rà|ranno)|ha[ns]? \w+[aiu][dt]o|hanno \w+to"
    r"|(?:a|ont|est|sont) \w+é[es]*"
    r"|fue(?:ron)?"
    r"|sera|seront|va|vont|wurden?|(?:wird|werden)(?! ge\w{2,}(?:t|en)(?!\w))|teilten?|sagten?|è stat[oa]|foi|foram"
    r"|chega|fiel(?:en)?|brannten?|kam(?:en)?|nahm(?:en)?|starb(?:en)?|begann(?:en)?|stürzten?|öffneten?|stimmten?"
    r"|ge\w{2,}(?:t|en) (?:hat|haben|hatten?|ist|sind|worden)"
    r"|(?:hat|hab(?:en?|t)|hatten?|ist|sind)(?!\w)[^;]*(?<!\w)ge\w{2,}(?:t|en)(?=\W*(?:[,.;!?)]|$))"
    r"|(?:hat|hab(?:en?|t))(?!\w)[^;]*(?<!\w)(?:ver|be|ent|er|zer|miss|\w{2,4}ge)\w{3,}(?:t|en)"
    r"|llega)(?!\w)"
)
ENTRY_MARKS = " \t#*-•[(=\x00"  # marks before the date of an entry
ENTRY = lazy(r"^[ \t#*=-]*(?:[Vv]?\d+(?:\.\d+)+|[Vv]ersion|[Rr]eleased?|[Cc]hanges|[\w.-]+ v?\d+\.\d)[^.!?]*$")
ENTRY_AFTER = lazy(r"\W*$|[\s*\x00]*[:)\]|–—-]")


class SentenceContext(NamedTuple):
    """The text before and after an expression in its sentence, and in its paragraph before that sentence."""

    before: str
    after: str
    earlier: str

    @classmethod
    def of(cls, prose: str, date: DateExpression) -> SentenceContext:
        """Return the context of a date."""
        before = prose[max(0, date.span.start - AROUND) : date.span.start]
        after = prose[date.span.end : date.span.end + AROUND]
        begin = max((match.end() for match in SENTENCE_END.finditer(before)), default=0)
        if date.text[:1].isupper() and (opening := OPENS.search(before)):
            begin = opening.end()
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
        """Whether it is a quoted word or a value, not used as a date: "yesterday", `Monday`, --since=yesterday."""
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
        """Whether it stands in a quotation, which in documentation is an example."""
        return self.before.count('"') % 2 == 1 or self.before.count("“") > self.before.count("”")


def is_relative_to_writing(date: DateExpression, context: SentenceContext, *, documentation: bool) -> bool:
    """Tell whether an expression is relative to the day of writing; in documentation only clear expressions are."""
    if date.weekday is not None and (_is_habit(date, context) or TITLE_BEFORE.search(context.before)):
        return False
    if TODAY.search(date.text) and _is_nowadays(date, context):
        return False
    if OTHER_DAYS.match(date.text) and (POSSESSIVE.match(context.after) or OF_BEFORE.search(context.before)):
        return False
    if NEW_GROWTH.match(context.after) or is_idiom(date.text, context.before, context.after):
        return False
    if not is_point_in_time(date.text, context.before, context.after) or HYPOTHETICAL.search(context.before):
        return False
    if IN_THIS.match(date.text) and IN_BEFORE.search(context.before):
        return False
    if THIS_HALF_DAY.match(date.text) and ON_THIS.search(context.before):
        return False
    if date.text.endswith("time") and WITHIN.search(context.before):
        return False
    if PAST.match(date.text) and READERS_TIME.search(context.before):
        return False
    return not documentation or _is_clear_in_documentation(date, context)


def _is_habit(date: DateExpression, context: SentenceContext) -> bool:
    if HABIT.search(context.sentence) or OF_THE_WEEK.search(context.sentence) or AFTER_A_HABIT.match(context.after):
        return True
    if NAMED_DAY.match(context.after) and not ON_BEFORE.search(context.before):
        return True
    if ROW_BEFORE.search(context.before) or ROW_AFTER.match(context.after) or EVERY_ROW.search(context.before):
        return True
    if date.text.split()[0].lower() in ("last", "next", "this"):
        return EVERY_BEFORE.search(context.before[-CLOSE:]) is not None
    any_day = BEFORE_A_DAY.search(context.before[-CLOSE:])
    return any_day is not None and (not any_day["article"] or "day" in date.text.lower())  # not "fino a lunedì"


def _is_nowadays(date: DateExpression, context: SentenceContext) -> bool:
    """Tell whether today means "in our time" (used today, Today most people), not the day on which something happens.

    It means the day if the nearest marker of time is that of an event: before it ("was restored at 4 a.m. today"),
    right after it ("today announced"), or, at the beginning of a sentence, anywhere behind it.
    """
    if context.after.startswith(("'s", "’s")):
        return bool(POSSESSIVE.match(context.after))
    if date.text.lower()[0] != "t":
        return " " not in date.text and not EVENT_ELSEWHERE.search(context.clause)  # not "heute früh"
    if " " in date.text or AS_OF.search(context.before):
        return False
    behind = _first_marker(context.after)
    if not WORD.search(context.before):
        return behind is None or not behind["event"]
    if (
        behind
        and behind["event"]
        and not context.after[: behind.start()].strip()
        and behind["event"].lower() not in ("from", "am")
    ):
        return bool(PASSIVE_BEFORE.search(context.before))
    marked = list(MARKER.finditer(context.before[-90:]))
    return not marked or not marked[-1]["event"]


def _first_marker(after: str) -> re.Match[str] | None:
    """Return the first marker of time behind today; neither "its continued work" nor "comes from many" tells of one."""
    for marker in MARKER.finditer(after):
        event, before = marker["event"] or "", after[: marker.start()]
        is_attribute = event.endswith("ed") and ATTRIBUTE.search(before)
        if not is_attribute and (event != "from" or not before.strip(" ,\r\n")):
            return marker
    return None


def _is_clear_in_documentation(date: DateExpression, context: SentenceContext) -> bool:
    """Tell whether it is clearly one day in the past: documentation uses weekdays and next month in general."""
    if context.is_sample or context.after.startswith(("'s", "’s")):
        return False
    return bool(PAST.match(date.text))


def first_entry(prose: str, lines: Lines, headings: Iterable[Span], dates: Iterable[DateExpression]) -> int:
    """Return where dated entries begin (of a diary, a log, a list of releases): what follows is relative to those."""
    dated = [date for date in dates if date.year and date.valid and date.kind in ("full", "numeric")]
    if dated:
        titles = {lines.at(span.start).start for span in headings}
        for date in dated:
            line = lines.at(date.span.start)
            before, after = prose[line.start : date.span.start], prose[date.span.end : line.end]
            opening = not before.strip(ENTRY_MARKS) and (date.kind == "numeric" or ENTRY_AFTER.match(after))
            if opening or ENTRY.match(before) or line.start in titles:
                return date.span.end
    return len(prose)
