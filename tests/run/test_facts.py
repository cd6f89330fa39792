"""`seedlint facts`: what documents say of themselves."""

from __future__ import annotations

import json
from typing import Any

import pytest

from kit import Run, Write
from seedlint.facts import Facts
from seedlint.run.output import facts as run_facts

STORY = (
    "Pier closes after storm\nPosted 14 May 2024\n\nThe pier shut at noon. Call 202-456-1111 or ask desk@pier.org.\n"
)


def told(seedlint: Run, *paths: str) -> list[dict[str, Any]]:
    """Return what the command prints of documents as JSON."""
    ran = seedlint("facts", "--json", *paths)
    assert ran.code == 0, ran.err
    return [json.loads(line) for line in ran.out.splitlines()]


def test_the_date_comes_with_where_it_was_found(seedlint: Run, write: Write) -> None:
    write("a.txt", STORY)
    (facts,) = told(seedlint, "a.txt")
    assert facts["path"] == "a.txt"
    assert facts["date"] == {
        "value": "2024-05-14",
        "kind": "published",
        "evidence": "label",
        "text": "14 May 2024",
        "line": 2,
        "candidates": [],
    }


def test_a_document_without_a_date_has_none(seedlint: Run, write: Write) -> None:
    write("a.txt", "The pier shut at noon.\n")
    assert told(seedlint, "a.txt")[0]["date"] is None


@pytest.mark.parametrize(
    ("written", "candidates"),
    [
        ("03/04/2025", ["2025-03-04", "2025-04-03"]),
        ("May 2024", ["2024-05"]),
        ("31 June 2024", []),
    ],
)
def test_a_date_that_cannot_be_resolved_has_no_value_but_candidates(
    seedlint: Run, write: Write, written: str, candidates: list[str]
) -> None:
    write("a.txt", f"Pier closes after storm\nPublished: {written}\n\nThe pier shut at noon.\n")
    date = told(seedlint, "a.txt")[0]["date"]
    assert (date["value"], date["candidates"]) == (None, candidates)


def test_a_date_in_the_path_has_no_line(seedlint: Run, write: Write) -> None:
    write("2024-01-02-pier.md", "The pier shut at noon.\n")
    date = told(seedlint, "2024-01-02-pier.md")[0]["date"]
    assert (date["value"], date["evidence"], date["line"]) == ("2024-01-02", "path", None)


def test_contacts_and_sections_come_with_their_lines(seedlint: Run, write: Write) -> None:
    write("a.md", "# Pier\n\nHarbour Desk, 202-456-1111.\n\n## Desk\n\nSee https://pier.org or desk@pier.org.\n")
    (facts,) = told(seedlint, "a.md")
    phone = {"text": "202-456-1111", "line": 3, "number": "+12024561111", "owner": "Harbour Desk"}
    assert facts["contacts"]["phones"] == [phone]
    assert [url["owner"] for url in facts["contacts"]["urls"]] == ["Desk"]
    assert [(url["text"], url["line"]) for url in facts["contacts"]["urls"]] == [("https://pier.org", 7)]
    assert [email["text"] for email in facts["contacts"]["emails"]] == ["desk@pier.org"]
    assert [(one["text"], one["level"], one["line"]) for one in facts["sections"]] == [("Pier", 1, 1), ("Desk", 2, 5)]


def test_several_documents_give_an_object_a_line(seedlint: Run, write: Write) -> None:
    for name in "ba":
        write(f"{name}.txt", STORY)
    assert [facts["path"] for facts in told(seedlint, ".")] == ["a.txt", "b.txt"]


def test_people_read_it_as_text(seedlint: Run, write: Write) -> None:
    write("a.txt", STORY)
    text = seedlint("facts", "a.txt").out
    assert "a.txt\n  date          2024-05-14 (published: label, line 2)\n" in text
    assert "       4  202-456-1111\n" in text


def test_what_cannot_be_read_is_told_and_costs_nobody_else(seedlint: Run, write: Write) -> None:
    write("a.txt", b"\xff\xfe\x00\xd8")
    write("b.txt", STORY)
    ran = seedlint("facts", "--json", "missing.txt", "b.txt")
    assert ran.code == 2
    assert "missing.txt" in ran.err
    assert json.loads(ran.out)["path"] == "b.txt"


def test_standard_input_is_a_document(seedlint: Run) -> None:
    ran = seedlint("facts", "--json", "-", stdin=STORY.encode())
    assert json.loads(ran.out)["date"]["value"] == "2024-05-14"


def test_who_wrote_it_and_where_it_comes_from_is_told(seedlint: Run, write: Write) -> None:
    head = "author: Ines Calder\ncanonical: https://pier.org/storm\nlicense: CC-BY-4.0\nlang: en"
    write("a.md", f"---\n{head}\n---\n# Pier\n\nThe pier shut at noon.\n\nCorrection: it shut at one.\n")
    (facts,) = told(seedlint, "a.md")
    assert facts["byline"] == {"value": "Ines Calder", "evidence": "front matter", "line": 2, "kind": "person"}
    assert facts["canonical_url"]["value"] == "https://pier.org/storm"
    assert (facts["licence"]["value"], facts["licence"]["spdx"]) == ("CC-BY-4.0", "CC-BY-4.0")
    assert facts["language"]["value"] == "en"
    assert facts["source"] is None
    assert [(one["line"], one["dated"]) for one in facts["corrections"]] == [(11, False)]


def test_people_read_where_each_statement_stands(seedlint: Run, write: Write) -> None:
    write("a.md", "---\nauthor: Ines Calder\n---\nThe pier shut at noon.\n")
    text = seedlint("facts", "a.md").out
    assert "  byline        Ines Calder (front matter, line 2)\n" in text
    assert "  licence       none stated\n" in text


def test_a_month_in_the_path_is_a_candidate(seedlint: Run, write: Write) -> None:
    write("2019/07/pier.txt", "The pier shut at noon.\n")
    date = told(seedlint, "2019/07/pier.txt")[0]["date"]
    assert (date["value"], date["evidence"], date["line"], date["candidates"]) == (None, "path", None, ["2019-07"])


def test_a_date_in_the_documents_own_url_stands_where_it_is_written(seedlint: Run, write: Write) -> None:
    write("a.md", "---\nurl: https://pier.example.org/2019/07/11/storm\n---\nThe pier shut at noon.\n")
    date = told(seedlint, "a.md")[0]["date"]
    assert (date["value"], date["evidence"], date["text"], date["line"]) == ("2019-07-11", "url", "2019/07/11", 2)


def test_attributed_sentences_are_counted_by_what_is_told_of_their_source(seedlint: Run, write: Write) -> None:
    write("a.txt", "Ada Brandt said that it fell. Experts say that it was old. She reportedly saw it. It was red.\n")
    assert told(seedlint, "a.txt")[0]["attribution"] == {
        "sentences": 3,
        "named": 1,
        "generic": 1,
        "absent": 1,
        "named_share": 0.333,
    }
    assert "1 of 3 attributed sentences name their source" in seedlint("facts", "a.txt").out
    write("b.txt", "The pier shut at noon.\n")
    assert told(seedlint, "b.txt")[0]["attribution"]["named_share"] is None


def test_standard_input_has_the_name_that_it_is_given(seedlint: Run) -> None:
    ran = seedlint("facts", "-", "--json", "--stdin-filename", "notes/2024-01-02-pier.md", stdin=b"The pier shut.\n")
    facts = json.loads(ran.out)
    assert (facts["path"], facts["date"]["value"]) == ("notes/2024-01-02-pier.md", "2024-01-02")


def test_a_fault_in_one_document_costs_the_others_nothing(
    seedlint: Run, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(facts: Facts) -> dict[str, Any]:
        if facts.document.path == "a.txt":
            raise OverflowError("date value out of range")
        return told_of(facts)

    told_of = run_facts.as_data
    monkeypatch.setattr(run_facts, "as_data", broken)
    write("a.txt", STORY)
    write("b.txt", STORY)
    ran = seedlint("facts", "--json", "a.txt", "b.txt")
    assert ran.code == 2
    assert "a.txt: its facts can't be told: OverflowError" in ran.err
    assert [json.loads(line)["path"] for line in ran.out.splitlines()] == ["b.txt"]


def test_a_line_that_states_a_date_is_no_section(seedlint: Run, write: Write) -> None:
    write(
        "a.txt", "Pier closes after storm\n\nPosted: 03/04/2025\n\nThe pier shut at noon.\n\nThe boats\n\nAll lost.\n"
    )
    assert [section["text"] for section in told(seedlint, "a.txt")[0]["sections"]] == [
        "Pier closes after storm",
        "The boats",
    ]


def test_a_path_is_no_url_and_is_told_as_text(seedlint: Run, write: Write) -> None:
    write("a.md", "---\npermalink: /pier\n---\nThe pier shut at noon.\n")
    url = told(seedlint, "a.md")[0]["canonical_url"]
    assert (url["value"], url["text"]) == (None, "/pier")


@pytest.mark.parametrize("written", ["2024-13-40", "2024-02-30"])
def test_a_date_of_the_front_matter_that_no_calendar_has_is_stated(seedlint: Run, write: Write, written: str) -> None:
    write("a.md", f"---\ndate: {written}\n---\nThe pier shut at noon.\n")
    date = told(seedlint, "a.md")[0]["date"]
    assert (date["value"], date["text"]) == (None, written)
