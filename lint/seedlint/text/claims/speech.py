"""Words and patterns of reported speech in five languages: verbs of saying, "according to", names of sources."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from seedlint.text.lazy import lazy

SAY = (
    "said says say saying told tells wrote writes stated states explained explains noted notes argued argues argue"
    " claimed claims claim insisted insists insist warned warns warn declared declares announced announces recalled"
    " recalls admitted admits acknowledged acknowledges acknowledge suggested suggests suggest testified remarked"
    " reported reports emphasized stressed predicted predicts predict complained complain believed believes believe"
    " thinks think contends contended contend alleges alleged asserts asserted assert concluded concludes conclude"
    " estimates estimated confirmed confirms confirm denied denies deny quipped joked replied added adds"
    " sagte sagt sagten sagen erklärte erklärt erklärten meinte meint meinen betonte schrieb berichtete berichtet"
    " berichten behauptete behauptet behaupten warnte warnt warnen kritisierte vermuten glauben"
    " déclaré déclare déclara affirmé affirme affirment affirma explique expliqué expliquent estime estiment ajouté"
    " indiqué indique souligne souligné prétendent révélé"
    " dijo dice dicen dijeron afirmó afirma afirman afirmaron declaró declararon explicó explica explican aseguró"
    " aseguran señaló señalan sostiene sostienen indicó informó informaron criticó advirtió advierten"
    " disse diz dizem disseram afirmou afirmam afirmaram declarou declararam explicou explicam informou informaram"
    " alertou alertam garantiu defendem criticou"
).replace(" ", "|")
_FINDING_VERBS = "(?:found|finds|find|showed|shows|show|revealed|reveals|reveal)"  # verbs of saying only before "that"
_ANGABEN = r"[Nn]ach (?:Angaben|Ansicht|Meinung|Einschätzung) (?:von|der|des)"
_SEGUNDO = r"[Ss]egundo(?= (?:[oa]s?|uma?|dados|fontes|especialistas|analistas|estudos?|pesquisas?|[A-ZÁÉÍÓÚ]))"
_ACCORDING_TO = "|".join(
    (
        *("[Aa]ccording to", "[Cc]iting", "[Ll]aut", _ANGABEN, "[Ss]egún", "[Dd]e acuerdo con", "[Ss]elon"),
        *("[Dd]['’]après", _SEGUNDO, "[Dd]e acordo com"),
    )
)
_WITHOUT_SOURCE = (
    r"[Rr]eportedly|[Aa]llegedly"
    r"|[Ii]t (?:is|was|has been) (?:\w+ly )?(?:said|believed|thought|reported|argued|rumou?red)"
    r"|(?:is|are|was|were) (?:said|believed|thought|reported|rumou?red) to|(?:is|are) widely (?:\w+ed|seen)"
    r"|[Ss]e dice|[Oo]n dit|[Aa]ngeblich|[Mm]an sagt|[Dd]iz-se|[Ss]upostamente|[Ss]upuestamente|[Pp]rétendument"
)
CUE = lazy(rf"(?:{_ACCORDING_TO}|{_WITHOUT_SOURCE}|(?:{SAY})|{_FINDING_VERBS}(?= that\b))(?![\w-])")
_PASSIVE_VERBS = "said believed thought reported rumored rumoured".split()
_CUE_PREFIXES = (  # literal prefixes, one of which begins each cue
    *SAY.split("|"),
    *"found finds find showed shows show revealed reveals reveal citing laut selon segundo según".split(),
    *"reportedly allegedly angeblich diz-se supostamente supuestamente prétendument".split(),
    *("according to", "nach Angaben", "nach Ansicht", "nach Meinung", "nach Einschätzung", "d'après", "d’après"),
    *("de acuerdo con", "de acordo com", "it is", "it was", "it has been", "is widely", "are widely"),
    *(f"{be} {told} to" for be in ("is", "are", "was", "were") for told in _PASSIVE_VERBS),
    *("se dice", "on dit", "man sagt"),
)
ACCORDING_TO = lazy(_ACCORDING_TO)
WITHOUT_SOURCE = lazy(_WITHOUT_SOURCE)

_UPPER = "A-ZÀ-ÖØ-ÞČĎĞİŁŃŘŚŠŞŤŻŽ"
_WORD = rf"[{_UPPER}][\w.'’&-]*"
_JOINED = r"(?:of|the|de|la|del|van|von|der|den|du|des|do|da|dos|and|&|for|of the|di)"
NAME = lazy(rf"(?<!\w){_WORD}(?:\s+(?:{_JOINED}\s+)?{_WORD}){{0,6}}")
# A name set off beside a role: "a former aide, Ole Lund, said", "critics such as Ole Lund", "officials at the Port".
BESIDE = lazy(
    r"\s*(?:,\s*(?:the\s)?|,?\s(?:such as|including|like|from|at|of|for|with|comme|wie|como|von)\s"
    rf"(?:the\s|la\s|le\s|der\s|dem\s|el\s|o\s|a\s)?)(?P<name>{_WORD}(?:\s{_WORD}){{0,4}})"
)
_AUTHORS = r"[A-Z][\w'’.-]+(?:,? (?:and|&|et al\.?|of|for|the|[A-Z][\w'’.-]*))*"
CITATION = lazy(
    r"\[(?:\^[\w-]{1,30}|\d{1,3}|[a-z]|(?:note|nb|n) \d{1,2})\]|\[[^\]\n]{0,60}\]\(|\^\d|[¹²³⁴-⁹]"
    rf"|\((?:see |cf\. )?{_AUTHORS},? (?:\d{{4}}|p+\. ?\d)[^)]{{0,40}}\)|[A-Z][\w'’-]+(?: et al\.?)? \(\d{{4}}[a-z]?\)"
    r"|https?://|\bdoi:|\bRFC ?\d|\b(?:[Ff]ig(?:ure|\.)|[Tt]able|[Cc]hart|[Aa]ppendix) \d"
)
CITATION_SIGN = lazy(r"[\[(^:F\d¹²³⁴-⁹]")  # each citation has one of these characters


# Pronouns and articles that refer to a source named before: "she", "the spokesman".
PERSONAL = frozenset("he she it they er sie es il elle ils elles él ella ellos ellas ele ela eles elas".split())
PLURAL = frozenset("they ils elles ellos ellas eles elas".split())
SINGULAR = frozenset("he she er sie il elle él ella ele ela".split())
# Not the plural articles of Romance languages and German: "los expertos" are any experts.
DEFINITE = frozenset(
    "the this that these his her its their der das dieser diese le la cette ce el o a esta este".split()
)
# Endings of plural nouns for people, which are no names at the start of a sentence: "Islanders", not "James".
PEOPLE = lazy(r"\w+(?:[eou]rs|[ei]sts|[ei]ans|ees|[eai]nts|als|ics|ates|ives|ups|ies|[dlr]ts)")
# Words that are no names where a sentence gives them a capital.
NEVER_A_NAME = (
    PERSONAL
    | DEFINITE
    | frozenset(
        (
            "i we you a an some many most several few all no one two three four five six seven eight nine"
            " ten both another"
            " other others each every numerous various multiple experts critics people police management"
            " staff residents"
            " officials sources scientists researchers analysts observers historians doctors studies"
            " research data polls"
            " former current senior local top unnamed anonymous in at on for from by with but and so as if when while"
            " after before because what who there here not my our your government state federal city public"
            " industry legal"
            " einige viele manche ein eine mehrere kritiker experten forscher beobachter quellen"
            " wissenschaftler studien"
            " certains plusieurs beaucoup un une des selon on nous vous je algunos muchos varios unos una los expertos"
            " alguns muitos vários uns uma especialistas críticos fontes fuentes sources"
        ).split()
    )
)


def cues(prose: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Yield the cues of reported speech in `prose[start:end]`, in order: a verb, "according to", "reportedly"."""
    window = prose[start:end]
    for at in sorted({at for _, at, _ in _prefix_automaton().find_matches_as_indexes(window, overlapping=True)}):
        if at and (window[at - 1].isalnum() or window[at - 1] in "_-"):
            continue
        cue = CUE.match(prose, start + at, end)
        if cue and (at or prose[start - 1 : start] != "-"):
            yield cue


@cache
def _prefix_automaton() -> Any:  # the library ships no types
    """Return an automaton that finds the prefixes of cues, at a small part of the cost of trying CUE at each word."""
    import ahocorasick_rs

    return ahocorasick_rs.AhoCorasick([*_CUE_PREFIXES, *(begin[0].upper() + begin[1:] for begin in _CUE_PREFIXES)])
