"""What counts as a phone number, and what is held against it."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seedlint.base.model import Span
from seedlint.facts.contacts.phones import Phone, phones
from seedlint.text.contacts.numbering import valid_numbers


def found(text: str, *regions: str) -> tuple[Phone, ...]:
    return phones(text, regions=regions or ("US",))


def reasons(text: str, *regions: str) -> list[tuple[str, str]]:
    return [(phone.text, phone.reason) for phone in found(text, *regions) if phone.reason]


def test_a_valid_number_is_found_without_a_cue() -> None:
    (phone,) = found("Harbour office, 612-338-4417, open daily")
    assert (phone.text, phone.e164, phone.valid, phone.cue) == ("612-338-4417", "+16123384417", True, False)


def test_bare_digits_need_a_cue() -> None:
    assert not found("Parcel 6123384417 arrived")
    assert [phone.text for phone in found("Call 6123384417")] == ["6123384417"]


def test_spans_are_offsets_into_the_whole_text() -> None:
    text = "One line\u2028and more\nTel. 612-338-441"
    (phone,) = found(text)
    assert phone.span.of(text) == phone.text == "612-338-441"


@pytest.mark.parametrize(
    ("text", "number", "reason"),
    [
        ("Tel. 612-338-441", "612-338-441", "too-short"),
        ("call 1-612-338-441", "1-612-338-441", "too-short"),
        ("Reach us: +1 612 338 44", "+1 612 338 44", "too-short"),
        ("fax (612) 338-44177", "(612) 338-44177", "too-long"),
        ("dial 112-338-4417", "112-338-4417", "bad-area-code"),
        ("+999 12 345 6789", "+999 12 345 6789", "bad-country-code"),
        ("phone (612 338-4417", "(612 338-4417", "unbalanced-bracket"),
        ("phone 612) 338-4417", "612) 338-4417", "unbalanced-bracket"),
        ("text 6l2-338-4417", "6l2-338-4417", "letter-for-digit"),
        ("Tel: 612-155-1234", "612-155-1234", "unassigned"),
        ("Help: (612) 338-441", "(612) 338-441", "too-short"),
    ],
)
def test_each_defect_has_its_reason(text: str, number: str, reason: str) -> None:
    assert reasons(text) == [(number, reason)]


@pytest.mark.parametrize(
    ("text", "region"),
    [
        ("Ring 0161 832 44711", "GB"),
        ("Unser Telefon: (030 28475516", "DE"),
        ("Tél. : 04 91 37 62 08 15", "FR"),
        ("Ligue (11) 3226-771", "BR"),
        ("WhatsApp 98450 2731", "IN"),
        ("電話：０３－３５２７－８１４", "JP"),
        ("llame al 600 123 45", "ES"),
        ("전화 02-739-48", "KR"),
    ],
)
def test_cues_and_plans_of_other_countries_are_known(text: str, region: str) -> None:
    assert len(reasons(text, region)) == 1


@pytest.mark.parametrize("text", ["Call 612 338 441", "Tel. 612 155 4417", "To book: 1 612 338 44177", "☎ 612 338 441"])
def test_blanks_alone_may_part_an_announced_american_number(text: str) -> None:
    assert len(reasons(text)) == 1
    assert not phones(text, regions=("US",), is_english=lambda: False)


@pytest.mark.parametrize(
    "text",
    [
        "Llame al 612 338 441",
        "Calls: 612 338 441",
        "call them, for 612 338 441 is near",
        "Call 349 123 4567",
        "Call 12 345 678",
    ],
)
def test_blanks_part_amounts_and_numbers_of_other_countries_too(text: str) -> None:
    assert not reasons(text)


@pytest.mark.parametrize("text", ["Bookings: {}", "To book a seat: {}", "Enquiries – {}", "Box office {}", "TTY {}"])
def test_what_one_calls_for_announces_a_number_right_behind_it(text: str) -> None:
    assert reasons(text.format("612-338-441")) == [("612-338-441", "too-short")]
    assert not reasons(text.format("was on days 612-338-441"))


def test_a_sum_is_not_too_long_a_number() -> None:
    assert not reasons("about +9223372036854775808.0 of them")
    assert reasons("+49 30 2847 5516 7788 9900") == [("+49 30 2847 5516 7788 9900", "too-long")]


def test_a_number_that_one_region_accepts_is_valid() -> None:
    assert reasons("Ring 020 8743 6612", "US", "GB") == []
    assert reasons("Ring 020 8743 66122", "US", "GB") == [("020 8743 66122", "too-long")]


def test_a_number_of_another_country_is_not_judged_by_this_plan() -> None:
    assert reasons("Telefon: 0221 9377-441") == []
    assert reasons("Call (617) 542-5943", "GB") == []


def test_a_cue_reaches_the_next_number_of_a_list() -> None:
    assert reasons("Call 612-338-4417 or 612-338-441") == [("612-338-441", "too-short")]


def test_a_cue_in_another_sentence_says_nothing() -> None:
    assert reasons("They ended the call quickly. Then 612-338-441") == []


def test_a_bracket_that_closes_later_is_balanced() -> None:
    assert reasons("Call (612 338-4417 or 612 338-4418)") == []


@pytest.mark.parametrize("number", ["911", "741741", "3949"])
def test_short_numbers_are_none(number: str) -> None:
    assert not found(f"Text or call {number} now")


@pytest.mark.parametrize(
    "text",
    [
        "phone, ISBN 978-0-306-40615-7",
        "call 10.1016/j.cell.2019.05.0312",
        "text IBAN DE44 5001 0517 5407 3249 31",
        "dial 4111 1111 1111 1111",
        "roll call of 2020-03-14",
        "call of 14/03/2020 2019-2020",
        "mobile 10.0.19041.1288",
        "text 192.168.100.200",
        "the call cost $1 234 567",
        "calls: 1,204,331",
        "mobile users: 12 345 678",
        "text 51.50740, -0.12780",
        "call 123e4567-e89b-12d3-a456-426614174000",
        "call about order 61233844",
        "call with docket 17-2345-678",
        "mobile 15:12:38 +0100 1994",
        "grew by +1 000 000",
        "text 1200 2400 4800",
        "ring 55901-2345",
        "phone 123-45-6789",
        "dial 1-800-742-PICK (1-800-PICKUPS)",
    ],
)
def test_what_only_looks_like_a_number_is_none(text: str) -> None:
    assert reasons(text) == []


@pytest.mark.parametrize(
    ("text", "region"),
    [
        ("Phone 555-555-5555", "US"),
        ("Call (555) 123-4567", "US"),
        ("Phone: 123-456-7890", "US"),
        ("call 000-000-0000", "US"),
        ("Call 01632 960 847", "GB"),
        ("appelez 06 39 98 12 34", "FR"),
    ],
)
def test_a_number_that_stands_in_for_others_is_not_broken(text: str, region: str) -> None:
    assert reasons(text, region) == []


def test_numbers_inside_urls_are_none() -> None:
    text = "call https://town.org/612-338-441"
    assert phones(text, [Span(5, len(text))], regions=("US",)) == ()


def test_a_row_of_a_table_of_numbers_is_not_searched() -> None:
    assert not found("tel " + "612-338-4417 " * 100)


@settings(max_examples=300, deadline=None)
@given(
    st.text("0123456789+-. ()/x\u00a0\u2013", max_size=40).flatmap(
        lambda noise: st.sampled_from(["612-338-4417", "(651) 287 3715", "+44 20 8743 6612", "1.507.289.5960"]).map(
            lambda number: f"{noise} {number}{noise}"
        )
    )
)
def test_the_gate_loses_no_valid_number(line: str) -> None:
    from phonenumbers import Leniency, PhoneNumberMatcher

    ungated = PhoneNumberMatcher(line, "US", leniency=Leniency.VALID, max_tries=10**9)
    assert [(a, b) for a, b, _ in valid_numbers(line, "US")] == [(match.start, match.end) for match in ungated]


NUMBERS = (
    "612-338-4417",
    "(651) 287 3715",
    "+44 20 8743 6612",
    "030 / 2847 5516",
    "06 47 21 83 90",
    "+49-49-34",
    "911",
)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from((*NUMBERS, " ", "\n", ", ", "Tel. ", "\u2028", "\x0b", "x12", "7")), max_size=12))
def test_the_lines_of_a_text_give_what_the_whole_text_gives(pieces: list[str]) -> None:
    from phonenumbers import Leniency, PhoneNumberMatcher

    text = "".join(pieces)
    for region in ("US", "DE", "GB"):
        ungated = PhoneNumberMatcher(text, region, leniency=Leniency.VALID, max_tries=10**9)
        found, start = [], 0
        for line in text.split("\n"):
            found += [(start + a, start + b) for a, b, _ in valid_numbers(line, region)]
            start += len(line) + 1
        assert found == [(match.start, match.end) for match in ungated]


def test_every_valid_number_of_the_gate_with_a_cue_is_a_candidate() -> None:
    for number in NUMBERS[:3]:
        assert [phone.text for phone in found(f"Call {number} now")] == [number]


@given(st.text("0123456789+-. ()/x\n", max_size=60))
def test_the_gate_is_shut_only_where_nothing_is_valid(text: str) -> None:
    from phonenumbers import Leniency, PhoneNumberMatcher

    for line in text.split("\n"):
        ungated = PhoneNumberMatcher(line, "US", leniency=Leniency.VALID, max_tries=10**9)
        assert len(list(valid_numbers(line, "US"))) == len(list(ungated))


def test_a_text_without_numbers_does_not_import_phonenumbers() -> None:
    program = (
        "import sys; from seedlint.facts.contacts.phones import phones;"
        "phones('Call us in 2024, on page 12 of 340.', regions=('US',));"
        "sys.exit('phonenumbers' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


@pytest.mark.parametrize("text", ["The range is (-32768000,+32768000).", "电话 400-690-0000"])
def test_ranges_of_numbers_and_services_of_another_country_are_none(text: str) -> None:
    assert [phone.text for phone in found(text) if phone.reason] == []
