"""Kind "quote-balance": quotation marks without a partner, or with one of another kind."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import groupby
from operator import itemgetter
from typing import ClassVar

from seedlint.base.model import Finding, Related, Span
from seedlint.checks import Check
from seedlint.facts import Facts, Hit
from seedlint.text.claims.quotation_marks import CLOSED_BY, Quote
from seedlint.text.lazy import lazy

DOUBLE = '"“”„«»'
CURLY = "“”„«»"
CURLY_ENGLISH = frozenset(("“", "”", ""))
EDGE = " \t\r\n.,\x00"  # may stand outside the marks of a quotation that fills whole paragraphs
FARTHEST = 12  # paragraphs, at most, between the opening and the closing mark of a quotation
CUT = lazy(r"(?:…|\.{3})[)\]\s\x00]*\Z")
RIGHT_TO_LEFT = lazy(r"[\u0590-\u08ff]")
NEAR = 24  # code points on either side of a mark in which its word is searched for
# An opening mark comes after a blank, a bracket or a dash and before a word; a closing mark the other way round.
# Single letters and digits don't count as words, as registers, keys and inches are written like that.
LEFT_EDGE = lazy(r"(?:\A|[\s\x00(\[{—–\-/‘'“„«»])\Z")
RIGHT_EDGE = lazy(r"\Z|[\s\x00.,;:!?…)\]}—–\-/’'”“»«*]")
WORD_AFTER = lazy(r"[\x00*_]*[‘'(\[¿¡…$€£.\u00a0\u202f]*(?:[^\W\d_]{2,}|[IAaOÀàyY]\b|\d{2,}|\d+\s[^\W\d_]{2,})")
WORD_BEFORE = lazy(
    r"(?:[^\W\d_]{2,}|\b[IA]|\d{3,}|\d\s?%|\bU\.S\b)[’')\]*_\x00]*[.,;:!?…—–-]*[’')\]*_\x00\u00a0\u202f]*\Z"
)
CODE = lazy(  # signs of code; prose has prices, percentages, "(s)" and dashes, too
    r"[={}\\|^`<>\x1a]|~(?!\d)|\$(?!\s?\d)|#(?!\d)|%\w|\w_\w|\w\((?!e?s\))|::|->|\":\s?[\"\[\d]|(?<!\w)--?\w|;[ \t]*$"
    r"|&\w+;|(?<!\w)@(?!\w)",
    re.MULTILINE,
)
URL = lazy(r"\b(?:https?://|www\.)[^\s\"“”<>]+")
PLAIN = lazy(
    r"[\"“”„«»‘’'(\[¿¡—–\x00*-]*(?:[^\W\d_]+(?:['’.—–/-]+[^\W\d_]+)*|[$€£]?\d[\d.,:]*(?:[%–-][\d.,]*)?(?:st|nd|rd|th|s)?)"
    r"[.,;:!?…)\]\"“”„«»‘’'—–\x00*-]*"
)
BEGINS_SPEECH = lazy(r"(?:\A|:)[\s\x00]*\Z")
SENTENCE_END = lazy(r"[^\W_]{2}\s?[.!?…][\s\x00]*\Z")
BLANK_LINE = lazy(r"(?:\r\n?|\n)[ \t]*(?:\r\n?|\n)")
AROUND = 600  # code points on either side of a paragraph in which adjoining lines are read
FEWEST_WORDS = 3
PLAIN_SHARE = 0.85  # of the words of running text are plain, at least; tables, listings and code have fewer
CURLY_SHARE = 0.6  # the same with a curly mark, which is itself evidence of running text


class QuoteBalance(Check):
    """Finds a double quotation mark without a partner or with one of another kind, at most one per paragraph."""

    FIELDS: ClassVar = {"reason": "what the mark lacks"}

    def inspect(self, facts: Facts, hits: Sequence[Hit]) -> Iterable[Finding]:
        """Yield at most one finding for each paragraph, on its first wrong mark."""
        if facts.plain_pairs is not None or not any(mark in facts.text for mark in DOUBLE):
            return
        spans = [paragraph.span for paragraph in facts.paragraphs]
        starts = [span.start for span in spans]
        numbered = [(bisect_right(starts, quote.span.start) - 1, quote) for quote in facts.unattributed_quotes]
        balanced = _over_paragraphs(facts.prose, spans, numbered)
        angled = any(quote.closed and quote.opening in ("«", "»") for _, quote in numbered)
        from_the_right = any(quote.opening == "”" and quote.closing == "“" for _, quote in numbered)
        for index, quotes in groupby(numbered, key=itemgetter(0)):
            defects = (
                finding
                for _, quote in quotes
                if quote not in balanced
                and not _is_no_defect(facts.prose, quote, angled=angled, from_the_right=from_the_right)
                and (finding := _defect(quote))
            )
            first = next(defects, None)
            if first and _is_running_text(facts.prose, spans[index], first):
                yield first


def _over_paragraphs(prose: str, spans: Sequence[Span], numbered: Iterable[tuple[int, Quote]]) -> frozenset[Quote]:
    """Return the halves of quotations that one paragraph opens and a later one closes.

    Only English books repeat the opening mark in each paragraph, so elsewhere such halves are one quotation: two
    unrelated mistakes that fit each other are far rarer. Where complete quotations stand between the halves, these
    must enclose whole paragraphs.
    """
    halves: list[Quote] = []
    first, opened, has_quotes_between = 0, None, False
    for last, quote in numbered:
        if quote.closed and quote.opening:
            has_quotes_between = has_quotes_between or quote.opening in DOUBLE
        elif quote.opening:
            first, opened, has_quotes_between = last, None if quote.continued else quote, False
        elif opened is not None:
            fits = quote.closing in CLOSED_BY[opened.opening] and last - first <= FARTHEST
            outside = Span(spans[first].start, opened.span.start), Span(quote.span.end, spans[last].end)
            if fits and not (has_quotes_between and any(part.of(prose).strip(EDGE) for part in outside)):
                halves += (opened, quote)
            opened = None
    return frozenset(halves)


def _is_no_defect(prose: str, quote: Quote, *, angled: bool, from_the_right: bool) -> bool:
    """Tell whether a lone mark is a pointer and no quotation mark, or its partner was cut off with a teaser's rest.

    A lone » points to another page, unless the document also uses « and » for quotations (`angled`). Where the text
    runs from right to left and puts ” before “ (`from_the_right`), neither is told from the other.
    """
    if from_the_right and CURLY_ENGLISH.issuperset((quote.opening, quote.closing)):
        start = quote.span.start
        return RIGHT_TO_LEFT.search(prose, max(0, start - NEAR), start + NEAR) is not None
    if not quote.opening:
        return quote.closing == "»" and not angled
    start, end = quote.inner
    return not quote.closed and CUT.search(prose, max(start, end - NEAR), end) is not None


def _defect(quote: Quote) -> Finding | None:
    """Return the finding for a quotation whose marks are wrong, else None."""
    opening, closing = Span(quote.span.start, quote.inner.start), Span(quote.inner.end, quote.span.end)
    if not quote.opening:
        return Finding(quote.span, {"reason": "closed but never opened"})
    if not quote.closed:
        return None if quote.continued else Finding(opening, {"reason": "opened and never closed"})
    if quote.closing in CLOSED_BY[quote.opening]:
        return None
    reason = f"opened with {quote.opening} and closed with {quote.closing}"
    return Finding(closing, {"reason": reason}, related=(Related(opening, "the quotation opens here"),))


def _is_running_text(prose: str, paragraph: Span, defect: Finding) -> bool:
    """Tell whether a defect is in running text, with its marks where running text has them.

    Curly marks are typed for human readers. Straight ones also occur in code and tables: for these, no mark of the
    paragraph may be in an odd position, and nothing in it may look like code.
    """
    text = paragraph.of(prose)
    if prose.startswith("« ", defect.span.start) and not (
        SENTENCE_END.search(text) and BEGINS_SPEECH.search(text[: defect.span.start - paragraph.start])
    ):
        return False  # a link to the previous page, "« Older posts", or a title before its site's name
    if any(mark in defect.values["reason"] + defect.span.of(prose) for mark in CURLY):
        places = [defect.span, *(related.span for related in defect.related)]
        return _is_plain(text.split(), CURLY_SHARE) and all(
            _quotes_words(text, span.start - paragraph.start) for span in places if paragraph.covers(span)
        )
    block = _with_adjoining_lines(prose, paragraph)
    return (
        all(_quotes_words(block, at) for at, char in enumerate(block) if char in DOUBLE)
        and CODE.search(URL.sub("", block)) is None
        and _is_plain(text.split(), PLAIN_SHARE)
    )


def _with_adjoining_lines(prose: str, paragraph: Span) -> str:
    """Return the paragraph with the adjoining non-blank lines: a listing may be split into several paragraphs."""
    before = BLANK_LINE.split(prose[max(paragraph.start - AROUND, 0) : paragraph.start])[-1]
    after = BLANK_LINE.split(prose[paragraph.end : paragraph.end + AROUND], maxsplit=1)[0]
    return before + paragraph.of(prose) + after


def _quotes_words(text: str, at: int) -> bool:
    """Tell whether the mark at an offset opens or closes as in running text: at the edge of a word."""
    before, after = text[max(at - NEAR, 0) : at], text[at + 1 : at + 1 + NEAR]
    if text[at] == "«":
        after = after.lstrip(" ")
    opens = LEFT_EDGE.search(before) is not None and WORD_AFTER.match(after) is not None
    return opens or (WORD_BEFORE.search(before) is not None and RIGHT_EDGE.match(after) is not None)


def _is_plain(words: Sequence[str], share: float) -> bool:
    """Tell whether at least FEWEST_WORDS words are there and a share of them are plain words or numbers."""
    return len(words) >= FEWEST_WORDS and sum(PLAIN.fullmatch(word) is not None for word in words) >= share * len(words)
