from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seedlint.base.fingerprint import fingerprint, fingerprints, line_hashes
from seedlint.base.model import Span
from seedlint.base.position import Lines

WORDS = st.text(st.sampled_from("ab \t\r\n漢😀"), max_size=400)


def rolling(text: str) -> list[str]:
    """Hash every line as GitHub does it: one unit after the other, what leaves the window is taken out again."""
    data = text.encode("utf-16-le")
    units = [int.from_bytes(data[at : at + 2], "little") for at in range(0, len(data), 2)]
    window = [0] * 100
    value, fed = 0, 0
    starts: list[int] = []
    hashes: list[str] = []
    seen: Counter[int] = Counter()

    def feed(unit: int) -> None:
        nonlocal value, fed
        if len(hashes) < len(starts) and starts[len(hashes)] == fed - 100:
            seen[value] += 1
            hashes.append(f"{value:x}:{seen[value]}")
        value = (value * 37 + unit - pow(37, 100) * window[fed % 100]) % 2**64
        window[fed % 100] = unit
        fed += 1

    at_start, after_cr = True, False
    for unit in (*units, 65535):
        skip = unit in (32, 9) or (after_cr and unit == 10)
        after_cr = unit == 13
        if skip:
            continue
        if at_start:
            starts.append(fed)
        at_start = unit in (10, 13)
        feed(10 if at_start else unit)
    for _ in range(101):
        feed(0)
    return hashes


@pytest.mark.parametrize("text", ["", "a", "a\n", "a\r\nb\rc\n\n", " \t\n", "😀 漢\n" * 60, "x" * 250 + "\ny"])
def test_line_hashes_are_those_of_githubs_rolling_hash(text: str) -> None:
    hashes = line_hashes(text)
    assert [hashes(number) for number in range(len(Lines(text)))] == rolling(text)


@given(WORDS)
def test_line_hashes_roll_over_any_text(text: str) -> None:
    hashes = line_hashes(text)
    assert [hashes(number) for number in range(len(Lines(text)))] == rolling(text)


def test_a_line_hash_that_is_published() -> None:
    assert line_hashes("")(0) == "c129715d7a2bc9a3:1"  # from the tests of github/codeql-action


def test_equal_lines_are_told_apart_by_a_number() -> None:
    hashes = line_hashes("same\n" * 300)
    assert hashes(0).split(":")[0] == hashes(150).split(":")[0]
    assert (hashes(0).split(":")[1], hashes(150).split(":")[1]) == ("1", "151")


def test_line_hashes_may_be_asked_in_any_order_and_not_beyond_the_end() -> None:
    forward, backward = line_hashes("a\nb\na\n"), line_hashes("a\nb\na\n")
    assert [forward(n) for n in range(4)] == [backward(n) for n in (3, 2, 1, 0)][::-1]
    with pytest.raises(IndexError):
        forward(4)


def test_a_lone_surrogate_is_hashed_as_a_unit() -> None:
    assert line_hashes("\ud83d\ude00")(0) == line_hashes("😀")(0)


def key(text: str, marked: str, rule: str = "relative-date") -> str:
    start = text.index(marked)
    return fingerprint(rule, Span(start, start + len(marked)), text, Lines(text))


def test_a_fingerprint_outlives_edits_elsewhere_and_of_quotes_case_and_blanks() -> None:
    before = key("It’s said.\nHe “left”  last week.\n", "last week")
    assert key('A new head\n\nIt is said.\nHe "left" Last  Week.', "Last  Week") == before


def test_a_fingerprint_differs_by_rule_span_and_line() -> None:
    text = "He left last week. She left last week too.\n"
    keys = {key(text, "last week"), key(text, "left"), key(text, "last week", "hearsay"), key("Last week", "Last week")}
    assert len(keys) == 4


def test_an_edit_far_away_in_a_long_line_keeps_the_fingerprint() -> None:
    long = "word " * 200
    assert key(f"{long}last week {long}", "last week") == key(f"Changed. {long}last week {long}", "last week")


def test_equal_findings_get_ordinals_by_their_place_whatever_the_order_given() -> None:
    text = "Call now.\nCall now.\n"
    given = (("cta", Span(10, 14)), ("cta", Span(0, 4)))
    first, second = fingerprints(given[::-1], text, Lines(text))
    assert first != second
    assert fingerprints(given, text, Lines(text)) == (second, first)
    assert first == fingerprint("cta", Span(0, 4), text, Lines(text))


def test_a_finding_on_the_whole_of_an_empty_document_has_a_fingerprint() -> None:
    (only,) = fingerprints([("empty-document", Span(0, 0))], "", Lines(""))
    assert len(only) == 16
    assert int(only, 16)
