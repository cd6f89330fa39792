"""Attributions: sentences that report what somebody says, each with its source, its cue and the reported content."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Literal

from seedlint.base.model import Span
from seedlint.base.record import NamedTuple
from seedlint.text.claims.quotation_marks import Quote
from seedlint.text.claims.speech import (
    ACCORDING_TO,
    BESIDE,
    CITATION,
    CITATION_SIGN,
    DEFINITE,
    NAME,
    NEVER_A_NAME,
    PEOPLE,
    PERSONAL,
    PLURAL,
    SINGULAR,
    WITHOUT_SOURCE,
    cues,
)
from seedlint.text.lazy import lazy

NEAR = 160  # code points before a cue in which its subject stands
BEHIND = 8  # code points behind a sentence where the mark of a note may stand, after the full stop
STEP = 250  # code points by which a search outwards goes on, on either side
COMMA_GAP = 4  # code points of a comma and a line end
LOOKBACK = 400  # code points before a claim that are searched for its source
LONGEST = 10  # words of a source
QUOTED_SENTENCE = 5  # words; a shorter quotation is a title or a mentioned word
CLAUSE = 4  # words from which "X and Y said" is two clauses

_STOP = ',;:“”"«»—–()'
_ASIDE = rf"(?:,\s[^{_STOP}]{{1,90}},)?"
_BREAK = rf"(?:\A|[{_STOP}]|\b(?:that|but|while|when|because|as|if|where|which|dass|weil|que|mais|pero|mas)(?=\s))"
_ADVERBS = r"(?:(?:\w+ly|also|then|later|once|ha[sd]|have|would|could|may|a|hat|haben|ont|auch)\s+){0,3}"
SUBJECT = lazy(rf"{_BREAK}[\s\x00]*(?P<who>[^\s\x00{_STOP}][^{_STOP}]{{0,90}}?){_ASIDE}\s+{_ADVERBS}\Z")
INVERTED = lazy(rf"\s+(?P<who>[^.{_STOP}]{{2,90}}?)(?=[.{_STOP}]|\s(?:who|in|on|at|after)\b|\Z)")
_VERB_SECOND = r"\s(?:ist|sind|war|waren|hat|hatte|haben|wird|werden|wurden?|soll|sollen|kann|können|gibt|gab)\b"
OBJECT = lazy(rf"[\s\x00]+(?P<who>[^{_STOP}]{{2,120}}?)(?=[{_STOP}]|[.!?](?:\s|\Z)|\Z|{_VERB_SECOND})")
APART = lazy(rf"[{_STOP}]|\b(?:but|while|although|though|whereas)\b")  # ends a clause
AND = lazy(r"\s(?:and|und|y|et|e)\s")
JOINTS = frozenset("and und y et e or but to not who also then which that a".split())

Kind = Literal["named", "generic", "absent"]


class Attribution(NamedTuple):
    """A sentence that reports what somebody says.

    `source` is the speaker as written ("she", "the spokesman", "officials"), `cue` the words that report ("said"), and
    `content` what is reported: the quotation, else the longer part of the sentence beside source and cue. `kind` tells
    whether a reader can find the source: "named" (a person, an institution, an outlet, a link or a citation),
    "generic" ("experts", "an official") or "absent" ("reportedly"). `name` is where it is named: within `source` or
    beside it, or in a sentence before where the source is a pronoun or "the spokesman".
    """

    sentence: Span
    cue: Span
    source: Span | None
    content: Span
    kind: Kind
    name: Span | None = None


def attributions(
    prose: str, sentences: Iterable[Span], quotations: Sequence[Quote] = (), links: Sequence[Span] = ()
) -> tuple[Attribution, ...]:
    """Return the attributions of sentences, in order, one a sentence: the first whose cue is not quoted.

    A pronoun, and a role that was met before ("the spokesman"), stand for the last source that was named.
    """
    found: list[Attribution] = []
    named: Span | None = None  # the last name, and the last source's, which may have none
    last: Span | None = None
    quoted = [quote.span for quote in quotations]
    for sentence in sentences:
        inside = [quotations[at] for at in _overlapping(quoted, sentence)]
        one = _attribution(prose, sentence, inside)
        if one is None:
            continue
        if one.kind != "named":
            link = _link(prose, sentence, links)
            one = one._replace(kind="named", name=link) if link else _with_antecedent(prose, one, named, last)
        if one.source:
            last = one.name
        named = one.name or named
        found.append(one)
    return tuple(found)


def nearest_name(
    prose: str, near: Span, span: Span, sentence_at: Callable[[int], Span | None], links: Sequence[Span]
) -> Span | None:
    """Return the name nearest to a span, within `near`, to which another sentence is attributed.

    Cues within quotations count, too: any name will do.
    """
    tried: set[Span] = set()
    for cue in _cues_outwards(prose, near, span):
        sentence = sentence_at(cue)
        if sentence and sentence not in tried and near.covers(sentence) and not sentence.covers(span):
            tried.add(sentence)
            name = _named_in(prose, sentence, links)
            if name:
                return name
    return None


def _named_in(prose: str, sentence: Span, links: Sequence[Span]) -> Span | None:
    """Return the name, link or citation to which a sentence is attributed, by the first cue, quoted or not."""
    first = _first_cue(prose, sentence)
    if first is None:
        return None
    source = first[1]
    return (_name(prose, sentence, source) if source else None) or _link(prose, sentence, links)


def _cues_outwards(prose: str, near: Span, span: Span) -> Iterator[int]:
    """Yield the offsets of cues, the nearest to a span first, STEP by STEP: most often the first step has a name."""
    inner = span
    while inner != near:
        ring = Span(max(near.start, inner.start - STEP), min(near.end, inner.end + STEP))
        sides = (*cues(prose, ring.start, inner.start), *cues(prose, inner.end, ring.end))
        yield from sorted((cue.start() for cue in sides), key=lambda cue: max(cue - span.end, span.start - cue))
        inner = ring


def named_source_of_clause(prose: str, sentence: Span, at: int) -> Span | None:
    """Return the named source, or "she", to whom the clause at an offset is attributed: "Brandt said many agree".

    Reported words begin after the verb or after "according to Brandt," and end with the clause.
    """
    for cue in reversed(tuple(cues(prose, max(sentence.start, at - LOOKBACK), at))):
        source = _source(prose, sentence, Span(*cue.span()))
        if source is None or source.end > at or ACCORDING_TO.match(prose, source.start):
            continue
        if ACCORDING_TO.fullmatch(cue[0]):
            between = prose[source.end : at]
            is_reported = between.lstrip().startswith(",") and not APART.search(between.replace(",", " ", 1))
        else:
            between = prose[cue.end() : at]
            aside = prose[max(0, source.start - COMMA_GAP) : source.start].rstrip().endswith(",")
            is_reported = not APART.search(between) or (aside and between.strip() == ",")
        if is_reported and (source.of(prose).lower().split()[-1] in SINGULAR or _name(prose, sentence, source)):
            return source
    return None


def named_share(found: Sequence[Attribution]) -> float | None:
    """Return the share of attributed sentences whose source is named; None where nothing is attributed."""
    return sum(one.kind == "named" for one in found) / len(found) if found else None


def _overlapping(spans: Sequence[Span], span: Span) -> Iterator[int]:
    """Yield the indices of the sorted `spans` that overlap a span; few of them are nested."""
    first = max(bisect_left(spans, span.start, key=lambda one: one.start) - 1, 0)
    while first > 0 and spans[first - 1].end > span.start:
        first -= 1
    for at in range(first, bisect_left(spans, span.end, key=lambda one: one.start)):
        if spans[at].overlaps(span):
            yield at


def _attribution(prose: str, sentence: Span, quotations: Sequence[Quote]) -> Attribution | None:
    first = _first_cue(prose, sentence, quotations)
    if first is not None:
        cue, source = first
        return _attributed_to(prose, sentence, cue, source)._replace(
            content=_content(sentence, cue, source, quotations)
        )
    for quote in quotations:
        starts_here = sentence.start <= quote.span.start
        if starts_here and len(quote.inner.of(prose).split()) >= QUOTED_SENTENCE:
            cue = Span(quote.span.start, quote.inner.start)
            return _attributed_to(prose, sentence, cue, quote.speaker)._replace(content=quote.inner)
    return None


def _first_cue(prose: str, sentence: Span, quotations: Sequence[Quote] = ()) -> tuple[Span, Span | None] | None:
    """Return the first cue of a sentence that is not quoted and has a source or needs none, with the source."""
    for match in cues(prose, sentence.start, sentence.end):
        if any(quote.span.start < match.start() < quote.span.end for quote in quotations):
            continue
        cue = Span(*match.span())
        source = _source(prose, sentence, cue)
        if source is not None or WITHOUT_SOURCE.fullmatch(match[0]):
            return cue, source
    return None


def _attributed_to(prose: str, sentence: Span, cue: Span, source: Span | None) -> Attribution:
    name = _name(prose, sentence, source) if source else None
    kind: Kind = "named" if name else "generic" if source else "absent"
    return Attribution(sentence, cue, source, sentence, kind, name)


def _source(prose: str, sentence: Span, cue: Span) -> Span | None:
    """Return the source: what follows "according to", else the subject before a verb, else the one right after it."""
    words = cue.of(prose)
    if WITHOUT_SOURCE.fullmatch(words):
        return None
    if ACCORDING_TO.fullmatch(words):
        return _source_span(prose, OBJECT.match(prose, cue.end, sentence.end), 0)
    start = max(sentence.start, cue.start - NEAR)
    before = _source_span(prose, SUBJECT.search(prose[start : cue.start]), start)
    return before or _source_span(prose, INVERTED.match(prose, cue.end, sentence.end), 0)


def _source_span(prose: str, match: re.Match[str] | None, offset: int) -> Span | None:
    """Return the span of a source, without the clause that an "and" joins it to; None where it is too long for one."""
    if match is None:
        return None
    start, end = offset + match.start("who"), offset + match.end("who")
    for joint in AND.finditer(prose, start, end):
        if len(prose[start : joint.start()].split()) > CLAUSE:
            start = joint.end()
    end = start + len(prose[start:end].rstrip(" \t\r\n\x00.'’"))
    words = prose[start:end].lower().split()
    return Span(start, end) if len(words) <= LONGEST and not JOINTS.issuperset(words) else None


def _content(sentence: Span, cue: Span, source: Span | None, quotations: Sequence[Quote]) -> Span:
    if quotations:
        return max((quote.inner for quote in quotations), key=lambda inner: inner.length)
    whole = [cue, *([source] if source else [])]
    before = Span(sentence.start, min(span.start for span in whole))
    after = Span(max(span.end for span in whole), sentence.end)
    return max(after, before, key=lambda span: span.length)


def _name(prose: str, sentence: Span, source: Span) -> Span | None:
    """Return the name that a source holds, or the one beside it: "a former aide, Ole Lund, said"."""
    for match in NAME.finditer(prose, source.start, source.end):
        start = _name_start(match, first=match.start() == sentence.start)
        if start is not None:
            return Span(start, match.end())
    beside = BESIDE.match(prose, source.end, sentence.end)
    return Span(*beside.span("name")) if beside else None


def _name_start(match: re.Match[str], *, first: bool) -> int | None:
    """Return where a name begins, None for pronouns and for words with a capital only because they begin a sentence."""
    word = match[0].split()[0]
    known = word.strip(".'’").lower()
    if known not in NEVER_A_NAME and known.partition("’")[0].partition("'")[0] not in NEVER_A_NAME:
        plural = first and len(match[0].split()) == 1 and PEOPLE.fullmatch(known)
        return None if plural else match.start()
    rest = NAME.search(match.string, match.start() + len(word), match.end())
    return rest.start() if rest else None


def _link(prose: str, sentence: Span, links: Sequence[Span]) -> Span | None:
    """Return the first link of a sentence, else its first citation."""
    at = next(_overlapping(links, sentence), None)
    if at is not None:
        return links[at]
    end = min(sentence.end + BEHIND, len(prose))
    if CITATION_SIGN.search(prose, sentence.start, end) is None:
        return None
    mark = CITATION.search(prose, sentence.start, end)
    return Span(*mark.span()) if mark and "\n" not in prose[sentence.end : mark.start()] else None


def _with_antecedent(prose: str, one: Attribution, named: Span | None, last: Span | None) -> Attribution:
    """Return an attribution whose "she" or "the spokesman" has the last name as its name, "they" the last source's."""
    if one.source is None:
        return one
    words = one.source.of(prose).lower().split()
    if len(words) == 1 and words[0] in PLURAL:
        named = last
    stands = (len(words) == 1 and words[0] in PERSONAL) or (words[0] in DEFINITE and len(words) <= CLAUSE)
    return one._replace(kind="named", name=named) if stands and named else one
