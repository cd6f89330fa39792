"""The engine: `inspect` one document, `settle` what many said together. It knows neither files nor terminals."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from itertools import groupby

from seedlint.checks import NEEDS, Check
from seedlint.facts import Facts
from seedlint.fingerprint import fingerprints, line_hashes
from seedlint.model import Context, Document, Finding, Inspection, Mark, Problem, Related
from seedlint.position import Lines
from seedlint.precedence import first_of_each_place
from seedlint.record import NamedTuple
from seedlint.rule import Calls, Rule
from seedlint.scan import Scanner
from seedlint.suppress import EVERY, marked, unused
from seedlint.text.credentials import redacted

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
        calls = [rule.calls or Calls.of(rule.make_check()) for rule in self.rules]
        self._scanner = Scanner(each.anchors for each in calls)
        self._unasked = frozenset(index for index, each in enumerate(calls) if each.always)
        self._emit = frozenset(index for index, each in enumerate(calls) if each.compares)
        self._checks: dict[int, Check] = {}

    @property
    def needs_a_corpus(self) -> tuple[Rule, ...]:
        """The rules that compare documents with each other."""
        return tuple(rule for index, rule in enumerate(self.rules) if index in self._emit)

    def inspect(self, document: Document, ignored: frozenset[str] = frozenset()) -> Inspection:
        """Run every rule but the ignored ones over one document.

        A check that crashes gives a problem that names rule and document; the other rules go on.
        """
        facts = Facts(document, self.context)
        hits = self._scanner.scan(facts.prose)
        findings: list[Finding] = []
        marks: list[Mark] = []
        problems: list[Problem] = []
        for index in sorted(self._unasked.union(hits)):
            rule = self.rules[index]
            if rule.id in ignored:
                continue
            try:
                if index not in hits and (needs := NEEDS.get(rule.check)) and not needs(facts):
                    continue
                check = self._check(index)
                found = check.inspect(facts, hits.get(index, ()))
                findings.extend([_stamped(rule, one, _quoting(one, facts)) for one in found])
                if index in self._emit:
                    marks.extend([mark._replace(rule=rule.id, ref=document.path) for mark in check.emit(facts)])
            except Exception as crash:  # a rule's own fault must not cost the other rules their findings
                problems.append(Problem(document.path, _told(rule, crash), rule.id))
        told = self._reviewed(first_of_each_place(findings), facts)
        return Inspection(_finished(told, facts), tuple(marks), tuple(problems))

    def locate(self, findings: Iterable[Finding], document: Document) -> tuple[Finding, ...]:
        """Give settled findings their places and fingerprints in the document that they stand in."""
        facts = Facts(document)
        return _finished(marked(findings, facts.suppressions, self._names), facts)

    def _reviewed(self, findings: Sequence[Finding], facts: Facts) -> Sequence[Finding]:
        """Mark the findings that the document says are meant, and ask what it says of findings itself."""
        if not facts.suppressions:
            return findings
        told = marked(findings, facts.suppressions, self._names)
        of_one_document = [rule.id for index, rule in enumerate(self.rules) if index not in self._emit]
        idle = unused(told, facts.suppressions, of_one_document, self._names)
        reviews = (
            _stamped(rule, found, _quoting(found, facts))
            for index, rule in enumerate(self.rules)
            for found in self._check(index).review(facts, idle)
        )
        return (*told, *reviews)

    def _names(self, rule: str) -> frozenset[str]:
        """Return the words by which a document may name a rule."""
        return self._words[rule]

    @cached_property
    def _words(self) -> Mapping[str, frozenset[str]]:
        return {rule.id: frozenset((rule.id, rule.category, *rule.aliases, EVERY)) for rule in self.rules}

    def settle(self, marks: Iterable[Mark]) -> Settlement:
        """Answer the questions about the corpus. The order of the marks makes no difference."""
        by_name = {rule.id: index for index, rule in enumerate(self.rules)}
        ordered = sorted(marks, key=lambda mark: (mark.rule, mark.key, mark.ref, mark.span, mark.value))
        settled: list[tuple[Mark, Finding]] = []
        problems: list[Problem] = []
        for (name, key), group in groupby(ordered, key=lambda mark: (mark.rule, mark.key)):
            rule = self.rules[by_name[name]]
            asked = tuple(group)
            try:
                check = self._check(by_name[name])
                settled.extend(
                    [(mark, _stamped(rule, finding, finding.values)) for mark, finding in check.settle(key, asked)]
                )
            except Exception as crash:  # as in `inspect`
                problems.append(Problem(asked[0].ref, _told(rule, crash), rule.id))
        return Settlement(tuple(sorted(settled, key=_place)), tuple(problems))

    def _check(self, index: int) -> Check:
        """Return a rule's check, made when first asked for: most rules have nothing to say of most texts."""
        if index not in self._checks:
            self._checks[index] = self.rules[index].make_check()
        return self._checks[index]


def _place(pair: tuple[Mark, Finding]) -> tuple[object, ...]:
    mark, finding = pair
    return mark.ref, finding.span, finding.rule, finding.message


def _quoting(finding: Finding, facts: Facts) -> Mapping[str, str]:
    """Return the values of a finding's message, which may quote the text of its span, but no password."""
    values = finding.values
    if facts.shown is not facts.text:
        values = {name: redacted(value) for name, value in values.items()}
    return {"text": _quoted(finding.span.of(facts.shown)), **values}


def _stamped(rule: Rule, finding: Finding, values: Mapping[str, str]) -> Finding:
    """Return a finding as its rule tells it, with the values of its message."""
    return finding._replace(
        values=values,
        rule=rule.id,
        level=rule.level_of(finding),
        confidence=finding.confidence or rule.confidence,
        message=rule.say(values),
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
    path, text = facts.document.path, facts.shown
    lines = facts.lines if text is facts.text else Lines(text)
    prints = fingerprints([(finding.rule, finding.span) for finding in ordered], text, lines)
    line_hash = line_hashes(text)
    return tuple(
        finding._replace(
            location=lines.locate(finding.span, path),
            related=tuple(_placed(related, lines, path) for related in finding.related),
            fingerprint=fingerprint,
            line_hash=line_hash(lines.number(finding.span.start)),
        )
        for finding, fingerprint in zip(ordered, prints, strict=True)
    )


def _placed(related: Related, lines: Lines, path: str) -> Related:
    """Locate another place of the same document; a place in another one comes located."""
    if related.path is not None:
        return related
    return related._replace(message=redacted(related.message), location=lines.locate(related.span, path))


def _told(rule: Rule, crash: Exception) -> str:
    if isinstance(crash, TimeoutError):
        return f"the rule `{rule.id}` was stopped: one of its patterns takes too long here"
    return f"the rule `{rule.id}` crashed ({type(crash).__name__}: {crash}); {REPORT_CRASHES}"
