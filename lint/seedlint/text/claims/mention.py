"""Words that only look like a claim: a mentioned word, another sense of the verb, two names for one thing."""

from __future__ import annotations

import re

from seedlint.text.lazy import lazy

CLAUSE_REACH = 60  # code points before and after a claim in which the other half of a pair is searched
_CAPITAL = r"[A-ZÀ-ÖØ-Þ][\w'’&.-]*"

# What is said is no claim: a greeting, a mentioned word, or the verb has another sense ("data shows up").
NOTHING_CLAIMED = lazy(
    r"\s*(?:hello|hi|hey|goodbye|good-?bye|thanks?|thank you|yes|no|nothing|goodnight|sorry"
    r"|(?:a|the|his|her|their) (?:few words|word|words|prayers?|grace|goodbyes|thanks)|up|off|around|through)\b"
    r"|\s*[\"“‘'`«][^\"”’'`»\s]+(?:\s[^\"”’'`»\s]+){0,2}[\"”’'`»](?![\w])",
    re.IGNORECASE,
)
# A verb that reports no statement with the word after it ("many believe in luck", "fans argue with the referee"), or
# agrees with a person whose statement stands elsewhere: "many agree with her".
OTHER_SENSE = lazy(
    r"\b(?:believed?\s+in\s+(?!that\b|by\b)|sa(?:id|ys?)\s+(?:grace|cheese|farewell)\b|argued?\s+with\b|agreed?\s+to\s+disagree\b"
    r"|claim(?:ed)?\s+(?:(?:an?|the|their|your|back)\s+){0,2}"
    r"(?:refund|prize|reward|benefit|compensation|expense|ticket|discount|victory|asylum|bonus|voucher)s?\b"
    r"|believed?\s+(?:him|her|them|me|us|you)\b(?!\s+(?:to|capable|guilty|innocent)\b)"
    r"|argued?\s+(?:for\s+(?:a\s+living|fun|sport|hours|days)|all\s+(?:day|night))\b"
    rf"|agreed?\s+with\s+(?:him|her|them|me|us|you|{_CAPITAL})\b|thought?\s+(?:twice|again|ahead)\b)"
)
SAID_HOW = lazy(r"\s+(?:with|when|aloud|of(?![^.;:!?]*\bthat\b))\b", re.IGNORECASE)  # how a word is used
SAID = lazy(r"\bsaid\Z", re.IGNORECASE)
WHAT_BEFORE = lazy(r"\b(?:what|whatever)\s+\Z", re.IGNORECASE)  # "not what people say but what they do"
PEOPLE_SAY = lazy(r"people\s+say\Z", re.IGNORECASE)
# "Many hackers who disagree with him work with him": who they are, not what they say.
WHO_DIFFER = lazy(r"\bwho\s+(?:dis)?agreed?\Z", re.IGNORECASE)
WITH = lazy(r"\s+with\b", re.IGNORECASE)
# Two names for one thing, no claims: "some say potato and some say spud".
_SOME_SAY = r"\b(?:some|others|many|most)\s+(?:people\s+)?say\s+[\w’'-]+"
BOTH_SAID = lazy(rf"{_SOME_SAY},?\s+(?:(?:and|but|while|whereas)\s+)?{_SOME_SAY}\s*[;,.:!?)]", re.IGNORECASE)
VERB_REACH = 24  # code points of the end of a claim, and of the text after it, that are searched for such a verb


def only_mentions(before: str, within: str, after: str) -> bool:
    """Tell whether the words `within` make no claim, by what stands before and after them in their sentence."""
    if NOTHING_CLAIMED.match(after) and not after.lstrip().startswith(("no ", "nothing ")):
        return True
    if WHAT_BEFORE.search(before) and PEOPLE_SAY.match(within):
        return True
    if SAID.search(within) and SAID_HOW.match(after):
        return True
    if WHO_DIFFER.search(within) and WITH.match(after):
        return True
    if OTHER_SENSE.search(within[-VERB_REACH:] + after[:VERB_REACH]):
        return True
    return bool(BOTH_SAID.search(before[-CLAUSE_REACH:] + within + after[:CLAUSE_REACH]))
