"""Words that announce a phone number, and words that announce another kind of number."""

from __future__ import annotations

from seedlint.text.lazy import lazy

CUE_WORDS = r"""
      tel(?:efo+n\w*|efax|ephone|éfono|efone)?\b\.? | t[ée]l(?:[ée]phone)?\b\.? | phones?\b | phoned | fax\b | telefax
    | calls?\b | calling | called | dial(?:l?ing)?\b | ring(?:ing)?\b | text(?:ing)?\b | sms\b | hotline | helpline
    | whatsapp | mobiles?\b | mobil(?:telefon|funk)?\b | mob\. | cell(?:phone)?\b\.? | handy(?:nummer)?\b
    | (?:an)?ruf(?:en|t|nummer)?\b | durchwahl | toll[ -]?free | freephone | switchboard | reception
    | (?:front|news|help)[ -]?desk
    | landline\b | info-?line\b | (?:help|crisis|tip|advice|support|care|phone|nurse)[ -]line\b | pager\b | beeper\b
    | voice-?mail\b
    | reach(?:ed)?\b | contact(?:e[rz]?|ar|tare|tate|ate|o)?\b | contat[eo]\b | kontakt\b | erreich\w+ | joignable
    | renseignements | tfno\b\.? | bereikbaar | (?-i:Ph\b\.?|(?:(?<=^)|(?<=[|·•]\ ))[TMF](?=:))
    | お?問い?合わ?せ先?
    | appele[rz] | téléphonez | composez | joindre\s+au | portable\b | ligue\b | ligar\b | celular | fone\b
    | plant[ãa]o | ll[aá]m(?:[ea]r?|\w+n[oe]s)\b | m[óo]vil | chiam\w+ | cellulare
    | bel(?:len|t)?\b | tlf\b\.? | puh\. | gsm\b
    | тел(?:ефон)?\b\.? | звоните | факс
    | お?電話 | 携帯 | 电话 | 手机 | 热线 | 熱線 | 전화 | 팩스 | [\u260e\u2706\u2121\U0001f4de\U0001f4f1]
"""
# Services that a number right after them is dialled for. Other figures may be near these words, so nothing may stand
# between; some are so common that they need a colon.
SERVICES = r"""
      bookings? | to\ book(?:\ (?:an?|your)\ \w+)? | book\ (?:now|early|by\ phone) | reservations?
    | to\ (?:reserve|order) | (?:en|in)quir(?:ies|y|e) | appointments? | admissions | rsvp | questions\?
    | (?:box|ticket|front|main)\ office | (?:customer|member|patient|guest)\ (?:services?|care|support)
    | tty | tdd | emergenc(?:y|ies) | after[ -]hours | out\ of\ hours
    | (?:office|tickets|information|central|standard|info|infos|informes|consultas|citas?|termine|karten)(?=\s?:)
    | reservas? | reservar | cita\ previa | pedir\ cita | inscripciones | informaci[óo]n | urgencias | centralita
    | taquillas? | atenci[óo]n\ al\ (?:cliente|p[úu]blico|paciente)
    | r[ée]servations? | r[ée]server | inscriptions | accueil | secr[ée]tariat | urgences | (?:prise\ de\ )?rendez-vous
    | billetterie | num[ée]ro\ vert
    | (?:tisch)?reservierung(?:en)? | buchung(?:en)? | (?:vor)?anmeldung(?:en)? | auskunft | ausk[üu]nfte | infotelefon
    | (?:vor)?bestellung(?:en)? | r[üu]ckfragen | zentrale | sekretariat | notruf | kartenvorverkauf | anrufbeantworter
    | terminvereinbarung(?:en)? | servicenummer
    | marca[çc](?:[ãa]o|[õo]es) | agendamentos? | informa[çc][õo]es | atendimento | urg[êe]ncias | bilheteira | sac
    | prenotazion[ei] | prenotare | informazioni | numero\ verde | centralino | segreteria | urgenze | biglietteria
    | reserveren | reservering(?:en)? | afspra(?:ak|ken) | inlichtingen | informatie | aanmeld(?:en|ing) | meldpunt
    | balie | spoed | storingsdienst | receptie
"""
NUMBER_WORDS = r"(?:\W{0,2}\b(?:numbers?|no|nr|num|nummer|number\sis|n°|№)(?!\w)\.?|\W{0,2}[#:])*"
OTHER_WORDS = r"""
      orders?\b | sku\b | id\b | no\. | nr\. | n[°º] | number\b | numéro\b | nummer\b | número\b | \# | №
    | cases?\b | pop\. | population | lat\b | lon\b | latitude | longitude | pages?\b | pp?\. | seiten? | invoice
    | docket | ref\b | reference | account | acct | konto | iban | isbn | issn | pin\b | codes?\b | zip | plz | cep\b
    | cnpj | cpf\b | siret | siren\b | vat\b | ust | tax\b | tracking | serial | batch | version | build | revision
    | rev\. | bugs? | issues? | tickets? | pmid | arxiv | patents? | licen[cs]e | doi | orcid | receipt | protocol\w*
    | parts? | items? | box | rfc | iso\b | posix | ports?\b | bytes? | bits? | sizes? | dated? | article | §
    | scores? | votes? | rfid | mac\b | uuid | isin | ssn | bic | imei | lot\b | figure | width | height | offset
    | between | hash | commit | copyright
"""
DIRECTLY = r"(?:\ (?:desk|line|hotline|number|on|at|by\ phone|al|au|unter|via|no|ao|op))?[\s:|\u2013\u2014-]{1,4}\Z"
WORDS = lazy(  # to be searched for before the beginning of a number
    rf"(?xi)(?P<cue>(?<![^\W_])(?:(?:{CUE_WORDS}){NUMBER_WORDS}|(?:{SERVICES}){DIRECTLY}))"
    rf"|(?<![^\W_])(?:{OTHER_WORDS})(?!\w)"
)
IN_ENGLISH = lazy(  # cues of English, and of no language
    r"(?i)(?:call(?:ing|s|ed)?|dial(?:l?ing)?|ring(?:ing)?|text(?:ing)?|sms|cell(?:phone)?|(?:tele)?phones?|tel|fax|mobiles?"
    r"|whatsapp|hotline|helpline|landline|switchboard|pager|beeper|tty|tdd|voice-?mail|reach(?:ed)?|contact|bookings?"
    r"|reservations?|enquir(?:y|ies)|inquir(?:y|ies)|appointments?|admissions|emergency|office|questions|tickets)\b"
    r"|(?i:toll|help|front|news|info-?line|crisis|tip|advice|support|care|nurse|to|book|box|main|ticket|customer|member"
    r"|patient|guest|after|out)[ -]|[\u260e\u2706\u2121\U0001f4de\U0001f4f1]"
)
COUNTED = lazy(r"(?i)calls|called|texts?\b|phones|mobiles|tickets")  # a number after it may be a count
