from __future__ import annotations

from collections.abc import Iterator

import pytest

from seedlint.base.model import Span
from seedlint.facts.boilerplate.template_wording import AroundHits
from seedlint.pattern import Pattern, parse
from seedlint.text.boilerplate.bare_line import REACH


def matches(text: str, pattern: Pattern) -> list[str]:
    """Return the match of each hit, in order; "" where it has none."""
    around, hits, at = AroundHits(pattern), list[Span](), text.find(pattern.anchors[0])
    while at >= 0:
        hits.append(Span(at, at + len(pattern.anchors[0])))
        at = text.find(pattern.anchors[0], at + 1)
    found = [around.match(hit, text, Span(0, len(text))) for hit in hits]
    return [each.of(text) if each else "" for each in found]


def test_each_hit_has_the_match_that_includes_it() -> None:
    far = " " * 3 * REACH
    text = f"{{{{a}}}} {{{{ {{{{b}}}}{far}{{{{c}}}}"
    assert matches(text, parse(r"/\{\{\w\}\}/")) == ["{{a}}", "", "{{b}}", "{{c}}"]


def test_hits_that_are_close_together_share_one_search(monkeypatch: pytest.MonkeyPatch) -> None:
    pattern, read, finditer = parse(r"/\{\{\w\}\}/"), list[int](), Pattern.finditer

    def counted(self: Pattern, text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
        read.append(end - start)
        yield from finditer(self, text, start, end)

    monkeypatch.setattr(Pattern, "finditer", counted)
    assert set(matches("{" * 50 * REACH, pattern)) == {""}
    assert sum(read) < 4 * 50 * REACH
