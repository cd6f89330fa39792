"""Reports: what a run found, and the reporters, which yield it as text in many formats and print nothing."""

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
from seedlint.rulebook.rule import FIELD
from seedlint.text.cells import one_line, visible

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
MANY = 20  # findings from which on the report names a rule that found most of them
CHUNK = 1000  # lines that are yielded at once
FOLDED = ("assumed-encoding",)  # kinds of note that an old corpus has by the hundred, without need to act
FEW = 3  # notes of such a kind up to which reports for people list all


class RuleInfo(NamedTuple):
    """What a report contains about a rule.

    `message` is the template with `{named}` fields, `page` the prose of the rule's page (Markdown), `why` its first
    paragraph.
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
        """The names of the message's fields, in order, once each."""
        return tuple(dict.fromkeys(filter(None, FIELD.findall(self.message))))

    @property
    def url(self) -> str:
        """The URL of the rule's page."""
        return f"{DOCS}rules/{self.id}/"


class _Tally(NamedTuple):
    """Counts of findings by level, by rule and by safety of their fix, and of the documents that have findings."""

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
    """The outcome of a run: located findings in order, and how the run went.

    `findings` are the open ones, `aside` those that are suppressed or known from a baseline, `absent` the entries of
    the baseline that are no longer found; `compared` tells whether there was a baseline. `rules` has every rule that a
    finding names. `documents` is the number of documents that were read. `as_of` is set only if `--as-of` was given, so
    that reports don't change from day to day. `suffix_list` is the date of the list of top-level domains, "" if the
    format doesn't show it. `repairs` are the fixes that were applied, or would be.
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
        """The rules with findings and their numbers of findings, the most frequent first."""
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
            paths.add(location_of(finding).path)
        return _Tally(levels, rules, len(paths), fixes[True], fixes[False])

    @property
    def sentence(self) -> str:
        """The sentence that sums up the findings."""
        documents = counted(self.documents, "document")
        if not self.findings:
            return f"Found nothing in {documents}."
        levels = ", ".join(counted(number, level.value) for level in Level if (number := self.count(level)))
        found = counted(len(self.findings), "finding")
        where = f"{self.affected:,} of {documents}" if self.documents > 1 else documents
        return f"Found {found} ({levels}) in {where}."

    @property
    def mostly(self) -> str:
        """The sentence that names a rule with more than half of many findings, "" if there is none."""
        rule, number = self.by_rule[0] if self.findings else ("", 0)
        if len(self.findings) < MANY or number <= len(self.findings) / 2 or number == len(self.findings):
            return ""
        return f"{number:,} of these are {rule}: --ignore {rule} shows the others alone."

    @property
    def set_aside(self) -> str:
        """The sentence that counts the findings that are set aside, "" if there are none."""
        suppressed = sum(finding.suppression is not None for finding in self.aside)
        known = len(self.aside) - suppressed
        counts = [f"{suppressed:,} suppressed"] if suppressed else []
        counts += [f"{known:,} known from the baseline"] if known else []
        return f"Beside {'these' if self.findings else 'that'}: {', '.join(counts)}." if counts else ""

    @property
    def fixed(self) -> str:
        """The sentence that sums up what was fixed or would be, "" if nothing was."""
        number = sum(len(repair.rules) for repair in self.repairs)
        documents = sum(bool(repair.rules) for repair in self.repairs)
        shown = any(repair.diff for repair in self.repairs)
        what = f"{counted(number, 'finding')} in {counted(documents, 'document')}."
        return f"{'Would fix' if shown else 'Fixed'} {what}" if number else ""

    @property
    def fixable(self) -> str:
        """The sentence that counts the findings with a fix, "" if there are none."""
        safe, unsafe = self._tally.safe, self._tally.unsafe
        offers = [f"{safe:,} can be fixed with --fix"] if safe else []
        if unsafe:
            more = f"{unsafe:,} more" if safe else f"{unsafe:,} can be fixed"
            offers.append(f"{more} with --fix --unsafe-fixes")
        return f"{', '.join(offers)}." if offers else ""


class Options(NamedTuple):
    """Options of a report: ANSI colours, a table of counts, only findings and errors (`quiet`).

    `suppressed` puts suppressed findings into SARIF, too; code scanning shows them like any other.
    """

    color: bool = False
    statistics: bool = False
    quiet: bool = False
    suppressed: bool = False


PLAIN = Options()


def render(report: Report, name: str, *, options: Options = PLAIN) -> str:
    """Return the report in a format (a key of REPORTERS), with a final line end."""
    return "".join(pieces(report, name, options=options))


def pieces(report: Report, name: str, *, options: Options = PLAIN) -> Iterator[str]:
    """Yield the text of `render` piece by piece: with many findings, the whole may not fit in memory."""
    module, _, function = REPORTERS[name].partition(":")
    made: Iterator[str] = getattr(import_module(module), function)(report, options=options)
    return made


def in_xml(text: str) -> str:
    """Return text as a quoted XML attribute value, on one line, without characters that XML 1.0 forbids."""
    from xml.sax.saxutils import quoteattr

    return quoteattr(one_line(text).replace("\ufffe", "\ufffd").replace("\uffff", "\ufffd"), {'"': "&quot;"})


def joined(lines: Iterable[str]) -> Iterator[str]:
    """Join lines with line ends, and yield them in chunks."""
    rest = iter(lines)
    while chunk := [*islice(rest, CHUNK)]:
        yield "\n".join(chunk) + "\n"


def counted(number: int, noun: str) -> str:
    """Return "1 finding" or "2 findings"."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def location_of(subject: Finding | Related) -> Location:
    """Return the location of a finding, which the engine has set."""
    if subject.location is None:
        raise ValueError(f"a report takes located findings only: {subject!r}")
    return subject.location


def closing(report: Report, options: Options) -> Iterator[str]:
    """Yield the last lines of a report for people: statistics if asked for, problems, notes, the summary."""
    if options.statistics and report.findings:
        yield from statistics(report)
        yield ""
    for problem in report.problems:
        rule = f"rule {problem.rule}" if problem.rule else ""
        yield ": ".join(filter(None, ("error", visible(problem.path), rule, one_line(problem.reason))))
    if not options.quiet:
        yield from (f"note: {one_line(str(note))}" for note in _folded(report.notes))
        yield from filter(None, (report.fixed, report.sentence, report.mostly, report.set_aside, report.fixable))


def _folded(notes: Iterable[Note]) -> Iterator[Note]:
    """Yield the notes; of many of a FOLDED kind only the first one, with their number."""
    many = [note for note in notes if note.kind in FOLDED]
    for note in notes:
        if note.kind not in FOLDED or len(many) <= FEW:
            yield note
        elif note is many[0]:
            yield note._replace(text=f"{note.text} ({len(many) - 1:,} more documents like it; JSON and SARIF name all)")


def statistics(report: Report) -> Iterator[str]:
    """Yield a line for every rule with findings: their number, its id, its summary."""
    summaries = {rule.id: rule.summary for rule in report.rules}
    digits = max(len(f"{count:,}") for _, count in report.by_rule)
    letters = max(len(rule) for rule, _ in report.by_rule)
    for rule, count in report.by_rule:
        yield f"{count:>{digits},}  {rule:<{letters}}  {one_line(summaries.get(rule, ''))}".rstrip()
