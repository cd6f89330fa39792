"""Dates that can't be told without the day on which the document was written, where the document doesn't state it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Literal

from seedlint.base.model import Finding
from seedlint.base.record import NamedTuple
from seedlint.checks import Check
from seedlint.facts import Facts, Hit
from seedlint.facts.dates.expressions import DateExpression as Expression
from seedlint.pattern import BLANK, GAP
from seedlint.text.dates.deictic_use import EVENT_ELSEWHERE, Place, first_entry, is_deictic
from seedlint.text.lazy import lazy

NEARBY = 25  # code points on either side in which a year belongs to a date

MONTHS = (
    "January|February|March|April|May|June|July|August|September|October|November|December"
    "|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
)
YEAR = lazy(r"(?<![\d.,$€£])(?:1[5-9]\d\d|20\d\d)(?![\d%]|[.,]\d)")

ANNUAL = lazy(
    r"(?<!\w)(?:(?:each|every|per|any) year|years?[- ]end|yearly|annually|anniversary|birthdays?|usually|typically"
    r"|always|normally|traditionally|generally"
    r"|(?:fiscal|financial|tax|school|academic|calendar|leap|common|solar|model)[- ]years?"
    r"|(?:of|in) the (?:same|following|next|previous|preceding) year|(?:public|bank|national) holidays?"
    r"|feast|equinox|solstice|Christmas|New Year|Halloween|Valentine|Easter|Epiphany|Thanksgiving|Bastille|Fools|zodiac"
    r"|[A-Z]\w+ Day|cada año|todos los años|anualmente|año (?:fiscal|escolar|siguiente)|ejercicio|festivos?"
    r"|chaque année|tous les ans|par an|l[’']année suivante|exercice|année (?:civile|scolaire|fiscale)|fériés?"
    r"|(?:(?:ein|des)es )?jede[ns] Jahr(?:es)?|(?:all)?jährlich\w*|(?:des|im) Folgejahre?s?"
    r"|(?:Geschäfts|Haushalts|Schul|Kalender|Rechnungs|Miet|Vereins)jahr(?:es)?|(?:gesetzlicher )?Feiertage?"
    r"|ogni anno|tutti gli anni|annualmente|esercizio|anno (?:scolastico|fiscale|successivo)|festiv[oi]"
    r"|todos os anos|(?:cada|todo) ano|ano (?:letivo|fiscal|seguinte)|exercício|feriados?"
    r")(?!\w)"
)
EVERY_BEFORE = lazy(rf"(?<!\w)(?:every|each|cada|chaque|jede[nrsm]?|ogni){GAP}$", re.I)
AT_A_TIME = lazy(rf"(?<!\w)(?:on|by|until|in|from|due|release[sd]?){GAP}(?:the{GAP})?$", re.I)
FIXED_DAYS = frozenset({(7, 4), (12, 25), (2, 29)})
REMEMBERED = frozenset({(1, 6), (9, 11)})
REMEMBERED_AFTER = lazy(r"\s+(?:\w+ )?(?:attacks?|riots?|insurrection|committee|hijack\w+|defendants?|rioters?)")
OF_A_YEAR = lazy(rf",?{GAP}of{GAP}(?:the|that|this|each|every|any|next|last|year|\d+)(?!\w)|{GAP}that{GAP}year")
NUMBER_AFTER = lazy(rf"{BLANK}\d{{1,2}}(?![\w:])")  # "1 Jan 70"
STAMP_AFTER = lazy(r"^,?\s+\d\d?:\d\d")
MONTHS_BESIDE = lazy(rf"(?:{MONTHS})\.?\s*(?:,|[-–—/]|and|or|to|through)\s*$")
NO_VERB = "need|indeed|speed|feed|seed|weed|breed|bleed|exceed|proceed|succeed|hundred|sacred|naked|red|bed|shed|embed"
TOLD = lazy(
    r"(?<![\w-])(?:was|were|had|did|didn[’']t|will|won[’']t|(?:is|are) (?:due|set|expected|scheduled)|(?:has|have) been"
    rf"|(?<!\bis )(?<!\bare )(?<!\bbe )(?<!ly )(?:(?!(?:{NO_VERB})(?!\w))\w{{2,}}ed"
    r"|said|told|took|began|came|went|left|saw|fell|rose|died|broke|became|gave|drew|wrote|spoke|grew|knew"
    r"|threw|flew|stood|caught|taught|bought|brought|thought|fought|kept|felt|lost"
    r"|won|built|sold|held|paid|struck|drove|chose|sank|made|found|met|led|sent|got|shut))(?!\w)"
)
COMING = lazy(r"(?<!\w)(?:will|won[’']t|is to|are to|is due|resumes?|opens?|starts?|begins?|takes? place)(?!\w)")
DATED = lazy(rf"(?<!\w)(?:{MONTHS})\.?,?\s+(?:\d{{1,2}}(?:st|nd|rd|th)?,?\s+)?(?:1[5-9]|20)\d\d(?!\d)")


class DateExpression(Check):
    """Reports relative or partial dates in a document that states no date to complete them."""

    class Options(NamedTuple):
        """`reports` is the kind of expression looked for."""

        reports: Literal["relative", "partial"] = "relative"

    def inspect(self, facts: Facts, hits: Sequence[Hit]) -> Iterable[Finding]:
        """Yield each expression that means nothing here; a date that is stated but unclear counts as a date."""
        if facts.document_date is not None:
            return
        asked = [date for date in facts.dates if date.kind == self.options.reports]
        if not asked:
            return
        judge = is_deictic if self.options.reports == "relative" else _lacks_its_year
        entries = first_entry(facts.prose, facts.lines, facts.regions("heading"), facts.fixed_dates)
        for date in asked:
            if date.span.start > entries:
                break
            place = Place.of(facts.prose, date)
            if not place.is_mention and judge(date, place, documentation=bool(facts.genre)):
                yield Finding(date.span, values={"text": date.text})


def _lacks_its_year(date: Expression, place: Place, *, documentation: bool) -> bool:
    if YEAR.search(place.before[-NEARBY:]) or YEAR.search(place.after[:NEARBY]):
        return False
    told_in_a_row = DATED.search(place.earlier) and not COMING.search(place.sentence)
    if told_in_a_row or DATED.search(place.sentence) or NUMBER_AFTER.match(place.after):
        return False
    last = (date.last.month, date.last.day) if date.last else (date.month, date.day)
    if not date.valid or not FIXED_DAYS.isdisjoint(((date.month, date.day), last)):
        return False
    if ANNUAL.search(place.sentence) or EVERY_BEFORE.search(place.before):
        return False
    if OF_A_YEAR.match(place.after):
        return False
    if documentation and (place.is_sample or not AT_A_TIME.search(place.before)):
        return False
    if (date.month, date.day) in REMEMBERED and REMEMBERED_AFTER.match(place.after):
        return False
    if MONTHS_BESIDE.search(place.before) or STAMP_AFTER.match(place.after):
        return False
    return date.day is not None or bool(TOLD.search(place.sentence) or EVENT_ELSEWHERE.search(place.sentence))
