"""When change logs and manual pages were updated last."""

from __future__ import annotations

import pytest

from growth import in_proportion
from seedlint.base.position import Lines
from seedlint.facts import Facts
from seedlint.facts.dates.maintained import maintained_dates
from seedlint.sources import from_text

GNU = "2022-02-04  Ines Calder  <ines@harbour-town.org>\n\n\t* src/pump.c: Start at low water.\n\n"
DEBIAN = """pump (2.1-1) unstable; urgency=medium

  * The gate opens at low water.
  * Two valves less.

 -- Ines Calder <ines@harbour-town.org>  Tue, 03 Jan 2023 15:48:25 +0200

pump (2.0-1) unstable; urgency=medium

  * The first pump with a gate, as it was planned on 4 May 2030.

 -- Ines Calder <ines@harbour-town.org>  Mon, 05 Sep 2022 15:48:25 +0200
"""
MANUAL = """PUMP(1)                     User Commands                     PUMP(1)

NAME
       pump - move water

EXAMPLES
       On 3 May 2019 it moved the harbour.

Pump 2.1                     2023-02-05                        PUMP(1)
"""


def updated(text: str, path: str = "CHANGELOG.md") -> str | None:
    found = Facts(from_text(path, text)).document_date
    assert found is None or found.kind == "updated"
    return str(found.value) if found else None


@pytest.mark.parametrize(
    "head",
    [
        "## [2.1.0] - 2022-02-04",
        "## 2.1.0 (2022-02-04)",
        "## [2.1.0](https://harbour-town.org/compare/v2.0.0...v2.1.0) (2022-02-04)",
        "## 2022-02-04, Version 2.1.0 (Current), @ines",
        "### v2.1.0 - February 4th, 2022",
        "* Version 2.1 (released 2022-02-04)",
        "2022-02-04",
    ],
)
def test_the_head_of_the_newest_entry_dates_a_change_log(head: str) -> None:
    older = "- Less noise since 4 May 2025.\n\n## [2.0.0] - 2021-01-02\n\n- A gate.\n"
    assert updated(f"# Changes\n\n{head}\n\n{older}") == "2022-02-04"


def test_the_newest_entry_may_stand_last() -> None:
    assert updated("## 1.0 (2020-01-02)\n\nA pump.\n\n## 1.1 (2021-03-04)\n\nA gate.\n", "HISTORY.md") == "2021-03-04"


def test_a_log_is_told_by_its_opening_whatever_its_name() -> None:
    assert updated(DEBIAN, "pump.txt") == "2023-01-03"
    assert updated(GNU + GNU.replace("2022", "2021"), "pump.txt") == "2022-02-04"


@pytest.mark.parametrize(
    ("name", "is_log"),
    [
        ("RELNOTES-2.1.0.txt", True),
        ("changelog.Debian.txt", True),
        ("pump-changelog.blog.half-a-year-later.txt", False),
    ],
)
def test_the_name_of_a_change_log_ends_with_that(name: str, is_log: bool) -> None:
    found = Facts(from_text(name, "## 2.1.0 (2022-02-04)\n\nThe pump ran.\n")).document_date
    assert (found is not None and found.kind == "updated") is is_log


def test_a_date_within_an_entry_is_none_of_the_log() -> None:
    assert updated("## 2.0\n\n- Works again as on 3 May 2019, when the gate was new.\n") is None


def test_the_foot_dates_a_manual_page() -> None:
    assert updated(MANUAL, "pump.txt") == "2023-02-05"
    assert updated(MANUAL.replace("2023-02-05", "          "), "pump.txt") is None


def test_a_month_at_the_foot_of_a_manual_page_is_a_date_without_its_day() -> None:
    found = Facts(from_text("pump.txt", MANUAL.replace("2023-02-05", "May 2023  "))).document_date
    assert found is not None and found.value is None


def test_another_text_with_versions_and_days_is_no_log() -> None:
    text = "## 1.0 (2020-01-02)\n\nA pump.\n\n## 1.1 (2021-03-04)\n\nA gate.\n"
    assert not tuple(maintained_dates(from_text("pump.md", text), Lines(text), Facts(from_text("pump.md", text)).dates))


@pytest.mark.parametrize("entry", [GNU, "1.0.0 ", "1.0 (2020-01-02)\n", "v[1.0](https://a.b/", " -- a <b> 2020-01-02 "])
def test_a_long_log_takes_time_in_proportion(entry: str) -> None:
    assert in_proportion(lambda size: updated(entry * size), 500)
