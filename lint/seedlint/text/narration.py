"""Narration and instruction: whether a text reports what happened or was done, rather than addresses its reader."""

from __future__ import annotations

import re

from seedlint.text.lazy import lazy

FEW = 6  # words of a report, at least
PAST = (
    r"was|were|had|did|said|told|went|came|took|began|made|\w{3,}ed"
    r"|war|waren|hatten?|wurden?|sagten?|kam(?:en)?|ging(?:en)?|gab"
    r"|étai(?:t|ent)|avai(?:t|ent)|furent|fueron|fue|eran?|había|foram|foi|eram|stat[oaie]|aveva|werd(?:en)?"
)
FIRST_PERSON = (
    r"I|my|me|we|our|us|ich|mir|mich|mein\w*|wir|uns|unser\w*|je|j|mon|mes|nous|notre|nos|yo|nosotros|nuestr\w+"
    r"|noi|nostr\w+|nós|nosso\w*|wij|ons|onze"
)
SECOND_PERSON = (
    r"you|your|yourself|please|click|Sie|Ihr|Ihre[mnrs]?|Ihnen|bitte|du|dein\w*|euch|eure?|vous|votre|vos|veuillez"
    r"|cliquez|usted|ustedes|haga|você|clique|selecione|puoi|tuoi|clicca|uw?|kunt|klik"
)
REPORT = lazy(rf"\b(?:{PAST}|{FIRST_PERSON})\b", re.I)
ADDRESS = lazy(rf"\b(?:{SECOND_PERSON})\b", re.I)


def is_narrative(prose: str) -> bool:
    """Tell whether the past tense and the first person outnumber the second person, in seven European languages."""
    reports = len(REPORT.findall(prose))
    return reports >= FEW and reports > len(ADDRESS.findall(prose))
