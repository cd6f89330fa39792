"""Tests by which a repeated line counts as the heading of two sections, rather than as a label or a table row."""

from __future__ import annotations

from seedlint.text.lazy import lazy

SENTENCE_END = tuple(".!?…。！？")
COLON = (":", "：")
CLOSING = " \t\"'”’»)]*_\x00"  # may follow the end of a sentence
ITEM = lazy(r"\s*(?:[-*+•\x00]|\d{1,3}[.)])\s")
LINK = lazy(r"\x00[^\x00\n]*\x00{4,}")  # its text, between blanked markup and its blanked destination
LEAD_IN = 3  # words of a line that ends with a colon, at least; with fewer it is a label
ITEM_WORDS = 4  # words of a list item outside links, at least; entries of a table of contents have fewer
BLANK_LINE = lazy(r"\n[ \t\r]*\n")
WORD = lazy(r"[^\W_]+")
# Labels of remarks and of navigation, which may come any number of times.
LABEL = lazy(
    r"(?i)\W*(?:notes?|tips?|warnings?|caution|danger|important|hints?|examples?|see also|index|(?:table of )?contents"
    r"|navigation|search|menu|home|next|previous|anmerkung|hinweis|warnung|achtung|tipp|wichtig|beispiel|inhalt|suche"
    r"|startseite|remarques?|attention|avertissement|astuce|exemples?|sommaire|accueil|notas?|aviso|atención|advertencia"
    r"|consejo|ejemplos?|índice|inicio|atenção|dica|exemplos?|avvertimento|avviso|suggerimento|esempio|indice|attenzione"
    r"|opmerking|waarschuwing|let op|voorbeeld)\W*"
)
NUMBERED = lazy(r"\W*(?:(?:\d+|[A-Z])(?:\.\d+)+\.?|\d+\.)\s")


def has_running_text(body: str) -> bool:
    """Tell whether a text contains a sentence or a list item with words of its own; links and table rows are none."""
    return any(_is_running_text(line) for line in body.splitlines())


def _is_running_text(line: str) -> bool:
    if "|" in line:
        return False
    content = line.rstrip(CLOSING)
    if content.endswith(SENTENCE_END):
        return WORD.search(content) is not None
    if content.endswith(COLON):
        return len(content.split()) >= LEAD_IN
    return ITEM.match(line) is not None and len(WORD.findall(LINK.sub("", line))) >= ITEM_WORDS


def names_a_section(heading: str, body: str) -> bool:
    """Tell whether a repeated short line of plain text is the heading of the section `body`.

    It is if running text follows directly. Commands, table cells and fields, which begin with a lower-case letter or
    a symbol, labels ("Note") and numbered lines, repeated by a table of contents, are no headings.
    """
    first = heading.lstrip()[:1]
    if not first.isalnum() or first.islower() or LABEL.fullmatch(heading) or NUMBERED.match(heading):
        return False
    return has_running_text(BLANK_LINE.split(body.strip(), maxsplit=1)[0])
