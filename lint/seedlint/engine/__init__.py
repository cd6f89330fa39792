"""The engine: `inspect` one document, `settle` the marks of many. It knows neither files nor terminals."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from seedlint.base.digest import sha256
from seedlint.base.errors import crash_text
from seedlint.base.mapped_file import view
from seedlint.base.model import Context, Corpus, Document, Finding, Inspection, Mark, Marks, Note, Problem
from seedlint.base.position import Lines
from seedlint.base.record import NamedTuple
from seedlint.checks import NEEDS, ONLINE, Check
from seedlint.engine.locations import elsewhere, located, place_in_corpus
from seedlint.engine.mark_queue import MarkQueue
from seedlint.engine.precedence import first_of_each_place
from seedlint.engine.scan import Scanner
from seedlint.engine.suppress import Comments, names_of, of_no_rule, unused_comments, with_suppressions
from seedlint.facts import Facts
from seedlint.rulebook.rule import Calls, Rule
from seedlint.text.contacts.credentials import redacted

QUOTED = 80  # characters of a document that a message quotes at most


class Settlement(NamedTuple):
    """What comparing documents gave: findings, each with a mark of its document; crashes of rules; notes."""

    findings: tuple[tuple[Mark, Finding], ...] = ()
    problems: tuple[Problem, ...] = ()
    notes: tuple[Note, ...] = ()


class Engine:
    """Runs rules over documents. The same rules, context and document give the same findings in the same order."""

    def __init__(self, rules: Iterable[Rule], context: Context | None = None) -> None:
        self.rules = tuple(rules)
        self.context = context or Context()
        calls = [rule.calls or Calls.of(rule.make_check()) for rule in self.rules]
        self._scanner = Scanner(each.anchors for each in calls)
        self._always = frozenset(index for index, each in enumerate(calls) if each.always)
        self._pairs = frozenset(rule.id for rule, each in zip(self.rules, calls, strict=True) if each.pairs)
        self._comparing = frozenset(index for index, each in enumerate(calls) if each.compares)
        self._checks: dict[int, Check] = {}

    @property
    def needs_a_corpus(self) -> tuple[Rule, ...]:
        """The rules that compare documents with each other."""
        return tuple(
            rule for index, rule in enumerate(self.rules) if index in self._comparing and rule.check not in ONLINE
        )

    @cached_property
    def rule_digests(self) -> Mapping[str, str]:
        """A digest of each rule that compares documents, by its id: marks of rules with equal digests are compared.

        It is made of the packed options: once unpacked, their sets have an order of their own in each process.
        """
        return {rule.id: sha256(_comparing_part(rule)).hexdigest()[:16] for rule in self.needs_a_corpus}

    def inspect(self, document: Document, ignored: frozenset[str] = frozenset(), *, compare: bool = True) -> Inspection:
        """Run every rule but the ignored ones over one document; with `compare`, also collect its marks.

        A check that crashes becomes a problem that names rule and document; the other rules go on.
        """
        facts = Facts(document, self.context)
        hits = {} if self._scanner.is_empty else self._scanner.scan(facts.prose)
        findings: list[Finding] = []
        marks: list[Mark] = []
        problems: list[Problem] = []
        for index in sorted(self._always.union(hits)):
            rule = self.rules[index]
            if rule.id in ignored:
                continue
            try:
                if index not in hits and (needs := NEEDS.get(rule.check)) and not needs(facts):
                    continue
                check = self._check(index)
                found = check.inspect(facts, hits.get(index, ()))
                if rule.off:
                    found = [one for one in found if one.variant not in rule.off]
                if check.gathers:
                    found = check.gathered(found, facts, self._suppression_of(rule, facts))
                findings.extend([_stamped(rule, one, _quoting(one, facts)) for one in found])
                if compare and index in self._comparing:
                    marks += _stamped_marks(rule.id, document.path, check.emit(facts))
            except Exception as crash:  # a rule's own fault must not cost the other rules their findings
                problems.append(Problem(document.path, _crash_reason(rule, crash), rule.id))
        reviewed = self._reviewed(first_of_each_place(findings), facts, ignored)
        known_date = _known_date(facts) if marks else None
        awaits = bool(vars(facts).get("future_dates"))  # cached if a rule has asked for it
        return Inspection(located(reviewed, facts), tuple(marks), tuple(problems), known_date, awaits)

    def locate(
        self,
        findings: Iterable[Finding],
        document: Document,
        lines_of: Callable[[str], Lines | None] = lambda path: None,
    ) -> tuple[Finding, ...]:
        """Give settled findings their locations and fingerprints in their document, and mark suppressed ones.

        `lines_of` returns the lines of another document by path, for related locations there; None for one that
        can't be read any more, whose locations are left out.
        """
        facts = Facts(document)
        related = [
            finding._replace(related=tuple(elsewhere(finding.related, lines_of))) if finding.related else finding
            for finding in findings
        ]
        return located(with_suppressions(related, facts.suppressions, self._names), facts)

    def _suppression_of(self, rule: Rule, facts: Facts) -> Callable[[Finding], Hashable]:
        """Return a function from a finding to the comment that suppresses it, None if none does.

        A check that gathers several findings into one keeps those apart that are suppressed by different comments.
        """
        names, comments = self._names(rule.id), Comments(facts.suppressions)
        return lambda finding: comments.of(finding, names)

    def _reviewed(self, findings: Sequence[Finding], facts: Facts, ignored: frozenset[str]) -> Sequence[Finding]:
        """Mark suppressed findings, and add those about the suppressions themselves: unused or unexplained ones."""
        if not facts.suppressions:
            return findings
        marked = with_suppressions(findings, facts.suppressions, self._names)
        not_run = [rule for index, rule in enumerate(self.rules) if index in self._comparing or rule.id in ignored]
        active = names_of(rule for rule in self.rules if rule not in not_run)
        inactive = names_of(not_run).union(self.context.inactive or ())
        unused = unused_comments(marked, facts.suppressions, self._names, active=active, inactive=inactive)
        if self.context.inactive is not None:  # the names of all rules are known
            unused += of_no_rule(facts.suppressions, active | inactive)
        reviews = (
            _stamped(rule, found, _quoting(found, facts))
            for index, rule in enumerate(self.rules)
            for found in self._check(index).review(facts, unused)
        )
        return (*marked, *reviews)

    def _names(self, rule: str) -> frozenset[str]:
        """Return the names by which a suppression may refer to a rule."""
        return self._names_by_rule[rule]

    @cached_property
    def _names_by_rule(self) -> Mapping[str, frozenset[str]]:
        return {rule.id: names_of([rule]) for rule in self.rules}

    def marks(self, document: Document, ignored: frozenset[str] = frozenset()) -> Inspection:
        """Return the marks alone of a document of the corpus: it is compared with, but not linted."""
        facts = Facts(document, self.context)
        marks: list[Mark] = []
        problems: list[Problem] = []
        for index in sorted(self._comparing):
            rule = self.rules[index]
            if rule.id in ignored:
                continue
            try:
                marks += _stamped_marks(rule.id, document.path, self._check(index).emit(facts), linted=False)
            except Exception as crash:  # as in `inspect`
                problems.append(Problem(document.path, _crash_reason(rule, crash), rule.id))
        return Inspection((), tuple(marks), tuple(problems))

    def date(self, document: Document) -> str:
        """Return the publication date that a document states, in ISO format; "" if it states none."""
        return _date(Facts(document, self.context))

    def corpus(self, documents: Mapping[str, Document]) -> Corpus:
        """Return the corpus of documents in memory, by their paths."""
        date, words = (lambda ref: self.date(documents[ref])), (lambda ref: Facts(documents[ref]).wording.words)
        return Corpus(len(documents), date, words)

    def settle(self, marks: Iterable[Mark], corpus: Corpus | None = None) -> Settlement:
        """Settle the marks of all documents. Their order makes no difference."""
        findings: list[tuple[Mark, Finding]] = []
        problems: list[Problem] = []
        notes: set[Note] = set()
        for result in self.settled(MarkQueue(marks), corpus):
            if isinstance(result, Problem):
                problems.append(result)
            elif isinstance(result, Note):
                notes.add(result)
            else:
                findings.append(result)
        return Settlement(tuple(sorted(findings, key=place_in_corpus)), tuple(problems), tuple(sorted(notes)))

    def settled(
        self, queue: MarkQueue, corpus: Corpus | None = None
    ) -> Iterator[tuple[Mark, Finding] | Problem | Note]:
        """Settle the groups of a queue one by one; marks that a check returns are put into the queue.

        Findings in documents that aren't linted are left out.
        """
        by_name = {rule.id: index for index, rule in enumerate(self.rules)}
        for marks, left_out in queue.groups(pairs=self._pairs):
            index = by_name[marks[0].rule]
            rule = self.rules[index]
            if left_out:
                yield Note(
                    f"{rule.id}: {len(marks) + left_out:,} places answer one question; the first {len(marks):,} count"
                )
            try:
                results = [*self._check(index).settle(marks[0].key, Marks(marks, corpus))]
                further = [_further(one, marks[0]) for one in results if isinstance(one, Mark)]
            except Exception as crash:  # as in `inspect`
                yield Problem(marks[0].ref, _crash_reason(rule, crash), rule.id)
                continue
            for mark in further:
                queue.put(mark)
            for result in results:
                if isinstance(result, Note):
                    yield result
                elif not isinstance(result, Mark) and result[0].linted:
                    mark, finding = result
                    yield mark, _stamped(rule, finding, finding.values)

    def _check(self, index: int) -> Check:
        """Return a rule's check, made when first needed: most rules find nothing in most texts."""
        if index not in self._checks:
            self._checks[index] = self.rules[index].make_check()
        return self._checks[index]


def _comparing_part(rule: Rule) -> bytes:
    """Return what in a rule decides on the marks that it puts out."""
    return b" ".join((rule.id.encode(), rule.check.encode(), view(rule.packed_options)))


def _stamped_marks(rule: str, path: str, marks: Iterable[Mark], *, linted: bool = True) -> list[Mark]:
    """Return a check's marks with their rule and document filled in."""
    new = tuple.__new__  # the same as Mark(...), but three times as fast: there are many
    return [new(Mark, (rule, key, path, span, value, hidden, linted)) for _, key, _, span, value, hidden, _ in marks]


def _date(facts: Facts) -> str:
    found = facts.document_date
    return found.value.isoformat() if found and found.value else ""


def _known_date(facts: Facts) -> str | None:
    """Return the document's date if a rule has asked for it already: finding it costs as much as comparing."""
    return _date(facts) if "document_date" in vars(facts) else None


def _further(mark: Mark, settled: Mark) -> Mark:
    """Return a mark that a check put out while settling, for the queue. Raises ValueError if its key is past."""
    if mark.key <= settled.key:
        raise ValueError(f"a mark with the key {mark.key} comes too late: {settled.key} is being settled")
    return mark if mark.rule == settled.rule else mark._replace(rule=settled.rule)


def _quoting(finding: Finding, facts: Facts) -> Mapping[str, str]:
    """Return the values for a finding's message: its own and the `text` of its span, without passwords."""
    values = finding.values
    if facts.shown is not facts.text:
        values = {name: redacted(value) for name, value in values.items()}
    return {"text": _quoted(finding.span.of(facts.shown)), **values}


def _stamped(rule: Rule, finding: Finding, values: Mapping[str, str]) -> Finding:
    """Return a finding with its rule, level, confidence and message."""
    return finding._replace(
        values=values,
        rule=rule.id,
        level=rule.level_of(finding),
        confidence=finding.confidence or rule.confidence,
        message=rule.say(values),
    )


def _quoted(text: str) -> str:
    """Return text for a quotation in a message: on one line, a long one with its middle left out."""
    line = " ".join(text.split())
    return line if len(line) <= QUOTED else f"{line[: QUOTED - 20].rstrip()} … {line[-15:].lstrip()}"


def _crash_reason(rule: Rule, crash: Exception) -> str:
    if isinstance(crash, TimeoutError):
        return f"the rule `{rule.id}` was stopped: one of its patterns takes too long here"
    return f"the rule `{rule.id}` {crash_text(crash)}"
