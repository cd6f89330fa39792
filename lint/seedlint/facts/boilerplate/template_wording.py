"""A wording of templates: a pattern, where its rule wants it, and its matches around hits."""

from __future__ import annotations

from seedlint.base.model import Span
from seedlint.base.record import NamedTuple
from seedlint.facts import Facts
from seedlint.pattern import Pattern
from seedlint.text.boilerplate.bare_line import REACH, BareLine
from seedlint.text.lazy import lazy
from seedlint.text.spans import meets

ANYWHERE = frozenset(("spans", "proofs"))  # the options whose wordings needn't begin a line
MARKS = 3  # bullets, hashes and the like that may stand before a line's first word, blanks between them
MARK_FIRST = lazy(r"(?:\\[^\w\s]|[<%])(?![?*{])")


class TemplateWording(NamedTuple):
    """A pattern, the option that lists it, the mark with which matches begin ("" for any), and its `words_before`."""

    pattern: Pattern
    use: str
    mark: str
    lead: int | None

    @classmethod
    def of(cls, pattern: Pattern, use: str) -> TemplateWording:
        """Return the wording of a pattern that an option lists."""
        return cls(pattern, use, _first_mark(pattern), words_before(pattern, use))

    def may_be_at(self, hit: Span, prose: str, *, line_start: int) -> bool:
        """Tell cheaply whether there may be a match around a hit, near enough to the beginning of its line."""
        if self.mark and self.mark not in prose:
            return False
        lead = self.lead
        if lead is not None and hit.start > line_start:
            before = prose[line_start : hit.start].split(None, lead + 1)
            if len(before) > lead:
                return False
        return not self.pattern.needs or self.pattern.may_stand(prose, *hit, REACH)

    def match_at_the_beginning(self, hit: Span, facts: Facts, line: BareLine) -> Span | None:
        """Return the match that includes a hit and begins its line, unless that is a heading of documentation."""
        start = line.content.start
        if not line.begins or not start <= hit.start <= start + REACH:
            return None
        if self.pattern.is_phrase:
            found = tuple(hit) if hit.start == start else None
        else:
            found = self.pattern.match(facts.prose, start, min(line.whole.end, hit.end + REACH))
        return Span(*found) if found and found[1] >= hit.end and not _is_a_chapter(facts, line) else None


class AroundHits:
    """The matches of a pattern around its hits in one text, asked for in order.

    Hits that are close together share one search: what it costs grows with the text, however many hits there are.
    """

    __slots__ = ("_matches", "_pattern", "_stop")

    def __init__(self, pattern: Pattern) -> None:
        self._pattern = pattern
        self._stop = -1  # where the last search ended
        self._matches: list[Span] = []

    def match(self, hit: Span, prose: str, line: Span) -> Span | None:
        """Return the match in a line that includes a hit, None if there is none."""
        if self._pattern.is_phrase:
            return hit
        if min(line.end, hit.end + REACH) > self._stop:
            begin, self._stop = max(line.start, hit.start - REACH), min(line.end, hit.end + 2 * REACH)
            self._matches = [Span(*match) for match in self._pattern.finditer(prose, begin, self._stop)]
        return next((match for match in self._matches if match.covers(hit)), None) if self._matches else None


def words_before(pattern: Pattern, use: str) -> int | None:
    """Return how many words of its line may stand before a pattern's anchor; None: any number."""
    return None if pattern.is_regex or use in ANYWHERE or use == "unless" else pattern.lead + MARKS


def _first_mark(pattern: Pattern) -> str:
    """Return the mark with which a regex begins, which most texts with its words lack; "" where it begins otherwise."""
    mark = MARK_FIRST.match(pattern.regex) if pattern.is_regex else None
    return mark[0][-1] if mark else ""


def _is_a_chapter(facts: Facts, line: BareLine) -> bool:
    """Tell whether a line is a heading of documentation, which its author wrote ("Post a comment")."""
    return meets(facts.regions("heading"), line.content) and facts.genre == "documentation"
