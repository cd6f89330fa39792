"""Ranges: joins the two dates of "from 30 April to 2 May 2024" to one expression, with the word before them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from seedlint.base.model import Span
from seedlint.text.dates.expression import DateExpression, Day
from seedlint.text.dates.patterns import AND_INSIDE, BETWEEN_JOINS, RANGE_JOINS, RANGE_OPENS

OPENER = 16  # code points before a range in which its opening word stands: "zwischen dem "
JOINT = 16  # code points that may stand between its two days: " bis zum "


def join_ranges(prose: str, found: Sequence[DateExpression]) -> tuple[DateExpression, ...]:
    """Join the two dates of each range to one expression; `found` is in the order of the text."""
    joint: list[DateExpression] = []
    opener: re.Match[str] | None = None
    for date in found:
        if joint and _is_range(prose, joint[-1], date, opener):
            joint[-1] = _range(prose, joint[-1], date, opener)
            opener = None
        else:
            opener = RANGE_OPENS.search(prose, max(0, date.span.start - OPENER), date.span.start)
            joint.append(_with_opener(prose, date, opener) if _is_opener_of(opener, date) else date)
    return tuple(joint)


def _is_opener_of(opener: re.Match[str] | None, date: DateExpression) -> bool:
    """Tell whether `opener` belongs to a date that is a range: "from 4 to 5 May", but not "vom 4. und 5. Mai"."""
    return bool(date.last and opener and (opener["between"] or not AND_INSIDE.search(date.text)))


def _is_range(prose: str, one: DateExpression, two: DateExpression, opener: re.Match[str] | None) -> bool:
    if not 0 < two.span.start - one.span.end <= JOINT or one.last or not one.day or not two.day:
        return False
    between = prose[one.span.end : two.span.start]
    if RANGE_JOINS.fullmatch(between):
        return True
    if between == "/":
        return one.kind == two.kind == "numeric"
    return bool(opener and opener["between"] and BETWEEN_JOINS.fullmatch(between))


def _range(prose: str, one: DateExpression, two: DateExpression, opener: re.Match[str] | None) -> DateExpression:
    last = two.last or Day(two.year or one.year, two.month or 0, two.day or 0)
    both = one._replace(span=Span(one.span.start, two.span.end), valid=one.valid and two.valid, last=last, time=None)
    if one.kind != "numeric":
        both = both._replace(year=one.year or two.year, kind="full" if one.year or two.year else "partial")
    return _with_opener(prose, both, opener)


def _with_opener(prose: str, date: DateExpression, opener: re.Match[str] | None) -> DateExpression:
    span = Span(opener.start() if opener else date.span.start, date.span.end)
    return date._replace(span=span, text=span.of(prose))
