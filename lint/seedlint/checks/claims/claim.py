"""Kind "claim": wordings that hide who said something ("critics say"), unless the text anchored them names a source."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, ClassVar, Literal

from seedlint.base.model import Finding, Span
from seedlint.base.record import NamedTuple
from seedlint.checks import Check
from seedlint.facts import Facts, Hit
from seedlint.pattern import Pattern
from seedlint.pattern.anchored import AnchoredPattern
from seedlint.pattern.classes import BLANK_LINE
from seedlint.text.claims.exemptions import EXEMPTIONS, ClaimInContext, is_cited
from seedlint.text.spans import disjoint, meets

if TYPE_CHECKING:
    from seedlint.facts.structure import Paragraph

REACH = 300  # code points on either side of an anchor that are searched; longer than any wording
LABEL = 5  # words; a "sentence" below that without a full stop is a heading or a label
LONG_WORD = 5  # code points from which headlines write a word with a capital
HEADLINE = 0.9  # the share of such words with a capital: a few are written small, as "without"
# The words that join two wordings into one claim: "a clerk, who asked not to be named".
LINKING_WORDS = frozenset(("", "and", "who", "and who", "speaking", "all", "qui", "qui a", "que", "der", "die"))
LONGEST_LINK = 12  # code points between the two wordings, commas and blanks included
Reason = Literal[
    "quoted",
    "heading",
    "negated",
    "named",
    "cited",
    "anaphora",
    "legal",
    "outlet",
    "definition",
    "proverb",
    "fiction",
    "example",
    "mention",
    "supposition",
    "reported",
    "named later",
]


class Claim(Check):
    """Finds wordings of claims, adjacent ones joined, unless one of the options' exemptions applies."""

    class Options(NamedTuple):
        """`patterns`: the wordings; `words`: lists of words for them; `unless`: the exemptions that apply.

        `remedies`: what would make a claim checkable, each with the words of the claims it is for; none: all others.
        """

        patterns: tuple[Pattern, ...]
        words: Mapping[str, tuple[str, ...]] = {}
        unless: tuple[Reason, ...] = (
            "quoted",
            "heading",
            "negated",
            "named",
            "cited",
            "anaphora",
            "definition",
            "proverb",
            "mention",
            "supposition",
            "reported",
        )
        remedies: Mapping[str, tuple[str, ...]] = {}

    FIELDS: ClassVar = {"remedy": "what would make it checkable: the first of `remedies` one of whose words it holds"}

    def __init__(self, options: Options) -> None:
        super().__init__(options)
        self._tried: dict[int, AnchoredPattern] = {}
        self._reasons = sorted(options.unless, key=lambda reason: reason == "quoted")  # the dearest one comes last

    def inspect(self, facts: Facts, hits: Sequence[Hit]) -> Iterable[Finding]:
        """Yield each claim to which no exemption applies."""
        claims: Sequence[ClaimInContext] = _joined(self._matches(facts, hits))
        for reason in self._reasons:
            if not claims:
                return
            is_exempt = _exemption(reason, facts)
            claims = [claim for claim in claims if not is_exempt(claim)]
        yield from (self._finding(facts, claim) for claim in claims)

    def _finding(self, facts: Facts, claim: ClaimInContext) -> Finding:
        words = {word.strip(".,;:()").lower() for word in claim.within.split()}
        remedies: Mapping[str, tuple[str, ...]] = self.options.remedies
        fitting = (remedy for remedy, of in remedies.items() if not of or not words.isdisjoint(of))
        return Finding(claim.span, values={"remedy": next(fitting, "")}, related=facts.nearest_source(claim.span))

    def _matches(self, facts: Facts, hits: Sequence[Hit]) -> Iterator[ClaimInContext]:
        """Yield the matches of all patterns, each of them once."""
        prose, tried = facts.prose, self._tried
        done: dict[int, int] = {}
        for number, (first, last) in hits:
            floor = done.get(number, 0)
            if first < floor:
                continue
            anchored = tried.get(number) or tried.setdefault(number, AnchoredPattern(self.patterns[number]))
            if not anchored.may_stand(prose, first, last, REACH):
                continue
            match = None
            if not anchored.begins_with_its_anchor:  # few places match, and only those that do need sentences
                match = anchored.match(prose, *_between_blank_lines(prose, first, last, floor), first, anywhere=True)
                if match is None:
                    continue
            sentence = facts.sentences.at(first)
            if sentence is None:
                continue
            if anchored.pattern.is_phrase:
                yield ClaimInContext(prose, sentence, Span(first, last))
                continue
            if match is None or anchored.opens or match[0] < sentence.start or match[1] > sentence.end:
                start, end = max(sentence.start, first - REACH, floor), min(sentence.end, last + REACH)
                match = anchored.match(prose, start, end, first)
            if match:
                done[number] = match[1]
                yield ClaimInContext(prose, sentence, Span(*match))


def _between_blank_lines(prose: str, first: int, last: int, floor: int) -> tuple[int, int]:
    """Return the bounds of what is searched anchored an anchor: REACH on either side, not across a blank line."""
    start, end = max(first - REACH, floor, 0), min(last + REACH, len(prose))
    for blank in BLANK_LINE.finditer(prose, _line_end(prose, start, first), first):
        start = blank.end()
    behind = BLANK_LINE.search(prose, _line_end(prose, last, end), end)
    return start, behind.start() if behind else end


def _line_end(prose: str, start: int, end: int) -> int:
    """Return an offset before which `prose[start:end]` has no line end; `end` if it has none at all."""
    if prose.find("\r", start, end) >= 0:
        return start
    at = prose.find("\n", start, end)
    return end if at < 0 else at


def _joined(claims: Iterable[ClaimInContext]) -> tuple[ClaimInContext, ...]:
    """Join claims that overlap, or that only a comma or a "who" keeps apart, into one."""
    joined: list[ClaimInContext] = []
    for claim in sorted(claims, key=lambda claim: claim.span):
        last = joined[-1] if joined else None
        if last and last.sentence == claim.sentence and _are_linked(last, claim):
            span = Span(last.span.start, max(last.span.end, claim.span.end))
            joined[-1] = ClaimInContext(claim.prose, claim.sentence, span)
        else:
            joined.append(claim)
    return tuple(joined)


def _are_linked(first: ClaimInContext, second: ClaimInContext) -> bool:
    between = first.prose[first.span.end : second.span.start]
    return len(between) <= LONGEST_LINK and between.strip(" ,\n") in LINKING_WORDS


def _exemption(reason: Reason, facts: Facts) -> Callable[[ClaimInContext], bool]:
    """Return a function that tells whether an exemption applies to a claim."""
    if reason == "quoted":
        quotations = disjoint([*_quoted(facts), *facts.regions("quote")])
        return lambda claim: meets(quotations, claim.span)
    if reason == "heading":
        return lambda claim: _is_label(claim) or _is_headline(claim) or _is_in_heading(claim, facts.paragraphs)
    if reason == "cited":
        links = disjoint([*facts.regions("link"), *facts.regions("destination")])
        return lambda claim: meets(links, claim.sentence) or is_cited(claim)
    if reason == "definition":
        return lambda claim: EXEMPTIONS[reason](claim) or ("said to" in claim.within and facts.genre == "documentation")
    return _exemption_by_prose(reason)


@cache
def _exemption_by_prose(reason: Reason) -> Callable[[ClaimInContext], bool]:
    """Return such a function for an exemption that depends on the prose alone; what few texts need is imported here."""
    if reason == "reported":
        from seedlint.facts.claims.attributions import named_source_of_clause
        from seedlint.text.claims.named_nearby import is_attributed_behind, is_source_named_before

        return lambda claim: (
            named_source_of_clause(claim.prose, claim.sentence, claim.span.start) is not None
            or is_source_named_before(claim.before)
            or is_attributed_behind(claim.after)
        )
    if reason == "named":
        from seedlint.text.claims.named_nearby import is_member_named_next, is_official_named_next

        return lambda claim: (
            EXEMPTIONS["named"](claim)
            or is_member_named_next(claim.prose, claim.sentence.end)
            or is_official_named_next(claim.within, claim.prose, claim.sentence.end)
        )
    if reason == "fiction":
        from seedlint.text.claims.fiction import is_in_fiction

        return lambda claim: is_in_fiction(claim.before, claim.after)
    if reason == "anaphora":
        from seedlint.text.claims.studies import is_by_the_authors

        return lambda claim: (
            EXEMPTIONS["anaphora"](claim) or is_by_the_authors(claim.prose, claim.within, claim.span.start)
        )
    if reason == "named later":
        from seedlint.text.claims.studies import is_named_later

        return lambda claim: is_named_later(claim.prose, claim.within, claim.sentence.end)
    return EXEMPTIONS[reason]


def _quoted(facts: Facts) -> Iterable[Span]:
    if facts.plain_pairs is not None:
        return facts.plain_pairs
    return (quote.span for quote in facts.unattributed_quotes if quote.closed or quote.continued)


def _is_label(claim: ClaimInContext) -> bool:
    """Tell whether the whole "sentence" is too short for one and has no full stop."""
    sentence = claim.prose[claim.sentence.start : min(claim.sentence.end, claim.span.end + REACH)]
    return sentence[-1:] not in '.!?…:;"”’' and len(sentence.split()) < LABEL


def _is_headline(claim: ClaimInContext) -> bool:
    """Tell whether a sentence is written as headlines are, its long words with capitals: "Oven Reportedly Sold"."""
    words = [word for word in claim.sentence.of(claim.prose)[: 2 * REACH].split() if len(word) >= LONG_WORD]
    return len(words) >= LABEL - 1 and sum(word[0].isupper() for word in words) >= HEADLINE * len(words)


def _is_in_heading(claim: ClaimInContext, paragraphs: Sequence[Paragraph]) -> bool:
    index = bisect_right(paragraphs, claim.span.start, key=lambda paragraph: paragraph.span.start) - 1
    return index >= 0 and paragraphs[index].kind == "heading" and paragraphs[index].span.overlaps(claim.span)
