"""No expression of time, whole or broken off, costs more than linear time, in none of the languages."""

from __future__ import annotations

import time

import pytest

from seedlint.facts import Facts
from seedlint.model import Document

LANGUAGES = "der und ist il che el los les uma não "  # words by which each language is looked for
PIECES = {
    "figures": [
        "1 ",
        "1",
        "12/",
        "1.",
        "1-",
        "9:",
        "2024-",
        "2024-05-14T10:",
        "20240514T",
        "12/16/16 ",
        "8.5.12 ",
        "1/2/24,",
    ],
    "English": [
        "May ",
        "last ",
        "the last ",
        "5 May to ",
        "May 1-",
        "from between ",
        "ago ",
        "a few ",
        "Monday, ",
        "and 3 ",
    ],
    "Spanish": ["de ", "del 3 al ", "enero de ", "en mayo ", "hace dos ", "el lunes ", "3 y el ", "semana "],
    "French": ["le ", "du 3 au ", "en mai ", "il y a ", "lundi ", "1er ", "mar. ", "d’"],
    "German": ["5. Mai bis ", "vom 3. ", "zwischen dem ", "im Januar ", "vor zwei ", "am Montag ", "So., ", "3. und "],
    "Italian": ["dal 3 al ", "tra il ", "in maggio ", "due anni ", "lunedì ", "la settimana ", "dell’"],
    "Portuguese": ["de 3 a ", "em maio ", "há dois ", "segunda-feira, ", "na sexta", "até o "],
    "blanks": ["May" + " " * 40, "1" + " " * 40, " \x00 ", "'24 ", "1\n", "May\n", "(", "“Friday "],
}
LENGTH = 12_000  # code points


def seconds(text: str) -> float:
    """Return the CPU seconds of the date fact, the least of three runs."""
    return min(_once(text) for _ in range(3))


def _once(text: str) -> float:
    facts = Facts(Document("page.txt", text))
    facts.prose  # noqa: B018 (its own time doesn't count)
    start = time.process_time()
    facts.dates  # noqa: B018
    return time.process_time() - start


@pytest.mark.parametrize("piece", [piece for pieces in PIECES.values() for piece in pieces])
def test_twice_the_text_takes_twice_the_time(piece: str) -> None:
    text = LANGUAGES * 20 + piece * (LENGTH // len(piece))
    seconds(text[:2000])  # compiles
    assert seconds(text + text[len(text) % len(piece) :]) < 0.02 + 3.5 * seconds(text)
