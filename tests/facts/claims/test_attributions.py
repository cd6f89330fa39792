"""Who says what: sources that are named, generic or absent, and what pronouns stand for."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from seedlint.base.model import Document, Region, Span
from seedlint.facts import Facts
from seedlint.facts.claims.attributions import Attribution, named_share, named_source_of_clause, nearest_name


def told(text: str, regions: Sequence[Region] = ()) -> tuple[Attribution, ...]:
    document = Document("a.txt", text, regions=tuple(regions), format="markdown" if regions else "text")
    return Facts(document).attributions


def kinds(text: str) -> list[str]:
    return [one.kind for one in told(text)]


@pytest.mark.parametrize(
    ("text", "source", "name"),
    [
        ("Ole Lund, a harbour pilot, said that it fell.", "Ole Lund", "Ole Lund"),
        ("A former watchman, Ole Lund, said that it fell.", "A former watchman", "Ole Lund"),
        ("Lund County officials said that it fell.", "Lund County officials", "Lund County"),
        ("Officials at the Harbour Office said that it fell.", "Officials at the Harbour Office", "Harbour Office"),
        ("Critics such as Ada Brandt argue that it fell.", "Critics such as Ada Brandt", "Ada Brandt"),
        ("According to the Harbour Gazette, it fell.", "the Harbour Gazette", "Harbour Gazette"),
        ("“It fell at a quarter past nine,” said Ada Brandt.", "Ada Brandt", "Ada Brandt"),
        ("James said that it fell.", "James", "James"),
        ("Laut Ada Brandt ist der Kran sicher.", "Ada Brandt", "Ada Brandt"),
        ("La alcaldesa Ada Brandt dijo que no.", "La alcaldesa Ada Brandt", "Ada Brandt"),
        ("Selon Ada Brandt, la grue est sûre.", "Ada Brandt", "Ada Brandt"),
        ("De acordo com a Capitania dos Portos, ele fica.", "a Capitania dos Portos", "Capitania dos Portos"),
    ],
)
def test_a_source_is_named_by_a_person_or_an_institution(text: str, source: str, name: str) -> None:
    (one,) = told(text)
    assert one.source and one.name
    assert (one.kind, one.source.of(text), one.name.of(text)) == ("named", source, name)


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Officials said that it fell.", "Officials"),
        ("In New Haven, critics said that it fell.", "critics"),
        ("It fell, according to two port officials.", "two port officials"),
        ("Many believe that it fell.", "Many"),
        ("Islanders said that it fell.", "Islanders"),
        ("Experten sagen, dass er fällt.", "Experten"),
        ("Según los expertos, caerá.", "los expertos"),
        ("Selon des sources proches, elle tombera.", "des sources proches"),
        ("Segundo especialistas, ele cai.", "especialistas"),
    ],
)
def test_a_source_that_nobody_can_ask_is_generic(text: str, source: str) -> None:
    (one,) = told(text)
    assert one.source and (one.kind, one.source.of(text), one.name) == ("generic", source, None)


@pytest.mark.parametrize(
    "text", ["It reportedly fell.", "It is said that it fell.", "It is believed to have fallen.", "Se dice que caerá."]
)
def test_a_source_can_be_absent(text: str) -> None:
    (one,) = told(text)
    assert (one.kind, one.source) == ("absent", None)


def test_a_sentence_that_nobody_is_said_to_say_is_no_attribution() -> None:
    assert not told("The crane fell at noon. It was red. The “Long Arm” stood there for years.")


def test_a_quotation_is_its_speakers() -> None:
    text = "“The crane fell at a quarter past nine.” The mayor wept. “Nobody saw it fall at all,” Ada Brandt said."
    first, second = told(text)
    assert (first.kind, first.content.of(text)) == ("absent", "The crane fell at a quarter past nine.")
    assert (second.kind, second.content.of(text)) == ("named", "Nobody saw it fall at all,")


def test_a_pronoun_and_a_role_stand_for_the_name_before() -> None:
    text = "Ole Lund said that it fell. He added that it was late. The pilot warned of wind."
    assert [one.name and one.name.of(text) for one in told(text)] == ["Ole Lund"] * 3


def test_a_pronoun_without_a_name_before_it_names_nobody() -> None:
    assert kinds("He said that it fell.") == ["generic"]


def test_they_stand_for_whoever_spoke_last() -> None:
    assert kinds("Ole Lund said so. Critics argued that it fell. They claimed to have seen it.") == [
        "named",
        "generic",
        "generic",
    ]


@pytest.mark.parametrize(
    "mark", ["[4]", " (Brandt, 2011)", " (see Brandt & Lund, 2011, p. 4)", "[^fall]", " https://crane.example/fall"]
)
def test_a_citation_names_a_source(mark: str) -> None:
    assert kinds(f"Experts say that it fell{mark}.") == ["named"]
    assert kinds("Experts say that it fell.") == ["generic"]


def test_the_mark_of_a_note_may_stand_behind_the_full_stop() -> None:
    assert kinds("Experts say that it fell.[4] It was late.") == ["named"]


def test_a_link_names_a_source() -> None:
    text = "Experts say that it fell."
    link = Region("link", Span(text.index("say"), text.index(" that")))
    assert [one.kind for one in told(text, [link])] == ["named"]


def test_what_a_quotation_attributes_is_its_own_affair() -> None:
    text = "Ada Brandt said, “Experts say that it fell by itself.”"
    (one,) = told(text)
    assert one.source and one.source.of(text) == "Ada Brandt"


def test_the_share_of_named_sources_is_that_of_attributed_sentences() -> None:
    text = "The crane fell. Ada Brandt said so. Experts say that it was old. It was reportedly sold. She denied it."
    assert named_share(told(text)) == 0.5
    assert named_share(()) is None


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Ada Brandt said that many agree", "Ada Brandt"),
        ("According to Ada Brandt, it fell as many agree", "Ada Brandt"),
        ("In June, Mr. Brandt said, many agree", "Mr. Brandt"),
        ("In June she told us many agree", "In June she"),
        ("Ada Brandt said so, but many agree", None),
        ("Neighbours said many agree", None),
    ],
)
def test_the_words_of_a_named_source_reach_to_the_end_of_its_clause(text: str, source: str | None) -> None:
    found = named_source_of_clause(text, Span(0, len(text)), text.index("many"))
    assert (found.of(text) if found else None) == source


def test_the_nearest_of_two_names_is_found_in_the_first_ring_or_behind_it() -> None:
    near, far = "Ada Brandt said it fell. ", "Ole Lund said it fell. "
    for between in ("", "It was late. " * 30):
        text = far + between + near + between + "HERE"
        span = Span(text.index("HERE"), len(text))
        facts = Facts(Document("a.txt", text))
        name = nearest_name(text, Span(0, len(text)), span, facts.sentences.at, ())
        assert name is not None and name.of(text) == "Ada Brandt"
