"""Reports: what a run found, as text. A reporter yields its text and prints nothing."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from importlib import import_module
from itertools import islice
from typing import TYPE_CHECKING

from seedlint.fix import Repair
from seedlint.model import Confidence, Edit, Excerpt, Finding, Level, Location, Note, Position, Problem, Related, Span
from seedlint.position import Lines
from seedlint.record import NamedTuple
from seedlint.text.cells import UNSEEN, one_line, visible
from seedlint.text.lazy import lazy

if TYPE_CHECKING:
    from seedlint.baseline import Known

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
ESCAPED = lazy(f"[{UNSEEN}]")
PAGE = 1000  # lines, or pieces of JSON, that are written at once


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


def surroundings(location: Location) -> tuple[str, int]:
    """Return the text around a location and where in it the location begins."""
    context, start = location.context, location.snippet.start
    before = context.start.column - 1 if start.line == context.start.line else 0
    return context.text, Lines(context.text).offset(start.line - context.start.line + 1, start.column - before)


def first_line(location: Location) -> Excerpt:
    """Return the line on which a finding on the whole document is shown, as far as its context has it."""
    end = Lines(location.context.text)[0].end
    return _excerpt(location.context, Span(0, end))


def replaced(edit: Edit, location: Location) -> Excerpt | None:
    """Return what an edit replaces, None where it lies beyond the context of its finding."""
    text, at = surroundings(location)
    offset = location.span.start - at
    span = Span(edit.span.start - offset, edit.span.end - offset)
    return _excerpt(location.context, span) if span.start >= 0 and span.end <= len(text) else None


def _excerpt(context: Excerpt, span: Span) -> Excerpt:
    """Return a part of a larger excerpt."""
    inner = Lines(context.text).excerpt(span)
    return Excerpt(_shifted(inner.start, context.start), _shifted(inner.end, context.start), inner.text)


def _shifted(inner: Position, origin: Position) -> Position:
    """Return where a position stands in the text in which its own text begins at `origin`."""
    line = origin.line + inner.line - 1
    if inner.line > 1:
        return Position(line, inner.column, inner.utf16)
    return Position(line, origin.column + inner.column - 1, origin.utf16 + inner.utf16 - 1)


class Each(list[dict[str, object]]):
    """A list for `dumped` that makes its items one after the other, when they are written."""

    def __init__(self, make: Callable[[Finding], dict[str, object]], findings: Sequence[Finding]) -> None:
        super().__init__()
        self._make, self._findings = make, findings

    def __len__(self) -> int:
        return len(self._findings)

    def __iter__(self) -> Iterator[dict[str, object]]:
        return map(self._make, self._findings)


def dumped(data: object) -> Iterator[str]:
    """Yield JSON in which nothing is hidden: such characters are escaped.

    A lone surrogate, which many readers of JSON refuse, becomes U+FFFD.
    """
    import json

    rest = json.JSONEncoder(ensure_ascii=False, indent=2).iterencode(data)
    while page := "".join(islice(rest, PAGE)):
        yield ESCAPED.sub(_escape, page)
    yield "\n"


def compact(data: object) -> str:
    """Return JSON as `dumped` yields it, on one line and without its end."""
    import json

    return ESCAPED.sub(_escape, json.dumps(data, ensure_ascii=False))


def _escape(match: re.Match[str]) -> str:
    import json

    char = match[0]
    return "\ufffd" if "\ud800" <= char <= "\udfff" else json.dumps(char)[1:-1]


def closing(report: Report, options: Options) -> Iterator[str]:
    """Yield the lines that end a report for people: counts where asked for, problems, notes, the summary."""
    if options.statistics and report.findings:
        yield from statistics(report)
        yield ""
    for problem in report.problems:
        rule = f"rule {problem.rule}" if problem.rule else ""
        yield ": ".join(filter(None, ("error", visible(problem.path), rule, one_line(problem.reason))))
    if not options.quiet:
        yield from (f"note: {one_line(str(note))}" for note in report.notes)
        yield from filter(None, (report.mended, report.sentence, report.set_aside, report.fixable))


def statistics(report: Report) -> Iterator[str]:
    """Yield a line for every rule that found something: how much, its name, its summary."""
    summaries = {rule.id: rule.summary for rule in report.rules}
    digits = max(len(f"{count:,}") for _, count in report.by_rule)
    letters = max(len(rule) for rule, _ in report.by_rule)
    for rule, count in report.by_rule:
        yield f"{count:>{digits},}  {rule:<{letters}}  {one_line(summaries.get(rule, ''))}".rstrip()
