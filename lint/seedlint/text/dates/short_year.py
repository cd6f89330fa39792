"""Years of two figures, and whether 12/16/16 and 02.12.19 are dates, or versions, fractions or section numbers."""

from __future__ import annotations

import re

from seedlint.text.dates.expression import exists
from seedlint.text.dates.language import DAY_BEFORE_MONTH, language_at
from seedlint.text.lazy import lazy

DISTANT = range(40, 69)  # too far ahead: nobody writes 2055 with two figures
REACH = 40  # code points before a number that are read
NUMBERED = lazy(
    r"(?i:(?<!\w)(?:v|ver|vers|versi[oó]n|versione|versão|version(?:en|s)?|release|rel|build|revision|rev|firmware|kernel"
    r"|kapitel|kap|abschnitts?|abs|ziffer|punkt|nr|nummer|no|n[°ºo]|num|numéro|número|art|artikel|article|artículo|artigo"
    r"|articolo|section|sections|sect|sección|seção|sezione|chapter|chapitre|capítulo|capitolo|figure|fig|abb|tab|table"
    r"|tabelle|anexo|annexe?|anhang|paragraph|ip|din|iso|en|rfc|ratio|verhältnis|score|odds|size|größe|sizes)\.?|[§#=≥≤<>~])"
    r"[ \t\u00a0\x00]*[\"'(]?$"
)
PRODUCT = lazy(r"[A-Z][\w+-]*[ \t\u00a0\x00]$|[\w\])][:=+*^]$")  # Firefox 3.6.12
LED_IN = lazy(
    r"(?i:(?<!\w)(?:am|vom|bis|zum|den|dem|der|seit|ab|stand|datum|und|le|du|au|el|del|al|il|dal|em|de|di|do|até|fecha"
    r"|data|date|on|dated|posted|published|updated|since|until|by)[.:]?)[ \t\u00a0\x00]+$"
    r"|[,;(|–—·][ \t\u00a0\x00]*$|[:-][ \t\u00a0\x00]+$"
)
UNIT_BEHIND = lazy(
    r"[ \t\u00a0\x00]?(?:%|(?:mm|cm|m|km|ml|cl|l|kg|g|mg|px|pt|hz|volts?|ohms?|percent|prozent|pour cent|por ciento"
    r"|per cento|mix|split|ratio|blend|fertili[sz]er|points?|punkte)(?!\w))",
    re.I,
)


def century(short: str) -> int:
    """Read a year of two figures as POSIX does (strptime's %y): 69 to 99 are of the twentieth century."""
    return int(short) + (1900 if int(short) > 68 else 2000)


def is_short_date(prose: str, match: re.Match[str]) -> bool:
    """Tell whether three numbers with dots or slashes between them are a date with a year of two figures."""
    one, two, short = int(match["one"]), int(match["two"]), int(match["short_year"])
    start, year = match.start(), century(match["short_year"])
    if short in DISTANT or not (exists(year, two, one) or (match[2] == "/" and exists(year, one, two))):
        return False
    low = max(0, start - REACH)
    if NUMBERED.search(prose, low, start) or UNIT_BEHIND.match(prose, match.end()):
        return False
    if match[2] == "/":
        return one + two + short != 100 and two - one != short - two  # shares of a hundred, steps of one length
    if language_at(prose, *match.span()) not in DAY_BEFORE_MONTH:
        return False
    padded = len(match["one"]) == len(match["two"]) == 2
    line = prose[prose.rfind("\n", low, start) + 1 : start] if "\n" in prose[low:start] or not low else None
    if line is not None and not line.strip(
        " \t*_#-•\x00"
    ):  # at the beginning of a line, where numbers of sections stand
        end = match.end()
        return padded or not prose[end : end + 80].partition("\n")[0].strip()
    return bool(LED_IN.search(prose, low, start)) or (padded and not PRODUCT.search(prose, low, start))
