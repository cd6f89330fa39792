"""The words of seedlint as data: documents, spans, findings, fixes, marks.

Every offset counts code points of the decoded text (without its byte order mark, line ends as they are), whatever
encoding the document's bytes are in.
Everything here is frozen; nothing here reads a file, a clock or a terminal. Named tuples rather than data classes:
defining one takes an eighth of the time (a start defines seventy), and spans sort and compare as tuples do.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import StrEnum
from typing import Literal

from seedlint.base.record import NamedTuple

LevelName = Literal["error", "warning", "note"]


class Level(StrEnum):
    """How grave a finding is."""

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
    "markup",  # delimiters, tags, comments: not seen by a reader
    "destination",  # where a link or an image points to: not seen by a reader
    "link",  # the text that a reader sees of a link
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
        """Tell whether the two share a code point."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: Span) -> bool:
        """Tell whether `other` lies wholly within."""
        return self.start <= other.start and other.end <= self.end

    def of(self, text: str) -> str:
        """Return the part of `text` that the span marks."""
        return text[self.start : self.end]


class Region(NamedTuple):
    """A stretch of the text of which its format says what it is."""

    kind: RegionKind
    span: Span
    level: int = 0


class Field(NamedTuple):
    """One value of a document's metadata, as written, and where it stands in the text."""

    value: str | tuple[str, ...]
    span: Span


class Document(NamedTuple):
    """A text with what its source knows of it.

    `path` is relative to where seedlint was started, with forward slashes; `metadata` has folded keys
    (lower case); `regions` are sorted by their spans; `assumed` names an encoding that its bytes only hint at.
    """

    path: str
    text: str
    format: Format = "text"
    metadata: Mapping[str, Field] = {}
    regions: tuple[Region, ...] = ()
    assumed: str = ""


class Context(NamedTuple):
    """What a document can't know of itself and a run hands in: nothing below the sources reads it from disk or clock.

    `regions` are ISO 3166 codes whose phone numbers are read without a country code, `as_of` is the day that
    counts as today, `top_level_domains` gives the known ones in lower case (called only when a URL or an address
    was found), `registered_domain` that part of a host which somebody registered (the host itself where nothing is
    known), `phone_style` is how the house writes phone numbers ("" where it doesn't say), `known_domains` are names
    that others may imitate, `allow_placeholders` the stand-ins that are meant: all of them, or hosts and numbers,
    `redact` keeps what is private out of reports, `inactive` are the names of rules that don't
    run.
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
    inactive: tuple[str, ...] = ()


class Position(NamedTuple):
    """A place as people and tools count it, 1-based: line, column in code points, column in UTF-16 units."""

    line: int
    column: int
    utf16: int


class Excerpt(NamedTuple):
    """A piece of the original text with the positions where it begins and ends."""

    start: Position
    end: Position
    text: str


class Location(NamedTuple):
    """A span of one document, made ready for readers who don't have the text.

    `context` is a larger piece around `snippet`: the lines from the one before to the one after, cut around the
    span where they are long; it equals the snippet where there is nothing around it.
    """

    path: str
    span: Span
    snippet: Excerpt
    context: Excerpt


class Related(NamedTuple):
    """Another place that a finding speaks of, with one short sentence about it."""

    span: Span
    message: str
    path: str | None = None  # absent: the finding's own document
    location: Location | None = None  # stamped by the engine


class Edit(NamedTuple):
    """Replace the text of `span` by `text`."""

    span: Span
    text: str


class Fix(NamedTuple):
    """Edits that together mend a finding; `safe` means that no meaning can be lost."""

    edits: tuple[Edit, ...]
    description: str
    safe: bool


class Suppression(NamedTuple):
    """Somebody's word that a finding is meant to be there, and why ("" where that isn't said).

    `place` is where the document says so; one from outside of the document has none, and says in `source` where it
    stands.
    """

    reason: str = ""
    place: Span | None = None
    source: str = ""


BaselineState = Literal["", "new", "unchanged", "updated"]  # "" where nothing is compared


class Finding(NamedTuple):
    """Something wrong at a place.

    A check gives the first group of fields. The engine stamps the second, so that a check knows neither its rule's
    name nor its level. `span` counts code points of the decoded text; `values` fill the fields of the rule's message;
    `variant` is one of the words that the kind tells apart (`[levels]` in a rule file); `whole` marks a finding on
    the document, anchored at its first line; `reach` is what it speaks of, where that is more than its span.
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
        """Whether somebody should look at it: it is neither suppressed nor known from a baseline."""
        return self.suppression is None and self.baseline in ("", "new")


class Mark(NamedTuple):
    """What a document adds to a question about the whole corpus: small, JSON-able, grouped by (rule, key).

    `ref` is the path of its document. It is `given` where findings may stand in that document, and not where the
    document only belongs to the corpus that the given ones are compared with.
    """

    rule: str
    key: str
    ref: str
    span: Span
    value: str = ""
    suppressed: bool = False
    given: bool = True


class Corpus(NamedTuple):
    """What a question may ask of the corpus as a whole: how many documents it has, and about each of them, by its ref.

    What is asked about a document is looked up then: its ISO `date`, "" where it states none; its folded `words`, none
    where it can't be read again.
    """

    documents: int = 0
    date: Callable[[str], str] = lambda ref: ""
    words: Callable[[str], Sequence[bytes]] = lambda ref: ()


class Marks(tuple[Mark, ...]):
    """The marks of one question, sorted by document and place, with the corpus that they come from."""

    corpus: Corpus

    def __new__(cls, marks: Iterable[Mark] = (), corpus: Corpus | None = None) -> Marks:
        """Put marks together."""
        made = super().__new__(cls, marks)
        made.corpus = corpus or Corpus()
        return made


class Problem(NamedTuple):
    """Something that kept seedlint from doing its work: an unreadable file, a rule that crashed. Ends a run with 2."""

    path: str
    reason: str
    rule: str = ""


class Note(NamedTuple):
    """What a reader of the report should know of a run: a file that was left out, an encoding that was assumed.

    `kind` is a key of the SARIF report's notifications; `path` is absent where the note is about the whole run.
    """

    text: str
    path: str = ""
    kind: str = "not-run"

    def __str__(self) -> str:
        return f"{self.path}: {self.text}" if self.path else self.text


class Inspection(NamedTuple):
    """All that one document gave; `date` is its own, in ISO's form, where a rule has looked for it anyway.

    What was found may be otherwise on another day where it `awaits` one: the document states a day to come.
    """

    findings: tuple[Finding, ...] = ()
    marks: tuple[Mark, ...] = ()
    problems: tuple[Problem, ...] = ()
    date: str | None = None
    awaits: bool = False
