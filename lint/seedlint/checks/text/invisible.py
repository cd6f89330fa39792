"""Kind "invisible": zero-width characters, soft hyphens, bidirectional controls and hidden text in tags."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from typing import ClassVar

from seedlint.base.model import Edit, Finding, Fix, Span
from seedlint.checks import Check
from seedlint.facts import Facts, Hit
from seedlint.pattern import MARKUP, OPAQUE
from seedlint.text.lazy import lazy
from seedlint.text.scripts import JOINING, PICTURES, RIGHT_TO_LEFT, UNSPACED

NAMES = {
    "\u00ad": "soft hyphen",
    "\u061c": "Arabic letter mark",
    "\u180e": "Mongolian vowel separator",
    "\u200b": "zero-width space",
    "\u200c": "zero-width non-joiner",
    "\u200d": "zero-width joiner",
    "\u200e": "left-to-right mark",
    "\u200f": "right-to-left mark",
    "\u202a": "left-to-right embedding",
    "\u202b": "right-to-left embedding",
    "\u202c": "end of an embedding",
    "\u202d": "left-to-right override",
    "\u202e": "right-to-left override",
    "\u2060": "word joiner",
    "\u2066": "left-to-right isolate",
    "\u2067": "right-to-left isolate",
    "\u2068": "first strong isolate",
    "\u2069": "end of an isolate",
    "\ufeff": "byte order mark",
}
BIDIRECTIONAL = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
TAGS = "\U000e0020-\U000e007f"
INVISIBLE = f"\u00ad\u180e\u200b-\u200d\u2060\u206a-\u206f\ufeff\ufff9-\ufffb{BIDIRECTIONAL}{TAGS}"
HIDDEN = "[\U000e0000-\U000e007f]{2,}|[\ufe00-\ufe0f\U000e0100-\U000e01ef]{3,}"
IS_HIDDEN = lazy(HIDDEN)
ANY = lazy(rf"[{INVISIBLE}\ufe00-\ufe0f\U000e0100-\U000e01ef]")
RUN = lazy(rf"{HIDDEN}|[{INVISIBLE}]+")
FLAG = "\U0001f3f4"  # tags after it are the code of a region: the flag of Scotland
OVERRIDES = "\u202d\u202e"
REORDERING = lazy("[\u061c\u200f\u202b\u202d\u202e\u2067]")  # they change the order of letters in any script
HAS_RIGHT_TO_LEFT = lazy(f"[{RIGHT_TO_LEFT}]")
IS_BIDIRECTIONAL = lazy(f"[{BIDIRECTIONAL}]")
JOINED = lazy(f"[{JOINING}]")
WITHOUT_BLANKS = lazy(f"[{UNSPACED}{JOINING}]")
PICTURE = lazy(f"[{PICTURES}]")
LETTER = lazy(r"[^\W_]")
HYPHENATED = lazy(r"[^\W\d_]{2,}(?:\u00ad[^\W\d_]{2,})+\Z")
HALF_WORD, HALF_WORD_AFTER = lazy(r"(?:[^\W_]|\u00ad)+\Z"), lazy(r"(?:[^\W_]|\u00ad)+")
NEAR = 1000  # code points that are read on either side, in a long line
LONGEST_WORD = 100
LONG_WORD = 9  # letters: soft hyphens in a word as long are there for line breaks
LIGATURES = ("ff", "fi", "fl", "fj", "ft", "fb", "fh", "fk", "tz", "ch", "ck")  # U+200C prevents them inside compounds
SUBJECT = lazy(
    r"zero[- ]width|soft hyphen|bidirectional|\bbidi\b|right-to-left|left-to-right|invisible character|trojan source"
    r"|byte order mark|\bBOM\b|\bZW(?:J|NJ|SP)\b|variation selector|U\+(?:200|202|206|00AD|FEFF|E00)",
    re.I,
)


class Invisible(Check):
    """Finds invisible characters that no script, emoji or line break needs."""

    FIELDS: ClassVar = {"name": "what the characters are", "reason": "what they do"}
    VARIANTS: ClassVar = ("bidirectional", "hidden")
    gathers = True

    def inspect(self, facts: Facts, hits: Sequence[Hit]) -> Iterable[Finding]:
        """Yield runs of them; in code only those that reorder text or encode hidden text."""
        if ANY.search(facts.unusual) is None or SUBJECT.search(facts.prose):
            return
        yield from self._runs(facts)

    def gathered(
        self, findings: Iterable[Finding], facts: Facts, apart: Callable[[Finding], Hashable]
    ) -> Iterable[Finding]:
        """Merge many similar findings of a document; of what is grave, only those of one line."""
        from seedlint.text.gathered import gathered

        return gathered(findings, apart, lambda finding: facts.lines.number(finding.span.start))

    def _runs(self, facts: Facts) -> Iterator[Finding]:
        done = 0
        for match in RUN.finditer(facts.text):
            span = Span(*match.span())
            if span.start < done or facts.text[span.start - 1 : span.start] == FLAG:
                continue
            for finding in self._findings(facts, span, floor=done):
                done = finding.span.end
                yield finding

    def _findings(self, facts: Facts, span: Span, *, floor: int) -> Iterator[Finding]:
        text, run = facts.text, span.of(facts.text)
        if IS_HIDDEN.fullmatch(run):
            yield _finding(span, run, reason=f"they hide {_spelled(run)} from whoever reads it", variant="hidden")
        elif IS_BIDIRECTIONAL.search(run):
            yield from _bidirectional(facts, span, run)
        elif facts.prose[span.start] in OPAQUE + MARKUP:
            return
        elif "\u00ad" in run:
            yield from _soft_hyphen(facts, span, floor=floor)
        elif not _is_needed(text, _line(facts, span), span):
            yield _zero_width(text, span, run)


def _line(facts: Facts, span: Span) -> Span:
    """Return the line of a span, cut to NEAR code points on either side."""
    line = facts.lines.spans[facts.lines.number(span.start)]
    return Span(max(line.start, span.start - NEAR), min(line.end, span.end + NEAR))


def _finding(span: Span, run: str, *, reason: str, variant: str = "", fix: Fix | None = None) -> Finding:
    codes = list(dict.fromkeys(f"U+{ord(char):04X}" for char in run))
    named = list(dict.fromkeys(NAMES.get(char, "") for char in run))
    name = ", ".join(codes[:3]) + (" ..." if len(codes) > 3 else "")
    if len(named) == 1 and named[0]:
        name = f"{name} ({named[0]})"
    return Finding(span, {"text": name, "name": name, "reason": reason}, variant, fix=fix)


def _removal(span: Span, text: str, *, safe: bool) -> Fix:
    return Fix((Edit(span, text),), "Remove what shows nothing", safe=safe)


def _spelled(run: str) -> str:
    """Return the ASCII text that tag characters encode, else the number of hidden characters."""
    spelled = "".join(chr(ord(char) & 0x7F) for char in run if 0xE0020 <= ord(char) <= 0xE007E)
    return f"`{spelled}`" if spelled else f"{len(run)} characters"


def _bidirectional(facts: Facts, span: Span, run: str) -> Iterator[Finding]:
    """Yield overrides in any line, and other bidirectional controls in a line without right-to-left letters."""
    line = _line(facts, span)
    has_right_to_left = HAS_RIGHT_TO_LEFT.search(facts.unusual) is not None  # most texts don't: no line need be read
    is_right_to_left = has_right_to_left and HAS_RIGHT_TO_LEFT.search(facts.text, line.start, line.end) is not None
    if any(char in OVERRIDES for char in run) or (REORDERING.search(run) and not is_right_to_left):
        yield _finding(
            span,
            run,
            reason="the text reads otherwise than it is stored",
            variant="bidirectional",
            fix=_removal(span, "", safe=False),
        )
    elif not is_right_to_left and facts.prose[span.start] not in OPAQUE + MARKUP:
        yield _finding(span, run, reason="nothing here runs from right to left", fix=_removal(span, "", safe=True))


def _soft_hyphen(facts: Facts, span: Span, *, floor: int) -> Iterator[Finding]:
    """Yield a word, from `floor` at the earliest, with all its soft hyphens, unless they are there for line breaks."""
    text = facts.prose
    before = HALF_WORD.search(text[max(span.start - LONGEST_WORD, floor) : span.start])
    after = HALF_WORD_AFTER.match(text, span.end, span.end + LONGEST_WORD)
    start, end = span.start - (len(before[0]) if before else 0), after.end() if after else span.end
    word = text[start:end]
    plain = word.replace("\u00ad", "")
    if facts.document.format != "text" and len(plain) >= LONG_WORD and HYPHENATED.match(word):
        return
    ends_line = text[span.end : span.end + 1] in ("\n", "\r", "")
    fix = None if ends_line and plain else _removal(Span(start, end), plain, safe=True)
    reason = f"it stands in `{plain}`" if plain else "it stands in no word"
    yield _finding(Span(start, end), "\u00ad", reason=reason, fix=fix)


def _is_needed(text: str, line: Span, span: Span) -> bool:
    """Tell whether a script, an emoji, a possible line break or an otherwise blank line accounts for the characters."""
    run, before, after = span.of(text), text[span.start - 1 : span.start], text[span.end : span.end + 1]
    around = before + after
    if "\ufeff" in run:
        return False
    if any(char in "\u200c\u200d" for char in run) and (JOINED.search(around) or PICTURE.search(around)):
        return True
    if WITHOUT_BLANKS.search(around) or (run == "\u200c" and around.lower() in LIGATURES):
        return True
    may_break_a_line = any(not LETTER.match(char) and not char.isspace() for char in around)
    return may_break_a_line or not line.of(text).replace(run, "").strip()


def _zero_width(text: str, span: Span, run: str) -> Finding:
    before, after = text[span.start - 1 : span.start], text[span.end : span.end + 1]
    inside = bool(LETTER.match(before) and LETTER.match(after))
    safe = not (inside and "\u200b" in run)  # it may stand for a blank
    reason = f"it stands inside a word, after `{_word_before(text, span.start)}`" if inside else "it shows nothing"
    return _finding(span, run, reason=reason, fix=_removal(span, "", safe=safe))


def _word_before(text: str, end: int) -> str:
    found = HALF_WORD.search(text[max(end - LONGEST_WORD, 0) : end])
    return found[0] if found else ""
