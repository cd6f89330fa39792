"""Kind "claim": wordings that hide who said something ("critics say"), unless the text around them names a source."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, ClassVar, Literal

from seedlint.base.model import Finding, Span
from seedlint.base.record import NamedTuple
from seedlint.checks import Check
from seedlint.facts import Facts, Hit
from seedlint.facts.claims.exemptions import EXEMPTIONS, Place, is_cited
from seedlint.pattern import Pattern
from seedlint.pattern.around import Around
from seedlint.pattern.classes import BLANK_LINE
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
        self._tried: dict[int, Around] = {}
        self._reasons = sorted(options.unless, key=lambda reason: reason == "quoted")  # the dearest one comes last

    @property
    def patterns(self) -> Sequence[Pattern]:
        """The wordings."""
        found: Sequence[Pattern] = self.options.patterns
        return found

    def inspect(self, facts: Facts, hits: Sequence[Hit]) -> Iterable[Finding]:
        """Yield each claim to which no exemption applies."""
        places: Sequence[Place] = _joined(self._matches(facts, hits))
        for reason in self._reasons:
            if not places:
                return
            is_exempt = _exemption(reason, facts)
            places = [place for place in places if not is_exempt(place)]
        yield from (self._finding(facts, place) for place in places)

    def _finding(self, facts: Facts, place: Place) -> Finding:
        words = {word.strip(".,;:()").lower() for word in place.within.split()}
        remedies: Mapping[str, tuple[str, ...]] = self.options.remedies
        fitting = (remedy for remedy, of in remedies.items() if not of or not words.isdisjoint(of))
        return Finding(place.span, values={"remedy": next(fitting, "")}, related=facts.nearest_source(place.span))

    def _matches(self, facts: Facts, hits: Sequence[Hit]) -> Iterator[Place]:
        """Yield the matches of all patterns, each of them once."""
        prose, tried = facts.prose, self._tried
        done: dict[int, int] = {}
        for number, (first, last) in hits:
            floor = done.get(number, 0)
            if first < floor:
                continue
            around = tried.get(number) or tried.setdefault(number, Around(self.patterns[number]))
            if not around.may_stand(prose, first, last, REACH):
                continue
            match = None
            if not around.begins_with_its_anchor:  # few places match, and only those that do need sentences
                match = around.match(prose, *_between_blank_lines(prose, first, last, floor), first, anywhere=True)
                if match is None:
                    continue
            sentence = facts.sentences.at(first)
            if sentence is None:
                continue
            if around.pattern.is_phrase:
                yield Place(prose, sentence, Span(first, last))
                continue
            if match is None or around.opens or match[0] < sentence.start or match[1] > sentence.end:
                start, end = max(sentence.start, first - REACH, floor), min(sentence.end, last + REACH)
                match = around.match(prose, start, end, first)
            if match:
                done[number] = match[1]
                yield Place(prose, sentence, Span(*match))


def _between_blank_lines(prose: str, first: int, last: int, floor: int) -> tuple[int, int]:
    """Return the bounds of what is searched around an anchor: REACH on either side, not across a blank line."""
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


def _joined(places: Iterable[Place]) -> tuple[Place, ...]:
    """Join the places that overlap, or that only a comma or a "who" keeps apart, into one claim each."""
    joined: list[Place] = []
    for place in sorted(places, key=lambda place: place.span):
        last = joined[-1] if joined else None
        if last and last.sentence == place.sentence and _are_linked(last, place):
            span = Span(last.span.start, max(last.span.end, place.span.end))
            joined[-1] = Place(place.prose, place.sentence, span)
        else:
            joined.append(place)
    return tuple(joined)


def _are_linked(first: Place, second: Place) -> bool:
    between = first.prose[first.span.end : second.span.start]
    return len(between) <= LONGEST_LINK and between.strip(" ,\n") in LINKING_WORDS


def _exemption(reason: Reason, facts: Facts) -> Callable[[Place], bool]:
    """Return a function that tells whether an exemption applies to a claim."""
    if reason == "quoted":
        quotations = disjoint([*_quoted(facts), *facts.regions("quote")])
        return lambda place: meets(quotations, place.span)
    if reason == "heading":
        return lambda place: _is_label(place) or _is_headline(place) or _is_in_heading(place, facts.paragraphs)
    if reason == "cited":
        links = disjoint([*facts.regions("link"), *facts.regions("destination")])
        return lambda place: meets(links, place.sentence) or is_cited(place)
    if reason == "definition":
        return lambda place: EXEMPTIONS[reason](place) or ("said to" in place.within and facts.genre == "documentation")
    return _exemption_by_prose(reason)


@cache
def _exemption_by_prose(reason: Reason) -> Callable[[Place], bool]:
    """Return such a function for an exemption that depends on the prose alone; what few texts need is imported here."""
    if reason == "reported":
        from seedlint.facts.claims.attributions import named_source_of_clause
        from seedlint.facts.claims.named_nearby import is_attributed_behind, is_vouched_for_before

        return lambda place: (
            named_source_of_clause(place.prose, place.sentence, place.span.start) is not None
            or is_vouched_for_before(place.before)
            or is_attributed_behind(place.after)
        )
    if reason == "named":
        from seedlint.facts.claims.named_nearby import is_member_named_next, is_official_named_next

        return lambda place: (
            EXEMPTIONS["named"](place)
            or is_member_named_next(place.prose, place.sentence.end)
            or is_official_named_next(place.within, place.prose, place.sentence.end)
        )
    if reason == "fiction":
        from seedlint.facts.claims.fiction import is_in_fiction

        return lambda place: is_in_fiction(place.before, place.after)
    if reason == "anaphora":
        from seedlint.facts.claims.studies import is_by_the_authors

        return lambda place: (
            EXEMPTIONS["anaphora"](place) or is_by_the_authors(place.prose, place.within, place.span.start)
        )
    if reason == "named later":
        from seedlint.facts.claims.studies import is_named_later

        return lambda place: is_named_later(place.prose, place.within, place.sentence.end)
    return EXEMPTIONS[reason]


def _quoted(facts: Facts) -> Iterable[Span]:
    if facts.plain_pairs is not None:
        return facts.plain_pairs
    return (quote.span for quote in facts.unattributed_quotes if quote.closed or quote.continued)


def _is_label(place: Place) -> bool:
    """Tell whether the whole "sentence" is too short for one and has no full stop."""
    sentence = place.prose[place.sentence.start : min(place.sentence.end, place.span.end + REACH)]
    return sentence[-1:] not in '.!?…:;"”’' and len(sentence.split()) < LABEL


def _is_headline(place: Place) -> bool:
    """Tell whether a sentence is written as headlines are, its long words with capitals: "Oven Reportedly Sold"."""
    words = [word for word in place.sentence.of(place.prose)[: 2 * REACH].split() if len(word) >= LONG_WORD]
    return len(words) >= LABEL - 1 and sum(word[0].isupper() for word in words) >= HEADLINE * len(words)


def _is_in_heading(place: Place, paragraphs: Sequence[Paragraph]) -> bool:
    index = bisect_right(paragraphs, place.span.start, key=lambda paragraph: paragraph.span.start) - 1
    return index >= 0 and paragraphs[index].kind == "heading" and paragraphs[index].span.overlaps(place.span)
