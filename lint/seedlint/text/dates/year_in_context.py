"""Whether the context of a date without a year gives it one, or whether it needs none.

The year may stand in the title, or in a sentence before ("In 1920 the strikes spread. In May the printers ..."). Dates
that come each year need none, nor do dates of hypothetical cases and streets that are named after a day.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from seedlint.base.model import Span
from seedlint.pattern import GAP
from seedlint.text.dates.calendar import month_length
from seedlint.text.foregoing import LONGEST, Foregoing
from seedlint.text.lazy import lazy

NEARBY = 25  # code points on either side in which a year belongs to a date
REACH = 1_500  # code points before a date in which its paragraph may name a year
SUPPOSED_REACH = 2_500  # code points for which a hypothetical case goes on
WRAPPED = 120  # code points that no line of wrapped text exceeds
TITLE = 80  # code points of a title
CLOSE = 80  # code points before a date in which stands what ends with it

OPENING_LINE = lazy(rf"\s*+(?P<title>[^\n]{{1,{TITLE}}}(?<![.!?\s]))[ \t\r]*\n")
NUMBER = r"(?:1[5-9]\d\d|20\d\d)"
YEAR = lazy(rf"(?<![\d.,$€£]){NUMBER}(?![\d%]|[.,]\d)")
NOT_BLANK = lazy(r"\S")
FRAME = lazy(  # words that make a year that of the following sentences
    rf"(?:^|[.!?:][\"”’)\]]*\s+)(?:In|During|Throughout|By|En|Im Jahre?|Nel|Em|Au cours de)(?:{GAP}(?:early|late))?"
    rf"(?:{GAP}(?:the year|l[’']année|el año|o ano de|l[’']anno))?{GAP}{NUMBER}(?!\d|s\b)"
    rf"|(?<!\w)(?:spring|summer|autumn|fall|winter|end|beginning|start|close|course|events|year|printemps|été|automne"
    rf"|hiver|année|primavera|verano|otoño|invierno|finales|principios|estate|autunno|inverno|verão|outono|Frühling"
    rf"|Frühjahr|Sommer|Herbst|Winter|Ende|Anfang|Jahre?)(?:{GAP}(?:of|in|de|del|di|do|des{GAP}Jahres|d[’']))?{GAP}{NUMBER}"
    rf"(?!\d)|(?<!\w){NUMBER}{GAP}(?:saw|seeing|began|opened|brought|ended)(?!\w)"
)
HYPOTHETICAL = lazy(
    r"(?<!\w)(?:[Ll]et(?:[’']s| us) (?:assume|say|suppose|imagine|pretend)|(?:Suppose|Assume|Imagine|Assuming|Say)"
    r"(?: that)?|(?:the )?following (?:situation|scenario)|say,? on|folgende (?:Situation|Lage)|[Nn]ehmen wir an"
    r"|[Aa]ngenommen|[Ss]tell(?:en Sie sich| dir)? vor|[Ss]agen wir|situation suivante|[Ss]upposons|[Ii]maginons"
    r"|[Aa]dmettons|[Cc]onsidérons que|[Mm]ettons|situación siguiente|siguiente situación|[Ss]upongamos|[Ii]maginemos"
    r"|[Dd]igamos|[Pp]ongamos|situazione seguente|seguente situazione|[Ss]upponiamo|[Ii]mmaginiamo|[Ii]potizziamo"
    r"|[Dd]iciamo|seguinte situação|[Ss]uponhamos)(?!\w)"
)

ANNUAL = lazy(
    r"(?<!\w)(?:[A-Z]\w+ Day|(?i:(?:each|every|per|any) year|years?[- ]end|yearly|annually|anniversary|birthdays?"
    r"|usually|typically|always|normally|traditionally|generally"
    r"|(?:fiscal|financial|tax|school|academic|calendar|leap|common|solar|model)[- ]years?"
    r"|(?:of|in) the (?:same|following|next|previous|preceding) year|(?:public|bank|national) holidays?"
    r"|feast|(?:name|holy|patron|(?:lady|saint|patron)[’']s) days?|equinox|solstice|Christmas|New Year|Halloween"
    r"|Valentine|Easter|Epiphany|Thanksgiving|Bastille|Fools|zodiac"
    r"|solsti[cz]io|solstício|equino(?:c|zz)io|equinócio|équinoxe|Sonnenwende|Tagundnachtgleiche"
    r"|cada año|todos los años|anualmente|año (?:fiscal|escolar|siguiente)|ejercicio|festivos?"
    r"|chaque année|tous les ans|par an|l[’']année suivante|exercice|année (?:civile|scolaire|fiscale)|fériés?"
    r"|(?:(?:ein|des)es )?jede[ns] Jahr(?:es)?|(?:all)?jährlich\w*|(?:des|im) Folgejahre?s?"
    r"|(?:Geschäfts|Haushalts|Schul|Kalender|Rechnungs|Miet|Vereins)jahr(?:es)?|(?:gesetzlicher )?Feiertage?"
    r"|ogni anno|tutti gli anni|annualmente|esercizio|anno (?:scolastico|fiscale|successivo)|festiv[oi]"
    r"|todos os anos|(?:cada|todo) ano|ano (?:letivo|fiscal|seguinte)|exercício|feriados?))(?!\w)"
)
EVERY_BEFORE = lazy(rf"(?<!\w)(?:every|each|cada|chaque|jede[nrsm]?|ogni|tod[oa]){GAP}$", re.I)
KEPT_ON = lazy(  # feasts; "held on" is left out, as it may be said of a single event
    rf"(?<!\w)(?:(?:is|are){GAP}(?:kept|celebrated|observed|commemorated|honou?red){GAP}on|falls?{GAP}on"
    rf"|(?:est|sont){GAP}(?:célébré|fêté|commémoré)e?s?{GAP}le|se{GAP}fête(?:nt)?{GAP}le|tombe(?:nt)?{GAP}le"
    rf"|se{GAP}(?:conmemoran?|festejan?){GAP}el|(?:è|sono){GAP}(?:celebrat|festeggiat|commemorat)[oaie]{GAP}il"
    rf"|si{GAP}festeggia(?:no)?{GAP}il|cade{GAP}il|(?:é|são){GAP}(?:celebrad|festejad|comemorad)[oa]s?{GAP}(?:em|a)"
    rf"|comemora-se{GAP}(?:em|a)|cai{GAP}(?:em|a)|fällt{GAP}auf{GAP}den){GAP}$"
)
KEPT_AFTER = lazy(rf"{GAP}(?:gefeiert|begangen)(?!\w)")
SEASON = lazy(r"(?<!\w)seasons?(?!\w)[^.;]{0,40}(?<!\w)(?:runs?|lasts?|goes)(?!\w)", re.I)
OF_A_YEAR = lazy(rf",?{GAP}of{GAP}(?:the|that|this|each|every|any|next|last|year|\d+)(?!\w)|{GAP}that{GAP}year")

STREET = lazy(
    rf"(?<!\w)(?:avenidas?|avda|av|calles?|plazas?|plazuela|plazoleta|paseo|bulevar|barrio|colonia|puente|estación|parque"
    r"|hospital|estadio|teatro|rua|praça|largo|ponte|bairro|travessa|rodovia|estação|rues?|boulevard|bd|place|quai|pont"
    r"|square|impasse|cours|faubourg|lycée|collège|gare|station|via|viale|piazza|piazzale|corso|vicolo|stazione|metro"
    r"|straße|strasse|str|platz|allee|brücke|ufer|movimiento|movimento|mouvement|bewegung|grupo|brigada|batallón)\.?"
    rf"{GAP}(?:(?:de{GAP}la|de{GAP}los|del|du|des|de|da|do|der|vom|le){GAP})?$",
    re.I,
)
NAMESAKE_AFTER = lazy(
    rf"{GAP}(?:station|street|square|avenue|bridge|stadium|stop|metro|monument|movement|brigade|uprising|plaza|park"
    r"|neighbou?rhood|district|school|hospital|boulevard|road|group)(?!\w)",
    re.I,
)
ROMANCE = lazy(r"\d{1,2} de [A-Z]\w+")  # in an English text a name: 9 de Julio
ROMANCE_BEFORE = lazy(rf"(?<!\w)(?:the|to|from|at|of|and){GAP}(?:the{GAP})?$", re.I)


def is_annual(before: str, after: str, sentence: str) -> bool:
    """Tell whether a date comes each year, by the words around it in its sentence; `Surroundings` has more of them."""
    if SEASON.search(sentence) or EVERY_BEFORE.search(before[-CLOSE:]):
        return True
    return bool(KEPT_ON.search(before[-CLOSE:]) or KEPT_AFTER.match(after) or OF_A_YEAR.match(after))


def is_whole_year(first: tuple[int | None, int | None], last: tuple[int | None, int | None]) -> bool:
    """Tell whether a range of two (month, day) is a whole year: 1 April to 31 March."""
    month, day = first
    if not (month and day):
        return False
    before = (month, day - 1) if day > 1 else ((month - 2) % 12 + 1, month_length(2023, (month - 2) % 12 + 1))
    return last == before


def is_in_name(before: str, after: str, text: str) -> bool:
    """Tell whether a date is part of the name of a street, a station, a movement."""
    if STREET.search(before[-CLOSE:]):
        return True
    named = bool(NAMESAKE_AFTER.match(after))
    return (named and " de " in text) or bool(ROMANCE.search(text) and ROMANCE_BEFORE.search(before[-CLOSE:]))


class Surroundings:
    """What a text says around dates that are asked about in order: each piece of it is read about once."""

    __slots__ = ("_annual_after", "_annual_before", "_cases", "_frames", "prose")

    def __init__(self, prose: str) -> None:
        self.prose = prose
        self._cases, self._frames = Foregoing(HYPOTHETICAL, prose), Foregoing(FRAME, prose)
        self._annual_before, self._annual_after = Foregoing(ANNUAL, prose), Foregoing(ANNUAL, prose)

    def are_annual(self, date: Span, begin: int, end: int) -> bool:
        """Tell whether the sentence `prose[begin:end]` around a date is about what comes each year."""
        return self._annual_before.stands(begin, date.start) or self._annual_after.stands(date.end, end)

    def has_case(self, start: int, headings: Sequence[Span]) -> bool:
        """Tell whether a date belongs to a hypothetical case: "Let's assume that on June 10 ..."."""
        above = _heading_above(start, headings)
        return self._cases.stands(max(above.end if above else 0, start - SUPPOSED_REACH), start)

    def has_frame(self, low: int, begin: int) -> bool:
        """Tell whether `prose[low:begin]`, as a paragraph, is about a year that it names."""
        first = NOT_BLANK.search(self.prose, low, begin)
        if first is None:
            return False
        opening = self.prose[first.start() : min(begin, first.start() + LONGEST)]
        return FRAME.match(opening) is not None or self._frames.stands(first.start(), begin)


def has_year_in_title(prose: str, start: int, headings: Sequence[Span]) -> bool:
    """Tell whether the heading above a date, or else the title in the first line, names a year."""
    title = _heading_above(start, headings) or _opening_line(prose)
    return title.end <= start and bool(YEAR.search(prose, *title))


def _heading_above(start: int, headings: Sequence[Span]) -> Span | None:
    at = bisect_right(headings, start, key=lambda span: span.start)
    return headings[at - 1] if at else None


def _opening_line(prose: str) -> Span:
    """Return the span of the title in the first line; an empty one if that is a sentence."""
    line = OPENING_LINE.match(prose)
    return Span(*line.span("title")) if line else Span(0, 0)


def has_date_between(dated: Sequence[Span], low: int, high: int) -> bool:
    """Tell whether one of the spans `dated`, which are in order, lies between two offsets."""
    at = bisect_left(dated, low, key=lambda span: span.start)
    return at < len(dated) and dated[at].end <= high


def has_year_in_paragraph(text: Surroundings, begin: int, before: str, dated: Sequence[Span]) -> bool:
    """Tell whether the paragraph is about a year that it names, or has a full date, before the sentence at `begin`.

    `before` is the part of the sentence before the date, `dated` the spans of the dates that have a year.
    """
    prose = text.prose
    if FRAME.search(before):
        return True
    low = max(0, begin - REACH)
    low = max(low, prose.rfind("\n\n", low, begin) + 1)
    above = prose.rfind("\n", low, begin)
    if above > WRAPPED and "\n" not in prose[above - WRAPPED : above]:  # each line is a paragraph
        low = above
    return has_date_between(dated, low, begin) or text.has_frame(low, begin)
