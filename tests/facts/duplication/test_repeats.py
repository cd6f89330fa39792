from __future__ import annotations

from seedlint.facts.duplication.repeats import repeats

RUN = "the board met on the pier"


def test_runs_of_five_words_that_stand_again_are_counted() -> None:
    assert repeats(f"{RUN} today. {RUN} again.").repeated == 2
    assert repeats(f"{RUN} today.").repeated == 0
    assert repeats("met on").repeated == 0


def test_code_and_markup_are_no_words() -> None:
    assert repeats("the\x00 \x1a\x1a board").words == ["the", "board"]


def test_a_script_without_blanks_is_told() -> None:
    assert repeats("东码头将继续关闭，直到潜水员检查完每一根木桩为止。").is_unspaced
    assert not repeats(RUN).is_unspaced
