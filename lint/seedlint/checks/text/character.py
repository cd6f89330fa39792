"""Kind "character": characters that other readers won't see as intended, such as private-use code points."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import groupby
from typing import ClassVar, Literal

from seedlint.base.model import Edit, Finding, Fix, Span
from seedlint.base.record import NamedTuple
from seedlint.checks import Check
from seedlint.facts import USUAL, Facts, Hit
from seedlint.pattern import MARKUP, OPAQUE
from seedlint.text.lazy import lazy

CODE_POINT = lazy(r"U\+([0-9A-F]{4,6})\Z")
MOST_NAMED = 3  # distinct code points that a message lists


class Character(Check):
    """Finds characters of given ranges in prose."""

    class Options(NamedTuple):
        """What to look for.

        `ranges` are code points written "U+E000-U+F8FF" or "U+FFFD"; `reason` says what is wrong with them. `likely`
        maps some of them to what the writer probably saw ("U+F0B7" = "•"). A document that contains one of the
        `subjects`, in any case, is about such characters and shows them on purpose. `together` says what makes one
        finding: a run of adjacent characters, or all of a line, reported at the first.
        """

        ranges: tuple[str, ...]
        reason: str
        likely: Mapping[str, str] = {}
        subjects: tuple[str, ...] = ()
        together: Literal["run", "line"] = "run"

    FIELDS: ClassVar = {
        "code": "the code points, as U+F0A7",
        "reason": "what is wrong with them",
    }
    gathers = True

    @staticmethod
    def verify(options: Options) -> None:
        for written in options.ranges:
            first, _, last = written.partition("-")
            if _code_point(first) > _code_point(last or first):
                raise ValueError(f"`{written}` ends before it begins")
        for written in options.likely:
            _code_point(written)

    def inspect(self, facts: Facts, hits: Sequence[Hit]) -> Iterable[Finding]:
        """Yield runs or lines outside code and markup; an unsafe fix replaces those wholly in `likely`."""
        if self._only_unusual and self._regex.search(facts.unusual) is None:
            return
        found = [
            match for match in self._regex.finditer(facts.text) if facts.prose[match.start()] not in OPAQUE + MARKUP
        ]
        if found and not self._is_about_them(facts.prose):
            yield from (self._finding(list(group)) for _, group in groupby(found, key=self._group(facts)))

    def _group(self, facts: Facts) -> Callable[[re.Match[str]], int]:
        if self.options.together == "line":
            return lambda match: facts.lines.number(match.start())
        return lambda match: match.start()

    def _is_about_them(self, prose: str) -> bool:
        folded = prose.lower()
        return any(subject in folded for subject in self.options.subjects)

    def _finding(self, found: Sequence[re.Match[str]]) -> Finding:
        span, run = Span(*found[0].span()), "".join(match[0] for match in found)
        codes = [f"U+{ord(char):04X}" for char in run]
        distinct = list(dict.fromkeys(codes))
        named = ", ".join(distinct[:MOST_NAMED]) + (" ..." if len(distinct) > MOST_NAMED else "")
        values = {"text": named, "code": named, "reason": self.options.reason}
        if not all(code in self.options.likely for code in codes):
            return Finding(span, values)
        edits = tuple(Edit(Span(*match.span()), self._likely(match[0])) for match in found)
        likely = self._likely(run)
        fix = Fix(edits, f"Replace {named} by {likely}", safe=False)
        return Finding(span, {**values, "reason": f"{self.options.reason}; likely meant as {likely}"}, fix=fix)

    def _likely(self, run: str) -> str:
        return "".join(self.options.likely[f"U+{ord(char):04X}"] for char in run)

    @functools.cached_property
    def _only_unusual(self) -> bool:
        """Whether none of the characters is in USUAL, so that `facts.unusual` tells whether a text has any."""
        return self._regex.search(USUAL.decode()) is None

    @functools.cached_property
    def _regex(self) -> re.Pattern[str]:
        pairs = (written.partition("-") for written in self.options.ranges)
        ranges = "".join(f"\\U{_code_point(first):08x}-\\U{_code_point(last or first):08x}" for first, _, last in pairs)
        return lazy(f"[{ranges}]+")


def _code_point(written: str) -> int:
    """Parse "U+F0A7". Raises ValueError for any other form."""
    match = CODE_POINT.match(written)
    if not match or int(match[1], 16) > 0x10FFFF:
        raise ValueError(f"`{written}` is no code point: write U+ and four to six capital hexadecimal digits")
    return int(match[1], 16)
