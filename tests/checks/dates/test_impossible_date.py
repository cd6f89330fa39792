"""Days that no calendar has, and figures that only look like them."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seedlint.base.model import Document
from seedlint.checks.dates.impossible_date import ImpossibleDate
from seedlint.facts import Facts
from seedlint.sources import from_bytes
from seedlint.text.dates.calendar import month_name


def found(text: str) -> list[tuple[str, str]]:
    findings = ImpossibleDate(None).inspect(Facts(Document("page.txt", text)), ())
    return [(finding.span.of(text), finding.values["reason"]) for finding in findings]


@pytest.mark.parametrize(
    ("text", "expected", "reason"),
    [
        ("The lease ended on 29 February 2023.", "29 February 2023", "February 2023 has 28 days"),
        ("The lease ends on 31 June 2026.", "31 June 2026", "June has 30 days"),
        ("Come on June 31!", "June 31", "June has 30 days"),
        ("2024-02-31T09:15Z job started", "2024-02-31", "February 2024 has 29 days"),
        ("C'est fermé le 31 avril 2024.", "31 avril 2024", "April has 30 days"),
        ("Es endet am 31.04.2024.", "31.04.2024", "April has 30 days"),
        ("Published 2024-13-02.", "2024-13-02", "there is no month 13"),
        ("2024-13-02 09:15:00 job started", "2024-13-02", "there is no month 13"),
    ],
)
def test_a_day_that_never_comes_is_found(text: str, expected: str, reason: str) -> None:
    assert found(text) == [(expected, reason)]


@pytest.mark.parametrize(
    "text",
    [
        "The lease ended on 29 February 2024.",
        "Il neigea le 30 février 1712 (Suède).",
        "Caesar gave us 29 February 1700.",
        "build 2024-13-02",
        "section 2.31.4",
        "version 31.6.2019",
        "v2024.04.31",
        "Since release 2024.04.31 it is faster.",
        "There is no 31 June.",
        "February 30 does not exist.",
        "It refuses '2023-02-30'.",
        "date(2023, 2, 30) raises an error for 2023-02-30",
        "2023 was not a leap year, so nobody was born on 29 February 2023.",
        "https://example.org/2024/02/31/x",
        "logs/2024-02-31.txt",
        "0000-00-00 and 2024-00-10 and 9999-99-99",
        "Jan 45 Feb 30 Mar 12 Apr 31",
        "Call 2024-31-12 for help.",
        "04.31.2024 is American with dots.",
        "ISBN 2024-13-99",
        "Rainfall was low: Feb 31 mm, Apr 31 mm.",
        "Temperatures in February 30°C were rare.",
        "Votes in June 31 percent",
        "The index fell from February 31 to March 40.",
        "In fiscal 2024 31 June-born children joined",
        "Clause 31.4.2019 of the contract",
        "See figure 31.4.2024 below.",
        "L'article 31.4.2024 du code",
        "Firmware 30.2.2023 mends it.",
        "Batch 31/04/2024 is bad.",
        "Az. 31/04/2024",
        "Delibera n. 31/04/2024",
        "Ley 31/11/2024 de presupuestos",
        "Expediente 31/04/2024",
        "Portaria nº 31/06/2024",
        "The 2025-02-30 build is green.",
        "Decreto-Lei n.º 31/04/2024 do governo",
        "Sentencia núm. 31/04/2024",
        "Drucksache 31/04/2024 des Landtags",
        "In June 31 people died.",
        "There were 31 June births.",
        "Sales: Feb 31, Apr 31, Jun 31.",
    ],
)
def test_what_may_be_something_else_is_silent(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The party is on 14.13.2025.",
        "Come on June 31!",
        "The lease ended on 29 February 2023, and the new one on 31 June 2026.",
        "Die Messe endet am 31. September.",
        "Es endet am 31.04.2024.",
        "Le bac ferme le 31/04/2024.",
        "The fee is due 31/04/2024.",
        "31/04/2024 the crane was greased",
        "Paid on 2024-02-30 by cheque.",
        "The lease ends June 31.",
        "| 31.04.2024 | crane |",
        "Posted: February 30, 2024",
    ],
)
def test_a_word_a_line_or_a_cell_makes_figures_a_date(text: str) -> None:
    assert len(found(text)) >= 1


@given(st.integers(1752, 2199), st.integers(1, 12), st.integers(1, 31))
def test_what_is_found_agrees_with_the_standard_library(year: int, month: int, day: int) -> None:
    try:
        dt.date(year, month, day)
    except ValueError:
        exists = False
    else:
        exists = True
    for text in (f"on {year}-{month:02}-{day:02}.", f"on {day} {month_name(month)} {year}."):
        assert bool(found(text)) != exists


@pytest.mark.parametrize(
    "head", ["---\ndate: {}\n---\n", "---\nlastmod: {}\n---\n", "+++\ndate = {}\ntitle = 'x'\n+++\n"]
)
def test_the_dates_of_the_front_matter_are_judged(head: str) -> None:
    document = from_bytes("page.md", head.format("2024-02-30").encode(), largest=1_000)
    assert isinstance(document, Document)
    (finding,) = ImpossibleDate(None).inspect(Facts(document), ())
    assert finding.span.of(document.text) == "2024-02-30"
