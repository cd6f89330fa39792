"""The kind "vanity-phone"."""

from __future__ import annotations

import pytest

from seedlint.base.model import Edit, Finding
from seedlint.engine import Engine
from seedlint.rulebook import load
from seedlint.sources import from_text


def findings(text: str) -> tuple[Finding, ...]:
    return Engine([load().find("vanity-phone")]).inspect(from_text("a.txt", text)).findings


@pytest.mark.parametrize(
    ("text", "digits"),
    [
        ("Call 1-800-PICKUPS today.", "1-800-7425877"),
        ("Call (888) GO-NORTH today.", "(888) 46-66784"),
        ("Call +1 877-QUILLS-4 today.", "+1 877-784557-4"),
        ("Ring 0800-REGEN4U today.", "0800-7343648"),
        ("Ring 1300 PICKUP today.", "1300 742587"),
    ],
)
def test_letters_are_told_as_the_digits_of_their_keys(text: str, digits: str) -> None:
    assert [finding.values["digits"] for finding in findings(text)] == [digits]


def test_the_digits_are_a_fix_that_has_to_be_asked_for() -> None:
    (finding,) = findings("Call 1-800-PICKUPS today.")
    assert finding.fix is not None and not finding.fix.safe
    assert finding.fix.edits == (Edit(finding.span, "1-800-7425877"),)


@pytest.mark.parametrize(
    "text",
    [
        "Call 1-800-PICKUPS (1-800-742-5877).",
        "Call 1-800-742-5877, which is 1-800-PICKUPS.",
        "Call 1-800-742-5877.",
        "The MP3-800-ABCDEFG is a player.",
        "Model 1-800-AB costs less.",
        "Call 1-800-pickups.",
        "See A-1-800-PICKUPS.",
    ],
)
def test_digits_nearby_models_and_short_words_are_left_alone(text: str) -> None:
    assert findings(text) == ()


def test_a_number_is_told_once_and_far_digits_do_not_count() -> None:
    far = "Call 1-800-PICKUPS." + " It rains." * 40 + " Call 1-800-742-5877."
    assert len(findings(far)) == 1
    assert [finding.span.start for finding in findings("1-800-PICKUPS or 1-888-GONORTH")] == [0, 17]
