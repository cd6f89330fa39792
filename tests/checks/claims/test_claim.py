"""Claims: what makes a wording a finding, and what around it leaves it alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest

from growth import in_proportion
from seedlint.base.model import Document, Region, Span
from seedlint.checks.claims.claim import Claim
from seedlint.engine import Engine
from seedlint.pattern import parse
from seedlint.rulebook import load

RULES = ("anonymous-source", "hearsay", "unnamed-study", "vague-attribution")


@pytest.fixture(scope="module")
def engine() -> Engine:
    book = load()
    return Engine(book.find(name) for name in RULES)


def claims(engine: Engine, text: str, regions: Sequence[Region] = ()) -> Mapping[str, str]:
    document = Document("note.txt", text, regions=tuple(regions), format="markdown" if regions else "text")
    result = engine.inspect(document)
    assert not result.problems
    return {finding.span.of(text): finding.rule for finding in result.findings}


VAGUE, ANONYMOUS, HEARSAY, STUDY = "vague-attribution", "anonymous-source", "hearsay", "unnamed-study"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Skeptics doubt that the pump works.", {"Skeptics doubt": VAGUE}),
        (
            "Champions of the bypass, from bakers to bus drivers, have praised it.",
            {"Champions of the bypass, from bakers to bus drivers, have praised": VAGUE},
        ),
        ("The wall, some argue, was never finished.", {"some argue": VAGUE}),
        ("Most geologists do not accept the map.", {"Most geologists do not accept": VAGUE}),
        ("He is seen by many as a bore.", {"is seen by many as": VAGUE}),
        ("Sources say the kiln is cold.", {"Sources say": ANONYMOUS}),
        (
            "The kiln is cold, according to three company officials and night watchmen.",
            {"according to three company officials and night watchmen": ANONYMOUS},
        ),
        (
            "“It is cold,” said one worker, who asked not to be named.",
            {"said one worker, who asked not to be named": ANONYMOUS},
        ),
        ("The kiln was reportedly sold.", {"reportedly": HEARSAY}),
        ("Folklore has it that the kiln sings.", {"Folklore has it": HEARSAY}),
        ("Research suggests that kilns cool slowly.", {"Research suggests": STUDY}),
        ("Kilns cool slowly, according to a recent survey.", {"according to a recent survey": STUDY}),
    ],
)
def test_a_claim_without_a_source_is_found_with_all_its_words(
    engine: Engine, text: str, expected: dict[str, str]
) -> None:
    assert claims(engine, text) == expected


def test_a_report_and_the_officials_that_it_cites_are_two_findings(engine: Engine) -> None:
    text = "According to regional news reports citing former harbour officials, the crane fell."
    assert claims(engine, text) == {
        "According to regional news reports": HEARSAY,
        "citing former harbour officials": ANONYMOUS,
    }


@pytest.mark.parametrize(
    "text",
    [
        "Critics such as Ada Brandt doubt it.",
        "Some critics, including Ada Brandt, doubt it.",
        "Some critics doubt it, among them Brandt.",
        "According to officials from the Harbour Office, the crane fell.",
        "Brandt Harbour officials said that the crane fell.",
        "Brandt and Lund County officials are examining the crane.",
        "Brandt and other harbour officials said that it fell.",
        "Ada Brandt, a senior adviser, said that it fell.",
        "According to a study by the Crane Institute, cranes fall.",
        "A former watchman, Ole Lund, said that it fell.",
    ],
)
def test_a_name_beside_the_claim_leaves_it_alone(engine: Engine, text: str) -> None:
    assert not claims(engine, text)


@pytest.mark.parametrize(
    "text",
    [
        "Supporters, including local bakers and two choirs, have praised it.",
        "Local officials said that the crane fell.",
        "In New Haven, critics say that the crane is ugly.",
        "Some critics say that firms such as Brandt pay too little.",
    ],
)
def test_only_a_name_of_the_claimants_counts(engine: Engine, text: str) -> None:
    assert len(claims(engine, text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "“Some critics say it is ugly,” Brandt said.",
        "It is not true that many experts doubt it.",
        "Many experts doubt it.[4] The rest is known.",
        "Many experts doubt it (Brandt et al., 2019).",
        "Many experts doubt it: see https://crane.example/doubts.",
        "What critics say\n\nThe crane stands.",
        "The polls opened; these experts agree.",
        "Our data show that it fell.",
        "Brandt was sued for allegedly felling the crane.",
        "According to the Harbour Gazette, it reportedly fell.",
        "A crane is said to be stable if it stands.",
        "Some say stork, some say crane, goes the old rhyme.",
    ],
)
def test_what_is_quoted_denied_cited_or_told_before_is_left_alone(engine: Engine, text: str) -> None:
    assert not claims(engine, text)


def test_a_link_in_its_sentence_leaves_a_claim_alone(engine: Engine) -> None:
    text = "Many experts doubt it. Many doctors agree."
    link = Region("link", Span(text.index("doubt"), text.index(" it")))
    assert claims(engine, text, [link]) == {"Many doctors agree": VAGUE}


@pytest.mark.parametrize(
    "text",
    [
        "Many compilers warn about it, and the manual says so.",
        "Some tools report the size in blocks; others print it in bytes.",
        "People familiar with shells will know the flag.",
        "Anonymous users are not allowed to write.",
        "Data found behind the end of the stream is kept. The array is where data points to.",
        "The format is widely used and often called a container.",
        "Errors must be reported to the caller. The value was reported missing.",
    ],
)
def test_machines_claim_nothing(engine: Engine, text: str) -> None:
    assert not claims(engine, text)


def test_the_reasons_to_leave_a_claim_alone_are_the_rules_choice() -> None:
    from seedlint.facts import Facts, Hit

    text = "It is not so that many experts doubt it."
    hit = Hit(0, Span(text.index("many"), text.index(" doubt")))
    strict = Claim(Claim.Options((parse("many experts"),), unless=()))
    lenient = Claim(Claim.Options((parse("many experts"),), unless=("negated",)))
    facts = Facts(Document("note.txt", text))
    assert [finding.span for finding in strict.inspect(facts, (hit,))] == [hit.span]
    assert not list(lenient.inspect(facts, (hit,)))


def test_an_endless_sentence_costs_no_more_than_its_length(engine: Engine) -> None:
    piece = "some critics say it, many people and experts "
    assert in_proportion(lambda times: engine.inspect(Document("note.txt", piece * times)), 200)


def test_the_nearest_named_source_is_shown_beside_a_claim(engine: Engine) -> None:
    text = "Ada Brandt said that it fell. It was late. Critics say that it was pushed."
    (finding,) = engine.inspect(Document("note.txt", text)).findings
    (related,) = finding.related
    assert related.span.of(text) == "Ada Brandt" and "another statement" in related.message


def test_a_name_of_another_section_is_not_considered(engine: Engine) -> None:
    text = "The fall\n\nAda Brandt said that it fell.\n\nThe cause\n\nCritics say that it was pushed.\n"
    (finding,) = engine.inspect(Document("note.txt", text)).findings
    assert finding.related == ()


@pytest.mark.parametrize(
    ("text", "remedy"),
    [
        ("Recent polls show that cranes are liked.", "name the poll, its date and sample"),
        ("Data suggests that cranes are liked.", "name the data, who gathers them"),
        ("Studies show that cranes are liked.", "name the study, its authors and year"),
        ("According to media reports, it fell.", "name the outlet and its report"),
        ("It reportedly fell.", "name who tells it"),
    ],
)
def test_the_message_tells_what_would_make_it_checkable(engine: Engine, text: str, remedy: str) -> None:
    (finding,) = engine.inspect(Document("note.txt", text)).findings
    assert remedy in finding.message and "link to it" in finding.message


@pytest.mark.parametrize(
    "text",
    [
        "Ada Brandt said many experts disagreed.",
        "According to Ada Brandt, the crane fell because many experts disagreed.",
        "During the war, Mr. Brandt said, a majority of Danes came to believe it.",
        "She wrote that critics call it a shed.",
        "Ada Brandt, a welder at the Harbour Office, which is old, said that officials knew.",
    ],
)
def test_what_somebody_named_tells_is_their_word(engine: Engine, text: str) -> None:
    assert not claims(engine, text)


@pytest.mark.parametrize(
    "text",
    [
        "Ada Brandt said it fell, but critics say it was pushed.",
        "Residents said many experts disagreed.",
        "According to national reports citing two former officials, it fell.",
        "“It fell,” Ada Brandt said; experts say it was pushed.",
    ],
)
def test_another_clause_is_not_the_word_of_who_is_named_before(engine: Engine, text: str) -> None:
    assert claims(engine, text)


def test_a_study_may_be_named_in_the_paragraphs_behind_it(engine: Engine) -> None:
    told = "A new study found that geese count.\n\n“We were glad,” one author said.\n\n"
    assert not claims(engine, told + "The study, published on Monday in Nature, followed 300 geese.")
    assert claims(engine, told + "The study, published on Monday, followed 300 geese.") == {"A new study found": STUDY}
    assert claims(engine, told + "x " * 500 + "The study was published in Nature.")


def test_studies_at_large_are_not_named_by_one_of_them(engine: Engine) -> None:
    text = "Studies show that geese count.\n\nThe study, published in Nature, followed 300 geese."
    assert claims(engine, text) == {"Studies show": STUDY}


def test_a_sentence_in_the_capitals_of_a_headline_is_one(engine: Engine) -> None:
    assert not claims(engine, "Harbour Crane Reportedly Sold Twice Within Single Week.")
    assert claims(engine, "The harbour crane was Reportedly sold twice within a single week.")


@pytest.mark.parametrize(
    "text", ["Lawmakers are expected at noon.", "Many experts were told so.", "Critics have been paid."]
)
def test_what_is_done_to_people_is_not_said_by_them(engine: Engine, text: str) -> None:
    assert not claims(engine, text)
