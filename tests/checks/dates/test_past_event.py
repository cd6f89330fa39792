"""What is told as past and dated after the document."""

from __future__ import annotations

import pytest

from seedlint.base.model import Document, Finding
from seedlint.checks.dates.past_event import PastEvent
from seedlint.facts import Facts

HEAD = "The bridge of Tarn\nPublished 1 May 2024\n\n"


def findings(text: str, head: str = HEAD, path: str = "page.txt") -> list[Finding]:
    return list(PastEvent(None).inspect(Facts(Document(path, head + text)), ()))


def found(text: str, head: str = HEAD, path: str = "page.txt") -> list[str]:
    return [finding.span.of(head + text) for finding in findings(text, head, path)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The mayor resigned on 3 June 2024.", "3 June 2024"),
        ("The bridge opened on 9 May 2024 and was full.", "9 May 2024"),
        ("The treaty was signed on 2 June 2024.", "2 June 2024"),
        ("On 2 June 2024 the treaty was signed.", "2 June 2024"),
        ("The mayor resigned Monday, June 3, 2024, in tears.", "Monday, June 3, 2024"),
        ("Her husband died in June 2024.", "June 2024"),
        ("The town has been closed on 2024-06-03.", "2024-06-03"),
        ("El alcalde fue detenido el 9 de mayo de 2024.", "9 de mayo de 2024"),
        ("Die Brücke wurde am 9. Mai 2024 gesperrt.", "9. Mai 2024"),
        ("Le pont a été fermé le 9 mai 2024.", "9 mai 2024"),
    ],
)
def test_a_past_that_was_still_to_come_is_found(text: str, expected: str) -> None:
    assert found(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "The bridge will open on 9 May 2024.",
        "The bridge was due to open on 9 May 2024.",
        "The bridge was scheduled for 9 May 2024.",
        "The fair was planned for 9 May 2024 and moved to 3 June 2024.",
        "The treaty was signed on 2 April 2024.",
        "It was signed on 2 May 2024, a day ahead of us.",
        "The ban was extended until 9 June 2024.",
        "The town approved a referendum on 9 June 2024.",
        "She announced a strike on 9 June 2024.",
        "He said that the vote is on 9 June 2024.",
        "They voted to close the bridge on 9 June 2024.",
        "The union called a meeting for 9 June 2024.",
        "The law passed in 2023 comes into force on 1 January 2025.",
        "If it was built by then, it would have opened on 9 June 2024.",
        "Tickets were sold for the concert of 9 June 2024.",
        "By 9 June 2024 the work will have finished.",
        "The lease expired; the new one starts on 9 June 2024.",
        "The contract, signed in March, runs from 9 June 2024.",
        "Die Brücke wird am 9. Mai 2024 gesperrt.",
        "El puente será inaugurado el 9 de mayo de 2024.",
        "The goods were used before 9 June 2024.",
        "Instead of expiring on 9 June 2024 it was renewed.",
    ],
)
def test_plans_deadlines_and_the_true_past_are_silent(text: str) -> None:
    assert found(text) == []


def test_an_update_counts() -> None:
    head = "The bridge of Tarn\nPublished 1 May 2024 | Updated 12 May 2024\n\n"
    assert found("The bridge opened on 9 May 2024.", head) == []
    assert found("The bridge opened on 19 May 2024.", head) == ["19 May 2024"]


def test_a_document_without_a_date_or_with_an_unclear_one_is_silent() -> None:
    assert found("The bridge opened on 9 May 2094.", "The bridge of Tarn\n\n") == []
    assert found("The bridge opened on 9 May 2094.", "The bridge of Tarn\nPublished: 03/04/2025\n\n") == []


def test_a_log_is_told_by_the_dates_of_its_entries() -> None:
    head = "Pier log\n1 May 2024\n\n"
    entries = "".join(f"{day} June 2024 painted\nThe crane was moved on {day} June 2024.\n\n" for day in range(2, 7))
    assert found(entries, head) == []


def test_the_place_of_the_documents_date_is_related_where_it_has_one() -> None:
    (finding,) = findings("The mayor resigned on 3 June 2024.")
    assert [related.span.of(HEAD) for related in finding.related] == ["1 May 2024"]
    (finding,) = findings("The mayor resigned on 3 June 2024.", head="", path="2024-05-01-mayor.txt")
    assert finding.related == ()
    assert finding.values["own"] == "1 May 2024"


def test_the_last_day_that_a_calendar_has_is_a_date_like_another() -> None:
    assert found("The mayor resigned on 3 June 2024.", head="---\ndate: 9999-12-31\n---\n", path="page.md") == []


@pytest.mark.parametrize(
    "text",
    [
        "Acme declared a dividend of 12 cents payable on December 15, 2026.",
        "The new tax introduced on 1 January 2027 will hurt.",
        "The dinner, held on 5 December 2026, costs 20 euros.",
        "Employees hired on 1 January 2027 or later pay more.",
        "People born on 1 January 2027 get a card.",
        "The players that were released on 5 December 2026 can sign elsewhere.",
        "Those whose parents died on 1 January 2027 in Leeds get more.",
        "The film starred Ann Roe and hits cinemas on 7 December 2026.",
        "They bought tickets to the derby on 7 December 2026.",
        "Once the plant closed on 31 March 2027, jobs will go.",
        "Sea level rose on 3 May 2030, the model shows.",
        "Das Spiel war ursprünglich am 12. Dezember 2026 geplant.",
        "Die Premiere wurde auf den 12. Dezember 2026 gelegt.",
        "Il museo è aperto il 9 dicembre 2026.",
        "El juez fijó la vista el 9 de diciembre de 2026.",
        "Le magasin est fermé le 25 décembre 2026.",
        "O julgamento foi marcado em 9 de dezembro de 2026.",
    ],
)
def test_a_day_that_is_no_events_own_is_silent(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The treaty was signed in Paris on 3 June 2024.",
        "The bridge was opened by the queen on\n3 June 2024. She stayed for an hour and saw the boats.",
        "Das Haus wurde am 3. Juni 2024 bei einem Sturm zerstört.",
        "Il sindaco è stato arrestato il 3 giugno 2024.",
        "O prefeito foi preso em 3 de junho de 2024.",
    ],
)
def test_a_place_may_stand_between_the_event_and_its_day(text: str) -> None:
    assert len(found(text)) == 1
