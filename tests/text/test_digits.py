"""Where digits stand."""

from __future__ import annotations

import re

import pytest

from seedlint.text.digits import digit_runs


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
    ],
)
def test_every_run_of_decimal_digits_is_found_in_any_script(text: str) -> None:
    assert digit_runs(text) == [run.start() for run in re.finditer(r"\d+", text)]
