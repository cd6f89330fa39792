from __future__ import annotations

import re
from itertools import pairwise
from typing import Any

import pytest

from kit import Run, Write
from seedlint.base.model import Excerpt, Finding, Fix, Location, Note, Position, Problem, Related, Span
from seedlint.report import Options, Report, RuleInfo, render
from seedlint.report.full import help_of
from seedlint.rulebook import load
from seedlint.rulebook.rule import Rule
from seedlint.run.output.rule_infos import rule_info
from seedlint.text.cells import width


def shown(desk: Any, rules: Any, text: str, span: Span, *, related: tuple[Related, ...] = ()) -> list[str]:
    """Return the lines of the report on one finding in one text."""
    desk.texts["a.txt"] = text
    values = {"text": "x", "name": "y"}
    finding = desk.finding("a.txt", Finding(span, values, related=related), rules["tracking-url"])
    return render(desk.report(finding), "full").splitlines()


def underlined(lines: list[str]) -> list[str]:
    """Return what stands above the carets, found by terminal cells."""
    pieces = []
    for above, below in pairwise(lines):
        if carets := re.fullmatch(r" +\| +(\^+)", below):
            start, end = carets.span(1)
            columns = [width(above[:index]) for index in range(len(above))]
            pieces.append("".join(char for char, at in zip(above, columns, strict=True) if start <= at < end))
    return pieces


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("plain words here", "words"),
        ("漢字 and 字 wide", "and"),
        ("two 漢字 wide", "漢字"),
        ("👍🏽 emoji", "emoji"),
        ("❤\ufe0f selector", "selector"),
        ("cafe\u0301 mark", "mark"),
        ("\ttab\tand tab", "and"),
    ],
)
def test_carets_stand_under_the_span(desk: Any, rules: Any, text: str, marked: str) -> None:
    start = text.index(marked)
    assert underlined(shown(desk, rules, text, Span(start, start + len(marked)))) == [marked]


def test_a_combining_mark_alone_is_pointed_at_under_its_character(desk: Any, rules: Any) -> None:
    assert shown(desk, rules, "cafe\u0301 x", Span(4, 5))[3:5] == ["1 | cafe\u0301 x", "  |    ^"]


def test_an_empty_span_and_a_line_end_get_one_caret(desk: Any, rules: Any) -> None:
    assert shown(desk, rules, "ab\ncd", Span(1, 1))[4] == "  |  ^"
    assert shown(desk, rules, "ab\ncd", Span(2, 3))[4] == "  |   ^"
    assert shown(desk, rules, "ab\r\n", Span(4, 4))[3:5] == ["2 |", "  | ^"]


def test_a_span_over_many_lines_shows_the_first_and_the_last(desk: Any, rules: Any) -> None:
    text = "".join(f"  line {number}\n" for number in range(8, 14))
    lines = shown(desk, rules, text, Span(4, len(text) - 1))
    assert lines[2:9] == [
        "  |",
        "1 |   line 8",
        "  |     ^^^^",
        ".",
        "6 |   line 13",
        "  |   ^^^^^^^",
        "  |",
    ]


@pytest.mark.parametrize("at", [0, 30, 5_000, 9_990])
def test_a_very_long_line_is_cut_around_the_span(desk: Any, rules: Any, at: int) -> None:
    text = "x" * at + "HERE" + "y" * (9_996 - at)
    lines = shown(desk, rules, text, Span(at, at + 4))
    assert underlined(lines) == ["HERE"]
    assert width(lines[3]) < 110
    assert lines[3].startswith("1 | …") == (at > 50)
    assert lines[3].endswith("…") == (at < 9_990)


def test_a_very_long_span_is_cut_too(desk: Any, rules: Any) -> None:
    lines = shown(desk, rules, "漢" * 9_000, Span(10, 8_000))
    assert width(lines[3]) < 110
    assert len(lines[4]) < 110


def test_text_of_a_document_never_reaches_the_terminal_raw(desk: Any) -> None:
    evil = "\x1b]0;x\x07\u202e\u200b\x9b31m\ud800"
    finding = Finding(
        Span(0, 3),
        {"text": evil, "name": "a\nb"},
        related=(Related(Span(0, 2), evil),),
        fix=Fix((), evil, safe=False),
    )
    path = "e\x1b\n.txt"
    # made by hand, as positions are not needed here
    excerpt = Excerpt(Position(1, 1, 1), Position(1, 4, 4), evil[:3])
    location = Location(path, Span(0, 3), excerpt, excerpt._replace(text=evil))
    finding = finding._replace(
        rule="tracking-url",
        message=f"says {evil}",
        location=location,
        related=(finding.related[0]._replace(location=location),),
    )
    text = render(desk.report(finding, notes=(Note(evil),)), "full") + render(desk.report(finding), "concise")
    assert not set("\x1b\x07\u202e\u200b\x9b\ud800") & set(text)
    assert "<U+001B>]0;x<U+0007><U+202E><U+200B><U+009B>31m<U+D800>" in text
    assert "e<U+001B><U+000A>.txt:1:1" in text


def test_colour_adds_escape_sequences_and_changes_nothing_else(full_of_findings: Report) -> None:
    colored = render(full_of_findings, "full", options=Options(color=True))
    assert "\x1b[1;33mwarning[missing-date]\x1b[0m" in colored
    assert re.sub(r"\x1b\[[0-9;]*m", "", colored) == render(full_of_findings, "full")


def test_a_finding_on_the_whole_document_shows_no_text(full_of_findings: Report) -> None:
    text = render(full_of_findings._replace(findings=full_of_findings.findings[:1]), "full")
    assert "Wörter" not in text
    assert "^" not in text


def test_the_reason_stands_at_the_first_finding_of_a_rule_only(full_of_findings: Report) -> None:
    assert render(full_of_findings, "full").count("help: A reader must know") == 1


def test_more_places_than_can_be_read_are_counted(desk: Any, rules: Any) -> None:
    places = tuple(Related(Span(0, 1), "here") for _ in range(12))
    lines = shown(desk, rules, "text", Span(0, 4), related=places)
    assert len([line for line in lines if line.endswith(": here")]) == 5
    assert " ::: and 7 more" in lines


def test_a_problem_of_the_whole_run_names_no_path(clean: Report) -> None:
    report = clean._replace(problems=(Problem("", "out of\nmemory"),))
    assert render(report, "concise") == "error: out of memory\nFound nothing in 3 documents.\n"


def test_the_sum_names_only_the_levels_that_occur(full_of_findings: Report) -> None:
    assert full_of_findings.sentence == "Found 5 findings (4 warnings, 1 note) in 3 of 3 documents."
    one = full_of_findings._replace(findings=full_of_findings.findings[:1], documents=1)
    assert one.sentence == "Found 1 finding (1 warning) in 1 document."


def test_the_fields_of_a_message_are_counted_once_and_in_order(rules: dict[str, RuleInfo]) -> None:
    rule = rules["tracking-url"]._replace(message="{b} {a} {{c}} {b}")
    assert rule.fields == ("b", "a")


@pytest.mark.parametrize("rule", load().rules.values(), ids=lambda rule: rule.id)
def test_the_help_of_a_shipped_rule_is_a_whole_sentence(rule: Rule) -> None:
    told = help_of(rule_info(rule, page=False))
    assert told.endswith((".", "?", "!")), told
    assert told.count('"') % 2 == 0 and told.count("`") % 2 == 0 and told.count("(") == told.count(")"), told


@pytest.mark.parametrize(("number", "lines"), [(3, 3), (4, 1), (200, 1)])
def test_what_was_assumed_of_many_documents_is_told_once(desk: Any, number: int, lines: int) -> None:
    assumed = [Note("not UTF-8: big5 was assumed", f"{at}.txt", "assumed-encoding") for at in range(number)]
    report = desk.report(notes=(Note("one thing"), *assumed, Note("another")))
    notes = [line for line in render(report, "full").splitlines() if line.startswith("note: ")]
    assert (notes[0], notes[-1], len(notes)) == ("note: one thing", "note: another", lines + 2)
    assert notes[1].startswith("note: 0.txt: not UTF-8: big5 was assumed")
    assert (f"({number - 1:,} more documents like it; JSON and SARIF name all)" in notes[1]) == (lines == 1)
    assert render(report, "json").count("big5 was assumed") == number


PUMP = "# 1.0\n\n- A pump for shell scripts.\n"


def test_a_note_that_many_documents_are_given_alike_stands_once(seedlint: Run, write: Write) -> None:
    for number in range(7):
        write(f"{number}/CHANGELOG.md", PUMP)
    ran = seedlint("check", ".", "--select", "missing-date")
    assert ran.out.count("note[missing-date]") == 1
    assert " ::: and 6 more documents (--output-format concise has all)" in ran.lines
    assert "Found 7 findings (7 notes) in 7 of 7 documents." in ran.lines
    assert len(seedlint("check", ".", "--select", "missing-date", "--output-format", "concise").lines) == 8


def test_a_note_that_few_documents_are_given_stands_for_each(seedlint: Run, write: Write) -> None:
    for number in range(5):
        write(f"{number}/CHANGELOG.md", PUMP)
    ran = seedlint("check", ".", "--select", "missing-date")
    assert ran.out.count("note[missing-date]") == 5


def test_a_warning_stands_for_each_document(seedlint: Run, write: Write) -> None:
    for number in range(7):
        write(f"{number}/pier.txt", "The pier shut at noon and the last boat left without passengers.\n")
    assert seedlint("check", ".", "--select", "missing-date").out.count("warning[missing-date]") == 7


def test_a_rule_that_found_most_is_named(seedlint: Run, write: Write) -> None:
    for number in range(20):
        write(f"{number}/CHANGELOG.md", PUMP)
    write("post.txt", "Posted 3 May 2024\n\nIt is widely regarded as the best pier. Ask at http://harbour-town.org/.\n")
    named = "20 of these are missing-date: --ignore missing-date shows the others alone."
    assert named in seedlint("check", ".").lines
    assert named not in seedlint("check", ".", "--select", "missing-date").lines
