"""Lines with the date of minutes, newsletters and issues of a periodical, and lines that begin with "As of"."""

from __future__ import annotations

import re

from seedlint.text.lazy import lazy

MINUTES = (  # but not "Approval of the minutes of"; "Montrealer Protokoll" is a treaty
    r"\W*(?!approv|adopt|confirm|accept|correct|amend|sign|review|previous|last|read)"
    r"(?:(?:[^\W\d]+ ){0,3}minutes|(?:sitzungs|ergebnis|verlaufs)?protokoll|niederschrift"
    r"|procès-verbal|compte[ -]rendu|actas?|verbale|ata|notulen)(?!\w)"
)
RECORD = lazy(rf"{MINUTES}[^.!?;\d]{{0,70}}$", re.I)
SITTING = lazy(
    r"\W*(?:(?:[^\W\d]+ ){0,3}(?:meeting|session|sitting)(?: (?:of|on|held on))?|(?:\w*sitzung|versammlung) (?:vom|am)"
    r"|(?:séance|réunion|assemblée)(?: \w+)? du|(?:sesión|reunión|junta)(?: \w+)? del?|(?:seduta|riunione) del"
    r"|(?:reunião|sessão) de)\W*$",
    re.I,
)
CIRCULAR = lazy(  # "Rundbrief des Imkervereins vom"
    r"\W*(?:(?:weekly |monthly )?(?:newsletter|bulletin|circular)|rundbrief|rundschreiben|mitteilung|communiqué"
    r"|circulaire|comunicato|circolare|comunicado|boletín|boletim|circular)(?!\w)[^.!?:;|\d]{0,50}\s(?:of|for|vom|du|del?)\s*$",
    re.I,
)
FIELD = lazy(
    r"\W*(?:date|datum|fecha|data)\s*:\W*$", re.I
)  # counts below the title of minutes only: events have such a line, too
EDITION = lazy(r"\W*(?:(?:ausgabe|fassung|auflage) vom|édition du|edición del?|edição de|edizione del)\W*$", re.I)
AS_OF = lazy(
    r"\W*(?:(?:all )?(?:information|data|prices?|figures|details|times|fees|status)(?: (?:is|are|was|were))? )?"
    r"(?:(?:current|correct|accurate|valid|checked|verified) )?"
    r"(?:as (?:of|at)|(?<=correct )(?:on|at)|(?<=accurate )(?:on|at)|(?<=checked )on|(?<=verified )on"
    r"|(?<=status )(?:on|at))\W+$",
    re.I,
)
DAILY_RECORD = lazy(  # "Market report,", "Entry for", "Letter from Rome,": as a title with a date, and nothing else
    r"\W*(?!(?:according|see|source|in|from|as|the)(?!\w))(?:[^\W\d]+[ -]){0,3}"
    r"(?:reports?|log(?:[ -]?book)?|diary|journal|entry|notes|bulletin|round-?up|digest|briefing|dispatch|letter"
    r"|column|sermon"
    r"|[^\W\d]*bericht|tagebuch(?:eintrag)?|eintrag|notizen|[^\W\d]*brief|predigt"
    r"|informe|diario|crónica|carta|apuntes|rapport|journal|lettre|chronique|notes|relatório|crônica|relazione|lettera)"
    r"(?:[ ](?:from|aus|desde|de|da|d[ue]|des|del|della|vom)(?:[ ][^\W\d][\w’'-]*){1,3}?)?"
    r"(?:[,:.]|[ ][–—-])?(?:[ ](?:for|of|vom|für|zum|du|de|del|dell?a?))?"
    r"(?:[ ](?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?)?[ ]?$",
    re.I,
)
ISSUE = lazy(  # "Issue 12 ·", "Vol. 3, No. 4 |", "Nr. 31 –"
    r"(?<!\w)(?:issue|edition|ausgabe|numéro|número|numero|edición|edição|edizione|vol(?:ume)?|no|nr|n[º°o]"
    r"|newsletter|bulletin|rundbrief|boletín|boletim|circular)\.?[ \t]*#?\d+[ \t]*(?:[·•|,:(–—-][ \t]*)+",
    re.I,
)


def is_minutes_or_issue_line(before: str, title: str) -> bool:
    """Tell whether a date is that of a newsletter or issue, or of minutes (there on the title's line or below)."""
    if CIRCULAR.match(before) or EDITION.fullmatch(before) or RECORD.match(before):
        return True
    if not title and DAILY_RECORD.match(before):
        return True
    return bool((SITTING.match(before) or FIELD.fullmatch(before)) and RECORD.match(title))


def is_as_of(before: str) -> bool:
    """Tell whether a line begins with "As of" or the like."""
    return bool(AS_OF.fullmatch(before))


def without_issue_number(before: str) -> str:
    """Remove the number of an issue, which a mark separates from its date."""
    return ISSUE.sub("", before)
