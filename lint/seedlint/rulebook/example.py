"""The examples on a rule's page: documents in fences, with carets under what must be found."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate

from seedlint.base.errors import complain, nearest
from seedlint.base.model import Span
from seedlint.base.position import Lines
from seedlint.base.record import NamedTuple
from seedlint.rulebook.page import Page
from seedlint.text.cells import width
from seedlint.text.lazy import lazy

HEADINGS = ("Bad", "Good", "Fixed", "Known miss")
NAMES = {"text": "example.txt", "txt": "example.txt", "md": "example.md", "markdown": "example.md"}
FENCE = lazy(r"(`{3,})(.*)\Z")
CARETS = lazy(r"[ \t]*\^+(?:[ \t]+\^+)*(?:[ \t]+(?P<words>[^\s^].*))?\Z")
ESCAPE = lazy(r"\\u\{([0-9a-fA-F]+)\}|\\([trn0])")
CONTROL = {"t": "\t", "r": "\r", "n": "\n", "0": "\0"}
DAY = lazy(r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])")
ATTRIBUTES = ("region", "as-of", "answer", "escapes", "no-carets")


class Marked(NamedTuple):
    """What a run of carets asserts: a finding with exactly this span on a line, whose message contains `words`."""

    span: Span
    words: str = ""


class Example(NamedTuple):
    """One fence: a document and what must be found in it. `line` is that of the fence on its page (1-based)."""

    heading: str
    name: str
    text: str
    marked: tuple[Marked, ...]
    attributes: Mapping[str, str]
    line: int
    named: bool

    def pieces(self, spans: Iterable[Span], *, whole: bool = False) -> tuple[Span, ...]:
        """Cut spans at line ends, as carets do; a finding on the whole document has its caret at the start."""
        if whole:
            return (Span(0, 1),)
        lines = Lines(self.text)
        return tuple(piece for span in spans for piece in _cut(span, lines))


def _cut(span: Span, lines: Lines) -> Sequence[Span]:
    """Return a span's piece of each line; a span of line ends alone stays whole."""
    covered = lines.spans[lines.number(span.start) : lines.number(max(span.start, span.end - 1)) + 1]
    pieces = [Span(max(span.start, line.start), min(span.end, line.end)) for line in covered]
    return [piece for piece in pieces if piece.start < piece.end] or [span]


def examples(page: Page) -> tuple[Example, ...]:
    """Return all examples of a page. Raises UserError for an open fence or an unknown attribute."""
    return tuple(_read(page))


def _read(page: Page) -> Iterator[Example]:
    heading, opened, fence, info = "", 0, "", ""
    body: list[str] = []
    for number, line in enumerate(page.prose.split("\n"), page.prose_line):
        if fence:
            if line.rstrip() == fence:
                yield _example(page, heading, info, body, opened)
                fence, body = "", []
            else:
                body.append(line)
        elif line.startswith("## "):
            heading = line[3:].strip()
            if heading not in HEADINGS and (meant := nearest(heading, HEADINGS)):
                raise complain(f"unknown heading `{heading}`", path=page.path, line=number, hint=meant)
        elif heading in HEADINGS and (match := FENCE.match(line)):
            fence, info, opened = match[1], match[2], number
    if fence:
        raise complain("the fence is never closed", path=page.path, line=opened)


def _example(page: Page, heading: str, info: str, body: Sequence[str], line: int) -> Example:
    language, *words = info.split() or ["text"]
    names = [word for word in words if "." in word and "=" not in word]
    attributes = dict(_attribute(word, page, line) for word in words if word not in names)
    text, marked = _document(body, escapes="escapes" in attributes, carets="no-carets" not in attributes)
    name = names[0] if names else NAMES.get(language, f"example.{language}")
    return Example(heading, name, text, marked, attributes, line, bool(names))


def _attribute(word: str, page: Page, line: int) -> tuple[str, str]:
    key, _, value = word.partition("=")
    if key not in ATTRIBUTES:
        raise complain(
            f"unknown attribute `{key}`", path=page.path, line=line, hint=f"there are {', '.join(ATTRIBUTES)}"
        )
    if key == "as-of" and not DAY.fullmatch(value):
        raise complain(f"`{value}` is no day; write it as as-of=2024-05-01", path=page.path, line=line)
    return key, value


def _document(body: Sequence[str], *, escapes: bool, carets: bool) -> tuple[str, tuple[Marked, ...]]:
    """Split a fence into its document and the spans that its caret lines mark, each in the line above it."""
    pieces: list[str] = []
    marked: list[Marked] = []
    above, start = "", 0
    for line in body:
        match = CARETS.match(line) if carets and pieces else None
        if match:
            columns = _columns(above, escapes=escapes)
            for run in re.finditer(r"\^+", line[: match.start("words")] if match["words"] else line):
                span = Span(start + _index(columns, run.start()), start + _index(columns, run.end()))
                marked.append(Marked(span, (match["words"] or "").strip()))
            continue
        start, above = sum(map(len, pieces)), line
        pieces.append((_unescaped(line) if escapes else line) + "\n")
    return "".join(pieces), tuple(sorted(marked))


def _columns(line: str, *, escapes: bool) -> list[int]:
    """Return the column at which each character of a line begins, and that of the line's end."""
    shown = [match[0] for match in re.finditer(rf"{ESCAPE.pattern}|.", line)] if escapes else list(line)
    return [0, *accumulate(width(char) for char in shown)]


def _index(columns: Sequence[int], column: int) -> int:
    """Return the index of the character at a column or after it; a combining mark belongs to the one before."""
    at = columns[min(bisect_left(columns, column), len(columns) - 1)]
    return bisect_right(columns, at) - 1


def _unescaped(line: str) -> str:
    return ESCAPE.sub(lambda match: chr(int(match[1], 16)) if match[1] else CONTROL[match[2]], line)
