"""What news sites, blogs, offices and forums write round the day of a text, and what they write round other days."""

from __future__ import annotations

import pytest

from seedlint.base.model import Document
from seedlint.facts import Facts

DAY = "2024-05-14"
BODY = (
    "The pier shut at noon and nobody was hurt, the harbour board said, and the crews were thanked for their calm.\n"
    "A diver will look at the piles as soon as the wind allows it, and the ferry goes from the north quay until then.\n"
)
BODIES = {
    "en": BODY,
    "de": "Die Mole ist seit dem Mittag gesperrt, verletzt wurde niemand, und die Fähre legt nun am Nordkai ab, hieß es.\n"
    "Ein Taucher soll die Pfähle ansehen, sobald der Wind nachlässt, und bis dahin bleibt auch der Kran geschlossen.\n",
    "fr": "La jetée est fermée depuis midi, sans aucun blessé, et le bac part désormais du quai nord, a dit le port hier.\n"
    "Un plongeur regardera les pieux dès que le vent tombera, et la grue restera fermée elle aussi en attendant cela.\n",
    "es": "El muelle está cerrado desde el mediodía, sin heridos, y el transbordador sale ahora del lado norte del puerto.\n"
    "Un buzo mirará los pilotes cuando amaine el viento, y la grúa quedará también cerrada mientras tanto, se dijo.\n",
    "pt": "O cais está fechado desde o meio-dia, sem feridos, e a balsa sai agora do lado norte do porto, disse o comando.\n"
    "Um mergulhador verá as estacas quando o vento baixar, e o guindaste também ficará fechado enquanto isso não vem.\n",
    "it": "Il molo è chiuso da mezzogiorno, senza feriti, e il traghetto parte ora dal lato nord del porto, dice il comune.\n"
    "Un sub guarderà i pali quando il vento calerà, e anche la gru resterà chiusa fino ad allora, si legge nella nota.\n",
}


def told(text: str) -> tuple[str, str] | None:
    """Return the day that a text states and its kind; None where it states none."""
    found = Facts(Document("page.txt", text)).document_date
    return found and (found.value.isoformat() if found.value else "?", found.kind)


PUBLISHED = [
    ("en", "Published 14 May 2024"),
    ("en", "Published: 10:00am, 14 May, 2024"),
    ("en", "Published on May 14, 2024 at 9:30 am EDT"),
    ("en", "Posted by Ines Calder on May 14, 2024"),
    ("en", "Posted May 14, 2024 in News, Harbour | 3 comments"),
    ("en", "First published on Tue 14 May 2024 06.05 BST"),
    ("en", "Written by Ines Calder on 14 May 2024"),
    ("en", "Ines Calder, published 14 May 2024"),
    ("en", "First published 14 May 2024, last updated 16 May 2024"),
    ("en", "14 May 2024, updated 16 May 2024"),
    ("en", "Date published: 2024-05-14"),
    ("en", "Press release date: May 14, 2024"),
    ("en", "This article was first published on 14 May 2024."),
    ("en", "May 14, 2024"),
    ("en", "Tuesday, May 14th, 2024"),
    ("en", "on May 14, 2024 at 12:06 PM"),
    ("en", "Tue May 14, 2024 | 5:03pm EST"),
    ("en", "MAY 14, 2024 7:00 AM PST BY HARBOUR STAFF"),
    ("en", "By Ines Calder / May 14, 2024 / Leave a comment"),
    ("en", "By Ines Calder • May 14, 2024 • 5 min read"),
    ("en", "May 14, 2024 · 12 Comments · by tidewatch"),
    ("en", "May 14, 2024 report"),
    ("en", "2024-05-14T15:36:00.000Z"),
    ("en", "2024-05-14 13:43:45"),
    ("en", "FOR IMMEDIATE RELEASE: May 14, 2024"),
    ("en", "For release 10:00 a.m. EDT, May 14, 2024"),
    ("en", "Submitted by tidewatch on Tue, May 14, 2024 - 10:30"),
    ("en", "by tidewatch » Tue May 14, 2024 10:31 am"),
    ("en", "Tuesday 14th of May 2024 10:30:00 AM"),
    ("en", "14 May 2024 | Vol. 3 | No. 2"),
    ("en", "Harbour Bay, 14 May 2024"),
    ("en", "© Harbour Press, 14 May 2024"),
    ("de", "Veröffentlicht am 14. Mai 2024 um 10:30 Uhr"),
    ("de", "Veröffentlicht am 14.05.2024 von Lena Ostby"),
    ("de", "Erstellt am 14.05.2024, 06:00"),
    ("de", "Geschrieben von Lena Ostby am 14. Mai 2024"),
    ("de", "Publiziert: 14.05.2024, 11:20 Uhr"),
    ("de", "Erschienen am 14. Mai 2024"),
    ("de", "Dieser Artikel wurde am 14. Mai 2024 um 14:48 von Lena Ostby geschrieben"),
    ("de", "Am 14.05.2024 von Lena Ostby veröffentlicht"),
    ("de", "Gespeichert von tidewatch am 14. Mai 2024 - 18:55"),
    ("de", "Folge 12 vom 14.05.2024"),
    ("de", "Eingestellt am 14. Mai 2024 in Hafen, Boote"),
    ("de", "14. Mai 2024 von Lena | Kategorie: Hafen | 3 Kommentare | Permalink"),
    ("de", "Quelle: Hafenblatt, 14.05.2024"),
    ("de", "Pressemitteilung vom 14.05.2024"),
    ("de", "Pressemitteilung Nr. 12/2024 vom 14.05.2024"),
    ("de", "Beitrag vom 14. Mai 2024"),
    ("de", "Datum: 14.05.2024, Rubrik: Hafen"),
    ("de", "Autor: Lena Ostby | Datum: 14.05.2024 | Lesezeit: 4 Minuten"),
    ("de", "14.05.2024, 16:20 von hafenfreund"),
    ("de", "von hafenfreund am 14.05.2024"),
    ("de", "Von Lena Ostby am 14.05.2024, 11:51 | 0 Kommentare |"),
    ("de", "14.05.2024 | 15:30 Uhr"),
    ("de", "Di 14. Mai 2024, 08:30 |"),
    ("de", "Dienstag, 14. Mai 2024"),
    ("de", "vom 14. Mai 2024"),
    ("de", "Kiel, den 14. Mai 2024"),
    ("de", "Redaktion Hafenblatt, 14.05.2024"),
    ("de", "14. Mai 2024 - Lesezeit 3 Min. - Keine Kommentare"),
    ("de", "am 14. Mai 2024 - 18:55"),
    ("fr", "Publié le 14 mai 2024 à 18h30"),
    ("fr", "Publié le 14/05/2024 à 17:08 par Odile Roux"),
    ("fr", "Par Odile Roux, publié le 14 mai 2024"),
    ("fr", "Mis en ligne le mardi 14 mai 2024"),
    ("fr", "Article paru le 14 mai 2024"),
    ("fr", "mardi 14 mai 2024, par Odile Roux"),
    ("fr", "le 14 mai 2024 à 10h37"),
    ("fr", "Soumis par marin le 14 mai 2024 - 18:55"),
    ("fr", "Publié le 14.05.2024 à 10h30 | Mis à jour le 16.05.2024 à 09h00"),
    ("fr", "Le Havre, le 14 mai 2024"),
    ("fr", "14 mai 2024 • Temps de lecture : 5 min"),
    ("es", "Publicado el 14 de mayo de 2024 a las 12:14"),
    ("es", "Fecha de publicación: 14/05/2024"),
    ("es", "Por Inés Calder | 14 de mayo de 2024 | Sin comentarios"),
    ("es", "Madrid, 14 de mayo de 2024"),
    ("es", "martes, 14 de mayo de 2024"),
    ("pt", "Publicado em 14 de maio de 2024 às 10h37"),
    ("pt", "Postado por Inês Prado em 14 de maio de 2024"),
    ("pt", "Por Inês Prado — 14/05/2024 18h30"),
    ("pt", "São Paulo, 14 de maio de 2024"),
    ("it", "Pubblicato il 14 maggio 2024 alle 10:30"),
    ("it", "Pubblicato da Ines Moro il 14 maggio 2024"),
    ("it", "di Ines Moro | 14 maggio 2024 | alle ore 10:30"),
    ("it", "Roma, 14 maggio 2024"),
    ("it", "14 maggio 2024 - Tempo di lettura: 3 min"),
]


@pytest.mark.parametrize(("language", "line"), PUBLISHED)
def test_a_line_between_title_and_text_states_the_day(language: str, line: str) -> None:
    assert told(f"Pier closes\n{line}\n{BODIES[language]}") == (DAY, "published")


@pytest.mark.parametrize(("language", "line"), PUBLISHED)
def test_it_does_so_below_a_menu(language: str, line: str) -> None:
    menu = "\n".join(("Home", "News", "Boats", "Weather", "Contact", "Sign in", "Search", "Menu")) * 2
    assert told(f"{menu}\nPier closes\n{line}\n{BODIES[language]}") == (DAY, "published")


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "Updated 9:22 PM EST, Tue May 14, 2024"),
        ("en", "Last updated on 14 May 2024"),
        ("en", "Last modified: May 14, 2024"),
        ("en", "This page was last edited on 14 May 2024, at 10:30."),
        ("en", "May 14, 2024 -- Updated 0203 GMT"),
        ("de", "Stand: 14.05.2024"),
        ("de", "Zuletzt aktualisiert am 14. Mai 2024"),
        ("de", "Aktualisiert: 14.05.2024, 09:12 Uhr"),
        ("de", "Letzte Änderung: 14.05.2024"),
        ("de", "Diese Seite wurde zuletzt am 14. Mai 2024 um 09:01 Uhr bearbeitet."),
        ("de", "Letzte Aktualisierung am 14.05.2024"),
        ("fr", "Mis à jour le 14 mai 2024 à 10h37"),
        ("fr", "Dernière mise à jour : 14/05/2024"),
        ("fr", "Modifié le 14/05/2024 à 08:15"),
        ("es", "Actualizado el 14 de mayo de 2024"),
        ("es", "Última actualización: 14/05/2024"),
        ("pt", "Atualizado em 14 de maio de 2024 às 10h37"),
        ("it", "Aggiornato il 14 maggio 2024 alle 10:30"),
        ("it", "Ultimo aggiornamento: 14 maggio 2024"),
    ],
)
def test_a_line_may_state_the_day_of_an_update(language: str, line: str) -> None:
    assert told(f"Pier closes\n{line}\n{BODIES[language]}") == (DAY, "updated")


@pytest.mark.parametrize(
    "opening",
    [
        "HARLOW BAY, Maine, May 14, 2024 – ",
        "HARLOW BAY, May 14, 2024 /Harbour Wire/ -- ",
        "LORNE--(HARBOUR WIRE)--May 14, 2024--",
        "Kiel, 14.05.2024. ",
        "Kiel, 14. Mai 2024 (hpd) - ",
        "(14.05.2024) ",
        "[14.05.2024] ",
        "(Kiel, 14.05.2024) ",
        "14.05.2024 | ",
        "Le Havre, le 14 mai 2024 – ",
        "MADRID, 14 de mayo de 2024 (HPR).- ",
        "ROMA (14 maggio 2024) - ",
        "São Paulo, 14 de maio de 2024 – ",
    ],
)
def test_a_dateline_opens_the_text(opening: str) -> None:
    assert told(f"Pier closes\n{opening}{BODY}") == (DAY, "published")


@pytest.mark.parametrize(
    "text",
    [
        f"Pier closes\nVeröffentlicht am\n14. Mai 2024\nvon Lena\n{BODY}",
        f"Pier closes\nMis à jour\nle 16/05/2024 à 10:37\nPublié\nle 14/05/2024 à 17:08\n{BODY}",
        f"Tuesday, May 21, 2024\n{'Menu entry' * 3}\n{'Boats' + chr(10)}{('Weather' + chr(10)) * 20}Pier closes\nMay 14, 2024\n{BODY}",
        f"From: a@harbour.example\nSent: Tuesday, May 14, 2024 10:00\nSubject: pier\n\n{BODY}",
        f"Harbour Working Group                                   I. Calder\nInternet-Draft                  14 May 2024\n\nPiers\n\n{BODY}",
        f"Pier closes\n14 May 2024\n{BODY}3 comments\nLena\n15.05.2024 10:31\nFine.\nOle\n16.05.2024 11:02\nIndeed.\n",
        f"Pier closes\n14.05.2024 | 15:30 Uhr\n14.05.2024 um 15:30 Uhr\n{BODY}",
        f"Pier closes\n\n{BODY}\nKiel, 14. Mai 2024\nVeröffentlicht am 14.05.2024",
        f"Pier closes\n\n{BODY}\n14 May 2024",
    ],
)
def test_the_day_of_the_text_is_told_from_others(text: str) -> None:
    assert told(text) == (DAY, "published")


@pytest.mark.parametrize(
    "text",
    [
        f"Harbour fair\n14 May 2024\nVenue: Town hall\nAdmission: free\n{BODY}",
        f"Harbour fair\nDate: 14 May 2024\nTime: 10:00\nLocation: Town hall\n{BODY}",
        f"Hafenfest\nDienstag, 14. Mai 2024, 14:45 Uhr bis 15:45 Uhr, Kiel\n{BODY}",
        f"Hafenfest\n14. Mai 2024, Einlass 19 Uhr\n{BODY}",
        f"Hafenfest\n14. Mai 2024, 19:00 Uhr\nDas Fest findet im alten Rathaus statt und ist offen für alle.\n{BODY}",
        f"Harbour fair\n14 May 2024\nJoin us in the town hall for tea and music.\n{BODY}",
        f"Hafen\nFoto vom 14. Mai 2024\n{BODY}",
        f"Hafenfest\nWann: 14. Mai 2024\nWo: Rathaus\n{BODY}",
        f"Fête du port\nDu 14 au 16 mai 2024\n{BODY}",
        f"Fête du port\nDate limite d’inscription : 14 mai 2024\n{BODY}",
        f"Becas\nPlazo hasta el 14 de mayo de 2024\n{BODY}",
        f"Bando\nScadenza: 14 maggio 2024\n{BODY}",
        f"Editais\nInscrições até 14 de maio de 2024\n{BODY}",
        f"Stelle frei\nBewerbungsfrist: 14.05.2024\n{BODY}",
        f"Stelle frei\nAnmeldeschluss ist der 14.05.2024\n{BODY}",
        f"Grant\nDeadline: 14 May 2024\n{BODY}",
        f"Pier closes\n© 2024 Harbour Press\n{BODY}",
        f"Pier closes\n— Harbour Watch (@harbourwatch) May 14, 2024\n{BODY}",
        f"Pier closes\n{BODY}— Harbour Watch (@harbourwatch) May 14, 2024",
        f"Pier closes\n{BODY}Comments\nLena\n14.05.2024 10:31\nFine.",
        f"Pier closes\n{BODY}Related\nGulls return\nMay 14, 2024",
        f"Archive\nGulls return\nMay 14, 2024\nPier opens\nMay 2, 2024\nCrane falls\nApril 20, 2024\nIce goes\nMarch 3, 2024\n{BODY}",
        "Changes\n\n2.1.0 (2024-05-14)\n- a\n\n2.0.9 (2024-04-01)\n- b\n\n2.0.8 (2024-03-01)\n- c\n\n2.0.7 (2024-02-01)\n- d\n",
        "Changes\n\n14 May 2024  pump replaced\n15 May 2024  pump tested\n16 May 2024  pump sold\n",
        f"Pier closes\nThe report was published on 14 May 2024.\n{BODY}",
        f"Pier closes\nPublished on 14 May 2024, the report says that crime fell.\n{BODY}",
        f"Hafen\nDie Studie, veröffentlicht am 14. Mai 2024, zeigt einen Rückgang der Fänge.\n{BODY}",
        f"Port\nLe rapport, publié le 14 mai 2024, montre une baisse des prises.\n{BODY}",
        f"Puerto\nEl informe, publicado el 14 de mayo de 2024, muestra una caída.\n{BODY}",
        f"Urteil\nVerkündet am: 14.05.2024\n{BODY}",
        f"Charter\nAdopted by the board on 14 May 2024\n{BODY}",
        f"Ines Calder\nGeboren am 14. Mai 1924\n{BODY}",
        f"Inès Calder\nNée le 14 mai 1924\n{BODY}",
        f"Pier closes\nConsulté le 14 mai 2024\n{BODY}",
        f"Pier closes\nZuletzt abgerufen am 14.05.2024\n{BODY}",
        f"Harbour Monthly\nMay 14, 2024 Issue\n{BODY}",
        f"README\n-rw-r--r-- 1 ines users 1063 May 14 2024 notes.txt\n{BODY}",
        f"Tides\nHigh water   3.1   14 May 2024   10:31   4.2\n{BODY}",
        f"Pier closes\n{BODY}The charter as it stands was ratified in the great hall of the harbour by the members on\nMay 14, 2024.\n",
        f"Pier closes\nOn 14 May 2024, tidewatch wrote:\n{BODY}",
        f"Mole\nhafenfreund schrieb am 14. Mai 2024:\n{BODY}",
        f"Summer fair\nTuesday, 14 May 2024\n{BODY}",
        f"Stay\nArrival: 14 May 2024\n{BODY}",
        f"Kurs\nEnde:\n14. Mai 2024\n{BODY}",
        f"Pier closes\nPhoto: harbour, 14 May 2024\n{BODY}",
        f"Hansard\nOn 14 May 2024 the board met in Kiel to speak of the pier.\n{BODY}",
        f"Sale ends\nValid until 14 May 2024\n{BODY}",
        f"Gültig ab 14.05.2024\n{BODY}",
    ],
)
def test_days_of_other_things_are_none_of_the_text(text: str) -> None:
    assert told(text) is None


def test_a_day_beats_a_month_with_a_label() -> None:
    assert told(f"Pier closes\nby Ines Calder / May 14, 2024\nPublished in March 2024\n{BODY}") == (DAY, "published")


def test_a_month_with_a_label_is_stated_where_no_day_is() -> None:
    assert told(f"Pier closes\nPublished in March 2024\n{BODY}") == ("?", "published")


def test_of_an_old_day_far_below_an_update_nothing_is_made() -> None:
    text = f"*pier.txt*   For boats.  Last change: 2024 May 14\n\n{'word' + chr(10)}{('a b c' + chr(10)) * 20}19 October 1994\n{BODY}"
    assert told(text) == (DAY, "updated")


def test_a_line_may_be_all_that_there_is() -> None:
    assert told("Published 14 May 2024") == (DAY, "published")
