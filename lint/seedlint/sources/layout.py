"""Regions of Markdown blocks: what each block is, and which parts of its lines are markup."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from seedlint.base.position import Lines
from seedlint.sources.html import scan_html
from seedlint.sources.inline import scan_inline
from seedlint.sources.links import LABEL, fold_label, mark_destination
from seedlint.sources.raw_regions import RawRegion, moved
from seedlint.text.lazy import lazy

if TYPE_CHECKING:
    from markdown_it.token import Token

PIPE = lazy(r"\\.|(\|)")
PREFIX = lazy(r"(?:[ \t]++|>|(?:[-+*]|\d{1,9}[.)])(?=[ \t]|$))*+$", re.M)
TASK = lazy(r"(\[[ xX]\])[ \t]+")
CONTAINERS = frozenset({"blockquote_open", "bullet_list_open", "ordered_list_open"})

Scan = Callable[[str, int, int, list[RawRegion]], None]


class Item:
    """An open list item: start and end of its own text so far. A list inside it ends its own text."""

    __slots__ = ("end", "ended", "start")

    def __init__(self) -> None:
        self.start = self.end = -1
        self.ended = False


class Layout:
    """Marks the blocks of one text, whose lines end with LF alone."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.lines = Lines(text).starts
        self.marks: list[RawRegion] = []
        self.labels: frozenset[str] = frozenset()
        self.items: list[Item] = []
        self.placed: dict[int, int] = {}  # line of a block in a list or a quote -> where its content begins

    def read(self, tokens: Iterable[Token]) -> list[RawRegion]:
        """Return the regions of all blocks, from the tokens of `parse_blocks`."""
        tokens = tuple(tokens)
        labels = (fold_label(token.meta["label"]) for token in tokens if token.type == "definition")
        self.labels = frozenset(label for label in labels if not label.startswith("^"))
        for token in tokens:
            if read := READ.get(token.type):
                read(self, token)
        for token in tokens:
            if token.level == 0 and token.type in CONTAINERS and token.map:
                self.prefixes(*token.map)
        return self.marks

    def mark_text(self, token: Token) -> None:
        """Mark a paragraph or a setext heading."""
        starts: Sequence[int] = token.meta["at"]
        self.place(token, starts)
        if level := token.meta["level"]:
            underline, starts = starts[-1], starts[:-1]
            self.markup(underline, self.line_end(underline))
            self.marks.append((starts[0], -self.line_end(starts[-1]), "heading", level))
        elif self.items and self.items[-1].start < 0 and (task := TASK.match(self.text, starts[0])):
            self.markup(*task.span(1))
            starts = (task.end(), *starts[1:])
        end = self.line_end(starts[-1])
        self.item_text(starts[0], end)
        self.scan(starts, end, self.scan_prose)

    def mark_heading(self, token: Token) -> None:
        """Mark an ATX heading: its hashes and its text."""
        (at,) = token.meta["at"]
        self.place(token, (at,))
        end = self.line_end(at)
        start = at + int(token.tag[1])
        self.markup(at, start)
        bare = start + len(self.text[start:end].rstrip("#"))
        if bare < end and self.text[bare - 1] in " \t":
            self.markup(bare, end)
            end = bare
        written = self.text[start:end]
        start += len(written) - len(written.lstrip(" \t"))
        end = start + len(written.strip(" \t"))
        if start < end:
            self.marks.append((start, -end, "heading", int(token.tag[1])))
            self.item_text(start, end)
            self.scan_prose(self.text, start, end, self.marks)

    def mark_code(self, token: Token) -> None:
        """Mark a fence with its lines, or indented code."""
        self.place(token, token.meta["at"])
        self.marks.append((token.meta["at"][0], -self.block_end(token), "code", 0))

    def mark_rule(self, token: Token) -> None:
        """Mark a thematic break."""
        (at,) = token.meta["at"]
        self.place(token, (at,))
        self.markup(at, self.line_end(at))

    def mark_html(self, token: Token) -> None:
        """Mark the tags of a block of HTML."""
        self.place(token, token.meta["at"])
        self.scan(token.meta["at"], self.line_end(token.meta["at"][-1]), scan_html)

    def mark_definition(self, token: Token) -> None:
        """Mark a link's definition; a footnote's is prose."""
        self.place(token, token.meta["at"])
        self.scan(token.meta["at"], self.line_end(token.meta["at"][-1]), self.scan_definition)

    def mark_table(self, token: Token) -> None:
        """Mark a table, its pipes and its delimiter row."""
        header, delimiters, *rows = token.meta["at"]
        self.place(token, token.meta["at"])
        self.marks.append((header, -self.block_end(token), "table", 0))
        self.markup(delimiters, self.line_end(delimiters))
        for start in (header, *rows):
            cell, end = start, self.line_end(start)
            for found in PIPE.finditer(self.text, start, end):
                if found[1]:
                    self.scan_prose(self.text, cell, found.start(), self.marks)
                    self.markup(*found.span())
                    cell = found.end()
            self.scan_prose(self.text, cell, end, self.marks)

    def open_quote(self, token: Token) -> None:
        """Mark a block quotation."""
        self.marks.append((token.meta["at"][0], -self.block_end(token), "quote", 0))

    def open_list(self, _token: Token) -> None:
        """End the own text of the item around a list."""
        if self.items:
            self.items[-1].ended = True

    def open_item(self, _token: Token) -> None:
        """Begin a list item."""
        self.items.append(Item())

    def close_item(self, _token: Token) -> None:
        """Mark the text of a list item that has any."""
        item = self.items.pop()
        if item.start >= 0:
            self.marks.append((item.start, -item.end, "item", 0))

    def item_text(self, start: int, end: int) -> None:
        """Let the innermost open list item reach over a block of text."""
        if self.items and not self.items[-1].ended:
            item = self.items[-1]
            item.start = start if item.start < 0 else item.start
            item.end = end

    def place(self, token: Token, starts: Sequence[int]) -> None:
        """Remember where the content of a nested block's lines begins; what `starts` leaves out is all content."""
        if token.level and token.map:
            first, end = token.map
            self.placed.update(zip(range(first, end), self.lines[first:end], strict=False))
            self.placed.update(zip(range(first, end), starts, strict=False))

    def prefixes(self, first: int, end: int) -> None:
        """Mark the `>`, bullets and numbers before the content of the lines of a list or a quote."""
        for line in range(first, end):
            start = self.lines[line]
            content = self.placed.get(line)
            if content is None:  # a line without content
                found = PREFIX.match(self.text, start)
                content = found.end() if found else start
            written = self.text[start:content]
            prefix = written.strip(" \t")
            if prefix:
                start += written.index(prefix)
                self.markup(start, start + len(prefix))

    def scan(self, starts: Sequence[int], end: int, scan: Scan) -> None:
        """Scan lines as one text up to `end`, without the prefixes that stand between them."""
        if len(starts) == 1 or all(self.text[self.break_at(a) : b].isspace() for a, b in pairwise(starts)):
            scan(self.text, starts[0], end, self.marks)
            return
        lines = [self.text[start : self.break_at(start)] for start in starts[:-1]] + [self.text[starts[-1] : end]]
        offsets = [0]
        for line in lines:
            offsets.append(offsets[-1] + len(line) + 1)
        marks: list[RawRegion] = []
        scan("\n".join(lines), 0, offsets[-1] - 1, marks)
        self.marks += moved(marks, offsets[:-1], starts)

    def scan_prose(self, text: str, start: int, end: int, out: list[RawRegion]) -> None:
        """Mark the inline structure of a text."""
        scan_inline(text, start, end, self.labels, out)

    def scan_definition(self, text: str, start: int, end: int, out: list[RawRegion]) -> None:
        """Mark label, destination and title of a definition."""
        label = LABEL.match(text, start, end)
        if not label or label[1].startswith("^"):
            self.scan_prose(text, start, end, out)
            return
        out.append((start, -(label.end() + 1), "markup", 0))
        mark_destination(text, label.end() + 1, end, out)

    def markup(self, start: int, end: int) -> None:
        """Mark markup."""
        if start < end:
            self.marks.append((start, -end, "markup", 0))

    def break_at(self, offset: int) -> int:
        """Return where the line of `offset` breaks."""
        end = self.text.find("\n", offset)
        return len(self.text) if end < 0 else end

    def line_end(self, offset: int) -> int:
        """Return where the line of `offset` ends, without the blanks at its end."""
        end = self.break_at(offset)
        while end > offset and self.text[end - 1] in " \t":
            end -= 1
        return end

    def block_end(self, token: Token) -> int:
        """Return where a block ends, without the blank lines at its end."""
        start, line = token.meta["at"][0], token.map[1] if token.map else 0
        end = self.lines[line] if line < len(self.lines) else len(self.text)
        while end > start and self.text[end - 1] in " \t\n":
            end -= 1
        return end


READ: dict[str, Callable[[Layout, Token], None]] = {
    "text": Layout.mark_text,
    "heading_open": Layout.mark_heading,
    "fence": Layout.mark_code,
    "code_block": Layout.mark_code,
    "hr": Layout.mark_rule,
    "html_block": Layout.mark_html,
    "definition": Layout.mark_definition,
    "table_open": Layout.mark_table,
    "blockquote_open": Layout.open_quote,
    "bullet_list_open": Layout.open_list,
    "ordered_list_open": Layout.open_list,
    "list_item_open": Layout.open_item,
    "list_item_close": Layout.close_item,
}
