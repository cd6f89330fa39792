"""Whether two values differ only by a typing error."""

from __future__ import annotations

from typing import Literal

FEWEST_DIGITS = 7  # of both, sign included: short numbers are similar by chance

DigitTypo = Literal["one digit apart", "two digits swapped", "two digits apart", ""]


def digit_typo(one: str, other: str) -> DigitTypo:
    """Return how two numbers (E.164) of equal length differ, if by a typing error only; "" if not, or not at all."""
    if len(one) != len(other) or len(one) <= FEWEST_DIGITS:
        return ""
    places = [at for at, pair in enumerate(zip(one, other, strict=True)) if pair[0] != pair[1]]
    if _is_transposition(one, other, places):
        return "two digits swapped"
    return "one digit apart" if len(places) == 1 else "two digits apart" if len(places) == 2 else ""


def is_one_typo_apart(one: str, other: str) -> bool:
    """Tell whether two words differ by one letter (added, left out or replaced) or by two swapped neighbours."""
    if len(one) == len(other):
        places = [at for at, pair in enumerate(zip(one, other, strict=True)) if pair[0] != pair[1]]
        return len(places) == 1 or _is_transposition(one, other, places)
    short, long = sorted((one, other), key=len)
    return len(long) == len(short) + 1 and any(long[:at] + long[at + 1 :] == short for at in range(len(long)))


def _is_transposition(one: str, other: str, places: list[int]) -> bool:
    """Tell whether the words differ by two swapped neighbours."""
    if len(places) != 2 or places[1] != places[0] + 1:
        return False
    first = places[0]
    return one[first : first + 2] == other[first + 1] + other[first]
