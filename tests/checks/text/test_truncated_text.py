from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seedlint.base.model import Finding
from seedlint.checks.text.truncated_text import TruncatedText
from seedlint.facts import Facts
from seedlint.sources import from_text

START = "The pier was closed on Monday. Engineers had found cracks in three of its pillars."


def find(text: str, path: str = "a.txt") -> list[Finding]:
    return list(TruncatedText(TruncatedText.Options()).inspect(Facts(from_text(path, text)), ()))


@pytest.mark.parametrize(
    ("end", "variant"),
    [
        (" The board met and [...]", "mark"),
        (" The board met and […]\n\n", "mark"),
        (" The board of the town met and saw the…", "mark"),
        ("\n\nRead the full story", "elsewhere"),
        ("\n\nRead the rest of this article here »", "elsewhere"),
        ("\n\n(more)", "elsewhere"),
        ("\n\nLees het hele artikel", "elsewhere"),
        ("\n\nLeer la noticia completa", "elsewhere"),
        ("\n\nLeggi l'articolo completo", "elsewhere"),
        ("\n\nLeia a matéria completa", "elsewhere"),
        (" The board met on Friday and closed the", "sentence"),
    ],
)
def test_the_variant_tells_what_gives_it_away(end: str, variant: str) -> None:
    assert [finding.variant for finding in find(START + end)] == [variant]


@pytest.mark.parametrize(
    "end",
    [
        "",
        "\n\nAnna Bell",
        "\n\n- the boards\n- the nails and the",
        "\n\nhttps://example.org/the",
        " What comes next? Nobody knows ...",
        " She said: “The pier [...] is shut.”",
        "\n\n    make the\n",
        "\n\nRead more",
        "\n\nThe rest of the story",
        " Call the office (9 to 5)",
    ],
)
def test_other_ends_are_left_alone(end: str) -> None:
    assert find(START + end) == []


def test_code_tables_and_quotations_may_end_as_they_like() -> None:
    assert find(f"{START}\n\n```\nclose the\n```\n", "a.md") == []
    assert find(f"{START}\n\n> the pier was closed by the board of the\n", "a.md") == []
    assert find(f"{START}\n\n| a | b |\n|---|---|\n| cracks in the | pillars of the |\n", "a.md") == []


def test_a_text_of_a_few_words_is_not_judged() -> None:
    assert find("the [...]") == []


@given(st.text(alphabet=st.sampled_from("the a.,…[]() \n-😀é“”"), max_size=60))
def test_there_is_at_most_one_finding_and_it_stands_in_the_text(end: str) -> None:
    text = f"{START} {end}"
    findings = find(text)
    assert len(findings) <= 1
    assert all(0 <= finding.span.start < finding.span.end <= len(text) for finding in findings)


@pytest.mark.parametrize(
    "long", ["a" * 200_000, "a." * 100_000, ". " * 100_000, "(" * 100_000, "the " * 50_000, "a-" * 100_000]
)
def test_a_long_last_paragraph_takes_no_longer_than_its_length(long: str) -> None:
    started = time.process_time()
    find(f"{START} {long}")
    assert time.process_time() - started < 10
