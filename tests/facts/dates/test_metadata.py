"""What metadata, the document's own URL and its path say of its date."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seedlint.base.model import Document, Field, Span
from seedlint.facts import Facts
from seedlint.sources import from_text
from seedlint.text.dates.stated import DocumentDate

BODY = "\n\nThe pier shut at noon and nobody was hurt. The harbour master thanked the crews for their calm.\n"


def stated(path: str = "page.txt", text: str = BODY, **metadata: str) -> tuple[DocumentDate, ...]:
    fields = {key: Field(value, Span(0, 0)) for key, value in metadata.items()}
    return Facts(Document(path, text, metadata=fields)).stated_dates


def one(key: str, value: str = "2024-05-14") -> DocumentDate | None:
    found = stated(**{key: value})
    return found[0] if found else None


@pytest.mark.parametrize(
    "key",
    [
        "date", "publishdate", "pubdate", "params.date", "extra.date", "meta.date", "article:published_time", "dc.date",
        "dc.date.issued", "dcterms.issued", "datepublished", "citation_publication_date", "parsely-pub-date",
    ],
)  # fmt: skip
def test_the_keys_of_publication_are_known_in_all_their_forms(key: str) -> None:
    found = one(key)
    assert found is not None
    assert (found.value, found.kind, found.evidence, found.key) == (
        dt.date(2024, 5, 14),
        "published",
        "front matter",
        key,
    )


@pytest.mark.parametrize(
    "key",
    [
        "lastmod", "updateddate", "last_update.date", "last_modified_at", "og:updated_time", "article:modified_time",
        "dcterms.modified", "datemodified", "params.lastmod", "versioncreated",
    ],
)  # fmt: skip
def test_the_keys_of_updates_are_known_in_all_their_forms(key: str) -> None:
    found = one(key)
    assert found is not None
    assert found.kind == "updated"


@pytest.mark.parametrize(
    "key", ["expirydate", "unpublishdate", "event.date", "talk.date", "birthdate", "due", "deadline", "image.date"]
)
def test_dates_of_other_things_in_the_metadata_are_not_the_documents(key: str) -> None:
    assert one(key) is None


def test_a_day_of_making_is_weaker_than_one_of_publication() -> None:
    document = Document("a.md", BODY, metadata={
        "created": Field("2024-05-01", Span(0, 0)), "published": Field("2024-05-14", Span(0, 0))
    })  # fmt: skip
    found = Facts(document).document_date
    assert found is not None
    assert found.value == dt.date(2024, 5, 14)


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2024-05", "2024-05-01", "2024-05-31"),
        ("2024", "2024-01-01", "2024-12-31"),
        ("May 2024", "2024-05-01", "2024-05-31"),
        ("03/04/2025", "2025-03-04", "2025-04-03"),
    ],
)
def test_what_is_stated_by_halves_lies_between_two_days(value: str, first: str, last: str) -> None:
    found = one("date", value)
    assert found is not None
    assert found.value is None
    assert found.within == (dt.date.fromisoformat(first), dt.date.fromisoformat(last))


@pytest.mark.parametrize("value", ["0000-00-00", "2024-02-31"])
def test_what_no_calendar_has_is_stated_and_lies_nowhere(value: str) -> None:
    found = one("date", value)
    assert found is not None
    assert found.days is None


@pytest.mark.parametrize("value", ["soon", "true", "", "12", "v1.2"])
def test_a_value_without_a_date_states_none(value: str) -> None:
    assert one("published", value) is None


@pytest.mark.parametrize(
    ("path", "first", "last"),
    [
        ("posts/2024-05-14-pier.md", "2024-05-14", "2024-05-14"),
        ("news/2024/05/14/pier.txt", "2024-05-14", "2024-05-14"),
        ("news/2024/5/4/pier.txt", "2024-05-04", "2024-05-04"),
        ("20240514-pier.txt", "2024-05-14", "2024-05-14"),
        ("notes/20240514T0930.txt", "2024-05-14", "2024-05-14"),
        ("2024/05/pier.txt", "2024-05-01", "2024-05-31"),
        ("posts/2024-02/pier.txt", "2024-02-01", "2024-02-29"),
    ],
)
def test_a_path_states_a_day_or_a_month(path: str, first: str, last: str) -> None:
    (found,) = stated(path)
    assert found.evidence == "path"
    assert found.days == (dt.date.fromisoformat(first), dt.date.fromisoformat(last))


@pytest.mark.parametrize(
    "path",
    [
        "id-20240514.txt", "20241350.txt", "202405141.txt", "12024051.txt", "18240514.txt", "v2024/05/a.txt", "2024/13/a.txt",
        "2024/a.txt", "a/2024-05.txt", "2024-02-30-a.md", "isbn/9782024051.txt", "20240514", "1999123/4/a.txt",
    ],
)  # fmt: skip
def test_other_numbers_in_a_path_are_no_dates(path: str) -> None:
    assert stated(path) == ()


@pytest.mark.parametrize(
    ("key", "url", "first"),
    [
        ("url", "https://pier.example.org/2019/07/11/storm", "2019-07-11"),
        ("canonical_url", "https://pier.example.org/2019/07/storm.html", "2019-07-01"),
        ("permalink", "/2019/07/11/storm/", "2019-07-11"),
        ("og:url", "//pier.example.org/news/2019-07-11-storm?since=2020-01-01", "2019-07-11"),
    ],
)
def test_the_documents_own_url_states_a_date(key: str, url: str, first: str) -> None:
    (found,) = stated(**{key: url})
    assert found.evidence == "url"
    assert found.days is not None
    assert found.days[0] == dt.date.fromisoformat(first)


@pytest.mark.parametrize("key", ["source", "link", "image"])
def test_the_url_of_something_else_states_nothing(key: str) -> None:
    assert stated(**{key: "https://pier.example.org/2019/07/11/storm"}) == ()


def test_a_line_of_the_head_names_the_url_and_the_span_is_the_dates() -> None:
    text = f"Pier closes\nURL: https://pier.example.org/2019/07/11/storm\n{BODY}"
    (found,) = stated(text=text)
    assert found.span.of(text) == "2019/07/11"


def test_a_url_in_the_front_matter_is_marked_where_its_date_stands() -> None:
    text = f"---\nurl: https://pier.example.org/2019/07/11/storm\n---{BODY}"
    (found,) = Facts(from_text("a.md", text)).stated_dates
    assert found.span.of(text) == "2019/07/11"


def test_an_update_is_the_documents_day_before_a_month_in_the_path() -> None:
    document = Document("2024/05/a.txt", f"Pier closes\nLast updated: 20 May 2024{BODY}")
    found = Facts(document).document_date
    assert found is not None
    assert found.value == dt.date(2024, 5, 20)


@pytest.mark.parametrize(
    ("key", "value", "draft"),
    [("draft", "true", True), ("params.draft", "True", True), ("published", "false", True), ("status", "draft", True),
     ("draft", "false", False), ("published", "2024-05-14", False), ("status", "final", False)],
)  # fmt: skip
def test_drafts_are_told(key: str, value: str, draft: bool) -> None:
    assert Facts(Document("a.md", BODY, metadata={key: Field(value, Span(0, 0))})).is_draft is draft


@given(st.dates(dt.date(1990, 1, 1), dt.date(2049, 12, 31)))
def test_every_day_of_the_calendar_is_read_from_paths_and_metadata(day: dt.date) -> None:
    for path in (f"{day}-a.md", f"{day:%Y/%m/%d}/a.md", f"{day:%Y%m%d}-a.md"):
        assert [found.value for found in stated(path)] == [day]
    assert [found.value for found in stated(date=day.isoformat())] == [day]
    (month,) = stated(f"{day:%Y/%m}/a.md")
    assert month.within is not None
    first, last = month.within
    assert (first.day, (last + dt.timedelta(1)).day) == (1, 1)
    assert first <= day <= last
