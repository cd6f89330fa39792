"""URLs: the WHATWG's cases (urltestdata.json) and linkify-it's fixtures, as they would stand in a text."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

from bench.vectors import Agreement
from seedlint.base.model import Context, Document
from seedlint.checks.contacts.url import DEFECTS
from seedlint.facts import Facts
from seedlint.run.suffix_list import top_level_domains

HARMLESS = frozenset(
    {"insecure", "placeholder", "credential", "user-info", "homograph", "bare-ip", "shortened", "tracking"}
)
MALFORMED = frozenset(DEFECTS) - HARMLESS
OURS = re.compile(r"(?:https?|ftp):", re.I)
WRITTEN = re.compile(r"(?:https?|ftp)://[^/]", re.I)
ENDS_A_URL = re.compile(r"[\s<>|\x00-\x20\x7f]")  # what a URL in a text ends before
STRICTER = 9  # names of hosts that the WHATWG parser takes and no DNS has: `.`, `foo.09..`, `xn--`, broken punycode


def whatwg(file: Path) -> tuple[Agreement, ...]:
    """Every absolute URL that must be refused and can stand in a text is reported; the others are left alone."""
    cases = [case for case in json.loads(file.read_text("utf-8")) if isinstance(case, dict)]
    apart = [case for case in cases if not case.get("base") and not ENDS_A_URL.search(case["input"])]
    wrong = [case["input"] for case in apart if case.get("failure") and OURS.match(case["input"])]
    right = [case["input"] for case in apart if not case.get("failure") and WRITTEN.match(case["input"])]
    missed = [f"{url!r} is not reported" for url in wrong if not any(_malformed(f"See {url} now"))]
    told = [f"{url!r} is reported: {', '.join(found)}" for url in right if (found := [*_malformed(f"See {url} now")])]
    return (
        Agreement.of("WHATWG: URLs that must be refused are reported", len(wrong), missed),
        Agreement.of("WHATWG: the others are left alone", len(right), told, known=STRICTER),
    )


def linkify(source: Path) -> tuple[Agreement, ...]:
    """Positive fixtures with a scheme give no malformed URL, negative ones give neither URL nor address."""
    folder = source / "test" / "fixtures"
    links = [*_links(folder / "links.txt"), *_links(folder / "port_links.txt")]
    linked = [line for line, link in links if WRITTEN.match(link)]
    broken = [f"{line!r} is reported: {', '.join(found)}" for line in linked if (found := [*_malformed(line)])]
    none = [line for line in _lines(folder / "not_links.txt") if line]
    something = [f"{line!r} gives {', '.join(found)}" for line in none if (found := [*_found(line)])]
    return (
        Agreement.of("linkify-it: links with a scheme are not malformed", len(linked), broken),
        Agreement.of("linkify-it: what is no link gives nothing", len(none), something),
    )


def _malformed(text: str) -> Iterator[str]:
    return (defect for url in _facts(text).urls for defect in url.defects if defect in MALFORMED)


def _found(text: str) -> Iterator[str]:
    facts = _facts(text)
    yield from (f"`{url.text}` ({', '.join(url.defects) or 'sound'})" for url in facts.urls)
    yield from (f"`{email.text}` ({', '.join(email.defects) or 'sound'})" for email in facts.emails)


def _facts(text: str) -> Facts:
    return Facts(Document("a.txt", text), Context(top_level_domains=top_level_domains))


def _links(file: Path) -> Iterator[tuple[str, str]]:
    """Yield each fixture with the link in it: on the line below, or else the whole line."""
    lines = iter(_lines(file))
    for line in lines:
        if line:
            yield line, next(lines, "") or line


def _lines(file: Path) -> list[str]:
    """Return the lines of a file of fixtures without their comments."""
    return [re.sub(r"(?:^|\s+)%.*", "", line) for line in file.read_text("utf-8").splitlines()]
