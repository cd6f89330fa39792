"""`seedlint facts`: what documents say of themselves, as JSON data and as text."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Protocol, get_args

from seedlint.base.model import Document, Note, Problem, Span
from seedlint.facts import Facts
from seedlint.facts.claims.attributions import Kind, named_share
from seedlint.facts.dates.expressions import fixed_dates
from seedlint.run.inputs import config_of, inputs
from seedlint.run.inputs.configs import Configs
from seedlint.run.plan import context
from seedlint.sources import load
from seedlint.sources.discover import Candidate
from seedlint.text.contacts.credentials import redacted
from seedlint.text.contacts.host import is_numeric, label_defect
from seedlint.text.dates.expression import DateExpression
from seedlint.text.dates.label import line_parts
from seedlint.text.dates.line_context import label_of
from seedlint.text.dates.stated import DocumentDate

Json = dict[str, Any]
NOTHING = "none stated"
STATED = ("byline", "source", "canonical_url", "licence", "language")


class _Statement(Protocol):
    @property
    def value(self) -> str: ...
    @property
    def evidence(self) -> str: ...
    @property
    def span(self) -> Span: ...


def facts_of(
    paths: Sequence[str], configs: Configs, *, today: dt.date, stdin_name: str = "stdin.txt"
) -> Iterator[Json | Problem]:
    """Yield the facts of each document, in the order of their paths, and a problem for each that can't be read.

    Raises UserError for a setting that is wrong.
    """
    for item in inputs(paths, configs, stdin_name=stdin_name):
        document = _read(item, configs)
        if isinstance(document, Problem):
            yield document
        elif document is not None:
            facts = Facts(document, context(config_of(document, configs), today))
            try:
                data = as_data(facts)
            except Exception as crash:  # one document's fault must not cost the others their facts
                yield Problem(document.path, f"its facts can't be told: {type(crash).__name__}: {crash}")
            else:
                yield data


def _read(item: Candidate | Document | Problem | Note, configs: Configs) -> Document | Problem | None:
    if isinstance(item, Candidate):
        read = load(item, largest=config_of(item, configs).max_file_size)
        return None if isinstance(read, Note) else read
    return None if isinstance(item, Note) else item


def as_data(facts: Facts) -> Json:
    """Return one document's facts as JSON data: null for what it doesn't state, an empty list for what it lacks."""
    owners = {contact.span: contact.owner or None for contact in facts.contacts}
    return {
        "path": facts.document.path,
        "date": _date(facts),
        "byline": _stated(facts, facts.byline, "kind"),
        "source": _stated(facts, facts.source),
        "canonical_url": _url(facts),
        "licence": _stated(facts, facts.licence, "spdx"),
        "language": _stated(facts, facts.language),
        "corrections": [_stated(facts, each, "kind", "dated") for each in facts.corrections],
        "attribution": _attribution(facts),
        "contacts": {
            "phones": [
                _placed(facts, phone.span, number=phone.e164, owner=owners.get(phone.span)) for phone in facts.phones
            ],
            "urls": [
                _placed(facts, url.span, domain=_domain(facts, url.host), owner=owners.get(url.span))
                for url in facts.urls
            ],
            "emails": [
                _placed(facts, email.span, domain=_domain(facts, email.host), owner=owners.get(email.span))
                for email in facts.emails
            ],
        },
        "sections": [
            _placed(facts, section.heading, level=section.level)
            for section in facts.sections
            if section.heading and not _states_a_date(facts, section.heading)
        ],
    }


def as_text(data: Mapping[str, Any]) -> str:
    """Return the facts of one document as text, a line each; contacts are listed below their kind."""
    lines = [str(data["path"]), _row("date", _date_line(data["date"]))]
    lines += [_row(name.replace("_", " "), _stated_line(data[name])) for name in STATED]
    lines += [_row("correction", _stated_line(each)) for each in data["corrections"]]
    lines.append(_row("attribution", _share_line(data["attribution"])))
    for kind, found in data["contacts"].items():
        lines += _listed(kind, found)
    lines += _listed("sections", data["sections"])
    return "\n".join(lines) + "\n"


def _domain(facts: Facts, host: str) -> str | None:
    """Return the registered domain of a host, None for a single label, an IP address or an invalid name."""
    whole = "." in host.strip(".") and not is_numeric(host) and not label_defect(host)
    return facts.context.registered_domain(host) if whole else None


def _date(facts: Facts) -> Json | None:
    """Return the date that the document states, with the `candidates` of one that is ambiguous or partial."""
    date = facts.document_date
    if date is None:
        return None
    return {
        "value": date.value.isoformat() if date.value else None,
        "kind": date.kind,
        "evidence": date.evidence,
        "text": date.span.of(facts.text),
        "line": _line(facts, date.span) if date.evidence != "path" else None,
        "candidates": [] if date.value else _readings(facts, date),
    }


def _stated(facts: Facts, statement: _Statement | None, *more: str) -> Json | None:
    """Return the value of a statement, its evidence and line, and `more` of its fields."""
    if statement is None:
        return None
    placed = statement.span.length > 0
    data: Json = {
        "value": redacted(statement.value),
        "evidence": statement.evidence,
        "line": _line(facts, statement.span) if placed else None,
    }
    return data | {name: getattr(statement, name) for name in more}


def _attribution(facts: Facts) -> Json:
    """Count the sentences that attribute something, by how they name the source."""
    found = facts.attributions
    share = named_share(found)
    count = Counter(one.kind for one in found)
    return {
        "sentences": len(found),
        **{kind: count[kind] for kind in get_args(Kind)},
        "named_share": None if share is None else round(share, 3),
    }


def _url(facts: Facts) -> Json | None:
    """Return the document's own URL; a path without a host has the value null and stands in `text`."""
    stated, url = facts.canonical_url, _stated(facts, facts.canonical_url)
    if stated is None or url is None:
        return None
    return {**url, "value": stated.value if stated.absolute else None, "text": stated.value}


def _states_a_date(facts: Facts, heading: Span) -> bool:
    """Tell whether a heading is only a labelled date ("Posted: 03/04/2025"), which heads no section."""
    return any(
        heading.covers(date.span) and label_of(*line_parts(facts.text, facts.lines, date.span))
        for date in facts.fixed_dates
    )


def _readings(facts: Facts, date: DocumentDate) -> list[str]:
    """Return the days, months or years that an ambiguous or partial date can mean, in chronological order."""
    readings = [reading for each in fixed_dates(date.span.of(facts.text)) for reading in _readings_of(each)]
    if not readings and date.within:
        first, last = (day.isoformat()[:7] for day in date.within)
        readings.append(first if first == last else first[:4])  # a month, else a year
    return sorted(dict.fromkeys(readings))


def _readings_of(date: DateExpression) -> Iterator[str]:
    if date.ambiguous:
        numbers = [int(part) for part in date.text.replace("-", "/").replace(".", "/").split("/")]
        for month, day in ((numbers[0], numbers[1]), (numbers[1], numbers[0])):
            yield dt.date(numbers[2], month, day).isoformat()
    elif date.valid and date.year:
        yield f"{date.year:04}-{date.month:02}" if date.month else f"{date.year:04}"


def _placed(facts: Facts, span: Span, **more: object) -> Json:
    return {"text": " ".join(span.of(facts.shown).split()), "line": _line(facts, span), **more}


def _line(facts: Facts, span: Span) -> int:
    return facts.lines.number(span.start) + 1


def _row(name: str, value: str) -> str:
    return f"  {name:<14}{value}"


def _stated_line(stated: Mapping[str, Any] | None) -> str:
    if stated is None:
        return NOTHING
    spdx = f" = {stated['spdx']}" if stated.get("spdx") else ""
    where = f", line {stated['line']}" if stated["line"] else ""
    if stated["value"] is None:
        return f"unclear, `{stated['text']}` ({stated['evidence']}{where})"
    return f"{stated['value']}{spdx} ({stated['evidence']}{where})"


def _date_line(date: Mapping[str, Any] | None) -> str:
    if date is None:
        return NOTHING
    where = f"{date['evidence']}, line {date['line']}" if date["line"] else str(date["evidence"])
    if date["value"]:
        return f"{date['value']} ({date['kind']}: {where})"
    readings = f": {' or '.join(date['candidates'])}" if date["candidates"] else ""
    return f"unclear, `{date['text']}`{readings} ({date['kind']}: {where})"


def _share_line(attribution: Mapping[str, Any]) -> str:
    if not attribution["sentences"]:
        return "nobody is quoted or cited"
    return f"{attribution['named']} of {attribution['sentences']} attributed sentences name their source"


def _listed(kind: str, found: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    if found:
        yield _row(kind, str(len(found)))
    for one in found:
        yield f"    {one['line']:>5}  {one['text']}"
