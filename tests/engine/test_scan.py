from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from growth import in_proportion
from seedlint.base.model import Span
from seedlint.engine.scan import DFA_FROM, MOST_AUTOMATA, Scanner
from seedlint.facts import Hit
from seedlint.pattern import MARKUP, parse
from seedlint.pattern.anchors import Index, by_word

ANCHORS = ("a", "b", "ab", "a b", "b a", "a a", "a'b", "é a b", "b.")
TEXTS = st.text(alphabet="aAbBéÉİ’'._1 \t\u00a0\u202f\r\n" + MARKUP, max_size=40)
BLANK = "[ \t\u00a0\u202f]"
GAP = rf"(?:{BLANK}+(?:(?:\r\n|\r|\n){BLANK}*)?|(?:\r\n|\r|\n){BLANK}*)"


def naive(text: str, anchor: str) -> Iterator[Span]:
    """Search an anchor as a reader would: markup is not seen, words are whole, a line may end between them."""
    seen = [at for at, char in enumerate(text) if char != MARKUP]
    plain = "".join(text[at] for at in seen)
    words = (re.escape(word).replace("'", "['’]") for word in anchor.split(" "))
    for match in re.finditer(rf"(?=({GAP.join(words)}))", plain, re.IGNORECASE):
        start, end = match.span(1)
        inside = (
            plain[start - 1 : start].isalnum() and plain[start].isalnum(),
            plain[end : end + 1].isalnum() and plain[end - 1].isalnum(),
        )
        if not any(inside):
            yield Span(seen[start], seen[end - 1] + 1)


@given(TEXTS, st.sets(st.sampled_from(ANCHORS), min_size=1))
@example("a\r\nb", {"a b"})
@example(f"{MARKUP}a{MARKUP}{MARKUP}. a{MARKUP} b", {"a", "a b"})
@example("a \n b a  a", {"a b", "b a", "a a"})
def test_every_occurrence_of_every_anchor_is_found_and_nothing_else(text: str, anchors: set[str]) -> None:
    ordered = sorted(anchors)
    hits = Scanner([[parse(anchor)] for anchor in ordered]).scan(text)
    for check, anchor in enumerate(ordered):
        assert [hit.span for hit in hits.get(check, ())] == sorted(naive(text, anchor))


def scan(text: str, *patterns: str) -> list[str]:
    hits = Scanner([[parse(pattern) for pattern in patterns]]).scan(text)
    return [hit.span.of(text) for hit in hits.get(0, ())]


def test_an_anchor_inside_a_word_is_none() -> None:
    assert scan("Xsome critics, some criticsX, some critics2", "some critics") == []


def test_an_anchor_beside_punctuation_is_one() -> None:
    assert scan("(some critics) “Some critics” some critics.", "some critics") == [
        "some critics",
        "Some critics",
        "some critics",
    ]


def test_overlapping_anchors_are_all_found() -> None:
    assert scan("experts say so", "experts say", "say so", "experts say so") == [
        "experts say",
        "experts say so",
        "say so",
    ]


def test_one_anchor_of_two_checks_hits_both() -> None:
    hits = Scanner([[parse("one")], [parse("two"), parse("one")]]).scan("One.")
    assert hits == {0: [Hit(0, Span(0, 3))], 1: [Hit(1, Span(0, 3))]}


def test_checks_without_a_hit_are_not_named() -> None:
    assert Scanner([[parse("one")], [parse("two")]]).scan("two") == {1: [Hit(0, Span(0, 3))]}


def test_without_any_pattern_nothing_is_scanned() -> None:
    assert Scanner([[], []]).scan("text") == {}


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_an_anchor_too_late_in_its_line_is_no_hit_of_a_pattern_that_begins_lines(end: str) -> None:
    text = end.join(("Now share", "We all share", "", "  share"))
    hits = Scanner([by_word([parse("share")], [1]), by_word([parse("share")])]).scan(text)
    assert [text[: hit.span.start].count("\n") for hit in hits[0]] == [0, 1, 3]  # another check asks for every place
    assert hits == Scanner([[parse("share")]] * 2).scan(text)
    alone = Scanner([by_word([parse("share")], [1])]).scan(text)
    assert [text[: hit.span.start].count("\n") for hit in alone[0]] == [0, 3]


def test_where_a_cr_alone_ends_lines_an_anchor_is_a_hit_wherever_it_stands() -> None:
    assert len(Scanner([by_word([parse("share")], [0])]).scan("We all\rshare\rwhat we share")[0]) == 2


@pytest.mark.parametrize("count", [10, 1000])
def test_many_anchors_are_found_as_well_as_few(count: int) -> None:
    words = [f"word{number}x" for number in range(count)]
    hits = Scanner([[parse(word)] for word in words]).scan(" ".join(words))
    assert len(hits) == count


def test_a_scanner_that_has_read_much_finds_the_same() -> None:
    scanner = Scanner([(parse("some critics"),)])
    few = scanner.scan("As some critics say.")
    scanner.scan("some " * (DFA_FROM // 5))
    assert scanner.scan("As some critics say.") == few != {}


def test_text_after_text_with_words_of_its_own_finds_what_a_fresh_scanner_finds() -> None:
    words = [f"word{number}x" for number in range(5 * MOST_AUTOMATA)]
    checks = [[parse(word), parse(f"{word} again"), parse("again")] for word in words]
    scanner = Scanner(checks)
    for number in range(len(words)):
        text = " again. ".join(words[max(0, number - 3) : number + 1]) + " again"
        assert scanner.scan(text) == Scanner(checks).scan(text) != {}


def index_for_beginnings(lead: int) -> Index:
    """Return the index of a check whose anchor may have `lead` words before it in its line."""
    return by_word([parse("pier")], [lead])


@pytest.mark.parametrize(
    ("line", "lead", "count"),
    [
        ("pier", 0, 1),
        ("- pier", 0, 0),
        ("- pier", 1, 1),
        ("a b pier", 1, 0),
        ("a b pier, pier", 2, 1),
        (" \t pier ", 0, 1),
    ],
)
def test_an_anchor_with_too_many_words_before_it_in_its_line_is_no_hit(line: str, lead: int, count: int) -> None:
    for end in ("\n", "\n\n", "\r\n"):
        found = Scanner([index_for_beginnings(lead)]).scan(f"{line}{end}The pier of a town{end}{line}").get(0, ())
        assert len(found) == 2 * count + (lead > 0)


def test_many_anchors_in_one_line_take_time_in_proportion() -> None:
    assert in_proportion(lambda times: Scanner([index_for_beginnings(2)]).scan("pier," * times), 4000)
