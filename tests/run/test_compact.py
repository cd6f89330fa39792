"""Many findings, in little memory, are the same findings."""

from __future__ import annotations

import pytest

from seedlint.base.model import Document, Finding, Span
from seedlint.base.position import Lines
from seedlint.engine import Engine
from seedlint.rulebook import load
from seedlint.run.execution import compact, runner
from seedlint.run.execution.task import Task

TEXT = "Some critics argue that it leaks. " * 3


def findings(number: int) -> list[Finding]:
    location = Lines(TEXT).locate(Span(5, 12), "a.txt")
    return [Finding(Span(5, 12), rule="x", message=f"{at}", location=location) for at in range(number)]


@pytest.mark.parametrize("number", [0, 1, 3, 6, 7, 20])
def test_what_is_kept_reads_as_what_was_given(monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    monkeypatch.setattr(compact, "CHUNK", 3)
    monkeypatch.setattr(compact, "FEW", 6)
    given = findings(number)
    kept = compact.compact(iter(given))
    assert isinstance(kept, tuple) == (number <= 6)
    assert len(kept) == number
    assert list(kept) == list(kept) == given
    assert [kept[at] for at in range(-number, number)] == given * 2
    assert list(kept[1:-1]) == given[1:-1]
    with pytest.raises(IndexError):
        kept[number]


def test_many_findings_come_in_the_order_of_few(monkeypatch: pytest.MonkeyPatch) -> None:
    engine = Engine(rule for rule in load().rules.values() if rule.id == "vague-attribution")
    documents = [Document(f"{name}.txt", TEXT) for name in "cabba"]
    few = runner.run([engine], map(Task, documents)).findings
    monkeypatch.setattr(compact, "FEW", 2)
    monkeypatch.setattr(compact, "CHUNK", 2)
    many = runner.run([engine], map(Task, documents)).findings
    assert isinstance(few, tuple) and isinstance(many, compact.CompressedFindings)
    assert tuple(many) == few
    assert list(few) == sorted(few, key=lambda finding: (finding.location.path, finding.span))
