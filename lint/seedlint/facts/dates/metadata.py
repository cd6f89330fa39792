"""The dates that a document's metadata, URL and path state for it, and whether it is a draft.

Keys are those of Hugo, Jekyll, Astro, Docusaurus, Zola, schema.org, Open Graph, Dublin Core, Highwire Press and ninjs;
they are compared without case and marks, so that `pubDate`, `pub_date` and `pub-date` are one.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator, Sequence

from seedlint.base.model import Document, Field, Span
from seedlint.text.dates.expression import DateExpression
from seedlint.text.dates.stated import (
    FIRM,
    LOOSE,
    WEAK,
    Days,
    DocumentDate,
    Evidence,
    Kind,
    day_of,
    days_of,
    days_of_month,
)
from seedlint.text.lazy import lazy

PUBLISHED_KEYS = frozenset(
    "date published pubdate pubdatetime publishdate publisheddate publicationdate datepublished datepublication "
    "publishedat publishedon publishedtime articlepublishedtime articlepublished ogarticlepublishedtime postdate "
    "posted postedon firstpublished firstpublishedat firstcreated dcdate dctermsdate dcissued dcdateissued "
    "dateissued issued citationpublicationdate citationonlinedate citationdate parselypubdate sailthrudate "
    "dctermsissued pubtime publié publiele datedepublication fecha fechapublicacion fechapublicación datum "
    "fechadepublicación veröffentlicht veröffentlichtam data datapubblicazione pubblicato datapublicacao "
    "datapublicação publicado".split()
)
MADE_KEYS = frozenset(  # when the document or a product was made: close to the publication, if nothing else is stated
    "created createdat datecreated creationdate dctermscreated dcdatecreated contentcreated released releasedate "
    "timestamp".split()
)
UPDATED_KEYS = frozenset(
    "lastmod moddatetime updated lastupdate lastupdated lastupdatedate lastupdatedon updateddate updatedat "
    "updatedon dateupdated modified modifiedat lastmodified lastmodifiedat lastmodifieddate datemodified "
    "modifieddate modifiedtime articlemodifiedtime articlemodified ogarticlemodifiedtime ogupdatedtime "
    "updatedtime dcmodified dcdatemodified dctermsmodified versioncreated actualizado aktualisiert stand".split()
)
EMBARGO_KEYS = frozenset("embargo embargoed embargoeduntil embargountil embargodate".split())
TABLES = frozenset("params extra meta metadata frontmatter page post article seo head".split())
URL_KEYS = frozenset("url canonical canonicalurl canonicallink permalink ogurl pageurl articleurl".split())

URL_LINE = lazy(
    r"^[ \t>*#-]{0,8}(?:canonical(?: url| link)?|url|permalink|web address)\**[ \t]*:[*<(\[ \t]{0,8}(?P<url>https?://[^\s<>\"')\]]+)",
    re.I | re.M,
)
HEAD = 1_500  # code points in which a document may name its own URL
URL_PATH = lazy(r"(?:[a-z][a-z0-9+.-]*:)?//[^/?#]*|(?=/)", re.I)
DAY = lazy(
    r"(?:(?<=/)|^|_)(?P<y>(?:19|20)\d\d)(?:([-_])(?P<m>\d\d)\2(?P<d>\d\d)(?=[-_./T]|$)"
    r"|/(?P<m2>\d{1,2})/(?P<d2>\d{1,2})(?=[-_./]|$))"
)
COMPACT_DAY = lazy(r"(?:(?<=/)|^)(?P<y>(?:199|20[0-4])\d)(?P<m>\d\d)(?P<d>\d\d)(?=[-_./T])")
MONTH = lazy(r"(?:(?<=/)|^)(?P<y>(?:199|20[0-4])\d)[-/](?P<m>0[1-9]|1[0-2])(?=/)")
NUMERIC_DATE = lazy(r"\d{1,4}([-/.])\d{1,2}\1\d{1,4}(?!\w|\1)")  # 14/05/24: a date, though perhaps an ambiguous one
FIELD = lazy(r"^[ \t]*[\"']?(?P<key>[\w.:-]+)[\"']?[ \t]*[:=][ \t]*(?P<value>\S.*?)[ \t\r]*$", re.M)
YEAR = lazy(r"\d{4}\Z")
YEAR_AND_MONTH = lazy(r"(\d{4})-(0[1-9]|1[0-2])\Z")

Read = Callable[[str], Sequence[DateExpression]]


def metadata_dates(document: Document, *, read: Read) -> Iterator[DocumentDate]:
    """Yield the dates of the metadata, in its order; `read` returns the dates in a value."""
    for key, field in document.metadata.items():
        name = _normalized(key)
        if not isinstance(field.value, str):
            continue
        kind, score = _kind_and_score(name)
        if kind and (named := _days_named(field.value.strip(), read)):
            value, within = named
            yield DocumentDate(value, kind, "front matter", field.span, score, within, key)


def url_and_path_dates(document: Document) -> Iterator[DocumentDate]:
    """Yield the dates in the document's own URL and in its path: days, or months if there are no days."""
    for key, url in _urls(document):
        written = url.value if isinstance(url.value, str) else ""
        start = URL_PATH.match(written)
        begin = start.end() if start else 0
        for found, value, within in _days_in_path(re.split(r"[?#]", written[begin:])[0]):
            span = Span(url.span.start + begin + found.start, url.span.start + begin + found.end)
            exact = url.span.of(document.text) == written
            yield _from_address(value, within, "url", span if exact else url.span, key)
    for _, value, within in _days_in_path(document.path):
        yield _from_address(value, within, "path", Span(0, 0), "")


def is_draft(document: Document) -> bool:
    """Tell whether the metadata says that the document isn't published yet."""
    for key, field in document.metadata.items():
        value = str(field.value).strip().lower()
        name = _normalized(key)
        if (name == "draft" and value in ("true", "yes", "on", "1")) or (
            name == "published" and value in ("false", "no")
        ):
            return True
        if name in ("status", "state") and value == "draft":
            return True
    return False


def invalid_date(document: Document) -> tuple[str, Span] | None:
    """Return a key of publication whose value in the front matter is no date, and the span of the value."""
    for region in document.regions:
        if region.kind == "front-matter":
            for found in FIELD.finditer(document.text, *region.span):
                if _normalized(found["key"]) in PUBLISHED_KEYS:
                    return found["key"], Span(*found.span("value"))
    return None


def _normalized(key: str) -> str:
    """Return a key in lower case, without marks and without the names of the tables that it stands in."""
    *tables, name = key.lower().split(".")
    if not TABLES.issuperset(tables):
        name = key
    return re.sub(r"[\W_]+", "", name.lower())


def _kind_and_score(name: str) -> tuple[Kind | None, int]:
    if name in PUBLISHED_KEYS:
        return "published", FIRM
    if name in MADE_KEYS:
        return "published", LOOSE
    if name in UPDATED_KEYS:
        return "updated", LOOSE
    return ("embargo", WEAK) if name in EMBARGO_KEYS else (None, 0)


def _days_named(text: str, read: Read) -> tuple[dt.date | None, Days | None] | None:
    """Return the day, or the first and last possible day, that a value names; None if it names none."""
    if text.isdecimal() and len(text) in (10, 13):
        return dt.datetime.fromtimestamp(int(text[:10]), dt.UTC).date(), None
    if text.isdecimal() and len(text) == 8:
        text = f"{text[:4]}-{text[4:6]}-{text[6:]}"
    if YEAR.match(text):
        return None, (dt.date(int(text), 1, 1), dt.date(int(text), 12, 31)) if int(text) else None
    if (month := YEAR_AND_MONTH.match(text)) and int(month[1]):
        return None, days_of_month(int(month[1]), int(month[2]))
    dated = [date for date in read(text) if date.year is not None]
    if dated:
        return day_of(dated[0]), days_of(dated[0])
    return (None, None) if NUMERIC_DATE.match(text) else None


def _urls(document: Document) -> Iterator[tuple[str, Field]]:
    """Yield the document's own URLs with their keys: those of the metadata, and one behind "URL:" near the top."""
    for key, field in document.metadata.items():
        if _normalized(key) in URL_KEYS:
            yield key, field
    begin = document.body_start
    if "://" in document.text[begin : begin + HEAD] and (line := URL_LINE.search(document.text, begin, begin + HEAD)):
        yield "", Field(line["url"], Span(*line.span("url")))


def _days_in_path(path: str) -> Sequence[tuple[Span, dt.date | None, Days | None]]:
    """Return the days that a path names, else its months, each with its span in the path."""
    days = [
        (Span(*found.span()), day, None)
        for pattern in (DAY, COMPACT_DAY)
        for found in pattern.finditer(path)
        if (day := _day(*(int(part) for part in found.groupdict().values() if part)))
    ]
    return days or [
        (Span(*found.span()), None, days_of_month(int(found["y"]), int(found["m"]))) for found in MONTH.finditer(path)
    ]


def _day(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _from_address(value: dt.date | None, within: Days | None, evidence: Evidence, span: Span, key: str) -> DocumentDate:
    return DocumentDate(value, "published", evidence, span, WEAK, within, key)
