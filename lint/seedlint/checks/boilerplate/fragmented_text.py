"""Kind "fragmented-text": documents most of whose lines are no running text, by limits that others published.

The limits are those of filters for training corpora, which leave out what is over one of them:

- C4: Raffel et al., "Exploring the Limits of Transfer Learning with a Unified Text-to-Text Transformer", 2020,
  JMLR 21, section 2.2: only lines of three words or more that end in a terminal punctuation mark (a full stop, an
  exclamation mark, a question mark, a closing quotation mark) are kept, and a page needs five sentences. The preprint
  and the code that made the corpus have it the other way round: five words, three sentences.
- Gopher: Rae et al., "Scaling Language Models: Methods, Analysis & Insights from Training Gopher", 2021, appendix A1.1:
  not more than 90 % of the lines begin with a bullet, not more than 30 % end with an ellipsis.
- FineWeb: Penedo et al., "The FineWeb Datasets: Decanting the Web for the Finest Text Data at Scale", 2024, the custom
  filters, and the code that applies them: not less than 12 % of the lines end with punctuation, not more than 67 %
  have 30 characters or fewer, and there are not more than 0.3 line ends a word.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import ClassVar

from seedlint.base.model import Finding, Span
from seedlint.base.record import NamedTuple
from seedlint.checks import Check
from seedlint.facts import Facts, Hit
from seedlint.facts.structure import BULLET
from seedlint.pattern import MARKUP, OPAQUE
from seedlint.text.lazy import lazy
from seedlint.text.scripts import UNSPACED

TERMINAL = tuple('.!?…。！？।؟"”’»“')
CLOSERS = "\"'”’»)]*_"
ELLIPSES = ("...", "…")
SENTENCE_END = lazy(r"[^\W_][\"”’»)\]]*[.!?。！？।؟](?=[\s\"”’»)\]]|\Z)|[。！？]")
UNSPACED_CHARACTER = lazy(f"[{UNSPACED}]")
WRAPPED = 60  # code points from which a line that ends without punctuation may be carried on by the next


class FragmentedText(Check):
    """Reports the whole document where too large a share of its lines is no running text."""

    class Options(NamedTuple):
        """The limits, as shares of the lines that aren't blank; a limit of 1 (of 0 for counts) is never passed.

        What has fewer lines than `fewest_lines` is not judged: a share of three lines says nothing.
        """

        unpunctuated: float = 0.88  # FineWeb: what its 12 % leave
        short: float = 0.67  # FineWeb
        short_length: int = 30  # FineWeb, code points; so long is short
        line_ends: float = 0.3  # FineWeb, a word
        bullets: float = 0.9  # Gopher
        ellipses: float = 0.3  # Gopher
        words: int = 3  # C4: of a line of running text
        sentences: int = 5  # C4: of a document
        fewest_lines: int = 10

    FIELDS: ClassVar = {
        "reason": "the shares that are too large, with whose limits they pass",
        "running": "how many lines are running text as C4 tells it",
        "lines": "how many lines there are",
    }

    options: Options

    @staticmethod
    def verify(options: Options) -> None:
        for name in ("unpunctuated", "short", "bullets", "ellipses", "line_ends"):
            if not 0 <= getattr(options, name) <= 1:
                raise ValueError(f"`{name}` is a share, between 0 and 1")

    def inspect(self, facts: Facts, hits: Sequence[Hit]) -> Iterable[Finding]:
        lines = list(_lines(facts))
        if len(lines) < self.options.fewest_lines:
            return
        running = sum(self._is_running(line) for line in lines)
        if reasons := list(self._reasons(lines)):
            values = {"reason": "; ".join(reasons), "running": str(running), "lines": str(len(lines)), "text": ""}
            yield Finding(Span(0, 0), values, whole=True)

    def _is_running(self, line: str) -> bool:
        return line.endswith(TERMINAL) and _words(line) >= self.options.words

    def _reasons(self, lines: Sequence[str]) -> Iterator[str]:
        """Yield each limit that is passed, with what was counted and where the limit is from."""
        options, count = self.options, len(lines)
        rows = (
            (sum(not line.endswith(TERMINAL) for line in lines), options.unpunctuated, "end without a mark", "FineWeb"),
            (sum(len(line) <= options.short_length for line in lines), options.short, "are short", "FineWeb"),
            (sum(BULLET.match(line) is not None for line in lines), options.bullets, "begin with a bullet", "Gopher"),
            (sum(line.endswith(ELLIPSES) for line in lines), options.ellipses, "end with an ellipsis", "Gopher"),
        )
        for found, limit, defect, source in rows:
            if found > limit * count:
                yield f"{found} of {count} lines {defect} ({found / count:.0%}; {source} takes {limit:.0%} at most)"
        words = sum(map(_words, lines))
        if count - 1 > options.line_ends * words:
            ends = (count - 1) / max(words, 1)
            yield f"{ends:.2f} line ends stand for a word (FineWeb takes {options.line_ends} at most)"
        sentences = sum(len(SENTENCE_END.findall(line)) for line in lines if self._is_running(line))
        if sentences < options.sentences:
            yield f"{sentences} sentences stand in running text (C4 asks for {options.sentences})"


def _words(line: str) -> int:
    """Count words; two characters of a script without blanks are taken for one."""
    return len(line.split()) + len(UNSPACED_CHARACTER.findall(line)) // 2


def _lines(facts: Facts) -> Iterator[str]:
    """Yield the lines that a reader sees, without code; what is wrapped is one line, as it is in a page."""
    row = ""
    for span in facts.lines.spans:
        line = span.of(facts.prose).replace(MARKUP, "").replace(OPAQUE, "").strip()
        if row and line and BULLET.match(line) is None:
            row = f"{row} {line}"
        else:
            if row:
                yield row
            row = line
        if row and (len(line) < WRAPPED or line.rstrip(CLOSERS).endswith(TERMINAL)):
            yield row
            row = ""
    if row:
        yield row
