"""Kind "date-expression": dates that need the day of writing, in documents that don't state it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

from seedlint.base.model import Finding, Span
from seedlint.base.record import NamedTuple
from seedlint.checks import Check
from seedlint.facts import Facts, Hit
from seedlint.pattern import BLANK, GAP
from seedlint.text.dates.expression import DateExpression as Expression
from seedlint.text.dates.relative_use import EVENT_ELSEWHERE, SentenceContext, first_entry, is_relative_to_writing
from seedlint.text.dates.year_in_context import (
    NEARBY,
    YEAR,
    Surroundings,
    has_date_between,
    has_year_in_paragraph,
    has_year_in_title,
    is_annual,
    is_in_name,
    is_whole_year,
)
from seedlint.text.lazy import lazy

AT_A_TIME = lazy(rf"(?<!\w)(?:on|by|until|in|from|due|release[sd]?){GAP}(?:the{GAP})?$", re.I)
FIXED_DAYS = frozenset({(7, 4), (12, 25), (2, 29)})
REMEMBERED = frozenset({(1, 6), (9, 11)})
REMEMBERED_AFTER = lazy(r"\s+(?:\w+ )?(?:attacks?|riots?|insurrection|committee|hijack\w+|defendants?|rioters?)")
NUMBER_AFTER = lazy(rf"{BLANK}\d{{1,2}}(?![\w:])")  # "1 Jan 70"
STAMP_AFTER = lazy(r"^,?\s+\d\d?:\d\d")
MONTHS_BESIDE = lazy(  # a list of months, not "14 April and 15 April"
    r"(?<!\d\s)(?<!\w)(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?\s*(?:,|[-–—/]|and|or|to|through)\s*$"
)
NO_VERB = "need|indeed|speed|feed|seed|weed|breed|bleed|exceed|proceed|succeed|hundred|sacred|naked|red|bed|shed|embed"
EVENT_VERB = lazy(
    r"(?<![\w-])(?:was|were|had|did|didn[’']t|will|won[’']t|(?:is|are) (?:due|set|expected|scheduled)|(?:has|have) been"
    rf"|(?<!\bis )(?<!\bare )(?<!\bbe )(?<!ly )(?:(?!(?:{NO_VERB})(?!\w))\w{{2,}}ed"
    r"|said|told|took|began|came|went|left|saw|fell|rose|died|broke|became|gave|drew|wrote|spoke|grew|knew"
    r"|threw|flew|stood|caught|taught|bought|brought|thought|fought|kept|felt|lost"
    r"|won|built|sold|held|paid|struck|drove|chose|sank|made|found|met|led|sent|got|shut|ran|sang|rang|shook|stole"
    r"|rode|ate|swam|froze|tore|blew|dug|fed|fled|hung|laid|lent|lit|slept|spent|stuck|swept|swung|withdrew|shot|rebuilt"
    r"|overcame|hid|burst|dealt|woke))(?!\w)"
)
RETURNS = lazy(  # in the present tense and yet a single event: "The pool reopens in ...", "kehrt im ... zurück"
    r"(?<!\w)(?:reopens|resumes|relaunches|goes on (?:trial|sale)|rouvre|reabre|riapre|öffnet (?:wieder|erneut)"
    r"|takes (?:office|effect|over (?:as|from)|up (?:the|his|her|their) (?:\w+ )?(?:job|office|position|post|role))"
    r"|(?:steps|stands) down|hands over|(?:comes|enters) into force"
    r"|tritt in Kraft|entre en vigueur|entra (?:en vigor|in vigore|em vigor)|prend ses fonctions|toma posesión"
    r"|(?:asume|assume) (?:el|la|o) (?:cargo|carica))"
    r"(?!\w)[^.;:!?]{0,60}…|(?<!\w)(?:kommt|kehrt|öffnet|tritt)(?!\w)[^.;:!?]{0,40}…\s+"
    r"(?:[^\W\d]+\s+){0,2}?(?:zurück|wieder|erneut|in Kraft|an)(?!\w)"
)
# In a text that speaks of its own time ("last week"), verbs of plans tell of one year, elsewhere of any.
PLANNED = lazy(
    r"(?<!\w)(?:go(?:es)?|comes?|begins?|starts?|opens?|closes?|ends?|returns?|arrives?|leaves?|follows?|launch(?:es)?|moves?"
    r"|(?:hope|plan|aim|expect|intend)s? to|due)(?!\w)"
)
COMING = lazy(r"(?<!\w)(?:will|won[’']t|is to|are to|is due|resumes?|opens?|starts?|begins?|takes? place)(?!\w)")
TOLD = 3  # dates of one year from which on a text tells of that year
IS_ON = lazy(r"(?<!\w)(?:is|are) on $")


class DateExpression(Check):
    """Reports relative or partial dates in a document that states no date to complete them."""

    class Options(NamedTuple):
        """`reports` is the kind of expression."""

        reports: Literal["relative", "partial"] = "relative"

    def inspect(self, facts: Facts, hits: Sequence[Hit]) -> Iterable[Finding]:
        """Yield each expression that can't be resolved; a document with an ambiguous date of its own is left alone."""
        if facts.document_date is not None:
            return
        candidates = [date for date in facts.dates if date.kind == self.options.reports]
        if not candidates:
            return
        is_relative = self.options.reports == "relative"
        headings = facts.regions("heading")
        entries = first_entry(facts.prose, facts.lines, headings, facts.fixed_dates)
        dated = [date.span for date in facts.fixed_dates if date.year]
        around = Surroundings(facts.prose)
        told = {} if is_relative else _told_months(facts.fixed_dates)
        depends_on_now = not is_relative and (told or any(date.day is None for date in candidates))
        tells_of_now = bool(depends_on_now) and _tells_of_now(facts)
        if tells_of_now:  # no history
            told = {}
        for date in candidates:
            if date.span.start > entries:
                break
            context = SentenceContext.of(facts.prose, date)
            if context.is_mention:
                continue
            if is_relative:
                is_unresolved = is_relative_to_writing(date, context, documentation=bool(facts.genre))
            else:
                is_unresolved = _lacks_its_year(
                    around, date, context, documentation=bool(facts.genre), tells_of_now=tells_of_now
                ) and not (
                    _has_year_in_context(around, date, context, headings, dated)
                    or _is_of_a_told_year(date, context, told)
                )
            if is_unresolved:
                yield Finding(date.span, values={"text": date.text})


def _tells_of_now(facts: Facts) -> bool:
    """Tell whether some expression in the text is relative to the day of writing."""
    return any(
        is_relative_to_writing(date, SentenceContext.of(facts.prose, date), documentation=bool(facts.genre))
        for date in facts.dates
        if date.kind == "relative"
    )


def _told_months(dates: Iterable[Expression]) -> Mapping[int, int]:
    """Return where each month is first named with a year of which the text tells at length, in TOLD dates or more."""
    dated = [(date.month, date.year, date.span.end) for date in dates if date.year and date.month]
    counts = Counter(year for _, year, _ in dated)
    return {month: end for month, year, end in reversed(dated) if counts[year] >= TOLD}


def _is_of_a_told_year(date: Expression, context: SentenceContext, told: Mapping[int, int]) -> bool:
    """Tell whether the text, a history, has named the month of a past date with its year before."""
    if COMING.search(context.sentence) or IS_ON.search(context.before):
        return False
    return date.month is not None and told.get(date.month, date.span.start) < date.span.start


def _has_year_in_context(
    text: Surroundings, date: Expression, context: SentenceContext, headings: Sequence[Span], dated: Sequence[Span]
) -> bool:
    """Tell whether the sentence, the title or the paragraph gives a date its year, or the case is hypothetical."""
    start, end = date.span
    begin = start - len(context.before)
    if has_date_between(dated, begin, end + len(context.after)):
        return True
    if text.has_case(start, headings) or has_year_in_title(text.prose, start, headings):
        return True
    if COMING.search(context.sentence) or IS_ON.search(context.before):  # an earlier year is not that of what comes
        return False
    return has_year_in_paragraph(text, begin, context.before, dated)


def _lacks_its_year(
    text: Surroundings, date: Expression, context: SentenceContext, *, documentation: bool, tells_of_now: bool
) -> bool:
    if YEAR.search(context.before[-NEARBY:]) or YEAR.search(context.after[:NEARBY]):
        return False
    if NUMBER_AFTER.match(context.after):
        return False
    first = (date.month, date.day)
    last = (date.last.month, date.last.day) if date.last else first
    if not date.valid or not FIXED_DAYS.isdisjoint((first, last)) or (date.last and is_whole_year(first, last)):
        return False
    begin, end = date.span.start - len(context.before), date.span.end + len(context.after)
    if is_annual(context.before, context.after, context.sentence) or text.are_annual(date.span, begin, end):
        return False
    if is_in_name(context.before, context.after, date.text):
        return False
    if documentation and (context.is_sample or not AT_A_TIME.search(context.before)):
        return False
    if (date.month, date.day) in REMEMBERED and REMEMBERED_AFTER.match(context.after):
        return False
    if MONTHS_BESIDE.search(context.before) or STAMP_AFTER.match(context.after):
        return False
    if date.day is not None or RETURNS.search(context.sentence):
        return True
    if tells_of_now and PLANNED.search(context.sentence):
        return True
    return bool(EVENT_VERB.search(context.sentence) or EVENT_ELSEWHERE.search(context.sentence))
