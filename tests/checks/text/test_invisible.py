from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from seedlint.base.model import Finding
from seedlint.checks.text.invisible import Invisible
from seedlint.facts import Facts
from seedlint.sources import from_text

ODD = "\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202c\u202e\u2060\u2066\u2067\u2069\ufeff\ufe0f\U000e0067\U000e0062"


def find(text: str, path: str = "a.txt") -> list[Finding]:
    return list(Invisible(Invisible.Options()).inspect(Facts(from_text(path, text)), ()))


def fixed(text: str, findings: list[Finding]) -> str:
    edits = [edit for finding in findings if finding.fix for edit in finding.fix.edits]
    for edit in sorted(edits, reverse=True):
        text = text[: edit.span.start] + edit.text + text[edit.span.end :]
    return text


@given(st.text(alphabet=st.sampled_from("ab 😀𝔸é\nש.-" + ODD), max_size=40))
def test_applying_every_fix_leaves_nothing_to_fix(text: str) -> None:
    for _ in range(3):  # what was removed may have parted others
        text = fixed(text, find(text))
    assert not [finding for finding in find(text) if finding.fix]


@given(st.text(alphabet=st.sampled_from("ab 😀𝔸é\nש." + ODD), max_size=40))
@example("\u200e\u00ada\u00ad")  # a row that is told, and a word with a soft hyphen right behind its own
def test_findings_stand_in_order_and_never_overlap(text: str) -> None:
    spans = [finding.span for finding in find(text)]
    assert all(one.end <= other.start for one, other in pairwise(spans))
    assert all(0 <= span.start < span.end <= len(text) for span in spans)


@pytest.mark.parametrize(
    ("text", "variant"),
    [
        ("har\u200bbour", ""),
        ("file \u202efdp.exe", "bidirectional"),
        ("file \u2067fdp", "bidirectional"),
        ("a \u200ename", ""),
        ("hidden\U000e0068\U000e0069", "hidden"),
        ("smile\ufe01\ufe02\ufe03", "hidden"),
    ],
)
def test_the_variant_tells_how_grave_it_is(text: str, variant: str) -> None:
    assert [finding.variant for finding in find(text)] == [variant]


@pytest.mark.parametrize(
    "text",
    [
        "می\u200cخواهم",
        "क्\u200dष",
        "ภาษา\u200bไทย",
        "👩\u200d🚒 🏳\ufe0f\u200d🌈",
        "🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f",
        "שלום\u200f (ABC)\u200e",
        "/srv/\u200bboats",
        "Auf\u200clage",
        "above\n\u200b\nbelow",
        "葛\U000e0100城",
        "❤\ufe0f",
    ],
)
def test_what_a_script_a_picture_or_a_line_break_needs_is_left_alone(text: str) -> None:
    assert find(text) == []


def test_an_override_is_an_error_in_code_and_in_right_to_left_lines_too() -> None:
    assert [finding.variant for finding in find("`a\u202eb`", "a.md")] == ["bidirectional"]
    assert [finding.variant for finding in find("שלום \u202e abc")] == ["bidirectional"]


def test_other_invisible_characters_in_code_are_left_alone() -> None:
    assert find("`har\u200bbour`", "a.md") == []


def test_soft_hyphens_of_a_word_are_one_finding_with_a_safe_fix() -> None:
    (finding,) = find("The coun\u00adcil\u00adlor.")
    assert finding.fix and finding.fix.safe and fixed("The coun\u00adcil\u00adlor.", [finding]) == "The councillor."


def test_a_page_may_break_long_words() -> None:
    assert find("Donau\u00addampf\u00adschiff", "a.md") == []
    assert len(find("Donau\u00addampf\u00adschiff", "a.txt")) == 1
    assert len(find("a\u00adb", "a.md")) == 1


def test_a_hyphen_at_the_end_of_a_line_has_no_fix() -> None:
    (finding,) = find("The coun\u00ad\ncil met.")
    assert finding.fix is None


def test_what_may_stand_for_a_blank_is_not_safely_removed() -> None:
    (inside,), (outside,) = find("har\u200bbour"), find("harbour \u200b")
    assert inside.fix and not inside.fix.safe
    assert outside.fix and outside.fix.safe


def test_messages_never_hold_the_character() -> None:
    for finding in find("har\u200bbour \u202e x\ufeffy \u00ad"):
        assert not set(ODD) & set("".join(finding.values.values()))


def test_a_document_about_such_characters_is_left_alone() -> None:
    assert find("A zero-width space: har\u200bbour") == []


@pytest.mark.parametrize("run", ["a\u200b", "a\u00ad", "a \u200b", "\u202a ", "x\u202e", "\u200f"])
def test_a_long_line_of_them_takes_no_longer_than_its_length(run: str) -> None:
    started = time.process_time()
    find(run * 5_000)
    assert time.process_time() - started < 10


def test_what_is_grave_is_told_once_for_a_line_that_has_much_of_it() -> None:
    facts = Facts(from_text("a.txt", "a \u202eb " * 30 + "\na \u202eb\n"))
    check = Invisible(Invisible.Options())
    found = list(check.gathered(check.inspect(facts, ()), facts, lambda finding: None))
    assert [facts.lines.number(finding.span.start) for finding in found] == [0, 1]
    assert found[0].fix and len(found[0].fix.edits) == 30
