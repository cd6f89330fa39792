"""Studies and polls that a text mentions first and names later, as news reports do."""

from __future__ import annotations

import re

from seedlint.text.lazy import lazy

BEHIND = 800  # code points after a sentence that are searched: two or three paragraphs of a news report
BEFORE = 3_000  # code points before a claim: in a report, the study stands in its first paragraphs

_CAPITAL = r"(?!(?:The|This|That|An?|One|Another|New|Recent|Other|Most|Our|My)\b)[A-ZÀ-ÖØ-Þ][\w'’&./-]*"
_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_DONE = (
    r"(?:(?:which\s+|that\s+)?(?:was\s+|were\s+|is\s+|are\s+)?(?:\w+ly\s+)?"
    r"(?:published|released|conducted|commissioned|led|carried\s+out|written|done|presented|appeared|appears)\s+)?"
)
# Claims about one study or about new polls, not about "studies" or "research" in general.
ONE = lazy(
    r"\b(?:an?|one|another|the\s+latest|the\s+most\s+recent|einer?|une?|una?|um|uma)\s(?:.*\s)?"
    r"(?:study|survey|poll|analysis|meta-analysis|report|paper|experiment|trial|review"
    r"|studie|umfrage|untersuchung|erhebung|étude|sondage|enquête|estudio|encuesta|sondeo|estudo|pesquisa|levantamento)\b"
    r"|\b(?:new|recent|latest)\s(?:\w+\s)?(?:polls|surveys)\b"
    r"|\A(?:scientists|researchers|psychologists|biologists|economists|doctors)\b",
    re.IGNORECASE | re.DOTALL,
)
# "The study, published on Monday in Nature", "the researchers at the University of Lund", "the Lund Institute poll".
NAMED = lazy(
    r"\b[Tt]h(?:e|is|ese)\s+(?:\w+\s+)?(?:study|survey|poll|analysis|report|paper|findings|results|research|work"
    rf"|researchers|authors|scientists|team),?\s+{_DONE}(?:[\w,]+\s+){{0,3}}?(?:by|in|at|from|of|with)\s+"
    rf"(?:the\s+)?(?:journals?\s+)?(?!{_MONTH}\b){_CAPITAL}"
    rf"|{_CAPITAL}\s+(?:[a-z]\w+\s+)?(?:study|survey|poll)\b"
    rf"|\b(?:[Ll]['’](?:étude|enquête)|[Ll]e\s+sondage|[Ee]l\s+(?:estudio|sondeo)|[Ll]a\s+encuesta|[Oo]\s+estudo|[Aa]\s+pesquisa)"
    rf",?\s+(?:\w+\s+)?(?:par|dans|por|en|em|pel[ao]|d[eao]|del|n[ao])\s+"
    rf"(?:l['’]|(?:la|el|le|o|a|revista|revue)\s+){{0,2}}{_CAPITAL}"
    r"|\b[Dd]ie\s+(?:Studie|Umfrage|Untersuchung|Erhebung)\b[^.]{0,40}"
    rf"\b(?:Fachzeitschrift|Fachblatt|Zeitschrift|Universität|Institut\w*)\s+[„»“]?{_CAPITAL}"
)
# "Según los científicos", "selon les chercheurs": with the article, they may be any, or those of the study.
AUTHORS = lazy(
    r"(?:(?:según|de\s+acuerdo\s+con|selon|d['’]après|segundo|de\s+acordo\s+com|laut|nach)\s+)?"
    r"(?:los|las|les|os|as|de[nr]|die)\s+(?:investigador\w+|científic\w+|autor\w+|chercheu\w+|scientifiques|auteurs"
    r"|pesquisador\w+|cientistas|forsch\w+|wissenschaftler\w*)",
    re.IGNORECASE,
)
STUDY_OF_AN_INSTITUTION = lazy(
    r"\b(?:[Ee]studios?|[Ii]nvestigación|[Ii]nforme|[ÉéEe]tudes?|[Rr]echerches?|[Rr]apport|[Pp]esquisas?|[Ee]studos?|Studien?"
    r"|Untersuchung)\b[^.!?\r\n]{0,200}?\b(?:Univers\w+|Institut\w*|Centro|Centre|Hospital|Hochschule|Academia|Académie"
    rf"|(?:revista|revue|Fachzeitschrift)\s+{_CAPITAL})"
)


def is_by_the_authors(prose: str, claim: str, start: int) -> bool:
    """Tell whether a claim, which begins at `start`, is that of the authors of a study named before."""
    return bool(AUTHORS.match(claim) and STUDY_OF_AN_INSTITUTION.search(prose, max(0, start - BEFORE), start))


def is_named_later(prose: str, claim: str, end: int) -> bool:
    """Tell whether the study or poll of a claim is named after its sentence, which ends at `end`."""
    return bool(ONE.search(claim) and NAMED.search(prose, end, end + BEHIND))
