"""URLs as written in a text, well formed or not: the search is lenient, so that broken ones are found, too.

In prose a URL ends as in linkify: without closing punctuation and without an unbalanced bracket.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import Literal

from seedlint.base.model import Document, RegionKind, Span
from seedlint.base.record import NamedTuple
from seedlint.text.contacts.host import TopLevelDomains, has_unknown_top_level, is_special
from seedlint.text.contacts.url_defects import Parts, defects, risks
from seedlint.text.contacts.url_patterns import (
    AFTER_TEMPLATE,
    ATTRIBUTE,
    BODY,
    CONTINUED,
    CUT,
    DEFANGED,
    ELLIPSIS,
    MENTION,
    NAMESPACE,
    NEAR,
    NEXT_HOST,
    SENTENCE_END,
    START,
    START_PARTS,
    TAG,
    TEMPLATE,
    UNCLOSED,
)
from seedlint.text.lazy import lazy

Place = Literal["prose", "destination", "attribute"]

SCHEME_AND_MARK = lazy(r"\w+:/+[.?#]")
IN_PATH = lazy(r"\w/")  # before the last piece of a path, which three dots may cut
AT_FIRST = 256  # code points of a URL that are read at once; of a longer one four times as many, and so on
LONGEST_CUT = 16
CLOSERS = {")": "(", "]": "[", "}": "{"}
OPENERS = {"(": ")", "[": "]"}  # those with which no URL ends


class Url(NamedTuple):
    """A URL; `scheme` is folded ("" for `www.`), `host` as written, `defects` the gravest first.

    `place` is "destination" for the target of a link by the document's format, "attribute" for a value in another tag,
    else "prose". An example name (`example.org`, `.test`, `localhost`) has the defect `placeholder` and none of shape.
    """

    span: Span
    text: str
    scheme: str
    host: str
    place: Place
    defects: tuple[str, ...]


def urls(
    document: Document, top_level_domains: TopLevelDomains = frozenset, *, known_domains: Iterable[str] = ()
) -> tuple[Url, ...]:
    """Return the URLs of `document` in order, but none in code or front matter, no templates and no namespaces."""
    if not (found := starts(document.text)):
        return ()
    return tuple(_urls(document, top_level_domains, tuple(known_domains), found))


def starts(text: str) -> list[re.Match[str]]:
    """Return the matches of START, which is searched for only near the parts that each match contains."""
    parts = [each for rare, each in START_PARTS.items() if rare in text]
    places = sorted([place for each in parts for one in each for place in _places(text, one)])
    found: list[re.Match[str]] = []
    begin = end = 0
    for place in places:
        if place - NEAR > end:
            found += START.finditer(text, begin, end)
            begin = place - NEAR
        end = place + NEAR
    return [*found, *START.finditer(text, begin, end)]


def _places(text: str, part: str) -> Iterator[int]:
    at = text.find(part)
    while at >= 0:
        yield at
        at = text.find(part, at + 1)


def _urls(
    document: Document, known: TopLevelDomains, imitable: tuple[str, ...], found: Iterable[re.Match[str]]
) -> Iterator[Url]:
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
        url = _url(text, span, Parts.of(start, span.of(text)), place, known=known, imitable=imitable)
        if url is not None:
            yield url
            done = url.span.end


class _Regions:
    """The hidden regions of a document, with look-up by offset."""

    KINDS: tuple[RegionKind, ...] = ("front-matter", "code", "markup", "destination")

    def __init__(self, document: Document) -> None:
        text = document.text
        self.regions = [
            region
            for region in document.regions
            if region.kind in self.KINDS and (region.kind != "markup" or region.span.of(text) != "\\")  # an escape
        ]
        self.starts = [region.span.start for region in self.regions]
        self.end = len(text)

    def around(self, offset: int) -> tuple[str, int]:
        """Return the kind of region at `offset` ("" for prose), and the offset where it ends."""
        at = bisect_right(self.starts, offset)
        if at and offset < self.regions[at - 1].span.end:
            return self.regions[at - 1].kind, self.regions[at - 1].span.end
        return "", self.starts[at] if at < len(self.starts) else self.end


def _extent(text: str, start: re.Match[str], kind: str, bound: int) -> tuple[Place, Span]:
    """Return the kind of place that a URL is in, and its span."""
    begin = start.start()
    if kind == "destination":
        return "destination", Span(begin, _end(text, start.end(), bound))
    attribute = ATTRIBUTE.search(text, max(0, begin - 40), begin)
    if attribute and (kind == "markup" or TAG.search(text, max(0, begin - 200), begin)):
        return "attribute", Span(begin, _end(text, start.end(), bound, quote=attribute[1]))
    quote = "'" if text[begin - 1 : begin] == "'" else ""
    end = _end(text, start.end(), bound, quote=quote, cut=CUT)
    return "prose", Span(begin, begin + len(_trimmed(text[begin:end])))


def _end(text: str, at: int, bound: int, *, quote: str = "", cut: re.Pattern[str] | None = None) -> int:
    """Return where a URL ends that goes on at an offset: with its characters, at a quotation mark, or at a cut.

    Little is read at first: links may follow each other without a blank, and each would be read up to the last one.
    """
    width = AT_FIRST
    while True:
        limit = min(bound, at + width)
        body = BODY.match(text, at, limit)
        end = body.end() if body else at
        closed = text.find(quote, at, end) if quote else -1
        end = closed if closed >= 0 else end
        found = cut.search(text, at, end) if cut else None
        if end < limit or limit == bound or (found and found.start() < limit - LONGEST_CUT):
            return found.start() if found else end
        width *= 4


def _trimmed(run: str) -> str:
    """Return a URL without the punctuation of its sentence at the end; a mark of truncation stays."""
    if SCHEME_AND_MARK.fullmatch(run):  # a scheme and a mark: a broken URL, not the end of a sentence
        return run
    end = len(run)
    unopened = {closer: run.count(closer) - run.count(opener) for closer, opener in CLOSERS.items()}
    slash = run.rfind("/")
    in_path = slash > 0 and IN_PATH.match(run, slash - 1) is not None
    while end:
        last = run[end - 1]
        is_cut = last == "…" or (in_path and run.endswith("...", slash + 1, end))
        if is_cut and ELLIPSIS.search(run, max(end - 3, 0), end):
            break
        if last in OPENERS:
            unopened[OPENERS[last]] += 1
        elif unopened.get(last, 0) > 0:
            unopened[last] -= 1
        elif last not in ".,;:!?'\u2019*_~|\\":
            break
        end -= 1
    return run[:end]


def _url(
    text: str, span: Span, parts: Parts, place: Place, *, known: TopLevelDomains, imitable: tuple[str, ...]
) -> Url | None:
    """Return the URL with its defects; None for what can't be meant as a URL."""
    if TEMPLATE.search(parts.text) and not DEFANGED.search(parts.text):
        return None
    if parts.text.endswith(("-", "\u2010")) and text[span.end : span.end + 1] in ("\n", "\r"):
        return None  # a word broken at the line's end
    if CONTINUED.search(text, span.start, span.end) or CONTINUED.match(text, span.end):
        return None
    if "*" in parts.host or AFTER_TEMPLATE.match(text, span.end) or _is_partial_host(text, span, parts):
        return None
    if is_special(parts.host):
        return Url(span, parts.text, parts.scheme, parts.host, place, tuple(risks(parts)))
    joined = _with_blank(text, span, parts, known) if place == "prose" else None
    if joined:
        return Url(joined, joined.of(text), parts.scheme, parts.host, place, ("space-in-host",))
    if place == "prose" and (_is_mention(text, span, parts) or _is_short_for_its_target(text, span, parts)):
        return None
    unclosed = place == "prose" and text[span.start - 2 : span.start] == "](" and UNCLOSED.match(text, span.end)
    shape = ("unclosed-link",) if unclosed else ()
    found = (*shape, *defects(parts, known, in_prose=place == "prose"), *risks(parts, imitable))
    return Url(span, parts.text, parts.scheme, parts.host, place, tuple(dict.fromkeys(found)))


def _is_short_for_its_target(text: str, span: Span, parts: Parts) -> bool:
    """Tell whether it is the text of a link that leads to the whole URL: `[http://town.org/a...](http://town.org/abc)`."""
    shown = parts.text.rstrip(".…")
    return len(shown) < len(parts.text) and text.startswith(f"]({shown}", span.end)


def _is_partial_host(text: str, span: Span, parts: Parts) -> bool:
    """Tell whether a host is only a part of one, as in patterns for many: `.town.org`, `-dot.town.org`, `town_`."""
    if parts.host[:1] in ("-", ".") and parts.host[1:2].isalnum():
        return not (parts.host[0] == "-" and text[span.start - 1 : span.start].isspace())
    ends_in_host = parts.text.endswith(parts.host)
    return ends_in_host and text[span.end : span.end + 1] == "_" and text[span.start - 1 : span.start] != "_"


def _is_mention(text: str, span: Span, parts: Parts) -> bool:
    """Tell whether only a scheme is mentioned ("starts with https://"), or it is no URL at all (`a//b`)."""
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


def _with_blank(text: str, span: Span, parts: Parts, known: TopLevelDomains) -> Span | None:
    """Return the span of a URL with a blank in its host, `https://www.my town.org`; None where the rest is no host."""
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
