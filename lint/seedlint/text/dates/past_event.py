"""Sentences that report an event of a given day: "The mayor resigned on 3 June 2024".

A date after a past tense often belongs to a plan ("added a show on"), a noun ("goods delivered on ... are free") or a
rule ("closed a loan that matures on"). So the verbs are listed: each is an event and no plan, in a form that can't be a
participle of the noun before it, and only a place may stand between the verb and its date.
"""

from __future__ import annotations

import re

from seedlint.text.lazy import lazy

REACH = 240  # code points on either side of a date in which its sentence is read
CONTEXT_REACH = 1_000  # code points before it in which a text may say that it is fiction or a forecast
BREAK = lazy(r"[;:?!(){}|•\x1a]|\n[ \t\x00]*\n|\n[ \t]*[-*•#]|[.][\"”’)\]]*\s+(?=[^\w\s]?[A-ZÀ-Þ])|[–—]|\s-{1,2}\s")
END = lazy(r"[.][\"”’)\]\x00]*(?:\s|\Z)|[;:?!(){}|•\x1a–—]|\n[ \t\x00]*\n|\Z")

NOT_A_FACT = lazy(  # words that make a past tense that of a condition, a rule or a story
    r"(?<!\w)(?:will|won[’']t|shall|would|could|should|might|(?-i:may)|must|cannot|if|unless|once|until|till|when\w*|whether"
    r"|by the time|as soon as"
    r"|who(?:se|ever)?|anyone|those|chi|qui|quien(?:es)?|quem|wer"
    r"|wish(?:es|ed)?|original(?:ly)?|initially|tentatively|suppos\w+|to be|wrong(?:ly)?|typo"
    r"|example|wenn|falls|sobald|würden?|wird|werden|ursprünglich|si|quand|lorsqu\w*|dès|cuando|quando|appena|assim que"
    r"|(?:scenario|model|simulat|forecast|project(?:ed|ion)|predict|prophe|imagin|ficti|novel|hypothe|szenari|modell"
    r"|fikti|scénari|modèl|escenari|ficci|scenari|romanz|cenári|ficç)\w*)(?!\w)",
    re.I,
)
INVENTED = lazy(
    r"(?<!\w)(?:scenario|simulat|prophe|imagin|ficti|novel|hypothe|dystopi|screenplay|thriller|szenari|fikti|scénari"
    r"|escenari|ficci|scenari|romanz|cenári|ficç)\w*(?!\w)|(?<!\w)(?:the|our|this) (?:models?|forecasts?)(?!\w)",
    re.I,
)

PLAN = (  # words whose date is a later one
    "for|until|till|before|after|through|from|to|ending|expiring|due|effective|starting|beginning|that|which|who|whose"
    "|meetings?|hearings?|trials?|votes?|referendum|elections?|strikes?|conference|deadlines?|concerts?|match|games?"
    "|shows?|weddings?|funerals?|tours?|plans?|launch|tickets?|is|are|has|have"
)
WORD = rf"(?!(?:{PLAN})\b)[^\s,]+"
DONE = (  # participles
    "abolished|abducted|acquitted|arrested|assassinated|attacked|beaten|bombed|born|buried|burned|burnt|captured|charged"
    "|abandoned|adopted|appointed|approved|awarded|banned|cancell?ed|cleared|completed|convicted|cremated|crowned"
    "|damaged|delivered|demolished|deported|destroyed|detained|dismissed|discovered|dissolved|elected|evacuated"
    "|evicted|executed|extradited|fired|flooded|found|founded|freed|handed over|held|hit|hijacked|hospitali[sz]ed"
    "|impeached|inaugurated|indicted|injured|installed|invaded|jailed|kidnapped|killed|launched|looted|murdered|opened|ousted"
    "|passed|published|ratified|rejected|removed|replaced|restored|re-?elected|released|repealed|rescued|robbed|sacked|seized"
    "|sentenced|shelled|shot|signed|stabbed|stolen|struck"
    "|sunk|sworn in|torn down|unveiled|vandali[sz]ed|wounded|wrecked|closed"
)
HAPPENED = (  # intransitive, so never a participle of the noun before
    "died|resigned|retired|arrived|burned down|burnt down|collapsed|crashed|occurred|happened|erupted|exploded|drowned"
    "|fled|fell|rose|sank|took place|took effect|came into force|went into effect|broke out|stepped down"
    "|went bankrupt|vanished|disappeared|capsized"
    "|surrendered|went missing|gave birth|passed away|walked out|made landfall|went live|went on strike|was born"
)
PASSIVE = rf"(?:was|were|(?:has|have|had) been)(?: (?:also|then|finally|later|\w{{3,}}ly))? (?:{DONE})"
PLACE = (
    r"(?: (?:over|up|down|off|away|again|back|dead|alive|into law))?"
    rf"(?: (?:in|at|near|by|with|off) {WORD}(?: {WORD}){{0,6}}?)?"
)
ON = r"(?:,?(?: (?:on|in)(?: the)?(?: (?:early|late|mid))?)?)"
NOUN = r"(?:(?:the|its|his|her|their|our|this|a|an|two|three|\d+|[A-ZÀ-Þ]\w+)\b)"

PAST_BEFORE = (  # a clause that ends before the date, in each language
    lazy(rf"(?<![\w’'-])(?:(?i:{PASSIVE})|{HAPPENED}){PLACE}{ON}$"),
    lazy(
        r"(?<!\w)(?:fue(?:ron)? (?:aprobad|detenid|arrestad|firmad|elegid|entregad|abiert|cerrad|retirad|asesinad"
        r"|inaugurad|condenad|hallad|encontrad|publicad|enterrad|destruid|liberad|fundad|herid|despedid|clausurad"
        r"|robad|nombrad|abatid)[oa]s?"
        r"|murió|murieron|falleció|fallecieron|nació|dimitió|ocurrió|ocurrieron|estalló|explotó|se hundió"
        r"|se estrelló|se derrumbó|se celebró|se inauguró|tuvo lugar|desapareció|renunció"
        r"|abrió|cerró|reabrió|llegó|ganó)(?: en [^\s,]+)? el(?: pasado)?$"
    ),
    lazy(
        r"(?<!\w)(?:(?:(?:a|ont) été|fut|furent) (?:arrêté|fermé|signé|tué|élu|condamné|publié|inauguré|assassiné"
        r"|adopté|ouvert|enterré|inhumé|détruit|libéré|fondé|blessé|retrouvé|volé|licencié|évacué)e?s?"
        r"|(?:est|sont) (?:mort|né|décédé)e?s?|(?:a|ont) (?:démissionné|explosé|disparu|ouvert|fermé|rouvert)|a eu lieu"
        r"|s[’']est (?:effondrée?|tenue?|ouverte?|éteinte?))(?: à [^\s,]+)? le$"
    ),
    lazy(
        r"(?<!\w)(?:(?:è stat[oa]|sono stat[ie]|fu|furono) (?:arrestat|firmat|elett|uccis|assassinat|inaugurat"
        r"|condannat|trovat|pubblicat|sepolt|distrutt|liberat|fondat|ferit|licenziat|rubat|chius|apert|approvat"
        r"|consegnat)[oaie]"
        r"|(?:è|sono) (?:mort|nat|decedut|scompars|avvenut|crollat|scoppiat)[oaie]|(?:ha|hanno) (?:aperto|chiuso"
        r"|riaperto)|morì|morirono|nacque|si dimise"
        r"|si è dimess[oa])(?: a [^\s,]+)? (?:il|l[’'])$"
    ),
    lazy(
        r"(?<!\w)(?:(?:foi|foram) (?:detid|pres|assinad|eleit|mort|assassinad|inaugurad|condenad|encontrad|publicad"
        r"|enterrad|sepultad|destruíd|libertad|fundad|ferid|demitid|roubad|fechad|abert|aprovad|entregu)[oae]s?"
        r"|morreu|morreram|faleceu|nasceu|demitiu-se|renunciou|abriu|fechou|reabriu|chegou|venceu|ocorreu|explodiu"
        r"|desabou|desapareceu)(?: em [^\s,]+)?"
        r" (?:em|no dia|a)$"
    ),
    lazy(
        r"(?<!\w)(?:starb|starben|öffnete|eröffnete|schloss|gewann|verstarb|verunglückte|explodierte|verschwand"
        r"|ereignete sich)(?: in [^\s,]+)?"
        r" (?:am|im)$"
    ),
)
GERMAN = lazy(r"(?<!\w)(?:wurden?|ist|sind)(?: (?!für|auf|zu|bis)[^\s,]+){0,3} (?:am|im)$", re.I)  # its verb comes last
GERMAN_END = lazy(
    r"(?: (?:in|bei|von|durch|vor|nach)(?: [^\s,]+){1,4}?)?"
    r" (?:geboren|verhaftet|festgenommen|getötet|ermordet|unterzeichnet|gewählt|eröffnet|gesperrt|verurteilt|gefunden"
    r"|veröffentlicht|gegründet|zerstört|beigesetzt|begraben|freigelassen|verletzt|entlassen|gestohlen|geschlossen"
    r"|eingeweiht|übergeben|abgerissen|gesprengt|beschlagnahmt|vereidigt|beschlossen|verabschiedet|genehmigt"
    r"|gestorben|verstorben|zurückgetreten|verschwunden|explodiert|eingestürzt)$"
)
CLOSES = lazy(
    r"$|,?(?: and| y| e| und| et) (?:was|were|had|fue|wurde|a|fu|foi|his|her|its)\b|,? (?:aged|amid|\w{3,}ing"
    r"|without|because|due to|in|at|near|while|by|after|before|over|with|under"
    r"|despite|during|for|to|as|but|which"
    r"|par|pelo|pela|dal|dalla"
    r"|a los|à l|all[’']|im Alter|en|em|à|a|tras|por|con|après|pour|avec|dopo|per|após|com|nach|wegen|bei|mit)\b"
)
ENDS = lazy(  # but not "in London earn more"
    r"$| and (?:was|were|had)\b|,? (?:in|at|near|with|after|amid|under)(?: (?!(?:is|are|has|have|was|were|can|to)\b)"
    r"(?:the|its|his|her|an?|[A-ZÀ-Þ]\w*|\w+(?<!s)(?<!ed))){1,5}(?: of \w+)?$"
)
OPENED = lazy(  # else a participle of the noun: "accounts opened on 9 May earn more"
    r"^(?:The|His|Her|Its|Their|Our)(?: (?!for|with|to|on|in|that|which|who|is|are)[^\s,]+){1,6}? "
    rf"(?:opened|closed|reopened|ended|started|began|burned down){ON}$"
)
DID = lazy(rf"(?<!\w)(?:arrested|killed|signed|shot|murdered|rescued|invaded|seized) {NOUN}(?: {WORD}){{0,6}}? on$")
OPENS_SENTENCE = lazy(r"^(?:on|in|am|im|el|le|il|em)?$", re.I)
SUBJECT = r"(?: (?!(?:that|which|who|whose|is|are|has|have)\b)[^\s,]+){1,8}?"
PAST_AFTER = lazy(
    rf"^,?{SUBJECT} (?:{PASSIVE}|{HAPPENED}|fue (?:detenid|asesinad|elegid|inaugurad|firmad)[oa]|murió|falleció"
    r"|a été (?:arrêté|fermé|signé|tué|élu|inauguré)e?|est (?:mort|décédé)e?|è mort[oa]"
    r"|è stat[oa] (?:arrestat|uccis|elett|inaugurat)[oa]|foi (?:detid|mort|eleit|inaugurad)[oa]|morreu)"
    rf"(?:$|{PLACE}$| and (?:was|were|had)\b|,? (?:in|at|near|by)\b)"
)


def is_past_event(before: str, after: str) -> bool:
    """Tell whether the sentence of a date, with the text `before` and `after` it, reports an event of that day."""
    if INVENTED.search(before[-CONTEXT_REACH:]):
        return False
    before, after = before[-REACH:], after[:REACH]
    lead = _plain(before[max((match.end() for match in BREAK.finditer(before)), default=0) :])
    end = END.search(after)
    rest = (" " if after[:1].isspace() else "") + _plain(after[: end.start()] if end else after)
    if (not lead and not rest) or NOT_A_FACT.search(lead) or NOT_A_FACT.search(rest):
        return False
    if OPENS_SENTENCE.match(lead):
        return bool(PAST_AFTER.match(rest))
    if any(pattern.search(lead) for pattern in PAST_BEFORE):
        return bool(CLOSES.match(rest))
    if GERMAN.search(lead):
        return bool(GERMAN_END.match(rest))
    return bool((OPENED.search(lead) or DID.search(lead)) and ENDS.match(rest))


def _plain(text: str) -> str:
    return " ".join(text.replace("\x00", " ").split())
