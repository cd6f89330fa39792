from __future__ import annotations

import pytest

from seedlint.base.model import Finding
from seedlint.checks.boilerplate.fragmented_text import FragmentedText
from seedlint.facts import Facts
from seedlint.sources import from_text

RUNNING = "The pier was closed on Monday by the board.\n"
MENU = "Tickets\n"


def find(text: str, options: FragmentedText.Options = FragmentedText.Options()) -> list[Finding]:  # noqa: B008 - frozen
    return list(FragmentedText(options).inspect(Facts(from_text("a.txt", text)), ()))


def test_the_message_names_each_limit_that_is_passed_and_its_source() -> None:
    (finding,) = find(MENU * 20)
    assert finding.whole
    assert [source for source in ("FineWeb", "Gopher", "C4") if source in finding.values["reason"]] == ["FineWeb", "C4"]
    assert (finding.values["running"], finding.values["lines"]) == ("0", "20")


def test_running_text_is_left_alone() -> None:
    assert find(RUNNING * 20) == []


def test_the_limit_is_what_may_just_be_reached() -> None:
    assert find(MENU * 67 + RUNNING * 33) == []
    assert find(MENU * 68 + RUNNING * 32)


def test_wrapped_lines_count_as_one() -> None:
    wrapped = "The pier was closed on Monday by the board of the harbour, which\nmet on the evening before.\n"
    assert find(wrapped * 10) == []


def test_few_lines_are_not_judged() -> None:
    assert find(MENU * 9) == []


def test_limits_are_options() -> None:
    assert find(MENU * 20, FragmentedText.Options(unpunctuated=1, short=1, line_ends=1, sentences=0)) == []
    assert find(RUNNING * 20, FragmentedText.Options(sentences=30))


@pytest.mark.parametrize("name", ["unpunctuated", "short", "bullets", "ellipses"])
def test_a_share_above_one_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match="share"):
        FragmentedText.verify(FragmentedText.Options(**{name: 1.5}))


@pytest.mark.parametrize(("length", "found"), [(30, True), (31, False)])
def test_a_line_of_thirty_characters_is_short(length: int, found: bool) -> None:
    line = "The pier is shut ".ljust(length - 1, "x") + "."
    options = FragmentedText.Options(line_ends=1)
    assert bool(find(f"{line}\n\n" * 10, options)) is found


def test_more_than_three_line_ends_in_ten_words_are_too_many() -> None:
    text = "\n\n".join(["Harbours everywhere prospered considerably."] * 12)
    assert not find(text, FragmentedText.Options(line_ends=0.3))
    (finding,) = find(text.replace("prospered ", ""), FragmentedText.Options(line_ends=0.3))
    assert "0.31 line ends stand for a word (FineWeb takes 0.3 at most)" in finding.values["reason"]


def test_two_characters_of_a_script_without_blanks_are_a_word() -> None:
    assert not find("码头星期一关闭了，工程师在三根柱子里发现了裂缝，以前谁也没有见过这样的事情。\n\n" * 12)
