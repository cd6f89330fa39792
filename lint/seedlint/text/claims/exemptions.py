"""Exemptions: what in the text around a claim lets a reader check it, or shows that it is no claim."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from seedlint.base.model import Span
from seedlint.text.claims.mention import only_mentions
from seedlint.text.claims.speech import CITATION, CITATION_SIGN
from seedlint.text.lazy import lazy

CLAUSE_REACH = 60  # code points before a claim that are searched for a negation of its clause
BEHIND = 8  # code points behind a sentence where the mark of a note may stand, after the full stop
TERM_REACH = 30  # code points beside "said to" searched for a technical term
CONTEXT = 400  # code points of the sentence on either side that are read; without full stops a table is one

_LOWER = r"(?:[a-z][\w'’-]*\s+)"
_CAPITAL = r"[A-ZÀ-ÖØ-Þ][\w'’&.-]*"
_SUCH_AS = r"(?:such as|including|among them|notably|e\.g\.,?|for example,?|for instance,?)"
_ESPECIALLY = r"(?:like|namely|especially|particularly|chiefly|mainly|(?:led|headed|represented|backed) by)"
_INSTITUTION = (
    r"(?:Party|University|Institute|Ministry|Office|Department|Company|Council|Committee|Society|Association|Bank|Agency"
    r"|Church|Union|Congress|Parliament|Senate|Cent(?:er|re)|Commission|Foundation|School|College|Hospital|Museum)"
)
_EXAMPLE = rf"(?:{_SUCH_AS}|{_ESPECIALLY})\s+(?:the\s+)?{_LOWER}{{0,3}}?{_CAPITAL}"
_DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_NO_DATE = rf"(?!{_DAY}\b|{_MONTH}\b)"
_WHEN = rf"(?:(?:on\s+)?{_DAY}\s+|(?:last|this)\s+(?:week|month|year)\s+)?"
_DONE = r"(?:(?:published|conducted|commissioned|released|carried\s+out)\s+)?"
# "Experts from the Harbour Office", but not "experts with a copy that Brandt has", nor "by many to have shown Brandt".
_IN = r"(?:from|at|of|for|with|within|inside|in|by|on)"
_WITH = rf"(?:{_IN}\s+(?:the\s+|an?\s+)?(?:(?!\w+ing\b){_LOWER}){{0,2}}?|to\s+(?:the\s+)?)"

NEGATION = lazy(
    r"\b(?:not|never|no|nobody|none|neither|nor|without|hardly|cannot|den(?:y|ies|ied)|(?:dismiss|reject|confirm|refut|debunk)(?:es|ed|s)|\w+n['’]t"
    r"|nicht|kein\w*|niemand|nunca|nadie|jamais|aucune?|ne|pas|não|ninguém)\b"
    r"(?:(?!\bbut\b)[^,;:])*\Z",
    re.IGNORECASE,
)
DISMISSED = lazy(
    r"\b(?:false|unfounded|baseless|groundless|debunked|discredited|uninformed|room\s+for)\s+\Z", re.IGNORECASE
)
# A name, "from Brandt to Lund", or an institution, which a reader can ask, not a town: "critics in the Labour Party".
NAMED_WITHIN = lazy(
    rf"{_EXAMPLE}|[,(–—]\s*(?:the\s+)?{_CAPITAL}|\bfrom\s+{_CAPITAL}(?:\s+{_CAPITAL}){{0,3}}\s+to\s+(?:the\s+)?{_CAPITAL}"
    rf"|\b(?:in|at|within|from|inside)\s+(?:the\s+)?(?:{_CAPITAL}\s+(?:of\s+)?){{1,4}}{_INSTITUTION}\b"
)
NAMED_AFTER = lazy(
    rf"[^.;]*?[,(–—]\s*{_SUCH_AS}\s+(?:the\s+)?{_CAPITAL}|[^.;]*\b{_CAPITAL},?\s+(?:among them|for one)\b"
)
TO_EXAMPLES = ("such as", "including", "among them", "notably", "e.g.", "for ")  # one of which stands in each of these
# A wording that ends with its subject may be followed by the name: "according to officials from the Agency".
SUBJECT_FOLLOWS = lazy(
    r"(?:according to|citing|cites|quoting|based on|\bby|\Ain \w+ (?:trials|tests|studies)"
    r"|(?:said|says|told us|recalled|added|explained) (?:an?|one|another)|\A\S+ (?:à \S+ )?(?:eine?|una?|une|uma?))\b",
    re.IGNORECASE,
)
SUBJECT_NAMED = lazy(
    rf"\s*[,(–—]?\s*{_EXAMPLE}"
    rf"|\s+(?:(?:who|that|which)\s+(?:\w+\s+){{1,2}}|{_DONE}){_WHEN}{_WITH}{_NO_DATE}{_CAPITAL}"
    rf"|,?\s+{_CAPITAL}\s+{_CAPITAL}"
)
# The same in other languages, whose nouns may have capitals of their own: "laut Experten der Universität".
NOT_ENGLISH = lazy(
    r"\b(?:selon|d['’]après|sources?|étude|sondage|enquête|según|fuentes?|estudio|encuesta|sondeo|segundo"
    r"|de acuerdo con|de acordo com|fontes?|estudo|pesquisa|laut|nach|expert\w+|studie|umfrage|untersuchung|kreisen)\b",
    re.IGNORECASE,
)
NAMED_NOT_ENGLISH = lazy(
    rf"\s*[,(]?\s*(?:wie|comme|como|tels? que|etwa|darunter)\s+{_CAPITAL}|\s+(?:der|des|vom?n?|beim?|am)\s+{_CAPITAL}"
    r"|\s+(?:(?!est\b|es\b|é\b)\w+\s+){0,2}?(?:(?:de|du|des|del|do|da|dos|par|por|pela|pelo|à|en)\s+|d['’])"
    rf"(?:l['’]|la\s|el\s|le\s|les\s|los\s|o\s|a\s)?(?:[a-zà-ÿ]+\s){{0,2}}?{_CAPITAL}"
)
BARE_NAME = lazy(rf"\s+{_CAPITAL}")
STUDY_WORD = lazy(r"\b(?:sondage|enquête|étude|encuesta|sondeo|estudio|pesquisa|estudo|levantamento)\Z", re.IGNORECASE)
# "Par l'équipe de nuit", but not "par la critique", which is everybody and nobody.
AGENT_NOT_ENGLISH = lazy(
    r"\s+(?:par\s+(?:l['’]|la\s|le\s)|por\s+(?:el|la)\s|pel[oa]\s)"
    r"(?!critique|public|opinion|presse|plupart|majorité|communauté|monde|crítica|opini|prensa|imprensa|mayoría|maioria"
    r"|mayor|maior|comuni|mundo|gente|pueblo|povo|afición|soci|poblaci|popula|ciudadanía|foule)\w",
    re.IGNORECASE,
)
PASSIVE_NOT_ENGLISH = lazy(r"(?:est|sont|fut|étai(?:en)?t|es|son|fue(?:ron)?|está|é|são|foi|foram)\s", re.IGNORECASE)
BEEN_DONE = lazy(r"\bbeen\s+(?:\w+\s+)?\w+\Z")
PASSIVE = lazy(r"(?:is|are|was|were|been|being|be|ha[sd]|have)\b", re.IGNORECASE)
_WHOM = rf"\s+(?:the\s+|his\s+|her\s+|its\s+|their\s+|fellow\s+)?{_LOWER}{{0,3}}?{_CAPITAL}"
AGENT = lazy(rf"\s+(?:\w+\s+)?by{_WHOM}")
AGENT_BEHIND_CAUSE = lazy(rf"(?:\s+[\w'’-]+){{1,6}}?\s+(?:by|from){_WHOM}")  # "criticised for its cost by Brandt"
CAUSE = lazy(r"\b(?:for|over|as)\Z")
PERSON_BEFORE = lazy(rf"(?P<name>{_CAPITAL}(?:\s+{_CAPITAL}){{1,4}}),\s*\Z")
NAME_BEFORE = lazy(rf"(?P<name>{_CAPITAL})\s+(?:and\s+(?:other|his|her|its|their)\s+)?\Z")
AND_OTHERS = lazy(rf"(?P<name>{_CAPITAL})\s+and\s+\Z")
OTHERS = lazy(r"(?:other|his|her|its|their)\b", re.IGNORECASE)
PLURAL = lazy(r"[A-Z][a-z]+s")  # begins a sentence and names nobody: "Neighbours and their friends say"
PREPOSITIONS = frozenset(
    ("in", "at", "on", "from", "near", "by", "of", "to", "after", "before", "during", "since", "under", "for", "across")
)
# A claim that begins so has its subject before it: "this is widely believed".
PREDICATE = lazy(
    r"(?:is|are|was|were|be|been|being|ha[sd]|have|who|\w+ly|\w+ed|seen|held|known|said|thought|gilt|gelten"
    r"|w[iu]rde?n?|werden|est|sont|fut|es|son|fue|está|é|são|foi|consid\w+|vu|vue|visto|vista|angeblich|\w+mente?|dit-on"
    r"|paraît-il|se|on|laut|nach|aus|selon|d['’]après|según|segundo|de"
    r"|hat|haben|hatten?|soll|sollen|ist|sind|war|waren|will|woll\w+)\b",
    re.IGNORECASE,
)
EXAMPLES = lazy(
    rf"\d|:|\b(?:{_SUCH_AS}|ranging from|among others|zum Beispiel|z\. ?B\.|etwa|darunter|como"
    r"|por ejemplo|por exemplo"
    r"|entre ellos|comme|par exemple|notamment)\b",
    re.IGNORECASE,
)
DEGREE = lazy(r"\b(?:how|so|too|as|not|very)\s+\Z", re.IGNORECASE)
# "The officials", "our data", and "ten workers" of "four in ten workers", which is a share and no count of speakers.
ANAPHORA = lazy(
    r"\b(?:the|this|these|those|both|such|our|my|your|more than"
    r"|(?:one|two|three|four|five|six|seven|eight|nine|\d+) (?:in|out of))\s+\Z",
    re.IGNORECASE,
)
LEGAL_CASE = lazy(
    r"\b(?:indict\w*|prosecut\w*|charg(?:ed?|es|ing)|courts?|lawsuits?|complaints?|plaintiffs?|defendants?|suspects?|trial"
    r"|investigat\w+|inquiry|inquiries|su(?:ed|es|ing)|arrest(?:ed|s|ing)?|accus(?:ed?|es|ing)|convict\w*|police|warrants?|affidavits?|attorneys?|testif\w+|felony)\b",
    re.IGNORECASE,
)
CONTRACT = lazy(r"\b(?:this|the) (?:Licen[cs]e|Agreement|Software)\b")
OUTLET = lazy(
    rf"\b[Aa]ccording to\s+(?:the\s+|a\s+|an\s+|his\s+|her\s+|its\s+)?{_LOWER}{{0,4}}?{_CAPITAL}"
    rf"|\b{_CAPITAL}\s+(?:has\s+|had\s+|also\s+)?(?:report(?:ed|s)|wrote|writes)\b"
)
DEFINITION = lazy(
    r"\b(?:if|when|whenever|iff|provided|in\s+(?:this|such\s+a|that)\s+(?:case|situation|way)"
    r"|(?:some|any)(?:one|body|thing)\s+(?:who|that|which)|an?\s+(?:person|thing|object|system)\s+(?:who|that|which)"
    r"|por\s+(?:es[eao]|est[eao])(?:\s+(?:razón|motivo))?|pour\s+cette\s+raison|por\s+iss[oa]"
    r"|wenn|falls|genau\s+dann|si|ssi|lorsque|quand|siempre\s+que|cuando|quando|sempre\s+que)\b",
    re.IGNORECASE,
)
LETTER = lazy(r"(?<![\w'’.-])[b-df-hj-np-rt-xz](?![\w'’.-])")  # of a formula
SO_CALLED = lazy(r"\b(?:is|are)\s+(?:then|thus|therefore|hence)\s+said\b", re.IGNORECASE)
DEFINED = frozenset(("said to", "se dice", "on dit", "man sagt", "diz-se"))
# Things of which terms are defined, not rumours told: "an object is said to be bound", "on dit qu'une suite converge".
TERMS = lazy(
    r"\b(?:objects?|methods?|functions?|sets?|variables?|sequences?|graphs?|matri(?:x|ces)|operators?|process(?:es)?|threads?"
    r"|nodes?|arrays?|relations?|algorithms?|fonctions?|suites?|ensembles?|graphes?|matrices?|espaces?|funci(?:ón|ones)"
    r"|conjuntos?|grafos?|matri(?:z|ces|zes)|espacios?|sucesi(?:ón|ones)|Funktion(?:en)?|Mengen?|Graph(?:en)?|Matri(?:x|zen)"
    r"|Folgen?|Abbildung(?:en)?|funç(?:ão|ões)|sequências?|espaços?)\b",
    re.IGNORECASE,
)
QUOTED_TERM = lazy(r"\s*(?:to\s+)?(?:be\s|have\s)?\s*(?:an?\s|the\s)?[\"“‘'`*_\x00\x1a]")
CONDITION = lazy(r"\b(?:if|unless|whenever|whether)\s+(?:it|they|he|she|this|that|these|those)\s+\Z", re.IGNORECASE)
HYPOTHETICAL = lazy(
    r"\b(?:if|whenever|unless|in case|suppose|imagine|should|until|let|wenn|falls|si|quand|lorsque|cuando|se|quando)"
    r"\s+(?:that\s+)?\Z|\b(?:when|once|where)\s+(?P<one>)\Z|\bas\s+(?P<as>)\Z",
    re.IGNORECASE,
)
ONE = lazy(r"(?:an?|one|another)\s", re.IGNORECASE)
WOULD = lazy(r"\s(?:would|might|could)\s", re.IGNORECASE)
PROVERB = lazy(
    r"\b(?:goes|go|in) the (?:old |popular |famous )?(?:song|saying|proverb|joke|rhyme|line|adage)\b", re.IGNORECASE
)


class ClaimInContext:
    """A claim in its context: its span, its sentence, and the text of that before, within and after the claim."""

    __slots__ = ("after", "before", "prose", "sentence", "span", "within")

    def __init__(self, prose: str, sentence: Span, span: Span) -> None:
        self.prose, self.sentence, self.span = prose, sentence, span
        start, end = span
        self.before = prose[max(sentence.start, start - CONTEXT) : start]
        self.within = prose[start:end]
        self.after = prose[end : min(sentence.end, end + CONTEXT)]


def has_example(claim: ClaimInContext) -> bool:
    """Tell whether the sentence backs its vague count with a figure, a list or an example."""
    how_many = DEGREE.search(claim.before[-12:])  # "how many towns"
    return bool(how_many) or any(map(EXAMPLES.search, (claim.before, claim.within, claim.after)))


def is_negated(claim: ClaimInContext) -> bool:
    """Tell whether the clause of the claim denies it: "it is not true that many agree", "the false rumour that"."""
    before = claim.before[-CLAUSE_REACH:]
    return bool(NEGATION.search(before) or DISMISSED.search(before))


def has_named_source(claim: ClaimInContext) -> bool:
    """Tell whether a person, an institution or a work is named as the source beside the claim's subject.

    A name begins with a capital; the first word of a sentence, which always has one, is no name.
    """
    if NAMED_WITHIN.search(claim.within):
        return True
    if any(map(claim.after.__contains__, TO_EXAMPLES)) and NAMED_AFTER.match(claim.after):
        return True
    if SUBJECT_FOLLOWS.search(claim.within) and SUBJECT_NAMED.match(claim.after):
        return True
    if NOT_ENGLISH.search(claim.within) and NAMED_NOT_ENGLISH.match(claim.after):
        return True
    if STUDY_WORD.search(claim.within) and BARE_NAME.match(claim.after):
        return True
    if CAUSE.search(claim.within) and AGENT_BEHIND_CAUSE.match(claim.after):
        return True
    if (PASSIVE.match(claim.within) or BEEN_DONE.search(claim.within)) and AGENT.match(claim.after):
        return True
    if PASSIVE_NOT_ENGLISH.match(claim.within) and AGENT_NOT_ENGLISH.match(claim.after):
        return True
    if PREDICATE.match(claim.within):
        return False
    person = PERSON_BEFORE.search(claim.before)
    if person and not _is_place_or_time(claim.before, person):
        return True
    if OTHERS.match(claim.within):
        pair = AND_OTHERS.search(claim.before)
        if pair and (claim.before[: pair.start()].strip() or not PLURAL.fullmatch(pair["name"])):
            return True
    name = NAME_BEFORE.search(claim.before)
    return bool(name and claim.before[: name.start()].strip())


def _is_place_or_time(before: str, match: re.Match[str]) -> bool:
    """Tell whether a preposition makes the name a place or a time: "In New York, critics say"."""
    words = before[: match.start()].split()[-1:] + match["name"].split()[:1]
    return any(word.lower() in PREPOSITIONS for word in words)


def is_cited(claim: ClaimInContext) -> bool:
    """Tell whether the sentence bears the mark of a source: [4], (Smith, 2020), a footnote, a link."""
    behind = claim.prose[claim.sentence.end : claim.sentence.end + BEHIND].split("\n")[0]
    parts = (claim.before, claim.within, claim.after + behind)
    return any(CITATION_SIGN.search(part) and CITATION.search(part) for part in parts)


def is_anaphoric(claim: ClaimInContext) -> bool:
    """Tell whether the subject refers to something introduced earlier: "the sources said", "our data show"."""
    return not PREDICATE.match(claim.within) and bool(ANAPHORA.search(claim.before[-16:]))


def is_legal(claim: ClaimInContext) -> bool:
    """Tell whether the sentence is a contract's, or about a case at law, where "allegedly" protects the accused."""
    around = (claim.before, claim.after)
    if any(map(CONTRACT.search, around)):
        return True
    return "alleg" in claim.within.lower() and any(map(LEGAL_CASE.search, around))


def has_outlet(claim: ClaimInContext) -> bool:
    """Tell whether the sentence names the medium that reports it: "according to Reuters", "the Guardian reports"."""
    return any(map(OUTLET.search, (claim.before, claim.after)))


def is_definition(claim: ClaimInContext) -> bool:
    """Tell whether the sentence defines a term: "a set is said to be open if"."""
    within = " ".join(claim.within.split()).lower()
    if not any(said in f"{within} {claim.after.lstrip()[:3]}" for said in DEFINED):
        return False
    if (
        SO_CALLED.match(within)
        or QUOTED_TERM.match(claim.after)
        or any(look.search(text) for look in (DEFINITION, LETTER) for text in (claim.before, claim.after))
    ):
        return True
    if "said to" in within:
        return within.endswith("said to be") and bool(TERMS.search(claim.before[-TERM_REACH:]))
    return bool(TERMS.search(claim.after[:TERM_REACH]))


def is_proverb(claim: ClaimInContext) -> bool:
    """Tell whether the sentence quotes a song or a proverb."""
    return any(map(PROVERB.search, (claim.before, claim.after)))


def is_mention(claim: ClaimInContext) -> bool:
    """Tell whether the words only look like a claim: "fans said hello", "some say “soda”", "data shows up"."""
    return only_mentions(claim.before, claim.within, claim.after)


def is_hypothetical(claim: ClaimInContext) -> bool:
    """Tell whether the claim is only supposed to be made: "if an employee says", "as most people would expect"."""
    match = HYPOTHETICAL.search(claim.before[-24:])
    if match is None:
        return bool(CONDITION.search(claim.before[-24:]))
    if match["one"] is not None:
        return bool(ONE.match(claim.within))
    return match["as"] is None or bool(WOULD.search(claim.within))


EXEMPTIONS: Mapping[str, Callable[[ClaimInContext], bool]] = {
    "negated": is_negated,
    "named": has_named_source,
    "anaphora": is_anaphoric,
    "legal": is_legal,
    "outlet": has_outlet,
    "definition": is_definition,
    "proverb": is_proverb,
    "example": has_example,
    "mention": is_mention,
    "supposition": is_hypothetical,
}
