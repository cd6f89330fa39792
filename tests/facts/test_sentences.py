from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from growth import in_proportion
from seedlint.base.model import Span
from seedlint.facts.sentences import Sentences


def split(text: str) -> list[str]:
    return [span.of(text) for span in Sentences(text, [Span(0, len(text))])]


def test_full_stops_question_marks_and_exclamation_marks_end_sentences() -> None:
    assert split("It rains. Does it? Yes! Well… Then stay.") == ["It rains.", "Does it?", "Yes!", "Well…", "Then stay."]


def test_closing_marks_belong_to_the_sentence_they_end() -> None:
    assert split("“It rains.” (So it does.) He left.") == ["“It rains.”", "(So it does.)", "He left."]


@pytest.mark.parametrize(
    "text",
    [
        "Mr. Roe met Dr. J. R. Poe of St. Cloud, Minn. Residents at the U.S. Embassy.",
        "The boat, e.g. Anna, left at 5 a.m. Monday from pier No. 5 on Jan. 16 last year.",
        "It cost 3.50 at example.com with version 3.11.7 of Node.js 18 installed.",
        "Wir trafen uns am 3. Oktober um 5 Uhr bei Nr. 7, z. B. Anna und Dr. Roe.",
        "On a vu M. Roe et Mme. Poe hier soir.",
        "Well... I think so.",
        "“Why not?” Jane Roe asked.",
        "1. Open the door",
    ],
)
def test_these_full_stops_end_no_sentence(text: str) -> None:
    assert split(text) == [text]


def test_an_abbreviation_ends_a_sentence_before_a_word_that_begins_one() -> None:
    assert split("They left at 5 a.m. The boat stayed.") == ["They left at 5 a.m.", "The boat stayed."]
    assert split("He works at Roe Inc. She doesn't.") == ["He works at Roe Inc.", "She doesn't."]


def test_no_is_an_abbreviation_only_before_a_number() -> None:
    assert split("He said no. Mary left. See No. 7.") == ["He said no.", "Mary left.", "See No. 7."]


def test_a_word_that_looks_like_a_state_in_lower_case_ends_a_sentence() -> None:
    assert split("He felt ill. Mary left for Rockford, Ill. Tuesday.") == [
        "He felt ill.",
        "Mary left for Rockford, Ill. Tuesday.",
    ]


def test_a_paragraph_always_ends_a_sentence() -> None:
    text = "A heading\n\nfirst item\nsecond item. And more"
    spans = [Span(0, 9), Span(11, 21), Span(22, len(text))]
    assert [span.of(text) for span in Sentences(text, spans)] == ["A heading", "first item", "second item.", "And more"]


def test_markup_is_a_blank_and_code_is_a_word() -> None:
    text = "\0\0Note.\0\0 Use \x1a\x1a\x1a. \x1a\x1a ends it."
    assert split(text) == ["Note.", "Use \x1a\x1a\x1a.", "\x1a\x1a ends it."]


def test_ideographic_full_stops_need_no_blank() -> None:
    assert split("下雨了。他走了。") == ["下雨了。", "他走了。"]


@given(st.text(alphabet='aB 1.!?…"”’)\n\0\x1a。'))
def test_sentences_are_in_order_and_lose_nothing_but_blanks(text: str) -> None:
    spans = tuple(Sentences(text, [Span(0, len(text))]))
    kept = "".join(span.of(text) for span in spans)
    assert [span.start for span in spans] == sorted({span.start for span in spans})
    assert "".join(kept.split()).replace("\0", "") == "".join(text.split()).replace("\0", "")
    assert all(span.of(text).strip(" \n\0") == span.of(text) for span in spans)


@pytest.mark.parametrize("unit", [".", ". ", "A. ", ".)", "Hello there ", "“Why?” Ab ", " ", '."'])
def test_a_long_line_takes_time_in_proportion(unit: str) -> None:
    def read_line(size: int) -> None:
        text = unit * (size // len(unit))
        tuple(Sentences(text, [Span(0, len(text))]))

    assert in_proportion(read_line, 50_000)


@given(st.text(alphabet='aB 1.!?…"”’)\n\0\x1a。'), st.integers(0, 40))
def test_the_sentence_at_an_offset_is_the_last_one_that_begins_before_it(text: str, offset: int) -> None:
    spans = [Span(0, len(text) // 2), Span(len(text) // 2, len(text))]
    every = [sentence for sentence in Sentences(text, spans) if sentence.start <= offset]
    assert Sentences(text, spans).at(offset) == (every[-1] if every else None)


def test_the_sentences_of_a_long_line_are_found_in_time_in_proportion_in_any_order() -> None:
    def ask(size: int) -> None:
        text = "It rains here. " * size
        sentences = Sentences(text, [Span(0, len(text))])
        sentences.at(len(text))
        for offset in range(0, len(text), 15):
            assert sentences.at(offset) == Span(offset, offset + 14)

    assert in_proportion(ask, 500)
