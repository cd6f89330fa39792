"""`seedlint test-rules`: run each rule over the examples on its page; it must find what is marked and nothing else."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import cast

from seedlint.base.model import Context, Finding, Mark, Problem, Span
from seedlint.base.record import NamedTuple
from seedlint.engine import Engine
from seedlint.engine.fix import apply
from seedlint.rulebook import read_rule_page
from seedlint.rulebook.example import Example, Marked, examples
from seedlint.rulebook.page import read_page
from seedlint.rulebook.rule import Rule
from seedlint.sources import from_text

TODAY = dt.date(2024, 6, 1)  # the day that counts as today in an example without `as-of`


class Failure(NamedTuple):
    """An example that fails: its rule, its line on the page (1-based), and what happened instead."""

    rule: str
    line: int
    text: str

    def __str__(self) -> str:
        return f"{self.rule}:{self.line}: {self.text}"


class ExampleRun(NamedTuple):
    """How many examples ran, and which of them failed."""

    examples: int
    failures: tuple[Failure, ...]


def run_examples(rules: Iterable[Rule], context: Context) -> ExampleRun:
    """Run every rule over the examples on its page. Raises UserError for a page that can't be read."""
    count = 0
    failures: list[Failure] = []
    for rule in rules:
        found = examples(read_page(rule.file, read_rule_page(rule)))
        count += len(found)
        failures.extend(_failures(rule, found, context))
    return ExampleRun(count, tuple(failures))


def _failures(rule: Rule, found: Sequence[Example], context: Context) -> Iterator[Failure]:
    headings = {example.heading for example in found}
    for heading in ("Bad", "Good"):
        if heading not in headings:
            yield Failure(rule.id, 1, f"the rule has no `## {heading}` example")
    results: list[tuple[Example, Sequence[Finding]]] = []
    for corpus in _corpora(found):
        if corpus[0].heading == "Fixed":
            yield from _fixed(rule, corpus, results)
            continue
        results, crashes = _findings(rule, corpus, context)
        if crashes:
            yield from (Failure(rule.id, corpus[0].line, crash.reason) for crash in crashes)
            continue
        if corpus[0].heading == "Bad" and not any(findings for _, findings in results):
            yield Failure(rule.id, corpus[0].line, "nothing is found")
        for example, findings in results:
            yield from _compared(rule, example, findings)


def _corpora(found: Sequence[Example]) -> Iterator[tuple[Example, ...]]:
    """Yield the examples that are inspected together: consecutive named fences under one heading, else each alone."""
    for (_, named), group in groupby(found, key=lambda example: (example.heading, example.named)):
        members = tuple(group)
        yield from [members] if named and len({member.name for member in members}) > 1 else [(one,) for one in members]


def _findings(
    rule: Rule, corpus: Sequence[Example], context: Context
) -> tuple[list[tuple[Example, Sequence[Finding]]], Sequence[Problem]]:
    """Return what the rule finds in each document of a corpus, and its crashes."""
    engine = Engine([rule], _context(corpus[0], context))
    documents = {example.name: from_text(example.name, example.text) for example in corpus}
    inspected = [(example, engine.inspect(documents[example.name])) for example in corpus]
    marks = (_answered(mark, example) for example, inspection in inspected for mark in inspection.marks)
    settlement = engine.settle(marks, engine.corpus(documents))
    problems = [*(problem for _, inspection in inspected for problem in inspection.problems), *settlement.problems]
    findings: list[tuple[Example, Sequence[Finding]]] = [
        (example, [*inspection.findings, *(found for mark, found in settlement.findings if mark.ref == example.name)])
        for example, inspection in inspected
    ]
    return findings, problems


def _context(example: Example, context: Context) -> Context:
    regions = tuple(example.attributes["region"].split(",")) if "region" in example.attributes else context.regions
    as_of = dt.date.fromisoformat(example.attributes["as-of"]) if "as-of" in example.attributes else TODAY
    return context._replace(regions=regions, as_of=as_of)


def _answered(mark: Mark, example: Example) -> Mark:
    """Return a mark with the answer of the network that its example states: `answer=moved:URL`."""
    if "answer" not in example.attributes:
        return mark
    from seedlint.checks.contacts.dead_url import Answer, Verdict, answered

    verdict, _, target = example.attributes["answer"].partition(":")
    return answered(mark, Answer(cast(Verdict, verdict), target=target))


def _compared(rule: Rule, example: Example, findings: Sequence[Finding]) -> Iterator[Failure]:
    """Compare findings with the carets: every line's piece of every span, and the words of the message."""
    pieces = [(piece, finding) for finding in findings for piece in example.pieces([finding.span], whole=finding.whole)]
    if example.heading != "Bad":
        for finding in findings:
            yield Failure(rule.id, example.line, f"{_shown(example, finding.span)} is found: {finding.message}")
        return
    if "no-carets" in example.attributes:
        return
    left = list(pieces)
    for mark in example.marked:
        match = next((one for one in left if one[0] == mark.span and mark.words in one[1].message), None)
        if match:
            left.remove(match)
        else:
            yield Failure(rule.id, example.line, _not_found(example, mark, pieces))
    for piece, finding in left:
        yield Failure(rule.id, example.line, f"{_shown(example, piece)} is found, but not marked: {finding.message}")


def _not_found(example: Example, mark: Marked, pieces: Sequence[tuple[Span, Finding]]) -> str:
    same = [finding.message for piece, finding in pieces if piece == mark.span]
    if same:
        return f"the message on {_shown(example, mark.span)} doesn't say `{mark.words}`: {same[0]}"
    found = ", ".join(_shown(example, piece) for piece, _ in pieces) or "nothing"
    return f"{_shown(example, mark.span)} is marked, but not found; found: {found}"


def _shown(example: Example, span: Span) -> str:
    return repr(span.of(example.text))


def _fixed(
    rule: Rule, corpus: Sequence[Example], before: Sequence[tuple[Example, Sequence[Finding]]]
) -> Iterator[Failure]:
    for example, (bad, findings) in zip(corpus, before, strict=False):
        text = apply(bad.text, [edit for finding in findings if finding.fix for edit in finding.fix.edits])
        if text != example.text:
            yield Failure(rule.id, example.line, f"the fix gives {text!r}, not {example.text!r}")
    if not before:
        yield Failure(rule.id, corpus[0].line, "a `## Fixed` example stands after the `## Bad` one that it fixes")
