"""The dates of maintained texts: of a change log its newest entry, of a manual page the one in its footer."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from seedlint.base.model import Document
from seedlint.base.position import Lines
from seedlint.text.dates.expression import DateExpression
from seedlint.text.dates.stated import WEAK, DocumentDate, day_of, days_of
from seedlint.text.lazy import lazy

ENTRIES = 50  # dates at either end of a log that are read: the newest entry is the first, seldom the last
LINE = 160  # code points of the longest first line of an entry

LOG = lazy(
    r"(?i)(?:^|/)(?:(?:[\w.+-]+[-_.])?(?:change-?logs?|release[-_]?notes|relnotes|what[-_]?s[-_]?new)(?:[-_.]v?\d[\w.+-]*)?(?:\.\w{1,8}){0,2}"
    r"|(?:changes|history|news)(?:\.[a-z]{2,8})?)$"
)
OPENING = lazy(r"\s*(?:[\w.+-]+ \([^)\s]+\) [\w. -]+; urgency=|\d{4}-\d\d-\d\d  \S[^\n<]{0,80}<|commit [0-9a-f]{40}\s)")
# Before the date of an entry: nothing, a version, the maintainer of a Debian package, or a field name.
ENTRY = lazy(
    r"""(?xi) [^\w\n]* (?: (?:version|release|v)?\W{0,3} \d+(?:\.\d+)+[\w.+-]* \]?(?:\(https?://[^\s)]*\))? [^\w\n]*
      (?:(?:released?|on|the|of)\W+){0,3} )? $ | [ ]--[ ][^\n]*>[ ]+ $ | date:[ \t]+ $"""
)
BEHIND = lazy(
    r"""(?xi) [\s)\]*_:,;.]* $ | [ \t]{1,4}[^\W\d_][^\n]{0,80}<[^\n>]+> | [\w:+ -]{0,30} $ | [ \t]*[-–(][^\n.]{0,60} $
      | ,?[ \t]+version[ \t][^\n]{0,80} $"""
)
MANUAL = lazy(r"\s*[^\s()]+\(\d\w*\)(?:[ \t][^\n]*[^\s()]+\(\d\w*\))?[ \t]*(?:\n|$)")
COLUMN_GAP = lazy(r"[ \t]{2,}")


def maintained_dates(document: Document, lines: Lines, dates: Sequence[DateExpression]) -> Iterator[DocumentDate]:
    """Yield the day of the last update of a change log or a manual page, if it states one."""
    if MANUAL.match(document.text):
        yield from _footer_date(document.text, dates)
    elif LOG.search(document.path) or OPENING.match(document.text):
        entries = [
            date for date in (*dates[:ENTRIES], *dates[-ENTRIES:]) if _heads_an_entry(document.text, lines, date)
        ]
        newest = max(entries, key=_day, default=None)
        if newest:
            yield _update(newest)


def _footer_date(text: str, dates: Sequence[DateExpression]) -> Iterator[DocumentDate]:
    """Yield the date in a column of its own in the last line."""
    start = text.rstrip().rfind("\n") + 1
    last = dates[-1] if dates else None
    if last and last.span.start >= start and last.year:
        before, after = text[start : last.span.start], text[last.span.end :]
        if re.search(r"(?:^|[ \t]{2})$", before) and COLUMN_GAP.match(after):
            yield _update(last)


def _heads_an_entry(text: str, lines: Lines, date: DateExpression) -> bool:
    if day_of(date) is None or date.last is not None:
        return False
    line = lines.at(date.span.start)
    if line.length > LINE:
        return False
    before, after = text[line.start : date.span.start], text[date.span.end : line.end]
    return bool(ENTRY.match(before) and BEHIND.match(after))


def _day(date: DateExpression) -> tuple[int, int, int]:
    return date.year or 0, date.month or 0, date.day or 0


def _update(date: DateExpression) -> DocumentDate:
    return DocumentDate(day_of(date), "updated", "date line", date.span, WEAK, days_of(date))
