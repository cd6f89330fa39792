"""Markdown's blocks: the tokens of markdown-it-py's block rules, with their offsets in the source.

The rules are markdown-it-py's own. For speed, two things differ: a line is only tried with the rules that its first
character can begin, and a paragraph is read once (markdown-it looks for a setext underline first, and then reads it
again). Each token gets the offsets where the content of its lines begins, behind `>` and list bullets.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING

from seedlint.text.lazy import lazy

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock
    from markdown_it.token import Token

    Rule = Callable[[StateBlock, int, int, bool], bool]

UNDERLINE = lazy(r"(?:=+|-+)[ \t]*+$", re.M)
DELIMITERS = frozenset("|-:")  # what the second line of a table begins with
RULES: dict[str, tuple[str, ...]] = {  # by the first character of a line, in markdown-it's order
    "`": ("fence",),
    "~": ("fence",),
    ">": ("blockquote",),
    "*": ("hr", "list"),
    "-": ("hr", "list"),
    "_": ("hr",),
    "+": ("list",),
    **dict.fromkeys("0123456789", ("list",)),
    "[": ("reference",),
    "<": ("html_block",),
    "#": ("heading",),
}
INTERRUPTS: dict[str, frozenset[str]] = {  # what ends a block of this kind without a blank line
    "paragraph": frozenset({"table", "fence", "blockquote", "hr", "list", "html_block", "heading"}),
    "reference": frozenset({"table", "fence", "blockquote", "hr", "list", "html_block", "heading"}),
    "blockquote": frozenset({"fence", "blockquote", "hr", "list", "html_block", "heading"}),
    "table": frozenset({"fence", "blockquote", "hr", "list", "html_block", "heading"}),
    "list": frozenset({"fence", "blockquote", "hr"}),
}
LINEWISE = frozenset({"html_block", "reference", "table"})  # blocks whose prose stands behind every line's prefix


def parse_blocks(text: str) -> list[Token]:
    """Return the block tokens of `text`, whose lines end with LF alone.

    The first token of a block has `meta["at"]`: the offsets where the content of its lines begins, of all lines for
    text, tables, definitions and HTML, of the first line for the others. Paragraphs and setext headings are tokens of
    the type "text", whose `meta["level"]` is 0 for a paragraph.
    """
    parser = _parser()
    tokens: list[Token] = []
    parser.block.parse(text, parser, {}, tokens)
    return tokens


@cache
def _parser() -> MarkdownIt:
    """Return the parser, made once; it has no state between documents."""
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"inline_definitions": True})
    parser.block.ruler.enableOnly(["code"])  # by this name the rules learn that indented code exists
    parser.block.ruler.at("code", _Block(), {"alt": list(INTERRUPTS)})
    return parser


class _Block:
    """The only rule of the parser: it tries the rules of markdown-it-py that a line's first character allows."""

    def __init__(self) -> None:
        from markdown_it import rules_block

        named: dict[str, Rule] = {
            "fence": rules_block.fence,
            "blockquote": rules_block.blockquote,
            "hr": rules_block.hr,
            "list": rules_block.list_block,
            "reference": rules_block.reference,
            "html_block": rules_block.html_block,
            "heading": rules_block.heading,
        }
        self.code: Rule = rules_block.code
        self.table: Rule = rules_block.table
        self.rules = {first: tuple((name, named[name]) for name in names) for first, names in RULES.items()}
        self.interrupts = {
            parent: {first: tuple(named[name] for name in names if name in allowed) for first, names in RULES.items()}
            for parent, allowed in INTERRUPTS.items()
        }

    def __call__(self, state: StateBlock, line: int, end: int, silent: bool) -> bool:
        return self.interrupted(state, line, end) if silent else self.parse(state, line, end)

    def parse(self, state: StateBlock, line: int, end: int) -> bool:
        """Add the tokens of the block that begins on `line`, with the offsets of its lines."""
        first = len(state.tokens)
        at = state.bMarks[line] + state.tShift[line]
        if state.sCount[line] - state.blkIndent >= 4:
            self.code(state, line, end, False)
        elif self.table_begins(state, line, end, silent=False):
            state.tokens[first].meta["at"] = _content_starts(state, line, state.line)
            return True
        else:
            for name, rule in self.rules.get(state.src[at], ()):
                if rule(state, line, end, False):
                    if name in LINEWISE:
                        state.tokens[first].meta["at"] = _content_starts(state, line, state.line)
                        return True
                    break
            else:
                return self.text(state, line)
        state.tokens[first].meta["at"] = (at,)
        return True

    def text(self, state: StateBlock, line: int) -> bool:
        """Add the paragraph or the setext heading that begins on `line`."""
        parent, state.parentType = state.parentType, "paragraph"
        level, end, after = 0, line + 1, state.lineMax
        while end < after and not state.isEmpty(end):
            indent = state.sCount[end] - state.blkIndent
            if indent <= 3:
                at = state.bMarks[end] + state.tShift[end]
                if indent >= 0 and UNDERLINE.match(state.src, at):
                    level = 1 if state.src[at] == "=" else 2
                    break
                if state.sCount[end] >= 0 and self.interrupted(state, end, after):  # below 0: a quote saw the line
                    break
            end += 1
        state.parentType = parent
        state.line = end + 1 if level else end
        token = state.push("text", "", 0)
        token.map = [line, state.line]
        token.meta = {"at": _content_starts(state, line, state.line), "level": level}
        return True

    def interrupted(self, state: StateBlock, line: int, end: int) -> bool:
        """Tell whether another block begins on `line` and ends the one that is being read."""
        if state.sCount[line] - state.blkIndent >= 4:
            return False
        at = state.bMarks[line] + state.tShift[line]
        for rule in self.interrupts[state.parentType].get(state.src[at : at + 1], ()):
            if rule(state, line, end, True):
                return True
        return "table" in INTERRUPTS[state.parentType] and self.table_begins(state, line, end, silent=True)

    def table_begins(self, state: StateBlock, line: int, end: int, *, silent: bool) -> bool:
        """Ask for a table where the line below can be its delimiter row."""
        below = line + 1
        at = state.bMarks[below] + state.tShift[below]
        return below < end and state.src[at : at + 1] in DELIMITERS and self.table(state, line, end, silent)


def _content_starts(state: StateBlock, line: int, end: int) -> tuple[int, ...]:
    return tuple([state.bMarks[number] + state.tShift[number] for number in range(line, end)])
