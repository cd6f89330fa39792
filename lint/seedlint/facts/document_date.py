"""The publication date that a document states, found by labels and by where a date stands; nothing is guessed.

A date counts where the metadata, a header line, a label, a dateline, a line of its own near the top, an embargo or the
path states it. Labels are asked of few: in extracted text only a third of the surviving dates have one.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import Literal, NamedTuple, Protocol

from seedlint.model import Document, Span
from seedlint.position import Lines
from seedlint.text.lazy import lazy

HEAD, FOOT = 8, 3  # nonblank lines in which a label counts
TOP = 5  # nonblank lines in which a dateline or a date of its own line counts
GAP = 25  # code points between a label and its date
BYLINE = 45  # code points beside a date on its own line
REACH = 240  # code points on either side of a date that tell what it is, however long its line
THRESHOLD = 3

Kind = Literal["published", "updated", "embargo"]
Evidence = Literal["front matter", "header line", "label", "dateline", "date line", "embargo", "path"]


class _Expression(Protocol):
    @property
    def span(self) -> Span: ...
    @property
    def kind(self) -> str: ...
    @property
    def text(self) -> str: ...
    @property
    def year(self) -> int | None: ...
    @property
    def month(self) -> int | None: ...
    @property
    def day(self) -> int | None: ...
    @property
    def valid(self) -> bool: ...


class DocumentDate(NamedTuple):
    """A date that the document states for itself.

    `value` is absent where what is stated can't be resolved (03/04/2025, 30 February, "May 2024"). `span` is where
    it stands, empty at the start for a path. A higher `score` is stronger evidence.
    """

    value: dt.date | None
    kind: Kind
    evidence: Evidence
    span: Span
    score: int


PUBLISHED_KEYS = frozenset(
    "date published pubdate publishdate publisheddate publicationdate datepublished datepublication dateissued issued "
    "publishedat publishedon publishedtime articlepublishedtime postdate posted postedon created createdat datecreated "
    "creationdate firstpublished dcdate dcdateissued created dctermsissued dctermscreated released releasedate "
    "publié publiele datedepublication fecha fechapublicacion fechadepublicación datum veröffentlicht veröffentlichtam "
    "data datapubblicazione pubblicato datapublicacao publicado pubtime timestamp versioncreated contentcreated".split()
)
UPDATED_KEYS = frozenset(
    "lastmod updated lastupdated updateddate updatedat dateupdated modified lastmodified datemodified modifiedtime "
    "articlemodifiedtime dctermsmodified actualizado aktualisiert stand".split()
)
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
DASH = lazy(r"^\s*(?:/[^/\n]{1,30}/|\([^)\n]{1,30}\))?[.,]?\s*(?:–|—|--?|:)")
SMALL_WORDS = frozenset(
    "by von par por di da de le el la den am um at on uhr and und et y e of the a m p pm a.m p.m est edt gmt utc cet "
    "min read h ago updated version release no vol issue".split()
)
PARTICLES = frozenset("de la le du of am an der sur el den di y and upon les aux".split())
JOINED = lazy(r"\d\w{0,2}\s*(?:[-–—]|to|and|bis|au|al)\s*\d|^(?:between|from)", re.I)
DATED_NAME = lazy(r"(?:^|[/_])(?P<y>(?:19|20)\d\d)([-/_])(?P<m>\d\d)\2(?P<d>\d\d)(?=[-_./T]|$)")
WORD = lazy(r"[^\W\d_][\w.’'-]*")

Read = Callable[[str], Sequence[_Expression]]


def document_date(
    document: Document, lines: Lines, dates: Callable[[], Sequence[_Expression]], *, read: Read
) -> DocumentDate | None:
    """Return the best stated date; None where the document states none.

    `dates` gives those of the text, asked for where the metadata doesn't settle it; `read` reads those of a
    metadata value.
    """
    stated = [date for date in _from_metadata(document, read) if date.score >= THRESHOLD]
    if not any(date.kind == "published" for date in stated):  # nothing is stronger
        found = (*_from_text(document, lines, dates()), *_from_path(document.path))
        stated.extend(date for date in found if date.score >= THRESHOLD)
    return max(stated, key=_strength, default=None)


def stated_dates(
    document: Document, lines: Lines, dates: Sequence[_Expression], *, read: Read
) -> tuple[DocumentDate, ...]:
    """Return all dates that the document states for itself: of its metadata, its text, its path."""
    found = (*_from_metadata(document, read), *_from_text(document, lines, dates), *_from_path(document.path))
    return tuple(date for date in found if date.score >= THRESHOLD)


def _strength(date: DocumentDate) -> tuple[bool, int, int]:
    """Order by kind (an update only where nothing better stands), score, and how close evidence is to publication."""
    order: tuple[Evidence, ...] = ("path", "embargo", "date line", "dateline", "label", "header line", "front matter")
    return date.kind != "updated", date.score, order.index(date.evidence)


def _from_metadata(document: Document, read: Read) -> Iterator[DocumentDate]:
    for key, field in document.metadata.items():
        folded = re.sub(r"[\W_]+", "", key.lower())
        if (folded not in PUBLISHED_KEYS and folded not in UPDATED_KEYS) or not isinstance(field.value, str):
            continue
        value, stated = _value_of(field.value.strip(), read)
        if stated and folded in PUBLISHED_KEYS:
            yield DocumentDate(value, "published", "front matter", field.span, 6)
        elif stated:
            yield DocumentDate(value, "updated", "front matter", field.span, 4)


def _value_of(text: str, read: Read) -> tuple[dt.date | None, bool]:
    """Return the day that a metadata value names, and whether it names one at all."""
    if text.isdecimal() and len(text) in (10, 13):
        return dt.datetime.fromtimestamp(int(text[:10]), dt.UTC).date(), True
    if text.isdecimal() and len(text) == 8:
        text = f"{text[:4]}-{text[4:6]}-{text[6:]}"
    dated = [date for date in read(text) if date.year]
    return (_day(dated[0]), True) if dated else (None, text.isdecimal() and len(text) == 4)


def _day(date: _Expression) -> dt.date | None:
    if not (date.valid and date.year and date.month and date.day):
        return None
    return dt.date(date.year, date.month, date.day)


def _from_text(document: Document, lines: Lines, dates: Sequence[_Expression]) -> Iterator[DocumentDate]:
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


def _begins_lines(text: str, lines: Lines, dated: Sequence[_Expression]) -> bool:
    """Tell a log, a list of changes or a timeline: two lines or more begin with a date that text follows."""
    begun = 0
    for date in dated:
        line = lines.at(date.span.start)
        lead = text[line.start : date.span.start].strip(" \t#*-–•[(\x00")
        begun += not lead and bool(text[date.span.end : line.end].strip(" \t)]:*\x00"))
    return begun > 1


def _judged(
    text: str, line: Span, date: _Expression, *, rank: int, previous: str, diary: bool
) -> Iterator[DocumentDate]:
    begin = max(line.start, date.span.start - REACH)
    before = text[begin : date.span.start] if begin == line.start else "x" + text[begin : date.span.start]
    after = text[date.span.end : min(line.end, date.span.end + REACH)]
    value, span, ranged = _day(date), date.span, bool(JOINED.search(date.text)) and date.kind != "numeric"
    if date.span.start < REACH and HEADER_WORD.match(text[: date.span.start]):
        yield DocumentDate(value, "published", "header line", span, 6)
    elif EMBARGO.search(before):
        yield DocumentDate(value, "embargo", "embargo", span, 3)
    elif ranged or VETO.search(before):
        return
    elif PUBLISHED_LABEL.search(before) or DATE_LABEL.search(before):
        yield DocumentDate(value, "published", "label", span, 6)
    elif UPDATED_LABEL.search(before):
        yield DocumentDate(value, "updated", "label", span, 4)
    elif not before.strip() and len(after.strip()) <= BYLINE and (label := LABEL_LINE.match(previous)):
        kind: Kind = "published" if label["published"] else "updated"
        yield DocumentDate(value, kind, "label", span, 6 if kind == "published" else 4)
    elif (
        rank < TOP
        and (_is_a_place(before) or not before.strip())
        and not diary
        and DASH.match(after)
        and len(after) > BYLINE
    ):
        yield DocumentDate(value, "published", "dateline", span, 5)
    elif (rank < TOP or not _letters(before + after)) and not diary and _stands_alone(before, after):
        yield DocumentDate(value, "published", "date line", span, 3)


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


def _from_path(path: str) -> Iterator[DocumentDate]:
    for match in DATED_NAME.finditer(path):
        try:
            value = dt.date(int(match["y"]), int(match["m"]), int(match["d"]))
        except ValueError:
            continue
        yield DocumentDate(value, "published", "path", Span(0, 0), 3)
