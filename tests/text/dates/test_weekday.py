"""Which weekday belongs to a date."""

from __future__ import annotations

import pytest

from seedlint.base.model import Span
from seedlint.text.dates.weekday import weekday_beside


def beside(text: str, date: str) -> tuple[int, str] | None:
    start = text.index(date)
    found = weekday_beside(text, Span(start, start + len(date)))
    return (found.number, found.span.of(text)) if found else None


@pytest.mark.parametrize(
    ("text", "date", "expected"),
    [
        ("on Tuesday, 5 March 2025", "Tuesday, 5 March 2025", (1, "Tuesday, 5 March 2025")),
        ("on Tuesday, 2025-03-05", "2025-03-05", (1, "Tuesday, 2025-03-05")),
        ("Tue. 05/03/2025", "05/03/2025", (1, "Tue. 05/03/2025")),
        ("am Dienstag, den 05.03.2025", "05.03.2025", (1, "Dienstag, den 05.03.2025")),
        ("<2025-03-05 Tue>", "2025-03-05", (1, "2025-03-05 Tue")),
        ("5 March 2025 (Tuesday)", "5 March 2025", (1, "5 March 2025 (Tuesday)")),
        ("Tuesday,\n5 March 2025", "Tuesday,\n5 March 2025", (1, "Tuesday,\n5 March 2025")),
        ("It ended on Tuesday. 2025-03-05 was wet", "2025-03-05", None),
        ("The Baltimore Sun, 5 March 2025", "Sun, 5 March 2025", None),
        ("they sat 2025-03-05", "2025-03-05", None),
        ("on 5 March 2025, Tuesday's child", "5 March 2025", None),
        ("Tuesday\n\n2025-03-05", "2025-03-05", None),
    ],
)
def test_a_weekday_adjoins_its_date(text: str, date: str, expected: tuple[int, str] | None) -> None:
    assert beside(text, date) == expected
