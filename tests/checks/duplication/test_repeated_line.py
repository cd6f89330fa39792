from __future__ import annotations

from collections.abc import Mapping

import pytest

from seedlint.base.cache import packed
from seedlint.base.model import Corpus, Finding, Level, Mark, Marks, Span
from seedlint.checks.duplication.repeated_line import EDGE, RepeatedLine
from seedlint.engine import Engine
from seedlint.rulebook.rule import Rule
from seedlint.sources import from_text

SLOGAN = "Stay on course with the Beacon!"


def settled(texts: Mapping[str, str], documents: int = 0, least: int = 3) -> list[tuple[str, Finding]]:
    chosen = RepeatedLine.Options(documents=least)._asdict()
    rule = Rule(
        "repeated-line", "boilerplate", "", "repeated-line", Level.WARNING, "", "", "", packed_options=packed(chosen)
    )
    engine = Engine([rule])
    marks = [mark for path, text in texts.items() for mark in engine.inspect(from_text(path, text)).marks]
    settlement = engine.settle(marks, Corpus(documents or len(texts)))
    assert not settlement.problems
    return [(mark.ref, finding) for mark, finding in settlement.findings]


def corpus(line: str, copies: int = 3, suffix: str = "txt") -> dict[str, str]:
    return {f"{name}.{suffix}": f"All about boat number {name}.\n\n{line}\n" for name in "abcdefgh"[:copies]}


def test_a_line_of_many_documents_is_told_once_and_points_to_the_next_ones() -> None:
    ((ref, finding),) = settled(corpus(SLOGAN, 8))
    assert ref == "a.txt"
    assert [place.path for place in finding.related] == ["b.txt", "c.txt", "d.txt", "e.txt", "f.txt"]
    assert finding.values["line"] == SLOGAN
    assert finding.values["documents"] == "8"


def test_a_line_of_two_documents_is_told_in_each() -> None:
    found = settled(corpus(SLOGAN, 2), least=2)
    assert [(ref, [place.path for place in finding.related]) for ref, finding in found] == [
        ("a.txt", ["b.txt"]),
        ("b.txt", ["a.txt"]),
    ]


def test_a_line_is_told_in_a_document_that_is_given() -> None:
    check = RepeatedLine(RepeatedLine.Options())
    marks = [Mark("", "key", f"{name}.txt", Span(0, 4), "line", linted=name == "c") for name in "abc"]
    ((mark, finding),) = check.settle("key", Marks(marks, Corpus(3)))
    assert mark.ref == "c.txt"
    assert [place.path for place in finding.related] == ["a.txt", "b.txt"]


def test_too_few_documents_are_none() -> None:
    assert settled(corpus(SLOGAN, 2)) == []


def test_too_small_a_share_of_the_corpus_is_none() -> None:
    assert len(settled(corpus(SLOGAN), documents=15)) == 1
    assert settled(corpus(SLOGAN), documents=16) == []


def test_case_punctuation_and_blanks_make_no_difference() -> None:
    texts = {"a.txt": f"{SLOGAN}\n", "b.txt": f"   {SLOGAN.upper()}  \n", "c.txt": "Stay on course - with the Beacon\n"}
    ((ref, finding),) = settled(texts)
    shown = [finding.span.of(texts[ref]), *(place.span.of(texts[place.path or ""]) for place in finding.related)]
    assert shown == [SLOGAN, SLOGAN.upper(), "Stay on course - with the Beacon"]


@pytest.mark.parametrize(
    "line",
    ["Conclusion", "Background", "See also", "The road ahead", "* * *", "12.5", "| Boat | Length |", "A" * 61, "Fazit"],
)
def test_usual_headings_ornaments_tables_and_long_lines_are_left_alone(line: str) -> None:
    assert settled(corpus(line)) == []


def test_headings_and_code_of_markdown_are_left_alone() -> None:
    assert settled(corpus("## The harbour today", suffix="md")) == []
    assert settled(corpus(f"```\n{SLOGAN}\n```", suffix="md")) == []
    assert len(settled(corpus(f"**{SLOGAN}**", suffix="md"))) == 1


def test_lines_of_a_wrapped_paragraph_are_no_lines_of_their_own() -> None:
    assert (
        settled(
            corpus("The board shall meet on the first day of every month or on any\nday that the Harbour Master names.")
        )
        == []
    )
    assert (
        settled(
            corpus("The Harbour Master names the day\nof the meeting in advance and in writing, to all of the members.")
        )
        == []
    )
    assert (
        len(settled(corpus(f"The Harbour Master names the day of the meeting in advance, in writing.\n{SLOGAN}"))) == 1
    )


@pytest.mark.parametrize(
    "line", ["3.2. The Harbour Master", "A.6. The count of votes", "(2) The second boat", "b) The oars"]
)
def test_numbered_lines_are_parts_of_a_text(line: str) -> None:
    assert settled(corpus(line)) == []


def test_documentation_has_its_own_usual_lines() -> None:
    assert settled({f"docs/reference/{path}": text for path, text in corpus(SLOGAN).items()}) == []


def test_a_line_that_one_document_has_often_counts_once() -> None:
    assert settled({"a.txt": f"{SLOGAN}\n" * 5}, documents=1) == []


def test_long_documents_are_looked_at_from_both_ends() -> None:
    rows = "\n".join(f"boat {number} of the fleet" for number in range(3 * EDGE))
    assert len([one for one in settled(corpus(f"{rows}\n{SLOGAN}")) if one[1].values["line"] == SLOGAN]) == 1
    assert not [one for one in settled(corpus(f"{rows}\n{SLOGAN}\n{rows}")) if one[1].values["line"] == SLOGAN]


def test_options_that_make_no_sense_are_refused() -> None:
    for options in (RepeatedLine.Options(share=0.0), RepeatedLine.Options(documents=1)):
        with pytest.raises(ValueError, match=r"share|documents"):
            RepeatedLine.verify(options)
