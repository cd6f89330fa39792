from __future__ import annotations

from collections.abc import Mapping

import pytest

from seedlint.base.cache import packed
from seedlint.base.model import Corpus, Finding, Level
from seedlint.checks.duplication.quote_drift import QuoteDrift
from seedlint.engine import Engine
from seedlint.rulebook.rule import Rule
from seedlint.sources import from_text

SAID = "Our pilots go by the tide and the depth of the channel, and by nothing else."


def settled(texts: Mapping[str, str], corpus: Corpus | None = None) -> list[tuple[str, Finding]]:
    options = QuoteDrift.Options()._asdict()
    rule = Rule("quote-drift", "claims", "", "quote-drift", Level.WARNING, "", "", "", packed_options=packed(options))
    engine = Engine([rule])
    marks = [mark for path, text in texts.items() for mark in engine.inspect(from_text(path, text)).marks]
    settlement = engine.settle(marks, corpus)
    assert not settlement.problems
    return [(mark.ref, finding) for mark, finding in settlement.findings]


def quoted(*readings: str) -> list[tuple[str, Finding]]:
    return settled(
        {f"{name}.txt": f"The master said: “{said}”\n" for name, said in zip("abcdef", readings, strict=False)}
    )


@pytest.mark.parametrize(
    ("other", "here", "there"),
    [
        (SAID.replace("tide", "tides"), "`tides`", "`tide`"),
        (SAID.replace("the depth", "depth"), "nothing", "`the`"),
        (SAID.replace("tide", "high tide"), "`high`", "nothing"),
        (SAID.replace("Our", "The"), "`the`", "`our`"),
        (SAID.replace("else", "more"), "`more`", "`else`"),
        (SAID.replace("tide", "tides").replace("depth", "width"), "`tides`, `width`", "`tide`, `depth`"),
    ],
)
def test_words_that_differ_are_told_as_both_readings_have_them(other: str, here: str, there: str) -> None:
    ((ref, finding),) = quoted(SAID, other)
    assert ref == "b.txt"
    assert (finding.values["here"], finding.values["there"]) == (here, there)
    assert (finding.values["reading"], finding.values["other"]) == (other, SAID)
    assert finding.related[0].path == "a.txt"


@pytest.mark.parametrize(
    "other",
    [
        SAID.upper(),
        SAID.replace(",", " –").replace("nothing else.", "nothing else!"),
        SAID.replace("go by the tide and the depth", "go … depth"),
        SAID.replace("Our", "[The harbour's]"),
        SAID.replace("Our", "(Our)"),
        "Our pilots go by the tide and the depth of the channel",
        "They go by the compass and the price of diesel, and by nothing else.",
        "The tide table of this channel was printed by nobody else but our pilots.",
    ],
)
def test_what_an_editor_may_do_and_other_quotations_are_no_drift(other: str) -> None:
    assert quoted(SAID, other) == []


def test_hyphens_and_figures_make_no_difference() -> None:
    one = "The two pilots follow up each call, and the decision making rests on the tide-table."
    assert quoted(one, one.replace("two", "2").replace("decision making", "decision-making")) == []
    assert quoted(one, one.replace("decision making", "decisionmaking").replace("tide-table", "tidetable")) == []


def test_sentences_of_a_long_statement_are_compared_one_by_one() -> None:
    statement = f"We are glad to be asked. {SAID} Nothing more will be said of it today."
    ((ref, finding),) = settled({"a.txt": f"“{statement}”", "b.txt": f"“{SAID.replace('depth', 'width')}” he said."})
    assert ref == "b.txt"
    assert finding.values["other"] == SAID


def test_a_statement_carried_on_over_paragraphs_is_read() -> None:
    first = f"“We are glad.\n\n“{SAID}\n\n“That is all.”\n"
    assert len(settled({"a.txt": first, "b.txt": f"“{SAID.replace('depth', 'width')}” he said."})) == 1


def test_block_quotations_are_read() -> None:
    assert len(settled({"a.md": f"> {SAID}\n", "b.md": f"> {SAID.replace('depth', 'width')}\n"})) == 1


def test_the_same_words_outside_of_quotation_marks_are_none() -> None:
    assert settled({"a.txt": SAID, "b.txt": SAID.replace("depth", "width")}) == []


def test_each_later_document_is_held_against_the_earliest() -> None:
    changed = SAID.replace("depth", "width")
    found = quoted(SAID, changed, SAID, changed)
    assert [(ref, finding.values["path"]) for ref, finding in found] == [("b.txt", "a.txt"), ("d.txt", "a.txt")]


def test_two_readings_in_one_document_are_not_compared() -> None:
    assert settled({"a.txt": f"“{SAID}” he said. “{SAID.replace('depth', 'width')}” he said again."}) == []


def test_dates_tell_which_document_is_the_later() -> None:
    dates = {"a.txt": "2024-05-02", "b.txt": "2024-05-01"}
    texts = {"a.txt": f"“{SAID}” he said.", "b.txt": f"“{SAID.replace('depth', 'width')}” he said."}
    ((ref, _),) = settled(texts, Corpus(2, dates.__getitem__))
    assert ref == "a.txt"


def test_options_that_make_no_sense_are_refused() -> None:
    for options in (
        QuoteDrift.Options(words=3),
        QuoteDrift.Options(similarity=1.0),
        QuoteDrift.Options(similarity=0.1),
    ):
        with pytest.raises(ValueError, match=r"quotations|similarity"):
            QuoteDrift.verify(options)


def test_names_and_titles_that_differ_are_two() -> None:
    deeds = (f"The Deed of the Harbour Board of Port Ellis, East Quay, Berth {number}" for number in (2, 3))
    assert quoted(*deeds) == []
