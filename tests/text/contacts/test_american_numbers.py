"""What is told of American numbers without libphonenumber is what the library tells."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seedlint.text.contacts.american_numbers import AREAS, plain_numbers

NEXT = st.integers(200, 999).map(str)
LAST = st.integers(0, 9999).map("{:04}".format)
NUMBER = st.builds(
    lambda shape, area, middle, last: shape.format(area, middle, last),
    st.sampled_from(["{}-{}-{}", "({}) {}-{}", "{}.{}.{}", "1-{}-{}-{}", "{} {} {}", "{}-{}-{} ext. 5", "{}{}{}"]),
    st.one_of(st.sampled_from(sorted(AREAS)), st.integers(100, 999).map(str)),
    NEXT,
    LAST,
)
BESIDE = (
    " ",
    ", ",
    " or ",
    " ext ",
    "x",
    " #",
    " (",
    ")",
    "/",
    " – ",
    "\u00a0",
    "$",
    "é",
    "; call ",
    "5 ",
    " 2011",
    "10:30",
    "011 ",
    "~",
)


@settings(max_examples=500, deadline=None)
@given(st.lists(st.one_of(NUMBER, st.sampled_from(BESIDE)), max_size=8).map("".join))
def test_what_is_told_is_what_the_library_finds(line: str) -> None:
    from phonenumbers import Leniency, PhoneNumberFormat, PhoneNumberMatcher, format_number

    told = plain_numbers(line)
    if told is not None:
        asked = PhoneNumberMatcher(line, "US", leniency=Leniency.VALID, max_tries=10**9)
        assert told == tuple(
            (found.start, found.end, format_number(found.number, PhoneNumberFormat.E164)) for found in asked
        )


def test_every_area_code_is_one_by_the_numbering_plan() -> None:
    from phonenumbers import PhoneNumber, is_valid_number

    numbers = (int(f"{area}{middle}0199") for area in AREAS for middle in range(200, 1000, 37))
    assert all(is_valid_number(PhoneNumber(country_code=1, national_number=number)) for number in numbers)


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("Harbour office, 612-338-4417, open daily", "+16123384417"),
        ("(612) 338-4417", "+16123384417"),
        ("The office (OHA) - 612.338.4417 - is open", "+16123384417"),
        ("since 1999: 1-800-338-4417", "+18003384417"),
    ],
)
def test_a_number_that_stands_alone_is_told(line: str, number: str) -> None:
    assert [e164 for _, _, e164 in plain_numbers(line) or ()] == [number]


@pytest.mark.parametrize(
    "line",
    [
        "+44 20 8743 6612",
        "612-338-4417 ext. 12",
        "612-338-4417x12",
        "(612-338-4417)",
        "( 612-338-4417 )",
        "311-338-4417",
        "612-138-4417",
        "a612-338-4417",
        "612-338-4417 / 612-338-4418",
    ],
)
def test_the_library_is_asked_where_a_number_is_not_plain(line: str) -> None:
    assert plain_numbers(line) is None


def test_plain_american_numbers_import_no_library() -> None:
    program = (
        "import sys; from seedlint.facts.contacts.phones import phones;"
        "assert phones('Call 612-338-4417, (651) 287-3715 at night.', regions=('US',));"
        "sys.exit('phonenumbers' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
