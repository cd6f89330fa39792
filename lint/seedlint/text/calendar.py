"""The words of the calendar in the languages that seedlint reads dates in, as data.

English is whole; Spanish, French, German, Italian, Portuguese and Dutch have what plain dates are written with.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from seedlint.text.lazy import lazy

_MONTHS_IN_ORDER: Mapping[str, str] = {
    "en": "january february march april may june july august september october november december",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "de": "januar februar märz april mai juni juli august september oktober november dezember",
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
}
_SPELLINGS = {"setiembre": 9, "fevrier": 2, "aout": 8, "decembre": 12, "jänner": 1, "maerz": 3}
_SHORT = {
    1: "jan ene gen janv",
    2: "feb févr fév fev",
    3: "mar mär mrz",
    4: "apr abr avr",
    5: "mag",
    6: "jun giu",
    7: "jul lug juil",
    8: "aug ago",
    9: "sep sept",
    10: "oct okt ott",
    11: "nov",
    12: "dec dez dic déc",
}

ENGLISH_MONTHS: tuple[str, ...] = tuple(_MONTHS_IN_ORDER["en"].split())
MONTHS: Mapping[str, int] = {
    **{word: number for row in _MONTHS_IN_ORDER.values() for number, word in enumerate(row.split(), 1)},
    **_SPELLINGS,
}
SHORT_MONTHS: Mapping[str, int] = {word: number for number, row in _SHORT.items() for word in row.split()}

_WEEKDAYS_IN_ORDER: Mapping[str, str] = {
    "en": "monday tuesday wednesday thursday friday saturday sunday",
    "es": "lunes martes miércoles jueves viernes sábado domingo",
    "fr": "lundi mardi mercredi jeudi vendredi samedi dimanche",
    "de": "montag dienstag mittwoch donnerstag freitag samstag sonntag",
    "it": "lunedì martedì mercoledì giovedì venerdì sabato domenica",
    "pt": "segunda-feira terça-feira quarta-feira quinta-feira sexta-feira sábado domingo",
    "nl": "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag",
}
WEEKDAYS: Mapping[str, int] = {
    word: number for row in _WEEKDAYS_IN_ORDER.values() for number, word in enumerate(row.split())
} | {"sonnabend": 5}
SHORT_WEEKDAYS: Mapping[str, int] = {
    word: number
    for number, row in enumerate(("mon", "tue tues", "wed", "thu thur thurs", "fri", "sat", "sun"))
    for word in row.split()
}

# Words that tell the languages apart around an expression.
FUNCTION_WORDS: Mapping[str, frozenset[str]] = {
    "en": frozenset("the of and to in is was that for it on with as his her at by be this are".split()),
    "es": frozenset("el la los las del que y en un una por con se para es fue hubo su al lo ha".split()),
    "fr": frozenset("le la les des du et est un une dans pour au aux il elle que qui sur été ont ce depuis".split()),
    "de": frozenset("der die das und ist nicht ein eine von mit den dem im am zu sich auf wurde es hat seit".split()),
    "it": frozenset("il lo la i gli le di del della che e un una per con è sono si da al ha nel".split()),
    "pt": frozenset("o a os as do da que e em um uma no na para com foi não se ao dos é".split()),
}


def month_name(month: int, language: str = "en") -> str:
    """Return a month's name (1 is January) as its language writes it within a sentence."""
    name = _MONTHS_IN_ORDER[language].split()[month - 1]
    return name.capitalize() if language in ("en", "de") else name


def in_words(day: dt.date) -> str:
    """Return a day as messages name it: 5 March 2025."""
    return f"{day.day} {month_name(day.month)} {day.year}"


WORD = lazy(r"[^\W\d_]+")


NEARBY = 120  # code points on either side in which function words tell the language of an expression


def language_at(text: str, start: int, end: int) -> str:
    """Return the language in which `text[start:end]` stands, by the function words round it; "" where there are none.

    Its own line decides; only where that has none do the lines around it.
    """
    before, after = text[max(0, start - NEARBY) : start], text[end : end + NEARBY]
    line = before.rpartition("\n")[2] + " " + after.partition("\n")[0]
    return _language(line) or _language(before + " " + after)


def _language(text: str) -> str:
    found = WORD.findall(text.lower())
    counts = {name: sum(word in few for word in found) for name, few in FUNCTION_WORDS.items()}
    best = max(counts, key=lambda name: counts[name])
    return best if counts[best] else ""
