"""The check on days that a document can't mean for itself: to come, or a machine's default."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seedlint.base.model import Context, Document, Field, Finding, Span
from seedlint.checks.dates.stated_date import StatedDate
from seedlint.facts import Facts

TODAY = dt.date(2024, 5, 20)
BODY = "\n\nThe pier shut at noon and nobody was hurt. The harbour master thanked the crews for their calm.\n"


def findings(reports: str, text: str = BODY, path: str = "page.txt", **metadata: str) -> list[Finding]:
    fields = {key: Field(value, Span(0, 0)) for key, value in metadata.items()}
    facts = Facts(Document(path, text, metadata=fields), Context(as_of=TODAY))
    return list(StatedDate(StatedDate.Options(reports=reports)).inspect(facts, ()))  # type: ignore[arg-type]


def future(text: str = BODY, path: str = "page.txt", **metadata: str) -> list[str]:
    return [finding.values["kind"] for finding in findings("future", text, path, **metadata)]


def default(text: str = BODY, path: str = "page.txt", **metadata: str) -> list[Finding]:
    return findings("default", text, path, **metadata)


@pytest.mark.parametrize(
    "text",
    [
        "Pier closes\nPublished 6 May 2031",
        "Pier closes\nPosted Jan 1, 2030",
        "Pier closes\nPosted\nJan 1, 2030",
        "Pier closes\nFirst published 7 June 2024",
        "Pier closes\nPublié le 3 juin 2024",
        "Pier closes\nPublished: May 2031",
        "Pier closes\nPublished: 06/07/2024",
        "date 2031-05-06 LORNE – The pier shut at noon",
    ],
)
def test_a_publication_in_the_future_is_found(text: str) -> None:
    assert future(f"{text}{BODY}") == ["published"]


@pytest.mark.parametrize(
    "text",
    [
        "Pier closes\nPublished 21 May 2024",
        "Pier closes\nPublished May 2024",
        "Pier closes\nPublished: 05/06/2024",
        "Pier closes\nThe pier opens on 1 October 2030",
        "Summer fair\n4 June 2024",
        "Summer fair\nDate: 4 June 2024",
        "Summer fair\nDate: 4 June 2024\nVenue: the pier",
        "The plan\nTo be published on 4 June 2024",
        "The plan\nThe report will be published 4 June 2024",
        "The plan\nWird veröffentlicht am 4. Juni 2024",
        "The film\nRelease date: 4 June 2024",
        "The rules\nEffective 4 June 2024",
        "The rules\nNext review: 4 June 2031",
        "The fair\nJoin us at the gate.\nPublished 4 June 2024",
    ],
)
def test_events_to_come_are_no_publications(text: str) -> None:
    assert future(f"{text}{BODY}") == []


def test_metadata_in_the_future_is_found_whatever_is_dated() -> None:
    assert future(date="2031-05-06") == ["published"]
    assert future(date="2024-05-14", lastmod="2031") == ["updated"]
    assert future(expirydate="2031-05-06") == []
    assert future(path="2031-05-06-fair.md") == []


def test_what_waits_for_its_day_is_scheduled() -> None:
    (finding,) = findings("future", publishdate="2031-01-01")
    assert finding.variant == "scheduled"
    (finding,) = findings("future", f"Embargoed until 06:00 on 20 July 2024{BODY}")
    assert finding.variant == "scheduled"


@pytest.mark.parametrize("draft", [{"draft": "true"}, {"published": "false"}, {"status": "draft"}])
def test_drafts_are_silent(draft: dict[str, str]) -> None:
    assert future(date="2031-05-06", **draft) == []
    assert default(date="1970-01-01", **draft) == []


def test_the_last_day_of_the_calendar_may_be_today() -> None:
    facts = Facts(Document("a.txt", f"Pier closes\nPublished 6 May 2031{BODY}"), Context(as_of=dt.date.max))
    assert list(StatedDate(StatedDate.Options(reports="future")).inspect(facts, ())) == []


def test_without_a_today_there_is_no_future() -> None:
    facts = Facts(Document("a.txt", f"Pier closes\nPublished 6 May 2031{BODY}"))
    assert list(StatedDate(StatedDate.Options(reports="future")).inspect(facts, ())) == []


@given(st.integers(-3000, 3000))
def test_the_future_begins_the_day_after_tomorrow(days: int) -> None:
    day = TODAY + dt.timedelta(days=days)
    assert bool(future(date=day.isoformat())) == (days > 1)
    assert bool(future(f"Pier closes\nPublished {day.isoformat()}{BODY}")) == (days > 1)


@pytest.mark.parametrize(
    "value",
    ["1970-01-01", "1970-01-01T00:00:00Z", "1969-12-31 19:00:00 -0500", "0001-01-01T00:00:00Z", "1900-01-01", "1899-12-30",
     "1601-01-01", "1904-01-01", "0000-00-00", "0000-00-00 00:00:00", "2000-01-01T00:00:00", "1980-01-01 00:00"],
)  # fmt: skip
def test_zeros_of_machines_are_found_in_metadata(value: str) -> None:
    (finding,) = default(date=value)
    assert finding.values["origin"]


@pytest.mark.parametrize(
    "value", ["2000-01-01", "1980-01-01", "2000-01-01T00:00:01", "2000-01-01T10:00", "1970-01-02", "1900"]
)
def test_days_that_may_be_meant_are_not(value: str) -> None:
    assert default(date=value) == []


def test_in_the_text_only_a_stated_date_counts() -> None:
    assert len(default(f"Pier closes\nPosted: 1 January 1970{BODY}")) == 1
    assert len(default(f"Pier closes\nJanuary 1, 1970{BODY}")) == 1
    assert default(f"LONDON, Jan. 1, 1970 – The pier shut at noon and nobody was hurt, said the board.{BODY}") == []
    assert default(f"Pier closes\nJanuary 1, 1900{BODY}") == []
    assert default(f"Unix time began on 1 January 1970.{BODY}") == []


def test_a_path_has_no_place_so_the_whole_document_is_marked() -> None:
    (finding,) = default(path="news/1970/01/01/pier.txt")
    assert finding.whole
    assert finding.values["text"] == "news/1970/01/01/pier.txt"
