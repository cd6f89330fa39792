from __future__ import annotations

import pytest

from seedlint.base.model import Edit, Finding, Fix, Span
from seedlint.text.gathered import MANY, MANY_GRAVE, PLACES, gathered


def at(place: int, *, safe: bool | None = True, variant: str = "") -> Finding:
    span = Span(place, place + 1)
    fix = None if safe is None else Fix((Edit(span, "x"),), "Write x", safe=safe)
    return Finding(span, {"reason": "it is wrong"}, variant, fix=fix)


def test_few_findings_stay_as_they_are() -> None:
    few = [at(place) for place in range(MANY)]
    assert gathered(iter(few)) == tuple(few)


def test_of_many_the_first_speaks_and_mends_all() -> None:
    many = [at(place) for place in range(MANY + 2)]
    (one,) = gathered(many)
    assert one.span == many[0].span
    assert one.values["reason"] == f"it is wrong; {MANY + 1} more like it stand in this document"
    assert one.fix and one.fix.safe and [edit.span.start for edit in one.fix.edits] == list(range(MANY + 2))
    assert [related.span.start for related in one.related] == list(range(1, PLACES + 1))


@pytest.mark.parametrize("safe", [False, None])
def test_what_is_mended_otherwise_speaks_for_itself(safe: bool | None) -> None:
    found = gathered([at(0, safe=safe), *(at(place) for place in range(1, MANY + 2))])
    assert [finding.span.start for finding in found] == [0, 1]
    assert [finding.fix.safe if finding.fix else None for finding in found] == [safe, True]


def test_a_variant_is_worth_a_finding_each() -> None:
    found = gathered(at(place, variant="bidirectional") for place in range(MANY + 3))
    assert len(found) == MANY + 3


def test_of_many_with_a_variant_in_one_line_the_first_speaks() -> None:
    many = [at(place, variant="bidirectional") for place in range(2 * MANY_GRAVE + 1)]
    found = gathered(many, line=lambda finding: finding.span.start // (MANY_GRAVE + 1))
    assert [finding.span.start for finding in found] == [0, *range(MANY_GRAVE + 1, 2 * MANY_GRAVE + 1)]
    assert found[0].values["reason"] == f"it is wrong; {MANY_GRAVE} more like it stand in this line"
