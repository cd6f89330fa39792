"""The author whom a document names: in its metadata, a byline, a label, a credit or a signature."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal

from seedlint.base.model import Document, Span
from seedlint.base.record import NamedTuple
from seedlint.text.claims.speaker import UPPER
from seedlint.text.dates.calendar import MONTHS, SHORT_MONTHS, SHORT_WEEKDAYS, WEEKDAYS
from seedlint.text.lazy import lazy
from seedlint.text.metadata import name_of_metadata, stated_fields
from seedlint.text.provenance.agencies import is_agency
from seedlint.text.provenance.edges import EdgeLine, edge_lines

SHORT = 60  # code points of a line that is a byline and nothing else, at most
TOP = 4  # first lines in which an Italian "di NAME" counts as a byline
LONG = 160  # code points of a line that may hold a byline among other things, at most

KEYS = (
    *("author authors authorname authorsname byline byl by writer writers writtenby creator creatorname").split(),
    *("contributor contributors postedby submittedby reporter reporters journalist blogger").split(),
    *("autor autora autores auteur auteurs autore autori verfasser verfasserin redakteur").split(),
)
NAMED = lazy(r"\bname[\"']?\s*[:=]\s*[\"']?(?P<name>[^\"',}\n]+)")
PROFILE = lazy(
    r"https?://[^\s/]+/(?:[\w-]+/)*(?:authors?|people|staff|by|profiles?|users?|autor(?:en)?|auteurs?)/[^\s/]+/?$", re.I
)
LINK = lazy(r"https?://\S+|\S+@\S+\.\w+")

TOKEN = rf"[{UPPER}][\w.'’-]*"
PARTICLE = r"(?:de|la|le|van|von|der|den|du|del|della|di|da|dos|das|bin|ibn|al|el|ten|ter|zu|af|av)"
PERSON = rf"{TOKEN}(?: +(?:{PARTICLE} +){{0,2}}{TOKEN}){{0,3}}"
AND = r" +(?:and|AND|&|und|UND|et|ET|y|Y|e|E|en|EN|with|mit|avec|con|com|met) +"
NAMES = rf"{PERSON}(?:(?: *, *{PERSON}){{0,4}},?{AND}{PERSON})?"
WORD_BY = r"(?:[Bb]y|BY|[Vv]on|VON|[Pp]ar|PAR|[Pp]or|POR|Di|DI|di|Door|DOOR)"
WORK = (
    r"(?:(?:[Ww]ords|[Tt]ext|[Ss]tory|[Rr]eport|[Aa]nalysis|[Ee]ssay|[Ii]nterview|[Cc]ommentary|[Ww]ritten"
    r"|[Rr]eport(?:ed|ing)"
    r"|[Pp]osted|[Ss]ubmitted|[Cc]ontributed|[Cc]ompiled|[Aa]uthored|[Cc]reated"
    r"|[Gg]eschrieben|[Éé]crit|[Rr]édigé|[Ee]scrito|[Ss]critto|[Tt]exte|[Tt]exto|[Tt]esto) +)"
)
REST = (
    r"(?![\w'’])(?= *(?:$|[|·•,;:(\[/@–—-]|\d)| +(?:for|in|on|at|of|from|is|posted|published|updated|für|pour"
    r"|para|per|em|en|le|am"
    r"|MD|PhD)\b| {2,})"
)
BYLINE = lazy(rf"{WORK}?{WORD_BY} *:? +(?P<names>{NAMES}){REST}")
WRITTEN = lazy(r"\W*(?:Written|Words|Story|Text) by:? +(?P<names>(?!the |our |an? )[^\W\d_]+(?: [^\W\d_]+){1,2}) *$")
BY_ALONE = lazy(rf"\W*{WORK}?{WORD_BY} *:?\W*$")
NAME_LINE = lazy(rf" *(?P<names>{NAMES}) *$")
LABEL = lazy(
    r"\W*(?:[Aa]uthors?(?:\(s\))?|AUTHORS?|Writers?|Byline|By|BY|Autor(?:in|en|a|es|as|e|i)?|Auteure?s?|Text"
    r"|Texte|Texto|Testo"
    r"|Tekst|Redacci[oó]n|Redazione|Rédaction|Redação|Reda[ck]tion|Words|Story|Reporter|Journalist"
    r"|Verfasser(?:in)?|Written by|Posted by) *: *(?P<names>\S[^|·•\n]{0,60}?)"
    r" *(?:$|[|·•])"
)
MAIL = lazy(rf"From: +\"?(?P<names>{PERSON})\"? +<")
CREDIT = lazy(rf"(?:^|\()\W{{0,3}}(?:Reporting|Reported|Writing|Written|Words|Text|Story) by:? +(?P<names>{NAMES})")
SIGNATURE = lazy(rf" *(?:[-–]{{1,3}} +|[—―] *|~ *)(?P<names>{PERSON})\.? *$")
QUOTED = lazy(r"[\"”“»«]\W*$|^\W*[\"”“»«>]")
NAME = lazy(r"[^\u2e80-\uffff\d_]+")  # excludes East Asian scripts, which have no capitals
ROLES = (
    r"[Ss]taff [Ww]riter|[Ss]taff [Rr]eporter|[Ss]enior \w+|[Ww]riter|[Rr]eporter|[Ee]ditor|[Cc]orrespondent"
    r"|[Cc]olumnist"
    r"|[Cc]ontribut(?:or|ing \w+)|[Jj]ournalist(?:in)?|[Pp]roducer|[Bb]logger|[Aa]uthor|[Rr]edakteur(?:in)?"
    r"|[Rr]edactora?"
)
TITLED = lazy(
    rf" *(?P<names>{PERSON}) *(?:,|\||·|•|–|—|-|\() *(?:[\w'’-]+ +){{0,3}}?(?:{ROLES}|STAFF WRITER|REPORTER|EDITOR)\b"
)
ROLE_LINE = lazy(rf"\W*(?:[\w.'’-]+,? +){{0,4}}?(?:{ROLES}|STAFF WRITER|REPORTER|EDITOR)\W*$")
DATED = lazy(r"\b(?:19|20)\d\d\b|\b\d{1,2}[./]\d{1,2}[./]\d{2}\b|\b\d+ ?(?:hours?|days?|min\w*|hrs?) ago\b")
NAME_AND_DATE = lazy(rf" *(?P<names>{PERSON}) *(?:[|·•–—]|on\b|le\b| {{2,}}) *(?P<date>.{{4,50}})$")
TRAILER = lazy(
    r"(?: +(?:Published|Updated|Posted|Follow|Last|Staff|Writer|Reporter|Correspondent|Editor|STAFF"
    r"|WRITER))*(?:[ ,;–—-]|(?<=[a-z]{3})\.)*\Z"
)
GROUP = lazy(
    rf"(?:{WORK}?{WORD_BY}|\W*Authors? *:|\W*From) *:? *(?P<names>(?:(?:[Tt]he|[Oo]ur|THE|la|[Dd]er"
    rf"|[Dd]ie) +)?(?:[\w'’.&-]+ +){{0,4}}?"
    r"(?:staff|team|editors|editorial board|newsroom|(?:news|web|city|digital|copy) ?desk|admin|administrator"
    r"|webmaster|correspondents?"
    r"|contributors?|reporters|redaktion|redacción|redaccion|rédaction|redazione|redação|redactie|guest|moderator)"
    r"(?: +(?:reports?|writers?|reporters?|author|contributor|members?|correspondents?))?)"
    r"(?= *(?:$|[|·•,;(\[–—-]|\d|(?:on|at|in)\b))",
    re.I,
)
ANONYMOUS = frozenset(
    "admin administrator anonymous author contributor desk editor editors editorial guest moderator newsroom none "
    "redacción redaccion redaktion redactie redação redazione root rédaction staff team unknown user webmaster "
    "writer".split()
)
NO_NAMES = frozenset(  # capitalized in titles and slogans: By Popular Demand, By Appointment Only, Von Anfang An
    "christmas easter thanksgiving halloween election independence labor labour boxing memorial victory new hier dort"
    " ici aquí qui fin favor excellence siempre then "
    "a about accident air all an anfang any appointment archive archives at avion bicycle bike boat bus car chance "
    "changes clicking comments contact continuing default definition design edition email english every exemple "
    "faith favor fax features fixes foot hand he herself himself history home hook how i if impressum in invitation "
    "it itself jeopardy jove land law letter loading login mail means menu mistake my nature newsletter no now "
    "numbers on order our phone popular post primary que rail release request road sea search section she signing "
    "submissions subscribe subscribing supuesto surprise that the these they this those train us using videos view "
    "virtue vote water way we what where which who why you your zufall".split()
)
ORGANISED = lazy(
    r"\b(?:Times|Press|News|Post|Gazette|Herald|Courier|Tribune|Journal|Magazine|Network|Department|Ministry|University"
    r"|Office|Agency|Service|Council|Committee|Association|Society|Foundation|Institute|Inc|Ltd|LLC|GmbH|Company"
    r"|Group)\b"
)
NAMES_AND_MONTHS = frozenset("jan april may mai june august augustus julio domingo".split())
CALENDAR = frozenset((*MONTHS, *SHORT_MONTHS, *WEEKDAYS, *SHORT_WEEKDAYS)) - {"mar", "gen", "mag", "set", "sun", "wed"}
STAMP = lazy(r"[\d.,:/|·•–—()-]+(?:st|nd|rd|th|am|pm|[hH])?|[ap]\.?m\.?|[A-Z]{2,4}T|GMT|UTC|CET")
STAMP_WORDS = frozenset(
    "posted published updated written on last at am um le el the first date by publié veröffentlicht publicado uhr "
    "pubblicato il of de in under news min mins minutes read ago hours days".split()
)

Kind = Literal["person", "agency", "group"]
Evidence = Literal["front matter", "metadata", "byline", "label", "mail header", "credit", "signature", "name line"]


class Byline(NamedTuple):
    """The author's name or names as written (`value`).

    `kind` is "person" for people by name, "agency" for a news agency, "group" for anybody else ("the staff", "admin").
    """

    value: str
    kind: Kind
    evidence: Evidence
    span: Span


def byline(document: Document, prose: str, lines: Sequence[Span]) -> Byline | None:
    """Return the author that a document names: a person rather than an agency, an agency rather than a group."""
    metadata = tuple(_from_metadata(document))
    if person := next((found for found in metadata if found.kind == "person"), None):
        return person
    order = ("person", "agency", "group")
    candidates = (*metadata, *_from_text(edge_lines(prose, lines)))
    return min(candidates, key=lambda candidate: order.index(candidate.kind), default=None)


def _from_metadata(document: Document) -> Iterator[Byline]:
    profile: Byline | None = None
    for field, values in stated_fields(document.metadata, KEYS):
        labelled = NAMED.findall(field.span.of(document.text)) if len(values) > 1 else []
        names = [name.strip() for name in labelled] or [value for value in values if not LINK.search(value)]
        names = [re.sub(r"\A[Bb]y:? ", "", name) for name in names]
        names = [re.sub(r"\s*(?:<[^>]*>|\([^)]*@[^)]*\))", "", name) for name in names]
        value = ", ".join(name for name in names if name and name.lower() not in ("anonymous", "unknown"))
        if any(map(str.isalpha, value)):
            yield Byline(value, _kind(value), name_of_metadata(document), field.span)
        elif not profile and PROFILE.match(values[0]):
            profile = Byline(values[0], "person", name_of_metadata(document), field.span)
    if profile:
        yield profile


def _kind(name: str) -> Kind:
    """Return the kind of an author by its name alone."""
    if is_agency(name):
        return "agency"
    words = name.lower().replace("’s", "").split()
    if words[0] == "the" or not ANONYMOUS.isdisjoint(words[:1] + words[-1:]) or "staff" in words:
        return "group"
    return "group" if ORGANISED.search(name) and "," not in name else "person"


def _from_text(rows: Sequence[EdgeLine]) -> Iterator[Byline]:
    for number, row in enumerate(rows):
        above = rows[number - 1].text if number else ""
        below = rows[number + 1].text if number + 1 < len(rows) else ""
        found = next(_of_line(row, above, below), None)
        if found:
            yield found


def _of_line(row: EdgeLine, above: str, below: str) -> Iterator[Byline]:
    """Yield the authors that a line names, the most reliable evidence first; `above` and `below` are its neighbours."""
    text = row.text.rstrip()
    if len(text) <= LONG:
        if (group := GROUP.match(text, _indent(text))) and len(text) <= LONG:
            yield _from_match(row, group, "byline", "group")
        yield from _bylines(row, text)
        if (written := WRITTEN.match(text)) and ANONYMOUS.isdisjoint(written["names"].split()):
            yield _from_match(row, written, "byline")
        if (label := LABEL.match(text)) and _is_a_label(label["names"]):
            yield _from_match(row, label, "label")
        if row.head and BY_ALONE.match(above) and (name := NAME_LINE.match(text)) and _is_name(name["names"]):
            yield _from_match(row, name, "byline")
        if row.rank and row.head and not text.startswith("   ") and (signed := _name_line(text, above, below)):
            yield _from_match(row, signed, "name line")
        if row.foot and row.rank and not QUOTED.search(above.strip()):
            sign = SIGNATURE.match(text)
            if sign and _is_name(sign["names"]):
                yield _from_match(row, sign, "signature")
    if (mail := MAIL.match(text)) and row.head:
        yield _from_match(row, mail, "mail header")
    if (credit := CREDIT.search(text)) and _is_name(credit["names"]):
        yield _from_match(row, credit, "credit")


def _indent(text: str) -> int:
    return len(text) - len(text.lstrip(" #*_>|–—-•"))


def _bylines(row: EdgeLine, text: str) -> Iterator[Byline]:
    """Yield "By NAME" at the start of a line, or after a date or a bar."""
    for found in BYLINE.finditer(text):
        before = text[: found.start()]
        if found[0].startswith("di ") and (before.strip() or not 0 < row.rank < TOP or len(text) > SHORT):
            continue  # Italian "di" is mostly "of": only alone on a line under the title is it a byline
        begins = not before.strip(" #*_>|–—-•") or before.rstrip().endswith(("|", "·", "•"))
        if (begins or (row.head and _is_stamp(before))) and _is_somebody(
            found["names"], strict=found[0][0].islower() or ":" in found[0]
        ):
            after = text[found.end() :].strip()
            sentence = after.endswith((".", "?", "!", ":")) and not DATED.search(after) and len(after) > SHORT
            if not sentence and (len(text) - len(before) <= SHORT or _is_parted(after)):
                yield _from_match(row, found, "byline")


def _is_somebody(names: str, *, strict: bool) -> bool:
    """Tell whether the words after "By" are the name of a person or an organisation."""
    return (
        is_agency(names)
        or (names[:4] in ("The ", "THE ") and bool(ORGANISED.search(names)))
        or _is_name(names, strict=strict)
    )


def _is_parted(after: str) -> bool:
    """Tell whether the text after the names on a long line begins with a separator or with a date."""
    return after.startswith(("|", "·", "•", "–", "—", "/", "-", "(")) or bool(DATED.search(after[:SHORT]))


def _is_stamp(before: str) -> bool:
    """Tell whether the text before a byline is a date and time, with words like "published" and "at"."""
    words = before.split()
    return (
        bool(words)
        and any(c.isdigit() for c in before)
        and all(
            STAMP.fullmatch(word) or word.lower().strip(".,:") in STAMP_WORDS or word.lower().strip(".,") in CALENDAR
            for word in words
        )
    )


def _is_name(names: str, *, strict: bool = False) -> bool:
    """Tell whether capitalized words are a name rather than a date or a slogan; `strict` requires at least two."""
    words = [word.lower().strip(".,'’") for word in names.split()]
    bare = [word.removesuffix("'s").removesuffix("’s") for word in words if len(word) > 1]
    dated = [word for word in bare if word in CALENDAR]
    if not bare or (dated and (len(words) < 2 or not NAMES_AND_MONTHS.issuperset(dated))):
        return False
    if not NAME.fullmatch(names):
        return False
    return not NO_NAMES.intersection(bare) and not (strict and len(words) < 2)


def _is_a_label(names: str) -> bool:
    words = names.split()
    return len(words) <= 8 and not names.endswith((".", ":", "?")) and not LINK.fullmatch(names) and _is_name(names)


def _name_line(text: str, above: str, below: str) -> re.Match[str] | None:
    """Return the match of a person's name that a role or a date, on its line or the next, shows to be a byline."""
    if (titled := TITLED.match(text)) and len(text) <= SHORT and _is_person(titled["names"]):
        return titled
    if (dated := NAME_AND_DATE.match(text)) and DATED.search(dated["date"]) and _is_stamp(dated["date"]):
        return dated if _is_person(dated["names"]) else None
    name = NAME_LINE.match(text)
    if not name or len(text) > SHORT or not _is_person(name["names"]):
        return None
    is_confirmed = ROLE_LINE.match(below) or _is_a_date(below) or is_agency(below.strip())
    return name if is_confirmed or (_is_a_date(above) and len(below) > SHORT) else None


def _is_a_date(line: str) -> bool:
    return _is_stamp(line) and DATED.search(line) is not None


def _is_person(names: str) -> bool:
    words = names.split()
    return 2 <= len(words) <= 4 and _is_name(names) and not ORGANISED.search(names)


def _from_match(row: EdgeLine, match: re.Match[str], evidence: Evidence, kind: Kind | None = None) -> Byline:
    start = match.start("names")
    if match["names"].lower().endswith((" staff", " team", " desk")):
        kind = "group"
    value = match["names"] if kind else TRAILER.sub("", match["names"].partition(" <")[0])
    return Byline(" ".join(value.split()), kind or _kind(value), evidence, row.span(start, start + len(value)))
