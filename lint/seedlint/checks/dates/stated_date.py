"""Kind "stated-date": a document's own date that can't be right: in the future, or a machine's default."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import ClassVar, Literal

from seedlint.base.model import Finding
from seedlint.base.record import NamedTuple
from seedlint.checks import Check
from seedlint.facts import Facts, Hit
from seedlint.text.dates.default_days import DEFAULTS, MIDNIGHTS
from seedlint.text.dates.label import AUTHOR, certain_label, is_field, line_parts
from seedlint.text.dates.stated import EPOCH, DocumentDate
from seedlint.text.lazy import lazy

HEAD = 1_500  # code points in which an announcement names time and place

SCHEDULED_KEYS = frozenset("publishdate embargo embargountil embargoeduntil embargodate".split())
FUTURE_BEFORE = lazy(
    r"(?<!\w)(?:to|will|shall|be|due|next|planned|expected|scheduled|sera|será|wird|sarà)(?:\W+\w+){0,2}\W*$", re.I
)
ANNOUNCEMENT = lazy(
    r"^\W*(?:time|when|where|venue|location|place|doors|tickets?|rsvp|agenda|uhrzeit|beginn|ort|hora|lugar"
    r"|heure|lieu|ora"
    r"|luogo)\W*:|(?<!\w)(?:will be held|takes? place|join us|register (?:now|here|by))(?!\w)",
    re.I | re.M,
)

PRODUCT = lazy(  # which has a day of publication of its own: a book, a record, a game
    r"(?<!\w)(?:ISBN|EAN|ASIN|hardcover|hardback|paperback|e-?book|audiobook|pre-?orders?|publisher|imprint"
    r"|list price|rrp"
    r"|format|pages?|verlag|seiten|editorial|páginas|éditeur|editore|pagine)(?:\W*:|[- ]?1[03]?\W*[:\d]|\W+97[89])"
    r"|(?<!\w)ISBN(?!\w)",
    re.I,
)
MIDNIGHT = lazy(r"\d[T ]00:00(?::00(?:\.0*)?)?(?![\d:])")
ZEROS = lazy(r"0000-00-00")


class StatedDate(Check):
    """Reports dates of publication or update that lie in the future or are defaults; drafts are left alone."""

    class Options(NamedTuple):
        """`reports` is the kind of wrong date."""

        reports: Literal["future", "default"]

    FIELDS: ClassVar = {
        "kind": 'what the date is of: "published", "updated" or "embargo"',
        "origin": "where the day comes from, of a machine's default",
    }
    VARIANTS: ClassVar = ("scheduled",)

    def inspect(self, facts: Facts, hits: Sequence[Hit]) -> Iterable[Finding]:
        """Yield each date that lies in the future, or each that is a machine's default."""
        if facts.is_draft:
            return
        yield from _future(facts) if self.options.reports == "future" else _defaults(facts)


def _future(facts: Facts) -> Iterator[Finding]:
    for date in facts.future_dates:
        if _is_of_document(date, facts):
            scheduled = "scheduled" if _folded(date.key) in SCHEDULED_KEYS or date.kind == "embargo" else ""
            yield Finding(date.span, values={"kind": date.kind}, variant=scheduled)


def _defaults(facts: Facts) -> Iterator[Finding]:
    for date in facts.stated_dates:
        if origin := _origin(facts, date):
            path = facts.document.path if date.evidence == "path" else date.span.of(facts.text)
            values = {"text": path, "kind": date.kind, "origin": origin}
            yield Finding(date.span, values=values, whole=date.evidence == "path")


def _is_of_document(date: DocumentDate, facts: Facts) -> bool:
    """Tell whether a future date is of the document itself, not of what it announces."""
    if date.evidence in ("front matter", "header line", "dateline", "embargo"):
        return True
    own = facts.document_date
    if date.kind == "published" and own and own.span != date.span and _has_passed(own, facts):
        return False  # another date says when the document was published
    before, after = line_parts(facts.text, facts.lines, date.span)
    if date.evidence == "date line":
        line = facts.lines.at(date.span.start)
        by = AUTHOR.match(facts.text, line.start, date.span.start)
        return bool(by) and not ANNOUNCEMENT.search(facts.text[:HEAD])
    if date.evidence != "label" or PRODUCT.search(facts.text[:HEAD]):
        return False
    is_labelled = certain_label(before, after) or is_field(facts.text, before, of_mail=True)
    return bool(is_labelled) and not FUTURE_BEFORE.search(before) and not ANNOUNCEMENT.search(facts.text[:HEAD])


def _has_passed(date: DocumentDate, facts: Facts) -> bool:
    """Tell whether all days that a date can mean lie before tomorrow."""
    today = facts.context.as_of
    return today is not None and date.days is not None and date.days[1] <= today


def _origin(facts: Facts, date: DocumentDate) -> str:
    """Return which machine's default it is; "" for a date that somebody may have chosen."""
    if date.evidence == "front matter":
        value = str(facts.document.metadata[date.key].value)
        if ZEROS.match(value):
            return "the zero of MySQL"
        midnight = MIDNIGHTS.get(date.value, "") if date.value and MIDNIGHT.search(value) else ""
        return DEFAULTS.get(date.value, midnight) if date.value else ""
    labelled = date.evidence == "header line" or (
        date.evidence == "label" and certain_label(*line_parts(facts.text, facts.lines, date.span))
    )
    if not labelled and date.evidence == "dateline":
        return ""  # a newspaper may be of that day
    known = DEFAULTS if labelled else {day: DEFAULTS[day] for day in EPOCH}
    return known.get(date.value, "") if date.value else ""


def _folded(key: str) -> str:
    return re.sub(r"[\W_]+", "", key.rpartition(".")[2])
