"""The speaker of a quotation: the subject of a verb of saying beside it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from seedlint.base.model import Span
from seedlint.text.lazy import lazy

UPPER = "A-ZÀ-ÖØ-ÞČĎĞİŁŃŘŚŠŞŤŻŽА-Я"
VERBS = (
    "said says say tells told asked asks added adds wrote writes states stated stating explained explains noted notes"
    " continued continues commented comments replied replies answered argued argues claimed claims insisted insists"
    " warned warns concluded concludes declared declares announced announces recalled recalls admitted admits"
    " acknowledged acknowledges suggested suggests tweeted posted reads read testified quipped joked remarked observed"
    " shouted cried whispered exclaimed responded reported emphasized stressed urged predicted promised complained"
    " according sagte sagt sagten erklärte erklärt meinte betonte schrieb fragte antwortete kritisierte warnte teilte"
    " déclaré déclare déclara dit affirmé affirme expliqué explique ajouté ajoute répond répondu écrit estime"
    " dijo dice afirmó declaró explicó añadió señaló aseguró respondió preguntó escribió indicó"
).replace(" ", "|")
SAYING = frozenset((*VERBS.split("|"), "According"))
WORD = lazy(r"\w+")
NAME = rf"[{UPPER}][\w.'’-]*(?:\s(?:(?:of|de|la|van|von|der|den|du|del|bin|al|and)\s)?[{UPPER}][\w.'’-]*){{0,5}}"
SUBJECT = (
    r"(?P<who>(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Tt]heir|[Oo]ne|[Oo]ur|[Mm]y|[Dd]er|[Dd]ie|[Ll]e|[Ll]a|[Ee]l)"
    r"\s(?:[\w.'’-]+\s){0,5}?[\w’'-]+"
    rf"|(?:[\w-]+\s){{0,2}}?{NAME}|[Hh]e|[Ss]he|[Tt]hey|[Ii]t|[Ww]e|[Ww]ho|[Ee]r|[Ss]ie|[Ii]l|[Ee]lle)"
)
ADVERB = r"(?:(?:\w+ly|then|also|later|once|has|have|had|hat|haben|a|ont|once)\s){0,2}"
AFTER = (
    lazy(rf"[\s,]*{SUBJECT}(?:,[^,.\"“”]{{1,60}},)?\s{ADVERB}(?:{VERBS})\b"),
    lazy(rf"[\s,]*{ADVERB}(?:{VERBS})\s(?:to\s)?{SUBJECT}"),
)
BEFORE = (
    lazy(rf"(?<!\w){SUBJECT}(?:,[^,.\"“”]{{1,60}},)?\s{ADVERB}(?:{VERBS})\b[^.!?\"“”«»„:]{{0,60}}[,.:]?\s*\Z"),
    lazy(rf"\b[Aa]ccording\sto\s{SUBJECT},?\s*\Z"),
)
# A sentence about a person, behind which a quotation needs no verb: "Tom Ashby runs the kiosk." "He was eight then."
_NO_PERSON = (
    r"(?!(?i:the|a|an|this|that|these|those|in|on|at|by|for|from|after|before|when|while|if|but|and|so|it|its|our|my|every"
    r"|each|all|some|many|most|no|new|san|los|las|north|south|east|west|great|upper|lower|saint|lake|mount|port|fort|der|die"
    r"|das|den|dem|des|ein\w*|am|im|bei|nach|vor|auf|mit|von|vom|zu[mr]|seit|gestern|heute|viele|alle|le|la|les|un|une|des|ce"
    r"|cette|el|un[oa]s?|o|os|as|uma?|na|no|em|en|du|au|aux|mon|tues|wednes|thurs|fri|satur|sunday|\w+day)\b)"
)
_THING = (
    r"(?i:street|road|avenue|lane|bridge|pier|park|square|island|river|lake|hill|station|airport|hotel|café|school|church|town"
    r"|city|county|valley|beach|bay|harbou?r|hall|house|museum|market|festival|club|company|day|january|february|march|april"
    r"|may|june|july|august|september|october|november|december)"
)
_ROLE = (
    r"(?:(?:The|An?|One|His|Her|Their|My|Our)\s(?:[a-z-]+\s){0,2}?(?:man|woman|mother|father|husband|wife|owner|driver"
    r"|neighbou?r|teacher|doctor|nurse|mayor|baker|butcher|farmer|fisherman|captain|skipper|pilot|widow(?:er)?|student|tenant"
    r"|landlord|resident|shopkeeper|waiter|waitress|coach|trainer|keeper|caretaker|singer|painter|writer|director|manager)"
    r"|(?:D(?:er|ie)|Eine?|Seine?|Ihre?)\s(?:Mann|Frau|Mutter|Vater|Arzt|Ärztin|Bauer|Bäuerin|(?:Nachbar|Lehrer|Wirt|Bäcker"
    r"|Fischer|Kapitän|Bürgermeister|Besitzer|Inhaber|Fahrer|Bewohner|Trainer)(?:in)?)"
    r"|(?:El|La|Una?|Su|O|A|Uma?|Seu|Sua)\s(?:hombre|mujer|madre|padre|vecin[oa]|maestr[oa]|médic[oa]|panader[oa]|pescadora?"
    r"|capitán|alcalde(?:sa)?|dueñ[oa]|propietari[oa]|homem|mulher|mãe|pai|vizinh[oa]|professora?|padeir[oa]|capitão"
    r"|prefeit[oa]|don[oa]|proprietári[oa]|motorista)"
    r"|(?:L[ea]|Une?|Son|Sa)\s(?:mari|femme|homme|mère|père|voisine?|médecin|boulang(?:er|ère)|pêcheu(?:r|se)|capitaine"
    r"|maire|propriétaire|patronne?|fermi(?:er|ère))|L['’](?:instituteur|institutrice|agriculteur|agricultrice|homme))"
)
_PART = rf"[{UPPER}][\w’'-]+"
PERSON = lazy(
    rf"[\W_]*(?:[^,.;:]{{1,60}},\s)?{_NO_PERSON}(?:{_PART}|[{UPPER}]\.)\s(?:(?:de|la|van|von|der|den|du|del|bin|al|da|dos)\s)?"
    rf"(?:(?:{_PART}|[{UPPER}]\.)\s?){{0,2}}?(?!{_THING}\b){_PART}(?=,|\s[a-zà-ÿ(])"
    rf"|\W*{_ROLE}(?=,|\s[a-zà-ÿ(])"
    r"|\W*(?:He|She|They|Er|Sie|Elle|Elles|Él|Ella|Ellos|Ellas|Ele|Ela|Eles|Elas"
    r"|Il(?!\s(?:y\s|pleu|fai[st]|faut|fallait|est\s(?:tard|tôt|midi|minuit)|neige|s['’]agit)))\s[a-zà-ÿ]"
)
REACH = 120  # code points on either side of a quotation that are searched for its speaker


def verbs_of_saying(prose: str, paragraph: Span) -> tuple[int, ...]:
    """Return the offsets of the verbs of saying in a paragraph."""
    words = WORD.finditer(prose, paragraph.start, paragraph.end)
    return tuple(word.start() for word in words if word[0] in SAYING)


def speaker(prose: str, paragraph: Span, quotation: Span, verbs: Sequence[int]) -> Span | None:
    """Return the subject of the verb of saying right after a quotation, else right before it."""
    start, end = max(quotation.start - REACH, paragraph.start), min(quotation.end + REACH, paragraph.end)
    if bisect_left(verbs, quotation.end) < bisect_left(verbs, end):
        for pattern in AFTER:
            match = pattern.match(prose, quotation.end, end)
            if match:
                return _without_full_stop(match, 0)
    if bisect_left(verbs, start) < bisect_left(verbs, quotation.start):
        for pattern in BEFORE:
            match = pattern.search(prose[start : quotation.start])
            if match:
                return _without_full_stop(match, start)
    return None


def _without_full_stop(match: re.Match[str], offset: int) -> Span:
    start = offset + match.start("who")
    return Span(start, start + len(match["who"].rstrip(".'’")))
