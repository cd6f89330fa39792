"""Kind "template-line": a line that a page's template left in the text. No single sign decides; evidence adds up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, ClassVar, Literal

from seedlint.base.model import Finding, Fix, Span
from seedlint.base.record import NamedTuple
from seedlint.checks import Check
from seedlint.facts import Facts, Hit
from seedlint.pattern import MARKUP, Pattern
from seedlint.text import evidence
from seedlint.text.bare_line import REACH, TRAILING, BareLine, bare_line
from seedlint.text.lazy import lazy

LONG = 25  # words; a line of more is no template's from end to end
SENTENCE = 3  # words; fewer, with a full stop, are an instruction as often as a template's line
MARK_FIRST = lazy(r"\\[^\w\s]|[<%]")
BARS = ("|", "•", "·", "–", "—")  # between the entries of one bar
FIRST = {  # what a phrase says by itself, by the option that holds it
    "lines": evidence.OWN_LINE,
    "labels": evidence.OWN_LABEL,
    "openings": evidence.BEGINNING,
    "leads": evidence.TEMPLATE_BEGINNING,
    "spans": evidence.WORDS,
    "proofs": evidence.TEMPLATE_WORDS,
    "unless": "",
    "others": "",
}
ANYWHERE = frozenset(("spans", "proofs"))
MARKS = 3  # bullets, hashes and the like that may stand before a line's first word, blanks between them
# Without one of these, what begins a line is a sentence of the text, wherever it stands.
SHAPES = frozenset(
    {
        *(evidence.IN_CAPITALS, evidence.SHORT_LINE, evidence.OWN_SENTENCE, evidence.LIST_ITEM),
        *(evidence.LINK_FOLLOWS, evidence.SAME_NAME),
    }
)
# A word that is also a heading needs company or an edge.
OF_LABELS = frozenset((evidence.IN_CAPITALS, evidence.FOOTER, evidence.COMPANY))

Candidate = tuple[BareLine, Span, tuple[str, ...]]


class TemplateLine(Check):
    """Weighs the signs of each line that holds one of the rule's phrases; reports where they reach `needs`."""

    class Options(NamedTuple):
        """`lines` are whole lines, `openings` begin one, `spans` stand anywhere.

        `labels` are whole lines that could be headings, too; `leads` begin a line and `proofs` stand anywhere, and
        either is enough; `raw` are regexes for what the prose leaves out (addresses). `unless` are words that silence
        the rule: a document that holds one speaks about such lines. `others` are whole lines that begin as the rule's
        do and are another rule's. `never` are lower-case words with which no such line begins, though a pattern lets
        it. `documentation` false leaves documentation alone. `must` names evidence; without one of it the rule is
        silent. `removal` says whether taking the line out is a safe fix, an unsafe one, or none.
        """

        lines: tuple[Pattern, ...] = ()
        labels: tuple[Pattern, ...] = ()
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

    FIELDS: ClassVar[Mapping[str, str]] = {"evidence": "the signs that counted"}

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
        self._uses = tuple(name for name, group in groups for _ in range(len(group)))  # no pattern is unpacked yet
        self._wordings: dict[int, _Wording] = {}  # those that were hit, which most never are
        self.always = bool(self.options.raw)
        self._wants_off_subject = evidence.OFF_SUBJECT in self.options.must

    @property
    def patterns(self) -> Sequence[Pattern]:
        return [group[number] for group, number in self._groups]

    @property
    def leads(self) -> Sequence[int | None]:
        """What begins a line has few words before it: most anchors stand in running text."""
        return tuple(map(_lead, self.patterns, self._uses))

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
        fixes = self._fixes(facts, {number: span for number, (span, _) in found.items()})
        for number, (span, signs) in found.items():
            yield Finding(
                span,
                {"evidence": evidence.listed(signs)},
                fix=fixes.get(number),
                confidence=evidence.confidence(signs, self.options.needs),
            )

    def _fixes(self, facts: Facts, found: Mapping[int, Span]) -> Mapping[int, Fix]:
        if self.options.removal == "none":
            return {}
        from seedlint.facts.boilerplate.line_removal import removals

        return removals(facts, found, safe=self.options.removal == "safe")

    def _unseen(self, facts: Facts) -> Iterator[Finding]:
        """Yield what stands where the prose doesn't look, such as a link's address; code and quotations may hold it."""
        for pattern in self.options.raw:
            if not any(anchor in facts.text for anchor in pattern.anchors):
                continue
            for start, end in pattern.finditer(facts.text, 0, len(facts.text)):
                span = Span(start, end)
                if not _is_mentioned(facts, span):
                    yield Finding(span, {"evidence": evidence.TEMPLATE_WORDS}, confidence="high")

    def _enough(self, signs: Sequence[str]) -> bool:
        must = set(self.options.must)
        if signs[0] == FIRST["lines"]:  # which at the head is the title of what follows
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
        from seedlint.facts.boilerplate.line_doubts import Doubts
        from seedlint.facts.boilerplate.line_signs import is_off_subject, of_a_line, of_words
        from seedlint.facts.boilerplate.line_story import Story

        others = frozenset(line.number for line, _, use in matches if use == "others")
        matches = tuple(match for match in matches if match[0].number not in others)
        own_lines = frozenset(line.number for line, _, use in matches if use not in ANYWHERE)
        doubts, story = Doubts(facts, own_lines), Story(facts)
        for line, match, use in matches:
            if use in ANYWHERE:
                if use == "spans" or not _is_mentioned(facts, match):
                    yield line, match, (FIRST[use], *of_words(facts, line, match))
            elif use == "leads" or not doubts.about(line, match, label=use == "labels"):
                signs = tuple(of_a_line(facts, line, match, own_lines))
                if self._wants_off_subject and evidence.HEADER in signs and is_off_subject(facts, line):
                    signs = (*signs, evidence.OFF_SUBJECT)
                elif self._is_a_person(use, signs) and story.has(line):
                    continue
                counted = [sign for sign in signs if use != "labels" or sign in OF_LABELS]
                yield line, _reported(facts, line, match, signs), (FIRST[use], *counted)

    def _is_a_person(self, use: str, signs: Sequence[str]) -> bool:
        """Tell whether a line speaks of somebody, whom only its words tell from the people of the text."""
        return self._wants_off_subject and use == "openings" and evidence.SAME_NAME not in signs

    def _matches(self, facts: Facts, hits: Sequence[Hit]) -> Iterator[tuple[BareLine, Span, str]]:
        """Yield each phrase that stands where its rule wants it: the line, the phrase, the option that holds it.

        Most hits stand in running text: what tells so at the least cost is asked first.
        """
        lines: dict[int, BareLine] = {}
        for hit in hits:
            wording = self._wordings.get(hit.pattern) or self._wordings.setdefault(
                hit.pattern, self._wording(hit.pattern)
            )
            number = facts.lines.number(hit.span.start)
            if not _may_be_there(wording, hit.span, facts.prose, line_start=facts.lines.starts[number]):
                continue
            line = lines.get(number) or lines.setdefault(number, bare_line(facts.prose, facts.lines, number))
            if wording.use in ANYWHERE:
                for phrase in _matches_around(wording.pattern, hit.span, facts, line):
                    yield line, phrase, wording.use
            elif match := _match_at_the_beginning(wording.pattern, hit.span, facts, line):
                if _first_word(facts, match) in self.options.never:
                    continue
                if wording.use in ("openings", "leads") or _fills(facts, line, match):
                    yield line, match, wording.use
                elif wording.use == "lines" and _is_long(facts, match) and _ends(facts, line, match):
                    yield line, match, "openings"

    def _wording(self, number: int) -> _Wording:
        group, place = self._groups[number]
        pattern, use = group[place], self._uses[number]
        return _Wording(pattern, use, _first_mark(pattern), _lead(pattern, use))


class _Wording(NamedTuple):
    """A pattern, the option that holds it, the mark with which its matches begin ("": any), and what `_lead` says."""

    pattern: Pattern
    use: str
    mark: str
    lead: int | None


def _may_be_there(wording: _Wording, hit: Span, prose: str, *, line_start: int) -> bool:
    """Tell cheaply whether a match may stand around a hit, and not too late in its line."""
    pattern, _, mark, lead = wording
    if mark and mark not in prose:
        return False
    if lead is not None and hit.start > line_start and len(prose[line_start : hit.start].split(None, lead + 1)) > lead:
        return False
    return not pattern.needs or pattern.may_stand(prose, *hit, REACH)


def _reported(facts: Facts, line: BareLine, match: Span, signs: Sequence[str]) -> Span:
    """Return the line, or only its phrase where a text follows on the same line, or the link that holds it."""
    links = [link for link in facts.regions("link") if link.overlaps(line.content)]
    if len(links) > 1:
        return next((link for link in links if link.covers(match)), match)
    is_long = len(line.content.of(facts.prose).split()) > LONG
    goes_on = evidence.OWN_SENTENCE in signs and facts.prose[match.end : match.end + 2].strip(" " + MARKUP) not in BARS
    return match if is_long and goes_on else line.content


def _lead(pattern: Pattern, use: str) -> int | None:
    """Return how many words of its line may stand before a pattern's anchor; None: any number."""
    return None if pattern.is_regex or use in ANYWHERE or use == "unless" else pattern.lead + MARKS


def _match_at_the_beginning(pattern: Pattern, hit: Span, facts: Facts, line: BareLine) -> Span | None:
    """Return the match that holds a hit and begins its line, unless that is a heading of documentation."""
    start = line.content.start
    if not line.begins or not start <= hit.start <= start + REACH:
        return None
    if pattern.is_phrase:
        found = tuple(hit) if hit.start == start else None
    else:
        found = pattern.match(facts.prose, start, min(line.whole.end, hit.end + REACH))
    return Span(*found) if found and found[1] >= hit.end and not _is_a_chapter(facts, line) else None


def _is_a_chapter(facts: Facts, line: BareLine) -> bool:
    """Tell whether a line is a heading of documentation, which its author wrote ("Post a comment")."""
    in_heading = any(line.content.overlaps(heading) for heading in facts.regions("heading"))
    return in_heading and facts.genre == "documentation"


def _is_mentioned(facts: Facts, span: Span) -> bool:
    """Tell whether a text only shows something, as code or between quotation marks."""
    shown = (*facts.regions("code"), *(quote.span for quote in facts.quotes if quote.closed))
    return any(region.covers(span) for region in shown)


def _fills(facts: Facts, line: BareLine, match: Span) -> bool:
    """Tell whether a phrase at a line's beginning is all that the line says."""
    return not facts.prose[match.end : line.content.end].strip(TRAILING + "?")


def _is_long(facts: Facts, match: Span) -> bool:
    return len(match.of(facts.prose).split()) >= SENTENCE


def _first_word(facts: Facts, match: Span) -> str:
    return match.of(facts.prose).split(maxsplit=1)[0].casefold()


def _ends(facts: Facts, line: BareLine, match: Span) -> bool:
    from seedlint.facts.boilerplate.line_signs import ends

    return ends(facts, line, match)


def _matches_around(pattern: Pattern, hit: Span, facts: Facts, line: BareLine) -> Iterator[Span]:
    """Yield the matches that hold a hit."""
    if pattern.is_phrase:
        yield hit
        return
    begin, stop = max(line.whole.start, hit.start - REACH), min(line.whole.end, hit.end + REACH)
    for start, end in pattern.finditer(facts.prose, begin, stop):
        if Span(start, end).covers(hit):
            yield Span(start, end)


def _first_mark(pattern: Pattern) -> str:
    """Return the mark with which a regex begins, which most texts with its words lack; "" where it begins otherwise."""
    mark = MARK_FIRST.match(pattern.regex) if pattern.is_regex else None
    return mark[0][-1] if mark else ""
