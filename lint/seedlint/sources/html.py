"""HTML in Markdown: tags and comments are markup, addresses in them are destinations, scripts are code."""

from __future__ import annotations

import re

from seedlint.sources.raw_regions import RawRegion
from seedlint.text.lazy import lazy

TAG = lazy(
    r"""<(?P<close>/?)(?P<name>[A-Za-z][A-Za-z0-9-]*+)
    (?:\s++[A-Za-z_:@][\w.:@-]*+(?:\s*+=\s*+(?:[^\s"'=<>`]++|'[^']*+'|"[^"]*+"))?+)*+
    \s*+/?>""",
    re.X,
)
ADDRESS = lazy(
    r"""(?<=\s)(?:href|src|cite|poster|action)\s*=\s*(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<bare>[^\s"'>]+))""",
    re.I,
)
ENCLOSED = (("<!--", "-->"), ("<?", "?>"), ("<![CDATA[", "]]>"), ("<!", ">"), ("{%", "%}"))
OPENER = 2  # characters of an opening mark that can't belong to the closing one: `<!-->` is a comment
CODE = frozenset({"code", "kbd", "pre", "samp", "script", "style", "textarea", "tt"})
OPENING = lazy(r"<(?=[A-Za-z/!?])|\{%")


class Tags:
    """Reads tags one after the other, and pairs those of links and code; unpaired tags are only markup."""

    __slots__ = ("end", "missing", "opened", "out", "text")

    def __init__(self, text: str, end: int, out: list[RawRegion]) -> None:
        self.text, self.end, self.out = text, end, out
        self.opened: dict[str, int] = {}  # where the content of a link or of code begins
        self.missing: set[str] = set()  # closing marks that the rest of the text doesn't have

    def read(self, at: int) -> int:
        """Mark the tag, comment or template tag at `at` and return where it ends; `at` where there is none."""
        if tag := TAG.match(self.text, at, self.end):
            return self.tag(tag)
        for opening, closing in ENCLOSED:
            if self.text.startswith(opening, at, self.end):
                end = self.after(closing, at + OPENER)
                if end:
                    self.out.append((at, -end, "markup", 0))
                return end or at
        return at

    def after(self, closing: str, at: int) -> int:
        """Return the end of the next `closing` from `at` on, 0 if there is none; a failed search isn't repeated."""
        if closing in self.missing:
            return 0
        found = self.text.find(closing, at, self.end)
        if found < 0:
            self.missing.add(closing)
            return 0
        return found + len(closing)

    def tag(self, tag: re.Match[str]) -> int:
        """Mark a tag, the addresses in it, and the content that it closes."""
        start, end, name = tag.start(), tag.end(), tag["name"].lower()
        for address in ADDRESS.finditer(self.text, start, end):
            group = address.lastgroup or "bare"
            self.out.append((start, -address.start(group), "markup", 0))
            self.out.append((address.start(group), -address.end(group), "destination", 0))
            start = address.end(group)
        self.out.append((start, -end, "markup", 0))
        if tag["close"]:
            begin = self.opened.pop(name, None)
            if begin is not None and begin < tag.start():
                self.out.append((begin, -tag.start(), "link" if name == "a" else "code", 0))
        elif name in CODE or (name == "a" and start > tag.start()):
            self.opened.setdefault(name, end)
        return end


def scan_html(text: str, start: int, end: int, out: list[RawRegion]) -> None:
    """Mark the tags of a block of HTML; a script or a style that nothing closes reaches to the block's end."""
    tags = Tags(text, end, out)
    at = start
    while found := OPENING.search(text, at, end):
        at = max(tags.read(found.start()), found.end())
    for name in ("pre", "script", "style"):
        if tags.opened.get(name, end) < end:
            out.append((tags.opened[name], -end, "code", 0))
