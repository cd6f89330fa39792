"""Kind "quotation": a quotation without a speaker in its paragraph or in those next to it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, ClassVar

from seedlint.base.model import Finding, Span
from seedlint.base.record import NamedTuple
from seedlint.checks import Check
from seedlint.facts import Facts, Hit
from seedlint.text.claims.speaker import PERSON
from seedlint.text.lazy import lazy
from seedlint.text.spans import disjoint, meets

if TYPE_CHECKING:
    from seedlint.text.claims.quotation_marks import Quote

GAP = 80  # code points of blanks and markup between two paragraphs
CAPITALS = 0.6  # the share of words with a capital from which quoted words are a title
# Words that explain a quotation: somebody says it, a sign reads so, a book is called so, a user types it.
CUE = lazy(
    r"\b(?:reads?|reading|call(?:s|ed|ing)?|titled|entitled|named?|labell?ed|signs?|slogans?|headlines?|song|lyrics"
    r"|motto|chapter|articles?|books?|films?|poem|says?|said|saying|tells?|told|ask(?:s|ed|ing)?|add(?:s|ed|ing)"
    r"|repl(?:y|ies|ied)|wrote|writ(?:es?|ing|ten)|according|stat(?:es?|ed|ing)|insist\w*|explain\w*|argu\w+|claim\w*"
    r"|(?:type|enter|run|click|press)(?=[\s\x00]*(?:[:\"“„«]|the\b|this\b))|messages?|errors?|recall\w*|shout\w*|cried|quot\w+|quip\w*|jok\w+|tweet\w*"
    r"|post(?:ed|s)|continu\w+|answer\w*|th(?:ought|inks?)|mean(?:s|t)?|describ\w+|express\w*|statement|letter"
    r"|interview\w*|phrase|words?|not(?:es|ed|ing)|remark\w*|report\w*|warn\w*|recount\w*|declar\w+|announc\w+"
    r"|testif\w+|remember\w*|admi\w+|conclu\w+|beg[ai]n\w*(?!\s(?:to|at|in|on|with|again|next|soon)\b)|laugh\w*|explos\w+|conced\w+|agree[sd]?|s[ap]g\w+|sprach\w*|erkl\w+|schr\w+b\w*|hei(?:ß|ss)t|mein\w+|beton\w+|frag\w+|rief\w*|berichte\w*"
    r"|dij\w+|dic\w+|afirm\w+|explic\w+|señal\w+|asegur\w+|dit|disent|déclar\w+|affirm\w+|expliqu\w+|écri\w+"
    r"|ajout\w+|diss\w+|diz\w*|laut|según|selon|segundo)\b",
    re.IGNORECASE,
)
INTRODUCED = lazy(r"[:,][\s\x00]*\Z")
SENTENCE_GOES_ON = lazy(r"[\s\x00]*(?:[,:;(—–-]|[^\W\d_A-ZÀ-ÖØ-Þ])")  # "..." remembers Ada Brandt
SPEECH_MARKS = lazy(r"[,!?][\"”“»’]|[\"”“»]\s?,\s(?=\w)|,\s[\"“„«]\w")  # punctuation beside direct speech
TECHNICAL = lazy(r"[=<>{}\\|@\x1a]|--|\w/\w|\w\(|_")


class Quotation(Check):
    """Finds whole quoted sentences of `words` words or more that the text around them attributes to nobody."""

    class Options(NamedTuple):
        """`words`: the number of words from which quoted words count as a quotation, not as a mention."""

        words: int = 5

    FIELDS: ClassVar = {"words": "how many words are quoted"}

    @staticmethod
    def verify(options: Options) -> None:
        """Raise ValueError for a number of words below 1."""
        if options.words < 1:
            raise ValueError("a quotation has at least one word")

    def inspect(self, facts: Facts, hits: Sequence[Hit]) -> Iterable[Finding]:
        """Yield the quotations without a speaker; of one that is continued over paragraphs, the first part."""
        if facts.plain_pairs == () or facts.genre:
            return
        blocks, cues = disjoint((*facts.regions("quote"), *facts.regions("heading"))), _Cues(facts.prose)
        is_continued = False
        for quote in facts.quotes:
            if quote.depth or not quote.opening:
                continue
            is_part, is_continued = is_continued, quote.continued
            if is_part or quote.speaker or not quote.closed:  # an unclosed one runs to the end of its paragraph
                continue
            count = len(quote.inner.of(facts.prose).split())
            if count < self.options.words or meets(blocks, quote.span) or not _is_said(facts, quote):
                continue
            if not _has_speaker_nearby(facts, quote, cues):
                yield Finding(quote.span, values={"words": str(count)}, related=facts.nearest_source(quote.span))


def _is_said(facts: Facts, quote: Quote) -> bool:
    """Tell whether quoted words are a sentence that somebody said: no title and no literal."""
    inner = quote.inner.of(facts.prose).strip("\x00 ")
    words = inner.split()
    capitals = sum(word[:1].isupper() for word in words)
    if not inner[:1].isupper() or inner[-1] not in ".!?…" or capitals > CAPITALS * len(words):
        return False
    if TECHNICAL.search(inner) or INTRODUCED.search(facts.prose, max(quote.span.start - 8, 0), quote.span.start):
        return False
    return SENTENCE_GOES_ON.match(facts.prose, quote.span.end) is None


def _has_speaker_nearby(facts: Facts, quote: Quote, cues: _Cues) -> bool:
    """Tell whether its paragraph, the one before, or the first sentence of the next one says whose words they are."""
    at = bisect_right(facts.paragraphs, quote.span.start, key=lambda paragraph: paragraph.span.start) - 1
    paragraph = facts.paragraphs[at]
    if paragraph.kind == "heading" or _is_introduced(facts, quote):
        return True
    before = facts.paragraphs[at - 1].span if at > 0 else Span(0, 0)
    if before.of(facts.prose).rstrip("\x00 ").endswith(":"):
        return True
    after = facts.paragraphs[at + 1].span if at + 1 < len(facts.paragraphs) else Span(0, 0)
    first = facts.sentences.at(after.start) if after.length else None
    return any(cues.stand_outside(quote.span, span) for span in (paragraph.span, before, first or after))


def _is_introduced(facts: Facts, quote: Quote) -> bool:
    """Tell whether the sentence before a quotation is about a person, as "Tom Ashby runs the kiosk." is."""
    start = max(quote.span.start - GAP, 0)
    end = start + len(facts.prose[start : quote.span.start].rstrip("\x00 \t\r\n"))
    sentence = facts.sentences.at(end - 1) if end else None
    return sentence is not None and PERSON.match(facts.prose, sentence.start, quote.span.start) is not None


class _Cues:
    """The cues of speech in parts of a text; each part is searched once."""

    def __init__(self, prose: str) -> None:
        self._prose = prose
        self._ends: dict[Span, tuple[int, int]] = {}  # where the first and the last cue of a part begin

    def stand_outside(self, quotation: Span, part: Span) -> bool:
        """Tell whether a part of the text has a cue outside a quotation."""
        if part not in self._ends:
            cues = [match.start() for each in (CUE, SPEECH_MARKS) for match in each.finditer(self._prose, *part)]
            self._ends[part] = min(cues, default=len(self._prose)), max(cues, default=-1)
        first, last = self._ends[part]
        return first < quotation.start or last >= quotation.end
