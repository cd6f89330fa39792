from __future__ import annotations

import pytest

from seedlint.base.model import Finding
from seedlint.checks.text.character import Character
from seedlint.facts import Facts
from seedlint.sources import from_text

OPTIONS = Character.Options(
    ranges=("U+E000-U+F8FF", "U+F0000-U+FFFFD", "U+100000-U+10FFFD"),
    reason="it shows only in one font",
    likely={"U+F0A7": "▪", "U+F0B7": "•"},
    subjects=("powerline",),
)


def find(text: str, path: str = "a.txt", options: Character.Options = OPTIONS) -> list[Finding]:
    return list(Character(options).inspect(Facts(from_text(path, text)), ()))


def test_a_known_bullet_has_an_unsafe_fix() -> None:
    (finding,) = find("\uf0a7 The pier")
    assert finding.fix is not None and not finding.fix.safe
    assert [(edit.span.start, edit.span.end, edit.text) for edit in finding.fix.edits] == [(0, 1, "▪")]
    assert "likely meant as ▪" in finding.values["reason"]


def test_messages_name_the_code_point_and_never_hold_the_character() -> None:
    (finding,) = find("The \U000f1234\ue001 pier")
    assert finding.values["text"] == finding.values["code"] == "U+F1234, U+E001"
    assert "\ue001" not in "".join(finding.values.values())


def test_an_unknown_character_has_no_fix() -> None:
    (finding,) = find("The \uf0a7\ue001 pier")
    assert finding.fix is None


def test_a_run_is_one_finding_and_names_three_code_points_at_most() -> None:
    (finding,) = find("The \ue001\ue001\ue002\ue003\ue004 pier")
    assert finding.span.end - finding.span.start == 5
    assert finding.values["code"] == "U+E001, U+E002, U+E003 ..."


def test_each_line_of_a_list_is_a_finding() -> None:
    assert len(find("\uf0b7 One\n\uf0b7 Two\n")) == 2


def test_code_is_left_alone() -> None:
    assert find("Set it to `\ue0b0` here.\n", "a.md") == []


def test_documents_about_such_characters_are_left_alone() -> None:
    assert find("Powerline shows \ue0a0 for a branch.") == []


def test_the_neighbours_of_the_ranges_are_no_findings() -> None:
    assert find("\ud7a3 \uf900 \U000ffffe \U0010fffe ▪ 😀") == []


def test_ranges_within_ascii_are_looked_for_too() -> None:
    options = Character.Options(ranges=("U+0007",), reason="it rings")
    assert [finding.values["code"] for finding in find("a\x07b", options=options)] == ["U+0007"]


@pytest.mark.parametrize("written", ["F0A7", "U+F0", "U+110000", "U+F8FF-U+E000", "U+e000"])
def test_what_is_no_code_point_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match=r"U\+|F0A7"):
        Character.verify(Character.Options(ranges=(written,), reason="x"))


def test_all_of_a_line_are_one_finding_where_that_is_asked_for() -> None:
    options = OPTIONS._replace(together="line")
    (first, second) = find("\uf0a7 One \uf0b7 two\n\uf0a7 Three", options=options)
    assert first.fix and [edit.text for edit in first.fix.edits] == ["▪", "•"]
    assert (first.span.start, first.span.end) == (0, 1)
    assert second.values["code"] == "U+F0A7"


def test_ranges_within_what_every_text_has_are_looked_for_too() -> None:
    options = Character.Options(ranges=("U+0040",), reason="no addresses")
    assert len(find("a@b", options=options)) == 1


@pytest.mark.parametrize("char", ["\ufffd", "\x85", "\x1b", "\x7f", "\U000f0001"])
def test_characters_are_found_among_astral_ones(char: str) -> None:
    options = Character.Options(
        ranges=("U+FFFD", "U+0001-U+0008", "U+000E-U+001F", "U+007F-U+009F", "U+F0000-U+FFFFD"), reason="x"
    )
    assert [(finding.span.start, finding.span.end) for finding in find(f"😀😀 é{char} b", options=options)] == [(4, 5)]
