"""Dates that can't be told without the day on which the document was written, where the document doesn't state it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Literal

from seedlint.base.model import Finding, Span
from seedlint.base.record import NamedTuple
from seedlint.checks import Check
from seedlint.facts import Facts, Hit
from seedlint.facts.dates.expressions import DateExpression as Expression
from seedlint.pattern import BLANK, GAP
from seedlint.text.dates.deictic_use import EVENT_ELSEWHERE, Place, first_entry, is_deictic
from seedlint.text.dates.given_year import (
    NEARBY,
    YEAR,
    holds_one_of,
    is_a_whole_year,
    is_in_a_name,
    is_of_each_year,
    is_supposed,
    is_titled_with_a_year,
    is_told_in_a_row,
)
from seedlint.text.lazy import lazy

AT_A_TIME = lazy(rf"(?<!\w)(?:on|by|until|in|from|due|release[sd]?){GAP}(?:the{GAP})?$", re.I)
FIXED_DAYS = frozenset({(7, 4), (12, 25), (2, 29)})
REMEMBERED = frozenset({(1, 6), (9, 11)})
REMEMBERED_AFTER = lazy(r"\s+(?:\w+ )?(?:attacks?|riots?|insurrection|committee|hijack\w+|defendants?|rioters?)")
NUMBER_AFTER = lazy(rf"{BLANK}\d{{1,2}}(?![\w:])")  # "1 Jan 70"
STAMP_AFTER = lazy(r"^,?\s+\d\d?:\d\d")
MONTHS_BESIDE = lazy(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?\s*(?:,|[-–—/]|and|or|to|through)\s*$"
)
NO_VERB = "need|indeed|speed|feed|seed|weed|breed|bleed|exceed|proceed|succeed|hundred|sacred|naked|red|bed|shed|embed"
TOLD = lazy(
    r"(?<![\w-])(?:was|were|had|did|didn[’']t|will|won[’']t|(?:is|are) (?:due|set|expected|scheduled)|(?:has|have) been"
    rf"|(?<!\bis )(?<!\bare )(?<!\bbe )(?<!ly )(?:(?!(?:{NO_VERB})(?!\w))\w{{2,}}ed"
    r"|said|told|took|began|came|went|left|saw|fell|rose|died|broke|became|gave|drew|wrote|spoke|grew|knew"
    r"|threw|flew|stood|caught|taught|bought|brought|thought|fought|kept|felt|lost"
    r"|won|built|sold|held|paid|struck|drove|chose|sank|made|found|met|led|sent|got|shut))(?!\w)"
)
COMING = lazy(r"(?<!\w)(?:will|won[’']t|is to|are to|is due|resumes?|opens?|starts?|begins?|takes? place)(?!\w)")


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
        is_relative = self.options.reports == "relative"
        judge = is_deictic if is_relative else _lacks_its_year
        headings = facts.regions("heading")
        entries = first_entry(facts.prose, facts.lines, headings, facts.fixed_dates)
        dated = [date.span for date in facts.fixed_dates if date.year]
        for date in asked:
            if date.span.start > entries:
                break
            place = Place.of(facts.prose, date)
            if place.is_mention or not judge(date, place, documentation=bool(facts.genre)):
                continue
            if is_relative or not _is_given_its_year(facts.prose, date, place, headings, dated):
                yield Finding(date.span, values={"text": date.text})


def _is_given_its_year(
    prose: str, date: Expression, place: Place, headings: Sequence[Span], dated: Sequence[Span]
) -> bool:
    """Tell whether a full date in its sentence or a text further above gives a date its year, or a case is imagined."""
    start, end = date.span
    begin = start - len(place.before)
    if holds_one_of(dated, begin, end + len(place.after)):
        return True
    if is_supposed(prose, start, headings) or is_titled_with_a_year(prose, start, headings):
        return True
    return not COMING.search(place.sentence) and is_told_in_a_row(prose, begin, place.before, dated)


def _lacks_its_year(date: Expression, place: Place, *, documentation: bool) -> bool:
    if YEAR.search(place.before[-NEARBY:]) or YEAR.search(place.after[:NEARBY]):
        return False
    if NUMBER_AFTER.match(place.after):
        return False
    first = (date.month, date.day)
    last = (date.last.month, date.last.day) if date.last else first
    if not date.valid or not FIXED_DAYS.isdisjoint((first, last)) or (date.last and is_a_whole_year(first, last)):
        return False
    if is_of_each_year(place.before, place.after, place.sentence) or is_in_a_name(place.before, place.after, date.text):
        return False
    if documentation and (place.is_sample or not AT_A_TIME.search(place.before)):
        return False
    if (date.month, date.day) in REMEMBERED and REMEMBERED_AFTER.match(place.after):
        return False
    if MONTHS_BESIDE.search(place.before) or STAMP_AFTER.match(place.after):
        return False
    return date.day is not None or bool(TOLD.search(place.sentence) or EVENT_ELSEWHERE.search(place.sentence))
