"""Markdown's inline structure, read once from left to right: code, escapes, links, tags, emphasis."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable

from seedlint.base.record import NamedTuple
from seedlint.sources.emphasis import Run, pair_runs, read_run
from seedlint.sources.html import Tags
from seedlint.sources.links import LABEL, LONGEST_LABEL, fold_label, mark_destination, skip_blanks
from seedlint.sources.raw_regions import RawRegion
from seedlint.text.lazy import lazy

TOKEN = lazy(  # every branch begins with a literal character, so that the search can skip to one
    r"""\\[!-/:-@\[-`{-~\n]              # an escape, or a hard line break
    |``*+|\*\**+|~~~*+
    |_(?<!\w_)_*+|_(?<!__)_*+(?![^\W_])  # inside a word it is a letter
    |!\[|\[|\]|<(?=[^\s<>])|\{%
    |:(?<![^\n]:)::++[ \t]*+(?:\{?[\w.-]++\}?)?+  # the fence of a container, with its name
    """,
    re.X,
)
AUTOLINK = lazy(
    r"""<((?:[A-Za-z][A-Za-z0-9+.-]{1,31}+:[^<>\x00-\x20]*+)
    |(?:[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]++@[A-Za-z0-9.-]++))>""",
    re.X,
)
TICKS = lazy("`+")


class Bracket(NamedTuple):
    """An opening bracket: its offset, where its text begins, and the number of emphasis runs before it."""

    start: int
    inner: int
    runs: int


def scan_inline(text: str, start: int, end: int, labels: frozenset[str], out: list[RawRegion]) -> None:
    """Mark the inline structure of `text[start:end]`; `labels` are the folded ones that the document defines."""
    if TOKEN.search(text, start, end):
        _Inline(text, start, end, labels, out).scan()


class _Inline:
    __slots__ = ("brackets", "end", "labels", "out", "runs", "spent", "start", "tags", "text", "ticks")

    def __init__(self, text: str, start: int, end: int, labels: frozenset[str], out: list[RawRegion]) -> None:
        self.text, self.start, self.end, self.labels, self.out = text, start, end, labels, out
        self.tags = Tags(text, end, out)
        self.runs: list[Run] = []
        self.brackets: list[Bracket] = []
        self.spent = 0  # how many of the brackets contain a link already, and so can't open one
        self.ticks: dict[int, list[int]] | None = None

    def scan(self) -> None:
        """Read the text once, from left to right."""
        at, search, text, end = self.start, TOKEN.search, self.text, self.end
        while found := search(text, at, end):
            at = READ[text[found.start()]](self, found)
        pair_runs(self.runs, self.out)

    def mark(self, start: int, end: int) -> int:
        """Add a region of markup; return its end."""
        self.out.append((start, -end, "markup", 0))
        return end

    def escape(self, found: re.Match[str]) -> int:
        self.mark(found.start(), found.start() + 1)
        return found.end()

    def directive(self, found: re.Match[str]) -> int:
        return self.mark(*found.span())

    def code(self, found: re.Match[str]) -> int:
        start, at = found.span()
        close = self.closing_ticks(at, at - start)
        if close < 0:
            return at
        end = close + at - start
        self.out.append((start, -end, "code", 0))
        return end

    def closing_ticks(self, at: int, length: int) -> int:
        """Return where the next run of just `length` backticks from `at` on begins, or -1."""
        if length == 1 and self.ticks is None:
            close = self.text.find("`", at, self.end)
            if close < 0 or close + 1 == self.end or self.text[close + 1] != "`":
                return close
        if self.ticks is None:
            self.ticks = {}
            for run in TICKS.finditer(self.text, at, self.end):
                self.ticks.setdefault(len(run[0]), []).append(run.start())
        starts = self.ticks.get(length, [])
        number = bisect_left(starts, at)
        return starts[number] if number < len(starts) else -1

    def angle(self, found: re.Match[str]) -> int:
        start = found.start()
        if link := AUTOLINK.match(self.text, start, self.end):
            self.mark(start, start + 1)
            self.out.append((link.start(1), -link.end(1), "destination", 0))
            return self.mark(link.end() - 1, link.end())
        return max(self.tags.read(start), found.end())

    def emphasis(self, found: re.Match[str]) -> int:
        run = read_run(self.text, found.start(), found.end(), (self.start, self.end))
        if run:
            self.runs.append(run)
        return found.end()

    def open(self, found: re.Match[str]) -> int:
        start, inner = found.span()
        self.brackets.append(Bracket(start, inner, len(self.runs)))
        return inner

    def close(self, found: re.Match[str]) -> int:
        """Close a link or an image, if the matching bracket opens one."""
        if not self.brackets:
            return found.end()
        start, inner, runs = self.brackets.pop()
        image, spent = self.text[start] == "!", len(self.brackets) < self.spent
        self.spent = min(self.spent, len(self.brackets))
        end = 0 if spent and not image else self.target(inner, found.start())
        if not end:
            return found.end()
        pair_runs(self.runs[runs:], self.out)
        del self.runs[runs:]
        self.mark(start, inner)
        if not image:
            self.spent = len(self.brackets)
            if inner < found.start():
                self.out.append((inner, -found.start(), "link", 0))
        return end

    def target(self, inner: int, close: int) -> int:
        """Mark what stands behind a link's text, from the bracket at `close` on, and return where it ends, or 0."""
        if self.text.startswith("(", close + 1, self.end) and (end := self.destination(close)):
            return end
        if not self.labels:
            return 0
        label = LABEL.match(self.text, close + 1, self.end)
        if label and label[1].strip():
            return self.mark(close, label.end()) if fold_label(label[1]) in self.labels else 0
        text = self.text[inner : min(close, inner + LONGEST_LABEL + 1)]
        if len(text) > LONGEST_LABEL or "[" in text or fold_label(text) not in self.labels:
            return 0
        return self.mark(close, label.end() if label else close + 1)

    def destination(self, close: int) -> int:
        marks: list[RawRegion] = []
        at = mark_destination(self.text, close + 2, self.end, marks)
        at = skip_blanks(self.text, at, self.end) if at else 0
        if not at or not self.text.startswith(")", at, self.end):
            return 0
        self.out += marks
        self.mark(close, close + 2)
        return self.mark(at, at + 1)


READ: dict[str, Callable[[_Inline, re.Match[str]], int]] = {
    "\\": _Inline.escape,
    "`": _Inline.code,
    "*": _Inline.emphasis,
    "_": _Inline.emphasis,
    "~": _Inline.emphasis,
    "!": _Inline.open,
    "[": _Inline.open,
    "]": _Inline.close,
    "<": _Inline.angle,
    "{": _Inline.angle,
    ":": _Inline.directive,
}
