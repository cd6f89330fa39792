"""Where digits stand."""

from __future__ import annotations

import re

import pytest

from seedlint.base.model import Document
from seedlint.facts import Facts
from seedlint.text.digits import BEFORE_DIGITS, digit_runs


@pytest.mark.parametrize(
    "text",
    [
        "",
        "no figure",
        "7",
        "on 5 May 2024",
        "a1b22",
        "“3” – 4…",
        "٢٠٢٤ and 12",
        "１２ 3",
        "\ud800 5",
        "🎉 1 🎉 23",
        "²5",
        "é1 𝟘𝟙 2",
        "߁ ๓ 4",
    ],
)
def test_every_run_of_decimal_digits_is_found_in_any_script(text: str) -> None:
    assert digit_runs(text) == tuple(run.start() for run in re.finditer(r"\d+", text))


def test_the_first_bytes_of_digits_beyond_ascii_are_known() -> None:
    others = {chr(code).encode()[0] for code in range(0x80, 0x110000) if chr(code).isdecimal()}
    assert others == set(BEFORE_DIGITS)


def test_dates_and_phone_numbers_share_one_pass(monkeypatch: pytest.MonkeyPatch) -> None:
    passes: list[str] = []

    def counted(text: str) -> tuple[int, ...]:
        passes.append(text)
        return digit_runs(text)

    for module in ("seedlint.text.digits", "seedlint.facts.dates.expressions", "seedlint.facts.contacts.phones"):
        monkeypatch.setattr(f"{module}.digit_runs", counted)
    facts = Facts(Document("page.txt", "On 5 May 2024 call 202-456-1111."))
    assert [date.text for date in facts.dates] == ["5 May 2024"]
    assert [phone.text for phone in facts.phones] == ["202-456-1111"]
    assert passes == [facts.prose]
