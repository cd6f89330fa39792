"""The data model: documents, spans, findings, fixes, marks.

Offsets count code points of the decoded text (without its byte order mark, line ends as they are), whatever the
encoding of the file. Everything is immutable. Named tuples rather than data classes: they take an eighth of the time
to define (a start defines seventy), and spans sort and compare as tuples.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import StrEnum
from typing import Literal

from seedlint.base.record import NamedTuple

LevelName = Literal["error", "warning", "note"]


class Level(StrEnum):
    """The severity of a finding."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"

    @property
    def rank(self) -> int:
        """3 for an error, 2 for a warning, 1 for a note."""
        return {"error": 3, "warning": 2, "note": 1}[self.value]


Confidence = Literal["high", "medium", "low"]
Format = Literal["text", "markdown"]

RegionKind = Literal[
    "front-matter",  # metadata before the text
    "code",  # fences, indented code, code spans: never prose
    "markup",  # delimiters, tags, comments: a reader doesn't see them
    "destination",  # the target of a link or an image: a reader doesn't see it
    "link",  # the text of a link, which a reader sees
    "heading",  # `level` is 1 to 6; the span is the heading's text
    "item",  # a list item's own text
    "quote",  # a block quotation
    "table",
]


class Span(NamedTuple):
    """A half-open range of code points, `start` inclusive, `end` exclusive."""

    start: int
    end: int

    @property
    def length(self) -> int:
        """Count its code points."""
        return self.end - self.start

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two spans share a code point."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: Span) -> bool:
        """Tell whether `other` lies wholly within."""
        return self.start <= other.start and other.end <= self.end

    def of(self, text: str) -> str:
        """Return the text in the span."""
        return text[self.start : self.end]


class Region(NamedTuple):
    """A part of the text with a meaning in the document's format."""

    kind: RegionKind
    span: Span
    level: int = 0


class Field(NamedTuple):
    """One value of a document's metadata, as written, and its span in the text."""

    value: str | tuple[str, ...]
    span: Span


class Document(NamedTuple):
    """A text with what its source knows about it.

    `path` is relative to the folder of the run, with forward slashes. `metadata` has lower-case keys. `regions` are
    sorted by span. `assumed` names an encoding that was guessed, "" if the bytes make it certain.
    """

    path: str
    text: str
    format: Format = "text"
    metadata: Mapping[str, Field] = {}
    regions: tuple[Region, ...] = ()
    assumed: str = ""

    @property
    def body_start(self) -> int:
        """The offset at which the text begins: behind the front matter, if there is any."""
        first = self.regions[0] if self.regions else None
        return first.span.end if first and first.kind == "front-matter" else 0


class Context(NamedTuple):
    """What a run passes down to facts and checks, because a document alone doesn't say it.

    `regions`: ISO 3166 codes of the regions whose phone numbers may lack a country code. `as_of`: the day that counts
    as today. `top_level_domains`: returns the known ones in lower case (called only if there are URLs or addresses).
    `registered_domain`: returns the registered part of a host, or the host. `phone_style`: how fixes write phone
    numbers, "" to leave them. `known_domains`: domains that others may imitate. `allow_placeholders`: placeholders
    that are intended: hosts, addresses and numbers, or all of them. `redact`: keep private data out of reports.
    `inactive`: the names of rules that don't run, by which suppressions may refer to them; None where nobody knows.
    """

    regions: tuple[str, ...] = ("US",)
    as_of: dt.date | None = None
    languages: tuple[str, ...] = ()
    top_level_domains: Callable[[], frozenset[str]] = frozenset
    registered_domain: Callable[[str], str] = str.lower
    phone_style: str = ""
    known_domains: tuple[str, ...] = ()
    allow_placeholders: bool | tuple[str, ...] = ()
    redact: bool = False
    inactive: tuple[str, ...] | None = None


class Position(NamedTuple):
    """A position as people and tools count it, 1-based: line, column in code points, column in UTF-16 units."""

    line: int
    column: int
    utf16: int


class Excerpt(NamedTuple):
    """A piece of the original text with the positions of its ends."""

    start: Position
    end: Position
    text: str


class Location(NamedTuple):
    """A span of a document together with its text, for readers who don't have the document.

    `snippet` is the text of the span; `context` has the line before and the line after, too, and of long lines the
    part around the span.
    """

    path: str
    span: Span
    snippet: Excerpt
    context: Excerpt


class Related(NamedTuple):
    """Another place that a finding refers to, with one short sentence about it."""

    span: Span
    message: str
    path: str | None = None  # absent: the finding's own document
    location: Location | None = None  # set by the engine


class Edit(NamedTuple):
    """Replace the text of `span` by `text`."""

    span: Span
    text: str


class Fix(NamedTuple):
    """Edits that together fix a finding; `safe` means that they can't lose meaning."""

    edits: tuple[Edit, ...]
    description: str
    safe: bool


class Suppression(NamedTuple):
    """A suppression of a finding, with its reason ("" if none is given).

    `place` is the comment in the document that suppresses it. One from a `.seedlint-ignore` has none; its `source` is
    the `file:line` there.
    """

    reason: str = ""
    place: Span | None = None
    source: str = ""


BaselineState = Literal["", "new", "unchanged", "updated"]  # "" without a baseline


class Finding(NamedTuple):
    """Something wrong at a place in a document.

    A check sets the first group of fields, the engine the second: a check knows neither its rule's id nor its level.
    `values` fill the fields of the rule's message. `variant` is one of the check's variants, which may have levels of
    their own (`[levels]` in a rule file). `whole` marks a finding on the whole document, shown at its first line.
    `reach` is the text that the finding is about, if that is more than its span.
    """

    span: Span
    values: Mapping[str, str] = {}
    variant: str = ""
    related: tuple[Related, ...] = ()
    fix: Fix | None = None
    confidence: Confidence | None = None
    whole: bool = False
    reach: Span | None = None

    rule: str = ""
    level: Level = Level.WARNING
    message: str = ""
    location: Location | None = None
    fingerprint: str = ""
    line_hash: str = ""
    suppression: Suppression | None = None
    baseline: BaselineState = ""

    @property
    def is_open(self) -> bool:
        """Whether it needs attention: it is neither suppressed nor known from a baseline."""
        return self.suppression is None and self.baseline in ("", "new")


class Mark(NamedTuple):
    """What a document contributes to comparing documents: marks of one rule and key are settled together.

    `ref` is the path of its document. `value` is whatever the check needs of the document to compare it, as text.
    `linted` is False if the document only belongs to the corpus: then it is compared with, but gets no findings.
    """

    rule: str
    key: str
    ref: str
    span: Span
    value: str = ""
    suppressed: bool = False
    linted: bool = True


class Corpus(NamedTuple):
    """The corpus as a check sees it while settling: the number of documents, and functions that look one up by its ref.

    `date` returns the ISO date that a document states, or ""; `words` its folded words, none if it can't be read again.
    """

    documents: int = 0
    date: Callable[[str], str] = lambda ref: ""
    words: Callable[[str], Sequence[bytes]] = lambda ref: ()


class Marks(tuple[Mark, ...]):
    """The marks of one rule and key, sorted by document and place, with their corpus."""

    corpus: Corpus

    def __new__(cls, marks: Iterable[Mark] = (), corpus: Corpus | None = None) -> Marks:
        """Make a tuple of marks that carries the corpus."""
        made = super().__new__(cls, marks)
        made.corpus = corpus or Corpus()
        return made


class Problem(NamedTuple):
    """Something that could not be done: an unreadable file, a rule that crashed. A run with problems exits with 2."""

    path: str
    reason: str
    rule: str = ""


class Note(NamedTuple):
    """What a reader of the report should know about the run: a file that was left out, an encoding that was assumed.

    `kind` is a key of the SARIF report's notifications; `path` is "" if the note is about the whole run.
    """

    text: str
    path: str = ""
    kind: str = "not-run"

    def __str__(self) -> str:
        return f"{self.path}: {self.text}" if self.path else self.text


class Inspection(NamedTuple):
    """The result of inspecting one document.

    `date` is the ISO date that it states, None if no rule has looked for it. `awaits`: the document states a date
    still to come, so that its findings may differ on another day.
    """

    findings: tuple[Finding, ...] = ()
    marks: tuple[Mark, ...] = ()
    problems: tuple[Problem, ...] = ()
    date: str | None = None
    awaits: bool = False
