"""The dates of texts that are kept up rather than published: the newest entry of a change log, a manual page's foot."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from seedlint.base.model import Document
from seedlint.base.position import Lines
from seedlint.text.dates.stated import WEAK, DocumentDate, Expression, day_of, days_of
from seedlint.text.lazy import lazy

ENTRIES = 50  # dates at either end of a log that are asked: the newest entry stands at the top, seldom at the bottom
LINE = 160  # code points that the head of an entry has at most

LOG = lazy(
    r"(?i)(?:^|/)(?:(?:[\w.+-]+[-_.])?(?:change-?logs?|release[-_]?notes|relnotes|what[-_]?s[-_]?new)(?:[-_.]v?\d[\w.+-]*)?(?:\.\w{1,8}){0,2}"
    r"|(?:changes|history|news)(?:\.[a-z]{2,8})?)$"
)
OPENING = lazy(r"\s*(?:[\w.+-]+ \([^)\s]+\) [\w. -]+; urgency=|\d{4}-\d\d-\d\d  \S[^\n<]{0,80}<|commit [0-9a-f]{40}\s)")
# Before the date in the head of an entry stands nothing, a version, the maintainer of a Debian package, a field.
ENTRY = lazy(
    r"""(?xi) [^\w\n]* (?: (?:version|release|v)?\W{0,3} \d+(?:\.\d+)+[\w.+-]* \]?(?:\(https?://[^\s)]*\))? [^\w\n]*
      (?:(?:released?|on|the|of)\W+){0,3} )? $ | [ ]--[ ][^\n]*>[ ]+ $ | date:[ \t]+ $"""
)
BEHIND = lazy(
    r"""(?xi) [\s)\]*_:,;.]* $ | [ \t]{1,4}[^\W\d_][^\n]{0,80}<[^\n>]+> | [\w:+ -]{0,30} $ | [ \t]*[-–(][^\n.]{0,60} $
      | ,?[ \t]+version[ \t][^\n]{0,80} $"""
)
MANUAL = lazy(r"\s*[^\s()]+\(\d\w*\)(?:[ \t][^\n]*[^\s()]+\(\d\w*\))?[ \t]*(?:\n|$)")
APART = lazy(r"[ \t]{2,}")


def kept_dates(document: Document, lines: Lines, dates: Sequence[Expression]) -> Iterator[DocumentDate]:
    """Yield the day on which a change log or a manual page was updated last, if it says so."""
    if MANUAL.match(document.text):
        yield from _at_the_foot(document.text, dates)
    elif LOG.search(document.path) or OPENING.match(document.text):
        entries = [
            date for date in (*dates[:ENTRIES], *dates[-ENTRIES:]) if _heads_an_entry(document.text, lines, date)
        ]
        newest = max(entries, key=_day, default=None)
        if newest:
            yield _updated(newest)


def _at_the_foot(text: str, dates: Sequence[Expression]) -> Iterator[DocumentDate]:
    """Yield the date that stands apart in the last line."""
    start = text.rstrip().rfind("\n") + 1
    last = dates[-1] if dates else None
    if last and last.span.start >= start and last.year:
        before, after = text[start : last.span.start], text[last.span.end :]
        if re.search(r"(?:^|[ \t]{2})$", before) and APART.match(after):
            yield _updated(last)


def _heads_an_entry(text: str, lines: Lines, date: Expression) -> bool:
    if day_of(date) is None or date.last is not None:
        return False
    line = lines.at(date.span.start)
    if line.length > LINE:
        return False
    before, after = text[line.start : date.span.start], text[date.span.end : line.end]
    return bool(ENTRY.match(before) and BEHIND.match(after))


def _day(date: Expression) -> tuple[int, int, int]:
    return date.year or 0, date.month or 0, date.day or 0


def _updated(date: Expression) -> DocumentDate:
    return DocumentDate(day_of(date), "updated", "date line", date.span, WEAK, days_of(date))
