"""The words of headings, sorted into topics, generic filler ("frames") and words for an audience.

Two headings that differ only in frames are equivalent ("The Broader Landscape", "The Broader Trend"); any other
word makes a topic of its own ("Nuclear Weapons", "Chemical Weapons").
"""

from __future__ import annotations

from collections.abc import Mapping

from seedlint.base.record import NamedTuple
from seedlint.text.lazy import lazy


def singular(word: str) -> str:
    """Return a word without an English plural ending; words of other languages may lose a final s."""
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


def _singulars(row: str) -> frozenset[str]:
    return frozenset(map(singular, row.split()))


WORD = lazy(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d+")
IGNORED = frozenset(
    "a an the of in on at by for from to with and or as is are was were be it its our this that these those what do"
    " does did will can der die das den dem des ein eine einer und von zu zum zur im in auf für mit ist sind was le la"
    " les l un une des du de et en au aux pour dans sur el los las uno y del al para por con que es".split()
)
DIRECTIONS = frozenset(["to", "into", "from", "before", "after", "than"])  # with these, word order matters
ENDING, FUTURE = "conclusion", "future"
_ROWS = (
    "conclusion conclusions concluding conclude summary recap takeaway takeaways thought thoughts remark remarks fazit"
    " schluss schlussfolgerung schlussfolgerungen schlusswort zusammenfassung conclusión conclusiones resumen bilan"
    " résumé conclusão conclusões resumo",
    "future ahead outlook forward next coming road path ausblick zukunft perspectivas avenir futuro",
    "impact impacts effect effects implication implications consequence consequences ramification ramifications mean"
    " means meaning auswirkung auswirkungen folge folgen impacto efectos consecuencias effets conséquences"
    " impactos efeitos consequências",
    "reaction reactions response responses feedback reaktion reaktionen reacción reacciones réaction réactions"
    " reação reações",
    "background context history origin origins hintergrund kontext vorgeschichte contexto contexte antecedentes",
    "benefit benefits advantage advantages vorteil vorteile ventajas beneficios avantages vantagens benefícios",
    "challenge challenges problem problems obstacle obstacles difficulty difficulties hurdle hurdles concern concerns"
    " herausforderung herausforderungen probleme desafíos défis desafios",
    "reason reasons why cause causes grund gründe warum ursache ursachen razón razones motivo motivos causas raison"
    " raisons pourquoi motif motifs porque razão razões",
    "introduction intro overview einleitung einführung überblick introducción introdução",
)
FAMILIES: Mapping[str, str] = {word: row.split()[0] for row in _ROWS for word in row.split()}
PARTS = frozenset(FAMILIES.values())
FRAMES = _singulars(
    "landscape trend picture broad broader wide wider wider-ranging big bigger large larger overall general various"
    " different diverse further many more view perspective look looking final last brief key important main major"
    " possible potential growing ongoing continuing understanding exploring examining closer closing parting story"
    " matter question debate discussion conversation issue part role need importance significance step word scene"
    " setting situation framework dimension aspect lesson side voice stakeholder party quarter new recent latest today"
    " current allgemein allgemeine weitere größere große verschiedene letzte abschließende gedanke bild lage blick"
    " stimme más amplio amplia diferentes diversos finales reflexiones nouvelles dernières mot mots"
    " general général générale geral otra otro autre outra outro"
)
AUDIENCE = _singulars(
    "community public local resident neighborhood neighbourhood citizen people national nationwide country nation"
    " society öffentlichkeit bürger anwohner comunidad público vecinos public communauté habitants"
)


USUAL = _singulars(
    "abstract acknowledgement acknowledgment appendix bibliography content contents table definition discussion"
    " example faq footnote glossary index installation license licence material method methodology note objective"
    " reference requirement result see also section source usage link literature quelle inhalt inhaltsverzeichnis"
    " literatur anhang anmerkung quellen referencias fuentes índice références sources sommaire annexe"
)
USUAL_PARTS = USUAL | FRAMES | {FUTURE}


class HeadingWords(NamedTuple):
    """The words of a heading, case-folded and singular; synonyms (FAMILIES) are one word.

    `core` is equal for equivalent headings. `audience` has the words for an audience that `core` leaves out.
    """

    terms: frozenset[str]
    core: tuple[str, ...]
    audience: frozenset[str]


def heading_words(heading: str) -> HeadingWords:
    """Return the words of a heading; `core` is empty where it has only ignored words."""
    written = [word.casefold() for word in WORD.findall(heading)]
    terms = list(dict.fromkeys(_term(word) for word in written if word not in IGNORED))
    if next((term for term in terms if term not in FRAMES), "") == ENDING:  # "Conclusion: ..."
        return HeadingWords(frozenset(terms), (ENDING,), frozenset())
    topics = [term for term in terms if term not in FRAMES and term not in AUDIENCE and term != FUTURE]
    audience = [term for term in terms if term in AUDIENCE]
    core = topics or audience or [term for term in terms if term == FUTURE] or terms
    ordered = core if DIRECTIONS.intersection(written) else sorted(core)
    return HeadingWords(frozenset(terms), tuple(ordered), frozenset(audience if topics else ()))


def _term(word: str) -> str:
    """Return the word that stands for its family of synonyms, else its singular."""
    return FAMILIES.get(word) or singular(word)


def names_a_usual_part(heading: str) -> bool:
    """Tell whether a heading names only parts that any text may have: "Conclusion", "See also"."""
    words = (word.casefold() for word in WORD.findall(heading))
    terms = (_term(word) for word in words if word not in IGNORED)
    return all(term in USUAL_PARTS or term in FAMILIES for term in terms)
