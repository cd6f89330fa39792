"""Kind "html-entity": character references (`&amp;`) that are shown to readers instead of being decoded."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import ClassVar

from seedlint.base.model import Edit, Finding, Fix, Span
from seedlint.checks import Check
from seedlint.facts import Facts, Hit
from seedlint.pattern import MARKUP, OPAQUE
from seedlint.text.lazy import lazy

BODY = r"(?:#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});"
IN_TEXT = lazy(rf"&(?:amp;)*{BODY}(?:[ \u00a0]*&(?:amp;)*{BODY})*")
# In Markdown a reference is decoded by the renderer, so only one whose ampersand is escaped (`&amp;nbsp;`) is shown.
IN_MARKUP = lazy(rf"&amp;(?:amp;)*{BODY}(?:[ \u00a0]*&amp;(?:amp;)*{BODY})*")
ONE = lazy(rf"&(?:amp;)*({BODY})")
PAGES = (".html", ".htm", ".xhtml", ".xml", ".rss", ".atom", ".svg")  # a program decodes them before anybody reads them
QUOTING = "\"'`“”‘’«»„()[]="
SOURCE = lazy(rf"</?[a-zA-Z!][^<>\n]*>|[{{}}\\{OPAQUE}]|\w\(|=[\"']|`[^`]*`|\b[bfru]['\"]")  # a line of source code
SUBJECT = lazy(  # a passage about character references
    r"\b(?:entit(?:y|ies|é|és|ät|äten)|entidad(?:es)?|(?:be|are|is|must|not) escaped?|escape (?:sequence|the)s?"
    r"|unescap\w+|x?html\d?|xml|sgml|markup|ampersands?|character references?)\b",
    re.I,
)
NEAR = 300  # code points on either side of a reference that count as its passage
UNSEEN = lazy(r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
NO_CHARACTER = lazy(r"[\ufffd\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")


class HtmlEntity(Check):
    """Finds references that readers see: all in plain text; in Markdown those whose ampersand is itself escaped."""

    FIELDS: ClassVar = {"reason": "what it stands for"}
    gathers = True

    def inspect(self, facts: Facts, hits: Sequence[Hit]) -> Iterable[Finding]:
        """Yield the runs of references outside code and URLs that don't seem to be shown on purpose."""
        if "&" not in facts.text or ";" not in facts.text or facts.document.path.lower().endswith(PAGES):
            return
        yield from self._runs(facts, is_markup=facts.document.format != "text")

    def _runs(self, facts: Facts, *, is_markup: bool) -> Iterator[Finding]:
        for match in (IN_MARKUP if is_markup else IN_TEXT).finditer(facts.prose):
            span = Span(*match.span())
            if all(_is_known(body) for body in ONE.findall(match[0])) and not _is_meant_to_show(facts, span):
                yield _finding(span, match[0], is_markup=is_markup)


def _finding(span: Span, run: str, *, is_markup: bool) -> Finding:
    """Return the finding for a run of references; its fix decodes them, in Markdown to a single level of escaping."""
    import html

    references = ONE.sub(r"&\1", run)  # without repeated escaping: `&amp;amp;lt;` is `&lt;`
    decoded = html.unescape(references)
    if NO_CHARACTER.search(decoded):
        return Finding(span, {"reason": "it stands for no character"})
    seen = UNSEEN.sub("", decoded)
    named = f"`{' '.join(seen.split())}`" if seen.strip() else "a blank" if seen else "nothing that shows"
    replacement = references if is_markup and seen else seen
    fix = Fix((Edit(span, replacement),), f"Write {named}", safe=seen == decoded)
    return Finding(span, {"reason": f"it stands for {named}"}, fix=fix)


def _is_known(body: str) -> bool:
    """Tell whether a reference, given without its ampersand, is numeric or defined by HTML 5."""
    if body[0] == "#":
        return True
    from html.entities import html5

    return body in html5


def _is_meant_to_show(facts: Facts, span: Span) -> bool:
    """Tell whether a reference is quoted, part of a URL, in a line of source code or in a passage about references."""
    text = facts.prose
    before, after = text[span.start - 1 : span.start], text[span.end : span.end + 1]
    if before and after and before in QUOTING and after in QUOTING:
        return True
    start, end = max(span.start - NEAR, 0), span.end + NEAR
    line = facts.lines.spans[facts.lines.number(span.start)]
    if SUBJECT.search(text, start, end) or SOURCE.search(text, max(line.start, start), min(line.end, end)):
        return True
    word = text[start : span.start].replace(MARKUP, " ").replace("\n", " ").rpartition(" ")[2]
    return "://" in word or word.startswith("www.")
