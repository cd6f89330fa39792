"""URLs as they stand in a text, well formed or not: found leniently, so that broken ones are there to be judged.

Scheme and shape are judged on the raw run, because a WHATWG parser repairs what it reads (`https:/a`, `a..b`); only
then is the parser asked. Where a run ends in prose follows linkify: no closing punctuation, no unbalanced bracket.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from typing import Literal

from seedlint.model import Document, Region, RegionKind, Span
from seedlint.record import NamedTuple
from seedlint.text.credentials import login
from seedlint.text.homographs import looks_like_another
from seedlint.text.host import (
    has_unknown_top_level,
    is_address,
    is_numeric,
    is_public,
    is_special,
    is_stand_in,
    label_defect,
    labels,
)
from seedlint.text.query import tracking
from seedlint.text.shorteners import is_shortened
from seedlint.text.stand_ins import is_stand_in_host
from seedlint.text.url_patterns import (
    AFTER_TEMPLATE,
    ATTRIBUTE,
    AUTHORITY,
    BAD_PERCENT,
    BODY,
    COMMA,
    CUT,
    DEFANGED,
    ELLIPSIS,
    IDENTIFIER,
    IN_EACH,
    MENTION,
    NAMESPACE,
    NEAR,
    NEXT_HOST,
    PLAIN,
    PORT,
    SENTENCE_END,
    START,
    TAG,
    TEMPLATE,
)

Place = Literal["prose", "destination", "attribute"]
Known = Callable[[], frozenset[str]]

CLOSERS = {")": "(", "]": "[", "}": "{"}


class Url(NamedTuple):
    """A URL at its place; `scheme` is folded ("" for `www.`), `host` as written, `defects` the gravest first.

    `destination` is where the format says that a link points to, `attribute` a value in another tag, all else is
    prose. A name for examples (`example.org`, `.test`, `localhost`) has the defect `placeholder` and none of shape.
    """

    span: Span
    text: str
    scheme: str
    host: str
    place: Place
    defects: tuple[str, ...]


def urls(document: Document, top_level_domains: Known = frozenset) -> tuple[Url, ...]:
    """Return the URLs of `document` in order, but none in code or front matter, no templates and no namespaces."""
    return tuple(_urls(document, top_level_domains, found)) if (found := starts(document.text)) else ()


def starts(text: str) -> list[re.Match[str]]:
    """Return what `START.finditer(text)` finds, which is only asked near to what each start holds."""
    held = [each for rare, each in IN_EACH.items() if rare in text]
    places = sorted([place for each in held for one in each for place in _places(text, one)])
    found: list[re.Match[str]] = []
    begin = end = 0
    for place in places:
        if place - NEAR > end:
            found += START.finditer(text, begin, end)
            begin = place - NEAR
        end = place + NEAR
    return [*found, *START.finditer(text, begin, end)]


def _places(text: str, held: str) -> Iterator[int]:
    at = text.find(held)
    while at >= 0:
        yield at
        at = text.find(held, at + 1)


def _urls(document: Document, known: Known, found: Iterable[re.Match[str]]) -> Iterator[Url]:
    text, regions, done = document.text, _Regions(document), 0
    for start in found:
        kind, bound = regions.around(start.start())
        if start.start() < done or kind in ("code", "front-matter"):
            continue
        place, span = _extent(text, start, kind, bound)
        done = span.end
        near = max(0, span.start - 200)
        head = text[max(text.rfind("\n", near, span.start) + 1, near) : span.start]
        if NAMESPACE.search(head) or (kind == "markup" and place == "prose"):
            continue
        url = _url(text, span, _Parts.of(start, span.of(text)), place, known)
        if url is not None:
            yield url
            done = url.span.end


class _Regions:
    """Which hidden region holds an offset, and where the stretch of one kind around it ends."""

    KINDS: tuple[RegionKind, ...] = ("front-matter", "code", "markup", "destination")

    def __init__(self, document: Document) -> None:
        self.regions = [
            region for region in document.regions if region.kind in self.KINDS and not self._is_escape(document, region)
        ]
        self.starts = [region.span.start for region in self.regions]
        self.end = len(document.text)

    @staticmethod
    def _is_escape(document: Document, region: Region) -> bool:
        return region.kind == "markup" and region.span.of(document.text) == "\\"

    def around(self, offset: int) -> tuple[str, int]:
        """Return the kind of region at `offset` ("" for prose), and the offset where it ends."""
        at = bisect_right(self.starts, offset)
        if at and offset < self.regions[at - 1].span.end:
            return self.regions[at - 1].kind, self.regions[at - 1].span.end
        return "", self.starts[at] if at < len(self.starts) else self.end


def _extent(text: str, start: re.Match[str], kind: str, bound: int) -> tuple[Place, Span]:
    """Return what kind of place a run stands in, and its span."""
    begin = start.start()
    body = BODY.match(text, start.end(), bound)
    end = body.end() if body else start.end()
    if kind == "destination":
        return "destination", Span(begin, end)
    attribute = ATTRIBUTE.search(text, max(0, begin - 40), begin)
    if attribute and (kind == "markup" or TAG.search(text, max(0, begin - 200), begin)):
        quote = text.find(attribute[1], start.end(), end) if attribute[1] else -1
        return "attribute", Span(begin, quote if quote >= 0 else end)
    quote = text.find("'", start.end(), end) if text[begin - 1 : begin] == "'" else -1
    cut = CUT.search(text, start.end(), quote if quote >= 0 else end)
    return "prose", Span(
        begin, begin + len(_trimmed(text[begin : cut.start() if cut else quote if quote >= 0 else end]))
    )


def _trimmed(run: str) -> str:
    """Cut what belongs to the sentence, not to the URL; a mark of truncation stays."""
    if re.fullmatch(r"\w+:/+[.?#]", run):  # a scheme and a mark: a broken URL, not the end of a sentence
        return run
    while run:
        last = run[-1]
        if ELLIPSIS.search(run) and (run[-1] == "…" or re.search(r"\w/[^/]*\.\.\.$", run)):
            return run
        unopened = last in CLOSERS and run.count(last) > run.count(CLOSERS[last])
        if not (unopened or last in ".,;:!?'\u2019*_~|\\(["):
            return run
        run = run[:-1]
    return run


class _Parts(NamedTuple):
    """A run taken apart by its text alone: `host` is without user and port."""

    text: str
    scheme: str
    sep: str
    doubled: bool
    host: str
    port: str

    @classmethod
    def of(cls, start: re.Match[str], run: str) -> _Parts:
        """Take `run` apart; a second scheme right after the first is passed over."""
        scheme, sep = (start["scheme"] or "").lower(), start["sep"] or ""
        rest = run[len(scheme) + len(sep) :]
        doubled = re.match(r"(?i)https?:?/{1,2}", rest)
        authority = AUTHORITY.match(rest, doubled.end() if doubled else 0)
        place = authority[0].rpartition("@")[2] if authority else ""
        port = None if DEFANGED.search(run) else PORT.search(place)
        host = place[: port.start()] if port else place
        return cls(run, scheme, sep, doubled is not None, host, port[1] if port else "")


def _url(text: str, span: Span, parts: _Parts, place: Place, known: Known) -> Url | None:
    """Judge one run; None where it is no URL that anybody could mean as one."""
    if TEMPLATE.search(parts.text) and not DEFANGED.search(parts.text):
        return None
    if parts.text.endswith("-") and text[span.end : span.end + 1] in ("\n", "\r"):  # a word broken at the line's end
        return None
    if "*" in parts.host or AFTER_TEMPLATE.match(text, span.end):
        return None
    if is_special(parts.host):
        return Url(span, parts.text, parts.scheme, parts.host, place, tuple(_risks(parts)))
    joined = _with_blank(text, span, parts, known) if place == "prose" else None
    if joined:
        return Url(joined, joined.of(text), parts.scheme, parts.host, place, ("space-in-host",))
    if place == "prose" and _is_mention(text, span, parts):
        return None
    defects = tuple(dict.fromkeys((*_defects(parts, place, known), *_risks(parts))))
    return Url(span, parts.text, parts.scheme, parts.host, place, defects)


def _is_mention(text: str, span: Span, parts: _Parts) -> bool:
    """Tell whether the run only speaks of a scheme ("starts with https://"), or is no URL at all (`a//b`)."""
    if not parts.host and parts.text[len(parts.scheme) + len(parts.sep) :].partition("/")[0].find("@") >= 0:
        return False
    if parts.scheme and not parts.sep.startswith(":/"):
        return "." not in parts.host.strip(".") or not parts.host[:1].isalnum()
    if parts.sep == ":/":
        return "." not in parts.host.strip(".")
    if parts.host.strip(".") or "@" in parts.text:
        return False
    if len(parts.host) > 1 or SENTENCE_END.match(text, span.end):
        return True
    bare = not parts.host and parts.text.endswith("//")
    return bare or MENTION.search(text, max(0, span.start - 30), span.start) is not None


def _with_blank(text: str, span: Span, parts: _Parts, known: Known) -> Span | None:
    """Return the span with what a blank cut off: `https://www.my town.org`, but only where the rest ends a host."""
    rest = NEXT_HOST.match(text, span.end) if parts.text.lower().endswith(parts.host.lower()) else None
    names = known() if rest else frozenset()
    if not rest or not names or has_unknown_top_level(f"a.{rest[1].lstrip('.')}", names):
        return None
    if parts.host and not rest[1].startswith(".") and not has_unknown_top_level(parts.host, names):
        return None
    if not parts.host and (
        " " in rest[1] or text[max(0, span.start - 5) : span.start].endswith((" the ", " a ", " an "))
    ):
        return None
    return Span(span.start, span.end + len(_trimmed(rest[0])))


def _defects(parts: _Parts, place: Place, known: Known) -> Iterator[str]:
    """Name what is wrong, the gravest first."""
    if DEFANGED.search(parts.text):
        yield "defanged"
        return
    shape = tuple(_shape(parts))
    yield from shape
    if parts.text.endswith(("…", "...")):
        yield from () if is_stand_in(parts.host) else ("truncated",)
    elif not shape and not is_stand_in(parts.host):
        yield from _named(parts, known)
    elif not shape and parts.scheme and not parts.port[:1].isalpha() and not _parses(parts.text):
        yield "bad-host"
    if place != "prose" and _ends_in_punctuation(parts.text):
        yield "trailing-punctuation"
    if (
        parts.scheme == "http"
        and is_public(parts.host)
        and not is_stand_in(parts.host)
        and not IDENTIFIER.search(parts.text)
    ):
        yield "insecure"


def _risks(parts: _Parts) -> Iterator[str]:
    """Name what is wrong with a URL that may well be opened."""
    text, host = parts.text, parts.host
    if is_stand_in_host(host):
        yield "placeholder"
    if "@" in text and (kind := login(text)):
        yield kind
    if looks_like_another(host):
        yield "homograph"
    if is_numeric(host) and (is_public(host) or not is_address(host)):
        yield "bare-ip"
    if is_shortened(host, text[text.find(host) + len(host) :]):
        yield "shortened"
    if "?" in text and not DEFANGED.search(text) and not text.endswith(("…", "...")) and tracking(text):
        yield "tracking"


def _named(parts: _Parts, known: Known) -> Iterator[str]:
    """Name what is wrong with a host of good shape; `www.` and one word may be a name of anything."""
    comma = COMMA.fullmatch(parts.host)
    if comma:
        yield from ("bad-host",) if comma[1] in known() else ()
    elif parts.scheme and not PLAIN.fullmatch(parts.text) and not _parses(parts.text):
        yield "bad-ipv4" if labels(parts.host)[-1].isdigit() else "bad-host"
    elif len(labels(parts.host)) > (1 if parts.scheme else 2) and has_unknown_top_level(parts.host, known()):
        yield "unknown-tld"


def _shape(parts: _Parts) -> Iterator[str]:
    if parts.scheme not in ("http", "https", "ftp", "ftps", "") or parts.sep.startswith((";", ".", ",", ":;", "//:")):
        yield "scheme-typo"
    elif parts.doubled:
        yield "doubled-scheme"
    elif "\\" in parts.sep or re.match(r"[^/?#]*\\(?![nrtu])\w{3}", parts.text[len(parts.scheme) + len(parts.sep) :]):
        yield "backslash"
    elif parts.sep in ("//", ":/") and parts.host:
        yield {"//": "missing-colon", ":/": "one-slash"}[parts.sep]
    if not parts.host or parts.sep == ":///":
        yield "no-host"
        return
    if parts.host.startswith("[") and not parts.host.endswith("]"):
        yield "unclosed-bracket"
    elif (defect := label_defect(parts.host)) and not (defect == "label-too-long" and "." not in parts.host):
        yield defect
    if parts.port.isdigit() and int(parts.port) > 65535:
        yield "bad-port"
    if BAD_PERCENT.search(parts.text.partition("#")[0]):  # browsers take a fragment as it is
        yield "bad-percent"


def _parses(url: str) -> bool:
    """Ask the WHATWG parser."""
    from pydantic_core import Url as Parser
    from pydantic_core import ValidationError

    try:
        Parser(url)
    except (ValidationError, ValueError):
        return False
    return True


def _ends_in_punctuation(text: str) -> bool:
    """Tell whether a link's target took a mark of its sentence along; titles of wiki pages may end in one."""
    if text[-1] == ")":
        return text.count(")") > text.count("(")
    return text[-1] in ".,;:!'\"" and "/wiki/" not in text and not text.endswith("...") and not text.endswith("/.")
