"""The dates that a text states for itself, recognized by labels and by their position.

A date counts if it stands in a header line, behind a label, in a dateline, behind "embargo", or on a line of its own
near the beginning: in extracted text only a third of the dates still have a label. If menus stand before the text, the
distance to its first paragraph decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice

from seedlint.base.model import Document, Span
from seedlint.base.position import Lines
from seedlint.base.record import NamedTuple
from seedlint.text.dates.calendar import WEEKDAYS
from seedlint.text.dates.creation_line import is_creation_line, is_other_action
from seedlint.text.dates.line_context import (
    AFTER_TEXT,
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
    Expression,
    Kind,
    day_of,
    days_of,
)
from seedlint.text.lazy import lazy

HEAD, FOOT = 8, 3  # nonblank lines at the beginning and the end in which a label counts
TAIL = 30  # nonblank lines at the end in which the comments of readers may begin
TOP = 5  # nonblank lines in which a dateline or a date on a line of its own counts
MENU = 300  # nonblank lines that may stand before the first paragraph
BEFORE_PROSE, AFTER_PROSE = 15, 4  # nonblank lines round the first paragraph in which a date line counts
REACH = 240  # code points on either side of a date that are read, however long its line is
PROSE_LENGTH, SHORT_PROSE_LENGTH = (
    100,
    60,
)  # code points of a line of running text, if it ends like a sentence
NEARBY = 6  # nonblank lines from one such line to the next in running text
HEADING_LENGTH = 60  # code points of the longest heading of another part of a page
ENTRY_LENGTH = 30  # code points of the longest entry of a menu; most lines of a menu are so short
LOG_REACH = 20  # lines after the head in which a second entry shows that the text is a log
MONTH_SCORE = 2  # the score of a label beside a month: less than that of any day
LEAST_OF_LIST = 4  # different days on date lines that make a list
BESIDE = 45  # code points that may follow a date with its label on the line above

EMBARGO = lazy(r"(?<!\w)embargo(?:ed)?(?!\w)", re.I)
MAIL = lazy(r"[A-Za-z][\w-]*: |[ \t]+\S|From ")  # the head of a mail: fields, their continuations, mbox lines
SENTENCE_END = lazy(r"[.!…][\"”’»)\]]*\s*\Z")
WEEKDAY_FIRST = lazy(rf"\W*(?:{'|'.join(WEEKDAYS)})(?!\w)[^:]*$", re.I)  # the day of retrieval
QUOTATION, SPEAKER = lazy(r"\s*[\"“„«].{0,400}[\"”“»]\s*"), lazy(r"\s*[—–-]")  # with a date
VERSION = lazy(r"(?<!\w)(?:version|release|v\d)", re.I)
RELEASE = lazy(r"(?:version |release )?v?\d+(?:\.\d+)+\]?(?:\([^)\n]*\))?[ \t]*[-–—:(@|]*", re.I)  # "2.1.0]", "v2.1 –"
LINE_END = lazy(r"[\r\n]")
FIGURES = lazy(r"\d+")
COLUMN_GAP = lazy(r"\S(?:[ ]{3,}|\t+[ \t]*)(?=\S)")


class _Line(NamedTuple):
    """A nonblank line: its text, how many stand before it, the text of the previous one and of those that follow."""

    text: str
    rank: int
    previous: str
    following: Sequence[str]


class _Layout(NamedTuple):
    """The nonblank lines in which a document may state its date.

    `rows` are the lines of its head and foot; `at` maps the offsets of those in which a date counts to their index in
    `rows`. `head` is the number of lines in the head, `labelled` the number of those in which a label counts wherever
    the text begins, `prose` the rank of the first line of running text, None if there is none. `end` is the offset up
    to which a second entry makes the text a log.
    """

    rows: Sequence[Span]
    at: Mapping[int, int]
    head: int
    labelled: int
    prose: int | None
    end: int


def dates_in_text(document: Document, lines: Lines, dates: Sequence[Expression]) -> Iterator[DocumentDate]:
    """Yield the dates that the text states for the document; `dates` are all dates of the text."""
    dated = [date for date in dates if date.year]
    if not dated:
        return
    text = document.text
    layout = _layout(document, lines, dated[-1].span.start)
    is_log: bool | None = None
    unlabelled: list[tuple[_Line, DocumentDate]] = []
    prefixes: list[str] = []
    updates: list[int] = []
    foot = layout.rows[-FOOT].start if len(layout.rows) > layout.head + FOOT else 0
    for date in dated:
        if layout.end < date.span.start < foot:
            continue
        start = lines.starts[lines.number(date.span.start)]
        at = layout.at.get(start)
        if at is None:
            continue
        line = _line(text, layout, at)
        found = _stated_date(text, layout, line, date, start)
        if found is None:
            continue
        if found.evidence in ("dateline", "date line"):
            is_log = _is_log(text, lines, dated, layout.end) if is_log is None else is_log
        if found.evidence == "date line":
            unlabelled.append((line, found))
            prefixes.append(_without_numbers(text[start : date.span.start]))
        elif not (is_log and found.evidence == "dateline"):
            updates.extend([line.rank] if found.kind == "updated" else ())
            yield found
    if not is_log:
        not_repeated = (
            each for each, prefix in zip(unlabelled, prefixes, strict=True) if not prefix or prefixes.count(prefix) == 1
        )
        yield from _most_likely(layout, [each for each in not_repeated if _is_near_update(updates, each[0].rank)])


def _without_numbers(prefix: str) -> str:
    """Return the text before a date with `#` for numbers (equal for "Round 1", "Round 2"); "" for a version."""
    return "" if VERSION.search(prefix) or not any(map(str.isdecimal, prefix)) else FIGURES.sub("#", prefix)


def _is_near_update(updates: Sequence[int], rank: int) -> bool:
    """Tell whether a line is in the head or near an update, if the text states one."""
    return not updates or rank < TOP or any(abs(rank - each) <= NEARBY for each in updates)


def _layout(document: Document, lines: Lines, last_date: int) -> _Layout:
    text = document.text
    top, prose, labelled = _top(text, _nonblank(text, islice(lines.spans, lines.number(document.body_start), None)))
    rows = top[: max(labelled, 0 if prose is None else prose + AFTER_PROSE + 1)]
    head = len(rows)
    tail = max(lines.number(rows[-1].start) + 1 if rows else 0, len(lines) - 4 * TAIL)
    if tail < len(lines) and last_date >= lines.starts[tail]:
        rows.extend([*_nonblank(text, islice(lines.spans, tail, None))][-TAIL:])
    end = _end_of_text(text, rows, TOP if prose is None else prose + 1)
    at = {rows[rank].start: rank for rank in range(end) if rank < head or rank >= len(rows) - FOOT}
    early = min(len(lines) - 1, lines.number(rows[head - 1].start) + LOG_REACH) if rows else 0
    return _Layout(rows, at, head, labelled, prose, lines.spans[early].end)


def _line(text: str, layout: _Layout, at: int) -> _Line:
    this, *following = (row.of(text) for row in layout.rows[at : at + 4])
    previous = layout.rows[at - 1].of(text) if at else ""
    return _Line(this, at if at < layout.head else MENU, previous, following)


def _end_of_text(text: str, rows: Sequence[Span], first: int) -> int:
    """Return how many of the lines stand before comments of readers, related texts and the like."""
    for at in range(first, len(rows)):
        start, end = rows[at]
        if end - start <= HEADING_LENGTH and AFTER_TEXT.match(text, start, end):
            return at
    return len(rows)


def _nonblank(text: str, lines: Iterable[Span]) -> Iterator[Span]:
    """Yield the lines that aren't blank."""
    for line in lines:
        start, end = line
        if start != end and not text[start:end].isspace():
            yield line


def _top(text: str, nonblank: Iterable[Span]) -> tuple[list[Span], int | None, int]:
    """Return the first lines, the rank of the first line of running text, and in how many lines a label counts.

    A single long line above a menu isn't running text; in a mail, labels count in all of its header.
    """
    top: list[Span] = []
    ranks: list[int] = []  # of lines long enough for running text
    prose: int | None = None
    labelled = 0
    for rank, span in enumerate(nonblank):
        if rank == MENU or (prose is not None and rank >= labelled and rank > prose + AFTER_PROSE):
            break
        top.append(span)
        if not labelled and not MAIL.match(text, span.start, span.end):
            labelled = max(HEAD, rank + 1)
        if prose is None and _is_prose(text, span, PROSE_LENGTH):
            prose = ranks[-1] if ranks and rank - ranks[-1] <= NEARBY else None
            ranks.append(rank)
    if prose is None:
        short = (rank for rank, span in enumerate(top) if _is_prose(text, span, SHORT_PROSE_LENGTH))
        prose = ranks[0] if ranks else next(short, None)
    if prose and prose >= HEAD and 2 * sum(span.length <= ENTRY_LENGTH for span in top[:prose]) < prose:
        prose = None  # the lines before aren't a menu, but wrapped text
    return top, prose, labelled or HEAD


def _is_prose(text: str, line: Span, least: int) -> bool:
    return line.end - line.start >= least and bool(SENTENCE_END.search(text, line.end - 8, line.end))


def _is_log(text: str, lines: Lines, dated: Sequence[Expression], end: int) -> bool:
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


def _stated_date(text: str, layout: _Layout, line: _Line, date: Expression, start: int) -> DocumentDate | None:
    """Return the date as one that the line states for the document; None if the line only mentions it."""
    if date.span.start < REACH and HEADER_WORD.match(text[: date.span.start]):
        return _document_date(date, "published", "header line", FIRM)
    at = date.span.start - start
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
        if is_minutes_or_issue_line(before, line.previous):
            return _document_date(date, "published", "label", FIRM)
        if is_as_of(before):
            return _document_date(date, "updated", "label", LOOSE)
    label: Label = "published" if before and is_creation_line(before, after) else ""
    if before and not label and is_other_kind_of_date(before):
        return None
    label = label or label_of(before, after)
    if not label and len(after.strip()) <= BESIDE and PREPOSITION.match(before):
        label = _label_above(line.previous)
    if label and not (DATE_WORD.search(before or line.previous) and has_event_details(line.following)):
        score = FIRM if label == "published" else LOOSE
        return _document_date(date, label, "label", score if date.day or not date.month else MONTH_SCORE)
    if _is_near_beginning(layout, line) and is_dateline(before, after, is_first=not line.previous):
        return _document_date(date, "published", "dateline", DATELINE)
    in_a_table = columns and after.strip()
    if not in_a_table and _may_stand_alone(line, before, date.text, after) and not has_event_details(line.following):
        return _document_date(date, "updated" if is_update(after) else "published", "date line", WEAK)
    return None


def _may_stand_alone(line: _Line, before: str, date: str, after: str) -> bool:
    """Tell whether it is a date on a line of its own; at the foot, nothing else may stand on the line."""
    if line.rank == MENU and (not SENTENCE_END.search(line.previous) or any(map(str.isalpha, before + after))):
        return False
    if _ends_a_sentence(line, after) or (line.rank >= TOP and VERSION.search(before + after)):
        return False
    if OTHER_LABEL.match(line.previous) and not before.strip():
        return False
    if is_other_action(before) or (SPEAKER.match(before) and QUOTATION.fullmatch(line.previous)):
        return False
    return is_date_line(before, after) and not is_date_of_gathering(line.previous, before + date + after)


def _label_above(line: str) -> Label:
    label = LABEL_LINE.match(line) if len(line) <= HEADING_LENGTH else None
    return ("published" if label["published"] else "updated") if label else ""


def _rest_of_line(text: str, start: int) -> str:
    end = LINE_END.search(text, start, start + REACH)
    return text[start : end.start() if end else start + REACH]


def _document_date(date: Expression, kind: Kind, evidence: Evidence, score: int) -> DocumentDate:
    return DocumentDate(day_of(date), kind, evidence, date.span, score, days_of(date))


def _ends_a_sentence(line: _Line, after: str) -> bool:
    """Tell whether a date ends a sentence that began on the previous line."""
    return after.strip() in (".", ".)") and not SENTENCE_END.search(line.previous) and len(line.previous) > BESIDE


def _is_near_beginning(layout: _Layout, line: _Line) -> bool:
    """Tell whether a line stands at the top or near the first paragraph."""
    near = layout.prose is not None and -AFTER_PROSE <= layout.prose - line.rank <= BEFORE_PROSE
    return line.rank < TOP or near


def _most_likely(layout: _Layout, unlabelled: Sequence[tuple[_Line, DocumentDate]]) -> Iterator[DocumentDate]:
    """Yield the dates without labels that stand where documents have theirs, unless they are a list of dates.

    Dates near the first paragraph win over those at the top of a page, above its menu.
    """
    days = {date.days for _, date in unlabelled if date.value or not _is_a_month(date)}
    if len(days) >= LEAST_OF_LIST:
        return
    prose = layout.prose
    near = [each for each in unlabelled if prose is not None and -AFTER_PROSE <= prose - each[0].rank <= BEFORE_PROSE]
    top = [each for each in unlabelled if each[0].rank < TOP or each[0].rank == MENU]
    if prose is not None and prose > BEFORE_PROSE:
        top = [each for each in top if each[0].rank == MENU or not WEEKDAY_FIRST.match(each[0].text)]
    for _, date in (
        [each for each in near if not _is_a_month(each[1])] or top or near or (unlabelled if len(days) == 1 else [])
    ):
        yield date


def _is_a_month(date: DocumentDate) -> bool:
    return date.within is not None and date.within[0].day == 1 and date.within[1].day > 27
