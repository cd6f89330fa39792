"""Reading plain text: all of it is prose, except the code blocks of reStructuredText."""

from __future__ import annotations

from collections.abc import Iterator

from seedlint.base.model import Document, Region, Span
from seedlint.text.lazy import lazy

RST = (".rst", ".rst.txt", ".rest")
DOCTEST = lazy(r"(?m)^[ \t]*>>> .*(?:\n[ \t]*\S.*)*")
OPENING = lazy(r"::[ \t]*(?P<language>[\w+#.-]*)[ \t]*\r?\n")
DIRECTIVE = lazy(r"\.\.\s+(?:\|[^|]*\|\s+)?(?P<name>[\w:-]+)\Z")
LITERAL = frozenset(
    "code code-block sourcecode doctest testcode testoutput testsetup parsed-literal productionlist prompt ipython "
    "console highlight math raw".split()
)


def read_text(path: str, text: str) -> Document:
    """Return `text` as a document without metadata, whatever its first lines look like."""
    if path.lower().endswith(RST):
        return Document(path, text, regions=tuple(_code(text)))
    return Document(path, text)


def _code(text: str) -> Iterator[Region]:
    """Yield literal blocks and doctests, in order."""
    done = 0
    blocks = [*_blocks(text)] if "::" in text else []
    tests = [Span(*match.span()) for match in DOCTEST.finditer(text)] if ">>> " in text else []
    for span in sorted((*blocks, *tests)):
        if span.start >= done:
            yield Region("code", span)
            done = span.end


def _blocks(text: str) -> Iterator[Span]:
    """Yield the blocks that are indented below a line that ends with `::`, or below a directive for code."""
    for opening in OPENING.finditer(text):
        line = text.rfind("\n", 0, opening.start()) + 1
        before = text[line : opening.start()]
        directive = DIRECTIVE.match(before.strip())
        if directive["name"] not in LITERAL if directive else opening["language"]:
            continue
        start, end = opening.end(), _block_end(text, opening.end(), len(before) - len(before.lstrip(" \t")))
        if text[start:end].strip():
            yield Span(start, end)


def _block_end(text: str, at: int, margin: int) -> int:
    """Return the end of the last line from `at` on that is indented deeper than `margin`, past blank lines."""
    end = at
    while at < len(text):
        stop = text.find("\n", at)
        stop = len(text) if stop < 0 else stop
        line = text[at:stop]
        if line.strip():
            if len(line) - len(line.lstrip(" \t")) <= margin:
                break
            end = stop
        at = stop + 1
    return end
