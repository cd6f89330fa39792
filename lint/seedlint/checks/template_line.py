"""Kind "template-line": a line that a page's template left in the text. No single sign decides; evidence adds up."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, ClassVar, Literal

from seedlint.checks import Check
from seedlint.facts import Facts, Hit
from seedlint.model import Edit, Finding, Fix, Span
from seedlint.pattern import MARKUP, OPAQUE, Pattern
from seedlint.record import NamedTuple
from seedlint.text.lazy import lazy

SHORT = 9  # words: on real pages 95 % of template lines have no more (and two of three such lines are template)
FOOT, HEAD = 4, 2  # paragraphs that make the edges of a document
REACH = 240  # code points around a phrase that are looked at, however long its line
EDGED = 4  # a document of fewer paragraphs is all edge
STORY = 120  # code points before a last line, without which it ends nothing
SENTENCE = 3  # words; fewer, with a full stop, are an instruction as often as a template's line
TAG_LINES = 12  # the lines with text among which a template prints its tags
TRAILING = " \t\u00a0.:!…*»›>→+-–—|" + MARKUP + OPAQUE
# A number stays: what is numbered was counted by its author.
LEADING = lazy(rf"[\s\u00a0{MARKUP}|>»›→▶►☰✕✉•▪●◦*+#–—-]*")
ENDS = lazy(rf"(?:(?<=[.!?:])|[.!?…]+)[”\"»)]*[\s{MARKUP}]+(?=[^\W\d_a-z]|\d)|[\s{MARKUP}]*[|•·–—][\s{MARKUP}]")
LINK = lazy(r"https?://|www\.|[»›→]\s*$|>>", re.IGNORECASE)
MARK_FIRST = lazy(r"\\[^\w\s]|[<%]")
TAG_WORDS = r"[^\W\d_A-Z][^\W\d_A-Z'’-]*(?: [^\W\d_A-Z][^\W\d_A-Z'’-]*)?"
TAG = lazy(TAG_WORDS)
TAG_LINE = lazy(
    rf"\n(?:[^\w\n]++|[\d_]++)*+{TAG_WORDS}(?:[^\w\n]++|[\d_]++)*+(?=\n|\Z)"
)  # what holds each tag, but faster
CAPITAL = lazy("[A-Z]")  # a line with one is no tag
WEIGHTS = {
    "a line of its own": 3,
    "a label of its own": 2,
    "a line that begins so": 2,
    "a line that only templates begin so": 3,
    "words that only templates hold": 3,
    "a lone lower-case word": 2,
    "in brackets": 1,
    "at the end of its line": 1,
    "the words": 1,
    "in capitals": 1,
    "a short line without a full stop": 1,
    "a sentence of its own": 1,
    "a list item": 1,
    "at the head of the document": 1,
    "at the foot of the document": 1,
    "a line like it beside it": 1,
    "a link that follows": 1,
    "under a line with the same name": 1,
    "under the title": 1,
    "on the caption": 1,
    "a subject of the text": 1,
}
FIRST = {  # what a phrase says by itself, by the option that holds it
    "lines": "a line of its own",
    "labels": "a label of its own",
    "openings": "a line that begins so",
    "leads": "a line that only templates begin so",
    "spans": "the words",
    "proofs": "words that only templates hold",
    "unless": "",
}
ANYWHERE = frozenset(("spans", "proofs"))
MARKS = 3  # bullets, hashes and the like that may stand before a line's first word, blanks between them
# Without one of these, what begins a line is a sentence of the text, wherever it stands.
SHAPES = frozenset(
    {
        *("in capitals", "a short line without a full stop", "a sentence of its own", "a list item"),
        *("a link that follows", "under a line with the same name"),
    }
)
FOOTER = "at the foot of the document"
OF_LABELS = frozenset(  # a word that is also a heading needs company or an edge
    ("in capitals", "at the foot of the document", "a line like it beside it")
)


class _Line(NamedTuple):
    """A line of text without its bullet and its closing marks; `begins` is false for the rest of a wrapped one."""

    number: int
    whole: Span
    content: Span
    begins: bool


_Candidate = tuple[_Line, Span, tuple[str, ...]]


class TemplateLine(Check):
    """Weighs the signs of each line that holds one of the rule's phrases; reports where they reach `needs`."""

    class Options(NamedTuple):
        """`lines` are whole lines, `openings` begin one, `spans` stand anywhere; `shape` looks for tags instead.

        `labels` are whole lines that could be headings, too; `leads` begin a line and `proofs` stand anywhere, and
        either is enough; `raw` are regexes for what the prose leaves out (addresses). `unless` are words that silence
        the rule: a document that holds one speaks about such lines. `documentation` false leaves documentation alone.
        `must` names evidence; without one of it the rule is silent. `removal` says whether taking the line out is a
        safe fix, an unsafe one, or none.
        """

        lines: tuple[Pattern, ...] = ()
        labels: tuple[Pattern, ...] = ()
        openings: tuple[Pattern, ...] = ()
        leads: tuple[Pattern, ...] = ()
        spans: tuple[Pattern, ...] = ()
        proofs: tuple[Pattern, ...] = ()
        raw: tuple[Pattern, ...] = ()
        unless: tuple[Pattern, ...] = ()
        documentation: bool = True
        shape: Literal["", "tag"] = ""
        words: Mapping[str, tuple[str, ...]] = {}
        must: tuple[str, ...] = ()
        needs: int = 3
        removal: Literal["safe", "unsafe", "none"] = "safe"

    FIELDS: ClassVar[Mapping[str, str]] = {"evidence": "the signs that counted"}

    options: Options

    @staticmethod
    def verify(options: Options) -> None:
        for name in options.must:
            if name not in WEIGHTS:
                raise ValueError(f"no evidence is called `{name}`; there is {', '.join(WEIGHTS)}")

        if any(not pattern.is_regex for pattern in options.raw):
            raise ValueError("`raw` takes regular expressions between slashes")

    def __init__(self, options: Any) -> None:
        super().__init__(options)
        groups = [(name, getattr(self.options, name)) for name in FIRST]
        self._patterns = tuple(pattern for _, group in groups for pattern in group)
        self._uses = tuple(name for name, group in groups for _ in group)
        self._marks = tuple(map(_first_mark, self._patterns))
        self._leads = tuple(None if pattern.is_regex else pattern.lead + MARKS for pattern in self._patterns)
        self.always = bool(self.options.raw)

    @property
    def patterns(self) -> Sequence[Pattern]:
        return self._patterns

    def inspect(self, facts: Facts, hits: Sequence[Hit]) -> Iterable[Finding]:
        yield from self._unseen(facts)
        if self.options.unless and any(self._uses[hit.pattern] == "unless" for hit in hits):
            return
        found: dict[int, tuple[Span, tuple[str, ...]]] = {}
        candidates = _tags(facts) if self.options.shape == "tag" else self._phrases(facts, hits)
        for line, span, signs in candidates:
            if self._enough(signs) and _rank(signs) > _rank(found.get(line.number, (span, ()))[1]):
                found[line.number] = (span, signs)
        if found and not self.options.documentation and facts.genre == "documentation":
            return
        for span, signs in found.values():
            fix = self._fix(facts, span)
            yield Finding(
                span, {"evidence": ", ".join(signs)}, fix=fix, confidence=_confidence(signs, self.options.needs)
            )

    def _unseen(self, facts: Facts) -> Iterator[Finding]:
        """Yield what stands where the prose doesn't look, such as a link's address; code and quotations may hold it."""
        for pattern in self.options.raw:
            if not any(anchor in facts.text for anchor in pattern.anchors):
                continue
            for start, end in pattern.finditer(facts.text, 0, len(facts.text)):
                span = Span(start, end)
                if not _is_mentioned(facts, span):
                    yield Finding(span, {"evidence": "words that only templates hold"}, confidence="high")

    def _enough(self, signs: Sequence[str]) -> bool:
        must = set(self.options.must)
        placed = must and FOOTER in signs
        if signs[0] == FIRST["openings"] and SHAPES.isdisjoint(signs) and not placed:
            return False
        return _weight(signs) >= self.options.needs and (not must or not must.isdisjoint(signs))

    def _phrases(self, facts: Facts, hits: Sequence[Hit]) -> Iterator[_Candidate]:
        """Yield each line that holds a phrase of the rule with the span and the signs found for it."""
        begun: list[tuple[_Line, Span, str]] = []
        for line, match, use in self._matches(facts, hits):
            if use == "spans":
                yield line, match, (FIRST[use], *_place_in_line(facts, line, match), *_edge(facts, match))
            elif use == "proofs":
                if not _is_mentioned(facts, match):
                    yield line, match, (FIRST[use], *_place_in_line(facts, line, match), *_edge(facts, match))
            else:
                begun.append((line, match, use))
        own_lines = {line.number for line, _, _ in begun}
        for line, match, use in begun:
            signs = _signs(facts, line, match, own_lines)
            yield line, line.content, (FIRST[use], *(s for s in signs if use != "labels" or s in OF_LABELS))

    def _matches(self, facts: Facts, hits: Sequence[Hit]) -> Iterator[tuple[_Line, Span, str]]:
        """Yield each phrase that stands where its rule wants it: the line, the phrase, the option that holds it."""
        lines: dict[int, _Line] = {}
        patterns, marks = self.patterns, self._marks
        absent = frozenset(mark for mark in set(marks) if mark not in facts.prose)  # of most texts, all but ""
        for hit in hits:
            if marks[hit.pattern] in absent:
                continue
            pattern = patterns[hit.pattern]
            number = facts.lines.number(hit.span.start)
            if self._uses[hit.pattern] not in ANYWHERE and self._is_late(facts, number, hit):
                continue
            line = lines.get(number) or lines.setdefault(number, _line(facts, number))
            use = self._uses[hit.pattern]
            anywhere = use in ANYWHERE
            if not anywhere and not _may_begin_with(pattern, hit, facts, line):
                continue
            for match in _matches(pattern, hit, facts, line):
                if anywhere:
                    yield line, match, use
                elif match.start != line.content.start:
                    continue
                elif use in ("openings", "leads") or _fills(facts, line, match):
                    yield line, match, use
                elif use == "lines" and len(match.of(facts.prose).split()) >= SENTENCE and _ends(facts, line, match):
                    yield line, match, "openings"

    def _is_late(self, facts: Facts, number: int, hit: Hit) -> bool:
        """Tell cheaply whether too many words stand before a hit for its phrase to begin the line: most of them do."""
        before, lead = facts.prose[facts.lines[number].start : hit.span.start], self._leads[hit.pattern]
        return lead is not None and bool(before) and len(before.split(None, lead + 1)) > lead

    def _fix(self, facts: Facts, span: Span) -> Fix | None:
        """Take the line out, with its end and, of two blank lines that it leaves, the one above."""
        line = facts.lines.number(span.start)
        if self.options.removal == "none" or not _is_alone(facts, facts.lines[line], span):
            return None
        first = line - 1 if line and _is_blank(facts, line - 1) and _is_blank(facts, line + 1) else line
        behind = line + 2 if line == 0 and _is_blank(facts, 1) else line + 1
        end = facts.lines.starts[behind] if behind < len(facts.lines) else len(facts.text)
        edit = Edit(Span(facts.lines.starts[first], end), "")
        return Fix((edit,), "Remove the line", safe=self.options.removal == "safe")


def _is_alone(facts: Facts, line: Span, span: Span) -> bool:
    """Tell whether nothing but marks stands beside a span, and no line that underlines it below."""
    beside = facts.text[line.start : span.start].strip(TRAILING + "#") + facts.text[span.end : line.end].strip(TRAILING)
    number = facts.lines.number(line.start)
    below = facts.lines[number + 1].of(facts.text).strip() if number + 1 < len(facts.lines) else ""
    return not beside and (not below or bool(below.strip("=-~")))


def _is_blank(facts: Facts, number: int) -> bool:
    """Tell whether a line has no text; beyond the last one there is none."""
    return number >= len(facts.lines) or not facts.lines[number].of(facts.text).strip()


def _may_begin_with(pattern: Pattern, hit: Hit, facts: Facts, line: _Line) -> bool:
    """Tell whether a line may begin with the pattern that was hit there: most hits stand in running text."""
    if not line.begins or hit.span.start > line.content.start + REACH or _is_a_chapter(facts, line):
        return False
    before = facts.prose[line.content.start : hit.span.start].replace(MARKUP, " ").split()
    return pattern.is_regex or len(before) <= pattern.lead


def _is_a_chapter(facts: Facts, line: _Line) -> bool:
    """Tell whether a line is a heading of documentation, which its author wrote ("Post a comment")."""
    in_heading = any(line.content.overlaps(heading) for heading in facts.regions("heading"))
    return in_heading and facts.genre == "documentation"


def _is_mentioned(facts: Facts, span: Span) -> bool:
    """Tell whether a text only shows something, as code or between quotation marks."""
    shown = (*facts.regions("code"), *(quote.span for quote in facts.quotes if quote.closed))
    return any(region.covers(span) for region in shown)


def _fills(facts: Facts, line: _Line, match: Span) -> bool:
    """Tell whether a phrase at a line's beginning is all that the line says."""
    return not facts.prose[match.end : line.content.end].strip(TRAILING + "?")


def _ends(facts: Facts, line: _Line, match: Span) -> bool:
    """Tell whether a phrase at a line's beginning is a sentence, or a piece between bars, and another one follows."""
    return match.end < line.content.end and ENDS.match(facts.prose, match.end, line.whole.end) is not None


def _weight(signs: Iterable[str]) -> int:
    return sum(WEIGHTS[sign] for sign in signs)


def _rank(signs: Sequence[str]) -> tuple[int, int]:
    """Order evidence by its weight; of two that weigh the same the plainer first sign wins."""
    return _weight(signs), _weight(signs[:1])


def _confidence(signs: Sequence[str], needs: int) -> Literal["high", "medium"]:
    return "high" if _weight(signs) > needs else "medium"


def _line(facts: Facts, number: int) -> _Line:
    whole = facts.lines[number]
    match = LEADING.match(facts.prose, whole.start, whole.end)
    start, end = match.end() if match else whole.start, whole.end
    while end > start and facts.prose[end - 1] in TRAILING:
        end -= 1
    return _Line(number, whole, Span(start, end), _begins(facts, number, start))


def _begins(facts: Facts, number: int, start: int) -> bool:
    """Tell whether a line is one of its own and not the rest of a wrapped sentence."""
    above = facts.lines[number - 1] if number else Span(0, 0)
    before = facts.prose[max(above.start, above.end - REACH) : above.end].strip()
    wrapped = len(before.split()) > SHORT and before[-1] not in '.!?:…"”»)'
    return not (wrapped and start < len(facts.prose) and facts.prose[start].islower())


def _matches(pattern: Pattern, hit: Hit, facts: Facts, line: _Line) -> Iterator[Span]:
    if pattern.is_phrase:
        yield hit.span
        return
    if not pattern.is_regex and not pattern.may_stand(facts.prose, *hit.span, REACH):
        return
    begin, stop = max(line.whole.start, hit.span.start - REACH), min(line.whole.end, hit.span.end + REACH)
    if facts.prose.find(_first_mark(pattern), begin, stop) < 0:
        return
    for start, end in pattern.finditer(facts.prose, begin, stop):
        if Span(start, end).covers(hit.span):
            yield Span(start, end)


def _first_mark(pattern: Pattern) -> str:
    """Return the mark with which a regex begins, which most texts with its words lack; "" where it begins otherwise."""
    mark = MARK_FIRST.match(pattern.regex) if pattern.is_regex else None
    return mark[0][-1] if mark else ""


def _signs(facts: Facts, line: _Line, match: Span, own_lines: set[int]) -> Iterator[str]:
    """Yield what speaks for a line beside its words."""
    text = line.content.of(facts.prose)
    words = match.of(facts.prose)
    tail = facts.text[line.content.end : line.whole.end].strip()
    if words.isupper() and len(words) > 5:
        yield "in capitals"
    if len(text.split()) <= SHORT and not tail.startswith("."):
        yield "a short line without a full stop"
    if _ends(facts, line, match):
        yield "a sentence of its own"
    if facts.text[line.whole.start : line.content.start].strip(" \t\u00a0#"):
        yield "a list item"
    yield from _edge(facts, line.content)
    if _beside(facts, line.number, own_lines):
        yield "a line like it beside it"
    if LINK.search(facts.text, match.end, _next_end(facts, line.number)):
        yield "a link that follows"
    if _names_its_subject(facts, line):
        yield "under a line with the same name"


def _edge(facts: Facts, span: Span) -> Iterator[str]:
    """Yield the sign of a place at the head or foot of a document that is long enough to have them."""
    blocks = facts.paragraphs
    if span.start <= blocks[0].span.start or (len(blocks) > EDGED and span.start < blocks[HEAD - 1].span.end):
        yield "at the head of the document"
    if _is_last(facts, span) or (len(blocks) > EDGED and span.end > blocks[-FOOT].span.start):
        yield "at the foot of the document"


def _is_last(facts: Facts, span: Span) -> bool:
    """Tell whether nothing follows a span and a story comes before it."""
    left = len(facts.text) - span.end
    return span.start > STORY and left < REACH and not facts.text[span.end :].strip(TRAILING + "\r\n")


def _beside(facts: Facts, number: int, own_lines: set[int]) -> bool:
    """Tell whether the next line with text, above or below, has a phrase of the same rule."""
    return any(_neighbour(facts, number, step) in own_lines for step in (-1, 1))


def _neighbour(facts: Facts, number: int, step: int) -> int | None:
    number += step
    while 0 <= number < len(facts.lines):
        if facts.lines[number].of(facts.text).strip():
            return number
        number += step
    return None


def _next_end(facts: Facts, number: int) -> int:
    following = _neighbour(facts, number, 1)
    return facts.lines[number if following is None else following].end


def _names_its_subject(facts: Facts, line: _Line) -> bool:
    """Tell whether the line above is a lone name with which this line begins (a byline box over a biography)."""
    above = _neighbour(facts, line.number, -1)
    name = facts.lines[above].of(facts.prose).strip() if above is not None else ""
    return len(name.split()) > 1 and facts.prose.startswith(name, line.content.start)


def _place_in_line(facts: Facts, line: _Line, match: Span) -> Iterator[str]:
    """Yield what speaks for words inside a line: that they close it, or stand in brackets of their own."""
    before = facts.prose[max(line.whole.start, match.start - REACH) : match.start]
    after = facts.prose[match.end : min(line.whole.end, match.end + REACH)]
    bracketed = before.rstrip(MARKUP).endswith(("(", "[")) and after.lstrip(MARKUP).startswith((")", "]"))
    if bracketed:
        yield "in brackets"
    if match.start > line.content.start and not after.strip(" \t\u00a0)]*" + MARKUP):
        yield "at the end of its line"


def _tags(facts: Facts) -> Iterator[_Candidate]:
    """Yield the lone lower-case lines near the head of a document with the signs that make them a template's tags."""
    prose = facts.prose
    if "\r" not in prose and not TAG_LINE.search(prose):  # as in most texts
        return
    lines = facts.lines
    with_text = (n for n, line in enumerate(lines) if line.of(prose).strip(" \t\u00a0" + MARKUP + OPAQUE))
    for number in islice(with_text, 1, TAG_LINES):
        whole = lines[number]
        if CAPITAL.search(prose, whole.start, whole.end) or lines[number - 1].of(facts.text).strip():
            continue
        line = _line(facts, number)
        word = line.content.of(facts.prose)
        bare = line.content == line.whole or not facts.text[line.whole.start : line.content.start].strip()
        if bare and TAG.fullmatch(word):
            following = facts.lines[number + 1].of(facts.prose) if number + 1 < len(facts.lines) else ""
            yield line, line.content, ("a lone lower-case word", *_tag_signs(facts, word, following))


def _tag_signs(facts: Facts, word: str, following: str) -> Iterator[str]:
    if facts.paragraphs and facts.paragraphs[0].kind == "heading":
        yield "under the title"
    if following[:1].isupper() and len(following.split()) > 4:
        yield "on the caption"
    if facts.terms.get(word.split(maxsplit=1)[0].casefold(), 0) > 2:
        yield "a subject of the text"
