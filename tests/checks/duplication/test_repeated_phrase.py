from __future__ import annotations

import random

import pytest

from seedlint.base.model import Finding
from seedlint.checks.duplication.repeated_phrase import RepeatedPhrase
from seedlint.facts import Facts
from seedlint.sources import from_text

DICE = random.Random(4)
LETTERS = "abcdefghijklmnopqrstuvwxyz"


def words(count: int) -> list[str]:
    """Return words of five letters that stand nowhere else."""
    return ["".join(DICE.choices(LETTERS, k=5)) for _ in range(count)]


def inspect(text: str, name: str = "a.txt", **options: float | tuple[float, ...]) -> list[Finding]:
    check = RepeatedPhrase(RepeatedPhrase.Options(**options))  # type: ignore[arg-type]  # the two kinds of option
    return list(check.inspect(Facts(from_text(name, text)), ()))


def spread(phrase: str, times: int, total: int) -> str:
    """Return a text of so many words in which a phrase stands so often."""
    rest = words(total - times * len(phrase.split()))
    step = len(rest) // times
    return " ".join(" ".join((phrase, *rest[at * step : (at + 1) * step])) for at in range(times))


def test_one_phrase_that_makes_up_too_much_is_named_with_figure_and_limit() -> None:
    text = spread("cheap boats", 22, 200)
    (finding,) = inspect(text)
    assert finding.values == {
        "measure": "of the text is one phrase of 2 words",
        "figure": "22 %",
        "limit": "20 %",
        "phrase": "cheap boats",
    }
    assert finding.span.start == text.index("cheap boats", 5)
    assert finding.related[0].span.start == 0


def test_a_phrase_below_its_limit_is_left_alone() -> None:
    assert inspect(spread("cheap boats", 18, 200)) == []


@pytest.mark.parametrize(("count", "limit"), [(5, 15), (6, 14), (7, 13), (8, 12), (9, 11), (10, 10)])
def test_phrases_said_before_have_a_limit_for_each_length(count: int, limit: int) -> None:
    said = words(3 * count)
    phrases = [" ".join(said[at : at + count]) for at in range(0, 3 * count, count)]
    repeated = 3 * count
    for share, found in ((limit + 2, 1), (limit - 2, 0)):
        total = repeated * 100 // share
        middle = [" ".join((phrase, *words(2))) for phrase in (*phrases, *reversed(phrases))]
        text = " ".join([*middle, *words(total - 2 * repeated - 12)])
        limits = tuple(limit / 100 if length == count else 0.99 for length in range(5, 11))
        assert len(inspect(text, duplicate=limits, words=20)) == found


def test_lines_that_repeat_are_reported_with_the_one_that_repeats_most() -> None:
    rest = [" ".join(words(12)) for _ in range(12)]
    (finding,) = inspect("\n".join(line for each in rest for line in (each, "Share this")))
    assert finding.values["measure"] == "of the lines repeat"
    assert finding.values["phrase"] == "Share this"
    assert finding.values["figure"] == "46 %"


def test_characters_of_repeated_lines_have_a_limit_of_their_own() -> None:
    long = " ".join(words(40))
    rest = [" ".join(words(6)) for _ in range(9)]
    (finding,) = inspect("\n".join([long, *rest, long]), duplicate=(0.99,) * 6)
    assert finding.values["measure"] == "of the text is repeated lines"


def test_short_texts_tables_code_and_documentation_are_left_alone() -> None:
    phrase = spread("cheap boats", 30, 200)
    assert inspect(spread("cheap boats", 12, 60)) == []
    assert inspect("\n".join(["10 20 30 40 50"] * 40)) == []
    assert inspect(f"{' '.join(words(120))}\n\n```\n{phrase}\n```\n", name="a.md") == []
    assert inspect(phrase, name="docs/reference/a.txt") == []


def test_limits_of_a_wrong_number_are_refused() -> None:
    with pytest.raises(ValueError, match="limits"):
        RepeatedPhrase.verify(RepeatedPhrase.Options(top=(0.2,)))


def test_a_short_text_has_to_pass_twice_the_limits_and_say_its_phrase_four_times() -> None:
    assert inspect(spread("cheap boats", 10, 60)) == []
    (finding,) = inspect(spread("cheap boats", 13, 60))
    assert finding.values["limit"] == "40 %"
    long = " ".join(words(16))
    assert inspect(" ".join([long, *words(4), long, *words(3), long])) == []
    assert inspect(" ".join(["cheap boats"] * 15)) == []
