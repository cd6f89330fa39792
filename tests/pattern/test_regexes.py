"""True regular expressions in rules: what anchors them, what is refused, what they find."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seedlint.base.model import Document
from seedlint.checks.phrase import Phrase
from seedlint.engine.scan import Scanner
from seedlint.facts import Facts
from seedlint.pattern import PatternError, parse


def found(written: str, text: str) -> list[str]:
    check = Phrase(Phrase.Options((parse(written),)))
    hits = Scanner([check.patterns]).scan(text)
    return [finding.span.of(text) for finding in check.inspect(Facts(Document("a.txt", text)), hits.get(0, ()))]


@pytest.mark.parametrize(
    ("regex", "anchors"),
    [
        (r"/foo\d+/", ("foo",)),
        (r"/\bTicket \d{1,5}\b/", ("ticket",)),
        (r"/(?:cat|dog)s? of/", ("cat", "dog")),
        (r"/\p{Lu}\w+ inc\./", ("inc.",)),
        (r"/a{2,3}bcd/", ("bcd",)),
        (r"/(?:may)?be sure/", ("be sure",)),
        (r"/\bon (?:buy|book)ing/", ("on buy", "on book")),
    ],
)
def test_a_regex_is_anchored_by_the_longest_words_that_it_needs(regex: str, anchors: tuple[str, ...]) -> None:
    assert parse(regex).anchors == anchors


@pytest.mark.parametrize(
    ("regex", "anchors"),
    [
        (r"/\[(?:your|the) \w+\]/", ("[your", "[the")),
        (r"/\[(?:an? )?(?:name|place) \w+/", ("[a", "[name", "[place")),
        (r"/%%?(?:first|last)-name/", ("%%", "%first", "%last")),
        (r"/\{\{ ?[\w.]{0,40}description/", ("{{",)),
    ],
)
def test_a_regex_with_a_rare_mark_is_anchored_there(regex: str, anchors: tuple[str, ...]) -> None:
    assert parse(regex).anchors == anchors


@pytest.mark.parametrize("regex", [r"/\w+/", r"/[a-z]{3}\d/", r"/(?:foo)?\d+/", r"/(?:foo|\d)+x/", r"/x\d/"])
def test_a_regex_without_a_word_that_is_always_there_is_refused(regex: str) -> None:
    with pytest.raises(PatternError):
        parse(regex)


@pytest.mark.parametrize(
    "regex",
    [
        r"/word(a+)+$/",
        r"/^word(\w+\s?)*$/",
        r"/word(x+x+)+y/",
        r"/word(.*)*!$/",
        r"/word\b(?:\w+[\s,]*)+\?$/",
        r"/word(a|aa)+$/",
        r"/word(.*?,){25}P/",
        r"/word(\w+)\s+\1\b/",
        r"/word.*a.*b.*c.*d/",
    ],
)
def test_a_regex_that_could_explode_is_refused_when_it_is_read(regex: str) -> None:
    with pytest.raises(PatternError, match="could take very long"):
        parse(regex)


def test_a_regex_that_is_none_is_refused_with_the_reason() -> None:
    with pytest.raises(PatternError, match="is no regular expression"):
        parse("/word(/")


def test_a_regex_finds_also_what_begins_inside_a_word() -> None:
    assert found(r"/soft\w+/", "A Microsoftie and soft words.") == ["softie"]
    assert found("soft", "A Microsoftie and soft words.") == ["soft"]


def test_a_regex_ignores_case_unless_it_says_otherwise() -> None:
    assert found(r"/Ticket \d+/", "ticket 12") == ["ticket 12"]
    assert found(r"/(?-i:Ticket) \d+/", "ticket 12, Ticket 13") == ["Ticket 13"]


@given(st.text(alphabet="abc -1\n", max_size=60))
def test_the_anchored_search_finds_what_the_regex_finds_alone(text: str) -> None:
    import regex

    alone = {match.span() for match in regex.finditer(r"(?i)(?:cab|ab)\d|bb-\w", text)}
    anchored = r"/(?:cab|ab)\d|bb-\w/"
    assert _spans(anchored, text) == sorted(alone)


def _spans(written: str, text: str) -> list[tuple[int, int]]:
    check = Phrase(Phrase.Options((parse(written),)))
    hits = Scanner([check.patterns]).scan(text).get(0, ())
    return [(f.span.start, f.span.end) for f in check.inspect(Facts(Document("a.txt", text)), hits)]
