"""What reads like a date and is none: names, verbs, numbers and habits, in six languages, with true dates beside them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import pytest

from seedlint.base.model import Document
from seedlint.checks.dates.date_expression import DateExpression
from seedlint.facts import Facts

# No expression of time at all.
NOTHING = {
    "newspapers, shops and days with names": """
        Her column in the Sunday Times was short.
        He delivers the Sunday Telegraph and the Sunday Mirror.
        We had ribs at Ruby Tuesday and then went home.
        The ferry to Friday Harbor was full of bicycles.
        Shops opened at four for Black Friday.
        Nobody works on Good Friday or on Easter Monday in that town.
        Bloody Sunday is the subject of her third book.
        The band Happy Mondays never played there.
        Freaky Friday is a film about a mother and a daughter.
        Cyber Monday orders filled two lorries.
        Ash Wednesday opens the fast.
        The Super Tuesday states vote together.
        His friend was called Man Friday by the crew.
        Throwback Thursday pictures fill her page.
        A Casual Friday policy came with the new director.
        Boxing Day sales and Shrove Tuesday pancakes are what children like.
        USA Today printed the photograph on its first page.
        Psychology Today has a long article about it.
        The Taco Tuesday offer ended badly.
        The Saturday Evening Post printed his drawings.""",
    "the verb": """
        You may 5 times ask and get no answer.
        They may 2 or 3 times a year be seen from here.
        May I have 4 of these, please?
        May the best boat win.
        The valves may be closed by hand, and may also be locked.
        It may 12 months later be too late.
        Visitors may march with the band if they like.
        Soldiers march 20 miles a day.
        The ants march 3 abreast.
        MAY CONTAIN NUTS AND 2 KINDS OF SEED
        A mayor may 1 letter at a time read the oath.
        YOU MAY 3 TIMES OFFER A BID.""",
    "people and things with the names of months": """
        May Sorensen spoke first.
        June Whitlock and April Voss run the bakery.
        A poem by August Dahl hangs in the hall.
        Julius and his sister June painted the boat.
        We asked April Okafor for a comment.
        Theresa May and Brian May have never met.
        The March Hare and the Hatter had tea.
        Little Women begins with Jo March.
        April showers bring flowers, people say.
        January Jones played the captain's wife.
        A cup of Mayo and 3 eggs make the sauce.
        The rover on Mars drove 40 metres, and Mars has 2 moons.
        He ate 3 mars bars.
        The Mai Tai has 4 kinds of rum.
        Avril sang 2 songs, and Mai Lan danced.
        Augusta has 18 holes.
        Her surname is Janvier, and his is Abril.
        Don Julio 70 is a kind of tequila.
        Dec. stands for declination, Mar for March.""",
    "versions and builds": """
        Upgrade to version 3.11.24 before you start.
        v1.2.2024 is the last release of that line.
        Firefox 3.6.12 could not open the page.
        The build 2.10.15 of the firmware has a bug.
        Release 10.12.19 adds a menu.
        Die Version 8.5.12 ist die letzte, die auf der Anlage läuft.
        Mit Firmware 2.10.15 ist der Fehler nicht mehr da, und die Pumpe läuft.
        La version 4.11.20 est la dernière qui marche sur les vieux postes.
        La versión 5.10.22 es la que usan en el puerto.
        La versione 7.3.18 è la prima che legge il formato.
        A versão 6.2.14 não abre os arquivos da escola.
        Install libfoo-1.2.24 and libbar=4.5.19 from the mirror.
        Das Gerät läuft mit Windows 10.12.16 und ist nicht am Netz.""",
    "sections, figures and articles": """
        See section 2.31.4 of the handbook.
        Chapter 10.11.12 tells how to bleed the pump.
        Siehe Kapitel 3.2.11 und Abschnitt 4.10.18 in der Anleitung.
        Der Art. 5.10.12 der Satzung ist nicht mehr in Kraft.
        § 12.4.16 der Ordnung ist gestrichen.
        Le chapitre 2.11.14 du manuel est le plus long.
        El artículo 7.10.15 de los estatutos es claro.
        Figure 3.10.12 shows the valve.""",
    "fractions, ratios, scores and shares": """
        Mix sand, lime and clay 10/20/30 by weight.
        The fund is split 20/30/50 among the three.
        Feed with 10/20/70 fertiliser in spring.
        They won 3-1-2 and lost 1-2.
        The home side took it 21-19, 18-21 and 21-12.
        A 12/24/12 blend costs more.
        The ratio is 16:9, or 4:3 on old screens.
        Half past 1/2 of the way, 3/4 of us gave up.
        He scored 9/10 and she 10/10.
        An apartment of 1/2/2 size is cheap.
        Odds of 11/4 and 100/30 were offered.
        Die Mischung ist 10/20/70 und nicht 5/25/70.
        Il rapporto è 2/3/95 per cento, non di più.
        The carriage seats 2/2/4, the boat 3/12/21.""",
    "numbers people know by heart": """
        The desk is staffed 24/7 and the line is 24/7/365.
        Since 9/11 the roof has been closed.
        Catch-22 and 1984 are on the list, and so is 2001.
        Apollo 11, Apollo 13 and Sputnik 1 hang from the ceiling.
        The 7/7 memorial stands in the park.
        He owns a .22 and a 9 mm.
        The 4/4 beat turns into 6/8.
        Dial 1-800-555-0199 or 1-2-3.""",
    "ISBNs, phones, accounts, parts": """
        ISBN 978-3-16-148410-0 is out of print.
        ISBN 0-19-852663-6, second printing
        Call 202-456-1111 before noon.
        Tel. 030 12 11 20 24 oder 0170/12 11 10
        Téléphone : 01 12 05 20 24, le poste est le 12.
        Part no. 12-05-2024-7 fits both.
        The order 2024-05-14-0032 was lost.
        Serial 05-12-24-119 is engraved on the plate.
        His account is 12.345.678/0001-90 at the bank.
        CPF 123.456.789-09 foi recusado, e o banco não disse por que.
        IBAN DE89 3704 0044 0532 0130 00
        Ring 05-06-07-08-09 for the harbour.""",
    "money, measures and addresses of machines": """
        The bill came to $12.05.24 by mistake.
        It costs €5.10 or £12/10/6 in old money.
        The host 10.12.20.24 answered, 192.168.1.12 did not.
        Ping 8.8.8.8 and 1.1.1.1 first.
        The plank is 10/12/24 mm thick.
        Water rose 1.5 m in 12 h.
        A sheet of 12x12x20 cm is enough.
        About 20,000 people and 1,999.50 dollars.
        Coordinates 48.8566, 2.3522 lie in the city.
        It weighs 5 kg, 12 g and 3 mg.""",
    "times and clocks": """
        The train leaves at 05:12:24 and is back at 09:31.
        Split time 1:12:24, best time 59:12.
        Kickoff is at 15:30, doors at 14.00.
        It lasted 2h30 and ended at 9:45.""",
    "paths, links, keys, code": """
        It lives in /srv/2019/07/11/photos today-less.
        See https://example.org/2019/07/11/pier for more.
        Open C:\\\\logs\\\\2024\\\\05\\\\14.txt first.
        The key is a1-05-14-2024b.
        The tag is #2024-05-14 and the handle is @may5.
        Set x=2024-05-14 in the shell.
        Commit 4f12may24 broke the build.
        Route 5/12/24/7 was removed from the table.""",
    "songs, films and books": """
        They sang 'Yesterday' and then "Tomorrow" from the musical.
        Nobody covered “Ruby Tuesday” as well as she did.
        The film 'Groundhog Day' ran twice.
        "Born on the Fourth of July" is on the shelf.
        They played “Friday I'm in Love” at noon.""",
    "told from elsewhere, habits of speech": """
        The next day it rained, and two days later it froze.
        That week nobody fished; the week before had been better.
        Millions of years ago this was a sea.
        On Sundays the kiosk sleeps.
        The last week of the race was hard.
        The following year was better.
        A day in the life of a ferry is long.
        Day 3 of the march went well.
        Midweek and weekend fares differ.
        Sundays, Mondays and weekdays are alike here.""",
    "Spanish": """
        Plácido Domingo no canta en el puerto, y los Domingo no viven en la isla.
        La mañana es fría en la costa.
        La señora Abril y la señora Mayo viven en el puerto.
        El 4 x 4 es de la casa.
        Son 3 sobre 10 los que votan en la isla.
        Hoy día los barcos son de acero en el puerto.
        La calle Cinco es la más larga de la ciudad.""",
    "French": """
        Le mardi gras est une fête.
        La barre Mars est sucrée, les enfants en mangent 2 par jour.
        Les 12 apôtres sont sur le mur de la nef.
        Madame Avril et monsieur Janvier sont les voisins du port.
        Le champ de Mars est dans la ville.
        Ils sont 3 ou 4 sur le quai.
        Les musiques d’aujourd’hui sont dans la salle du bas.""",
    "German": """
        Guten Morgen sagt man in der Stadt, und abends nicht.
        Frau März und Herr Mai sind die Nachbarn von der Pumpe.
        Die Morgenpost ist eine Zeitung und der Abend ist eine andere.
        Er hat 3 von 10 Punkten und ist nicht zufrieden.
        Die 2. Mannschaft und die 3. Liga sind in der Halle.
        Ein Morgen Land ist nicht viel, und zwei Morgen sind es auch nicht.
        Sie ist im 7. Himmel und er ist im 3. Stock.
        Sonntags ist der Laden zu, und montags ist er auf.""",
    "Italian": """
        Ogni domenica la banda suona nel porto.
        Il signor Maggio e la signora Aprile sono i vicini.
        La gita costa 3 di 10 monete che ha la cassa.
        Il set di 6 sedie è nel magazzino della scuola.
        La gente d’oggi non legge il giornale, dice il nonno.
        La domenica della festa è lunga.""",
    "Portuguese": """
        Em 3 de 10 casas não há água, diz o relatório.
        A sexta casa da rua é de uma família que não sai.
        Os 12 trabalhos do herói estão na parede.
        Hoje em dia os barcos são de ferro, não de pau.
        Há doze meses no ano e sete dias na semana.
        O senhor Abril e a dona Maia não se falam.
        Dos 10 barcos, 3 ficaram de fora e 5 out of order.""",
}

# Times that need no date of the document: habits, hours, yearly days, what another date tells.
SILENT = {
    "habits": """
        Open every Thursday from noon.
        Each Monday the bins are emptied.
        The choir meets every other Tuesday in the hall.
        Deliveries come weekly on Wednesday.
        The bell always rings on Sunday.
        Meetings are usually held on Friday.
        It happened on a Sunday, as such things do.
        The second Tuesday of every month is market day.
        The job runs monthly on the first Monday.""",
    "opening hours": """
        Opening hours: Monday 9 to 5.
        Mon-Fri 9:00-17:00, Sat 10:00-14:00
        Monday to Friday, nine to five
        Tue–Thu only
        Sunday: closed
        Open on Saturdays and Sundays from 10 to 4.
        Geöffnet von Montag bis Freitag, und am Wochenende ist zu.
        Ouvert du lundi au samedi, la caisse est dans la cour.
        Abierto de lunes a viernes en la plaza.
        Aperto dal lunedì al venerdì nella sede del porto.
        Aberto de segunda a sexta-feira, não ao sábado.""",
    "anniversaries and yearly days": """
        Fees are due by 1 May each year.
        Her birthday is on 3 June.
        Christmas Day, 25 December, is quiet here.
        Fireworks light the bay on July 4.
        The feast of the patron falls on 24 August.
        Bastille Day on 14 July fills the quay.
        The fiscal year ends on June 30.
        Clocks go back every October.
        The 5 March anniversary is kept by few.
        New Year falls on January 1.
        Halloween on October 31 is for children.
        It blooms in May and rests in October.""",
    "years nearby": """
        The jars were sold between 1 March and 9 April 2024.
        In 1998 the law of 5 May changed.
        The gates opened on 24 June 1954 and the new wing on July 28.
        In October of the same year it burned.""",
    "today at large": """
        Today's phones are small.
        Today most people own a boat.
        The castle still stands today.
        They are the leaders of tomorrow.
        It is known today as the Old Pier.
        Heute ist die Burg ein Museum.""",
    "the calendar itself": """
        Sunday is the first day of the week.
        The week begins on Monday.
        Months are written January, February, March and so on.
        Monday, Tuesday and Wednesday are working days.
        February has 29 days in a leap year, and so 29 February exists.""",
}  # fmt: skip

FOUND: tuple[tuple[Literal["relative", "partial"], str, str], ...] = (
    ("relative", "The Sunday Times came on Sunday.", "Sunday"),
    ("relative", "USA Today said so yesterday.", "yesterday"),
    ("relative", "Shops were raided last Friday, not on Black Friday.", "last Friday"),
    ("relative", "Ruby Tuesday closed on Tuesday.", "Tuesday"),
    ("relative", "The ferry left Friday Harbor on Thursday.", "Thursday"),
    ("relative", "The bridge fell two weeks ago.", "two weeks ago"),
    ("relative", "El puente cayó hace dos semanas.", "hace dos semanas"),
    ("relative", "Le pont est tombé il y a trois jours.", "il y a trois jours"),
    ("relative", "Der Rat hat vor zwei Wochen gewählt.", "vor zwei Wochen"),
    ("relative", "Il ponte è crollato due settimane fa.", "due settimane fa"),
    ("relative", "A ponte caiu há três dias, disse o prefeito.", "há três dias"),
    ("relative", "Le maire est parti mardi soir.", "mardi soir"),
    ("partial", "May Sorensen spoke on May 5.", "May 5"),
    ("partial", "You may come on 5 May.", "5 May"),
    ("partial", "Version 3.11.24 came out on 24 November.", "24 November"),
    ("partial", "Theresa May resigned on June 7.", "June 7"),
    ("partial", "La visita será el 22 de junio.", "22 de junio"),
    ("partial", "La fête est prévue du 3 au 5 mai.", "du 3 au 5 mai"),
    ("partial", "Die Messe läuft vom 3. bis 5. Mai.", "vom 3. bis 5. Mai"),
    ("partial", "Il mercato è aperto dal 3 al 5 maggio.", "dal 3 al 5 maggio"),
    ("partial", "A feira será de 3 a 5 de maio, não antes.", "de 3 a 5 de maio"),
)


def rows(table: dict[str, str]) -> Iterator[object]:
    """Yield each sentence of a table as a parameter whose name tells its topic."""
    for topic, lines in table.items():
        for number, line in enumerate(lines.strip().splitlines(), 1):
            yield pytest.param(line.strip(), id=f"{topic} {number}")


def found(text: str, reports: Literal["relative", "partial"]) -> list[str]:
    check = DateExpression(DateExpression.Options(reports=reports))
    return [finding.span.of(text) for finding in check.inspect(Facts(Document("page.txt", text)), ())]


@pytest.mark.parametrize("text", [*rows(NOTHING)])
def test_what_only_looks_like_a_date_is_no_expression_of_time(text: str) -> None:
    assert [(date.kind, date.text) for date in Facts(Document("page.txt", text)).dates] == []


@pytest.mark.parametrize("text", [*rows(NOTHING), *rows(SILENT)])
def test_what_needs_no_date_of_its_document_is_not_found(text: str) -> None:
    assert found(text, "relative") == []
    assert found(text, "partial") == []


@pytest.mark.parametrize(("reports", "text", "expected"), FOUND)
def test_the_dates_beside_them_are_found(reports: Literal["relative", "partial"], text: str, expected: str) -> None:
    assert found(text, reports) == [expected]
    assert found(text, "partial" if reports == "relative" else "relative") == []


def test_the_table_is_large_enough() -> None:
    assert len([*rows(NOTHING), *rows(SILENT)]) >= 150
