"""Reports: what a run found, as text. A reporter yields its text and prints nothing."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from importlib import import_module
from itertools import islice
from typing import TYPE_CHECKING

from seedlint.base.model import Confidence, Finding, Level, Location, Note, Problem, Related
from seedlint.base.record import NamedTuple
from seedlint.engine.fix import Repair
from seedlint.text.cells import one_line, visible
from seedlint.text.lazy import lazy

if TYPE_CHECKING:
    from seedlint.engine.baseline import Known

DOCS = "https://example.org/seedlint/"  # the documentation's address; rule pages are DOCS + "rules/ID/"
REPORTERS = {
    "full": "seedlint.report.full:pieces",
    "concise": "seedlint.report.concise:pieces",
    "json": "seedlint.report.as_json:pieces",
    "jsonl": "seedlint.report.as_json:lines",
    "sarif": "seedlint.report.sarif:pieces",
    "github": "seedlint.report.github:pieces",
    "gitlab": "seedlint.report.gitlab:pieces",
    "junit": "seedlint.report.junit:pieces",
    "rdjson": "seedlint.report.rdjson:pieces",
    "checkstyle": "seedlint.report.checkstyle:pieces",
    "markdown": "seedlint.report.markdown:pieces",
}
FIELD = lazy(r"\{\{|\}\}|\{(\w+)\}")  # doubled braces are braces
MANY = 20  # findings of which a reader wants to know what most of them are
PAGE = 1000  # lines that are written at once
FOLDED = ("assumed-encoding",)  # kinds of note that an old corpus has by the hundred, and nobody has to act on
FEW = 3  # of these that people are told one by one


class RuleInfo(NamedTuple):
    """What a report says of a rule.

    `message` is its template with `{named}` fields, `page` the prose of its file (Markdown), `why` the first
    paragraph of this.
    """

    id: str
    category: str
    summary: str
    message: str
    level: Level
    page: str = ""
    why: str = ""
    aliases: tuple[str, ...] = ()
    confidence: Confidence = "high"

    @property
    def fields(self) -> tuple[str, ...]:
        """Return the names of the message's fields, in the order of their first places."""
        return tuple(dict.fromkeys(filter(None, FIELD.findall(self.message))))

    @property
    def url(self) -> str:
        """Return the address of the rule's page."""
        return f"{DOCS}rules/{self.id}/"


class _Tally(NamedTuple):
    """How many findings a report has of each level and rule and with each kind of fix, and in how many documents."""

    levels: Counter[Level]
    rules: Counter[str]
    documents: int
    safe: int
    unsafe: int


class _Contents(NamedTuple):
    findings: Sequence[Finding]
    rules: tuple[RuleInfo, ...]
    documents: int
    version: str
    problems: tuple[Problem, ...] = ()
    notes: tuple[Note, ...] = ()
    exit_code: int = 0
    as_of: dt.date | None = None
    category: str | None = None
    suffix_list: str = ""
    repairs: tuple[Repair, ...] = ()
    aside: Sequence[Finding] = ()
    absent: tuple[Known, ...] = ()
    compared: bool = False


class Report(_Contents):
    """All that a run has to tell: sorted findings that the engine has located and stamped, and how the run went.

    `rules` has every rule that a finding names. `documents` counts the documents that were read, `notes` says what
    was not done ("cross-document rules did not run: ..."), was assumed, or should be renamed; `as_of` stands only where
    it was asked for, so that reports stay equal from day to day; `suffix_list` is the day of the list of top-level
    domains by which hosts were judged, "" where the report doesn't tell it. `repairs` are what was fixed, or would be.

    `findings` are those that somebody should look at, `aside` those that are suppressed or known from a baseline,
    `absent` what a baseline knows and is found no more; `compared` tells whether there was a baseline.
    """

    def count(self, level: Level) -> int:
        """Count the findings of a level."""
        return self._tally.levels[level]

    @property
    def affected(self) -> int:
        """Count the documents that have findings."""
        return self._tally.documents

    @property
    def by_rule(self) -> tuple[tuple[str, int], ...]:
        """Return the rules that found something with their numbers of findings, the most frequent first."""
        return tuple(sorted(self._tally.rules.items(), key=lambda item: (-item[1], item[0])))

    @cached_property
    def _tally(self) -> _Tally:
        levels: Counter[Level] = Counter()
        rules: Counter[str] = Counter()
        fixes: Counter[bool] = Counter()
        paths: set[str] = set()
        for finding in self.findings:
            levels[finding.level] += 1
            if finding.fix:
                fixes[finding.fix.safe] += 1
            rules[finding.rule] += 1
            paths.add(place(finding).path)
        return _Tally(levels, rules, len(paths), fixes[True], fixes[False])

    @property
    def sentence(self) -> str:
        """Return the one sentence that sums the findings up."""
        documents = f"{self.documents:,} document{'' if self.documents == 1 else 's'}"
        if not self.findings:
            return f"Found nothing in {documents}."
        levels = ", ".join(counted(number, level.value) for level in Level if (number := self.count(level)))
        found = counted(len(self.findings), "finding")
        where = f"{self.affected:,} of {documents}" if self.documents > 1 else documents
        return f"Found {found} ({levels}) in {where}."

    @property
    def mostly(self) -> str:
        """Return the sentence that tells of one rule with more than half of many findings, "" where none has."""
        rule, number = self.by_rule[0] if self.findings else ("", 0)
        if len(self.findings) < MANY or number <= len(self.findings) / 2 or number == len(self.findings):
            return ""
        return f"{number:,} of these are {rule}: --ignore {rule} shows the others alone."

    @property
    def set_aside(self) -> str:
        """Return the sentence that counts what is aside, "" where nothing is."""
        suppressed = sum(finding.suppression is not None for finding in self.aside)
        known = len(self.aside) - suppressed
        told = [f"{suppressed:,} suppressed"] if suppressed else []
        told += [f"{known:,} known from the baseline"] if known else []
        return f"Beside {'these' if self.findings else 'that'}: {', '.join(told)}." if told else ""

    @property
    def mended(self) -> str:
        """Return the sentence that sums up what was fixed or would be, "" where that is nothing."""
        number = sum(len(repair.rules) for repair in self.repairs)
        documents = sum(bool(repair.rules) for repair in self.repairs)
        shown = any(repair.diff for repair in self.repairs)
        told = f"{counted(number, 'finding')} in {counted(documents, 'document')}."
        return f"{'Would fix' if shown else 'Fixed'} {told}" if number else ""

    @property
    def fixable(self) -> str:
        """Return the sentence that tells which findings have a fix, "" where none has."""
        safe, unsafe = self._tally.safe, self._tally.unsafe
        offers = [f"{safe:,} can be fixed with --fix"] if safe else []
        if unsafe:
            more = f"{unsafe:,} more" if safe else f"{unsafe:,} can be fixed"
            offers.append(f"{more} with --fix --unsafe-fixes")
        return f"{', '.join(offers)}." if offers else ""


class Options(NamedTuple):
    """How a report looks: with ANSI colours, with a table of counts, with findings and errors alone.

    `suppressed` lets SARIF hold suppressed findings, too, which code scanning shows like any other.
    """

    color: bool = False
    statistics: bool = False
    quiet: bool = False
    suppressed: bool = False


PLAIN = Options()


def render(report: Report, name: str, *, options: Options = PLAIN) -> str:
    """Return the report in the format of that name (a key of REPORTERS), ending with a line end."""
    return "".join(pieces(report, name, options=options))


def pieces(report: Report, name: str, *, options: Options = PLAIN) -> Iterator[str]:
    """Yield what `render` returns piece by piece: of many findings the whole may not fit in memory."""
    module, _, function = REPORTERS[name].partition(":")
    made: Iterator[str] = getattr(import_module(module), function)(report, options=options)
    return made


def in_xml(text: str) -> str:
    """Return text as the quoted value of an XML attribute: on one line, with nothing that XML 1.0 has no place for."""
    from xml.sax.saxutils import quoteattr

    return quoteattr(one_line(text).replace("\ufffe", "\ufffd").replace("\uffff", "\ufffd"), {'"': "&quot;"})


def written(lines: Iterable[str]) -> Iterator[str]:
    """Yield the text that lines make, a page at a time."""
    rest = iter(lines)
    while page := [*islice(rest, PAGE)]:
        yield "\n".join(page) + "\n"


def counted(number: int, noun: str) -> str:
    """Return "1 finding" or "2 findings"."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def place(subject: Finding | Related) -> Location:
    """Return the location that the engine has stamped."""
    if subject.location is None:
        raise ValueError(f"a report takes located findings only: {subject!r}")
    return subject.location


def closing(report: Report, options: Options) -> Iterator[str]:
    """Yield the lines that end a report for people: counts where asked for, problems, notes, the summary."""
    if options.statistics and report.findings:
        yield from statistics(report)
        yield ""
    for problem in report.problems:
        rule = f"rule {problem.rule}" if problem.rule else ""
        yield ": ".join(filter(None, ("error", visible(problem.path), rule, one_line(problem.reason))))
    if not options.quiet:
        yield from (f"note: {one_line(str(note))}" for note in _told(report.notes))
        yield from filter(None, (report.mended, report.sentence, report.mostly, report.set_aside, report.fixable))


def _told(notes: Iterable[Note]) -> Iterator[Note]:
    """Yield the notes, of one for each of many documents only the first and how many there are."""
    many = [note for note in notes if note.kind in FOLDED]
    for note in notes:
        if note.kind not in FOLDED or len(many) <= FEW:
            yield note
        elif note is many[0]:
            yield note._replace(text=f"{note.text} ({len(many) - 1:,} more documents like it; JSON and SARIF name all)")


def statistics(report: Report) -> Iterator[str]:
    """Yield a line for every rule that found something: how much, its name, its summary."""
    summaries = {rule.id: rule.summary for rule in report.rules}
    digits = max(len(f"{count:,}") for _, count in report.by_rule)
    letters = max(len(rule) for rule, _ in report.by_rule)
    for rule, count in report.by_rule:
        yield f"{count:>{digits},}  {rule:<{letters}}  {one_line(summaries.get(rule, ''))}".rstrip()
