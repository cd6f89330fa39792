"""Who published a document first: the publisher, outlet or agency named in its metadata, head or foot."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal

from seedlint.base.model import Document, Span
from seedlint.base.record import NamedTuple
from seedlint.text.claims.speaker import UPPER
from seedlint.text.lazy import lazy
from seedlint.text.metadata import name_of_metadata, stated_fields
from seedlint.text.provenance.agencies import is_agency
from seedlint.text.provenance.edges import EdgeLine, edge_lines

KEYS = (
    "publisher publishername source sourcename sitename site outlet publication publicationname newspaper journal"
    " journaltitle agency provider providername newsagency wire organization organisation institution imprint"
    " creditline credit copyrightholder copyrightholdername copyrightowner rightsholder ispartof ispartofname blog"
    " sourceurl originalurl originallypublished originallypublishedat firstpublishedin feed feedtitle"
    " herausgeber verlag quelle editorial fuente éditeur editeur editore fonte bron uitgever medio"
).split()
NOBODY = lazy(
    r"[\d\s.,-]+|(?:the )?(?:author|internet|web|news|blog|source|unknown|own work|me|self|original)\b.{0,3}", re.I
)
NOTICE = lazy(r"\W*(?:©|\(c\)|copyright)[\s\d©,–-]*(?:by )?|[\s,.|]*(?:all rights reserved.*|(?:19|20)\d\d)\Z", re.I)

NAME = (
    rf"(?:(?:[Tt]he|[Dd]er|[Dd]ie|[Dd]as|[Ll]e|[Ll]a|[Ee]l|[Ll]['’]) ?)?[{UPPER}\d][\w.&'’+-]*(?: (?:(?:of"
    rf"|the|and|de|la|du|des|der|für|del|di|da|do|&|on|for) ){{0,2}}[{UPPER}\d][\w.&'’+-]*){{0,6}}"
)
LABEL = lazy(
    rf"\W*(?:Sources?|SOURCE|Publisher|Published by|Publication|Newspaper|Outlet|Agency|News source|Via|Quelle"
    rf"|Herausgeber|Fuente|Fonte|Bron|Éditeur"
    rf"|Distributed by|Provided by|Issued by|Press release from|Courtesy of)\s*:\s*(?P<name>{NAME}"
    rf"|https?://\S+)(?=\s*(?:$|[|·•,;(*_.-]))"
)
PUBLISHED = lazy(
    rf"(?:(?:[Ff]irst|[Oo]riginally|[Pp]reviously)(?: been)? (?:published|posted|appeared|printed|released|run|ran)"
    rf"|(?:appeared|published|posted|ran) (?:first|originally)"
    rf"|(?:[Rr]eprinted|[Rr]epublished|[Rr]eproduced|[Ss]yndicated)(?: here)?(?: with(?: the)?(?: kind)? permission)?"
    rf"|[Pp]ublié (?:initialement|d['’]abord|à l['’]origine)|[Zz]uerst (?:erschienen|veröffentlicht)"
    rf"|[Uu]rsprünglich (?:erschienen|veröffentlicht)|[Pp]ublicad[oa] (?:originalmente|por primera vez)"
    rf"|[Pp]ubblicat[oa] (?:originariamente|originalmente|per la prima volta))"
    rf"(?: on [\w ,]{{4,30}}?)? (?:at|in|by|on|from|with|of|sur|dans|par|auf|bei|in der|im|von|en|em|por|su|da|no|na)"
    rf":? [\"“‘*_«]*(?P<name>{NAME}|https?://[^\s<>)\"\]]+|(?:[\w-]+\.)+[a-z]{{2,}})"
)
PLACE = rf"(?:[{UPPER}][\w.'’/-]*,? ){{1,6}}"
DATELINE = lazy(rf"\W*(?:{PLACE}|[^()]{{4,40}}, )?\((?P<name>[^()\n]{{2,40}})\)\.? ?(?:[-–—]|--|:)")
SHOUTED = lazy(rf"\W*[{UPPER}]{{2,}}[{UPPER}.]*\b")
CAPITALS = lazy(r"[A-Z0-9&./ -]{2,20}|[A-Z][\w.&'’ -]+ (?:News|Wire|Press|Newswire|Service)")
SLASHED = lazy(
    r".{0,80}(?:/(?P<name>PRNewswire|PRNewswire-\w+|CNW|PRESSE?PORTAL|ots)/|--\((?P<wire>BUSINESS WIRE"
    r"|Business Wire)\)--)"
)
SERVICE = lazy(
    rf"\W*(?P<name>(?:[Tt]he )?(?:[{UPPER}][\w.&'’-]* ){{1,5}}(?:News Service|News Agency|Newswire|Press Agency"
    r"|Press Service|NEWS SERVICE|Media Group|News Network))\W*(?:$|[|·•,-])"
)
BESIDE_A_BYLINE = lazy(
    rf"\W*(?:By|BY|by) [^|,·•/\n]{{2,50}}(?:[|,·•/]| [-–—]| for) *(?P<name>{NAME})(?= *(?:$|[|·•,(]|[-–—]| {{2,}}))"
)
OUTLET = lazy(
    r"\b(?:Times|Press|News|Post|Gazette|Herald|Courier|Tribune|Journal|Magazine|Network|Observer|Standard"
    r"|Chronicle|Star|Sun|Mail|Guardian|Telegraph|Independent|Globe|Bulletin|Review|Record|Reporter|Echo|Mercury"
    r"|Examiner"
    r"|Sentinel|Daily|Weekly|Today|Radio|TV|Zeitung|Anzeiger|Rundschau|Kurier|Tagblatt|Figaro|Monde|Diario"
    r"|Gazzetta|Corriere|Jornal|Folha"
    r"|[A-Z]{3,5})\b|\.(?:com|org|net|co|de|fr|es|it|nl|uk|news)\b",
)
PUBLISHES = lazy(rf"\W*(?:Published|Distributed|Syndicated|Issued|Provided) by (?P<name>{NAME})\W*$")
COPYRIGHT = lazy(
    r"\W*(?:(?:(?:[Cc]opyright|COPYRIGHT) ?)?(?:©|\([cC]\))|(?:[Cc]opyright|COPYRIGHT)(?= ?(?:19|20)\d\d"
    r"|(?: [A-Z][\w&.-]+)+ (?:19|20)\d\d))"
    rf",? ?(?:(?:19|20)\d\d(?: ?[-–,] ?(?:(?:19|20)?\d\d|present))*,? ?(?:\([cC]\)"
    rf"|©)?)?(?: by)? ?(?=[^\W\d])(?P<name>{NAME})"
)
RESERVED = lazy(r"\.? all\b(?: rights.*)?\Z|,? (?:19|20)\d\d(?:[-–]\d+)?\Z", re.I)
NO_OUTLET = lazy(
    r"(?:(?:english|german|french|spanish|italian|portuguese|dutch|all rights|copyright|the united|full|part"
    r"|print)\b|the (?:\d|early|late|year))",
    re.I,
)
ROLE = lazy(r"(?i)\b(?:staff|writer|reporter|editor|correspondent|contributor|columnist|journalist|guest|phd|md)\b")

Evidence = Literal["front matter", "metadata", "label", "statement", "dateline", "byline", "agency line", "copyright"]


class Source(NamedTuple):
    """The publisher, outlet or agency: `value` is its name as written, or a URL where no name is given."""

    value: str
    evidence: Evidence
    span: Span


def source(document: Document, prose: str, lines: Sequence[Span]) -> Source | None:
    """Return the source from the metadata, else from the most reliable statement in the text."""
    found = next(_from_metadata(document), None)
    if found:
        return found
    order: tuple[Evidence, ...] = ("statement", "label", "dateline", "agency line", "byline", "copyright")
    rows = edge_lines(prose, lines)
    return min(_from_text(rows), key=lambda candidate: order.index(candidate.evidence), default=None)


def _from_metadata(document: Document) -> Iterator[Source]:
    linked: list[Source] = []
    for field, values in stated_fields(document.metadata, KEYS):
        value = NOTICE.sub("", values[0]).strip()
        if not value or NOBODY.fullmatch(value):
            continue
        if "://" in value or value.startswith("@"):
            linked.append(Source(value, name_of_metadata(document), field.span))
        else:
            yield Source(value, name_of_metadata(document), field.span)
    yield from linked


def _from_text(rows: Sequence[EdgeLine]) -> Iterator[Source]:
    for row in rows:
        yield from _of_line(row)


def _of_line(row: EdgeLine) -> Iterator[Source]:
    text = row.text.rstrip()
    if (published := PUBLISHED.search(text)) and not _is_a_time(published["name"]):
        yield _from_match(row, published, "statement")
    if (label := LABEL.match(text)) and not NOBODY.fullmatch(label["name"]):
        yield _from_match(row, label, "label")
    if row.head and (dateline := DATELINE.match(text)) and _is_a_wire(dateline["name"], text[: dateline.start("name")]):
        yield _from_match(row, dateline, "dateline")
    if row.head and (slashed := SLASHED.match(text)):
        yield _from_match(row, slashed, "dateline", "name" if slashed["name"] else "wire")
    if is_agency(text.strip(" -–—*_()|.")):
        name = text.strip(" -–—*_()|.")
        start = text.index(name)
        yield Source(name, "agency line", row.span(start, start + len(name)))
    if service := SERVICE.match(text):
        yield _from_match(row, service, "agency line")
    if row.head and (named := BESIDE_A_BYLINE.match(text)) and _is_an_outlet(named["name"]):
        yield _from_match(row, named, "byline")
    if (publishes := PUBLISHES.match(text)) and _is_an_outlet(publishes["name"]):
        yield _from_match(row, publishes, "label")
    if (copyright_line := COPYRIGHT.match(text)) and not NO_OUTLET.match(copyright_line["name"]):
        yield _from_match(row, copyright_line, "copyright")


def _is_a_wire(name: str, dateline: str) -> bool:
    """Tell whether the name in brackets after a place is an agency, or a station after a place in capitals."""
    if is_agency(name.partition("/")[0]):
        return True
    return bool(CAPITALS.fullmatch(name) and any(c.isalpha() for c in name)) and (
        len(dateline) < 3 or bool(SHOUTED.match(dateline))
    )


def _is_an_outlet(name: str) -> bool:
    return not ROLE.search(name) and (is_agency(name) or bool(OUTLET.search(name)))


def _is_a_time(name: str) -> bool:
    """Tell whether the words after "first published in" are a date or a language ("in June 2019", "in English")."""
    from seedlint.text.dates.calendar import MONTHS, SHORT_MONTHS

    first = name.split(maxsplit=1)[0].lower().strip(".,")
    return bool(NO_OUTLET.match(name)) or first[:1].isdigit() or first in MONTHS or first in SHORT_MONTHS


def _from_match(row: EdgeLine, match: re.Match[str], evidence: Evidence, group: str = "name") -> Source:
    start = match.start(group)
    value = match[group].rstrip(" .,;*_-")
    value = RESERVED.sub("", value)
    return Source(value, evidence, row.span(start, start + len(value)))
