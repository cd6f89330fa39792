"""The check on dates of one document that contradict each other."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seedlint.base.model import Document, Field, Finding, Span
from seedlint.checks.dates.date_agreement import DateAgreement
from seedlint.facts import Facts
from seedlint.sources import from_text

BODY = "\n\nThe pier shut at noon and nobody was hurt. The harbour master thanked the crews for their calm.\n"


def findings(reports: str, text: str = BODY, path: str = "page.txt", **metadata: str) -> list[Finding]:
    fields = {key: Field(value, Span(0, 0)) for key, value in metadata.items()}
    facts = Facts(Document(path, text, metadata=fields))
    return list(DateAgreement(DateAgreement.Options(reports=reports)).inspect(facts, ()))  # type: ignore[arg-type]


def conflicts(text: str = BODY, path: str = "page.txt", **metadata: str) -> list[tuple[str, str]]:
    found = findings("publication", text, path, **metadata)
    return [(finding.values["place"], finding.values["elsewhere"]) for finding in found]


def orders(text: str = BODY, **metadata: str) -> int:
    return len(findings("order", text, **metadata))


def test_metadata_and_text_that_differ_are_found() -> None:
    assert conflicts(f"Posted 9 August 2023{BODY}", date="2023-08-19") == [("text", "front matter")]
    assert conflicts(f"LORNE, Tarn, May 14, 2021 – The pier shut at noon, and nobody was hurt.{BODY}", date="2020") == [
        ("dateline", "front matter")
    ]
    assert conflicts(f"By Ines Calder | 9 August 2023{BODY}", date="2023-08-19") == [("text", "front matter")]


def test_fields_that_open_a_plain_text_count_as_metadata() -> None:
    assert conflicts(f"---\ntitle: Pier closes\ndate: 2023-08-19\n---\nPosted 9 August 2023{BODY}") == [
        ("text", "header")
    ]
    assert conflicts(f"Summer fair\nDate: 19 August 2023\nPosted 9 August 2023{BODY}") == []


def test_urls_and_paths_that_differ_are_found() -> None:
    assert conflicts(url="https://a.example.org/2019/07/11/pier", date="2019-08-12") == [("URL", "front matter")]
    assert conflicts(url="https://a.example.org/2019/07/pier", date="2019-08-12") == [("URL", "front matter")]
    assert conflicts(path="2024-01-02-pier.md", date="2024-11-02") == [("front matter", "path")]
    assert conflicts(f"Posted 12 August 2019{BODY}", path="2019/07/11/pier.txt") == [("text", "path")]
    assert conflicts(f"Posted 9 August 2023{BODY}", path="2023-08-01-pier.md", date="2023-08-19") == [
        ("text", "front matter"),
        ("front matter", "path"),
    ]


@pytest.mark.parametrize(
    ("text", "path", "metadata"),
    [
        ("", "2019/07/pier.txt", {"date": "2019-07-30"}),
        ("", "2019/07/pier.txt", {"date": "2019-08-01"}),
        ("Posted 20 August 2023", "a.md", {"date": "2023-08-19"}),
        ("Posted August 2023", "a.md", {"date": "2023-08-19"}),
        ("Posted 09/08/2023", "a.md", {"date": "2023-09-08"}),
        ("Posted 9 August 2023", "a.md", {"date": "2023-08-19", "lastmod": "2023-08-09"}),
        ("Posted 9 August 2023", "a.md", {"created": "2023-08-19"}),
        ("Posted 9 August 2023", "a.md", {"lastmod": "2023-08-19"}),
        ("Updated 9 August 2023", "a.md", {"date": "2023-08-19"}),
        ("First published 9 August 2022", "a.md", {"date": "2023-08-19"}),
        ("9 August 2022", "a.md", {"date": "2023-08-19"}),
        ("Date: 9 August 2023", "a.md", {"date": "2023-08-19"}),
        ("Posted: 31 June 2023", "a.md", {"date": "2023-08-19"}),
        ("A study published on 9 August 2022 says so.", "a.md", {"date": "2023-08-19"}),
        ("", "crawl/2023/09/01/a.md", {"date": "2023-08-19"}),
        ("", "a.md", {"date": "1970-01-01", "url": "https://a.example.org/2019/07/11/pier"}),
        ("", "a.md", {"date": "2023-08-19", "source": "https://a.example.org/2019/07/11/pier"}),
        ("First published on our old site", "a.md", {"date": "2023-08-19", "url": "https://a.example.org/2019/07/pier"}),
        ("Posted 9 August 2023", "a.md", {"date": "2023-08-19", "draft": "true"}),
    ],
)  # fmt: skip
def test_dates_that_agree_or_are_of_something_else_are_no_conflict(
    text: str, path: str, metadata: dict[str, str]
) -> None:
    assert conflicts(f"{text}{BODY}", path, **metadata) == []


def test_a_comment_far_below_is_no_date_of_the_page() -> None:
    text = f"Pier closes{BODY * 30}Posted on 9 August 2023 at 10:00\n"
    assert conflicts(text, date="2023-07-19") == []


def test_a_line_of_a_thousand_dates_costs_little() -> None:
    line = "Published 14 May 2024 | Updated 13 May 2024 | " * 500
    assert orders(line, date="2023-08-19") == 1
    assert conflicts(line, date="2023-08-19") == [("text", "front matter")]


def test_the_other_place_is_a_related_location() -> None:
    text = f"---\ndate: 2023-08-19\n---\nPosted 9 August 2023{BODY}"
    facts = Facts(from_text("a.md", text))
    (finding,) = DateAgreement(DateAgreement.Options(reports="publication")).inspect(facts, ())
    assert finding.span.of(text) == "9 August 2023"
    (related,) = finding.related
    assert related.span.of(text) == "2023-08-19"
    assert "front matter" in related.message


def test_an_update_before_the_publication_is_found() -> None:
    assert orders(date="2024-05-14", lastmod="2024-05-01") == 1
    assert orders(date="2021", lastmod="2019") == 1
    assert orders(firstcreated="2024-05-14T08:00Z", versioncreated="2024-04-14T08:00Z") == 1
    assert orders(f"Pier closes\nPublished 6 Oct 2023 | Updated 5 Oct 2023{BODY}") == 1
    assert orders(f"Pier closes\nUpdated: 5 Oct 2023\nPublished: 6 Oct 2023{BODY}") == 1
    assert orders(f"Pier closes\nFirst published 6 Oct 2023, last updated 5 Oct 2023{BODY}") == 1


@pytest.mark.parametrize(
    ("text", "metadata"),
    [
        ("", {"date": "2024-05-14", "lastmod": "2024-05-14"}),
        ("", {"date": "2024-05-14", "lastmod": "2024-06-14"}),
        ("", {"date": "2024-05-14"}),
        ("", {"lastmod": "2024-05-14"}),
        ("", {"date": "2024-05", "lastmod": "2024-05-01"}),
        ("", {"date": "2024-05-14", "lastmod": "2024-05-01", "updated": "2024-06-01"}),
        ("", {"date": "2024-05-14", "publishdate": "2024-04-01", "lastmod": "2024-05-01"}),
        ("", {"date": "2024-05-14", "lastmod": "0001-01-01T00:00:00Z"}),
        ("", {"date": "2024-05-14T00:30:00+02:00", "lastmod": "2024-05-13T23:10:00Z"}),
        ("", {"date": "2024-05-14", "lastmod": "2024-05-01", "draft": "true"}),
        ("Published 5 Oct 2023 | Updated 6 Oct 2023", {}),
        ("Updated 5 Oct 2023", {"date": "2024-05-14"}),
        ("Last updated 5 Oct 2023\nThe study was published on 6 Oct 2023 and read by few.", {}),
    ],
)
def test_an_update_at_its_time_is_right(text: str, metadata: dict[str, str]) -> None:
    assert orders(f"Pier closes\n{text}{BODY}", **metadata) == 0


@given(st.dates(dt.date(1975, 1, 1), dt.date(2060, 12, 31)), st.integers(-800, 800))
def test_days_are_compared_as_the_calendar_does(day: dt.date, days: int) -> None:
    other = day + dt.timedelta(days=days)
    if other.year < 1971:
        return
    assert bool(orders(date=day.isoformat(), lastmod=other.isoformat())) == (other < day)
    assert bool(conflicts(f"Posted {other.isoformat()}{BODY}", date=day.isoformat())) == (abs(days) > 1)
