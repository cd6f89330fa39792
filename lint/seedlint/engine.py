"""The engine: `inspect` one document, `settle` what many said together. It knows neither files nor terminals."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import NamedTuple

from seedlint.checks import Check
from seedlint.facts import Facts
from seedlint.fingerprint import fingerprints, line_hashes
from seedlint.model import Context, Document, Finding, Inspection, Mark, Problem, Related
from seedlint.precedence import first_of_each_place
from seedlint.rule import Rule
from seedlint.scan import Scanner

QUOTED = 80  # characters of a document that a message quotes at most
REPORT_CRASHES = "please report it with the document that shows it"


class Settlement(NamedTuple):
    """What a corpus gave: each finding with the mark in whose document it stands, and the rules that crashed."""

    findings: tuple[tuple[Mark, Finding], ...] = ()
    problems: tuple[Problem, ...] = ()


class Engine:
    """Rules made ready to run. The same rules, context and document give the same findings, in the same order."""

    def __init__(self, rules: Iterable[Rule], context: Context | None = None) -> None:
        self.rules = tuple(rules)
        self.context = context or Context()
        self._checks = tuple(rule.make_check() for rule in self.rules)
        self._scanner = Scanner([check.patterns for check in self._checks])

    @property
    def needs_a_corpus(self) -> tuple[Rule, ...]:
        """The rules that compare documents with each other."""
        pairs = zip(self.rules, self._checks, strict=True)
        return tuple(rule for rule, check in pairs if type(check).emit is not Check.emit)

    def inspect(self, document: Document, ignored: frozenset[str] = frozenset()) -> Inspection:
        """Run every rule but the ignored ones over one document.

        A check that crashes gives a problem that names rule and document; the other rules go on.
        """
        facts = Facts(document, self.context)
        hits = self._scanner.scan(facts.prose)
        findings: list[Finding] = []
        marks: list[Mark] = []
        problems: list[Problem] = []
        for index, (rule, check) in enumerate(zip(self.rules, self._checks, strict=True)):
            if rule.id in ignored or (check.patterns and index not in hits and not check.always):
                continue
            try:
                findings.extend(
                    [_stamped(rule, _quoting(found, facts)) for found in check.inspect(facts, hits.get(index, ()))]
                )
                marks.extend(mark._replace(rule=rule.id, ref=document.path) for mark in check.emit(facts))
            except Exception as crash:  # a rule's own fault must not cost the other rules their findings
                problems.append(Problem(document.path, _told(rule, crash), rule.id))
        return Inspection(_finished(first_of_each_place(findings), facts), tuple(marks), tuple(problems))

    def settle(self, marks: Iterable[Mark]) -> Settlement:
        """Answer the questions about the corpus. The order of the marks makes no difference."""
        by_name = {rule.id: (rule, check) for rule, check in zip(self.rules, self._checks, strict=True)}
        ordered = sorted(marks, key=lambda mark: (mark.rule, mark.key, mark.ref, mark.span, mark.value))
        settled: list[tuple[Mark, Finding]] = []
        problems: list[Problem] = []
        for (name, key), group in groupby(ordered, key=lambda mark: (mark.rule, mark.key)):
            rule, check = by_name[name]
            asked = tuple(group)
            try:
                settled.extend([(mark, _stamped(rule, finding)) for mark, finding in check.settle(key, asked)])
            except Exception as crash:  # as in `inspect`
                problems.append(Problem(asked[0].ref, _told(rule, crash), rule.id))
        return Settlement(tuple(sorted(settled, key=_place)), tuple(problems))


def locate(findings: Iterable[Finding], document: Document) -> tuple[Finding, ...]:
    """Give settled findings their places and fingerprints in the document that they stand in."""
    return _finished(tuple(findings), Facts(document))


def _place(pair: tuple[Mark, Finding]) -> tuple[object, ...]:
    mark, finding = pair
    return mark.ref, finding.span, finding.rule, finding.message


def _quoting(finding: Finding, facts: Facts) -> Finding:
    """Let the finding's message quote the text of its span."""
    return finding._replace(values={"text": _quoted(finding.span.of(facts.text)), **finding.values})


def _stamped(rule: Rule, finding: Finding) -> Finding:
    return finding._replace(
        rule=rule.id,
        level=rule.level_of(finding),
        confidence=finding.confidence or rule.confidence,
        message=rule.say(finding),
    )


def _quoted(text: str) -> str:
    """Return a span's text as a message quotes it: on one line, its middle left out where it is long."""
    line = " ".join(text.split())
    return line if len(line) <= QUOTED else f"{line[: QUOTED - 20].rstrip()} … {line[-15:].lstrip()}"


def _finished(findings: Sequence[Finding], facts: Facts) -> tuple[Finding, ...]:
    """Sort findings and give them their places and fingerprints."""
    if not findings:
        return ()
    ordered = sorted(findings, key=lambda finding: (finding.span, finding.rule, finding.message))
    prints = fingerprints([(finding.rule, finding.span) for finding in ordered], facts.text, facts.lines)
    line_hash = line_hashes(facts.text)
    path, lines = facts.document.path, facts.lines
    return tuple(
        finding._replace(
            location=lines.locate(finding.span, path),
            related=tuple(_placed(related, facts) for related in finding.related),
            fingerprint=fingerprint,
            line_hash=line_hash(lines.number(finding.span.start)),
        )
        for finding, fingerprint in zip(ordered, prints, strict=True)
    )


def _placed(related: Related, facts: Facts) -> Related:
    """Locate another place of the same document; a place in another one comes located."""
    if related.path is not None:
        return related
    return related._replace(location=facts.lines.locate(related.span, facts.document.path))


def _told(rule: Rule, crash: Exception) -> str:
    if isinstance(crash, TimeoutError):
        return f"the rule `{rule.id}` was stopped: one of its patterns takes too long here"
    return f"the rule `{rule.id}` crashed ({type(crash).__name__}: {crash}); {REPORT_CRASHES}"
