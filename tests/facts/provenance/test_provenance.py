"""Source, URL and licence of a document: where they are stated, and what states them of something else."""

from __future__ import annotations

import pytest

from seedlint.base.model import Document, Field, Span
from seedlint.facts import Facts
from seedlint.sources import from_text

BODY = "\nThe pier shut at noon and nobody was hurt. The harbour master thanked the crews for their calm that day.\n"
URL = "https://courier.example.org/pier"


def head(line: str) -> Facts:
    return Facts(from_text("page.txt", f"Pier closes after storm\n{line}\n{BODY}"))


def foot(line: str) -> Facts:
    return Facts(from_text("page.txt", f"Pier closes after storm\n{BODY}\n{line}\n"))


def of_metadata(key: str, value: str) -> Facts:
    return Facts(Document("page.html", BODY, metadata={key: Field(value, Span(0, 0))}))


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("Source: Lorne Courier", "Lorne Courier"),
        ("Quelle: Lorner Anzeiger", "Lorner Anzeiger"),
        ("Originally published in the Lorne Courier", "the Lorne Courier"),
        ("Originally published at courier.example.org", "courier.example.org"),
        ("This article first appeared in the Lorne Courier.", "the Lorne Courier"),
        ("Reprinted with permission from the Lorne Courier", "the Lorne Courier"),
        ("Zuerst erschienen in: Die Zeitung", "Die Zeitung"),
        ("© 2024 Lorne Courier. All rights reserved.", "Lorne Courier"),
        ("Copyright Lorne Courier 2024", "Lorne Courier"),
        ("Distributed by Estuary News Agency", "Estuary News Agency"),
    ],
)
def test_the_foot_names_the_source(line: str, value: str) -> None:
    found = foot(line).source
    assert found is not None
    assert found.value == value
    assert found.span.of(foot(line).text) == value


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("LORNE (Reuters) - The pier shut.", "Reuters"),
        ("LORNE, Tarn (KTTQ) – The pier shut.", "KTTQ"),
        ("Berlin (dpa) - Die Mole ist zu.", "dpa"),
        ("Madrid (EFE).- El muelle cierra.", "EFE"),
        ("LORNE, May 14, 2024 /PRNewswire/ -- The pier", "PRNewswire"),
        ("By Ines Calder, Associated Press", "Associated Press"),
        ("By Ines Calder | Lorne Courier", "Lorne Courier"),
        ("Estuary News Service", "Estuary News Service"),
    ],
)
def test_the_head_names_the_source(line: str, value: str) -> None:
    found = head(line).source
    assert found is not None
    assert found.value == value


@pytest.mark.parametrize(
    "line",
    ["By Ines Calder, Staff Writer", "The pier (built 1902) - shut.", "The Harbour Board (HB) - a body", "Source: own work",
     "Source code is free.", "The survey was first published in 2019.", "It was first published in June 2019.",
     "It was first published in German translation."],
)  # fmt: skip
def test_what_names_no_outlet_is_no_source(line: str) -> None:
    assert head(line).source is None
    assert foot(line).source is None


@pytest.mark.parametrize(
    "key",
    [
        "publisher",
        "source",
        "og:site_name",
        "dc.publisher",
        "dcterms.publisher",
        "citation_journal_title",
        "copyrightholder",
    ],
)
def test_metadata_has_many_names_for_a_source(key: str) -> None:
    found = of_metadata(key, "Lorne Courier").source
    assert found is not None
    assert (found.value, found.evidence) == ("Lorne Courier", "metadata")


@pytest.mark.parametrize(
    "key", ["canonical", "canonical_url", "url", "permalink", "og:url", "source_url", "citation_public_url"]
)
def test_metadata_has_many_names_for_the_url(key: str) -> None:
    found = of_metadata(key, URL).canonical_url
    assert found is not None
    assert (found.value, found.absolute) == (URL, True)


def test_a_path_is_no_absolute_url() -> None:
    found = of_metadata("permalink", "/2024/pier/").canonical_url
    assert found is not None
    assert not found.absolute


@pytest.mark.parametrize(
    ("key", "value"), [("slug", "pier"), ("url", "pier"), ("dc.identifier", "10.1000/17"), ("image", URL)]
)
def test_slugs_and_other_identifiers_are_no_url(key: str, value: str) -> None:
    assert of_metadata(key, value).canonical_url is None


@pytest.mark.parametrize(
    "line", [f"URL: {URL}", f"Source: {URL}", f"Originally published at {URL}.", f"Permalink: <{URL}>"]
)
def test_a_labelled_url_is_the_documents_own(line: str) -> None:
    for facts in (head(line), foot(line)):
        assert facts.canonical_url is not None
        assert facts.canonical_url.value == URL


@pytest.mark.parametrize("line", [f"See {URL}", f"Source: {URL} and others like it", URL])
def test_other_urls_are_links(line: str) -> None:
    assert foot(line).canonical_url is None


@pytest.mark.parametrize(
    ("line", "identifier"),
    [
        ("Licensed under CC BY 4.0", "CC-BY-4.0"),
        (
            "This work is licensed under a Creative Commons Attribution-NonCommercial 4.0 International License.",
            "CC-BY-NC-4.0",
        ),
        ('Licensed under the Apache License, Version 2.0 (the "License")', "Apache-2.0"),
        ("Dieser Text steht unter der Lizenz CC BY-SA 4.0.", "CC-BY-SA-4.0"),
        ("Mis à disposition sous licence CC BY 4.0", "CC-BY-4.0"),
        ("https://creativecommons.org/licenses/by/4.0/", "CC-BY-4.0"),
        ("License: MIT", "MIT"),
        ("SPDX-License-Identifier: Apache-2.0 OR MIT", "Apache-2.0 OR MIT"),
        ("All rights reserved", ""),
        ("Alle Rechte vorbehalten", ""),
        ("© 2024 Lorne Courier", ""),
        ("(c) Tom Rell, 2019", ""),
        ("This text is in the public domain.", ""),
        ("This material may not be published, broadcast, rewritten or redistributed.", ""),
    ],
)
def test_the_foot_says_what_may_be_done(line: str, identifier: str) -> None:
    found = foot(line).licence
    assert found is not None
    assert found.spdx == identifier


@pytest.mark.parametrize(
    "line",
    ["Photo: Tom Rell, CC BY 2.0", "The band's song was licensed under a deal.", "He is licensed under state law.",
     "The copyright office is closed.", "Their rights were reserved for later.", "Copyright law was written in 1902.",
        "Los derechos reservados a la villa acabaron en 1902.", "distributed under the License"],
)  # fmt: skip
def test_what_speaks_of_other_rights_is_no_licence(line: str) -> None:
    assert foot(line).licence is None


@pytest.mark.parametrize(
    "key", ["license", "licence", "rights", "usageterms", "dc.rights", "dcterms.license", "copyrightnotice"]
)
def test_metadata_has_many_names_for_a_licence(key: str) -> None:
    found = of_metadata(key, "CC BY 4.0").licence
    assert found is not None
    assert found.spdx == "CC-BY-4.0"


def test_a_flag_is_no_licence() -> None:
    assert of_metadata("copyright", "true").licence is None


def test_a_section_on_the_licence_counts_wherever_it_stands() -> None:
    text = (
        "# Queue\n\n"
        + BODY * 10
        + "\n## License\n\nIt is available under the [MIT license](LICENSE).\n\n## More\n"
        + BODY * 10
    )
    found = Facts(from_text("page.md", text)).licence
    assert found is not None
    assert (found.spdx, found.evidence) == ("MIT", "section")
