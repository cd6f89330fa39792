"""Kind "template-line": a line that a page's template left in the text. No single sign decides; evidence adds up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, partial
from typing import Any, ClassVar, Literal

from seedlint.base.model import Finding, Fix, Span
from seedlint.base.record import NamedTuple
from seedlint.checks import Check
from seedlint.facts import Facts, Hit
from seedlint.facts.boilerplate.template_wording import ANYWHERE, AroundHits, TemplateWording, words_before
from seedlint.pattern import MARKUP, Pattern
from seedlint.text.boilerplate import evidence
from seedlint.text.boilerplate.bare_line import REACH, TRAILING, BareLine, bare_line

LONG = 25  # words; a line of more is no template's from end to end
SENTENCE = 3  # words; fewer, with a full stop, are an instruction as often as a template's line
BARS = ("|", "•", "·", "–", "—")  # between the entries of one bar
FIRST = {  # the evidence of a phrase by itself, by the option that it is listed in
    "lines": evidence.OWN_LINE,
    "labels": evidence.OWN_LABEL,
    "heads": evidence.OWN_LABEL,
    "openings": evidence.BEGINNING,
    "leads": evidence.TEMPLATE_BEGINNING,
    "spans": evidence.WORDS,
    "proofs": evidence.TEMPLATE_WORDS,
    "unless": "",
    "others": "",
}
LABELS = frozenset(("labels", "heads"))
# Without one of these, a line that begins with an opening is a sentence of the text, wherever it is.
SHAPES = frozenset(
    {
        *(evidence.IN_CAPITALS, evidence.SHORT_LINE, evidence.OWN_SENTENCE, evidence.LIST_ITEM),
        *(evidence.LINK_FOLLOWS, evidence.SAME_NAME),
    }
)
# The evidence that counts for labels, which could be headings.
LABEL_EVIDENCE = frozenset((evidence.IN_CAPITALS, evidence.FOOTER, evidence.COMPANY))

Candidate = tuple[BareLine, Span, tuple[str, ...]]


class TemplateLine(Check):
    """Weighs the signs of each line that holds one of the rule's phrases; reports where they reach `needs`."""

    class Options(NamedTuple):
        """Where phrases must be to count, and what further evidence is needed.

        `lines` are whole lines, `labels` whole lines that could also be headings, `heads` labels that also count as
        the first line, over a title; `openings` begin a line, and `spans` may be anywhere. All these need further
        evidence up to the weight `needs`. `leads` (which begin a line) and `proofs` (anywhere) need none, nor does
        `raw`: regexes for text outside the prose, such as link targets.

        `unless`: words of documents about such lines, in which the rule reports nothing. `others`: whole lines that
        begin like the rule's but belong to another rule. `never`: lower-case words with which no such line begins,
        though a pattern allows it. `documentation = false` exempts documentation. `must`: evidence, at least one of
        which a finding must have. `removal`: whether removing the line is a safe fix, an unsafe one, or none.
        """

        lines: tuple[Pattern, ...] = ()
        labels: tuple[Pattern, ...] = ()
        heads: tuple[Pattern, ...] = ()
        openings: tuple[Pattern, ...] = ()
        leads: tuple[Pattern, ...] = ()
        spans: tuple[Pattern, ...] = ()
        proofs: tuple[Pattern, ...] = ()
        raw: tuple[Pattern, ...] = ()
        unless: tuple[Pattern, ...] = ()
        others: tuple[Pattern, ...] = ()
        documentation: bool = True
        never: tuple[str, ...] = ()
        words: Mapping[str, tuple[str, ...]] = {}
        must: tuple[str, ...] = ()
        needs: int = 3
        removal: Literal["safe", "unsafe", "none"] = "safe"

    FIELDS: ClassVar = {"evidence": "the signs that counted"}

    options: Options

    @staticmethod
    def verify(options: Options) -> None:
        for name in options.must:
            if name not in evidence.WEIGHTS:
                raise ValueError(f"no evidence is called `{name}`; there is {', '.join(evidence.WEIGHTS)}")

        if any(not pattern.is_regex for pattern in options.raw):
            raise ValueError("`raw` takes regular expressions between slashes")

    def __init__(self, options: Any) -> None:
        super().__init__(options)
        groups: list[tuple[str, Sequence[Pattern]]] = [(name, getattr(self.options, name)) for name in FIRST]
        self._groups = tuple((group, number) for _, group in groups for number in range(len(group)))
        self._uses = tuple(name for name, group in groups for _ in range(len(group)))  # without unpacking a pattern
        self._wordings: dict[int, TemplateWording] = {}  # those that were hit, which most never are
        self.always = bool(self.options.raw)
        self._wants_off_subject = evidence.OFF_SUBJECT in self.options.must

    @property
    def patterns(self) -> Sequence[Pattern]:
        return [group[number] for group, number in self._groups]

    @property
    def leads(self) -> Sequence[int | None]:
        """The words that may precede an anchor in its line: few, except for `spans` and `proofs`."""
        return tuple(map(words_before, self.patterns, self._uses))

    def inspect(self, facts: Facts, hits: Sequence[Hit]) -> Iterable[Finding]:
        yield from self._unseen(facts)
        if self.options.unless and any(self._uses[hit.pattern] == "unless" for hit in hits):
            return
        found: dict[int, tuple[Span, tuple[str, ...]]] = {}
        for line, span, signs in self._phrases(facts, hits):
            if self._enough(signs) and evidence.rank(signs) > evidence.rank(found.get(line.number, (span, ()))[1]):
                found[line.number] = (span, signs)
        if not found or (not self.options.documentation and facts.genre == "documentation"):
            return
        fixes = self._fixes(facts, found)
        for number, (span, signs) in found.items():
            yield Finding(
                span,
                {"evidence": evidence.listed(signs)},
                fix=fixes.get(number),
                confidence=evidence.confidence(signs, self.options.needs),
            )

    def _fixes(self, facts: Facts, found: Mapping[int, tuple[Span, tuple[str, ...]]]) -> Mapping[int, Fix]:
        """Return the fixes by line number. What stands over a title may be the author's own title: never safe."""
        if self.options.removal == "none":
            return {}
        from seedlint.facts.boilerplate.line_removal import removals

        is_safe = self.options.removal == "safe"
        safe = {number for number, (_, signs) in found.items() if is_safe and evidence.OVER_TITLE not in signs}
        return removals(facts, {number: span for number, (span, _) in found.items()}, safe=safe)

    def _unseen(self, facts: Facts) -> Iterator[Finding]:
        """Yield the matches of `raw` in the original text, outside code and quotations."""
        for pattern in self.options.raw:
            if not any(anchor in facts.text for anchor in pattern.anchors):
                continue
            for start, end in pattern.finditer(facts.text, 0, len(facts.text)):
                span = Span(start, end)
                if not _is_mentioned(facts, span):
                    yield Finding(span, {"evidence": evidence.TEMPLATE_WORDS}, confidence="high")

    def _enough(self, signs: Sequence[str]) -> bool:
        must = set(self.options.must)
        if signs[0] == FIRST["lines"]:  # at the head such a line is a title
            must.discard(evidence.HEADER)
        placed = must and not {evidence.FOOTER, evidence.OFF_SUBJECT}.isdisjoint(signs)
        if signs[0] == FIRST["openings"] and SHAPES.isdisjoint(signs) and not placed:
            return False
        return evidence.weight(signs) >= self.options.needs and (not must or not must.isdisjoint(signs))

    def _phrases(self, facts: Facts, hits: Sequence[Hit]) -> Iterator[Candidate]:
        """Yield each line that holds a phrase of the rule with the span and the signs found for it."""
        matches = tuple(self._matches(facts, hits))
        if not matches:  # as in most documents
            return
        from seedlint.facts.boilerplate.line_counter_evidence import CounterEvidence
        from seedlint.facts.boilerplate.line_evidence import (
            LineEvidence,
            evidence_for_words,
            is_off_subject,
            is_over_title,
        )
        from seedlint.facts.boilerplate.running_text import RunningText
        from seedlint.text.spans import Overlaps

        others = frozenset(line.number for line, _, use in matches if use == "others")
        matches = tuple(match for match in matches if match[0].number not in others)
        own_lines = frozenset(line.number for line, _, use in matches if use not in ANYWHERE)
        line_evidence, counter_evidence = LineEvidence(facts, own_lines), CounterEvidence(facts, own_lines)
        running_text, links = RunningText(facts), Overlaps(facts.regions("link"))
        for line, match, use in matches:
            if use in ANYWHERE:
                if use == "spans" or not _is_mentioned(facts, match):
                    yield line, match, (FIRST[use], *evidence_for_words(facts, line, match))
            elif not (
                counter_evidence.is_between_fields(line)
                if use == "leads"
                else counter_evidence.holds(line, match, label=use in LABELS)
            ):
                signs = tuple(line_evidence.of(line, match))
                if self._wants_off_subject and evidence.HEADER in signs and is_off_subject(facts, line):
                    signs = (*signs, evidence.OFF_SUBJECT)
                elif self._may_be_about_a_person(use, signs) and running_text.includes(line):
                    continue
                counted = [sign for sign in signs if use not in LABELS or sign in LABEL_EVIDENCE]
                if use == "heads" and is_over_title(facts, line):
                    counted.append(evidence.OVER_TITLE)
                span = _reported(facts, line, match, signs, links=links.of(line.content))
                yield line, span, (FIRST[use], *counted)

    def _may_be_about_a_person(self, use: str, signs: Sequence[str]) -> bool:
        """Tell whether a line is about a person who may also be one of the text's."""
        return self._wants_off_subject and use == "openings" and evidence.SAME_NAME not in signs

    def _wording(self, number: int) -> TemplateWording:
        if number not in self._wordings:
            group, place = self._groups[number]
            self._wordings[number] = TemplateWording.of(group[place], self._uses[number])
        return self._wordings[number]

    def _matches(self, facts: Facts, hits: Sequence[Hit]) -> Iterator[tuple[BareLine, Span, str]]:
        """Yield each phrase that is where its option wants it: its line, its span and the option's name.

        Most hits are in running text, so the cheapest tests for that come first.
        """
        line_at = cache(partial(bare_line, facts.prose, facts.lines))
        searches: dict[int, AroundHits] = {}
        for hit in hits:
            wording = self._wording(hit.pattern)
            number = facts.lines.number(hit.span.start)
            line_start = facts.lines.starts[number]
            is_far = wording.lead is not None and hit.span.start > line_start + REACH
            if is_far and hit.span.start > line_at(number).content.start + REACH:
                continue
            if not wording.may_be_at(hit.span, facts.prose, line_start=line_start):
                continue
            line = line_at(number)
            if wording.use in ANYWHERE:
                search = searches.get(hit.pattern) or searches.setdefault(hit.pattern, AroundHits(wording.pattern))
                if phrase := search.match(hit.span, facts.prose, line.whole):
                    yield line, phrase, wording.use
            elif match := wording.match_at_the_beginning(hit.span, facts, line):
                if _first_word(facts, match) in self.options.never:
                    continue
                if wording.use in ("openings", "leads") or _fills(facts, line, match):
                    yield line, match, wording.use
                elif wording.use == "lines" and _is_long(facts, match) and _ends_an_item(facts, line, match):
                    yield line, match, "openings"


def _reported(facts: Facts, line: BareLine, match: Span, signs: Sequence[str], *, links: Sequence[Span]) -> Span:
    """Return the line, or only its phrase where a text follows on the same line, or the one of its links around it."""
    if len(links) > 1:
        return next((link for link in links if link.covers(match)), match)
    is_long = len(line.content.of(facts.prose).split()) > LONG
    goes_on = evidence.OWN_SENTENCE in signs and facts.prose[match.end : match.end + 2].strip(" " + MARKUP) not in BARS
    return match if is_long and goes_on else line.content


def _is_mentioned(facts: Facts, span: Span) -> bool:
    """Tell whether something is only shown, as code or between quotation marks."""
    return any(shown.covers(span) for shown in facts.mentions.of(span))


def _fills(facts: Facts, line: BareLine, match: Span) -> bool:
    """Tell whether a phrase at a line's beginning is all that the line says."""
    return not facts.prose[match.end : line.content.end].strip(TRAILING + "?")


def _is_long(facts: Facts, match: Span) -> bool:
    return len(match.of(facts.prose).split()) >= SENTENCE


def _first_word(facts: Facts, match: Span) -> str:
    return match.of(facts.prose).split(maxsplit=1)[0].casefold()


def _ends_an_item(facts: Facts, line: BareLine, match: Span) -> bool:
    from seedlint.facts.boilerplate.line_evidence import ends_an_item

    return ends_an_item(facts, line, match)
