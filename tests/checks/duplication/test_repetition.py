from __future__ import annotations

from typing import Literal

from seedlint.base.model import Finding
from seedlint.checks.duplication.repetition import Repetition
from seedlint.facts import Facts
from seedlint.sources import from_text

LONG = "The harbour board met on the pier, and everybody was there."


def inspect(
    text: str, name: str = "a.md", *, of: Literal["paragraph", "heading"] = "paragraph", words: int = 8
) -> list[Finding]:
    check = Repetition(Repetition.Options(of, words))
    return list(check.inspect(Facts(from_text(name, text)), ()))


def test_the_later_paragraph_is_reported_and_points_to_the_first() -> None:
    text = f"{LONG}\n\nSomething else was said.\n\n{LONG}\n"
    (finding,) = inspect(text)
    assert finding.span.start == text.rindex(LONG)
    assert finding.values["first_line"] == "1"
    assert [related.span.start for related in finding.related] == [0]


def test_each_later_one_of_three_is_reported() -> None:
    assert len(inspect(f"{LONG}\n\n{LONG}\n\n{LONG}\n")) == 2


def test_case_punctuation_markup_and_white_space_make_no_difference() -> None:
    other = "the **Harbour** board met\non the pier - and everybody was there!"
    assert len(inspect(f"{LONG}\n\n{other}\n")) == 1


def test_another_word_makes_a_difference() -> None:
    assert inspect(f"{LONG}\n\n{LONG.replace('pier', 'quay')}\n") == []


def test_what_is_shorter_than_asked_is_left_alone() -> None:
    assert inspect("All is well here.\n\nAll is well here.\n") == []
    assert len(inspect("All is well here.\n\nAll is well here.\n", words=4)) == 1


def test_code_may_stand_twice() -> None:
    code = "```\none two three four five six seven eight nine\n```\n"
    assert inspect(f"{code}\nText.\n\n{code}") == []


def test_a_heading_that_stands_twice_under_the_same_one_is_reported() -> None:
    text = "# Guide\n\n## Setup\n\nA.\n\n## Setup\n\nB.\n"
    (finding,) = inspect(text, of="heading", words=1)
    assert finding.span.start == text.rindex("Setup")


def test_the_same_heading_under_another_one_is_none() -> None:
    assert inspect("# One\n\n## Setup\n\nA.\n\n# Two\n\n## Setup\n\nB.\n", of="heading", words=1) == []


def test_a_heading_of_code_parts_what_stands_under_it() -> None:
    text = "# Pump\n\n## `start()`\n\n### Use\n\nA.\n\n## `stop()`\n\n### Use\n\nB.\n"
    assert inspect(text, of="heading", words=1) == []


def test_a_heading_of_many_sections_of_documentation_is_a_label() -> None:
    text = "".join(f"## Setup {at}\n\nText.\n\n## Notes\n\nA.\n\n" for at in range(3))
    assert len(inspect(text, of="heading", words=1)) == 2
    text += "## Notes\n\nRun `pump --start`, `pump --stop` and `pump --help`.\n"
    assert inspect(text, of="heading", words=1) == []


PARAMETER = " ".join(f"It waits for the tide with option {name}, and gives up where none comes." for name in "abcd")
SIGNS = "Run `pump --start`, `pump --stop` and `pump --help`.\n\n"


def test_documentation_may_say_a_short_thing_again_but_not_at_once() -> None:
    assert inspect(f"{SIGNS}{LONG}\n\nB.\n\n{LONG}\n", "docs/a.md") == []
    (finding,) = inspect(f"{SIGNS}{LONG}\n\n{LONG}\n", "docs/a.md")
    assert finding.values["words"] == "11"


def test_what_stands_between_two_paragraphs_of_documentation_may_be_a_heading_of_code() -> None:
    assert inspect(f"## `a()`\n\n{LONG}\n\n## `b()`\n\n{LONG}\n", "docs/a.md") == []


def test_documentation_that_seldom_repeats_itself_has_no_long_paragraph_twice() -> None:
    text = f"{SIGNS}{PARAMETER}\n\n## Stop\n\n{PARAMETER}\n"
    assert len(inspect(text, "README.md")) == 1
    assert inspect(text, "LICENSE.md") == []


def test_documentation_that_often_repeats_itself_means_to() -> None:
    parts = (f"## Part {at}\n\nRaises an error where the gate is open at high water.\n\n" for at in range(4))
    text = f"{SIGNS}{PARAMETER}\n\n{''.join(parts)}## Stop\n\n{PARAMETER}\n"
    assert inspect(text, "README.md") == []


def test_a_heading_reaches_over_the_text_under_it() -> None:
    text = "# Guide\n\n## Setup\n\nA.\n\n## Setup\n\nB.\n\n## Use\n\nC.\n"
    (finding,) = inspect(text, of="heading", words=1)
    assert finding.reach is not None
    assert finding.reach.of(text) == "Setup\n\nB.\n\n## "


def test_paragraphs_and_headings_are_not_compared_with_each_other() -> None:
    assert inspect(f"# {LONG}\n\n{LONG}\n") == []
    assert inspect(f"# {LONG}\n\n{LONG}\n", of="heading") == []


def test_a_paragraph_without_blanks_between_words_counts_by_its_signs() -> None:
    text = "东码头将继续关闭，直到潜水员检查完每一根木桩为止。"
    (finding,) = inspect(f"{text}\n\n会议将于春天举行。\n\n{text}\n\n会议将于春天举行。\n")
    assert finding.values["words"] == "11"
