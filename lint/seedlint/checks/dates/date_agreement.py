"""Kind "date-agreement": a document's own dates in contradiction: two days of publication, an update before it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import product
from typing import ClassVar, Literal

from seedlint.base.model import Finding, Related
from seedlint.base.record import NamedTuple
from seedlint.checks import Check
from seedlint.facts import Facts, Hit
from seedlint.text.dates.label import AUTHOR, certain_label, is_field, line_parts
from seedlint.text.dates.stated import FIRM, DocumentDate, gap
from seedlint.text.lazy import lazy

HEAD = 1_500  # code points in which a document states its date; further down comments state theirs
BESIDE = 240  # code points between a date of publication and that of an update beside it
MOST = 40  # dates that are compared; a document with more is a list
ZERO = 1970  # dates up to this year may be a machine's default, which another rule reports
CLOCK = lazy(r"\d[T ]\d\d:\d\d")
AGAIN = lazy(r"(?<!\w)(?:first|original(?:ly)?|re-?(?:published|posted|printed)|reprint(?:ed)?)(?!\w)", re.I)
ELSEWHERE = lazy(r"(?<!\w)(?:(?:originally|first) (?:published|posted|appeared)|cross-?post(?:ed)?)(?!\w)", re.I)
NAME_WITH_DATE = lazy(r"(?:^|/)\d{4}[-_]?\d\d[-_]?\d\d[^/]*$")
PRINTED = ("header line", "label", "dateline", "date line")
PLACES = {"front matter": "front matter", "url": "URL", "path": "path", "dateline": "dateline"}


class DateAgreement(Check):
    """Reports a date that contradicts another one; drafts are left alone."""

    class Options(NamedTuple):
        """`reports` is "publication" for two days of publication, "order" for an update before the publication."""

        reports: Literal["publication", "order"]

    FIELDS: ClassVar = {
        "place": "where the date stands",
        "other": "what the other date is",
        "elsewhere": "where the other date stands",
    }

    def inspect(self, facts: Facts, hits: Sequence[Hit]) -> Iterable[Finding]:
        """Yield each date that contradicts a stronger one, which becomes the related location."""
        stated = () if facts.is_draft else facts.stated_dates
        if len(stated) > 1:
            dates = [date for date in stated if date.days and date.days[1].year > ZERO][:MOST]
            compared = _publications if self.options.reports == "publication" else _updates_before_publication
            yield from compared(facts, dates)


def _publications(facts: Facts, dates: Sequence[DocumentDate]) -> Iterator[Finding]:
    """Compare the dates of metadata, text, URL and path: one agreement between two of these groups is enough."""
    metadata = [date for date in dates if _is_metadata(facts, date)]
    text = [date for date in dates if date.evidence in PRINTED and date not in metadata]
    declared = [date for date in metadata if date.score >= FIRM and date.kind == "published"]
    printed = [date for date in text if _is_firm(facts, date)]
    first = declared or printed
    if not first:
        return
    groups = [(text, printed)] if declared else []
    for evidence in ("url", "path"):
        named = [date for date in dates if date.evidence == evidence]
        groups.append((named, named))
    for group, firm in groups:
        agreed = any(_agree(one, other) for one, other in product(metadata if declared else text, group))
        if firm and not agreed and not _may_differ(facts, firm[0], first[0]):
            yield _contradiction(facts, firm[0], first[0])


def _is_metadata(facts: Facts, date: DocumentDate) -> bool:
    if date.evidence == "label":
        return is_field(facts.text, line_parts(facts.text, facts.lines, date.span)[0], of_mail=False)
    return date.evidence == "front matter"


def _agree(one: DocumentDate, other: DocumentDate) -> bool:
    return one.days is None or other.days is None or gap(one.days, other.days) <= 1  # one day may be the time zone


def _is_firm(facts: Facts, date: DocumentDate) -> bool:
    """Tell whether it says when the text was published here, and is no date of an event or of a first printing."""
    if date.kind != "published" or date.span.start > facts.document.body_start + HEAD:
        return False
    if date.evidence in ("dateline", "header line"):
        return True
    before, after = line_parts(facts.text, facts.lines, date.span)
    if AGAIN.search(before) or AGAIN.search(after):
        return False
    if date.evidence == "label":
        return certain_label(before, after) == "published"
    line = facts.lines.at(date.span.start)
    return bool(AUTHOR.match(facts.text, line.start, date.span.start) or AUTHOR.match(after))


def _may_differ(facts: Facts, date: DocumentDate, stronger: DocumentDate) -> bool:
    """Tell whether a URL or path may have another date: of a first publication elsewhere, of a crawl, of an event."""
    if date.evidence == "url":
        is_republished = ELSEWHERE.search(facts.text[:HEAD]) or ELSEWHERE.search(facts.text[-HEAD:])
        return bool(is_republished) or _is_mentioned(facts, date)
    if date.evidence != "path" or NAME_WITH_DATE.search(facts.document.path):
        return False
    return bool(date.days and stronger.days and date.days[0] > stronger.days[0])


def _is_mentioned(facts: Facts, date: DocumentDate) -> bool:
    """Tell whether the text mentions the day of a URL: then an event of that day gave the page its name."""
    stated = {each.span for each in facts.stated_dates}
    day = date.value
    return day is not None and any(
        (each.month, each.day) == (day.month, day.day) and each.year in (None, day.year) and each.span not in stated
        for each in facts.fixed_dates
    )


def _contradiction(facts: Facts, date: DocumentDate, stronger: DocumentDate) -> Finding:
    """Mark the weaker date, with the stronger as related; a path has no location, so mark the stronger then."""
    marked, other = (stronger, date) if date.evidence == "path" else (date, stronger)
    return _finding(facts, marked, other)


def _finding(facts: Facts, marked: DocumentDate, other: DocumentDate) -> Finding:
    elsewhere, written = _where(facts, other), _written(facts, other)
    related = (
        () if other.evidence == "path" else (Related(other.span, f"{other.kind} {written}, says the {elsewhere}"),)
    )
    values = {
        "text": _written(facts, marked),
        "place": _where(facts, marked),
        "other": written,
        "elsewhere": elsewhere,
    }
    return Finding(marked.span, values=values, related=related)


def _where(facts: Facts, date: DocumentDate) -> str:
    printed = "header" if date.evidence == "label" and _is_metadata(facts, date) else "text"
    return PLACES.get(date.evidence, printed)


def _written(facts: Facts, date: DocumentDate) -> str:
    if date.evidence in ("path", "url") and date.days:
        return (date.value or date.days[0]).isoformat()[: 10 if date.value else 7]
    return date.span.of(facts.text)


def _updates_before_publication(facts: Facts, dates: Sequence[DocumentDate]) -> Iterator[Finding]:
    """Compare the last update with the first publication, in the metadata and where both stand together in the text."""
    metadata = [date for date in dates if date.evidence == "front matter"]
    published = [date for date in metadata if date.kind == "published" and date.score >= FIRM]
    yield from _update_before_publication(facts, published, [date for date in metadata if date.kind == "updated"])
    labels = [
        (date, certain_label(*line_parts(facts.text, facts.lines, date.span)))
        for date in dates
        if date.evidence in ("label", "header line")
    ]
    printed = [date for date, label in labels if "published" in label]
    near = [
        date
        for date, label in labels
        if label == "updated" and any(abs(date.span.start - other.span.start) <= BESIDE for other in printed)
    ]
    yield from _update_before_publication(facts, printed, near)


def _update_before_publication(
    facts: Facts, published: Sequence[DocumentDate], updated: Sequence[DocumentDate]
) -> Iterator[Finding]:
    first = min(published, key=_first_day, default=None)
    last = max(updated, key=_first_day, default=None)
    if first is None or last is None or first.days is None or last.days is None:
        return
    zones = any(CLOCK.search(_value(facts, date)) for date in (first, last))
    if (first.days[0] - last.days[1]).days > zones:
        yield _finding(facts, last, first)


def _first_day(date: DocumentDate) -> int:
    return date.days[0].toordinal() if date.days else 0


def _value(facts: Facts, date: DocumentDate) -> str:
    return str(facts.document.metadata[date.key].value) if date.key else ""
