"""Named sources at some distance from a claim: before it, after it, or in the next sentence."""

from __future__ import annotations

import re

from seedlint.text.lazy import lazy

_LOWER = r"(?:[a-z][\w'’-]*\s+)"
_CAPITAL = r"[A-ZÀ-ÖØ-Þ][\w'’&.-]*"
_NAME = rf"{_CAPITAL}(?:\s+{_CAPITAL}){{0,4}}"
_ONCE = r"(?:(?:once|also|has|had|later)\s+)?"

BEFORE = lazy(
    rf"\b[Aa]s\s+(?:the\s+)?{_LOWER}{{0,3}}?{_NAME}\s+{_ONCE}"
    r"(?:noted|notes|wrote|writes|pointed out|points out|put it|puts it|observed|observes|said|says|argued|argues"
    r"|recalled|explained|explains|remarked)(?:\s+[^,.;:]{1,40})?,\s+\Z"
)
# Where the sentence goes on after the verb, that is another claim: "many disagree, but Brandt said it went on".
BEHIND = lazy(
    rf"[^.;:?!]*,\s+(?:(?:said|says|wrote|writes|according to)\s+(?:the\s+{_LOWER}{{0,2}}?)?{_CAPITAL}"
    rf"|(?:(?:the\s+{_LOWER}{{0,2}}?)?{_NAME}|s?he)\s+{_ONCE}"
    r"(?:said|says|wrote|writes|reported|reports|added|explained|noted|recalled|argued)"
    r"(?=[,.;)\s]*\Z|\s+(?:on|in|at|last|this|yesterday|today|during|after)\b))"
)
MEMBER = lazy(
    r"[\s\x00]*(?:(?:chief |first |foremost |prominent )?among (?:them|these|those)|they (?:include|are)"
    r"|these (?:include|are)|one(?: of (?:them|these|those))?(?=,|\s+(?:is|was)\b)"
    r"|darunter|unter ihnen|zu ihnen (?:gehört|gehören|zählt|zählen)|einer von ihnen"
    r"|entre ell[oa]s|uno de ellos|parmi eux|l['’]un d['’]eux|entre eles|um deles)\b,?"
    rf"(?:\s+(?!(?:who|told|said|asked)\b)[a-zà-ÿ][\w'’-]*){{0,5}}?\s+(?-i:{_CAPITAL})",
    re.IGNORECASE,
)

# "Officials said so. Chief engineer Ada Brandt said why": one of them is named at once.
OFFICIALS = lazy(
    r"\b(?:officials|authorities|investigators|detectives|prosecutors|deputies|executives|managers|organi[sz]ers"
    r"|employees|staff|diplomats)\b",
    re.IGNORECASE,
)
_OFFICE = (
    r"(?:spokes(?:man|woman|person)|chief|director|commissioner|sheriff|minister|secretary|captain|superintendent|inspector"
    r"|manager|president|chair(?:man|woman|person)?|head|official|prosecutor|attorney|detective|lieutenant|sergeant|major"
    r"|mayor|deputy|engineer|ambassador|envoy|executive|officer|administrator|coordinator|organi[sz]er|marshal)"
)
NAMED_NEXT = lazy(
    rf"[\s\x00]*(?:(?:[Tt]he\s)?(?:[\w’'-]+\s){{0,4}}?(?i:{_OFFICE})\s{_CAPITAL}(?:\s{_CAPITAL}){{0,3}}"
    rf"|{_CAPITAL}(?:\s{_CAPITAL}){{1,3}},\s(?:[\w’'-]+\s){{0,6}}?(?i:{_OFFICE})\b[^.]{{0,60}},)"
    r"\s(?:said|says|told|confirmed|added|explained|noted|warned|wrote|acknowledged|announced|described)\b"
)


def is_source_named_before(before: str) -> bool:
    """Tell whether the text before a claim ends by naming its source: "as Ada Brandt noted, many disagreed"."""
    return BEFORE.search(before) is not None


def is_attributed_behind(after: str) -> bool:
    """Tell whether the text after a claim names its source, or says "she": "many disagree, Ada Brandt said"."""
    return BEHIND.match(after) is not None


def is_member_named_next(prose: str, end: int) -> bool:
    """Tell whether the sentence from `end` on names one of the group: "Critics say so. Among them is Ada Brandt"."""
    return MEMBER.match(prose, end) is not None


def is_official_named_next(claim: str, prose: str, end: int) -> bool:
    """Tell whether the sentence from `end` on names one of the officials that a claim speaks of."""
    return OFFICIALS.search(claim) is not None and NAMED_NEXT.match(prose, end) is not None
