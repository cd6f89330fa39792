"""What the line of a date and those around it say about the date; long, as most of it is wordings of six languages.

Publishers write the date of a text with a label ("Mis à jour le"), or on a line of its own with names, times, a
section, a count of comments. If other words are left on the line, it is a sentence that mentions a date.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from seedlint.text.dates.calendar import WEEKDAYS
from seedlint.text.lazy import lazy

Label = Literal["published", "updated", ""]

BYLINE = 45  # code points that may stand beside a date on its own line
GAP = 45  # code points between a label and its date: a name, a weekday, a time

SENTENCE = 25  # code points of the shortest text behind a dateline, if it ends like a sentence
LONGEST_DETAIL = 200  # code points of the longest line that says where something takes place
LONGEST = 30  # code points of a label

PUBLISHED = (
    r"(?:first |originally |date |web )?(?:published|posted|publication)(?: date)?|post date"
    r"|releas(?:ed|e|ing)(?: date)?|for (?:immediate )?release|for publication|issued|filed|added|submitted|uploaded"
    r"|written|created|sent|press (?:release|statement)|(?:media|news) release"
    r"|nota (?:de|à) (?:prensa|imprensa)|comunicado de (?:prensa|imprensa)|comunicato stampa|communiqué de presse"
    r"|presse(?:notiz|information|aussendung)|medien(?:mitteilung|information)|persbericht"
    r"|(?:zur )?(?:sofortigen )?veröffentlichung|pour (?:diffusion|publication)(?: immédiate)?"
    r"|para (?:su )?(?:publicación|difusión) inmediata|para (?:divulgação|publicação) imediata"
    r"|per (?:la )?(?:pubblicazione|diffusione) immediata"
    r"|(?:erst)?veröffentlicht|veröffentlichung(?:sdatum)?|publiziert|erschienen|erscheinungsdatum|erstellt|eingestellt"
    r"|erstellungsdatum|gepostet|geschrieben|verfasst|gesendet|online(?: seit| since)?"
    r"|gespeichert|eingetragen|hinzugefügt|freigegeben|publikation(?:sdatum)?|(?:presse)?(?:mitteilung|meldung)"
    r"|(?:beitrag|artikel|nachricht|eintrag|sendung|bericht|kommentar|interview|news|folge \d+) vom"
    r"|publiée?s?|publication|date de publication|mise? en ligne|parue?|postée?|rédigée?|écrite?|créée?"
    r"|envoyée?|soumise?|ajoutée?|diffusée?"
    r"|publicad[oa]|publicación|publicação|(?:fecha|data) de publica(?:ción|ção)|postad[oa]|cread[oa]|criad[oa]"
    r"|escrit[oa]|enviad[oa]|añadid[oa]|subid[oa]|pubblicat[oa]|pubblicazione|data di pubblicazione|inserit[oa]"
    r"|postat[oa]|scritt[oa]|inviat[oa]|aggiunt[oa]|caricat[oa]|gepubliceerd|geplaatst|gepost|verschenen|opublikowano"
    r"|date of (?:this )?(?:report|notice|letter|entry|posting|publication|release|issue|creation)"
    r"|(?:datum|tag|zeitpunkt) der (?:veröffentlichung|erstellung)"
    r"|(?:done|given) at|fait à|hecho en|dad[oa] en|feito em|fatto a"
    r"|(?:newsletter|bulletin|version|draft) of(?: the)?|(?:rundbrief|rundschreiben|fassung) vom"
    r"|(?:communiqué(?: de presse)?|bulletin|circulaire|compte[ -]rendu) du|comunicato(?: stampa)? del"
    r"|(?:comunicado|nota|boletín|boletim)(?: de (?:prensa|imprensa))? del?"
    r"|date[_-]?published|(?:date[_-]?)?created[_-](?:at|on)|pub(?:lish(?:ed)?)?[_-]?(?:date|at|on|time)"
)
UPDATED = (
    r"(?:last )?(?:updated?|modified|revised|reviewed|edited)|(?:last changed?|changed?(?= ?:))"
    r"|(?-i:Stand|STAND|MAJ)|rev|last (?:checked|verified|amended)|zuletzt (?:geprüft|überprüft)"
    r"|dernière vérification|vérifiée? le|última (?:verificación|verificação)|ultima verifica"
    r"|(?:date of )?last (?:revision|review|modification|amendment|edit|update)|date of (?:update|revision)"
    r"|(?:letzte[rs]? )?(?:aktualisiert|aktualisierung|änderung|bearbeitung|geändert|bearbeitet|überarbeitet)"
    r"(?: (?:der|dieser) (?:web)?seite)?|(?:datum|tag|zeitpunkt) der letzten (?:änderung|aktualisierung|bearbeitung)"
    r"|(?:dernière )?(?:mise? à jour|modification|modifiée?|actualisée?)(?: de (?:la|cette) page(?: a été faite)?)?"
    r"|esta página se (?:editó|modificó|actualizó) por última vez|pela última vez|per l[’']ultima volta"
    r"|(?:última )?(?:actuali[sz]ad[oa]|actualización|modificación|modificad[oa]|atualizad[oa]|atualização|modificação)"
    r"|(?:ultim[oa] )?(?:aggiornat[oa]|aggiornamento|modifica|modificat[oa])|bijgewerkt(?: op)?"
    r"|date[_-]?modified|last[_-]?(?:mod(?:ified)?|updated?)|(?:updated|modified)[_-]?(?:at|on|time)"
)
DATE = r"date|datum|fecha|data|dated|dat\."
LABELS = lazy(rf"(?<![\w-])(?:(?P<published>{PUBLISHED}|(?:{DATE})(?=\s*:))|(?P<updated>{UPDATED}))(?![\w-])", re.I)
LABEL_LINE = lazy(
    rf"\W*(?:(?P<published>{PUBLISHED}|{DATE})|(?:{UPDATED}))(?: on| le| am| den| el| il| em| o)?\W*$", re.I
)
HEADER_WORD = lazy(r"\A\s*(?:date|published|pubdate|posted|datum|fecha)\s+\Z", re.I)
SEPARATED = lazy(  # between a label and the text before it
    r"(?:^|[|•·–—/(\[>;\x00]|\s-|\s\s|version [\d.]+,?|\d{4}[,.]?"
    r"|\d\d[:.]\d\d(?:\s?(?:uhr|h|[ap]m))?[,.]?|[.:]\s)[\W_]*$",
    re.I,
)
SUBJECT = lazy(
    r"(?:^|[.:(])\s*(?:this|the(?= page)|diese[rs]?|die(?= seite)|cet(?:te)?|est[ea]|quest[oa]|quest)[ '’]"
    r"(?:\w+ )?(?:page|article|post|story|document|entry|notice|text|website|site|piece|release"
    r"|statement|file|list|seite|artikel|beitrag|meldung|dokument|eintrag|mitteilung|texte|billet|communiqué|artículo|página|texto|entrada"
    r"|documento|artigo|articolo|pagina|testo) "
    r"(?:was|is|has been|wurde|ist|a été|est|fue|ha sido|foi|è stat[oa])(?: \w+)? ?$",
    re.I,
)
LABEL_BEHIND = lazy(  # German puts the verb last: "am 14. Mai 2024 um 10 Uhr veröffentlicht"
    r"[^.;:!?|]{0,60}?(?<!\w)(?:(?P<published>veröffentlicht|publiziert|geschrieben|verfasst|erstellt|gepostet"
    r"|eingestellt)|aktualisiert|geändert|bearbeitet|überarbeitet)(?!\w)",
    re.I,
)
BEFORE_LABEL = lazy(
    r"\W*(?:(?:dies\w{1,3}|der|die|das) (?:seite|artikel|beitrag|text|eintrag|meldung|dokument|post|version) "
    r"(?:wurde|ist) )?(?:zuletzt |erstmals )?(?:am )?$",
    re.I,
)
IT = lazy(r"\W*it (?:was|has been) $", re.I)
BY_OFFICE = lazy(  # an office as the author, without a name
    r"\W*(?:by|von|par|por|da)[ \t]+(?:the|our|an?|der|dem|die|le|la|el|los|il|o)(?:[ \t]+[^\W\d]+){1,3}\W*", re.I
)
CLAUSE = lazy(r"[|•·–—/()\[\].;:!?]")
OTHER_LABEL = lazy(
    r"(?!\W*(?:on|am|le|el|il|em|by|von|par|por|di)\W*$)[^:\d]{0,40}[^\W\d](?:[ \t]\d{1,2})?\s*:\s*$", re.I
)  # "Arrival: ", "Round 1: "
CAPTION = lazy(r"\W*(?:photo|foto|bild|image|picture|abb)(?!\w)", re.I)
GATHERING = lazy(
    r"(?<!\w)(?:\w*fair|\w*fest(?:ival)?|concert|workshop|seminar|conference|meet-?up|exhibition|lecture|reading"
    r"|\w*(?:konzert|markt|lesung|tagung|vortrag|ausstellung|versammlung)|fête|exposition|conférence|vernissage|feria"
    r"|concierto|exposición|charla|festa|exposição|palestra|mostra|concerto|conferenza)(?!\w)",
    re.I,
)
QUOTING = lazy(r"(?:wrote|schrieb|a écrit|escribió|escreveu|ha scritto)\b.{0,30}:\W*$", re.I)
UPDATED_AFTER = lazy(rf"[\W_]*(?:{UPDATED})(?!\w)", re.I)

OTHER_KIND = lazy(
    r"(?<!\w)(?:retrieved|accessed|consulted|copyright|(?<!date of )(?:report|issue)|born|died|signed|before|until"
    r"|since|due|through|after"
    r"|correction|corrected|expires?|deadline|effective|from|founded|(?-i:[Ee]st\.)|meeting(?!\W+(?:notes|minutes))"
    r"|event|as of|when|starts?"
    r"|begins?|till|abgerufen|geboren|gestorben|gültig|[^\W\d]*frist|termine?|[^\W\d]+schluss|bis|seit|ab|nach|wann|beginn"
    r"|sitzung|korrektur|berichtigung|gegründet"
    r"|consultée?|née?|morte?|décédée?|jusqu|jusqu['’]au|depuis|avant|après|dès|partir|limite|échéance|valable|quand|début"
    r"|consultado|nacid[oa]|murió|hasta|desde|antes|después|límite|vence|cuándo|inicio|plazo"
    r"|acesso|acessado|até|após|prazo|nascid[oa]|início|entro|fino|dal|nat[oa]|scadenza|consultato|dopo|inizio"
    r"|edition|ausgabe|numéro|edición|edição|edizione"
    r"|©|\(c\))(?!\w)\W*(?:[\w’'.]+\W+){0,2}$|©\W*$|\(c\)\W*$",
    re.I,
)
QUOTED_MESSAGE = lazy(r"\(@\w+\)[^\w\n]*$|pic\.twitter\.com|^\s*>", re.I)  # a tweet, a quotation of a mail
COPYRIGHT = lazy(
    r"^\W*(?:©|\(c\)|copyright)\s*(?:by\s+)?[^\W\d][^\d\n]{2,60},\s*$", re.I
)  # "© Harbour Press, 3 May 2024"
EVENT = lazy(
    r"takes place|taking place|will (?:be|take|open|start|begin|meet|run)|findet|tendrá lugar|aura lieu|si terrà"
    r"|join us|scheduled|starts? on|begins? on|opens? on|doors|save the date|rsvp|register|tickets?|webinar"
    r"|einlass|anmeldung|inscri(?:ption|pción|ção)|iscrizion|veranstaltung|terá lugar|deadline|issue|edition"
    r"|(?:\d|uhr|h|[ap]\.?m\.?)\s?(?:[-–—]|to|bis|à|a|alle|às|until|till)\s?\d{1,2}(?:[:.h]\d\d|\s?(?:uhr|h|[ap]\.?m))",
    re.I,
)
AFTER_TEXT = lazy(  # headings of the parts of a page behind its text
    r"\W*(?:\d+ )?(?:comments?|responses?|replies|leave a (?:comment|reply)|related(?: \w+)?"
    r"|read (?:more|next|also)|more (?:news|stories|posts|from.*)|you (?:may|might) also like"
    r"|recent (?:posts|news)|latest(?: news| posts)?|archives?|trending|most read|see also"
    r"|kommentare?|antworten|ähnliche \w+|weitere \w+|mehr (?:zum thema|artikel|lesen)|lesen sie auch|das könnte.*"
    r"|neueste \w+|archiv|commentaires?|réponses?|(?:à )?lire aussi|voir aussi|sur le même (?:sujet|thème)"
    r"|articles? (?:similaires|liés|récents)|comentarios?|noticias relacionadas|artículos relacionados|relacionad[oa]s"
    r"|te puede interesar"
    r"|lea también|más noticias|comentários?|leia (?:também|mais)|veja também"
    r"|notícias relacionadas|mais lidas|commenti|leggi anche|articoli (?:correlati|recenti)"
    r"|potrebbe interessarti|ultime notizie)\W*(?:\d+\W*)?$",
    re.I,
)
PLACE_LINE = lazy(
    r"\W*(?:venue|location|where|place|tickets?|admission|entry|ort|wo|veranstaltungsort|veranstalter|eintritt|einlass"
    r"|lieu|où|entrée|tarifs?|lugar|dónde|entradas?|local|onde|ingressos?|luogo|dove|ingresso|biglietti)\s*(?::|$)",
    re.I,
)
DATE_WORD = lazy(rf"(?:{DATE})\W*(?:[^\W\d]+,?\s)?$", re.I)
RELATIVE_DAY = lazy(  # relative to the day of writing: the date above is then the document's own
    r"(?<!\w)(?:yesterday|tomorrow|last (?:week|night|month)|next (?:week|month)|earlier today|this (?:morning|week)"
    r"|hier|demain|(?:semaine|nuit) dernière|semaine prochaine|ayer|mañana|anoche|semana (?:pasada|próxima|que viene)"
    r"|gestern|morgen(?! früh)|(?:letzte|nächste)[nr]? woche|ieri|domani|stamattina|settimana (?:scorsa|prossima)"
    r"|ontem|amanhã|semana passada|próxima semana)(?!\w)",
    re.I,
)
SOLD = lazy(  # not "Tickets stay valid"
    r"(?<!\w)(?:tickets? (?:at|are|is|cost|from|on (?:the )?|available|go|can|via|may)"
    r"|(?:buy|get|book|free|no) (?:\w+ )?tickets?)(?!\w)"
)
INVITES = (  # in small letters
    "takes place", "take place", "join us", "rsvp", "save the date", "we invite", "laden wir",
    "laden herzlich", "lädt herzlich", "eintritt", "einlass", " statt.", " statt und", "aura lieu", "se tiendra",
    "vous invite", "tendrá lugar", "se celebrará", "invitamos", "terá lugar", "será realizad", "convidamos",
    "si terrà", "avrà luogo", "vi invit",
)  # fmt: skip
SALUTATION = lazy(
    r"\W*(?:dear|sehr geehrte[rs]?|liebe[rs]?|guten tag|madame|monsieur|mesdames|messieurs|chère?s?|estimad[oa]s?"
    r"|querid[oa]s?|prezad[oa]s?|car[oaie]|gentil[ei]|spett(?:abile|\.)|egregi[oa]|geachte|beste)(?!\w)[^.!?]*[,:!]?\s*$",
    re.I,
)
CLOCK = (
    r"T?(?<!\d)(?:[01]?\d|2[0-4])(?:\s?[:.h]\s?[0-5]\d(?:[:.][0-5]\d(?:[.,]\d+)?)?|\s?h(?!\w)|(?=\s?(?:[ap]\.?m|uhr|h)))"
    r"(?:\s?[ap]\.?\s?m(?!\w)\.?|\s?uhr|\s?h(?!\w)|\s?ho?ra?s)?"
    r"(?:\s?\(?(?-i:[A-Z]{1,5}|[+-]\d\d:?\d\d)(?!\w)\)?(?:[+-]\d{1,2})?)?"
)
MINUTES = r"min(?:ute[ns]?|utos?|uti)?(?!\w)\.?"
READING = (
    rf"(?:lesezeit|lesedauer|read(?:ing)? time|(?:temps de )?lecture|tiempo de lectura|tempo d[ie] lettura|"
    rf"(?:tempo de )?leitura)\W{{0,3}}(?:ca\.?\s)?\d+\s?{MINUTES}"
    rf"|\d+[\s-]?{MINUTES}(?:\s(?:reading time|read|lesezeit|lesedauer|de lect\w+|de leitura|di lettura))?"
)
COUNT = (
    r"(?:\d+|no|one|keine?|aucun|sin|nenhum|nessun)\s(?:comments?|kommentare?|commentaires?|comentarios?|comentários?"
    r"|comment[io]|meinung(?:en)?|repl(?:y|ies)|antwort(?:en)?|views?|shares?|likes?|aufrufe|vues|visitas|reads?)(?!\w)"
    r"|(?:leave|add|post) (?:a )?(?:comment|reply)|kommentar (?:schreiben|hinterlassen|verfassen)"
    r"|comments? (?:off|closed)|laisser un commentaire|deja un comentario|deixe um comentário|lascia un commento"
)
WRITER = (
    r"(?<!\w)(?:by|von|par|por)\s+(?!(?:noon|midnight|then|the|a|an|der|die|das|la|le|el|os?)\s)"
    r"(?-i:[a-z0-9][\w.@-]{1,30})|@\w+"
)
DETAILS = lazy(rf"{READING}|{COUNT}|{CLOCK}|{WRITER}", re.I)
SMALL_WORDS = frozenset(
    "by von par por di da de le il la el du den dem des em am um at on in im dans en às as al alle ore uhr horas à a "
    "op the of las los del do dos and und et y e u p pm a.m p.m est edt gmt utc cet min h ago "
    "updated update aktualisiert version release no nr vol issue vom dated for geändert modifié actualizado "
    "atualizado aggiornato report feature news blog weblog analysis "
    "opinion interview review podcast video article bulletin newsletter page pagina página seite".split()
) | frozenset(WEEKDAYS)
TRAILING = lazy(r"(?:^|\s)(?:on|in|at|by|for|the|to|and|of|since|bis|vom|el|al|am|em|im|zum|per|le|du|il):?\s+$")
PREPOSITION = lazy(r"\W*(?:by|on|le|el|il|am|vom|em|du|den|dated|op)?\W*$", re.I)
SEPARATORS = (lazy(r"[(\[,:;|·•»›–—-]\W*$"), lazy(r"\W*[)\]|·•–—-]"))
WEEKDAY = lazy(rf"\W*(?:{'|'.join(WEEKDAYS)})(?!\w)", re.I)
YEAR = lazy(r"(?:19|20)\d\d")
NUMBER = lazy(r"\d+(?:[.,:/-]\d+)*")
MOST_NUMBERS = 2  # that a version or an issue has; tables have more
WORD = lazy(r"[^\W\d_][\w.’'-]*")
PARTICLES = frozenset("de la le du of am an der sur el den di y and upon les aux da do am il em".split())
BY = lazy(r"\W*(?:by|von|par|por|di|da)(?:\s+(?-i:[^\W\d_a-z])[\w.’'-]*){1,4},?\s*$", re.I)
SENTENCE_END = lazy(r"[^\W\d]{3}[.!?…][\"”’»)]*\s*$")
AGENCY = lazy(r"[ \t]*(?:\([^()\n]{2,20}\)|/[^/\n]{2,20}/)(?=[ \t]*[–—-]+[ \t]*$)")  # "Kiel (dpa) -"
DASH = lazy(r"[)\]]?\s*(?:/[^/\n]{1,30}/|\([^)\n]{1,30}\))?[.,]?[)\]]?\s*(?:–|—|--?|:|\||·|•|\.-)")
BRACKET = lazy(r"[)\]]:?\s+(?=[\"“„«]?[^\W\d_])")
FULL_STOP = lazy(r"[.]\s+(?=[\"“„«]?[^\W\d_])")


def label_of(before: str, after: str) -> Label:
    """Return the label of the date between `before` and `after`; "" if a sentence only mentions the date."""
    if not before and not after:
        return ""
    label = max(LABELS.finditer(before, max(0, len(before) - GAP - LONGEST)), key=re.Match.end, default=None)
    if label is None and BEFORE_LABEL.match(before) and (behind := LABEL_BEHIND.match(DETAILS.sub(" ", after))):
        return "published" if behind["published"] else "updated"
    if label is None or not _has_no_sentence(before[label.end() :]) or len(before) - label.end() > GAP:
        return ""
    lead = before[: label.start()]
    is_separated = SEPARATED.search(lead) or (len(lead) <= GAP and _has_no_sentence(lead))
    is_sentence_about_text = SUBJECT.search(lead) or (IT.match(lead) and label[0].lower().startswith("last"))
    if not is_sentence_about_text and (not is_separated or _is_continued(after)):
        return ""
    return "updated" if label["updated"] else "published"


def _is_continued(after: str) -> bool:
    """Tell whether a sentence goes on behind a date, with words that neither a byline nor another label has."""
    if UPDATED_AFTER.match(after) or BY_OFFICE.fullmatch(after):
        return False
    return not _has_no_sentence(CLAUSE.split(DETAILS.sub(" ", after), maxsplit=1)[0])


def _has_no_sentence(text: str) -> bool:
    """Tell whether there are only names, times and the common small words between them."""
    words = WORD.findall(DETAILS.sub(" ", text))
    return all(not word[0].islower() or word.rstrip(".") in SMALL_WORDS for word in words)


def is_other_kind_of_date(before: str) -> bool:
    """Tell whether the text before a date makes it that of a birth, a deadline, an access, a tweet ..."""
    return (bool(OTHER_KIND.search(before)) and not COPYRIGHT.search(before)) or bool(QUOTED_MESSAGE.search(before))


def has_event_details(lines: Sequence[str]) -> bool:
    """Tell whether the lines below a date name the place of an event, or invite to it without another date.

    In a letter, or beside a word such as "tomorrow", the date above is the document's own.
    """
    short = [line for line in lines if len(line) <= LONGEST_DETAIL]
    if not (any(map(PLACE_LINE.match, short)) or any(_is_invitation(line.lower()) for line in short[:2])):
        return False
    is_letter = len(lines[0]) <= BYLINE and bool(SALUTATION.match(lines[0]))
    return not is_letter and not any(map(RELATIVE_DAY.search, lines[:2]))


def _is_invitation(line: str) -> bool:
    return (any(word in line for word in INVITES) or bool(SOLD.search(line))) and not any(map(str.isdigit, line))


def is_date_of_gathering(title: str, date: str) -> bool:
    """Tell whether a date has its weekday and stands below the name of a gathering ("Summer fair")."""
    return bool(WEEKDAY.match(date)) and len(title) <= BYLINE and bool(GATHERING.search(title))


def is_update(after: str) -> bool:
    """Tell whether the text behind a date calls it that of an update, and has no other year."""
    return bool(UPDATED_AFTER.match(after)) and not YEAR.search(after)


def is_dateline(before: str, after: str, *, is_first: bool) -> bool:
    """Tell whether it is a dateline: a place or nothing before the date, and behind it a mark and the text.

    Without a place, a full stop is such a mark on the first line only.
    """
    if len(after) <= BYLINE and not (len(after) >= SENTENCE and SENTENCE_END.search(after)):
        return False
    opening = before.strip(" \t\x00*_#")
    if opening in ("(", "[") and BRACKET.match(after):
        return True
    named = _is_a_place(AGENCY.sub("", before))
    if named and (opening[:1] in "([" or opening[-1:] in "([") and BRACKET.match(after):
        return True
    if not named and opening:
        return False
    return bool(DASH.match(after) or ((named or is_first) and FULL_STOP.match(after)))


def _is_a_place(before: str) -> bool:
    """Tell whether it may be the place of a dateline: up to eight capitalised words ("HARLOW BAY, Maine,")."""
    words = WORD.findall(before) if len(before) <= 60 else []
    return 0 < len(words) <= 8 and words[0][0].isupper() and all(w[0].isupper() or w in PARTICLES for w in words)


def is_date_line(before: str, after: str) -> bool:
    """Tell whether the rest of a date's line is no more than a byline, a weekday, a place, a time or a section."""
    rest = before + "\n" + after
    if len(rest) > 4 * BYLINE or EVENT.search(rest) or after.strip(" \t*_)]\"'").endswith(("?", "!")):
        return False
    if not before and not after:
        return True
    if QUOTING.search(after) or OTHER_LABEL.match(before) or CAPTION.match(before):
        return False
    if TRAILING.search(before) and not (PREPOSITION.match(DETAILS.sub(" ", before)) or _is_byline(before)):
        return False
    rest = DETAILS.sub(" ", rest)
    if len(rest.strip()) > BYLINE:
        return False
    if len(NUMBER.findall(rest)) > MOST_NUMBERS:
        return False
    uncommon = [w for w in WORD.findall(rest) if w[0].islower() and w.rstrip(".") not in SMALL_WORDS]
    is_set_apart = SEPARATORS[0].search(before) or SEPARATORS[1].match(after)
    return len(uncommon) <= (2 if is_set_apart and not rest.rstrip().endswith(".") else 0)


def _is_byline(before: str) -> bool:
    """Tell whether it is a byline or a place that ends in a preposition: "Von Lena Ostby am", "Kiel, den"."""
    lead = TRAILING.sub("", before)
    return bool(SEPARATED.search(lead) or BY.match(lead)) or (lead.endswith(",") and _is_a_place(lead))


def has_words(after: str) -> bool:
    """Tell whether a text has words other than those of times and bylines."""
    words = WORD.findall(DETAILS.sub(" ", after)) if after else ()
    return any(word.lower().rstrip(".") not in SMALL_WORDS for word in words)
