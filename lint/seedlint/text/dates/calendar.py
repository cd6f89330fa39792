"""The words of the calendar in the languages that seedlint reads dates in, as data.

English, Spanish, French, German, Italian and Portuguese are whole; Dutch has its months and weekdays.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

_MONTHS_IN_ORDER: Mapping[str, str] = {
    "en": "january february march april may june july august september october november december",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "de": "januar februar märz april mai juni juli august september oktober november dezember",
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
}
_OTHER_SPELLINGS: Mapping[str, Mapping[str, int]] = {
    "es": {"setiembre": 9},
    "fr": {"fevrier": 2, "aout": 8, "decembre": 12},
    "de": {"jänner": 1, "maerz": 3},
}
_SHORT_IN_ORDER: Mapping[str, str] = {  # "-" for a month that is written out; "/" between two spellings
    "en": "jan feb mar apr - jun jul aug sep/sept oct nov dec",
    "es": "ene feb mar abr - jun jul ago sep/sept/set oct nov dic",
    "fr": "janv/jan févr/fév - avr - - juil - sept/sep oct nov déc/dec",
    "de": "jan/jän feb mär/mrz apr - jun jul aug sep/sept okt nov dez",
    "it": "gen feb mar apr mag giu lug ago set ott nov dic",
    "pt": "jan fev mar abr - jun jul ago set out nov dez",
}


def _numbered(row: str) -> Mapping[str, int]:
    """Return the words of a row with their places, from 1."""
    return {word: place for place, words in enumerate(row.split(), 1) if words != "-" for word in words.split("/")}


_LONG = {name: {**_numbered(row), **_OTHER_SPELLINGS.get(name, {})} for name, row in _MONTHS_IN_ORDER.items()}
_SHORT = {name: _numbered(row) for name, row in _SHORT_IN_ORDER.items()}

ENGLISH_MONTHS: tuple[str, ...] = tuple(_MONTHS_IN_ORDER["en"].split())
MONTHS: Mapping[str, int] = {word: month for names in _LONG.values() for word, month in names.items()}
SHORT_MONTHS: Mapping[str, int] = {word: month for names in _SHORT.values() for word, month in names.items()}
MONTHS_OF: Mapping[str, Mapping[str, int]] = _LONG
MONTH_LANGUAGES: Mapping[str, frozenset[str]] = {  # in which languages a name or an abbreviation is one of a month
    word: frozenset(name for name in _LONG if word in _LONG[name] or word in _SHORT.get(name, ()))
    for word in (*MONTHS, *SHORT_MONTHS)
}

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

FOREIGN_SHORT_WEEKDAYS: Mapping[str, Mapping[str, int]] = {  # English ones are in SHORT_WEEKDAYS
    language: {word: number for number, word in enumerate(row.split())}
    for language, row in {
        "es": "lun mar mié jue vie sáb dom",
        "fr": "lun mar mer jeu ven sam dim",
        "de": "mo di mi do fr sa so",
        "it": "lun mar mer gio ven sab dom",
        "pt": "seg ter qua qui sex sáb dom",
    }.items()
}

# Words of ranges: between the two days, before the first, and articles before the second.
THROUGH = "to until till through bis zum au à al a até ao hasta".split()
AND = "and und et y e".split()
BETWEEN = "between zwischen entre tra fra".split()
FROM = "from vom von du del desde dal dall de".split()
ARTICLES = "the den dem zum el le il o".split()


def folded_name(written: str) -> str:
    """Return the name of a month or weekday as it stands in the tables, with the folding of `re.IGNORECASE`.

    Old prints have a long s ("Auguſt"), Turkish keyboards an i with or without its dot.
    """
    if written.isascii():
        return written.lower()
    return written.replace("ſ", "s").replace("İ", "i").replace("ı", "i").lower()


def month_name(month: int, language: str = "en") -> str:
    """Return a month's name (1 is January) as its language writes it within a sentence."""
    name = _MONTHS_IN_ORDER[language].split()[month - 1]
    return name.capitalize() if language in ("en", "de") else name


def month_length(year: int, month: int) -> int:
    """Count the days of a month (1 is January). The standard module `calendar` would import `locale`."""
    if month == 2:
        return 29 if year % 4 == 0 and (year % 100 or year % 400 == 0) else 28
    return 30 if month in (4, 6, 9, 11) else 31


def in_words(day: dt.date) -> str:
    """Return a day as messages name it: 5 March 2025."""
    return f"{day.day} {month_name(day.month)} {day.year}"
