"""The publication date that a document states, found by labels and by where a date stands; nothing is guessed.

A date counts where the metadata, a header line, a label, a dateline, a line of its own near the top, an embargo or the
path states it. Labels are asked of few: in extracted text only a third of the surviving dates have one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from seedlint.model import Document, Span
from seedlint.position import Lines
from seedlint.text.lazy import lazy
from seedlint.text.stated_date import DocumentDate, Evidence, Expression, Kind, day_of, days_of

__all__ = ["DocumentDate", "is_final", "strongest", "text_dates"]

HEAD, FOOT = 8, 3  # nonblank lines in which a label counts
TOP = 5  # nonblank lines in which a dateline or a date of its own line counts
GAP = 25  # code points between a label and its date
BYLINE = 45  # code points beside a date on its own line
REACH = 240  # code points on either side of a date that tell what it is, however long its line
FIRM = 6  # the score of a date that names itself one of publication
ORDER: tuple[Evidence, ...] = (  # how close evidence is to publication
    "path", "url", "embargo", "date line", "dateline", "label", "header line", "front matter",
)  # fmt: skip

PUBLISHED = (
    r"(?:first |originally |date |web )?(?:published|posted|publication)|released?(?: date)?|issued"
    r"|publi(?:ée?|cado)|mis en ligne|veröffentlicht|erschienen|pubblicato|gepubliceerd|opublikowano|filed"
    r"|submitted|online seit"
    r"|press release"
)
UPDATED = (
    r"(?:last )?(?:updated|modified|revised|changed?|reviewed)|stand|rev|mise? à jour|actuali[sz]ado|aktualisiert"
    r"|atualizado"
)
PUBLISHED_LABEL = lazy(rf"(?<!\w)(?:{PUBLISHED})(?!\w)[^\n]{{0,{GAP}}}$", re.I)
DATE_LABEL = lazy(r"^\W*(?:date|datum|fecha|data|dated)\W{0,3}[:|]\W*(?:[^\W\d]+\W+){0,2}$|^\W*dated\s+$", re.I)
UPDATED_LABEL = lazy(rf"(?<!\w)(?:{UPDATED})(?!\w)[^\n]{{0,{GAP}}}$", re.I)
EMBARGO = lazy(r"(?<!\w)embargo(?:ed)?(?!\w)", re.I)
LABEL_LINE = lazy(rf"^\W*(?:(?P<published>{PUBLISHED}|date|datum|fecha)|{UPDATED})(?: on| le| am| el)?\W*$", re.I)
HEADER_WORD = lazy(r"\A\s*(?:date|published|pubdate|posted|datum|fecha)\s+\Z", re.I)
VETO = lazy(
    r"(?<!\w)(?:retrieved|accessed|consulted|copyright|report|born|died|signed|before|until|since|due|through|after"
    r"|correction|corrected|expires?|deadline|effective|from|founded|est|meeting|event|as of|abgerufen|consulté"
    r"|©|\(c\))(?!\w)\W*(?:[\w’'.]+\W+){0,2}$|©\W*$|\(c\)\W*$",
    re.I,
)
EVENT = lazy(
    r"takes place|taking place|will (?:be|take|open|start|begin|meet|run)|findet|tendrá lugar|aura lieu|si terrà"
    r"|join us|scheduled|starts? on|begins? on|opens? on|doors",
    re.I,
)
MAIL = lazy(r"[A-Za-z][\w-]*: |[ \t]+\S|From ")  # the head of a mail: fields, their continuations, mbox lines
DASH = lazy(r"^\s*\)?\s*(?:/[^/\n]{1,30}/|\([^)\n]{1,30}\))?[.,]?\s*(?:–|—|--?|:)")
SMALL_WORDS = frozenset(
    "by von par por di da de le el la den am um at on uhr and und et y e of the a m p pm a.m p.m est edt gmt utc cet "
    "min read h ago updated version release no vol issue".split()
)
PARTICLES = frozenset("de la le du of am an der sur el den di y and upon les aux".split())
WORD = lazy(r"[^\W\d_][\w.’'-]*")


def strongest(stated: Iterable[DocumentDate]) -> DocumentDate | None:
    """Return the date that is the document's: the best of those that it states, None where there is none."""
    return max(stated, key=_strength, default=None)


def is_final(date: DocumentDate) -> bool:
    """Tell whether no other evidence can be stronger, so that none need be looked for."""
    return date.evidence == "front matter" and date.kind == "published" and date.score >= FIRM


def _strength(date: DocumentDate) -> tuple[bool, int, int]:
    """Order by kind (an update, or a month in a path, only where nothing better stands), score, and evidence."""
    return date.kind != "updated" and not _is_a_month(date), date.score, ORDER.index(date.evidence)


def _is_a_month(date: DocumentDate) -> bool:
    return date.evidence in ("path", "url") and date.value is None


def text_dates(document: Document, lines: Lines, dates: Sequence[Expression]) -> Iterator[DocumentDate]:
    """Yield the dates that the text states for the document, in its order; `dates` are all that stand in it."""
    text = document.text
    begin = max((region.span.end for region in document.regions if region.kind == "front-matter"), default=0)
    dated = [date for date in dates if date.year]
    if not dated:
        return
    top = _top(text, lines, begin)
    first = {span.start: rank for rank, span in enumerate(top)}
    last = {span.start for span in islice(_filled(text, lines, range(len(lines) - 1, -1, -1), begin), FOOT)}
    diary: bool | None = None
    for date in dated:
        number = lines.number(date.span.start)
        line = lines.spans[number]
        if line.start not in first and line.start not in last:
            continue
        diary = _begins_lines(text, lines, dated) if diary is None else diary
        above = next(_filled(text, lines, range(number - 1, -1, -1), begin), None)
        rank, previous = first.get(line.start, 99), above.of(text) if above else ""
        yield from _judged(text, line, date, rank=rank, previous=previous, diary=diary)


def _filled(text: str, lines: Lines, numbers: Iterable[int], begin: int) -> Iterator[Span]:
    """Yield those of the lines that hold text and don't stand before `begin`."""
    spans = lines.spans
    for number in numbers:
        span = spans[number]
        if span.start >= begin and text[span.start : span.end].strip():
            yield span


def _top(text: str, lines: Lines, begin: int) -> Sequence[Span]:
    """Return the first filled lines, and of a mail all up to where its head ends."""
    found: list[Span] = []
    ended = False
    for span in _filled(text, lines, range(len(lines)), begin):
        ended = ended or not MAIL.match(span.of(text))
        if ended and len(found) >= HEAD:
            return found
        found.append(span)
    return found if ended else found[:HEAD]


def _begins_lines(text: str, lines: Lines, dated: Sequence[Expression]) -> bool:
    """Tell a log, a list of changes or a timeline: two lines or more begin with a date that text follows."""
    begun = 0
    for date in dated:
        line = lines.at(date.span.start)
        lead = text[line.start : date.span.start].strip(" \t#*-–•[(\x00")
        begun += not lead and bool(text[date.span.end : line.end].strip(" \t)]:*\x00"))
    return begun > 1


def _judged(
    text: str, line: Span, date: Expression, *, rank: int, previous: str, diary: bool
) -> Iterator[DocumentDate]:
    begin = max(line.start, date.span.start - REACH)
    before = text[begin : date.span.start] if begin == line.start else "x" + text[begin : date.span.start]
    after = text[date.span.end : min(line.end, date.span.end + REACH)]
    value, within = day_of(date), days_of(date)
    span, ranged = date.span, date.last is not None
    if date.span.start < REACH and HEADER_WORD.match(text[: date.span.start]):
        yield DocumentDate(value, "published", "header line", span, 6, within)
    elif EMBARGO.search(before):
        yield DocumentDate(value, "embargo", "embargo", span, 3, within)
    elif ranged or VETO.search(before):
        return
    elif PUBLISHED_LABEL.search(before) or DATE_LABEL.search(before):
        yield DocumentDate(value, "published", "label", span, 6, within)
    elif UPDATED_LABEL.search(before):
        yield DocumentDate(value, "updated", "label", span, 4, within)
    elif not before.strip() and len(after.strip()) <= BYLINE and (label := LABEL_LINE.match(previous)):
        kind: Kind = "published" if label["published"] else "updated"
        yield DocumentDate(value, kind, "label", span, 6 if kind == "published" else 4, within)
    elif (
        rank < TOP
        and (_is_a_place(before) or not before.strip())
        and not diary
        and DASH.match(after)
        and len(after) > BYLINE
    ):
        yield DocumentDate(value, "published", "dateline", span, 5, within)
    elif (rank < TOP or not _letters(before + after)) and not diary and _stands_alone(before, after):
        yield DocumentDate(value, "published", "date line", span, 3, within)


def _is_a_place(before: str) -> bool:
    """Tell the opening of a dateline: up to eight capitalised words ("HARLOW BAY, Maine,", "Le Havre, le")."""
    words = WORD.findall(before) if len(before) <= 60 else []
    return 0 < len(words) <= 8 and words[0][0].isupper() and all(w[0].isupper() or w in PARTICLES for w in words)


def _letters(text: str) -> int:
    return sum(map(str.isalpha, text))


def _stands_alone(before: str, after: str) -> bool:
    """Tell whether beside a date there is a byline, a weekday, a place, a time, a section, and no sentence."""
    rest = before + after
    if len(rest.strip()) > BYLINE or EVENT.search(rest) or after.strip(" \t*_)]\"'").endswith(("?", "!")):
        return False
    if re.search(r"(?:^|\s)(?:on|in|at|by|for|the|to|and|of|since|bis|vom|el|al)\s+$", before) and before.strip():
        return bool(re.match(r"\W*(?:by|on|le|el)?\W*$", before, re.I))
    small = [word for word in WORD.findall(rest) if word[0].islower() and word.rstrip(".") not in SMALL_WORDS]
    parted = re.search(r"[(\[,:;|–—-]\W*$", before) or re.match(r"\W*[)\]|–—-]", after)
    return len(small) <= (2 if parted and not rest.rstrip().endswith(".") else 0)
