from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from growth import in_proportion
from seedlint.base.model import Span
from seedlint.facts.claims.quotes import in_plain_pairs, plain_pairs, quotes
from seedlint.text.claims.mark_pairing import mark_by_mark
from seedlint.text.claims.quotation_marks import Quote


def read(text: str) -> tuple[Quote, ...]:
    return quotes(text, [Span(*match.span()) for match in re.finditer(r"(?:[^\n]*\S\n?)+", text)])


def inner(text: str) -> list[str]:
    return [quote.inner.of(text) for quote in read(text)]


def speakers(text: str) -> list[str | None]:
    return [quote.speaker.of(text) if quote.speaker else None for quote in read(text)]


@pytest.mark.parametrize(
    "text",
    [
        'She called it "a leak" at once.',
        "She called it “a leak” at once.",
        "Sie nannte es „a leak“ und ging.",
        "Nazwała to „a leak” od razu.",
        "Elle a dit «a leak» hier.",
        "Sie nannte es »a leak« und ging.",
        "Hon sade ”a leak” i går.",
        "She called it ‘a leak’ at once.",
        "She called it ``a leak'' at once.",
        "Sie nannte es ,,a leak'' und ging.",
    ],
)
def test_each_language_has_its_marks(text: str) -> None:
    (quote,) = read(text)
    assert (quote.inner.of(text), quote.closed, quote.depth) == ("a leak", True, 0)
    assert quote.span.of(text) == f"{quote.opening}a leak{quote.closing}"


def test_french_marks_stand_off_their_words() -> None:
    assert inner("Il a dit : « Oui. » Puis « Non. »") == [" Oui. ", " Non. "]


def test_quotations_nest() -> None:
    text = "“He told me, ‘Go home,’ and left,” she said. „Das ‚Schiff‘ sinkt.“"
    assert [(quote.inner.of(text), quote.depth) for quote in read(text)] == [
        ("He told me, ‘Go home,’ and left,", 0),
        ("Go home,", 1),
        ("Das ‚Schiff‘ sinkt.", 0),
        ("Schiff", 1),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "It’s the workers’ pay in the ’90s, rock ’n’ roll, and ‘tis all.",
        'A 27" screen, 5\'10" tall, 6\' 2.5" deep.',
        'Type "" or """ or \\" or \'"\' or ("), or `"` or ``say "x``.',
        "Home » News » Boats",
    ],
)
def test_these_marks_quote_nothing(text: str) -> None:
    assert read(text) == ()


def test_inches_within_a_quotation_do_not_close_it() -> None:
    assert inner('The sign read "a 27" screen" in red.') == ['a 27" screen']


def test_a_mark_of_another_kind_closes_where_no_better_one_comes() -> None:
    (quote,) = read('“Call us:"')
    assert (quote.opening, quote.closing, quote.closed) == ("“", '"', True)
    assert inner('“The so-called "plan" is bad,” she said.') == ['The so-called "plan" is bad,', "plan"]


def test_a_quotation_without_an_end_runs_to_the_paragraphs_end() -> None:
    text = "She said: “We will see.\n\nHe left."
    (quote,) = read(text)
    assert (quote.closed, quote.closing, quote.inner.of(text).strip()) == (False, "", "We will see.")


def test_a_lone_closing_mark_has_no_opening_one() -> None:
    text = "We will see,” she said."
    (quote,) = read(text)
    assert (quote.opening, quote.span.of(text), quote.inner.length) == ("", "”", 0)


def test_paragraphs_that_open_with_a_mark_carry_a_quotation_on() -> None:
    text = "“One.\n\n“Two.\n\n“Three,” Jane Roe said."
    assert [(quote.closed, quote.continued) for quote in read(text)] == [(False, True), (False, True), (True, False)]
    assert speakers(text) == ["Jane Roe"] * 3


def test_whole_quoted_paragraphs_are_one_statement_where_they_are_long() -> None:
    text = f"“{'word ' * 25}end.”\n\n“{'word ' * 25}end.”\n\n“Yes.”\n\n“No.”"
    assert [quote.continued for quote in read(text)] == [True, False, False, False]


def test_a_quotation_that_a_colon_introduces_may_end_in_a_later_paragraph() -> None:
    text = 'It begins: "One.\n\nTwo."\n\nThree.'
    assert inner(text) == ["One.\n\nTwo."]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“We go,” Roe said.", "Roe"),
        ("“We go,” said Mayor Jane Roe on Monday.", "Mayor Jane Roe"),
        ("“We go,” Jane Roe, the mayor, told reporters.", "Jane Roe"),
        ("“We go,” he wrote.", "he"),
        ("“We go,” the city’s statement reads.", "the city’s statement"),
        ("“We go,” states a release of Monday.", "a release"),
        ("Jane Roe told the board: “We go.”", "Jane Roe"),
        ("The mayor said, “We go.”", "The mayor"),
        ("According to Jane Roe, “we go.”", "Jane Roe"),
        ("„Wir gehen“, sagte Bürgermeisterin Roe.", "Bürgermeisterin Roe"),
        ("« Nous partons », a déclaré Jane Roe.", "Jane Roe"),
        ("«Nos vamos», dijo la alcaldesa.", "la alcaldesa"),
        ("The “plan” is bad.", None),
    ],
)
def test_the_speaker_is_the_subject_of_the_verb_beside_it(text: str, speaker: str | None) -> None:
    assert speakers(text) == [speaker]


def test_markup_is_looked_through() -> None:
    text = '\0\0"We go,"\0\0 she said.'
    assert inner(text) == ["We go,"]


@given(st.text(alphabet="ab \n.,1'\"“”„«»‘’‚`\0"))
def test_quotations_are_sorted_and_hold_their_inner_text(text: str) -> None:
    found = read(text)
    assert [quote.span.start for quote in found] == sorted(quote.span.start for quote in found)
    assert all(quote.span.covers(quote.inner) and 0 <= quote.depth <= 6 for quote in found)
    assert all(quote.opening or quote.closing for quote in found)


@pytest.mark.parametrize("unit", ['"', ' "a', 'a" ', "“", " ‘a", "`", "``a", '5"', '"\0', "\0", "”Ab said "])
def test_a_long_line_takes_time_in_proportion(unit: str) -> None:
    def read_line(size: int) -> None:
        text = unit * (size // len(unit))
        quotes(text, [Span(0, len(text))])

    assert in_proportion(read_line, 20_000)


def test_a_row_of_marks_quotes_nothing() -> None:
    assert inner("He drew “““““““ and ”””””, “then” left.") == ["then"]


marked_texts = st.lists(
    st.sampled_from([*"“”\"'(). \n’", "a", "Bo", "5", "«", "`", ",,", "\n\n", "\0", " “Go,” ", ' "go" '])
).map("".join)


@given(marked_texts)
def test_a_paragraph_of_plain_pairs_is_read_as_it_is_mark_by_mark(text: str) -> None:
    """Paragraphs have neither blanks nor markup at their ends."""
    start, end = len(text) - len(text.lstrip(" \n\0")), len(text.rstrip(" \n\0"))
    whole = Span(min(start, end), end)
    found = in_plain_pairs(text, whole)
    assert found is None or found == mark_by_mark(text, whole)


@given(marked_texts)
def test_plain_pairs_are_the_quotations_of_a_text_that_has_no_other_marks(text: str) -> None:
    pairs = plain_pairs(text)
    if pairs is not None:
        assert pairs == tuple(quote.span for quote in read(text))


def test_marks_that_need_telling_make_no_plain_pairs() -> None:
    assert plain_pairs("She said “go” and ‘stay’.") is None
    assert plain_pairs('A board 5" wide and "red".') is None
    assert plain_pairs("It isn’t here.") == ()
    assert plain_pairs("She said “go” twice.") == (Span(9, 13),)


def test_speakers_are_looked_for_only_if_they_are_asked_for() -> None:
    text = "“Go,” said Jane Roe."
    assert [quote.speaker for quote in quotes(text, [Span(0, len(text))], attribute=False)] == [None]
