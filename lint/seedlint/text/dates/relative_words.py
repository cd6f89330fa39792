"""Expressions relative to the day of writing in five languages: hier, am vergangenen Freitag, este verano.

Case counts: German "Morgen" is the morning, "morgen" is tomorrow. Words that are common in stories as well ("im
nächsten Jahr zog er um") are left out, and so are weekdays with an article of habits ("le mardi", "il lunedì").
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from seedlint.text.lazy import lazy

# In each language: "in two weeks" and "the week before last".
AHEAD = {
    "es": r"[Dd]entro de (?:un|una|dos|tres|cuatro|cinco|seis|siete|ocho|diez|quince|unos|unas|pocos|pocas|\d{1,2})"
    r" (?:días|semanas?|mes|meses)|(?:semana|mes|año|noche) antepasad[oa]",
    "fr": r"[Dd]ans (?:une semaine|un mois|(?:deux|trois|quatre|cinq|six|huit|dix|quinze|quelques|\d{1,2})"
    r" (?:jours|semaines|mois))(?! (?:de |d[’']))",
    "de": r"(?:[Vv]orletzte|[Üü]bernächste)[nsr]? (?:Woche|Monat|Jahr|Wochenende)"
    r"|[Ii]n (?:einer Woche|einem Monat"
    r"|(?:zwei|drei|vier|fünf|sechs|acht|zehn|vierzehn|wenigen|\d{1,2}) (?:Tagen|Wochen|Monaten))",
    "it": r"(?:[Tt]ra|[Ff]ra) (?:un mese|una settimana|(?:due|tre|quattro|cinque|sei|sette|otto|dieci|quindici|poch[ie]"
    r"|\d{1,2}) (?:giorni|settimane|mesi))(?! e(?!\w))",
    "pt": r"[Dd]aqui a (?:um|uma|dois|duas|três|quatro|cinco|seis|sete|oito|dez|quinze|alguns|algumas|poucos|poucas"
    r"|\d{1,2}) (?:dias?|semanas?|mês|meses)|(?:semana|mês|ano|fim de semana) (?:retrasad[oa]|que vem)",
}
# In each language: "two weeks ago".
NOT_A_COUNT = r"(?! (?:no|na|em|en|in|im|nel|dans|par|pro|de|d|di)(?!\w))"  # "há doze meses no ano"
NOT_OF = (  # "la semana próxima de", "a última noite da festa", "el próximo año fiscal"
    r"(?! (?:d[aeo]s?|del|della?|dello|d[’']|des|der|fiscal|escolar|letivo|scolastico|scolaire)(?!\w))"
)
AGO = {
    "es": r"[Hh]ace (?:un|una|dos|tres|cuatro|cinco|seis|siete|ocho|diez|unos|unas|pocos|pocas|varios|varias|\d{1,2})"
    rf" (?:horas?|días?|semanas?|mes|meses|años?)(?!\w){NOT_A_COUNT}",
    "fr": rf"[Ii]l y a (?:un|une|deux|trois|quatre|cinq|six|sept|huit|dix|quelques|plusieurs|\d{{1,2}})"
    rf" (?:heures?|jours?|semaines?|mois|ans?|années)(?!\w){NOT_A_COUNT}",
    "de": r"(?<!eute )[Vv]or (?:einer|einem|zwei|drei|vier|fünf|sechs|sieben|acht|zehn|einigen|wenigen|\d{1,2})"
    r" (?:Stunden?|Tag|Tagen|Wochen?|Monat|Monaten|Jahr|Jahren)",
    "it": r"(?:[Uu]n|[Uu]n[’']|[Uu]na|[Dd]ue|[Tt]re|[Qq]uattro|[Cc]inque|[Ss]ei|[Ss]ette|[Oo]tto|[Dd]ieci|[Pp]och[ie]"
    r"|[Aa]lcun[ie]|[Qq]ualche|\d{1,2}) ?(?:or[ae]|giorn[oi]|settiman[ae]|mes[ei]|ann[oi]) fa",
    "pt": rf"[Hh]á (?:um|uma|dois|duas|três|quatro|cinco|seis|sete|oito|dez|poucos|poucas|alguns|algumas|\d{{1,2}})"
    rf" (?:horas?|dias?|semanas?|mês|meses|anos?)(?!\w)(?: atrás)?{NOT_A_COUNT}",
}
NO_FEAST = (  # "domingo de Ramos", "lundi de Pâques", "martes de carnaval", "viernes santo"
    r"(?! (?:(?:d[aeio]s?|du|del|delle|della|dell[’']) ?(?:[A-ZÀ-Þ]|carn|cendres|cinzas|ceniza)|sant[oa]|saint|gras))"
)
ES_DAY = r"(?:lunes|martes|miércoles|jueves|viernes|sábado|domingo)"
FR_DAY = r"(?:[Ll]undi|[Mm]ardi|[Mm]ercredi|[Jj]eudi|[Vv]endredi|[Ss]amedi|[Dd]imanche)"
DE_DAY = r"(?:Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonnabend|Sonntag)"
DE_PART = r"(?:Abend|Nacht|Mittag|Nachmittag|Vormittag|früh|[Mm]orgen)"
DE_SEASON = r"(?:Frühling|Frühjahr|Sommer|Herbst|Winter)"
IT_DAY = r"(?:lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica)"
IT_CAPITAL = r"(?:Lunedì|Martedì|Mercoledì|Giovedì|Venerdì|Sabato|Domenica)"
PT_DAY = r"(?:sábado|domingo|(?:segunda|terça|quarta|quinta|sexta)-feira)"
FOREIGN: Mapping[str, re.Pattern[str]] = {  # one alternation for each language
    name: lazy(rf"(?<!\w)(?:{source}|{AGO[name]}|{AHEAD[name]})(?!\w|-là)")
    for name, source in {
        "es": r"[Aa]nteayer|[Aa]yer|[Aa]noche|(?<!de )[Hh]oy(?! en día| día)"
        r"|(?<![Ll]a )(?<![Cc]ada )(?<![Tt]oda )(?<![Mm]edia )(?<!de la )[Mm]añana"
        r"|(?:semana|noche|primavera|temporada) (?:pasada|próxima|que viene)"
        rf"|(?:mes|año|verano|otoño|invierno|trimestre|fin de semana) (?:pasado|próximo|que viene){NOT_OF}"
        rf"|próxim[oa] (?:semana|mes|año|verano|otoño|invierno|temporada|trimestre|fin de semana){NOT_OF}"
        r"|[Ee]sta (?:semana|mañana|tarde|noche|madrugada|primavera|temporada)"
        r"|(?<![Ee]n )(?<![Dd]e )[Ee]ste (?:mes|año|verano|otoño|invierno|fin de semana)"
        r"|(?:(?<=[Ee]l )|(?<=[Ee]ste )|(?<=[Pp]róximo )|(?<=[Dd]el ))"
        rf"{ES_DAY}(?: pasado| próximo| que viene)?(?!\w){NO_FEAST}",
        "fr": r"[Aa]vant-hier|[Hh]ier(?: soir| matin)?|(?<!d[’'])[Aa]ujourd[’']hui|[Aa]près-demain|[Dd]emain"
        rf"|(?:semaine|année|nuit|saison) (?:dernière|prochaine){NOT_OF}"
        rf"|(?:mois|an|été|hiver|automne|printemps|week-end|trimestre) (?:dernier|prochain){NOT_OF}"
        r"|[Cc]e (?:soir|matin|week-end|printemps|mois-ci)|[Cc]ette (?:semaine|saison|nuit(?! d| là|-là))(?!-là)"
        r"|[Cc]et (?:été|hiver|automne|après-midi)(?!-là)"
        r"|(?<!ans )(?<!de )[Cc]ette année(?!-là)"
        rf"|(?<![Ll]e )(?<!chaque ){FR_DAY}(?: dernier| prochain| soir| matin)?(?!\w){NO_FEAST}",
        "de": rf"[Vv]orgestern|[Gg]estern(?: {DE_PART})?|(?<![Bb]is )(?<![Nn]och )[Hh]eute(?! noch)(?: {DE_PART})?"
        r"|[Üü]bermorgen|(?<!guten )morgen"
        r"|(?:[Ll]etzte|[Nn]ächste|[Vv]ergangene|[Kk]ommende|[Vv]orige|[Dd]iese)[rn]? Woche(?! (?:des|der|vor|im) )"
        r"|(?:[Ll]etzten|[Nn]ächsten|[Vv]ergangenen|[Kk]ommenden|[Dd]iesen) Monat"
        r"|(?:[Ll]etzte|[Nn]ächste|[Vv]ergangene|[Dd]iese)s Jahr"
        r"|(?:[Ll]etzte[nr]?|[Vv]ergangene[nr]?|[Vv]orige[nr]?|[Kk]ommende[nr]?|[Nn]ächste[nr]?|[Dd]iese[r]?) Saison"
        r"(?! (?:des|der|vor|im) )|(?:(?<=m )|(?<=s ))(?:letzten|vergangenen|kommenden|nächsten) Quartal(?! des)"
        r"|(?:(?<=[Ii]m )|(?<=[Ss]eit ))(?:letzten|vergangenen) Jahr"
        r"|[Nn]och (?:in )?diese[sm] (?:Jahr|Monat)"
        r"|(?:[Ll]etzte[sn]|(?:(?<=[Ii]m )|(?<=[Ss]eit ))vergangenen|[Dd]iese[ns]|[Kk]ommende[sn])"
        rf" {DE_SEASON}"
        r"|(?:[Ll]etzte[rn]?|[Vv]ergangene[rn]|[Kk]ommende[rn]) Nacht(?! (?:des|der|vor|im|am) )"
        r"|(?:[Dd]ieses|[Ll]etztes|[Vv]ergangenes|[Kk]ommendes|[Nn]ächstes"
        r"|(?<=m )(?:vergangenen|letzten|kommenden|nächsten)) Wochenende(?! (?:im|des|vor)(?!\w))"
        rf"|(?:[Ll]etzten|(?<=m )(?:letzten|vergangenen|vorigen|kommenden|nächsten)) {DE_DAY}(?! (?:im|des|vor)(?!\w))"
        r"|(?:(?<=[Aa]m )|(?<=[Ss]eit )|(?<=[Bb]is )|(?<=[Aa]b )|(?<=[Ff]ür )|(?<=Nacht zum )|(?<=Nacht auf ))"
        rf"{DE_DAY}(?:abend|nacht|morgen|mittag|nachmittag|vormittag| ?früh)?",
        "it": r"[Ii]eri(?: sera| mattina)?|(?<!d[’'])[Oo]ggi|[Dd]omani|[Ss]tasera|[Ss]tamattina|[Ss]tanotte"
        rf"|(?:settimana|notte|estate|primavera|stagione) (?:scorsa|prossima){NOT_OF}"
        rf"|(?:scorsa|prossima) (?:settimana|notte|estate|primavera|stagione){NOT_OF}"
        rf"|(?:mese|anno|inverno|autunno|weekend|trimestre|fine settimana) (?:scorso|prossimo){NOT_OF}"
        rf"|(?:scorso|prossimo) (?:mese|anno|inverno|autunno|weekend|trimestre|fine settimana|{IT_DAY}){NOT_OF}"
        r"|[Qq]uest[’'](?:anno|estate|inverno|autunno)|[Qq]uesta (?:mattina|sera|notte|settimana|primavera)"
        r"|(?<![Ii]n )[Qq]uesto (?:mese|weekend|fine settimana)"
        rf"|(?:{IT_CAPITAL}|{IT_DAY}) (?:scors|prossim)[oa]|(?<=[Dd]a ){IT_DAY}"
        rf"|(?<![Ii]l )(?<![Ll]a )(?<![Dd]i )(?<![Oo]gni ){IT_DAY}(?!\w){NO_FEAST}",
        "pt": r"[Aa]nteontem|[Oo]ntem(?: à noite)?|[Hh]oje(?! em dia)|[Aa]manhã"
        rf"|(?:semana|noite|primavera|temporada) passada"
        r"|(?:mês|ano|verão|outono|inverno|trimestre|fim de semana) passado"
        rf"|próxim[oa] (?:semana|mês|ano|verão|temporada|trimestre|fim de semana|{PT_DAY}){NOT_OF}"
        rf"|últim[oa] (?:fim de semana|{PT_DAY}){NOT_OF}"
        r"|(?:[Nn]est|[Dd]est|[Ee]st)a (?:semana|manhã|tarde|noite|madrugada|primavera)"
        r"|(?:[Nn]e|[Ee])ste (?:ano|mês|verão|outono|inverno|fim de semana|sábado|domingo)"
        r"|(?<=[Nn]o )(?:sábado|domingo)(?: passado)?"
        r"|(?:(?<=[Nn]a )|(?<=[Nn]esta )|(?<=[Dd]esta )|(?<=[Aa]té )|(?<=[Dd]esde ))"
        rf"(?:segunda|terça|quarta|quinta|sexta)-feira(?: passada)?(?!\w){NO_FEAST}",
    }.items()
}
LETTERS: Mapping[str, Sequence[str]] = {  # each match contains one of these; "_" stands for a blank
    language: [each.replace("_", " ") for each in row.split()]
    for language, row in {
        "es": "yer noche oy añana emana pasad óxim ace_ que_viene unes artes rcoles ueves iernes bado omingo"
        " sta_tarde sta_tempor sta_madrug sta_primav ste_ entro_de tepasad",
        "fr": "ier ièr rochain ujourd emain soir matin eek-end y_a_ undi ardi redi eudi amedi imanche"
        " ette_nuit ette_sais ette_ann ette_sem et_été et_hiv et_aut et_apr e_print mois-ci _jours emaine"
        " ans_un_mois _mois",
        "de": "estern eute morgen Woche Monat Jahr tag Tag Stunde Mittwoch Sonnabend Nacht ühling ühjahr Sommer Herbst"
        " Winter Saison Quartal",
        "it": "ieri Ieri ggi omani tasera tamattina tanotte scors prossim dì abato omenica _fa uest’ uest' uesta_"
        " uesto_ ra_un _giorni _settimane _mesi",
        "pt": "ntem oje manhã passad próxim ltim -feira á_ sta_ ste_ bado omingo aqui_a_ etrasad que_vem",
    }.items()
}
