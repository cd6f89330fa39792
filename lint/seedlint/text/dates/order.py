"""Which of two numbers is the month, for a whole text: by its unambiguous dates, or by its locale or language."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from seedlint.text.dates.expression import DateExpression, exists
from seedlint.text.dates.language import Order


def resolve_order(found: Sequence[DateExpression], order: Callable[[], Order]) -> Sequence[DateExpression]:
    """Resolve ambiguous dates if all others of the text agree on one order, or the text's language has only one.

    `order` is called only if a date is ambiguous. A date that stays ambiguous and has a year of two figures is left
    out: it may be a fraction, a score, a share.
    """
    if not any(date.ambiguous for date in found):
        return found
    known = order()
    figures = [numbers for date in found if date.kind == "numeric" and (numbers := _figures(date))]
    firsts, seconds = any(one > 12 for one, _ in figures), any(two > 12 for _, two in figures)
    if firsts != seconds:
        known = "day first" if firsts else "month first"
    dates = (_with_order(date, day_first=known == "day first") if date.ambiguous and known else date for date in found)
    return [date for date in dates if not date.ambiguous or len(_parts(date)[2]) == 4]


def _parts(date: DateExpression) -> list[str]:
    return re.split(r"[-/]", date.text)


def _figures(date: DateExpression) -> tuple[int, int] | None:
    """Return the first two numbers of a date with its year at the end; None for any other, or if they are equal."""
    parts = _parts(date)
    if len(parts) != 3 or len(parts[0]) == 4 or parts[0] == parts[1]:
        return None
    return int(parts[0]), int(parts[1])


def _with_order(date: DateExpression, *, day_first: bool) -> DateExpression:
    one, two = map(int, _parts(date)[:2])
    day, month = (one, two) if day_first else (two, one)
    return date._replace(month=month, day=day, ambiguous=False, valid=exists(date.year, month, day))
