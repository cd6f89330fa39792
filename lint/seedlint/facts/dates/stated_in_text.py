"""The dates that a text states for itself, recognized by labels and by their position.

A date counts if it stands in a header line, behind a label, in a dateline, behind "embargo", or on a line of its own
near the beginning: in extracted text only a third of the dates still have a label. `DateLines` says on which lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from seedlint.base.model import Document
from seedlint.base.position import Lines
from seedlint.base.record import NamedTuple
from seedlint.text.dates.calendar import WEEKDAYS
from seedlint.text.dates.creation_line import is_creation_line, is_other_action
from seedlint.text.dates.date_lines import (
    ENTRY_LENGTH,
    HEADING_LENGTH,
    NEARBY,
    SENTENCE_END,
    TOP,
    DateLine,
    DateLines,
)
from seedlint.text.dates.expression import DateExpression
from seedlint.text.dates.line_context import (
    DATE_WORD,
    HEADER_WORD,
    LABEL_LINE,
    OTHER_LABEL,
    PREPOSITION,
    Label,
    has_event_details,
    has_words,
    is_date_line,
    is_date_of_gathering,
    is_dateline,
    is_other_kind_of_date,
    is_update,
    label_of,
)
from seedlint.text.dates.minutes_and_issues import is_as_of, is_minutes_or_issue_line, without_issue_number
from seedlint.text.dates.stated import (
    DATELINE,
    FIRM,
    LOOSE,
    WEAK,
    DocumentDate,
    Evidence,
    Kind,
    day_of,
    days_of,
)
from seedlint.text.lazy import lazy

REACH = 240  # code points on either side of a date that are read, however long its line is
MONTH_SCORE = 2  # the score of a label beside a month: less than that of any day
LEAST_OF_LIST = 4  # different days on date lines that make a list
BESIDE = 45  # code points that may follow a date with its label on the line above

EMBARGO = lazy(r"(?<!\w)embargo(?:ed)?(?!\w)", re.I)
WEEKDAY_FIRST = lazy(rf"\W*(?:{'|'.join(WEEKDAYS)})(?!\w)[^:]*$", re.I)  # over a menu: the day of retrieval
QUOTATION = lazy(r"\s*[\"“„«].{0,400}[\"”“»]\s*")
SPEAKER = lazy(r"\s*[—–-]")  # below a quotation, before its speaker and its date
VERSION = lazy(r"(?<!\w)(?:version|release|v\d)", re.I)
RELEASE = lazy(r"(?:version |release )?v?\d+(?:\.\d+)+\]?(?:\([^)\n]*\))?[ \t]*[-–—:(@|]*", re.I)  # "2.1.0]", "v2.1 –"
LINE_END = lazy(r"[\r\n]")
FIGURES = lazy(r"\d+")
COLUMN_GAP = lazy(r"\S(?:[ ]{3,}|\t+[ \t]*)(?=\S)")


class _Unlabelled(NamedTuple):
    """A date on a line of its own, and the text before it there with `#` for numbers."""

    line: DateLine
    date: DocumentDate
    prefix: str


def dates_in_text(document: Document, lines: Lines, dates: Sequence[DateExpression]) -> Iterator[DocumentDate]:
    """Yield the dates that the text states for the document; `dates` are all dates of the text."""
    dated = [date for date in dates if date.year]
    if not dated:
        return
    text = document.text
    date_lines = DateLines.of(text, lines, body_start=document.body_start, last_date=dated[-1].span.start)
    is_log = cache(lambda: _is_log(text, lines, dated, date_lines.end))
    unlabelled: list[_Unlabelled] = []
    updates: list[int] = []  # the ranks of their lines
    for date in dated:
        line = date_lines.starting_at(lines.starts[lines.number(date.span.start)])
        if line is None or (found := _stated_date(text, date_lines, line, date)) is None:
            continue
        if found.evidence == "date line":
            unlabelled.append(_Unlabelled(line, found, _without_numbers(text[line.start : date.span.start])))
        elif found.evidence != "dateline" or not is_log():
            updates += [line.rank] if found.kind == "updated" else []
            yield found
    if unlabelled and not is_log():
        yield from _most_likely(date_lines, _single(unlabelled, updates))


def _without_numbers(prefix: str) -> str:
    """Return the text before a date with `#` for numbers (equal for "Round 1", "Round 2"); "" for a version."""
    return "" if VERSION.search(prefix) or not any(map(str.isdecimal, prefix)) else FIGURES.sub("#", prefix)


def _single(unlabelled: Sequence[_Unlabelled], updates: Sequence[int]) -> Sequence[_Unlabelled]:
    """Return those that aren't one of a numbered row, and stand in the head or near an update, if there is one."""
    prefixes = [each.prefix for each in unlabelled]
    return [
        each
        for each in unlabelled
        if (not each.prefix or prefixes.count(each.prefix) == 1) and _is_near_update(updates, each.line.rank)
    ]


def _is_near_update(updates: Sequence[int], rank: int) -> bool:
    """Tell whether a line is in the head or near an update, if the text states one."""
    return not updates or rank < TOP or any(abs(rank - each) <= NEARBY for each in updates)


def _is_log(text: str, lines: Lines, dated: Sequence[DateExpression], end: int) -> bool:
    """Tell whether it is a log, change log or timeline: two lines begin with a day, or a release and a day."""
    days = set()
    for date in dated:
        if date.span.start > end:
            break
        line = lines.at(date.span.start)
        if line.start + ENTRY_LENGTH < date.span.start:
            continue
        prefix = text[line.start : date.span.start].strip(" \t#*-–•[(\x00")
        is_entry = not prefix and has_words(text[date.span.end : min(line.end, date.span.end + REACH)])
        if is_entry or RELEASE.fullmatch(prefix):
            days.add((date.year, date.month, date.day))
    return len(days) > 1


def _stated_date(text: str, date_lines: DateLines, line: DateLine, date: DateExpression) -> DocumentDate | None:
    """Return the date as one that the line states for the document; None if the line only mentions it."""
    if date.span.start < REACH and HEADER_WORD.match(text[: date.span.start]):
        return _document_date(date, "published", "header line", FIRM)
    at = date.span.start - line.start
    before = line.text[max(0, at - REACH) : at] if at <= REACH else "x" + line.text[at - REACH : at]
    after = _rest_of_line(text, date.span.end)
    columns = list(COLUMN_GAP.finditer(before)) if before else ()
    if columns and not after.strip():  # a column at the right is read by itself
        before = before[columns[-1].end() :]
    before = without_issue_number(before) if before else before
    if before and EMBARGO.search(before):
        return _document_date(date, "embargo", "embargo", WEAK)
    if date.last is not None:
        return None
    if before and not after.strip(" \t.,:)*"):
        if is_minutes_or_issue_line(before, line.above):
            return _document_date(date, "published", "label", FIRM)
        if is_as_of(before):
            return _document_date(date, "updated", "label", LOOSE)
    label: Label = "published" if before and is_creation_line(before, after) else ""
    if before and not label and is_other_kind_of_date(before):
        return None
    label = label or label_of(before, after)
    if not label and len(after.strip()) <= BESIDE and PREPOSITION.match(before):
        label = _label_above(line.above)
    if label and not (DATE_WORD.search(before or line.above) and has_event_details(line.below)):
        score = FIRM if label == "published" else LOOSE
        return _document_date(date, label, "label", score if date.day or not date.month else MONTH_SCORE)
    if (line.rank < TOP or date_lines.is_near_prose(line)) and is_dateline(before, after, is_first=not line.above):
        return _document_date(date, "published", "dateline", DATELINE)
    in_a_table = columns and after.strip()
    if not in_a_table and _may_stand_alone(line, before, date.text, after) and not has_event_details(line.below):
        return _document_date(date, "updated" if is_update(after) else "published", "date line", WEAK)
    return None


def _may_stand_alone(line: DateLine, before: str, date: str, after: str) -> bool:
    """Tell whether it is a date on a line of its own; at the foot, nothing else may stand on the line."""
    if line.is_at_foot and (not SENTENCE_END.search(line.above) or any(map(str.isalpha, before + after))):
        return False
    if _ends_a_sentence(line, after) or (line.rank >= TOP and VERSION.search(before + after)):
        return False
    if OTHER_LABEL.match(line.above) and not before.strip():
        return False
    if is_other_action(before) or (SPEAKER.match(before) and QUOTATION.fullmatch(line.above)):
        return False
    return is_date_line(before, after) and not is_date_of_gathering(line.above, before + date + after)


def _label_above(line: str) -> Label:
    label = LABEL_LINE.match(line) if len(line) <= HEADING_LENGTH else None
    return ("published" if label["published"] else "updated") if label else ""


def _rest_of_line(text: str, start: int) -> str:
    end = LINE_END.search(text, start, start + REACH)
    return text[start : end.start() if end else start + REACH]


def _document_date(date: DateExpression, kind: Kind, evidence: Evidence, score: int) -> DocumentDate:
    return DocumentDate(day_of(date), kind, evidence, date.span, score, days_of(date))


def _ends_a_sentence(line: DateLine, after: str) -> bool:
    """Tell whether a date ends a sentence that began on the previous line."""
    return after.strip() in (".", ".)") and not SENTENCE_END.search(line.above) and len(line.above) > BESIDE


def _most_likely(date_lines: DateLines, unlabelled: Sequence[_Unlabelled]) -> Iterator[DocumentDate]:
    """Yield the dates without labels that stand where documents have theirs, unless they are a list of dates.

    Dates near the first paragraph win over those at the top of a page, above its menu; among the former, a month alone
    loses to a day.
    """
    days = {date.days for _, date, _ in unlabelled if date.value or not _is_a_month(date)}
    if len(days) >= LEAST_OF_LIST:
        return
    near = [each.date for each in unlabelled if date_lines.is_near_prose(each.line)]
    top = [each.date for each in unlabelled if _is_at_an_end(date_lines, each.line)]
    anywhere = [each.date for each in unlabelled] if len(days) == 1 else []
    yield from [date for date in near if not _is_a_month(date)] or top or near or anywhere


def _is_at_an_end(date_lines: DateLines, line: DateLine) -> bool:
    """Tell whether a line is in the foot, or at the top and not the day of retrieval above a menu."""
    return line.is_at_foot or (line.rank < TOP and not (date_lines.has_menu and WEEKDAY_FIRST.match(line.text)))


def _is_a_month(date: DocumentDate) -> bool:
    return date.within is not None and date.within[0].day == 1 and date.within[1].day > 27
