from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from seedlint.text.cells import HIDDEN, cells, visible, width


def test_escape_sequences_become_visible() -> None:
    assert visible("\x1b[31mred\x1b]8;;x\x07\x9b") == "<U+001B>[31mred<U+001B>]8;;x<U+0007><U+009B>"


def test_bidirectional_and_zero_width_characters_become_visible() -> None:
    assert visible("a\u202eb\u2066c\u200bd\ufeff\u061c") == "a<U+202E>b<U+2066>c<U+200B>d<U+FEFF><U+061C>"


def test_line_separators_lone_surrogates_and_private_use_become_visible() -> None:
    assert visible("\n\u2028\ud800\uf0a7\U000f0001") == "<U+000A><U+2028><U+D800><U+F0A7><U+F0001>"


def test_tags_that_hide_text_inside_text_become_visible() -> None:
    assert visible("a\U000e0041") == "a<U+E0041>"


def test_tabs_and_ordinary_text_of_any_script_stay() -> None:
    text = "\tnaïve 漢字 עברית हिन्दी 👍🏽 ❤\ufe0f"
    assert visible(text) == text


@given(st.text(st.characters(exclude_categories=())))
def test_nothing_of_a_control_category_stays(text: str) -> None:
    shown = visible(text)
    assert {unicodedata.category(char) for char in shown if char != "\t"}.isdisjoint({"Cc", "Cs", "Co", "Zl", "Zp"})
    shown.encode()  # can be written


def test_every_character_that_is_shown_is_as_wide_as_the_table_says() -> None:
    shown = (chr(code) for code in range(0x20, 0x1_0000) if not HIDDEN.match(chr(code)))
    assert [char for char in shown if width(char) != cell_len(char)] == []


def test_wide_characters_take_two_cells_and_marks_none() -> None:
    assert [width(char) for char in "a漢\u0301👍"] == [1, 2, 0, 2]
    assert width("e\u0301") == 1


def test_cells_give_one_piece_a_code_point() -> None:
    assert cells("a漢\x1b") == (("a", 1), ("漢", 2), ("<U+001B>", 8))


def test_a_tab_reaches_to_the_next_stop_wherever_it_stands() -> None:
    assert [size for _, size in cells("\ta\t漢\t")] == [4, 1, 3, 2, 2]


def test_an_emoji_selector_widens_what_stands_before_it() -> None:
    assert cells("❤\ufe0f") == (("❤", 1), ("\ufe0f", 1))
    assert sum(size for _, size in cells("\ufe0f")) == 0


@given(st.text())
def test_the_cells_of_a_line_add_up_to_its_width(text: str) -> None:
    text = HIDDEN.sub("", text).replace("\t", " ")
    assert sum(size for _, size in cells(text)) == width(text)
