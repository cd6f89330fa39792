"""The dates that a text states for itself, found by labels and by where a date stands; nothing is guessed.

A date counts where a header line, a label, a dateline, a line of its own near the beginning, or an embargo states it.
Labels are asked of few: in extracted text only a third of the surviving dates have one. Where menus stand before the
text, what counts is how near to its first paragraph a date stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice

from seedlint.base.model import Document, Span
from seedlint.base.position import Lines
from seedlint.base.record import NamedTuple
from seedlint.text.dates.beside import (
    AFTER_TEXT,
    DATE_WORD,
    HEADER_WORD,
    LABEL_LINE,
    OTHER_LABEL,
    PREPOSITION,
    Label,
    is_of_an_event,
    is_of_an_update,
    is_of_something_else,
    is_titled_an_event,
    label_of,
    opens_a_text,
    stands_alone,
    words_follow,
)
from seedlint.text.dates.calendar import WEEKDAYS
from seedlint.text.dates.made import is_of_an_act, is_of_making
from seedlint.text.dates.own_day import is_as_of, is_of_its_kind, without_issue
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

HEAD, FOOT = 8, 3  # filled lines in which a label counts
TAIL = 30  # filled lines at the end that are asked whether comments begin there
TOP = 5  # filled lines in which a dateline or a date of its own line counts
MENU = 300  # filled lines that may stand before the first paragraph
ABOVE, BELOW = 15, 4  # filled lines round the first paragraph in which a date of its own line counts
REACH = 240  # code points on either side of a date that tell what it is, however long its line
PROSE, SHORT_PROSE = 100, 60  # code points that make a line one of running text, if it ends as a sentence does
TOGETHER = 6  # filled lines from one such line to the next in running text
HEADING = 60  # code points of what opens another part of a page
ENTRY = 30  # code points that an entry of a menu has at most: of a page's menu more than half, of a text less
DIARY = 20  # lines behind the head in which a log shows itself
MONTH = 2  # the score of a label beside a month: any day is better
LIST = 4  # days on lines of their own that make a list
BESIDE = 45  # code points that may follow a date whose label stands on the line above

EMBARGO = lazy(r"(?<!\w)embargo(?:ed)?(?!\w)", re.I)
MAIL = lazy(r"[A-Za-z][\w-]*: |[ \t]+\S|From ")  # the head of a mail: fields, their continuations, mbox lines
SENTENCE_END = lazy(r"[.!…][\"”’»)\]]*\s*\Z")
WEEKDAY_FIRST = lazy(rf"\W*(?:{'|'.join(WEEKDAYS)})(?!\w)[^:]*$", re.I)  # what a page's head shows of today
QUOTED, SPEAKER = lazy(r"\s*[\"“„«].{0,400}[\"”“»]\s*"), lazy(r"\s*[—–-]")  # who said it, and when
VERSION = lazy(r"(?<!\w)(?:version|release|v\d)", re.I)
RELEASE = lazy(r"(?:version |release )?v?\d+(?:\.\d+)+\]?(?:\([^)\n]*\))?[ \t]*[-–—:(@|]*", re.I)  # "2.1.0]", "v2.1 –"
LINE_END = lazy(r"[\r\n]")
FIGURES = lazy(r"\d+")
WIDE = lazy(r"\S(?:[ ]{3,}|\t+[ \t]*)(?=\S)")


class _Line(NamedTuple):
    """A line that holds text: how many such stand before it, what the last of them says and those that follow."""

    text: str
    rank: int
    previous: str
    following: Sequence[str]


class _Layout(NamedTuple):
    """The filled lines in which a document may state its date.

    `rows` are those of its head and foot, `at` tells by where they start which of them count; `head` are how many
    stand in the head, `labelled` how many of them may have a label wherever the text begins; `prose` is the rank of
    the first line of running text, absent where there is none; `end` is where the part ends in which a log shows
    itself, behind the head.
    """

    rows: Sequence[Span]
    at: Mapping[int, int]
    head: int
    labelled: int
    prose: int | None
    end: int


def text_dates(document: Document, lines: Lines, dates: Sequence[Expression]) -> Iterator[DocumentDate]:
    """Yield the dates that the text states for the document; `dates` are all that stand in it."""
    dated = [date for date in dates if date.year]
    if not dated:
        return
    text = document.text
    layout = _layout(document, lines, dated[-1].span.start)
    diary: bool | None = None
    alone: list[tuple[_Line, DocumentDate]] = []
    leads: list[str] = []
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
        found = _judged(text, layout, line, date, start)
        if found is None:
            continue
        if found.evidence in ("dateline", "date line"):
            diary = _is_diary(text, lines, dated, layout.end) if diary is None else diary
        if found.evidence == "date line":
            alone.append((line, found))
            leads.append(_numbered(text[start : date.span.start]))
        elif not (diary and found.evidence == "dateline"):
            updates.extend([line.rank] if found.kind == "updated" else ())
            yield found
    if not diary:
        single = (each for each, lead in zip(alone, leads, strict=True) if not lead or leads.count(lead) == 1)
        yield from _settled(layout, [each for each in single if _goes_with(updates, each[0].rank)])


def _numbered(lead: str) -> str:
    """Return what stands before a date with its numbers blotted out: of rounds and parts, but not of versions."""
    return "" if VERSION.search(lead) or not any(map(str.isdecimal, lead)) else FIGURES.sub("#", lead)


def _goes_with(updates: Sequence[int], rank: int) -> bool:
    """Tell whether a line isn't further down than the head if the text names its last update elsewhere."""
    return not updates or rank < TOP or any(abs(rank - each) <= TOGETHER for each in updates)


def _layout(document: Document, lines: Lines, last_date: int) -> _Layout:
    text = document.text
    begin = max((region.span.end for region in document.regions if region.kind == "front-matter"), default=0)
    top, prose, labelled = _top(text, _filled(text, islice(lines.spans, lines.number(begin), None)))
    rows = top[: max(labelled, 0 if prose is None else prose + BELOW + 1)]
    head = len(rows)
    behind = max(lines.number(rows[-1].start) + 1 if rows else 0, len(lines) - 4 * TAIL)
    if behind < len(lines) and last_date >= lines.starts[behind]:
        rows.extend([*_filled(text, islice(lines.spans, behind, None))][-TAIL:])
    end = _end_of_text(text, rows, TOP if prose is None else prose + 1)
    at = {rows[rank].start: rank for rank in range(end) if rank < head or rank >= len(rows) - FOOT}
    early = min(len(lines) - 1, lines.number(rows[head - 1].start) + DIARY) if rows else 0
    return _Layout(rows, at, head, labelled, prose, lines.spans[early].end)


def _line(text: str, layout: _Layout, at: int) -> _Line:
    this, *following = (row.of(text) for row in layout.rows[at : at + 4])
    previous = layout.rows[at - 1].of(text) if at else ""
    return _Line(this, at if at < layout.head else MENU, previous, following)


def _end_of_text(text: str, rows: Sequence[Span], first: int) -> int:
    """Return how many of the lines stand before comments, related texts and the like."""
    for at in range(first, len(rows)):
        start, end = rows[at]
        if end - start <= HEADING and AFTER_TEXT.match(text, start, end):
            return at
    return len(rows)


def _filled(text: str, lines: Iterable[Span]) -> Iterator[Span]:
    """Yield those of the lines that hold text."""
    for line in lines:
        start, end = line
        if start != end and not text[start:end].isspace():
            yield line


def _top(text: str, filled: Iterable[Span]) -> tuple[list[Span], int | None, int]:
    """Return the first lines, the rank of the first of running text, and how many may have a label.

    Running text is what others follow, not a notice above a menu; the fields of a mail may all have labels.
    """
    top: list[Span] = []
    ranks: list[int] = []  # of lines that are long enough
    prose: int | None = None
    labelled = 0
    for rank, span in enumerate(filled):
        if rank == MENU or (prose is not None and rank >= labelled and rank > prose + BELOW):
            break
        top.append(span)
        if not labelled and not MAIL.match(text, span.start, span.end):
            labelled = max(HEAD, rank + 1)
        if prose is None and _is_prose(text, span, PROSE):
            prose = ranks[-1] if ranks and rank - ranks[-1] <= TOGETHER else None
            ranks.append(rank)
    if prose is None:
        short = (rank for rank, span in enumerate(top) if _is_prose(text, span, SHORT_PROSE))
        prose = ranks[0] if ranks else next(short, None)
    if prose and prose >= HEAD and 2 * sum(span.length <= ENTRY for span in top[:prose]) < prose:
        prose = None  # what stands before is no menu: the lines of the text are wrapped
    return top, prose, labelled or HEAD


def _is_prose(text: str, line: Span, least: int) -> bool:
    return line.end - line.start >= least and bool(SENTENCE_END.search(text, line.end - 8, line.end))


def _is_diary(text: str, lines: Lines, dated: Sequence[Expression], end: int) -> bool:
    """Tell a log, a list of changes or a timeline: two days begin lines, and words follow, or stand behind releases."""
    days = set()
    for date in dated:
        if date.span.start > end:
            break
        line = lines.at(date.span.start)
        if line.start + ENTRY < date.span.start:
            continue
        lead = text[line.start : date.span.start].strip(" \t#*-–•[(\x00")
        is_entry = not lead and words_follow(text[date.span.end : min(line.end, date.span.end + REACH)])
        if is_entry or RELEASE.fullmatch(lead):
            days.add((date.year, date.month, date.day))
    return len(days) > 1


def _judged(text: str, layout: _Layout, line: _Line, date: Expression, start: int) -> DocumentDate | None:
    """Return what the line says of the date; None where it mentions one."""
    if date.span.start < REACH and HEADER_WORD.match(text[: date.span.start]):
        return _of(date, "published", "header line", FIRM)
    at = date.span.start - start
    before = line.text[max(0, at - REACH) : at] if at <= REACH else "x" + line.text[at - REACH : at]
    after = _rest_of_line(text, date.span.end)
    columns = list(WIDE.finditer(before)) if before else ()
    if columns and not after.strip():  # what stands at the right of a head is for itself
        before = before[columns[-1].end() :]
    before = without_issue(before) if before else before
    if before and EMBARGO.search(before):
        return _of(date, "embargo", "embargo", WEAK)
    if date.last is not None:
        return None
    if before and not after.strip(" \t.,:)*"):
        if is_of_its_kind(before, line.previous):
            return _of(date, "published", "label", FIRM)
        if is_as_of(before):
            return _of(date, "updated", "label", LOOSE)
    label: Label = "published" if before and is_of_making(before, after) else ""
    if before and not label and is_of_something_else(before):
        return None
    label = label or label_of(before, after)
    if not label and len(after.strip()) <= BESIDE and PREPOSITION.match(before):
        label = _label_above(line.previous)
    if label and not (DATE_WORD.search(before or line.previous) and is_of_an_event(line.following)):
        score = FIRM if label == "published" else LOOSE
        return _of(date, label, "label", score if date.day or not date.month else MONTH)
    if _is_placed(layout, line) and opens_a_text(before, after):
        return _of(date, "published", "dateline", DATELINE)
    in_a_table = columns and after.strip()
    if not in_a_table and _may_stand_alone(line, before, date.text, after) and not is_of_an_event(line.following):
        return _of(date, "updated" if is_of_an_update(after) else "published", "date line", WEAK)
    return None


def _may_stand_alone(line: _Line, before: str, date: str, after: str) -> bool:
    """Tell a date on a line of its own; at the foot nothing but the day counts, behind a text that has ended."""
    if line.rank == MENU and (not SENTENCE_END.search(line.previous) or any(map(str.isalpha, before + after))):
        return False
    if _ends_a_sentence(line, after) or (line.rank >= TOP and VERSION.search(before + after)):
        return False
    if OTHER_LABEL.match(line.previous) and not before.strip():
        return False
    if is_of_an_act(before) or (SPEAKER.match(before) and QUOTED.fullmatch(line.previous)):
        return False
    return stands_alone(before, after) and not is_titled_an_event(line.previous, before + date + after)


def _label_above(line: str) -> Label:
    label = LABEL_LINE.match(line) if len(line) <= HEADING else None
    return ("published" if label["published"] else "updated") if label else ""


def _rest_of_line(text: str, start: int) -> str:
    end = LINE_END.search(text, start, start + REACH)
    return text[start : end.start() if end else start + REACH]


def _of(date: Expression, kind: Kind, evidence: Evidence, score: int) -> DocumentDate:
    return DocumentDate(day_of(date), kind, evidence, date.span, score, days_of(date))


def _ends_a_sentence(line: _Line, after: str) -> bool:
    """Tell whether a date closes a sentence that an earlier line began."""
    return after.strip() in (".", ".)") and not SENTENCE_END.search(line.previous) and len(line.previous) > BESIDE


def _is_placed(layout: _Layout, line: _Line) -> bool:
    """Tell whether a line stands at the top or near the first paragraph."""
    near = layout.prose is not None and -BELOW <= layout.prose - line.rank <= ABOVE
    return line.rank < TOP or near


def _settled(layout: _Layout, alone: Sequence[tuple[_Line, DocumentDate]]) -> Iterator[DocumentDate]:
    """Yield the dates without labels that stand where documents have theirs, if they aren't those of a list.

    Of days at the top of a page, above its menu, and others beside its text the latter count.
    """
    days = {date.days for _, date in alone if date.value or not _is_a_month(date)}
    if len(days) >= LIST:
        return
    prose = layout.prose
    near = [each for each in alone if prose is not None and -BELOW <= prose - each[0].rank <= ABOVE]
    top = [each for each in alone if each[0].rank < TOP or each[0].rank == MENU]
    if prose is not None and prose > ABOVE:
        top = [each for each in top if each[0].rank == MENU or not WEEKDAY_FIRST.match(each[0].text)]
    for _, date in (
        [each for each in near if not _is_a_month(each[1])] or top or near or (alone if len(days) == 1 else [])
    ):
        yield date


def _is_a_month(date: DocumentDate) -> bool:
    return date.within is not None and date.within[0].day == 1 and date.within[1].day > 27
