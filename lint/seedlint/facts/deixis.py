"""Expressions that mean nothing without the day on which they were written: yesterday, last week, on Thursday."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from seedlint.model import Span
from seedlint.pattern import BLANK, GAP
from seedlint.text.calendar import WEEKDAYS, language_at
from seedlint.text.lazy import lazy

SHORT = 300  # code points up to which a text is read in every language
PIECE = 2000  # code points of each piece of a long text by which its languages are told

PART = rf"(?:{GAP}(?:morning|afternoon|evening|night|lunchtime)(?!\w))?"
SEASON = "spring|summer|autumn|fall|winter"
END = r"(?!\w|-\w)"
DAY = lazy(rf"[Yy]esterday{END}{PART}|[Tt](?:oday|omorrow){END}{PART}|[Tt]onight{END}")
LAST = lazy(rf"[Ll]ast{GAP}(?:week|month|year|fortnight|weekend|night|{SEASON}){END}{PART}")
NEXT = lazy(rf"[Nn]ext{GAP}(?:week|month|year|fortnight|weekend|{SEASON}){END}")
THIS = lazy(
    rf"[Tt]his{GAP}(?:(?:past|coming){GAP})?(?:week|month|year|weekend|morning|afternoon|evening|{SEASON}){END}"
)
PAST = lazy(rf"past{GAP}(?:week|month|year|weekend){END}")
WEEKEND = lazy(rf"weekend{END}")
AGO = lazy(rf"ago{END}")
NEEDLES: tuple[tuple[str, int, re.Pattern[str]], ...] = (  # what is looked for, where the match begins, the match
    ("esterday", -1, DAY),
    ("oday", -1, DAY),
    ("omorrow", -1, DAY),
    ("onight", -1, DAY),
    ("ast ", -1, LAST),
    ("ast\n", -1, LAST),
    ("ext ", -1, NEXT),
    ("ext\n", -1, NEXT),
    ("his ", -1, THIS),
    ("his\n", -1, THIS),
    ("the past ", 4, PAST),
    (" the weekend", 5, WEEKEND),
    (" ago", 1, AGO),
    ("\nago", 1, AGO),
)
WEEKDAY = lazy(rf"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?!\w|-\w|[/–]\w){PART}")

NEARER = lazy(rf"(?<!\w)(?:[Ee]arlier|[Ll]ater|[Ll]ate|[Ee]arly){GAP}$")
POINTING = lazy(rf"(?<!\w)(?:[Ll]ast|[Nn]ext|[Tt]his)(?:{GAP}(?:coming|past))?{GAP}$")
DETERMINER = lazy(rf"(?<!\w)(?:the|a|an|its|their|our|his|her|my|your|each|every|very){GAP}$", re.I)
THROUGHOUT = lazy(rf"(?<!\w)(?:within|in|over|during|for){GAP}(?:the{GAP})?$", re.I)
ABOUT = lazy(rf"(?<!\w)(?:over|during|at){GAP}the{GAP}$", re.I)
COUNT = lazy(
    rf"(?<![\w.,-])(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|\d{{1,2}}"
    rf"|(?:a{GAP})?(?:few|couple{GAP}of)|several){GAP}(?:hour|day|week|fortnight|month|year|decade)s?{GAP}$",
    re.I,
)
BETWEEN = lazy(rf"\d{GAP}?(?:and|to|or|-|–){GAP}?$")
NO_SEASON = lazy(rf"{GAP}(?:of|short|back|into|apart|through|under|outside|within)(?!\w)")
NAME_BEFORE = lazy(rf"[\w’'&`]{BLANK}+[‘“`]?$")
NAME_AFTER = lazy(rf"{BLANK}(?:[A-Z][a-z]|(?i:best|newspapers?|papers?|roasts?|schools?|people)(?!\w))")
DAY_OF_MONTH = lazy(
    rf",?{BLANK}(?:the{BLANK})?\d{{1,2}}(?:st|nd|rd|th)?(?!\w|[:.]\d|{BLANK}?(?:[apAP]\.?[mM]|o.clock|[hH]))"
)
WORD_BEFORE = lazy(rf"(?P<word>[\w’'&]+){GAP}$")
WEEKDAY_NAMES = frozenset(  # the word before a weekday with which it makes a name: Ash Wednesday, Ruby Tuesday
    "ash bad black bloody blue bright cyber casual clean easter fat freaky giving girl good holy joe low man manic "
    "maundy mothering orthodox palm passion patch pancake quiet red remembrance ruby sheffield shrove small spy stir "
    "stormy super taco throwback trinity whit boxing plough laetare gaudete advent pentecost".split()
)
AT_A_TIME = ("on", "until")

# One alternation for each language. Case counts: German "Morgen" is the morning, "morgen" is tomorrow.
FOREIGN: Mapping[str, re.Pattern[str]] = {
    name: lazy(rf"(?<!\w)(?:{source})(?!\w)")
    for name, source in {
        "es": r"[Aa]nteayer|[Aa]yer|[Aa]noche|(?<!de )[Hh]oy(?! en día| día)"
        r"|(?<!la )(?<!cada )(?<!toda )(?<!media )[Mm]añana|semana (?:pasada|próxima|que viene)"
        r"|[Ee]sta (?:semana|mañana|tarde|noche)|(?:mes|año) pasado|próxim[oa] (?:semana|mes|año)"
        r"|(?:(?<=[Ee]l )|(?<=[Ee]ste )|(?<=[Pp]róximo )|(?<=[Dd]el ))"
        r"(?:lunes|martes|miércoles|jueves|viernes|sábado|domingo)(?: pasado| próximo)?",
        "fr": r"[Aa]vant-hier|[Hh]ier(?: soir| matin)?|(?<!d[’'])[Aa]ujourd[’']hui|[Aa]près-demain|[Dd]emain"
        r"|(?:semaine|année) (?:dernière|prochaine)|(?:mois|an) (?:dernier|prochain)|[Cc]e (?:soir|matin|week-end)"
        r"|[Cc]ette semaine|(?<![Ll]e )(?<!chaque )(?:[Ll]undi|[Mm]ardi|[Mm]ercredi|[Jj]eudi|[Vv]endredi|[Ss]amedi"
        r"|[Dd]imanche)(?! gras| saint)(?: dernier| prochain| soir| matin)?",
        "de": r"[Vv]orgestern|[Gg]estern(?: Abend| Nacht)?|(?<![Bb]is )(?<![Nn]och )[Hh]eute(?! noch)(?: Abend| Nacht)?"
        r"|[Üü]bermorgen|(?<!guten )morgen|(?:[Ll]etzte|[Nn]ächste|[Vv]ergangene|[Kk]ommende|[Dd]iese)[rn]? Woche"
        r"|(?:[Ll]etzten|[Nn]ächsten|[Vv]ergangenen|[Kk]ommenden) Monat"
        r"|(?:[Ll]etzte|[Nn]ächste|[Vv]ergangene|[Dd]iese)s Jahr"
        r"|(?:(?<=[Aa]m )|(?<=[Ss]eit )|(?<=[Bb]is )|(?<=letzten )|(?<=nächsten )|(?<=kommenden ))"
        r"(?:Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonnabend|Sonntag)(?:abend|nacht|morgen)?",
        "it": r"[Ii]eri|(?<!d[’'])[Oo]ggi|[Dd]omani|[Ss]tasera|[Ss]tamattina|[Ss]tanotte"
        r"|settimana (?:scorsa|prossima)|(?:scorsa|prossima) settimana|(?:mese|anno) scorso"
        r"|(?<![Ii]l )(?<![Oo]gni )(?:lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica)(?: scors[oa])?",
        "pt": r"[Aa]nteontem|[Oo]ntem|[Hh]oje(?! em dia)|[Aa]manhã|semana passada|próxima semana|(?:mês|ano) passado"
        r"|(?:(?<=[Nn]a )|(?<=[Nn]esta )|(?<=[Dd]esta )|(?<=[Aa]té )|(?<=[Dd]esde ))"
        r"(?:segunda|terça|quarta|quinta|sexta)-feira",
    }.items()
}
MARKERS: Mapping[str, tuple[str, ...]] = {  # words of a language that stand in nearly each of its texts
    "es": (" el ", " los "),
    "fr": (" les ", " est ", " le "),
    "de": (" der ", " und ", " ist "),
    "it": (" il ", " che "),
    "pt": (" uma ", " não "),
}


class Deictic(NamedTuple):
    """An expression that points from the day of writing; `weekday` is 0 for Monday."""

    span: Span
    weekday: int | None = None


def deictic(prose: str) -> tuple[Deictic, ...]:
    """Return what points from the day of writing, in the order of the text; names and habits of speech are left out.

    Two may overlap where two languages read the same words.
    """
    found = (*_weekdays(prose), *_english(prose), *_foreign(prose))
    return tuple(sorted(found, key=lambda each: (each.span.start, -each.span.end)))


def _english(prose: str) -> Iterator[Deictic]:
    for needle, shift, pattern in NEEDLES:
        at = prose.find(needle)
        while at >= 0:
            start = at + shift
            if start >= 0 and not (start and prose[start - 1].isalnum()) and (match := pattern.match(prose, start)):
                yield from _pointing(prose, pattern, match)
            at = prose.find(needle, at + 1)


def _pointing(prose: str, pattern: re.Pattern[str], match: re.Match[str]) -> Iterator[Deictic]:
    start, end = match.span()
    low = max(0, start - 40)
    if pattern is AGO:
        count = COUNT.search(prose, low, start)
        if count and not BETWEEN.search(prose, low, count.start()):
            yield Deictic(Span(count.start(), end))
        return
    if pattern is WEEKEND:
        about = ABOUT.search(prose, low, start)
        if about:
            yield Deictic(Span(about.start(), end))
        return
    if pattern is PAST and not THROUGHOUT.search(prose, low, start - 4):
        return
    if pattern is not DAY and (NO_SEASON.match(prose, end) or _in_a_row(prose, pattern, match.start())):
        return
    if pattern is DAY and _is_a_title(prose, match, low):
        return
    nearer = NEARER.search(prose, low, start)
    yield Deictic(Span(nearer.start() if nearer else start, end))


def _in_a_row(prose: str, pattern: re.Pattern[str], start: int) -> bool:
    """Tell "the last week" (of something told before) from "last week"; "within the last week" points again."""
    if pattern is PAST or pattern is THIS:
        return False
    low = max(0, start - 40)
    determiner = DETERMINER.search(prose, low, start)
    return bool(determiner) and not (pattern is LAST and THROUGHOUT.search(prose, low, start))


def _is_a_title(prose: str, match: re.Match[str], low: int) -> bool:
    """Tell the newspaper and the song from the day: USA Today, 'Yesterday'."""
    start, end = match.span()
    quoted = prose[start - 1 : start] in tuple("\"'‘“«`\x1a") and prose[end : end + 1] in tuple("\"'’”»`\x1a")
    if quoted and start:
        return True
    return prose[start].isupper() and bool(
        NAME_BEFORE.search(prose, low, start) or re.match(rf"{BLANK}[A-Z][a-z]", prose[end : end + 3])
    )


def _weekdays(prose: str) -> Iterator[Deictic]:
    for match in WEEKDAY.finditer(prose):
        start, end = match.span()
        low = max(0, start - 40)
        if start and (prose[start - 1].isalnum() or prose[start - 1] in "/_-–%"):
            continue
        pointing = POINTING.search(prose, low, start)
        word = WORD_BEFORE.search(prose, low, start)
        if word and word["word"].lower() in WEEKDAY_NAMES:
            continue
        if DAY_OF_MONTH.match(prose, end) or (
            NAME_AFTER.match(prose, end) and not (word and word["word"] in AT_A_TIME)
        ):
            continue
        name = match[0][: match[0].index("day") + 3].lower()
        yield Deictic(Span(pointing.start() if pointing else start, end), WEEKDAYS[name])


def _foreign(prose: str) -> Iterator[Deictic]:
    sample = _sample(prose)
    for name, pattern in FOREIGN.items():
        if len(prose) > SHORT and not any(marker in sample for marker in MARKERS[name]):
            continue
        for match in pattern.finditer(prose):
            start, end = match.span()
            if language_at(prose, start, end) == name:
                yield Deictic(Span(start, end), _weekday(match[0]))


def _sample(prose: str) -> str:
    """Return the text, or of a long one its beginning, middle and end: where its language shows."""
    if len(prose) <= 3 * PIECE:
        return prose
    middle = len(prose) // 2
    return f"{prose[:PIECE]} {prose[middle : middle + PIECE]} {prose[-PIECE:]}"


def _weekday(text: str) -> int | None:
    return next((WEEKDAYS[word] for word in text.lower().split() if word in WEEKDAYS), None)
