"""Reports tell what happened, instructions address their reader."""

from __future__ import annotations

import pytest

from seedlint.text.narration import is_narrative


@pytest.mark.parametrize(
    "text",
    [
        "The board closed the pier after the storm. Divers had found cracks, and two beams were gone, the master said.",
        "We walked to the pier. I was late, my boat had left, and our tickets were at home.",
        "Der Hafen war zu. Der Sturm hatte die Mole beschädigt, zwei Boote wurden versenkt, wir waren dort, es gab Streit.",
        "Le port était fermé. La tempête avait cassé la jetée, et nous étions là ; notre bateau et mon canot avaient coulé.",
        "La pluie du soir était froide. Le toit du port du village avait cédé, et les gens du quai étaient venus du bourg.",
        "Der Hafen war zu. Sie hatten Angst, sagten sie, und ihre Boote wurden von ihrem Vater geholt; es gab Streit.",
        "El puerto fue cerrado. La tormenta había roto el muelle, nosotros éramos diez y fueron días malos; eran las dos.",
    ],
)
def test_the_past_tense_and_the_first_person_make_a_narrative(text: str) -> None:
    assert is_narrative(text * 2)


@pytest.mark.parametrize(
    "text",
    [
        "Press the button and hold it. Your pump starts once you let go; please wait until you hear the tide bell.",
        "Drücken Sie den Knopf. Ihre Pumpe war aus und wurde gestartet, wenn Sie loslassen; bitte warten Sie.",
        "The pump starts at high tide. The gate closes by itself. A lamp shows the level.",
        "The pump was off.",
        "Je kunt het pakket installeren. Klik op de knop, je ziet het venster; je kiest de map, je drukt op start.",
        "Scaricare i pacchetti, aprire i file, copiare i dati e chiudere i programmi; i permessi e i nomi restano.",
        "US ports: US Gulf, US East, US West, US Lakes, US North, US South. US tides are listed by port.",
        "",
    ],
)
def test_instructions_descriptions_and_a_word_or_two_make_none(text: str) -> None:
    assert not is_narrative(text * 2)
