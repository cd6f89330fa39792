"""Phrase patterns: what they match, what anchors them, and that no text makes them slow."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from growth import in_proportion
from seedlint.engine.scan import Scanner
from seedlint.pattern import MARKUP, Pattern, PatternError, fold, parse
from seedlint.pattern.anchored import AnchoredPattern
from seedlint.rulebook import load, read_rule_page
from seedlint.rulebook.example import Example, examples
from seedlint.rulebook.page import read_page

WORDS = {
    "actor": ["critics", "gate keepers"],
    "say": ["say", "argue(d)?", "point(s|ed)? out"],
    "opine": ["<say>", "moan"],
}


def found(written: str, text: str) -> list[str]:
    return [text[start:end] for start, end in parse(written, WORDS).finditer(text, 0, len(text))]


@pytest.mark.parametrize(
    ("written", "text", "expected"),
    [
        ("(some|a few) <actor>", "Some critics and a few gate keepers", ["Some critics", "a few gate keepers"]),
        ("some *{0,2} <actor>", "some rather loud critics", ["some rather loud critics"]),
        ("some *{0,2} <actor>", "some rather, loud critics", []),
        ("some *{0,2} <actor>", "some Old critics", []),
        ("the? board meets", "board meets, the board meets", ["board meets", "the board meets"]),
        (
            "<actor> <say>",
            "critics argued, critics argue, critics pointed out",
            ["critics argued", "critics argue", "critics pointed out"],
        ),
        ("<actor> <opine>", "critics moan and critics say", ["critics moan", "critics say"]),
        ("by <Name>", "seen by Ada de Brandt today", ["by Ada de Brandt"]),
        ("<#> critics", "1,200 critics", ["1,200 critics"]),
        ("(don't|won't) say", "They don’t say", ["don’t say"]),
        ("some (critics|fans) say", "Some\ncritics  say", ["Some\ncritics  say"]),
        ("some (critics|fans)", "handsome critics, some criticsy, some critics-in-law", []),
        ("what\\? (now|then)", "What? Now!", ["What? Now"]),
    ],
)
def test_a_pattern_matches_what_its_author_reads_in_it(written: str, text: str, expected: list[str]) -> None:
    assert found(written, text) == expected


@pytest.mark.parametrize(
    "text", ["some\r\ncritics", "some\rcritics", "some\ncritics", "some\x00 critics", "some\u00a0critics"]
)
def test_a_blank_is_any_white_space_that_a_reader_sees_as_one(text: str) -> None:
    assert found("some <actor>", text) == [text]


@pytest.mark.parametrize("text", ["some\n\ncritics", "some\r\n\r\ncritics", "some\r\rcritics", "some\n \x00\ncritics"])
def test_a_blank_is_no_blank_line(text: str) -> None:
    assert found("some <actor>", text) == []


@pytest.mark.parametrize(
    "text",
    [
        "critics say",
        "But critics say",
        "Later, critics say",
        "It closed. Critics say",
        "(critics say",
        "- critics say",
        "A\n\ncritics say",
    ],
)
def test_a_roof_asks_for_the_beginning_of_a_clause(text: str) -> None:
    assert len(found("^<actor> <say>", text)) == 1


@pytest.mark.parametrize(
    "text", ["the critics say", "film critics say", "the U.S. critics say", "of critics say", "non-critics say"]
)
def test_a_roof_refuses_the_middle_of_a_clause(text: str) -> None:
    assert found("^<actor> <say>", text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("critics, as ever, say", 1),
        ("critics (or some of them) say", 1),
        ("critics – all of them – say", 1),
        ("critics say", 1),
        ("critics, and they say", 0),
        ("critics, he went on to say", 0),
        ("critics (the lot. They say", 0),
    ],
)
def test_an_aside_stands_between_two_marks(text: str, expected: int) -> None:
    assert len(found("<actor><aside>? <say>", text)) == expected


def test_a_modifier_is_no_article_and_no_preposition() -> None:
    assert found("some <modifier>{0,3} critics", "some very loud critics") == ["some very loud critics"]
    assert found("some <modifier>{0,3} critics", "some of the critics") == []


@pytest.mark.parametrize(
    ("text", "expected"), [("seen by some as", 1), ("seen by some.", 1), ("seen by some tools", 0)]
)
def test_a_stop_stands_where_no_noun_follows(text: str, expected: int) -> None:
    assert len(found("seen by (some|many)<stop>", text)) == expected


def test_a_plain_phrase_needs_no_regex() -> None:
    assert parse("read more") == Pattern("read more", "", ("read more",))


def test_the_rarest_required_piece_anchors_a_pattern() -> None:
    assert parse("(one|two) <modifier> <actor> <say>", WORDS).anchors == ("critics", "gate keepers")


def test_a_common_word_is_an_anchor_with_what_may_follow_it() -> None:
    assert parse("some (in|of them)? (say|moan) *").anchors == ("some in", "some of them", "some say", "some moan")
    assert parse("some<aside>? (say|moan) *").anchors[:3] == ("some,", "some (", "some(")
    assert parse("some *{0,2} say").anchors == ("some",)


def test_what_a_pattern_needs_is_looked_for_as_near_as_it_can_stand() -> None:
    pattern = parse("(one|two) <modifier>{0,2} critics (also|even)? (say|moan)")
    assert pattern.needs == ((0, ("also", "even", "say", "moan")), (3, ("say", "moan")), (-4, ("one", "two")))
    assert pattern.lead == 3
    assert stands(pattern, "One very loud critics say")
    assert not stands(pattern, "Critics say")
    assert not stands(pattern, "One of them heard that critics say")
    assert not stands(pattern, "One and critics loudly say")


def stands(pattern: Pattern, text: str) -> bool:
    start = text.lower().index("critics")
    return pattern.may_stand(text, start, start + len("critics"), len(text))


def test_a_pattern_that_may_begin_before_its_anchor_knows_its_first_words() -> None:
    assert set(parse("(one of|Two) *{0,2} critics").firsts) == {"one", "two"}
    assert parse("(in|at)? critics").firsts == ("in", "at", "critics")
    assert parse("*{0,2} critics").firsts == ()
    assert parse("critics (say|moan) *").firsts == ()


def test_where_no_clause_can_begin_nothing_stands_that_begins_one() -> None:
    pattern = parse("^critics say")
    assert [stands(pattern, text) for text in ("Loud critics say", "Loud, critics say", "And critics say")] == [
        False,
        True,
        True,
    ]


def test_every_form_of_a_word_with_endings_is_an_anchor() -> None:
    assert parse("* point(s|ed)? out").anchors == ("points", "pointed", "point")


def test_an_aside_leaves_the_word_before_it_an_anchor() -> None:
    assert parse("<actor><aside>? *", WORDS).anchors == ("critics", "gate keepers")


@pytest.mark.parametrize(
    ("written", "complaint"),
    [
        ("<Name> *", "at least one word"),
        ("some (critics", "open bracket"),
        ("some | critics", "stands where a word should"),
        ("some ^critics", "stands where a word should"),
        ("<nobody> say", "<nobody>"),
        ("some *{0,99}", "at most 12"),
        ("some? critics?", "something must always be there"),
        ("(|critics)", "empty alternative"),
    ],
)
def test_a_pattern_that_cannot_be_read_says_why(written: str, complaint: str) -> None:
    with pytest.raises(PatternError, match=complaint.replace("|", r"\|")):
        parse(written, WORDS)


def test_a_list_cannot_name_itself() -> None:
    with pytest.raises(PatternError, match="<loop>"):
        parse("say <loop>", {"loop": ["again <loop>"]})


PATTERNS = [
    "some *{0,2} <actor><aside>? <say>",
    "^<actor> <opine>",
    "(some|many)<stop>",
    "<modifier>{0,3} <actor>",
    "by <Name> <say>",
]
COMMON_FIRST = [  # the anchors of these are common words with what may follow
    "some (loud|by)? (critics|<say>)",
    "^(some|many)<aside>? <say>",
    "*{0,3} (by|many) (<actor>|some<stop>)",
    "(gate|loud)? many (gate|critics) (say|*)",
]
PIECES = [
    "some",
    "Many",
    "critics",
    "gate",
    "keepers",
    "say",
    "argued",
    "loud",
    "by",
    "Ada",
    ",",
    ".",
    "(",
    ")",
    "–",
    "\n",
    "\n\n",
    "\r",
    "\x00",
    " ",
]
texts = st.lists(st.sampled_from(PIECES), max_size=24).map(" ".join)


@given(st.sampled_from(PATTERNS), texts)
def test_every_match_holds_an_anchor_and_no_blank_line(written: str, text: str) -> None:
    pattern = parse(written, WORDS)
    for start, end in pattern.finditer(text, 0, len(text)):
        match = text[start:end]
        assert any(anchor in fold(match.replace("\x00", "")) for anchor in pattern.anchors)
        assert all(line.strip(" \x00") for line in match.replace("\r\n", "\n").replace("\r", "\n").split("\n"))


@given(st.sampled_from([*PATTERNS, *COMMON_FIRST]), texts)
def test_every_match_is_found_around_its_anchors(written: str, text: str) -> None:
    pattern, line = parse(written, WORDS), " ".join(text.split())
    searched, around, done = AnchoredPattern(pattern), [], 0
    for hit in Scanner([[pattern]]).scan(line).get(0, ()):
        if hit.span.start >= done and searched.may_stand(line, *hit.span, len(line)):
            match = searched.match(line, done, len(line), hit.span.start)
            if match:
                around.append(match)
                done = match[1]
    assert around == list(pattern.finditer(line, 0, len(line)))


@pytest.mark.parametrize(
    "piece", ["some ", "critics, ", "some loud critics, a b c d ", "critics (", "Ada de ", "\x00 ", "critics – "]
)
@pytest.mark.parametrize("written", PATTERNS)
def test_time_grows_with_the_text_and_no_faster(written: str, piece: str) -> None:
    pattern = parse(written, WORDS)

    def find(times: int) -> None:
        text = piece * times
        list(pattern.finditer(text, 0, len(text)))

    assert in_proportion(find, 1000)


def test_an_aside_tries_no_two_ways_through_the_markup_of_a_link() -> None:
    pattern = parse("critics<aside>? say")

    def find(length: int) -> None:
        text = f"critics, as shown{MARKUP * length} elsewhere. They say so."
        list(pattern.finditer(text, 0, len(text)))

    assert in_proportion(find, 2)


@pytest.mark.parametrize("rule", ["vague-attribution", "anonymous-source", "hearsay", "unnamed-study"])
def test_no_match_lacks_a_word_that_its_pattern_needs(rule: str) -> None:
    """What `needs` says is only a way to skip a search: every place where the regex matches passes it."""
    text = " ".join(example.text for example in _examples(rule))
    for pattern in load().rules[rule].make_check().patterns:
        if pattern.is_phrase:
            continue
        plain = Pattern(pattern.written, pattern.regex, pattern.anchors)
        for start in range(0, len(text), 200):
            window = (start, min(start + 300, len(text)))
            assert list(pattern.finditer(text, *window)) == list(plain.finditer(text, *window))


def _examples(rule: str) -> tuple[Example, ...]:
    found = load().rules[rule]
    return examples(read_page(found.file, read_rule_page(found)))


def test_a_mark_is_no_anchor_but_for_a_rare_mark() -> None:
    assert parse("© <Name>").anchors == ("©",)
    with pytest.raises(PatternError, match="always there"):
        parse("(-|–) <Name>")
