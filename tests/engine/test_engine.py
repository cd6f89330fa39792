"""The engine: crashes are contained, and neither the order of documents nor their sharding changes what is found."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import toy_checks
from kit import Run
from seedlint.base.model import Context, Document, Finding, Inspection, Level, Mark
from seedlint.checks import KINDS
from seedlint.engine import Engine
from seedlint.report import REPORTERS, Report, RuleInfo, render
from seedlint.rulebook.rule import Rule
from seedlint.run.execution import runner
from seedlint.run.execution.task import Task

Write = Callable[..., Path]


@pytest.fixture(autouse=True)
def toys(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, kind in toy_checks.KINDS.items():
        monkeypatch.setitem(KINDS, name, kind)


def rule(check: str, **more: object) -> Rule:
    given = {"message": "`{text}` stands in {count} documents", "level": Level.WARNING, **more}
    return Rule(check, "toys", "A toy", check, why="", file=f"toys/{check}.md", **given)  # type: ignore[arg-type]


def inspect(text: str, *rules: Rule, path: str = "a.txt", ignored: frozenset[str] = frozenset()) -> Inspection:
    return Engine(rules).inspect(Document(path, text), ignored)


def test_a_crash_is_one_problem_that_names_rule_and_document() -> None:
    (problem,) = inspect("boom", rule("crash")).problems
    assert (problem.rule, problem.path) == ("crash", "a.txt")
    assert "`crash` crashed (ZeroDivisionError: boom" in problem.reason


def test_after_a_crash_the_other_rules_go_on() -> None:
    inspection = inspect("boom BANG", rule("crash"), rule("capitals"))
    assert [finding.rule for finding in inspection.findings] == ["capitals"]


def test_after_a_crash_the_rule_goes_on_with_the_next_document() -> None:
    engine = Engine([rule("crash")])
    engine.inspect(Document("a.txt", "boom"))
    assert engine.inspect(Document("b.txt", "calm")).problems == ()


@pytest.mark.parametrize("check", ["crash-late", "crash-emitting"])
def test_a_crash_in_the_middle_is_contained_as_well(check: str) -> None:
    inspection = inspect("boom BANG", rule(check), rule("capitals"))
    assert [problem.rule for problem in inspection.problems] == [check]
    assert [finding.rule for finding in inspection.findings] == ["capitals"]


def test_a_crash_while_settling_names_the_rule_and_leaves_the_other_questions() -> None:
    engine = Engine([rule("crash-settling"), rule("same-line")])
    marks = [mark for path in "ab" for mark in engine.inspect(Document(path, "boom\ncalm\n")).marks]
    settlement = engine.settle(marks)
    assert [(problem.rule, problem.path) for problem in settlement.problems] == [("crash-settling", "a")]
    assert sorted((finding.rule, finding.values["text"]) for _, finding in settlement.findings) == [
        ("crash-settling", "calm"),
        ("same-line", "boom"),
        ("same-line", "calm"),
    ]


def test_findings_are_stamped_with_what_their_rule_says() -> None:
    (finding,) = inspect("a BANG", rule("capitals", message="`{text}`!", level=Level.ERROR, confidence="low")).findings
    assert (finding.rule, finding.level, finding.message, finding.confidence) == (
        "capitals",
        Level.ERROR,
        "`BANG`!",
        "low",
    )
    assert finding.location is not None
    assert (finding.location.path, finding.location.snippet.start.column) == ("a.txt", 3)
    assert len(finding.fingerprint) == 16 and finding.line_hash.endswith(":1")


def test_settled_findings_are_stamped_with_what_their_rule_says() -> None:
    engine = Engine([rule("same-line", level=Level.NOTE, confidence="medium")])
    marks = [mark for path in "ab" for mark in engine.inspect(Document(path, "one line\n")).marks]
    ((mark, finding),) = engine.settle(marks).findings
    assert mark.ref == "b"
    assert (finding.rule, finding.level, finding.confidence) == ("same-line", Level.NOTE, "medium")
    assert finding.message == "`one line` stands in 2 documents"
    (placed,) = engine.locate([finding], Document("b", "one line\n"))
    assert placed.location is not None and placed.location.snippet.text == "one line"


def test_findings_come_in_the_order_of_the_text() -> None:
    findings = inspect("ONE two THREE FOUR", rule("capitals", message="{text}")).findings
    assert [finding.message for finding in findings] == ["ONE", "THREE", "FOUR"]


def test_an_ignored_rule_neither_finds_nor_asks() -> None:
    inspection = inspect("BANG", rule("capitals"), rule("same-line"), ignored=frozenset({"capitals", "same-line"}))
    assert inspection == Inspection()


def test_a_message_quotes_a_long_span_on_one_line_with_its_middle_left_out() -> None:
    (finding,) = inspect("X" * 500, rule("capitals", message="{text}")).findings
    assert len(finding.message) <= 80
    assert " … " in finding.message


def test_rules_that_compare_documents_are_known() -> None:
    engine = Engine([rule("capitals"), rule("same-line")])
    assert [one.id for one in engine.needs_a_corpus] == ["same-line"]


# The law: any order of the documents, any sharding and any number of processes give the same report, byte for byte.

CORPUS = {
    "a.txt": "one\ntwo\nBANG BANG\n",
    "b.txt": "two\n\none\nboom\n",
    "c/d.txt": "BANG\nthree\ntwo\n",
    "c/e.txt": "",
    "f.txt": "one\none\nBANG\r\nthree\r\n",
}
RULES = (rule("same-line"), rule("capitals", message="`{text}`"), rule("crash"), rule("crash-settling"))


def report(findings: Sequence[Finding], outcome: runner.Outcome | None = None) -> dict[str, str]:
    info = tuple(RuleInfo(one.id, one.category, one.summary, one.message, one.level) for one in RULES)
    problems = outcome.problems if outcome else ()
    made = Report(tuple(findings), info, len(CORPUS), "1.0", problems=problems)
    return {name: render(made, name) for name in REPORTERS}


def run(paths: Sequence[str]) -> dict[str, str]:
    outcome = runner.run([Engine(RULES)], [Task(Document(path, CORPUS[path])) for path in paths], jobs=1)
    return report(outcome.findings, outcome)


@given(st.permutations(sorted(CORPUS)))
def test_any_order_of_the_documents_gives_the_same_report(paths: list[str]) -> None:
    assert run(paths) == run(sorted(CORPUS))


@given(st.permutations(sorted(CORPUS)), st.lists(st.integers(0, 2), min_size=5, max_size=5))
def test_any_sharding_gives_the_same_findings(paths: list[str], shards: list[int]) -> None:
    """As on a cluster: every shard has an engine of its own, and only marks come together."""
    engines = [Engine(RULES) for _ in range(3)]
    inspected = [
        engines[shard].inspect(Document(path, CORPUS[path])) for path, shard in zip(paths, shards, strict=True)
    ]
    marks = [mark for inspection in reversed(inspected) for mark in inspection.marks]
    settled: dict[str, list[Finding]] = {}
    for mark, finding in Engine(RULES).settle(marks).findings:
        settled.setdefault(mark.ref, []).append(finding)
    findings = [finding for inspection in inspected for finding in inspection.findings]
    findings += [
        one for path, found in settled.items() for one in Engine(RULES).locate(found, Document(path, CORPUS[path]))
    ]
    ordered = sorted(
        findings, key=lambda one: (one.location.path, one.span, one.rule, one.message) if one.location else ()
    )
    whole = runner.run([Engine(RULES)], [Task(Document(path, text)) for path, text in CORPUS.items()])
    assert tuple(ordered) == whole.findings


@given(st.permutations([Mark("same-line", key, ref, toy_checks.Span(0, 1)) for key in "xy" for ref in "abc"]))
def test_the_order_of_the_marks_makes_no_difference(marks: list[Mark]) -> None:
    engine = Engine(RULES)
    assert engine.settle(marks) == engine.settle(sorted(marks, key=repr))


def test_any_number_of_processes_gives_the_same_outcome(monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[str] = []
    context = multiprocessing.get_context
    monkeypatch.setattr(multiprocessing, "get_context", lambda method: started.append(method) or context(method))
    tasks = [Task(Document(f"{number:03}.txt", f"BANG {number % 7}\ncommon\nboom\n")) for number in range(120)]
    one = runner.run([Engine(RULES, Context())], tasks, jobs=1)
    assert not started
    several = runner.run([Engine(RULES, Context())], reversed(tasks), jobs=2)
    assert started
    assert several == one
    assert one.documents == 120 and one.findings and one.problems


@given(st.lists(st.integers(0, 1), min_size=5, max_size=5))
def test_documents_are_compared_across_configs_and_each_speaks_at_its_own_level(numbers: list[int]) -> None:
    levels = (Level.WARNING, Level.NOTE)
    engines = [Engine([rule("same-line", level=level), rule("crash-settling")]) for level in levels]
    by_path = dict(zip(sorted(CORPUS), numbers, strict=True))
    tasks = [Task(Document(path, CORPUS[path]), engine=number) for path, number in by_path.items()]
    outcome = runner.run(engines, tasks)
    alone = runner.run(engines[:1], [Task(task.source) for task in tasks])
    assert outcome.problems == alone.problems
    assert [(one.location, one.message) for one in outcome.findings if one.rule == "same-line"] == [
        (one.location, one.message) for one in alone.findings if one.rule == "same-line"
    ]
    assert all(
        one.level is levels[by_path[one.location.path]]
        for one in outcome.findings
        if one.location and one.rule == "same-line"
    )


def test_a_document_whose_config_leaves_a_rule_out_adds_nothing_to_its_question() -> None:
    engines = [Engine([rule("same-line")]), Engine([rule("capitals", message="m")])]
    tasks = [Task(Document(f"{name}.txt", "one\n"), engine=number) for name, number in (("a", 0), ("b", 1))]
    assert runner.run(engines, tasks).findings == ()


def test_the_command_line_contains_a_crash(seedlint: Run, write: Write, few_rules: Path, page: Write) -> None:
    page("toys/crash", ('check = "phrase"', 'check = "crash"'), ('patterns = ["moist"]', ""))
    write("seedlint.toml", 'rules = ["own"]\n')
    write("a.txt", "boom, stale bread\n")
    ran = seedlint("check", "a.txt", "--output-format", "concise")
    assert ran.code == 2
    assert "a.txt:1:7: warning stale-bread" in ran.out
    assert "error: a.txt: rule crash: the rule `crash` crashed (ZeroDivisionError: boom" in ran.out
    assert "Traceback" not in ran.out + ran.err and "\x1b" not in ran.out + ran.err
