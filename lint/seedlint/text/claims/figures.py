"""Figures that claim something about the world: shares, large numbers, rises and falls, in five languages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from seedlint.base.model import Span
from seedlint.text.lazy import lazy

_NUMBER = r"\d+(?:[.,\u00a0\u202f]\d{3})*(?:[.,]\d+)?"
_ABOUT = (
    r"(?:(?:about|around|roughly|approximately|nearly|almost|over|only|just|more than|less than|fewer than|up to"
    r"|at least|an estimated|estimated|well over|just over|just under|close to|upwards of|in excess of"
    r"|no (?:fewer|less) than|as (?:many|much) as|some"
    r"|rund|etwa|knapp|mehr als|über|fast|ungefähr|gut|mindestens"
    r"|más de|casi|cerca de|un[oa]s|alrededor de|menos de|(?:al|por lo|pelo) menos"
    r"|plus de|environ|près de|moins de|au moins|presque|mais de|quase)\s)"
)
_FEW = r"(?:one|two|three|four|five|six|seven|eight|nine)"
_OUT_OF = (
    r"\s(?:in|out\sof)\s(?:every\s)?(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty"
    r"|sixty|(?:a\s)?hundred|a\sdozen|\d+)\b"
    r"(?!\s(?:minutes|hours|days|weeks|months|years|seconds))"
)
_PERCENT = r"(?:\s?%|\s(?:per\s?cent|percentage\spoints|Prozent|por\sciento|pour\s?cent|por\scento)\b)"
_LARGE = (
    r"\s(?:thousand|million|billion|trillion|Tausend|Millionen|Milliarden|mil|millones|mille|millions|milliards|milhões"
    r"|bilhões)\b"
)
_LARGE_NUMBER = r"(?:\d{1,3}(?:[.,\u00a0\u202f]\d{3})+|\d{4,})"  # of people: smaller numbers of them are in any story
_OF_MONEY = r"\s?(?:US[- ]|U\.S\. |de\s|d['’])?(?:dollars?|euros?|pounds?|francs?|Franken|pesos|reais|yen)\b"
_MONEY = rf"(?!{_OF_MONEY})"
_COUNTED = (
    r"(?:people|persons|adults|children|women|men|workers|households|families|users|customers|patients|students|voters"
    r"|drivers|visitors|residents|jobs|deaths|homes|businesses|companies|farmers|tourists|passengers|commuters|cyclists"
    r"|pupils|teachers|nurses|doctors|citizens|inhabitants|employees|members|readers|animals|birds|trees|species|cars"
    r"|vehicles|lorries|trucks|flights|houses|flats|schools|shops|accidents|tonnes|tons"
    r"|Menschen|Personen|Kinder|Haushalte|personas|hogares|niños|personnes|enfants|foyers|ménages|pessoas|crianças)\b"
)
# One thing with parts, not members that anybody counts: "the majority of it was about bread".
_OF_ONE_THING = (
    r"\s(?:it|us|you|me|what|an\shour|an\sinch|a\s(?:mile|century|second|minute|pound|litre|liter|teaspoon|cup)|the\s(?:time|day|night|morning|afternoon|evening|week|work|way|talk|film|book|story|song"
    r"|match|game|interview))\b"
)
_SHARES = (
    rf"{_FEW}{_OUT_OF}"
    r"|(?:(?:two|three)[ -](?:thirds|quarters|fifths)\sof|half\sof\sall|(?:a|one)\s(?:third|quarter|fifth)\sof"
    r"|(?:(?:more|less|fewer)\sthan|nearly|almost|about|around|roughly|over)\shalf\s(?:of|the)\b"
    r"|(?:the\s|a\s)?(?:vast\s|overwhelming\s|large\s|clear\s)?majority\sof\b(?!\s(?:one|two|three|\d)))"
    rf"(?!{_OF_ONE_THING})"
    r"|every\s(?:second|third|fourth|fifth|sixth|tenth)\s(?:household|child|adult|woman|man|family|driver|pupil|student"
    r"|worker|voter|patient|citizen|home|marriage|person|company|firm|job|shop|farm|car)\b"
    r"|jede[rs]?\s(?:zweite|dritte|vierte|fünfte|zehnte)\b|zwei\sDrittel\sder|(?:ein|jeder)\s(?:Drittel|Viertel)\sder"
    r"|un[oa]?\sde\scada\s\w+|une?\s\w+\ssur\s(?:deux|trois|quatre|cinq|dix)\b|uma?\sem\scada\s\w+"
    r"|die\s(?:große\s|überwiegende\s)?Mehrheit\sder"
    r"|la\s(?:gran\s)?mayoría\sde\b|la\s(?:grande\s)?majorité\sdes?\b|a\s(?:grande\s)?maioria\sd[aeo]s?\b"
)
# Units of measures, settings and texts: thousands of them are no statistic.
_UNITS = (
    r"(?:years|months|weeks|days|hours|minutes|seconds|milliseconds|metres|meters|miles|kilometres|kilometers|yards"
    r"|litres|liters|gallons|grams|kilos|pounds|dollars|euros|francs|cents|points|words|characters|letters|lines|pages"
    r"|bytes|bits|pixels|steps|degrees|volts|watts|calories|times|items|rows|entries|files|requests|\w*ss|as|is|was|has)\b"
)
# "At least 800 villages have no doctor": for a statement about all of a kind, somebody has counted.
_STATE_OF_ALL = (
    r"(?:(?:still\s|now\s)?(?:have\s(?:since\s)?(?:no|lost|closed|shut|gone|left|died|vanished|disappeared)|do\snot|don['’]t|cannot|lack|live|die|depend|suffer|need|remain|face"
    r"|go\swithout|are\s(?:still|without))"
    r"|haben\skein\w*|leben|sterben|leiden|brauchen|warten|sind\sohne|no\stienen|carecen|viven|mueren|sufren|necesitan"
    r"|dependen|siguen|n['’]ont|vivent|meurent|souffrent|dépendent|manquent|sont\ssans|não\stêm|vivem|morrem|sofrem"
    r"|precisam|dependem|continuam)\b"
)
_CHANGE = (
    r"(?:has|have|had|sales|prices|profits|exports|imports|numbers|rents|costs|deaths|thefts|visits|membership|demand"
    r"|turnover|crime|unemployment|attendance|emissions|revenues?|wages|output|production)"
    r"\s(?:more\sthan\s|nearly\s|almost\s)?(?:doubled|tripled|quadrupled|halved)\b"
)
_OF_THE_AVERAGE = (
    r"the\saverage\s(?:[\w-]+\s){1,3}?(?:eats|drinks|spends|uses|owns|watches|throws|earns|walks|sleeps|checks|works|buys"
    r"|wastes|sends|reads|drives|produces|consumes)\s(?:[a-z]+\s){0,2}?[$€£]?\d[\d.,]*\b"
)
_TENS = r"ten|twelve|fifteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_WRITTEN = (
    rf"(?:{_FEW[3:-1]}|{_TENS}|zwei|drei|vier|fünf|zehn|zwanzig|dreißig|vierzig|fünfzig|sechzig|siebzig|achtzig|neunzig"
    r"|dos|tres|cuatro|cinco|diez|veinte|treinta|cuarenta|cincuenta|deux|trois|quatre|cinq|dix|vingt|trente|quarante"
    r"|cinquante|dois|três|quatro|dez|vinte|trinta|quarenta|cinquenta)(?:-\w+)?"
    rf"(?:\s(?:per\s?cent|Prozent|por\sciento|pour\s?cent|por\scento)\b|\s(?:million|billion)\s(?:\w+\s)?{_COUNTED})"
)
_BY_A_SHARE = (
    r"(?:risen|rose|grown|grew|increased|climbed|jumped|fallen|fell|dropped|declined|decreased|shrunk|shrank|sunk|down|up)"
    r"\sby\s(?:more\sthan\s|almost\s|nearly\s|about\s)?(?:an?\s|one\s|two\s|three\s)?(?:third|quarter|fifth|half)s?\b"
)
_APART = r"(?<![\w.,$€£#/+-])"
_IN_DIGITS = lazy(
    rf"{_NUMBER}{_PERCENT}|{_NUMBER}{_LARGE}{_MONEY}|{_LARGE_NUMBER}\s(?:\w+\s)?{_COUNTED}|\d{{1,3}}{_OUT_OF}",
    re.IGNORECASE,
)
_IN_WORDS = lazy(
    rf"{_APART}(?:{_ABOUT}{{0,2}}{_WRITTEN}|{_SHARES}|{_CHANGE}|{_BY_A_SHARE}|{_OF_THE_AVERAGE})", re.IGNORECASE
)
# "About 9,000 swallows": a rounded number was counted by somebody.
_OF_MANY = lazy(rf"\d{{1,3}}(?:,\d{{3}})+\s(?!{_UNITS})[a-z]{{2,}}s\b")
_OF_ALL = lazy(rf"\d{{3}}(?=\s(?!{_UNITS})(?:[^\W\d]+\s){{1,3}}{_STATE_OF_ALL})")
# A sum of money is a price, unless it recurs each year or is the worth of a whole trade.
_SIGNED = lazy(
    rf"{_NUMBER}(?:[\s-](?:million|billion|trillion|millones|millions|milliards|milhões|bilhões)\b|\s?(?:bn|m|tn)\b)"
)
_SPELT = lazy(rf"{_NUMBER}{_LARGE}{_OF_MONEY}", re.IGNORECASE)
_TIME = r"(?:year|month|week|day|Jahr|Monat|Tag|año|mes|día|année|an|mois|jour|ano|mês|dia)\b"
_RECURRING = lazy(
    rf"\s(?:(?:in|of|an|en|de|em)\s(?:[^\W\d]+\s){{1,3}})?(?:(?:a|per|each|every|pro|im|jedes|al|por|cada|par|chaque|ao)\s{_TIME}"
    r"|annually\b|yearly\b|jährlich|anuales|anualmente|annuels|anuais)|-a-(?:year|month|week|day)\b"
    r"|[\s-](?:[a-z]+\s){0,2}(?:industry|market|business|trade|sector)\b"
)
_COSTING = lazy(
    r"\b(?:(?:costs|(?:has|have|had)\s(?:already\s)?cost)\s(?:the\s)?(?:[a-z]+\s)?(?:economy|taxpayers|country|nation|industry|state|consumers|business(?:es)?)"
    r"|(?:trade|market|industry|business|sector|economy)\s(?:is|was)\s(?:now\s)?(?:worth|valued at))"
    r"\s(?:[a-z]+\s){0,3}\Z",
    re.IGNORECASE,
)
_EACH_PERIOD = lazy(rf"\b(?:each|every|jedes|jeden|cada|chaque|todos\sos|todos\slos)\s{_TIME}[^.!?]*\Z", re.IGNORECASE)
# Each figure in words has one of these, in lower case and with blanks for line ends: only around them is searched.
_TRIGGERS = (
    *(f"{few} {of} " for few in _FEW[3:-1].split("|") for of in ("in", "out of")),
    *("thirds of", "quarters of", "fifths of", "half of", "half the"),
    *("third of", "quarter of", "fifth of", "majority of"),
    *("jede", "drittel der", "viertel der", "mehrheit der", " de cada ", " em cada "),
    *("mayoría de", "majorité d", "maioria d"),
    *("sur deux", "sur trois", "sur quatre", "sur cinq", "sur dix", "doubled", "tripled", "quadrupled", "halved"),
    *(f"by {article}{share}" for article in ("a ", "one ", "") for share in ("third", "quarter", "fifth", "half")),
    *(f"every {nth} " for nth in ("second", "third", "fourth", "fifth", "sixth", "tenth")),
    *("the average", "thirds", "quarters", "fifths", "by almost", "by nearly", "by about", "by more than"),
    *("per cent", "percent", " prozent", "por ciento", "pour cent", "por cento", " million ", " billion "),
)
_CONTEXT = 90  # code points on either side of a trigger that hold its figure and two phrases like "an estimated"
_BEFORE = lazy(rf"{_APART}{_ABOUT}{{1,2}}$", re.IGNORECASE)
_CURRENCIES = frozenset("$€£")
_JOINED = frozenset(".,#/+-_")
_LONGEST = 48  # code points of two phrases like "an estimated"
# What everybody shares, and what a product does to it: "our roads", "our spray kills", but not "our plan".
_NOT_OUR_OWN = (
    r"\s(?:roads|streets|rivers|lakes|oceans|seas|coasts?|beaches|planet|cities|towns|villages|country|nation|forests|soils?"
    r"|climate|society|economy|schools|hospitals|children|food)\b"
    r"|\s(?:[\w-]+\s){1,3}(?:kill|remove|eliminate|destroy|block|filter|trap|repel|absorb|detect|prevent|whiten)s?\b"
)
# Words of sentences whose figures are no statistics: recipes, settings, prices, discounts, terms of a contract, marks,
# chances, the writer's own plans.
NO_STATISTIC = lazy(
    r"(?:\A\W*|[,;:]\s|\b(?:to|and|or|then|can|should|must|please|not)\s)(?:mix|add|set|use|click|type|stir|shake|dilute"
    r"|turn|zoom|scale|choose|enter|reduce|increase|press|fold|whisk|sift|simmer|bake|boil|roast|pour|sprinkle|dissolve"
    r"|knead|drizzle|melt|chill|marinate|ajoutez|incorporez|mélangez|versez|añad[ae]|agreg(?:a|ue)|mezcl[ae]|viert[ae]"
    r"|adicione|misture|despeje)\b|\b(?:unterheben|unterrühren|verrühren|hinzugeben|zugeben)\b"
    r"|(?:\A\W*|[!,;:]\s)(?:now\s)?(?:save|get|enjoy|grab|earn|pay|sparen\sSie|spare|ahorr[ae]|économisez|profitez"
    r"|poupe|economize|aproveite)\b|\b(?:width|height|opacity|volume|brightness|discount|off"
    r"|slope|gradient|incline|coupon|final grade|coursework|quorum|vat"
    r"|alcohol|cotton|wool|battery|cpu|progress|margin|padding|pixels?|px|solution|vinegar|cocoa|abv|if|suppose"
    r"|imagine|assume|say,|for example|for instance|we|i|my|you|your|shall|rabatt|descuentos?|rebajas?|remise"
    r"|soldes|descontos?|cashback|vouchers?)\b"
    rf"|\bour\b(?!{_NOT_OUR_OWN})"
    r"|\bmajority\b[^.;!?]{0,60}\b(?:needed|required|necessary|suffic\w+)\b|\binterest\s(?:at|of)\b"
    r"|\d\s?(?:%|per\s?cent)[^.;!?]{0,30}\b(?:is|are)\s(?:needed|required)\b|\bto\spass\s(?:the|an?|this)\b"
    r"|\b(?:must|needs?\sto|ha(?:s|ve)\sto)\s(?:reach|score|achieve|attain)\b"
    r"|\b(?:(?:fixed|flat|variable|introductory|annual\spercentage|interest|tax)\srate|rate\sof\sinterest|apr|commission"
    r"|fee|deposit|down\spayment|royalty|surcharge|(?:zins(?:satz|en)?|festzins|provision|gebühr|anzahlung)"
    r"|(?:tipo|taxa|taux)\s(?:fij[oa]|fixe|fixa|de\s(?:interés|juros?)|d['’]intérêt)|comisión|comissão|acompte)"
    r"\s(?:of|at|von|del?|do)\s(?=[^.;]{0,16}\d)|(?:%|per\s?cent)\s(?:fixed|interest|commission|fee|deposit|royalty|surcharge)\b",
    re.IGNORECASE,
)
# "As the register shows": the source is said.
SOURCE_SHOWS = lazy(
    r"\bas\s(?:the|its|his|her|their|our)\s(?:[\w’'-]+\s){1,6}?(?:shows?|showed|records?|recorded|states?|stated|lists?"
    r"|listed|reports?|reported|reveals?|revealed|confirms?|confirmed|attests?|proves?)\b"
    r"|\bwie\s(?:de[rmn]|die|das|aus)\s(?:[\w-]+\s){1,5}?(?:zeig|ausweis|beleg|angib|angeb|hervorgeh|bestätig)\w+"
    r"|\b(?:como|conforme|según|tal como)\s(?:muestra|consta|figura|indica|recoge|refleja|mostra|revela)n?m?\b"
    r"|\bcomme\s(?:l[ea]s?\s|l['’])(?:montre|indique|atteste|prouve|révèle)(?:nt)?\b",
    re.IGNORECASE,
)
# "The majority of the board, Dunn, Marsh and Iyer, voted no": those counted are named.
_NAME = r"[A-ZÀ-ÖØ-Þ][\w'’.-]*(?:\s[A-ZÀ-ÖØ-Þ][\w'’.-]*){0,3}"
MEMBERS_NAMED = lazy(rf"[^.,;:()?!]{{1,60}}[,(:–—]\s?{_NAME}(?:,\s{_NAME})*,?\s(?:and|und|y|e|et)\s{_NAME}")
ALL_OR_NONE = lazy(r"(?:100|0)\s?(?:%|per\s?cent|Prozent|pour\s?cent|por\sciento|por\scento)", re.IGNORECASE)
# Words by which a sentence says where its figures come from.
DATA_SOURCE = lazy(
    r"\b(?:census|survey|surveyed|poll|polled|study|studies|report|statistics|data|figures|estimates?|according|records"
    r"|registry|bureau|Umfrage|Studie|Statistik|Bericht|laut|nach Angaben|Zensus|censo|encuesta|estudio|según|informe"
    r"|sondage|étude|rapport|selon|d['’]après|recensement|pesquisa|estudo|segundo|relatório)\b",
    re.IGNORECASE,
)


def figures(prose: str, digits: Iterable[int]) -> tuple[Span, ...]:
    """Return the figures of a text in order, each with its "about"; `digits` are the offsets of its runs of digits."""
    found: list[Span] = []
    for figure in sorted((*_in_words(prose), *_in_digits(prose, digits))):
        if not found or figure.start >= found[-1].end:
            found.append(figure)
    return tuple(found)


def _in_words(prose: str) -> Iterator[Span]:
    done = 0
    for at in _trigger_offsets(prose):
        if at >= done:
            for figure in _IN_WORDS.finditer(prose, max(done, at - _CONTEXT), at + _CONTEXT):
                done = figure.end()
                yield Span(*figure.span())


def _trigger_offsets(prose: str) -> Iterable[int]:
    """Return the offsets of the triggers of figures in words, in order."""
    seen = prose.lower().replace("\n", " ").replace("\xa0", " ")
    if len(seen) != len(prose):  # a few letters are longer in lower case
        return range(0, len(prose), _CONTEXT)
    found: list[int] = []
    for word in _TRIGGERS:
        at = seen.find(word)
        while at >= 0:
            found.append(at)
            at = seen.find(word, at + 1)
    return sorted(found)


def _in_digits(prose: str, digits: Iterable[int]) -> Iterator[Span]:
    for at in digits:
        sign = at > 0 and prose[at - 1] in _CURRENCIES
        if at and not sign and (prose[at - 1] in _JOINED or prose[at - 1].isalnum()):
            continue
        start = at - sign
        figure = _amount(prose, at, start) or (None if sign else _IN_DIGITS.match(prose, at))
        likely = figure or (None if sign else _OF_MANY.match(prose, at) or _OF_ALL.match(prose, at))
        if likely:
            rounded = _BEFORE.search(prose, max(0, start - _LONGEST), start)
            if figure or rounded:
                yield Span(rounded.start() if rounded else start, likely.end())


def _amount(prose: str, at: int, start: int) -> re.Match[str] | None:
    """Return the match of a sum of money that recurs each year or is the turnover of a trade; None for a price.

    Its digits begin at `at`, its currency sign, if it has one, at `start`.
    """
    amount = (_SPELT if at == start else _SIGNED).match(prose, at)
    if amount is None:
        return None
    window = max(0, start - _CONTEXT), start
    recurs = (
        _RECURRING.match(prose, amount.end()) or _EACH_PERIOD.search(prose, *window) or _COSTING.search(prose, *window)
    )
    return amount if recurs else None
