"""What is taken for documentation by its looks, and how that is told without reading every word."""

from __future__ import annotations

import random

import pytest

from seedlint.facts import Facts
from seedlint.facts.genre import TECHNICAL, _cues, _fewest_words, _most_cues, is_technical, shows_code
from seedlint.sources import from_text

PIECES = (
    *"ab1fF_-(/`#=~$%>:.\n\t \x1aé٣\u00a0",
    "foo_bar::baz()",
    "~/a/b",
    "conf.yaml",
    "v1.2.3",
    "camelCase",
    "deadbeef",
    "====",
    ".. note",
    "## ",
    "--flag",
    "#42",
    "`x y`",
)


def test_a_text_has_no_more_technical_marks_than_cues_and_no_fewer_words_than_are_told_at_once() -> None:
    chance = random.Random(4)
    for _ in range(20_000):
        text = "".join(chance.choices(PIECES, k=chance.randint(1, 24)))
        assert len(TECHNICAL.findall(text)) <= _cues(text) <= _most_cues(text.encode("ascii", "replace")), text
        assert _fewest_words(text) <= len(text.split()), text


@pytest.mark.parametrize(
    "opening",
    [
        "PUMP(1)                    Utilidades del puerto                    PUMP(1)",
        "harbour-pump(8)",
        "harbour (1.2-3) unstable; urgency=medium",
        "2024-05-02  Ida Quill  <ida@harbour.example>",
    ],
)
def test_a_manual_page_and_a_change_log_are_told_by_their_first_line(opening: str) -> None:
    text = f"\n{opening}\n\nLa bomba se para con la marea.\n"
    assert Facts(from_text("a.txt", text)).genre == "documentation"


def test_a_sentence_that_names_a_command_opens_no_manual_page() -> None:
    text = "PUMP(1) and PIER(2) are the boats of the board, which closed the pier.\n"
    assert Facts(from_text("a.txt", text)).genre == ""


def test_headings_alone_show_no_code() -> None:
    page = "# Harbour run\n\n## When\n\nOn Sunday.\n\n## Where\n\nAt the pier.\n\n## Who\n\nAll of us.\n"
    facts = Facts(from_text("post.md", page))
    assert facts.genre == "documentation" and not shows_code(facts.document, facts.prose)
    code = Facts(from_text("post.md", page + "Run `queue`, then `start` and `stop`.\n"))
    assert shows_code(code.document, code.prose)
    assert shows_code(Facts(from_text("docs/a.md", page)).document, page)
    assert not shows_code(Facts(from_text("2024/05/01/docs/a.md", page)).document, page)


ARTICLE = """# The pier stays shut

## What broke

The storm tore off two beams, and the board closed the pier on Monday.

## Who saw it

Divers had found cracks in May, the harbour master said.

## What it costs

The beams were ordered for 40,000 crowns. The council paid half.

## What the owners said

They asked for a ferry, and were told to wait.

## What comes next

Repairs began on Tuesday.
"""
GUIDE = """# The tide pump

## Start it

Press the button until the lamp is lit.

## Stop it

Let go of the button. The gate closes by itself.

## Clean it

Take off the lid with your key, and rinse the sieve.
"""


def test_the_headings_of_a_report_make_no_documentation() -> None:
    assert Facts(from_text("pier.md", ARTICLE)).genre == ""
    assert Facts(from_text("pier.md", GUIDE)).genre == "documentation"


@pytest.mark.parametrize(
    "technical",
    [
        "Run `pump --all`.",
        "    pump --all\n",
        "| Beam | Age |\n|---|---|\n| first | 40 |\n",
        "See pump.conf, v1.2.0 and (#412).",
    ],
)
def test_a_report_with_code_a_table_or_technical_marks_is_documentation_by_its_headings(technical: str) -> None:
    assert Facts(from_text("pier.md", f"{ARTICLE}\n{technical}\n")).genre == "documentation"


def test_a_report_in_a_folder_of_documentation_is_documentation() -> None:
    assert Facts(from_text("docs/pier.md", ARTICLE)).genre == "documentation"


@pytest.mark.parametrize("word", ["iPhone", "eBook", "12.05.2024"])
def test_brands_and_dates_are_no_technical_marks(word: str) -> None:
    assert Facts(from_text("a.txt", f"The board met on the pier with an {word}. " * 20)).genre == ""


@pytest.mark.parametrize("word", ["tideGate", "1.20.3", "2024.1.3"])
def test_names_in_code_and_versions_are(word: str) -> None:
    assert Facts(from_text("a.txt", f"The board met on the pier with {word}. " * 20)).genre == "documentation"


def test_a_passage_may_be_technical_where_the_document_is_not() -> None:
    code = "Run make_all() in /usr/src/queue with --fast and --owner, see queue.conf.\n"
    text = "The boats went out and the tide came in. " * 300 + code
    assert is_technical(text, len(text) - 9) is False  # among many words
    text += code * 12
    assert is_technical(text, len(text) - 9)
    assert not is_technical(text, 0)
