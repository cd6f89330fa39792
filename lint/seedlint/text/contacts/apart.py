"""How far two values are apart: what a slip of the finger makes of one of them."""

from __future__ import annotations

from typing import Literal

FIGURES = 7  # that both must have, at least: short numbers are close to each other by chance


Apart = Literal["one digit apart", "two digits swapped", "two digits apart", ""]


def digits_apart(one: str, other: str) -> Apart:
    """Tell by how little two numbers (E.164) of as many digits differ; "" for the same and for all others."""
    if len(one) != len(other) or len(one) <= FIGURES:
        return ""
    places = [at for at, pair in enumerate(zip(one, other, strict=True)) if pair[0] != pair[1]]
    if _is_swap(one, other, places):
        return "two digits swapped"
    return "one digit apart" if len(places) == 1 else "two digits apart" if len(places) == 2 else ""


def is_a_slip(one: str, other: str) -> bool:
    """Tell whether one letter too many, too few, another one, or two swapped make two words differ."""
    if len(one) == len(other):
        places = [at for at, pair in enumerate(zip(one, other, strict=True)) if pair[0] != pair[1]]
        return len(places) == 1 or _is_swap(one, other, places)
    short, long = sorted((one, other), key=len)
    return len(long) == len(short) + 1 and any(long[:at] + long[at + 1 :] == short for at in range(len(long)))


def _is_swap(one: str, other: str, places: list[int]) -> bool:
    """Tell whether two neighbours are swapped."""
    if len(places) != 2 or places[1] != places[0] + 1:
        return False
    first = places[0]
    return one[first : first + 2] == other[first + 1] + other[first]
