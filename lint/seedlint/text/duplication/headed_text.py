"""What headings that come again have to show before they are taken for two sections of one name."""

from __future__ import annotations

from seedlint.text.lazy import lazy

SENTENCE_END = tuple(".!?…。！？")
COLON = (":", "：")
CLOSING = " \t\"'”’»)]*_\x00"  # what may stand behind a sentence's end
ITEM = lazy(r"\s*(?:[-*+•\x00]|\d{1,3}[.)])\s")
LINK = lazy(r"\x00[^\x00\n]*\x00{4,}")  # its text between the signs of what a reader doesn't see
LEAD_IN = 3  # words before a colon; fewer are a label
ITEM_WORDS = 4  # of an item of a list, beside links: entries of a table of contents have fewer
BLANK_LINE = lazy(r"\n[ \t\r]*\n")
WORD = lazy(r"[^\W_]+")
# Labels that stand before any number of remarks, and what navigation calls its parts.
LABEL = lazy(
    r"(?i)\W*(?:notes?|tips?|warnings?|caution|danger|important|hints?|examples?|see also|index|(?:table of )?contents"
    r"|navigation|search|menu|home|next|previous|anmerkung|hinweis|warnung|achtung|tipp|wichtig|beispiel|inhalt|suche"
    r"|startseite|remarques?|attention|avertissement|astuce|exemples?|sommaire|accueil|notas?|aviso|atención|advertencia"
    r"|consejo|ejemplos?|índice|inicio|atenção|dica|exemplos?|avvertimento|avviso|suggerimento|esempio|indice|attenzione"
    r"|opmerking|waarschuwing|let op|voorbeeld)\W*"
)
NUMBERED = lazy(r"\W*(?:(?:\d+|[A-Z])(?:\.\d+)+\.?|\d+\.)\s")


def has_running_text(body: str) -> bool:
    """Tell whether a sentence or an item of a list stands in the prose of a text: no links alone, no row of a table."""
    return any(_runs(line) for line in body.splitlines())


def _runs(line: str) -> bool:
    if "|" in line:
        return False
    seen = line.rstrip(CLOSING)
    if seen.endswith(SENTENCE_END):
        return WORD.search(seen) is not None
    if seen.endswith(COLON):
        return len(seen.split()) >= LEAD_IN
    return ITEM.match(line) is not None and len(WORD.findall(LINK.sub("", line))) >= ITEM_WORDS


def names_a_section(heading: str, body: str) -> bool:
    """Tell whether a short line of plain text that comes again is the heading of its own section.

    Text stands right under it. A command, a cell or a field begins with a small letter or a sign, a label ("Note")
    belongs to one remark, and a numbered heading that comes again stands in a table of contents.
    """
    first = heading.lstrip()[:1]
    if not first.isalnum() or first.islower() or LABEL.fullmatch(heading) or NUMBERED.match(heading):
        return False
    return has_running_text(BLANK_LINE.split(body.strip(), maxsplit=1)[0])
