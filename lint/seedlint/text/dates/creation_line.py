"""Lines that say when their document was made: signed, drawn up, reported, handed in, broadcast.

They begin with a participle, or with a word for the document ("Report submitted"), and have nothing else but who, where
and the day. A longer sentence, or another subject ("Treaty signed"), is about something else.
"""

from __future__ import annotations

import re

from seedlint.text.lazy import lazy

LONGEST = 90  # code points before the day

KIND = (  # of documents
    r"(?:(?:dig|field|press|news|annual|final|interim|progress|incident|police|weather|diary|blog|web|cover|open)[ -])?"
    r"(?:reports?|review|article|story|paper|manuscript|thesis|dissertation|essay|letter|memo(?:randum)?|statement|notice"
    r"|bulletin|circular|briefing|survey|study|proposal|draft|text|transcript|entry|page|document|file|note|copy|dispatch"
    r"|speech|sermon|homily|address|lecture|interview|column|editorial|obituary"
    r"|poster|leaflet|flyer|pamphlet|brochure|newsletter|advert(?:isement)?|timetable|programme|affiche|dépliant|folleto"
    r"|discurso|sermón|homilía|informe|carta|nota|memoria|documento|artículo|comunicado|escrito"
    r"|discours|homélie|rapport|lettre|mémoire|texte|communiqué|avis"
    r"|(?:[^\W\d]+)?(?:bericht|meldung)|brief|rede|predigt|ansprache|interview|schreiben|aushang|bekanntmachung|erklärung|vermerk|gutachten|dokument|artikel|arbeit"
    r"|relatório|ofício|declaração|artigo|texto|relazione|rapporto|lettera|articolo|testo|omelia)"
)
DONE = (  # to documents, seldom to other things
    r"(?:first |originally )?(?:(?:hand)?written|signed|dated|reported|drafted|drawn up|compiled|prepared|printed|typed"
    r"|transcribed|recorded|broadcast|aired|announced|circulated|distributed|finali[sz]ed|executed|listed|logged|noted"
    r"|wired|cabled|e-?mailed|mailed|dispatched|despatched|transmitted|shared|received"
    r"|(?:approved|cleared) for (?:release|publication)|filed|sent|submitted|posted|published"
    r"|issued|appeared|put (?:online|up)|went (?:online|live)|(?:live|online) since|given under (?:my|our) hands?"
    r"|(?:firmad|fechad|suscrit|redactad|elaborad|emitid|impres|difundid|divulgad|anunciad|expedid|otorgad|transmitid)[oa]"
    r"|(?:sign|dat|rédig|imprim|annonc|communiqu|délivr|donn)ée?|établie?|émise?|transmise?"
    r"|unterzeichnet|unterschrieben|gezeichnet|ausgestellt|ausgefertigt|gedruckt|gemeldet|ausgestrahlt|bekannt ?gegeben"
    r"|aufgezeichnet|abgefasst|fertiggestellt|herausgegeben|datiert|ausgehängt|verbreitet|aufgesetzt|niedergeschrieben"
    r"|(?:assinad|datad|redigid|lavrad)[oa]"
    r"|(?:firmat|datat|redatt|emess|stampat|diffus|annunciat|rilasciat|sottoscritt)[oa])"
)
HANDED_IN = (  # to documents, if the line names one
    r"(?:was |were |has been )?(?:completed|finished|made|handed in|lodged|delivered|preached|given|held"
    r"|released|presented"
    r"|entered|created"
    r"|(?:presentad|entregad|registrad|grabad|apresentad|registad|pronunciad|proferid|dad)[oa]|entregue"
    r"|(?:dépos|présent|enregistr|prononc)ée?|remise?"
    r"|gehalten|eingereicht|vorgelegt|abgegeben|abgeschlossen|verfasst|erstellt"
    r"|(?:presentat|consegnat|depositat|registrat|pronunciat|tenut)[oa])"
)
WORD = r"[^\W\d][\w.’'&-]*"
WHERE = rf"(?:,?[ \t]+(?:by|at|in|from|to|for|à|en|em|a|zu|von|par|por|da)[ \t]+(?:{WORD}[ \t]+){{0,5}}?{WORD})?"
TO_THE_DAY = r"(?:[,:]?[ \t]*(?:on|this|the|am|vom|den|le|du|el|il|em|a|de|no dia|in data)(?![^\W\d]))*(?:[,:]|[ \t])*"
MADE = lazy(
    rf"[\W_]*(?:(?:(?:the|this)[ \t]+)?{KIND},?[ \t]+(?:{HANDED_IN}|{DONE})|{DONE}(?:[ \t]+and[ \t]+dated)?"
    rf"|(?:this|est[ea]|ce|cet|cette)[ \t]+{KIND}[ \t]+(?:was|has[ \t]been|fue|foi|a[ \t]été)[ \t]+{DONE})(?!\w)"
    rf"{WHERE}{TO_THE_DAY}",
    re.I,
)
NAMED = lazy(  # "Letter of", "Date of signature:"
    rf"[\W_]*(?:(?:{KIND}[ \t]+(?:of|dated|vom|du|del?)|edition of|revision of"
    rf"|{KIND}[ \t]+of[ \t]+(?:the|our|an?)[ \t]+(?:press[ \t]+)?(?:call|interview|meeting|hearing|speech|talk|session"
    r"|conference)[ \t]+(?:of|on|held on))"
    r"|(?:(?:(?:article|story|letter|report|issue|print(?:ing)?|filing|entry)[ \t]+date|log entry|time ?stamp"
    r"|date[ \t]+(?:filed|written|posted|issued|submitted|signed|reported|printed)"
    r"|date[ \t]+of[ \t]+(?:issue|signature|signing|writing|filing|printing|submission|drafting)"
    r"|fecha[ \t]+del?[ \t]+(?:emisión|firma|redacción|informe|expedición)"
    r"|date[ \t]+(?:du[ \t]|de[ \t]|d[’'])(?:rapport|signature|rédaction|émission)"
    r"|(?:berichts|ausstellungs|ausgabe|druck|brief)datum|datum[ \t]+(?:des berichts|der unterschrift|des schreibens)"
    r"|data[ \t]+(?:d[aeio]|del|della)[ \t]+(?:relatório|emissão|assinatura|redação|rapporto|emissione|firma|redazione"
    r"|relazione))[ \t]*:))[ \t]*",
    re.I,
)
WHO = lazy(rf"[\W_]*(?:(?:by|for|to|in|at|from|via|par|por|von|da)(?:[ \t]+{WORD}){{1,5}})?[\W_]*", re.I)

ACT = lazy(  # one participle that the lists above don't have: something else was done on the day
    r"[\W_]*(?!(?:un\w+|featured|sponsored|recommended|related|archived|limited|rated|mixed|advanced|feed|speed"
    r"|released|published"
    r"|(?:ahm|moham+|muham+|sa|say|khal|fr|alfr|wilfr|manfr|winifr|mildr|t|n|r|j|wal|maj|ham|rash|nav|re|cre)ed)[ \t])"
    r"(?:[^\W\d_]{2,}ed|bought|sold|built|found|held|won|lost|paid|made|begun|left|met|born|died|taken|given|stolen|broken"
    r"|shut|caught|torn down)[ \t]+(?:on[ \t]+)?",
    re.I,
)


def is_creation_line(before: str, after: str) -> bool:
    """Tell whether a line, with `before` and `after` beside its date, says when the document was made."""
    opens = before.lstrip(" \t\x00*_#([–—-•")[:1]
    if not opens.isupper() or len(before) > LONGEST:
        return False
    is_sentence = after.rstrip().endswith(".") and not after.startswith(".")
    return not is_sentence and bool(WHO.fullmatch(after) and (MADE.fullmatch(before) or NAMED.fullmatch(before)))


def is_other_action(before: str) -> bool:
    """Tell whether the text before a date makes it that of something else: "Joined", "Sold on"."""
    return bool(ACT.fullmatch(before))
