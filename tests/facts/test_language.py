"""The language of a document: stated, set, or told by its words."""

from __future__ import annotations

import pytest

from seedlint.base.model import Context, Document, Field, Span
from seedlint.facts import Facts
from seedlint.facts.language import detect

TEXTS = {
    "en": "The pier shut at noon and the last boat left without passengers. Nobody was hurt, and it is not known when it opens.",
    "de": "Die Mole ist seit dem Sturm gesperrt, und das letzte Boot fuhr ohne einen Gast. Niemand wurde dabei verletzt.",
    "fr": "La jetée est fermée depuis la tempête, et le dernier bateau est parti sans passagers. Il n'y a pas de blessés.",
    "es": "El muelle está cerrado desde la tormenta y el último barco se fue sin pasajeros. No hay heridos en el puerto.",
    "pt": "O cais está fechado desde a tempestade e o último barco saiu sem passageiros. Não há feridos no porto da vila.",
    "it": "Il molo è chiuso dopo la tempesta e l'ultima barca è partita senza passeggeri. Non ci sono feriti nel porto.",
    "nl": "De pier is sinds de storm dicht en de laatste boot is zonder passagiers vertrokken. Er is niemand gewond geraakt.",
}


@pytest.mark.parametrize("name", TEXTS)
def test_function_words_tell_the_language(name: str) -> None:
    assert detect(TEXTS[name]) == name


@pytest.mark.parametrize(
    "text",
    [
        "",
        "12 34 56",
        "Queue daemon config",
        "Broen er lukket efter stormen, og den sidste båd sejlede uden passagerer. Det er ikke nogen, der er kommet til skade.",
        "Bron är stängd efter stormen och det var den sista båten som gick utan passagerare. Det är inte någon som är skadad.",
        "Molo jest zamknięte od burzy i nie jest jasne, kiedy się otworzy, ale w porcie jest już spokojnie.",
        "桟橋は嵐のあと閉鎖された。",
        TEXTS["en"] + " " + TEXTS["fr"],
    ],
)
def test_other_languages_and_mixtures_are_none(text: str) -> None:
    assert detect(text) == ""


@pytest.mark.parametrize(
    ("key", "value", "tag"),
    [("lang", "en", "en"), ("language", "German", "de"), ("og:locale", "pt_BR", "pt-BR"), ("locale", "de_DE.UTF-8", "de-DE"),
     ("dc.language", "zh-hans-cn", "zh-Hans-CN"), ("inLanguage", "EN-gb", "en-GB")],
)  # fmt: skip
def test_what_is_stated_goes_before_the_words(key: str, value: str, tag: str) -> None:
    found = Facts(Document("a.txt", TEXTS["fr"], metadata={key: Field(value, Span(0, 0))})).language
    assert found is not None
    assert (found.value, found.evidence) == (tag, "metadata")


def test_the_configs_only_language_goes_before_the_words() -> None:
    one = Facts(Document("a.txt", TEXTS["fr"]), Context(languages=("nl",))).language
    two = Facts(Document("a.txt", TEXTS["fr"]), Context(languages=("nl", "de"))).language
    assert one is not None
    assert two is not None
    assert (one.value, one.evidence, two.value, two.evidence) == ("nl", "config", "fr", "function words")


def test_a_value_that_is_no_language_says_nothing() -> None:
    found = Facts(Document("a.txt", TEXTS["en"], metadata={"language": Field("plain words", Span(0, 0))})).language
    assert found is not None
    assert found.evidence == "function words"
