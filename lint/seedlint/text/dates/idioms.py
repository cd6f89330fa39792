"""Proverbs, farewells, unreal cases and titles, in which "tomorrow" is no day; and when "in two weeks" is a day.

"In two weeks" may be the day of an event ("the next sale is in two weeks"), or how long something takes ("learn to knit
in two weeks"): only the verbs of events, such as to be, open, meet and end, make it a day.
"""

from __future__ import annotations

import re

from seedlint.pattern import BLANK, GAP
from seedlint.text.lazy import lazy

YESTERDAY_IS = lazy(rf"{GAP}(?:is|isn[’']t)(?!\w)")
PROVERB_BEFORE = lazy(
    rf"(?<!\w)(?:put(?:s|ting)?{GAP}(?:\S+{GAP}){{0,3}}?(?:off{GAP})?(?:until|till)|no|new|distant|better|brighter"
    rf"|el|del|un|su|nuestro|nuevo|mejor|seu|nosso|novo|melhor|nuovo|migliore|nouveau|meilleur"
    rf"|(?:nicht{GAP})?auf|dej(?:ar|es|e){GAP}para|deix(?:ar|es|e){GAP}para|rimand\w+{GAP}a|remets{GAP}(?:pas{GAP})?à)"
    rf"{GAP}$",
    re.I,
)
PROVERB_AFTER = lazy(
    rf"(?:[’']s|{GAP}(?:is|will{GAP}be|será|sera|est|ist(?:{GAP}auch(?:{GAP}noch)?)?|è|sarà|é))"
    rf"{GAP}(?:always{GAP})?(?:another|a{GAP}new|never|not{GAP}(?:promised|guaranteed)|otro{GAP}día|un{GAP}autre{GAP}jour"
    rf"|ein{GAP}(?:neuer{GAP}|anderer{GAP})?Tag|un{GAP}altro{GAP}giorno|outro{GAP}dia)(?!\w)"
    rf"|{GAP}never(?!\w)|,?{GAP}(?:and|or){GAP}(?:always|for{GAP}?ever|within)(?!\w)"
)
UNREAL = lazy(
    rf"(?<!\w)(?:if|as{GAP}though)(?!\w)[^.;:!?]{{0,80}}(?<!\w)(?:were|died|could|went|came|\w{{3,}}ed)(?!\w)[^.;:!?,]{{0,40}}$",
    re.I,
)
FAREWELL = lazy(
    rf"^\W*(?:(?:we[’']ll{GAP})?see{GAP}(?:you|ya)(?:{GAP}(?:all|again))?|until|bis|à|hasta|até|a)"
    rf"{GAP}(?:(?:on|el|la|le|the){GAP})?$",
    re.I,
)
FAREWELL_ENDS = lazy(r"\s*(?:[!.,][\"”»’]|!|[\"”»])")
A_DROP = lazy(  # "this fall is due to"
    rf"{GAP}(?:is|was){GAP}(?:even|to{GAP}be{GAP}expected|due|because|mainly|largely|partly|worse|larger|smaller"
    rf"|steeper|explained|the{GAP}result|offset)(?!\w)"
)
A_SONG = lazy(rf"{BLANK}(?:on|in|at|of|and){BLANK}(?:My|Your|Our|Me|Us)(?!\w)")  # Friday on My Mind
A_SAMPLE = lazy(rf"{BLANK}\d{{1,2}}:\d\d(?:{BLANK}[AP]M)?['\"]", re.I)

IN_A_WHILE = lazy(r"in\s", re.I)
OCCURS = (
    "opens?|reopens?|closes?|starts?|begins?|ends?|returns?|resumes?|meets?|leaves?|arrives?|departs?|expires?|votes?"
    "|launch(?:es)?|plays?|retires?|moves?|sails?|comes?|goes|go|rules?|decides?|marry|marries|visits?|takes?{GAP}place"
    "|falls?{GAP}due|runs?{GAP}out"
).replace("{GAP}", GAP)
SET_FOR = lazy(
    rf"(?<!\w)(?:is|are|it[’']s|[’']re|(?:will|won[’']t|shall|due{GAP}to|set{GAP}to|expected{GAP}to|going{GAP}to)"
    rf"(?:{GAP}\w+ly)?{GAP}be|due|{OCCURS})(?:{GAP}(?:not|again|back|due|out|here|over|ready|open|closed|on|up|home|away"
    rf"|available|finished|scheduled|expected|planned|for|only|just|already))*{GAP}$",
    re.I,
)
FRONTED = lazy(rf",?{GAP}[^.;:!?]{{1,60}}?(?<!\w)(?:will|[’']ll|is|are|{OCCURS})(?!\w)", re.I)
DURATION = lazy(
    r"(?<!\w)(?:if|when|once|unless|whenever|usually|normally|typically|often|every|each|can|may|within|was|were|had)(?!\w)",
    re.I,
)


GERMAN_UNIT = lazy(r"(?:Tagen|Wochen?|Monaten?)$")
GERMAN_SET = lazy(
    r"(?<!\w)(?:ist|sind|finde[tn]|beginnt|endet|öffne[tn]|schließ(?:t|en)|starte[tn]|kommt|tagt|tr[ie]ff(?:t|en)|fährt"
    r"|erscheint|folgt|gibt|wählt|wird|werden|soll|sollen)(?!\w)"
)
GERMAN_DONE = lazy(
    r"(?<!\w)(?:wurden?|war|waren|hat|haben|hatte|wenn|falls|kann|können|ge\w{3,}(?:t|en))(?!\w)"
    r"|(?<!\w)(?:ver|zer|ent|er|be|miss)\w{3,}(?:t|en)\W*$"
)


def is_idiom(text: str, before: str, after: str) -> bool:
    """Tell whether `text` is part of a proverb, a farewell, an unreal case, a title or a sample, and so no day."""
    word = text.lower()
    if word == "yesterday" and YESTERDAY_IS.match(after):
        return True
    if word in ("tomorrow", "morgen", "demain", "mañana", "domani", "amanhã") and (
        PROVERB_BEFORE.search(before) or PROVERB_AFTER.match(after) or UNREAL.search(before)
    ):
        return True
    if word in ("this fall", "this spring") and A_DROP.match(after):
        return True
    if FAREWELL.match(before) and FAREWELL_ENDS.match(after):
        return True
    return bool(A_SONG.match(after)) or (before[-1:] in ("'", '"') and bool(A_SAMPLE.match(after)))


def is_point_in_time(text: str, before: str, after: str) -> bool:
    """Tell whether "in two weeks" is when something happens, not how long it takes."""
    if not IN_A_WHILE.match(text) or text.endswith(("time", "now", "today")):
        return True
    if GERMAN_UNIT.search(text):
        clause = before.rpartition(",")[2] + after.partition(",")[0]
        return bool(GERMAN_SET.search(clause)) and not GERMAN_DONE.search(clause)
    if DURATION.search(before) or DURATION.search(after):
        return False
    return bool(SET_FOR.search(before)) or (not any(map(str.isalnum, before)) and bool(FRONTED.match(after)))
