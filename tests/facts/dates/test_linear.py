"""No expression of time, whole or broken off, costs more than linear time, in none of the languages."""

from __future__ import annotations

import pytest

from growth import in_proportion
from seedlint.base.model import Document
from seedlint.facts import Facts

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


@pytest.mark.parametrize("piece", [piece for pieces in PIECES.values() for piece in pieces])
def test_time_grows_with_the_text_and_no_faster(piece: str) -> None:
    def read_dates(size: int) -> None:
        len(Facts(Document("page.txt", LANGUAGES * 20 + piece * (size // len(piece)))).dates)

    assert in_proportion(read_dates, LENGTH)
