"""Narration and instruction: whether a text reports what happened or was done, rather than addresses its reader."""

from __future__ import annotations

import re

from seedlint.text.lazy import lazy

FEW = 6  # words of a report, at least
PAST = lazy(
    r"\b(?:was|were|had|did|said|told|went|came|took|began|made|\w{3,}ed"
    r"|waren|hatten?|wurden?|sagten?|kam(?:en)?|ging(?:en)?|gab"
    r"|étai(?:t|ent)|avai(?:t|ent)|furent|fueron|fue|eran?|había|foram|foi|eram|stat[oaie]|aveva|werd(?:en)?)\b",
    re.IGNORECASE,
)
# Case tells "I" from the Italian article, "Sie" from "sie" (she, they), "us" from the country.
FIRST_PERSON = lazy(
    r"\b(?:I|[Mm]y|me|[Ww]e|[Oo]ur|us|[Ii]ch|mir|mich|[Mm]ein\w*|[Ww]ir|uns|[Uu]nser\w*|[Jj]['’]ai|[Mm]on|[Mm]es|[Nn]ous"
    r"|[Nn]otre|[Nn]os|[Yy]o|[Nn]osotros|[Nn]uestr\w+|[Nn]oi|[Nn]ostr\w+|[Nn]ós|[Nn]osso\w*|[Ww]ij|[Oo]nze)\b"
)
SECOND_PERSON = lazy(
    r"\b(?:[Yy]ou|[Yy]our|yourself|[Pp]lease|[Cc]lick|Sie|Ihr|Ihre[mnrs]?|Ihnen|[Bb]itte|[Dd]ein\w*|[Ee]uch|[Ee]ure?|[Vv]ous"
    r"|[Vv]otre|[Vv]os|[Vv]euillez|[Cc]liquez|[Uu]sted|[Uu]stedes|[Hh]aga|[Vv]ocê|[Cc]lique|[Ss]elecione|[Pp]uoi|tuoi"
    r"|[Cc]licca|[Jj]e|uw|[Kk]unt|[Kk]lik)\b(?!['’])"
)


def is_narrative(prose: str) -> bool:
    """Tell whether the past tense and the first person outnumber the second person, in seven European languages.

    Some of them are short words of another language, too ("je" is "I" in French and "you" in Dutch), so a text without
    any past tense is none.
    """
    past = len(PAST.findall(prose))
    reports = past + len(FIRST_PERSON.findall(prose))
    return past > 0 and reports >= FEW and reports > len(SECOND_PERSON.findall(prose))
