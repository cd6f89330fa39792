"""Sentences that retell a work of fiction: its characters are no sources."""

from __future__ import annotations

import re

from seedlint.text.lazy import lazy

# Only works that are fiction by their name: films, series and books may be documentaries.
WORK = lazy(
    r"\W*(?:in|at the end of)\s+(?:the|this|that|his|her|their|an?|one|another)\s+(?:[\w’'-]+\s+){0,2}?"
    r"(?:novel|novella|short story|play|opera|musical|sitcom|thriller|comedy|tragedy|fable|fairy tale|folk tale|ballad"
    r"|cartoon|screenplay|sequel|(?:first|second|third|last|final) act)(?:\s+by\s+[^,]{1,40})?,"
    r"|\W*(?:im\s(?:Roman|Theaterstück|Märchen|Krimi)|in\sder\s(?:Novelle|Oper|Komödie)|en\sla\s(?:novela|ópera|comedia)"
    r"|en\sel\scuento|dans\s(?:le\s(?:roman|conte)|la\spièce|l['’]opéra)|n[oa]\s(?:romance|conto|novela|peça|ópera))\b",
    re.IGNORECASE,
)
CHARACTER = lazy(
    r"\b(?:the|our|its|unser\w*|der|die|den|dem|el|la|le|o|a)\s+(?:\w+\s+)?"
    r"(?:hero|heroine|protagonist|antagonist|villain|narrator|Held(?:en|in)?|Erzähler(?:in)?|protagonistas?|héroe|heroína"
    r"|héros|héroïne|narrateur|narratrice|narrador|narradora|herói)\b",
    re.IGNORECASE,
)


def is_in_fiction(before: str, after: str) -> bool:
    """Tell whether a claim is part of a story: "in the novel, an insider tells the hero"."""
    return WORK.match(before) is not None or any(map(CHARACTER.search, (before, after)))
