"""Corrections and editor's notes in a document, and the date each states for itself."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from seedlint.base.model import Span
from seedlint.base.record import NamedTuple
from seedlint.text.dates.calendar import MONTHS, SHORT_MONTHS
from seedlint.text.dates.expression import DateExpression
from seedlint.text.lazy import lazy

NEAR = 45  # code points; within twice as many before a date, a verb like "corrected" refers to it
LONGEST = 1_200  # code points that are read of a correction's paragraph

CUES = (  # a pre-filter, in lower case: every correction contains one of them
    "correction", "corrected", "amended", "editor", "clarification", "erratum", "errata", "earlier version",
    "previous version",
    "berichtigung", "korrektur", "anmerkung der redaktion", "version dieses", "note de la rédaction", "rectificati",
    "fe de errores", "fe de erratas", "nota del editor", "nota de la redacción", "nota della redazione", "corrección",
    "versión anterior", "versione precedente", "correzione", "correção", "errámos", "nota do editor",
    "nota da redação", "versão anterior", "rectificatie", "correctie", "version précédente",
)  # fmt: skip
LABEL = lazy(
    r"(?:(?P<note>(?:editor|editors)(?:['’]s?)?[ -]notes?|anm(?:erkung|\.) d(?:er|\.) red(?:aktion|\.)"
    r"|note de la rédaction"
    r"|ndlr|nota (?:del editor|de la redacción|della redazione|do editor|da redação)|n\.?d\.?r\.?)"
    r"|corrections?(?: and clarifications?)?|clarifications?|correction notice|errat(?:um|a)(?: corrige)?"
    r"|corrigend(?:um|a)|berichtigung"
    r"|korrektur(?:hinweis)?|richtigstellung|rectificatifs?|rectifications?|fe de (?:errores|erratas)"
    r"|correcci[oó]n(?:es)?"
    r"|rectificaci[oó]n|rettifica|corrected|correzion[ei]|correç(?:ão|ões)|err[aá]mos|rectificaties?|correcties?)",
    re.I,
)
SET_OFF = lazy(r"[ \t\x00\"”*_]*(?::|[-–—][ \t]|[(\[|]|\Z)")
ALONE = lazy(r"[\s\x00\"”*_:.=~-]*\Z")
OPENING = lazy(r"[\s\x00>*_•\[(\"“–—-]*")
STATED = lazy(
    r"(?:an?|the) (?:earlier|previous|original) version of (?:this|the) (?:\w+ ){0,2}?(?:article|story|report"
    r"|post|piece|column|page|headline"
    r"|caption|review|obituary|video|map|chart|graphic|version|text|essay|interview|newsletter|press release)"
    r"|(?:this|the) (?:article|story|report|post|piece|column|page|headline|caption|text) (?:has been"
    r"|was) (?:\w+ly )?(?:corrected|amended)"
    r"|in einer (?:früheren|ersten|vorherigen|älteren) (?:version|fassung) (?:dieses|des)"
    r"|(?:une|dans une|la) (?:précédente )?version (?:précédente )?de (?:cet|l['’]) ?article"
    r"|(?:una|en una|la) versión (?:anterior|previa) de (?:este|esta)"
    r"|(?:una|in una|la) (?:precedente )?versione (?:precedente )?di quest[oa]"
    r"|(?:uma|numa|em uma) versão anterior dest[ea]|een eerdere versie van dit",
    re.I,
)
DATE_FOLLOWS = lazy(
    r",?[ \x00]+(?:(?:on|of|am|du|del|vom)[ ])?(?:\d{1,2}[./ ]|[A-Z][a-zé]{2,8}\.? \d{1,2}(?:,? \d{4}|[:)\x00]))"
)
DAY_FOLLOWS = lazy(r",?[ \x00(]+(?:on )?(?P<month>[A-Z][a-z]{2,8})\.? \d{1,2}:")  # "May 3:"
DATE_BEFORE = lazy(
    r"(?:\d{1,2}\.? [^\W\d]{3,10}\.? \d{4}|[A-Z][a-z]{2,8}\.? \d{1,2},? \d{4}|\d[\d./-]{7,9})[\s\x00:,.|)\]*_–—-]{1,6}"
)
INTRODUCES = lazy(
    r"\b(?:series|is the author|is an? |are those of|opinions?|interview|originally (?:appeared|published)"
    r"|first (?:appeared|published)"
    r"|part (?:of|one|two|three|\d)|contributed|excerpt|adapted|the following|welcome|translated|views|subscribe"
    r"|contains (?:graphic|spoilers)"
    r"|condensed|edited for|content warning|this is (?:the|a) )",
    re.I,
)
AMENDS = lazy(
    r"\b(?:correct|amend|updat|clarif|chang|remov|retract|revis|misstat|misspell|misspelt|misidentif|incorrect"
    r"|erroneous|error|mistake"
    r"|earlier version|previous version|korrig|berichtig|corrig|corrección|corretto|correto|rettific|rectifi"
    r"|alter|delet|wrong|an earlier)",
    re.I,
)
ON = r"(?:on|am|le|el|il|em|op|vom|del|du|de|at|as of)?"
LEAD = lazy(
    rf"[\s\x00:,.()\[\]*_|–—-]*(?:{ON}|posted|added|made|published|updated|dated|issued"
    rf"|[A-Z][a-z]{{2,8}}day,?)?[\s\x00:,(]*(?:{ON})[\s\x00]*",
    re.I,
)
DONE = lazy(
    r"(?:correct|amend|updat|clarif|chang|remov|retract|revis|added|append|edited|published|posted|made"
    r"|korrigiert|berichtigt|geändert"
    r"|aktualisiert|ergänzt|corrigé|modifié|rectifié|mis à jour|corregid|modificad|actualizad|corrett|modificat"
    r"|aggiornat"
    r"|corrigid|atualizad|gecorrigeerd|aangepast)\w*[^.!?\n]{0,45}\Z",
    re.I,
)
VERSION = lazy(r"\bversion\b[^.!?]{0,60}\b(?:published|posted|printed|appeared|from|of)\b[^.!?]{0,20}\Z", re.I)

Kind = Literal["correction", "note"]
Evidence = Literal["label", "statement"]


class Correction(NamedTuple):
    """A correction or an editor's note; `span` and `value` are of the words that announce it, not of its text.

    `dated` is true where it states when it was made; `date` is that day if it can be resolved.
    """

    value: str
    kind: Kind
    evidence: Evidence
    span: Span
    dated: bool
    date: dt.date | None


def corrections(
    prose: str, paragraphs: Sequence[Span], dates: Sequence[DateExpression], published: dt.date | None
) -> tuple[Correction, ...]:
    """Return the corrections and editor's notes, in order; a date without a year takes that of `published`."""
    return tuple(_all(prose, paragraphs, dates, published))


def has_cue(prose: str) -> bool:
    """Tell whether the prose has any of CUES; without one it has no correction."""
    lower = prose.lower()
    return any(cue in lower for cue in CUES)


def _all(
    prose: str, paragraphs: Sequence[Span], dates: Sequence[DateExpression], published: dt.date | None
) -> Iterator[Correction]:
    done = 0
    starts = [date.span.start for date in dates]
    for number, paragraph in enumerate(paragraphs):
        announcement = _announcement(prose, paragraph) if paragraph.start >= done else None
        if not announcement:
            continue
        span, kind, evidence = announcement
        alone = ALONE.match(prose, span.end, paragraph.end) is not None
        if alone and (number == 0 or number + 1 == len(paragraphs)):
            continue  # a title, or a heading with no text below
        end = paragraphs[number + 1].end if alone else paragraph.end
        done = end if alone else 0
        body = prose[span.end : min(end, span.end + LONGEST)]
        if kind == "note" and INTRODUCES.search(body) and not AMENDS.search(body):
            continue
        above = paragraphs[number - 1] if number else Span(0, 0)
        begin = above.start if DATE_BEFORE.fullmatch(above.of(prose) + "\n") else paragraph.start
        candidates = dates[bisect_left(starts, begin) : bisect_left(starts, end)]
        made = _date_made(prose, span, candidates, begin=paragraph.start, end=end)
        dated = made is not None or _is_followed_by_a_day(prose, span, end)
        date = _day(made, published) if made else None
        yield Correction(" ".join(span.of(prose).split()), kind, evidence, span, dated, date)


def _date_made(
    prose: str, span: Span, dates: Iterable[DateExpression], *, begin: int, end: int
) -> DateExpression | None:
    """Return the first date that has a year, or month and day, and says when the correction was made."""
    specific = (date for date in dates if date.year or (date.month and date.day))
    return next((date for date in specific if _says_when_made(prose, span, date, begin, end)), None)


def _is_followed_by_a_day(prose: str, span: Span, end: int) -> bool:
    """Tell whether a month and a day with a colon follow the announcement: "Correction, May 3: ..."."""
    found = DAY_FOLLOWS.match(prose, span.end, end)
    return found is not None and found["month"].lower() in {**MONTHS, **SHORT_MONTHS}


class _Announcement(NamedTuple):
    """The words that announce a correction, with its kind and evidence."""

    span: Span
    kind: Kind
    evidence: Evidence


def _announcement(prose: str, paragraph: Span) -> _Announcement | None:
    """Return what announces a correction in a paragraph: a label at its start or after a date, or a statement."""
    end = min(paragraph.end, paragraph.start + LONGEST)
    opened = OPENING.match(prose, paragraph.start, end)
    start = opened.end() if opened else paragraph.start
    dated = DATE_BEFORE.match(prose, start, end)
    label = LABEL.match(prose, dated.end() if dated else start, end)
    if label and (SET_OFF.match(prose, label.end(), end) or DATE_FOLLOWS.match(prose, label.end(), end)):
        return _Announcement(Span(*label.span()), "note" if label["note"] else "correction", "label")
    stated = STATED.search(prose, paragraph.start, end)
    return _Announcement(Span(*stated.span()), "correction", "statement") if stated else None


def _says_when_made(prose: str, span: Span, date: DateExpression, begin: int, end: int) -> bool:
    """Tell whether a date is when the correction was made, rather than part of what it corrects."""
    if date.span.end <= span.start:
        return not prose[date.span.end : span.start].strip(" \t\r\n\x00:,.()[]|–—-*_") or date.span.start < begin
    between = prose[span.end : date.span.start]
    if VERSION.search(prose[span.start : date.span.start]):
        return False
    if LEAD.fullmatch(between):
        return True
    if DONE.search(prose[max(begin, date.span.start - 2 * NEAR) : date.span.start]):
        return True
    return between.rstrip().endswith(("(", "[", "–", "—")) and not prose[date.span.end : end].strip(" .)]*_\x00\r\n")


def _day(date: DateExpression, published: dt.date | None) -> dt.date | None:
    """Return the day of a date expression, None where it is incomplete or impossible."""
    year = date.year or (published.year if published else None)
    return dt.date(year, date.month, date.day) if year and date.month and date.day and date.valid else None
