"""Numbering plans: which phone numbers are valid in which region, and why one isn't, by libphonenumber.

The library is imported on first use, because that takes 30 ms: a text without seven digits in a row doesn't need it,
nor does one with plain American numbers only.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from typing import TYPE_CHECKING

from seedlint.base.record import NamedTuple
from seedlint.text.contacts.american_numbers import AREAS, plain_numbers
from seedlint.text.digits import PUNCTUATION
from seedlint.text.lazy import lazy

if TYPE_CHECKING:
    from phonenumbers import PhoneNumber

# The fewest digits of a valid number: seven, or six after a plus sign.
SEVEN = lazy(rf"(?:\d|[+\uff0b])(?:{PUNCTUATION}{{0,4}}\d){{6}}")
NANP = lazy(
    r"(?:1[ .-]?)?(?:(?:\(\d{2,4}\) ?|\d{2,4}[.-])\d{2,4}[ .-]|\d{3} \d{3}[.-]|\d{3}/\d{3}[/-])\d{2,5}|1?\d{9,11}"
)
SPACED = lazy(r"(?:1 )?(\d{3}) \d{2,4} \d{2,5}")  # with blanks only, as numbers of many countries are written
PARTED = lazy(r"\d[ ()/-]+\d")
AMERICAN = lazy(r"\(?[2-9]\d\d\)?[ .-]{1,2}\d{3}[.-]\d{4}")
AMERICA = "US"
TRUNK_UNWRITTEN = frozenset({55, 86, 91})  # Brazil, China, India: their plans have a 0 that few people write
SERVICES = frozenset({61, 353})  # Australia, Ireland: their services' numbers have no 0 before them, only a 1
SERVICE = lazy(r"1[38][059]0[ -]\d")
# Placeholders, by country code and national number: regulators' ranges for drama (Ofcom, ACMA,
# Arcep, BNetzA, NANPA's 555), one digit repeated, and consecutive digits. They aren't broken.
STAND_IN = lazy(
    r"""(?x) \d{1,3}\ 0*(?:(\d)\1{5,})? | \d{1,3}\ (?:0?12345|0?98765|234567)\d* | 1\ (?:[2-9]\d\d)?555\d*
    | 1\ \d{3}1234567 | \d{1,3}\ \d{0,4}(?:0{7,}|12345678) | \d{1,3}\ 9876543210
    | 44\ (?:1632960|207946|7700900|1(?:1[3-8]|[2-6]1)4960|1914980|289649|292018|808157|909879|3069990)\d*
    | 61\ [2378](?:5550|7010)\d* | 33\ (?:199|261|353|465|536|639)(?:00|91|01|71|49|98)\d*
    | 49\ (?:3023125|6990009|4066969|2214710|8999998|15228817386|1528895|1719398|1747\d{2}0)\d*"""
)


class Reading(NamedTuple):
    """A number as the plan of one region reads it; `reason` says why it isn't valid, if anything does."""

    region: str
    e164: str | None
    reason: str
    valid: bool
    possible: bool


def may_hold_number(line: str) -> bool:
    """Tell whether a line has enough adjacent digits for a valid number."""
    return SEVEN.search(line) is not None


def valid_numbers(line: str, region: str) -> Iterator[tuple[int, int, Reading]]:
    """Yield the numbers of one line that libphonenumber finds valid; it isn't called unless `may_hold_number`."""
    if not may_hold_number(line):
        return
    plain = plain_numbers(line) if region == AMERICA else None
    for start, end, e164 in _by_library(line, region) if plain is None else plain:
        yield start, end, Reading(region, e164, "", valid=True, possible=True)


def _by_library(line: str, region: str) -> Iterator[tuple[int, int, str]]:
    from phonenumbers import Leniency, PhoneNumberMatcher

    for match in PhoneNumberMatcher(line, region, leniency=Leniency.VALID, max_tries=10**9):
        yield match.start, match.end, _e164(match.number)


def read(text: str, region: str, *, spaced: bool = False) -> Reading | None:
    """Read a candidate by the plan of one region; None where it isn't written as a number of that region.

    With `spaced`, a North American number may have nothing but blanks between its groups.
    """
    from phonenumbers import NumberParseException, is_possible_number, is_valid_number, parse

    international = text[0] == "+"
    if not international and not _is_national(text, region, spaced=spaced):
        return None
    try:
        number = parse(text, region)
    except NumberParseException as error:
        reasons = {NumberParseException.INVALID_COUNTRY_CODE: "bad-country-code"}
        if PARTED.search(text):  # else a figure with a plus sign
            reasons[NumberParseException.TOO_LONG] = "too-long"
        reason = reasons.get(error.error_type, "") if international else ""
        return Reading(region, None, reason, valid=False, possible=False) if reason else None
    valid, possible = is_valid_number(number), is_possible_number(number)
    stands_in = STAND_IN.fullmatch(f"{number.country_code} {number.national_number}")
    reason = "" if valid or stands_in else _reason(number, text)
    return Reading(region, _e164(number), reason, valid=valid, possible=possible)


def _is_national(text: str, region: str, *, spaced: bool) -> bool:
    """Tell whether `text` is written as usual in the region: documents also contain numbers of other countries."""
    from phonenumbers import PhoneMetadata, country_code_for_region

    code = country_code_for_region(region)
    if code == 1:
        groups = SPACED.fullmatch(text) if spaced else None
        if groups and groups[1] in AREAS:
            return True
        return NANP.fullmatch(text) is not None and not text.startswith("400-")  # a service's number in China
    plan = PhoneMetadata.metadata_for_region(region)
    if text.lstrip("(")[0] == "0" or (code in SERVICES and SERVICE.match(text)):
        return True
    if AMERICAN.fullmatch(text) or (code in TRUNK_UNWRITTEN and sum(map(str.isdigit, text)) < 8):
        return False
    return code in TRUNK_UNWRITTEN or plan is None or plan.national_prefix != "0"


def _reason(number: PhoneNumber, text: str) -> str:
    """Return why a number isn't valid; "" for one that may be local, dialled without its area code."""
    from phonenumbers import PhoneNumberType, ValidationResult, is_possible_number_for_type_with_reason

    verdict = is_possible_number_for_type_with_reason(number, PhoneNumberType.FIXED_LINE_OR_MOBILE)
    if verdict == ValidationResult.IS_POSSIBLE_LOCAL_ONLY:
        return "too-short" if re.match(r"\(?[+0]|\(\d+\)", text) else ""
    if number.country_code == 1 and re.fullmatch(r"(?!1\D)[01](?:\D*\d){9}", text.lstrip("(")):
        return "bad-area-code"
    if number.country_code == 1 and re.fullmatch(r"1\D(?:\D*\d){,9}", text):
        return "too-short"
    if verdict == ValidationResult.TOO_LONG:
        return "too-long"
    return "too-short" if verdict != ValidationResult.IS_POSSIBLE or _is_one_short(number) else "unassigned"


def _is_one_short(number: PhoneNumber) -> bool:
    """Tell whether one more digit would make the number valid: a length that is possible may still be short."""
    from phonenumbers import PhoneNumber, is_valid_number

    return any(
        is_valid_number(
            PhoneNumber(
                country_code=number.country_code,
                national_number=(number.national_number or 0) * 10 + digit,
                italian_leading_zero=number.italian_leading_zero,
            )
        )
        for digit in range(10)
    )


def _e164(number: PhoneNumber) -> str:
    from phonenumbers import PhoneNumberFormat, format_number

    return format_number(number, PhoneNumberFormat.E164)


def fitting(text: str, regions: Iterable[str]) -> tuple[str, ...]:
    """Return the regions by whose plans `text` is a valid number; with a country code it is the same in all."""
    from phonenumbers import NumberParseException, is_valid_number, parse

    found = []
    for region in regions:
        with suppress(NumberParseException):
            found += [region] if is_valid_number(parse(text, region)) else []
    return tuple(found)


def written(e164: str, style: str) -> str:
    """Return a number as a style writes it: e164, international, national or rfc3966."""
    from phonenumbers import PhoneNumberFormat, format_number, parse

    return format_number(parse(e164), getattr(PhoneNumberFormat, style.upper()))


def is_grouped(text: str, region: str) -> bool:
    """Tell whether the digits of a valid number are in the groups of its numbering plan, or in none."""
    from phonenumbers import Leniency, PhoneNumberMatcher

    return any(True for _ in PhoneNumberMatcher(text, region, leniency=Leniency.STRICT_GROUPING))


def is_reached_from_abroad(e164: str) -> bool:
    """Tell whether a number can be called from another country: not toll-free or of shared cost."""
    from phonenumbers import PhoneNumberType, number_type, parse

    kinds = (PhoneNumberType.TOLL_FREE, PhoneNumberType.SHARED_COST, PhoneNumberType.PREMIUM_RATE, PhoneNumberType.UAN)
    return number_type(parse(e164)) not in kinds
