"""The engine: `inspect` one document, `settle` what many said together. It knows neither files nor terminals."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from seedlint.base.digest import sha256
from seedlint.base.errors import told_crash
from seedlint.base.model import Context, Corpus, Document, Finding, Inspection, Mark, Marks, Note, Problem
from seedlint.base.position import Lines
from seedlint.base.record import NamedTuple
from seedlint.checks import NEEDS, ONLINE, Check
from seedlint.engine.places import elsewhere, located, place_in_corpus
from seedlint.engine.precedence import first_of_each_place
from seedlint.engine.scan import Scanner
from seedlint.engine.suppress import marked, meaning, unused, words_of
from seedlint.engine.sweep import Queue
from seedlint.facts import Facts
from seedlint.rulebook.rule import Calls, Rule
from seedlint.text.contacts.credentials import redacted

QUOTED = 80  # characters of a document that a message quotes at most


class Settlement(NamedTuple):
    """What a corpus gave: each finding with the mark in whose document it stands, and the rules that crashed."""

    findings: tuple[tuple[Mark, Finding], ...] = ()
    problems: tuple[Problem, ...] = ()
    notes: tuple[Note, ...] = ()


class Engine:
    """Rules made ready to run. The same rules, context and document give the same findings, in the same order."""

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
    def likeness(self) -> Mapping[str, str]:
        """What each rule that compares documents is made of: the marks of two that are equal in this go together.

        Options are taken as they were packed: sets in them have no order that two processes share.
        """
        made = {rule.id: f"{rule.id} {rule.check} ".encode() + rule.packed_options for rule in self.needs_a_corpus}
        return {name: sha256(data).hexdigest()[:16] for name, data in made.items()}

    def inspect(self, document: Document, ignored: frozenset[str] = frozenset(), *, compare: bool = True) -> Inspection:
        """Run every rule but the ignored ones over one document; it leaves marks where it will be compared with others.

        A check that crashes gives a problem that names rule and document; the other rules go on.
        """
        facts = Facts(document, self.context)
        hits = {} if self._scanner.is_idle else self._scanner.scan(facts.prose)
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
                    found = check.gathered(found, facts, self._meaning(rule, facts))
                findings.extend([_stamped(rule, one, _quoting(one, facts)) for one in found])
                if compare and index in self._comparing:
                    marks += _stamped_marks(rule.id, document.path, check.emit(facts))
            except Exception as crash:  # a rule's own fault must not cost the other rules their findings
                problems.append(Problem(document.path, _told(rule, crash), rule.id))
        told = self._reviewed(first_of_each_place(findings), facts, ignored)
        known_date = _known_date(facts) if marks else None
        awaits = bool(vars(facts).get("dates_to_come"))  # whether a rule has asked for them, and there are some
        return Inspection(located(told, facts), tuple(marks), tuple(problems), known_date, awaits)

    def locate(
        self,
        findings: Iterable[Finding],
        document: Document,
        lines_of: Callable[[str], Lines | None] = lambda path: None,
    ) -> tuple[Finding, ...]:
        """Give settled findings their places and fingerprints in the document that they stand in.

        `lines_of` gives the lines of other documents, by path, for the places in them that findings speak of; a place
        whose document can't be read any more is left out.
        """
        facts = Facts(document)
        placed = [
            finding._replace(related=tuple(elsewhere(finding.related, lines_of))) if finding.related else finding
            for finding in findings
        ]
        return located(marked(placed, facts.suppressions, self._names), facts)

    def _meaning(self, rule: Rule, facts: Facts) -> Callable[[Finding], Hashable]:
        """Return what tells by which words the document says that a finding is meant: it is told for itself then."""
        names = self._names(rule.id)
        return lambda finding: meaning(finding, facts.suppressions, names)

    def _reviewed(self, findings: Sequence[Finding], facts: Facts, ignored: frozenset[str]) -> Sequence[Finding]:
        """Mark the findings that the document says are meant, and ask what it says of findings itself."""
        if not facts.suppressions:
            return findings
        told = marked(findings, facts.suppressions, self._names)
        late = [rule for index, rule in enumerate(self.rules) if index in self._comparing or rule.id in ignored]
        looked = words_of(rule for rule in self.rules if rule not in late)
        idle = words_of(late).union(self.context.idle)
        useless = unused(told, facts.suppressions, self._names, looked=looked, idle=idle)
        reviews = (
            _stamped(rule, found, _quoting(found, facts))
            for index, rule in enumerate(self.rules)
            for found in self._check(index).review(facts, useless)
        )
        return (*told, *reviews)

    def _names(self, rule: str) -> frozenset[str]:
        """Return the words by which a document may name a rule."""
        return self._words[rule]

    @cached_property
    def _words(self) -> Mapping[str, frozenset[str]]:
        return {rule.id: words_of([rule]) for rule in self.rules}

    def marks(self, document: Document, ignored: frozenset[str] = frozenset()) -> Inspection:
        """Return what one document adds to the corpus that others are compared with, and nothing else."""
        facts = Facts(document, self.context)
        marks: list[Mark] = []
        problems: list[Problem] = []
        for index in sorted(self._comparing):
            rule = self.rules[index]
            if rule.id in ignored:
                continue
            try:
                marks += _stamped_marks(rule.id, document.path, self._check(index).emit(facts), given=False)
            except Exception as crash:  # as in `inspect`
                problems.append(Problem(document.path, _told(rule, crash), rule.id))
        return Inspection((), tuple(marks), tuple(problems))

    def date(self, document: Document) -> str:
        """Return the day on which a document says that it was published, as ISO writes it; "" where it doesn't."""
        return _date(Facts(document, self.context))

    def corpus(self, documents: Mapping[str, Document]) -> Corpus:
        """Return a corpus of documents that are at hand, by their paths."""
        date, words = (lambda ref: self.date(documents[ref])), (lambda ref: Facts(documents[ref]).wording.words)
        return Corpus(len(documents), date, words)

    def settle(self, marks: Iterable[Mark], corpus: Corpus | None = None) -> Settlement:
        """Answer the questions about the corpus. The order of the marks makes no difference."""
        findings: list[tuple[Mark, Finding]] = []
        problems: list[Problem] = []
        notes: set[Note] = set()
        for answer in self.settled(Queue(marks), corpus):
            if isinstance(answer, Problem):
                problems.append(answer)
            elif isinstance(answer, Note):
                notes.add(answer)
            else:
                findings.append(answer)
        return Settlement(tuple(sorted(findings, key=place_in_corpus)), tuple(problems), tuple(sorted(notes)))

    def settled(self, queue: Queue, corpus: Corpus | None = None) -> Iterator[tuple[Mark, Finding] | Problem | Note]:
        """Answer the questions of a queue one by one; what leads to another question is put into it.

        Findings of documents that aren't given are left out.
        """
        by_name = {rule.id: index for index, rule in enumerate(self.rules)}
        for marks, left_out in queue.questions(pairs=self._pairs):
            index = by_name[marks[0].rule]
            rule = self.rules[index]
            if left_out:
                yield Note(
                    f"{rule.id}: {len(marks) + left_out:,} places answer one question; the first {len(marks):,} count"
                )
            try:
                answers = [*self._check(index).settle(marks[0].key, Marks(marks, corpus))]
                further = [_further(one, marks[0]) for one in answers if isinstance(one, Mark)]
            except Exception as crash:  # as in `inspect`
                yield Problem(marks[0].ref, _told(rule, crash), rule.id)
                continue
            for mark in further:
                queue.put(mark)
            for answer in answers:
                if isinstance(answer, Note):
                    yield answer
                elif not isinstance(answer, Mark) and answer[0].given:
                    mark, finding = answer
                    yield mark, _stamped(rule, finding, finding.values)

    def _check(self, index: int) -> Check:
        """Return a rule's check, made when first asked for: most rules have nothing to say of most texts."""
        if index not in self._checks:
            self._checks[index] = self.rules[index].make_check()
        return self._checks[index]


def _stamped_marks(rule: str, path: str, marks: Iterable[Mark], *, given: bool = True) -> list[Mark]:
    """Return marks as their rule's and their document's; there are many."""
    new = tuple.__new__  # what Mark(...) comes to, three times as fast
    return [new(Mark, (rule, key, path, span, value, hidden, given)) for _, key, _, span, value, hidden, _ in marks]


def _date(facts: Facts) -> str:
    found = facts.document_date
    return found.value.isoformat() if found and found.value else ""


def _known_date(facts: Facts) -> str | None:
    """Return the document's date where a rule has asked for it: looking for it costs as much as comparing."""
    return _date(facts) if "document_date" in vars(facts) else None


def _further(mark: Mark, answered: Mark) -> Mark:
    """Return the mark of a further question of the same rule. Raises ValueError where its turn is over."""
    if mark.key <= answered.key:
        raise ValueError(f"the question {mark.key} comes too late: {answered.key} is being answered")
    return mark if mark.rule == answered.rule else mark._replace(rule=answered.rule)


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


def _told(rule: Rule, crash: Exception) -> str:
    if isinstance(crash, TimeoutError):
        return f"the rule `{rule.id}` was stopped: one of its patterns takes too long here"
    return f"the rule `{rule.id}` {told_crash(crash)}"
