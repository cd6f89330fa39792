"""Which date a document states for itself, and which dates are of something else."""

from __future__ import annotations

import datetime as dt

import pytest

from seedlint.base.model import Document, Field, Region, Span
from seedlint.facts import Facts
from seedlint.text.dates.stated import DocumentDate

BODY = "\n\nThe pier shut at noon and nobody was hurt. The harbour master thanked the crews for their calm.\n"


def stated(text: str, path: str = "page.txt", **metadata: str) -> DocumentDate | None:
    fields = {key: Field(value, Span(0, 0)) for key, value in metadata.items()}
    return Facts(Document(path, text, metadata=fields)).document_date


def day(text: str) -> str | None:
    found = stated(text)
    return found.value.isoformat() if found and found.value else None


@pytest.mark.parametrize(
    ("text", "evidence", "value"),
    [
        (f"Pier closes\nPublished 14 May 2024{BODY}", "label", "2024-05-14"),
        (f"Pier closes\nPublished\n14 May 2024{BODY}", "label", "2024-05-14"),
        (f"Pier closes\nPosted on May 14, 2024 by Ines Calder{BODY}", "label", "2024-05-14"),
        (f"Notice\nDate: 14 May 2024{BODY}", "label", "2024-05-14"),
        (f"Aviso\nPublicado el 14 de mayo de 2024{BODY}", "label", "2024-05-14"),
        (f"Avis\nPublié le 14 mai 2024{BODY}", "label", "2024-05-14"),
        (f"Hinweis\nVeröffentlicht am 14. Mai 2024{BODY}", "label", "2024-05-14"),
        (f"Hinweis\nStand: 03.04.2025{BODY}", "label", "2025-04-03"),
        (f"Avviso\nPubblicato il 14 maggio 2024{BODY}", "label", "2024-05-14"),
        (f"date 2024-05-14 LORNE, Tarn – The pier shut at noon.{BODY}", "header line", "2024-05-14"),
        (
            f"LORNE, Tarn, May 14, 2024 – The pier shut at noon and nobody was hurt at all.{BODY}",
            "dateline",
            "2024-05-14",
        ),
        (
            f"Le Havre, le 3 mai 2024 – La jetée est fermée depuis midi, sans aucun blessé.{BODY}",
            "dateline",
            "2024-05-03",
        ),
        (f"LORNE, Tarn (May 14, 2024) – The pier shut at noon and nobody was hurt.{BODY}", "dateline", "2024-05-14"),
        (f"LORNE (May 14, 2024) -- The pier shut at noon and nobody was hurt.{BODY}", "dateline", "2024-05-14"),
        (f"May 14, 2024 – The pier shut at noon and nobody was hurt, the board said.{BODY}", "dateline", "2024-05-14"),
        (f"Pier closes\nTuesday, 14 May 2024{BODY}", "date line", "2024-05-14"),
        (f"Pier closes\nBy Ines Calder | May 14, 2024 9:30 a.m. EST{BODY}", "date line", "2024-05-14"),
        (f"# Tinyqueue 1.4 (2024-05-14){BODY}", "date line", "2024-05-14"),
        (f"Embargoed until 06:00 on 20 July 2021\n\nPier closes{BODY}", "embargo", "2021-07-20"),
        (f"Pier closes{BODY}\nLast updated: 14 May 2024", "label", "2024-05-14"),
    ],
)
def test_a_stated_date_is_found_with_its_evidence(text: str, evidence: str, value: str) -> None:
    found = stated(text)
    assert found is not None
    assert found.value is not None
    assert (found.evidence, found.value.isoformat()) == (evidence, value)


@pytest.mark.parametrize(
    "text",
    [
        f"Pier closes{BODY}The fair is on 7 June 2025.",
        f"Pier closes\nThe fair is on 7 June 2025.{BODY}",
        f"Pier closes\n© 2019–2024 Acme{BODY}",
        f"Pier closes{BODY}Retrieved 2 May 2024.",
        f"Pier closes\nBorn 2 May 1924{BODY}",
        f"Correction (9 June 2024): a name was wrong.{BODY}",
        f"Summer fair\n1–3 May 2024{BODY}",
        f"Summer fair\nJoin us, 3 May 2024{BODY}",
        f"Job log\n\n2024-02-01 started\n2024-02-02 done{BODY}",
        f"The treaty was signed on 8 March 1763 between two duchies.{BODY}",
        f"Pier closes\n03 May{BODY}",
        f"The mayor (14 May 1924) – a short note on her life and on what she left to the harbour.{BODY}",
    ],
)
def test_dates_of_other_things_are_not_the_documents_own(text: str) -> None:
    assert stated(text) is None


@pytest.mark.parametrize("written", ["03/04/2025", "30 February 2024", "May 2024"])
def test_a_stated_date_that_cannot_be_resolved_is_still_stated(written: str) -> None:
    found = stated(f"Notes\nPosted: {written}{BODY}")
    assert found is not None
    assert found.value is None


def test_an_update_counts_only_where_no_publication_is_stated() -> None:
    assert day(f"Barrier holds\nUpdated Oct. 6, 2023 | Posted Oct. 5, 2023{BODY}") == "2023-10-05"
    assert day(f"5 October 2023\nBarrier holds{BODY}\nUpdated: 6 October 2023") == "2023-10-05"
    only = stated(f"Barrier holds\nUpdated Oct. 6, 2023{BODY}")
    assert only is not None
    assert only.kind == "updated"


def test_a_label_beats_a_date_on_its_own_line() -> None:
    assert (
        day(f"Board meeting\nTuesday, 5 March 2024{BODY}This notice was posted on 20 February 2024 by us.")
        == "2024-02-20"
    )


def test_a_label_far_from_head_and_foot_says_nothing() -> None:
    filler = "The crews worked on through the night and the day.\n\n" * 20
    assert stated(f"{filler}Published 14 May 2024\n\n{filler}") is None


@pytest.mark.parametrize(
    "key", ["date", "published", "pubDate", "publish_date", "datePublished", "fecha", "datum", "created"]
)
def test_metadata_states_the_date(key: str) -> None:
    found = stated(f"Pier closes{BODY}", **{key.lower(): "2024-05-14T08:00:00Z"})
    assert found is not None
    assert (found.value, found.kind, found.evidence) == (dt.date(2024, 5, 14), "published", "front matter")


@pytest.mark.parametrize(
    "value", ["14 May 2024", "May 14, 2024", "20240514", "1715644800", "2024-05-14 08:00:00 +0200"]
)
def test_metadata_is_read_in_many_forms(value: str) -> None:
    found = stated(BODY, date=value)
    assert found is not None
    assert found.value == dt.date(2024, 5, 14)


def test_lastmod_is_an_update() -> None:
    found = stated(BODY, lastmod="2024-05-14")
    assert found is not None
    assert found.kind == "updated"


def test_front_matter_does_not_use_up_the_head() -> None:
    matter = "---\n" + "tag: x\n" * 12 + "---\n"
    text = f"{matter}Pier closes\nPublished 14 May 2024{BODY}"
    document = Document("page.md", text, regions=(Region("front-matter", Span(0, len(matter))),))
    found = Facts(document).document_date
    assert found is not None
    assert found.value == dt.date(2024, 5, 14)


@pytest.mark.parametrize("path", ["posts/2024-05-14-pier-closes.md", "news/2024/05/14/pier.txt"])
def test_the_path_states_a_date(path: str) -> None:
    found = stated(BODY, path)
    assert found is not None
    assert (found.value, found.evidence) == (dt.date(2024, 5, 14), "path")


@pytest.mark.parametrize("path", ["builds/2024-13-14-x.md", "v2024/05/notes.txt", "12024-05-14-x.md"])
def test_a_path_with_other_numbers_states_none(path: str) -> None:
    assert stated(BODY, path) is None


def test_the_date_of_a_mail_is_found_below_its_other_fields() -> None:
    head = "".join(f"X-Field-{number}: value\n" for number in range(12))
    assert day(f"{head}Date: Tue, 14 May 2024 10:00:00 +0200\nSubject: pier{BODY}") == "2024-05-14"


def test_the_text_beats_the_path() -> None:
    found = stated(f"Pier closes\nPublished 15 May 2024{BODY}", "2024-05-14-pier.md")
    assert found is not None
    assert found.value == dt.date(2024, 5, 15)
