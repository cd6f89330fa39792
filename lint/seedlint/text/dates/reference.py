"""Numbers that identify something (a clause, a case, a batch, a release), recognized by the word before them."""

from __future__ import annotations

import re

from seedlint.text.lazy import lazy

REACH = 40  # code points that are read before a number
THINGS = (  # nouns for numbered things in law, offices, publications and trade, in six languages
    "accession|account|acct|act|acta|affaire|aktenzeichen|allegato|anexo|anhang|anlage|annex|annexe"
    "|appendix|application|arrêté|art|art[ií]culo|articles?|articolo|artigo|artikel|artículo|asunto|az"
    "|batch|beschluss|bestellung|bill|buchstabe|bug|build|case|caso|chapter|charge|clause|clausola"
    "|cláusula|commande|contract|contrato|contratto|cve|decision|decree|decreto|decreto-lei|delib"
    "|delibera|deliberazione|determina|directiva|directive|diretriz|direttiva|dispatch|docket|dossier"
    "|drucksache|décret|edital|entscheidung|exhibit|expediente|expte|factura|facture|fattura|fatura|fig"
    "|figure|firmware|geschäftszeichen|gesetz|gz|heft|id|invoice|isbn|issn|item|kapitel"
    "|kernel|law|legge|lei|ley|licence|license|loi|lote?|lotto|memo|model|modell|notification|num"
    "|numer[oi]|nummer|numéro|númer[oa]|oficio|ord|ordem|orden|orders?|ordinanza|ordonnance|para|paragraph"
    "|part|patch|patent|permit|po|portaria|pratica|proc|procedimento|processo|procès|proposal|prot"
    "|protocollo|punkt|rechnung|recommendation|recurso|ref|reference|reglamento|regolamento|regulation"
    "|req|requête|resoluci[oó]n|resolution|resolução|rev|revision|rulings?|règlement|réf"
    "|résolution|satz|sec|sect|section|seite|sentencia|sentenza|sentença|serial|serie|size|sizes|sku"
    "|snapshot|sp[eé]cification|spec|série|tabella|tabelle|tabla|table|tableau|ticket|titolo|tome|título"
    "|urteil|ver|verordnung|versi[oó]n|version|versione|versions|versão|vol|volume|vorgang|warrant|writ"
)
NUMBERED = lazy(
    rf"(?<![\w])(?:(?:{THINGS})[.:]?(?:[ \t\n\x00]*(?:no|nos|nr|nº|n°|n[.]?[ºo°]|№|n|num|number|#)[.:]?)?"
    r"|no|nos|nr|nº|n°|n[.]?[ºo°]|№|n[.]|#|§§?|v)[ \t\n\x00*_(#]*$",
    re.I,
)


def is_numbered(text: str, start: int) -> bool:
    """Tell whether the words before `start` show that the number there identifies something and is no date."""
    return bool(NUMBERED.search(text, max(0, start - REACH), start))
