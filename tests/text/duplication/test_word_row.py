from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from seedlint.text.duplication.word_row import SHINGLE, WINDOW, WORD, samples, spans, word_row


def test_each_word_has_a_sign_and_a_place() -> None:
    text = "  The “harbour”, the\x00 Harbour: 12 boats.\n"
    row = word_row(text)
    assert [text[start:end] for start, end in spans(row.lengths)] == ["The", "harbour", "the", "Harbour", "12", "boats"]
    assert row.codes[0] == row.codes[2]
    assert row.codes[1] == row.codes[3]
    assert len(set(row.codes)) == 4


def test_signs_of_a_script_without_blanks_are_words() -> None:
    assert len(word_row("港口今天关闭").codes) == 6


def test_lengths_beyond_the_surrogates_are_kept() -> None:
    text = f"a{' ' * 0xD800}b{'c' * 0xDFFF} d"
    row = word_row(text)
    assert [end - start for start, end in spans(row.lengths)] == [1, 0xE000, 1]
    row.lengths.encode()  # no surrogate is written


def test_what_comes_behind_an_endless_word_is_left_out() -> None:
    for endless in ("x" * 1_000_000, " " * 1_000_000):
        row = word_row(f"one two {endless} three")
        assert len(row.codes) == 2
        assert len(spans(row.lengths)) == 2


@given(st.text(alphabet=st.sampled_from("aé港ß \n-\x00İ0"), max_size=60))
def test_places_are_those_of_the_words(text: str) -> None:
    row = word_row(text)
    assert spans(row.lengths) == [match.span() for match in WORD.finditer(text)]
    assert len(row.codes) == len(spans(row.lengths))


def test_texts_that_share_enough_words_share_a_sample() -> None:
    dice = random.Random(5)
    words = ["a", "of", "pier", "harbour", "the", "winter", "neighbourhood"]
    for _ in range(300):
        shared = [dice.choice(words[: dice.choice((3, 6, 7))]) for _ in range(WINDOW + SHINGLE - 1)]
        chosen = []
        for _ in range(2):
            before, after = ([dice.choice(words) for _ in range(dice.randrange(40))] for _ in range(2))
            codes = word_row(" ".join([*before, *shared, *after])).codes
            row = word_row(" ".join([*before, *shared, *after]))
            inside = range(len(before), len(before) + WINDOW)
            chosen.append({codes[at : at + SHINGLE] for at in samples(row) if at in inside})
        assert chosen[0] & chosen[1]
