"""Who a document says that it is by, and what only looks like a byline."""

from __future__ import annotations

import pytest

from seedlint.base.model import Document, Field, Span
from seedlint.facts import Facts
from seedlint.facts.provenance.byline import Byline
from seedlint.sources import from_text

BODY = "\nThe pier shut at noon and nobody was hurt. The harbour master thanked the crews for their calm that day.\n"


def stated(text: str, path: str = "page.txt") -> Byline | None:
    return Facts(from_text(path, text)).byline


def under_the_title(line: str, path: str = "page.txt") -> Byline | None:
    return stated(f"Pier closes after storm\n{line}\n{BODY}", path)


def at_the_foot(line: str) -> Byline | None:
    return stated(f"Pier closes after storm\n{BODY}\n{line}\n")


def of_metadata(**fields: str | tuple[str, ...]) -> Byline | None:
    metadata = {key.replace("__", ":"): Field(value, Span(0, 0)) for key, value in fields.items()}
    return Facts(Document("page.html", BODY, metadata=metadata)).byline


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("By Ines Calder", "Ines Calder"),
        ("BY INES CALDER", "INES CALDER"),
        ("by Ines Calder", "Ines Calder"),
        ("By Odile", "Odile"),
        ("By T. Rell, Tom Rell and A. Moe", "T. Rell, Tom Rell and A. Moe"),
        ("By Ines Calder, Staff Writer", "Ines Calder"),
        ("By Ines Calder | 14 May 2024", "Ines Calder"),
        ("By Ines Calder Published 14 May 2024", "Ines Calder"),
        ("By Ines Calder for the Lorne Courier", "Ines Calder"),
        ("By Dr. Ludwig van der Berg", "Dr. Ludwig van der Berg"),
        ("By April Ryan", "April Ryan"),
        ("Von Lena Ostby", "Lena Ostby"),
        ("Par M. Roux", "M. Roux"),
        ("Por Inés Caldera", "Inés Caldera"),
        ("Di Marco Rossi", "Marco Rossi"),
        ("Door Jan de Vries", "Jan de Vries"),
        ("Words by T. Rell", "T. Rell"),
        ("Written by Ines Calder", "Ines Calder"),
        ("Posted on May 14, 2024 by Ines Calder", "Ines Calder"),
        ("14 May 2024 | By Ines Calder", "Ines Calder"),
    ],
)
def test_a_byline_names_who_wrote_it(line: str, value: str) -> None:
    found = under_the_title(line)
    assert found is not None
    assert (found.value, found.kind, found.evidence) == (value, "person", "byline")
    assert found.span.of(f"Pier closes after storm\n{line}\n") == value


@pytest.mark.parametrize(
    "line",
    ["By Monday we knew", "By Monday", "By May", "By clicking you agree", "By Clicking You Agree", "By 1963, it was shut:",
     "By the numbers", "By the Way", "By Land and Sea", "By Popular Demand", "By train the trip takes an hour.",
     "Von Anfang an", "Par exemple", "Por favor", "Photos by Ines Calder", "Reviewed by Ines Calder", "Ines Calder",
     "Lorne, 14 May 2024", "Lorne • May 14, 2024", "Text: see below for all of it.", "About the pier"],
)  # fmt: skip
def test_what_only_looks_like_a_byline_is_none(line: str) -> None:
    assert under_the_title(line) is None


@pytest.mark.parametrize("line", ["By the staff", "By Staff Reports", "By Courier Staff", "2/26/2024 7:11 AM BY LORNE STAFF", "By admin", "Von unserer Redaktion",
                                  "By The Editorial Board", "By The Lorne Courier"])  # fmt: skip
def test_a_group_is_told_apart(line: str) -> None:
    found = under_the_title(line)
    assert found is not None
    assert found.kind == "group"


def test_an_agency_is_told_apart() -> None:
    found = under_the_title("By The Associated Press")
    assert found is not None
    assert found.kind == "agency"


@pytest.mark.parametrize(
    ("lines", "evidence"),
    [
        ("Author: Ines Calder", "label"),
        ("Autorin: Ines Calder", "label"),
        ("By\nInes Calder", "byline"),
        ("Ines Calder\nStaff Writer", "name line"),
        ("Ines Calder, Staff Writer", "name line"),
        ("Ines Calder | 14 May 2024", "name line"),
        ("Ines Calder\n14 May 2024", "name line"),
        ("(Reporting by Ines Calder; editing by A. Moe)", "credit"),
    ],
)
def test_labels_roles_and_dates_make_a_name_a_byline(lines: str, evidence: str) -> None:
    found = under_the_title(lines)
    assert found is not None
    assert (found.value, found.evidence) == ("Ines Calder", evidence)


@pytest.mark.parametrize("line", ["— Odile", "-- T. Rell", "– Odile Marchant"])
def test_a_signature_stands_at_the_foot(line: str) -> None:
    found = at_the_foot(line)
    assert found is not None
    assert found.evidence == "signature"


@pytest.mark.parametrize("line", ["— the end", "--BOUNDARY--", "-Me", "- apples", "Editing by A. Moe"])
def test_other_last_lines_sign_nothing(line: str) -> None:
    assert at_the_foot(line) is None


def test_under_a_quotation_stands_its_speaker() -> None:
    assert at_the_foot("“All was calm.”\n— Odile Marchant") is None


def test_markup_is_no_part_of_a_name() -> None:
    found = under_the_title("*By [Ines Calder](https://courier.example.org/ines)*", "page.md")
    assert found is not None
    assert found.value == "Ines Calder"


@pytest.mark.parametrize("key", ["author", "Author", "byline", "by", "creator", "dc.creator", "dcterms.creator", "article__author",
                                 "citation_author", "author.name", "params.author", "extra.author"])  # fmt: skip
def test_metadata_has_many_names_for_an_author(key: str) -> None:
    found = of_metadata(**{key: "Ines Calder"})
    assert found is not None
    assert (found.value, found.evidence) == ("Ines Calder", "metadata")


def test_several_authors_are_all_named() -> None:
    found = stated(
        "---\nauthors:\n  - name: Ines Calder\n    title: Editor\n  - name: Tom Rell\n---\nText.\n", "page.md"
    )
    assert found is not None
    assert (found.value, found.evidence) == ("Ines Calder, Tom Rell", "front matter")


@pytest.mark.parametrize("value", ["", "null", "Unknown", "Anonymous", "true", "https://social.example.org/lorne"])
def test_metadata_that_names_nobody_is_none(value: str) -> None:
    assert of_metadata(author=value) is None


def test_a_person_in_the_text_goes_before_a_group_in_the_metadata() -> None:
    found = stated("---\nauthor: admin\n---\nBy Ines Calder\n" + BODY, "page.md")
    assert found is not None
    assert found.value == "Ines Calder"


def test_a_byline_deep_in_the_text_is_none() -> None:
    assert stated("Pier closes\n" + BODY * 20 + "By Ines Calder\n" + BODY * 20) is None
