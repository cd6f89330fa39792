"""The forms of dates in six languages: their days, weekdays, ranges, times and two-digit years."""

from __future__ import annotations

import datetime as dt

import pytest

from seedlint.base.model import Document, Field, Span
from seedlint.facts import Facts
from seedlint.facts.dates.relative import FOREIGN, LETTERS
from seedlint.text.dates.expression import DateExpression
from seedlint.text.near import matches_near

FRENCH = "Le pont est fermé depuis la tempête, et la mairie ne dit pas quand les travaux sont dans le budget."
GERMAN = "Die Brücke ist seit dem Sturm zu, und der Rat hat sich nicht geeinigt."


def read(text: str, **metadata: str) -> tuple[DateExpression, ...]:
    fields = {key: Field(value, Span(0, 0)) for key, value in metadata.items()}
    return Facts(Document("page.txt", text, metadata=fields)).dates


@pytest.mark.parametrize(
    ("text", "year", "month", "day"),
    [
        ("1.º de maio de 2024", 2024, 5, 1),
        ("1° maggio 2024", 2024, 5, 1),
        ("1º de mayo de 2024", 2024, 5, 1),
        ("le 1er août 2023", 2023, 8, 1),
        ("5 DE MAYO DE 2024", 2024, 5, 5),
        ("14 déc. 2023", 2023, 12, 14),
        ("14 dez. 2023", 2023, 12, 14),
        ("14. Dez. 2023", 2023, 12, 14),
        ("3 févr. 2024", 2024, 2, 3),
        ("3. Mär. 2024", 2024, 3, 3),
        ("3. Jänner 2024", 2024, 1, 3),
        ("3 ott. 2024", 2024, 10, 3),
        ("3 dic. 2024", 2024, 12, 3),
        ("3 out. 2024", 2024, 10, 3),
        ("12 set 2023", 2023, 9, 12),
        ("14 de setiembre de 2023", 2023, 9, 14),
        ("14. 5. 2024", 2024, 5, 14),
        ("Junio 5, 2024", 2024, 6, 5),
        ("mayo de 2024", 2024, 5, None),
        ("marzo del 2024", 2024, 3, None),
        ("Die Halle steht seit Dezember 2023.", 2023, 12, None),
        ("Il est parti en septembre 2023.", 2023, 9, None),
        ("La gara è di giugno 2023.", 2023, 6, None),
        ("A obra é de janeiro de 2023.", 2023, 1, None),
        ("14 May '24", 2024, 5, 14),
        ("May 14, ’24", 2024, 5, 14),
        ("March '98", 1998, 3, None),
        ("09:31 August 20, 2019", 2019, 8, 20),
        ("at 9 August 20, 2019", 2019, 8, 20),
        ("20240514T091500Z", 2024, 5, 14),
    ],
)
def test_a_date_is_read_whole(text: str, year: int, month: int, day: int | None) -> None:
    (date,) = read(text)
    assert (date.year, date.month, date.day) == (year, month, day)
    assert date.valid
    assert not date.ambiguous


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("1-3 May 2024", (2024, 5, 3)),
        ("May 1–3, 2024", (2024, 5, 3)),
        ("from 30 April to 2 May 2024", (2024, 5, 2)),
        ("between 1 March and 9 April 2024", (2024, 4, 9)),
        ("May 30 – June 2, 2024", (2024, 6, 2)),
        ("28 December 2023 to 3 January 2024", (2024, 1, 3)),
        ("del 3 al 5 de mayo de 2024", (2024, 5, 5)),
        ("entre el 3 y el 5 de mayo de 2024", (2024, 5, 5)),
        ("del 30 de abril al 2 de mayo de 2024", (2024, 5, 2)),
        ("du 3 au 5 mai 2024", (2024, 5, 5)),
        ("entre le 3 et le 5 mai 2024", (2024, 5, 5)),
        ("du 30 avril au 2 mai 2024", (2024, 5, 2)),
        ("vom 3. bis 5. Mai 2024", (2024, 5, 5)),
        ("zwischen dem 3. und dem 5. Mai 2024", (2024, 5, 5)),
        ("vom 30. April bis zum 2. Mai 2024", (2024, 5, 2)),
        ("dal 3 al 5 maggio 2024", (2024, 5, 5)),
        ("tra il 3 e il 5 maggio 2024", (2024, 5, 5)),
        ("de 3 a 5 de maio de 2024", (2024, 5, 5)),
        ("entre 3 e 5 de maio de 2024", (2024, 5, 5)),
        ("2024-05-01/2024-05-03", (2024, 5, 3)),
        ("01.05.2024–03.05.2024", (2024, 5, 3)),
        ("closed 1–3 May", (None, 5, 3)),
    ],
)
def test_a_range_is_one_expression_and_keeps_its_last_day(text: str, last: tuple[int | None, int, int]) -> None:
    (date,) = read(text)
    assert date.last == last
    assert date.day is not None
    assert text.endswith(date.text)


def test_two_days_in_a_row_are_not_opened_by_a_word() -> None:
    (date,) = read("Schreiben vom 12. und 30. September 2005")
    assert date.text == "12. und 30. September 2005"


def test_a_date_behind_from_is_no_range() -> None:
    assert [date.text for date in read("valid from 2024-05-01 on")] == ["2024-05-01"]


@pytest.mark.parametrize(
    ("text", "weekday"),
    [
        ("Tue, 14 May 2024", 1),
        ("martes, 14 de mayo de 2024", 1),
        ("mar., 14 de mayo de 2024", 1),
        ("mardi 14 mai 2024", 1),
        ("mar. 14 mai 2024", 1),
        ("Di., 14. Mai 2024", 1),
        ("Dienstag, den 14. Mai 2024", 1),
        ("martedì 14 maggio 2024", 1),
        ("terça-feira, 14 de maio de 2024", 1),
        ("ter., 14 de maio de 2024", 1),
        ("sexta-feira, dia 17 de maio de 2024", 4),
        ("Dienstag, 14.05.2024", 1),
        ("14 May 2024 (Tuesday)", 1),
        ("2024-05-14 (Tue)", 1),
        ("so 5 May 2024", None),
        ("do 5 de maio de 2024", None),
        ("the sex 5 May 2024", None),
    ],
)
def test_a_weekday_belongs_to_the_date_that_it_stands_beside(text: str, weekday: int | None) -> None:
    (date,) = read(text)
    assert date.weekday == weekday


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("2024-05-14T09:15:00+02:00", "09:15:00+02:00"),
        ("2024-05-14T09:15Z", "09:15:00+00:00"),
        ("2024-05-14T09:15:30.25-0330", "09:15:30.250000-03:30"),
        ("2024-05-14 23:59:60 UTC", "23:59:59+00:00"),
        ("20240514T0915", "09:15:00"),
        ("14 May 2024, 9:15 p.m.", "21:15:00"),
        ("14 May 2024 at 12:05 am", "00:05:00"),
        ("14. Mai 2024 um 14.30 Uhr", "14:30:00"),
        ("14 mai 2024 à 9h15", "09:15:00"),
        ("14/05/2024 às 9h15", "09:15:00"),
        ("Tue May 14 15:04:05 CEST 2024", "15:04:05"),
    ],
)
def test_the_time_behind_a_date_belongs_to_it(text: str, time: str) -> None:
    (date,) = read(text)
    assert date.time == dt.time.fromisoformat(time)
    assert date.time.utcoffset() == dt.time.fromisoformat(time).utcoffset()


@pytest.mark.parametrize(
    "text", ["14 May 2024 25:00", "14 May 2024, 13:00 pm", "14 May 2024. 9:15 was late", "14 May 9:15"]
)
def test_what_no_clock_shows_is_no_time(text: str) -> None:
    assert read(text)[0].time is None


def test_opening_hours_name_no_zone() -> None:
    (date,) = read("14 May 2024 10:15-12:00")
    assert date.time == dt.time(10, 15)
    assert date.time.tzinfo is None


@pytest.mark.parametrize(
    ("text", "year", "month", "day"),
    [
        ("Published 12/16/16 in print", 2016, 12, 16),
        ("(effective 25/10/95)", 1995, 10, 25),
        ("Die Kritik ist von Ada Brandt, 8.5.12", 2012, 5, 8),
        ("Der Rat hat sich am 02.12.19 geeinigt.", 2019, 12, 2),
        ("Il voto è del 02.12.19, non prima.", 2019, 12, 2),
    ],
)
def test_a_year_of_two_figures_is_read_where_nothing_else_is_meant(text: str, year: int, month: int, day: int) -> None:
    (date,) = read(text)
    assert (date.kind, date.year, date.month, date.day) == ("numeric", year, month, day)


@pytest.mark.parametrize("text", ["5/8/24", "in the year of 12/16/55", "8.5.12 is out", "12/24/12 mix", "31/31/12"])
def test_a_year_of_two_figures_needs_an_order_and_a_reason(text: str) -> None:
    assert read(text) == ()


@pytest.mark.parametrize("locale", ["de", "de-AT", "en-GB", "en_AU", "fr", "pt-BR", "it_IT.UTF-8"])
def test_a_locale_in_the_metadata_tells_which_figure_is_the_day(locale: str) -> None:
    (date,) = read("Posted: 03/04/2025", lang=locale)
    assert (date.month, date.day, date.ambiguous) == (4, 3, False)


def test_american_english_has_the_month_first() -> None:
    assert read("Posted: 03/04/2025", locale="en-US")[0].month == 3


@pytest.mark.parametrize("locale", ["en", "en-CA", "ja", "", "no language"])
def test_other_locales_tell_nothing(locale: str) -> None:
    assert read("Posted: 03/04/2025", language=locale)[0].ambiguous


def test_the_language_of_the_whole_text_tells_which_figure_is_the_day() -> None:
    (date,) = read(f"{FRENCH}\n\nMis en ligne : 05/08/2019\n")
    assert (date.month, date.day) == (8, 5)
    assert read("The bridge is shut since the storm, and that is that.\n\nPosted: 05/08/2019\n")[0].ambiguous


def test_slashes_in_german_were_written_by_who_knows_whom() -> None:
    assert read(f"{GERMAN}\n\nStand: 05/08/2019\n")[0].ambiguous
    assert not read(f"{GERMAN}\n\nStand: 05/08/2019\n", lang="de")[0].ambiguous


def test_the_clear_dates_of_a_text_count_for_more_than_its_language() -> None:
    first, second = read(f"{FRENCH}\n\nMis en ligne : 05/08/2019, 05/19/2019\n")
    assert (first.month, second.month) == (5, 5)


def test_a_value_of_the_metadata_is_read_in_the_order_of_its_locale() -> None:
    fields = {"lang": Field("de", Span(0, 0)), "date": Field("05/08/2019", Span(0, 0))}
    stated = Facts(Document("page.md", GERMAN, metadata=fields)).document_date
    assert stated is not None
    assert stated.value == dt.date(2019, 8, 5)


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("La obra empezó en agosto y no se acabó.", "agosto"),
        ("Le pont est tombé en août, et la mairie se tait.", "août"),
        ("Die Halle ist im Januar abgebrannt.", "Januar"),
        ("La scuola è chiusa da marzo per il crollo.", "marzo"),
        ("A ponte caiu em maio e não foi refeita.", "maio"),
    ],
)
def test_a_month_alone_is_read_behind_a_word_that_makes_it_a_date(text: str, month: str) -> None:
    assert [(date.kind, date.text) for date in read(text)] == [("partial", month)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("El puente cayó hace dos semanas.", "hace dos semanas"),
        ("Le pont est tombé il y a trois jours.", "il y a trois jours"),
        ("Der Rat hat vor einem Monat gewählt.", "vor einem Monat"),
        ("Il ponte è caduto un anno fa.", "un anno fa"),
        ("A ponte caiu há três dias, não ontem.", "há três dias"),
    ],
)
def test_how_long_ago_is_told_in_each_language(text: str, expected: str) -> None:
    assert read(text)[0].text == expected


@pytest.mark.parametrize(
    ("language", "expressions"),
    [
        (
            "es",
            "anteayer|Ayer|anoche|hoy|mañana|semana pasada|semana que viene|esta tarde|Esta noche|mes pasado|próximo mes"
            "|año pasado|próxima semana|hace un mes|hace dos horas|el lunes|el martes pasado|el miércoles|el jueves"
            "|el viernes|el sábado|este domingo",
        ),
        (
            "fr",
            "avant-hier|Hier|hier soir|aujourd’hui|après-demain|Demain|semaine dernière|année prochaine|mois dernier"
            "|an prochain|ce soir|Ce matin|ce week-end|cette semaine|il y a un an|il y a deux mois|lundi|mardi|mercredi"
            "|Jeudi soir|vendredi|samedi|dimanche dernier",
        ),
        (
            "de",
            "vorgestern|Gestern|gestern Abend|heute|Heute Nacht|übermorgen|morgen|letzte Woche|nächsten Monat"
            "|vergangenes Jahr|vor einem Tag|vor zwei Stunden|am Montag|am Dienstag|seit Mittwoch|am Donnerstagabend"
            "|am Freitag|bis Samstag|am Sonnabend|am Sonntag",
        ),
        (
            "it",
            "ieri|Oggi|domani|stasera|stamattina|stanotte|settimana scorsa|prossima settimana|mese scorso|un anno fa"
            "|due ore fa|lunedì|martedì scorso|mercoledì|giovedì|venerdì|sabato|domenica",
        ),
        (
            "pt",
            "anteontem|Ontem|hoje|amanhã|semana passada|próxima semana|mês passado|ano passado|há três dias|na segunda-feira"
            "|até sexta-feira",
        ),
    ],
)
def test_letters_that_are_looked_for_stand_in_every_expression(language: str, expressions: str) -> None:
    for expression in expressions.split("|"):
        match = FOREIGN[language].search(expression)
        assert match, expression
        assert any(letters in f"{expression} " for letters in LETTERS[language]), expression
        text = f"x {expression} y. " * 3
        assert len(list(matches_near(FOREIGN[language], text, LETTERS[language]))) == 3, expression
