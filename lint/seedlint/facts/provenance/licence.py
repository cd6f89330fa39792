"""What a document says about its rights: a licence, a reservation, the public domain or a copyright notice."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal

from seedlint.base.model import Document, Span
from seedlint.base.record import NamedTuple
from seedlint.text.lazy import lazy
from seedlint.text.metadata import name_of_metadata, stated_fields
from seedlint.text.provenance.edges import EdgeLine, edge_lines
from seedlint.text.provenance.licence_names import spdx

KEYS = (
    "spdxlicenseidentifier spdx license licence licenses licensename licenseid licenseurl contentlicense imagelicense"
    " rights usageterms useterms usagerights copyrightnotice copyright webstatement lizenz licencia licença licenza"
    " licentie rechte droits derechos diritti direitos accessrights rightsstatement"
).split()
TAG = lazy(r"SPDX-License-Identifier:[ \t]*(?P<name>[^\s*/#\"<>-][^\n*#\"<>]{1,80}?)[ \t]*(?:$|\*/|-->|[*#\"<])", re.M)
LINK = lazy(r"https?://(?:www\.)?creativecommons\.org/(?:licenses|publicdomain)/[\w./-]+[\w/]", re.I)
PHOTO = lazy(r"\b(?:photo\w*|image|picture|foto\w*|bild|icon|video|credit|figure|map|logo|audio|music)\b", re.I)
SUBJECT = (
    r"(?:this|these|the|all|our|its?|except where otherwise noted,?)\b[^.\n]{0,80}?(?:\bis|\bare)|^\W*(?:content"
    r"|text|articles?)\b"
    r"[^.\n]{0,30}?(?:is|are)"
)
LICENSED = lazy(
    rf"(?:(?:{SUBJECT})(?: \w+){{0,2}} (?:licen[sc]ed|released|distributed|available|(?:re)?published|shared"
    r"|dual-licensed)"
    r"|^\W*(?:re)?(?:licen[sc]ed|distributed|released|published))(?: \w+){0,2} (?:under|with"
    r"|by)(?: the terms of)?(?: (?:the|an?|either)\b)*"
    r"(?! *(?:the |an? )*licen[sc]e\b) *(?P<name>[^.;\n\[\]<>]{2,90}?(?:\d\.\d[^.;,\n\[\]<>(]{0,30})?)(?=\.(?:\s"
    r"|$)|,(?! version"
    r"| v\d)|[;\n\[\]<>]|$"
    r"| {2,}|\. "
    r"| (?:unless|except|with|and|or you|found|as|- see|\())",
    re.I,
)
UNDER = lazy(
    r"\b(?:sous|unter|bajo|sotto|con|sob|onder)(?: \w+){0,3} (?:licen[cs]e|lizenz|licencia|licenza|licença|licentie)\b"
    r" *:? *"
    r"(?P<name>[^;,\n]{2,60}?)(?=\.(?:\s|$)|[;,\n(]|$)",
    re.I,
)
LABEL = lazy(
    r"\W*(?:licen[sc]e|licen[sc]ing|lizenz|licencia|licença|licenza|licentie|rights|usage terms"
    r"|nutzungsrechte)\s*:\s*(?P<name>\S[^\n|]{1,100}?)"
    r"\W*$",
    re.I,
)
COMMONS = lazy(
    r"(?<![\w/])(?P<name>CC0(?:[ -]1\.0)?|CC[ -]BY(?:[ -](?:NC|SA|ND))*(?:[ -][1-4]\.\d)?"
    r"|Creative Commons(?: (?:[A-Z][\w-]+|[1-4]\.\d))+)(?!\w)"
)
RESERVED = lazy(
    r"(?:all rights (?:are )?reserved|some rights reserved|no rights reserved|alle rechte vorbehalten"
    r"|tous droits réservés"
    r"|(?:todos )?(?:los )?derechos reservados|(?:tutti )?i diritti riservati|todos os direitos reservados"
    r"|alle rechten voorbehouden)(?! (?:a|à|ao|aos|al|ai|alla|to|for|für|per|para|voor|by)\b)",
    re.I,
)
NOTICE = lazy(
    r"(?:\W{0,3}copyright\b ?(?:©|\(c\))?|©|\(c\))[ ,:]*(?:by )?(?:(?:19|20)\d\d\b[^\n]{0,80}"
    r"|(?-i:[A-ZÀ-Þ])[^\n]{2,80}?(?:19|20)\d\d\b[^\n]{0,20})",
    re.I,
)
DOMAIN = lazy(
    r"(?:this|the|these) [^.\n]{0,60}?(?:\bis|\bare)(?: \w+)? in the public domain|^\W*(?:in the )?public domain\W*$"
    r"|(?:dedicated|released|placed) (?:in)?to the public domain|^\W*gemeinfrei\W*$",
    re.I,
)
MAY_REPUBLISH = lazy(
    r"(?:this (?:article|story|text|work|material|document)|(?:our|these) (?:articles|stories)) may (?:not )?be (?:re)?"
    r"(?:published|printed|produced|used|distributed)|republish (?:this|our) (?:article|stor)",
    re.I,
)
TITLE = lazy(
    r"\W*(?:\d+\.? )?(?:licen[sc]e|licen[sc]ing|lizenz|licencia|licença|licenza|licentie"
    r"|copyright(?: and licen[sc]e)?)\W*",
    re.I,
)
SECTION = lazy(
    r"\b(?:under|by)(?: the terms of)?(?: (?:the|an?|both"
    r"|either)\b)* *(?P<name>[^.;,\n]{2,60}?(?:\d\.\d)?(?: licen[sc]e)?)"
    r"(?=\.(?:\s|$)|[;,\n(]|$| (?:see|or|and|found|with|licen[sc]e))",
    re.I,
)
WORTH = 160  # code points of a licence section's first paragraph that are read
FILES = lazy(r"(?:^|/)(?:licen[sc]e|copying|unlicense|copyright)[^/]*\Z", re.I)
OPENING = lazy(
    r"\W*(?:the )?(?P<name>(?:gnu (?:affero |lesser |library )?general public licen[sc]e|apache licen[sc]e"
    r"|mit licen[sc]e|bsd [23]-clause"
    r"[^\n]{0,20}|isc licen[sc]e|mozilla public licen[sc]e|permission is hereby granted|creative commons)[^\n]{0,60})",
    re.I,
)

Evidence = Literal[
    "front matter", "metadata", "SPDX tag", "label", "section", "statement", "link", "copyright notice", "licence text"
]


class Licence(NamedTuple):
    """A statement about rights, `value` as written; `spdx` is its SPDX identifier or expression, "" without one."""

    value: str
    spdx: str
    evidence: Evidence
    span: Span


def licence(document: Document, prose: str, lines: Sequence[Span], headings: Sequence[Span]) -> Licence | None:
    """Return the most reliable statement of a document about its rights, preferably one with an SPDX identifier.

    Metadata, tags and licence sections come before statements in the text. `headings` are those of the document.
    """
    declared = [*_from_metadata(document), *_tags(document.text), *_from_headings(prose, headings)]
    if identified := next((licence for licence in declared if licence.spdx), None):
        return identified
    order: tuple[Evidence, ...] = ("label", "statement", "link", "copyright notice", "licence text")
    in_text = _from_text(document, edge_lines(prose, lines))
    stated = sorted(in_text, key=lambda licence: (not licence.spdx, order.index(licence.evidence)))
    return next(iter([licence for licence in stated if licence.spdx] or declared or stated), None)


def _from_metadata(document: Document) -> Iterator[Licence]:
    for field, values in stated_fields(document.metadata, KEYS):
        names = [name for name in map(spdx, values) if name]
        yield Licence(values[0], names[0] if names else "", name_of_metadata(document), field.span)


def _tags(text: str) -> Iterator[Licence]:
    if "SPDX-License-Identifier" not in text:
        return
    for tag in TAG.finditer(text):
        yield Licence(tag["name"], spdx(tag["name"]), "SPDX tag", Span(*tag.span("name")))


def _from_headings(prose: str, headings: Sequence[Span]) -> Iterator[Licence]:
    """Yield the first paragraph under each heading "Licence"."""
    for heading in headings:
        if TITLE.fullmatch(heading.of(prose)):
            below = prose[heading.end : heading.end + 2 * WORTH].translate({0: " ", 0x1A: " "})
            lead = len(below) - len(below.lstrip(" \r\n=-~#*"))
            line = below[lead:].partition("\n\n")[0][:WORTH].rstrip()
            if line:
                start = heading.end + lead
                name = SECTION.search(line) or COMMONS.search(line)
                known = spdx(line) or (spdx(name["name"]) if name else "")
                shown = name["name"] if name and known else line
                yield Licence(" ".join(shown.split()), known, "section", Span(start, start + len(line)))


def _from_text(document: Document, rows: Sequence[EdgeLine]) -> Iterator[Licence]:
    for row in rows:
        yield from _of_line(row)
    opened = OPENING.match(rows[0].text) if rows and FILES.search(document.path) else None
    if opened:
        yield _from_match(rows[0], opened, "licence text")


def _of_line(row: EdgeLine) -> Iterator[Licence]:
    text = row.text
    if label := LABEL.match(text):
        yield _from_match(row, label, "label")
    if not PHOTO.search(text):
        if licensed := LICENSED.search(text):
            named = COMMONS.search(text, licensed.start("name"))
            yield _from_match(row, named if named and not spdx(licensed["name"]) else licensed, "statement")
        if (under := UNDER.search(text)) and (spdx(under["name"]) or COMMONS.search(under["name"])):
            yield _from_match(row, under, "statement")
        if link := LINK.search(text):
            yield _from_match(row, link, "link", 0)
        if (commons := COMMONS.search(text)) and len(text.strip()) <= 2 * len(commons["name"]) + 30:
            yield _from_match(row, commons, "statement")
    for pattern in (RESERVED, DOMAIN, MAY_REPUBLISH):
        if statement := pattern.search(text):
            yield _from_match(row, statement, "statement", 0)
    if notice := NOTICE.match(text, len(text) - len(text.lstrip(" *_#|-"))):
        yield _from_match(row, notice, "copyright notice", 0)


def _from_match(row: EdgeLine, match: re.Match[str], evidence: Evidence, group: int | str = "name") -> Licence:
    start = match.start(group)
    value = match[group].rstrip(" .,;*_")
    return Licence(value, spdx(value), evidence, row.span(start, start + len(value)))
