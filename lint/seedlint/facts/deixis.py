"""Expressions that mean nothing without the day on which they were written: yesterday, last week, on Thursday."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Literal, NamedTuple

from seedlint.model import Span
from seedlint.pattern import BLANK, GAP
from seedlint.text.calendar import WEEKDAYS, language_at
from seedlint.text.lazy import lazy

SHORT = 300  # code points up to which a text is read in every language
PIECE = 2000  # code points of each piece of a long text by which its languages are told

PART = rf"(?:{GAP}(?:morning|afternoon|evening|night|lunchtime)(?!\w))?"
SPELL = "week|month|year|weekend|spring|summer|autumn|fall|winter"
NEAR = rf"(?:(?:past|coming){GAP})?"
END = r"(?!\w|-\w)"
# What points from the day of writing. Each begins with rare letters to which a search can jump, and asks afterwards for
# what stands before them; its group is where what it found begins.
Kind = Literal["day", "last", "next", "this", "past", "weekend", "ago"]
WORDS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    ("day", lazy(rf"day(?:(?<=([Yy]ester)day)|(?<=([Tt]o)day)){END}{PART}")),
    ("day", lazy(rf"morrow(?<=([Tt]o)morrow){END}{PART}")),
    ("day", lazy(rf"ght(?<=([Tt]oni)ght){END}")),
    ("last", lazy(rf"ast(?=[ \n])(?<=([Ll])ast){GAP}(?:{SPELL}|fortnight|night){END}{PART}")),
    ("next", lazy(rf"xt(?=[ \n])(?<=([Nn]e)xt){GAP}(?:{SPELL}|fortnight){END}")),
    ("this", lazy(rf"his(?=[ \n])(?<=([Tt])his){GAP}{NEAR}(?:{SPELL}|morning|afternoon|evening){END}")),
    ("past", lazy(rf"past(?= )(?<=the (p)ast){GAP}(?:week|month|year|weekend){END}")),
    ("weekend", lazy(rf"weekend(?<= the (w)eekend){END}")),
    ("ago", lazy(rf"go(?<=[ \n](a)go){END}")),
)
WEEKDAY = lazy(
    r"day(?:(?<=(Mon|Fri|Sun)day)|(?<=(Tues)day)|(?<=(Thurs|Satur)day)|(?<=(Wednes)day))"
    rf"(?!\w|-\w|[/–]\w){PART}"
)

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
MARKERS: Mapping[str, str] = {  # words that stand in nearly each text of a language
    "el": "es",
    "los": "es",
    "les": "fr",
    "est": "fr",
    "le": "fr",
    "der": "de",
    "und": "de",
    "ist": "de",
    "il": "it",
    "che": "it",
    "uma": "pt",
    "não": "pt",
}
MARKER = lazy(rf" ({'|'.join(MARKERS)})(?= )")


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
    for kind, pattern in WORDS:
        for match in pattern.finditer(prose):
            start = match.start(match.lastindex or 0)
            if not (start and prose[start - 1].isalnum()):
                yield from _pointing(prose, kind, start, match.end())


def _pointing(prose: str, kind: Kind, start: int, end: int) -> Iterator[Deictic]:
    low = max(0, start - 40)
    if kind == "ago":
        count = COUNT.search(prose, low, start)
        if count and not BETWEEN.search(prose, low, count.start()):
            yield Deictic(Span(count.start(), end))
        return
    if kind == "weekend":
        about = ABOUT.search(prose, low, start)
        if about:
            yield Deictic(Span(about.start(), end))
        return
    if kind == "past" and not THROUGHOUT.search(prose, low, start - 4):
        return
    if kind != "day" and (NO_SEASON.match(prose, end) or _in_a_row(prose, kind, start)):
        return
    if kind == "day" and _is_a_title(prose, start, end, low):
        return
    nearer = NEARER.search(prose, low, start)
    yield Deictic(Span(nearer.start() if nearer else start, end))


def _in_a_row(prose: str, kind: Kind, start: int) -> bool:
    """Tell "the last week" (of something told before) from "last week"; "within the last week" points again."""
    if kind in ("past", "this"):
        return False
    low = max(0, start - 40)
    determiner = DETERMINER.search(prose, low, start)
    return bool(determiner) and not (kind == "last" and THROUGHOUT.search(prose, low, start))


def _is_a_title(prose: str, start: int, end: int, low: int) -> bool:
    """Tell the newspaper and the song from the day: USA Today, 'Yesterday'."""
    quoted = prose[start - 1 : start] in tuple("\"'‘“«`\x1a") and prose[end : end + 1] in tuple("\"'’”»`\x1a")
    if quoted and start:
        return True
    return prose[start].isupper() and bool(
        NAME_BEFORE.search(prose, low, start) or re.match(rf"{BLANK}[A-Z][a-z]", prose[end : end + 3])
    )


def _weekdays(prose: str) -> Iterator[Deictic]:
    for match in WEEKDAY.finditer(prose):
        start, end = match.start(match.lastindex or 0), match.end()
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
        name = prose[start : match.start()].lower() + "day"
        yield Deictic(Span(pointing.start() if pointing else start, end), WEEKDAYS[name])


def _foreign(prose: str) -> Iterator[Deictic]:
    languages = FOREIGN if len(prose) <= SHORT else {MARKERS[word] for word in MARKER.findall(_sample(prose))}
    for name in filter(languages.__contains__, FOREIGN):
        for match in FOREIGN[name].finditer(prose):
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
