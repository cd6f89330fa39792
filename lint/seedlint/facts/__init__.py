"""Facts: typed views of one document, computed on first access and cached; long, as each is a property of one class.

A fact is a pure function of the document and of the context that a run passes in. The modules of this package never
import each other: `Facts` passes to each what it needs of the others.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from seedlint.base.model import Context, Document, RegionKind, Related, Span
from seedlint.base.position import Lines
from seedlint.base.record import NamedTuple
from seedlint.text.cached_property import cached_property

if TYPE_CHECKING:
    from seedlint.facts.claims.attributions import Attribution
    from seedlint.facts.contacts.emails import Email
    from seedlint.facts.contacts.owned_contacts import Contact
    from seedlint.facts.contacts.phones import Phone
    from seedlint.facts.contacts.urls import Url
    from seedlint.facts.duplication.repeats import Repeats
    from seedlint.facts.duplication.wording import Wording
    from seedlint.facts.genre import Genre
    from seedlint.facts.language import Language
    from seedlint.facts.provenance.byline import Byline
    from seedlint.facts.provenance.canonical_url import CanonicalUrl
    from seedlint.facts.provenance.corrections import Correction
    from seedlint.facts.provenance.licence import Licence
    from seedlint.facts.provenance.source import Source
    from seedlint.facts.sentences import Sentences
    from seedlint.facts.structure import Paragraph, Section
    from seedlint.facts.suppressions import Ignored
    from seedlint.text.claims.quotation_marks import Quote
    from seedlint.text.dates.expression import DateExpression
    from seedlint.text.dates.language import Order
    from seedlint.text.dates.stated import DocumentDate
    from seedlint.text.spans import Overlaps

USUAL = bytes([*b"\t\n\f\r", *range(0x20, 0x7F)])  # printable ASCII and its white space

SOURCE_NEAR = 600  # code points from a statement within which a named source counts as near
OPENING = 200  # code points that hold the first line of a change log or a manual page
LOGS = ("change", "release", "relnotes", "new", "history")  # parts of the file names of change logs


class Hit(NamedTuple):
    """A place where the anchor of a check's pattern was found; `pattern` is its index in the check's `patterns`."""

    pattern: int
    span: Span


class Facts:
    """All facts of one document. Spans are offsets into the document's original text."""

    def __init__(self, document: Document, context: Context | None = None) -> None:
        self.document = document
        self.context = context or Context()
        self.text = document.text

    @cached_property
    def lines(self) -> Lines:
        """The lines, numbered from 0, without their ends."""
        return Lines(self.text)

    @cached_property
    def shown(self) -> str:
        """The text as reports may show it: passwords in URLs are masked, at the same length."""
        from seedlint.text.contacts.credentials import redacted

        return redacted(self.text)

    @cached_property
    def prose(self) -> str:
        """The text with code overwritten by OPAQUE, markup and destinations by MARKUP; length and line ends stay."""
        from seedlint.facts.prose import prose

        return prose(self.document)

    @cached_property
    def unusual(self) -> str:
        """The distinct characters beyond printable ASCII and its white space, sorted.

        Checks for odd characters search this before the text: most texts have few of them, many have none.
        """
        data = self.text.encode("utf-8", "surrogatepass").translate(None, USUAL)
        return "".join(sorted(set(data.decode("utf-8", "surrogatepass")))) if data else ""

    @cached_property
    def says_something(self) -> bool:
        """Whether the document has enough words that a date or an author may be expected of it."""
        from seedlint.facts.prose import says_something

        return says_something(self.prose)

    @cached_property
    def suppressions(self) -> tuple[Ignored, ...]:
        """The suppressions written in the document (`seedlint-ignore`); most documents have none."""
        if "seedlint-ignore" not in self.text:
            return ()
        from seedlint.facts.suppressions import suppressions

        return suppressions(self.document, self.prose)

    def regions(self, kind: RegionKind) -> tuple[Span, ...]:
        """Return the spans of the document's regions of a kind, in order."""
        return self._regions.get(kind, ())

    @cached_property
    def mentions(self) -> Overlaps:
        """Code and closed quotations: what the text shows there it doesn't say itself."""
        from seedlint.text.spans import Overlaps

        return Overlaps((*self.regions("code"), *(quote.span for quote in self.quotes if quote.closed)))

    @cached_property
    def _regions(self) -> Mapping[str, tuple[Span, ...]]:
        found: dict[str, list[Span]] = {}
        for region in self.document.regions:
            found.setdefault(region.kind, []).append(region.span)
        return {kind: tuple(spans) for kind, spans in found.items()}

    @cached_property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """The paragraphs, headings and list items, in order; `kind` says which it is."""
        from seedlint.facts.structure import paragraphs

        return paragraphs(self.document, self.prose, self.lines)

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """The headings, each with the text up to the next; text before the first is a section without one."""
        from seedlint.facts.structure import sections

        return sections(self.document, self.paragraphs)

    @cached_property
    def sentences(self) -> Sentences:
        """The sentences of all paragraphs, in order, with look-up by offset."""
        from seedlint.facts.sentences import Sentences

        return Sentences(self.prose, [paragraph.span for paragraph in self.paragraphs])

    @cached_property
    def quotes(self) -> tuple[Quote, ...]:
        """The quotations, outermost first, each with its marks, whether it is closed, and its speaker if named."""
        from seedlint.facts.claims.quotes import quotes

        return quotes(self.prose, [paragraph.span for paragraph in self.paragraphs])

    @cached_property
    def unattributed_quotes(self) -> tuple[Quote, ...]:
        """The quotations without their speakers: finding those costs more than the rest."""
        from seedlint.facts.claims.quotes import quotes

        return quotes(self.prose, [paragraph.span for paragraph in self.paragraphs], attribute=False)

    @cached_property
    def attributions(self) -> tuple[Attribution, ...]:
        """The sentences that report what somebody says, each with its source: named, generic or absent."""
        from seedlint.facts.claims.attributions import attributions

        opened = [quote for quote in self.quotes if quote.opening]
        return attributions(self.prose, self.sentences, opened, self.links)

    def nearest_source(self, span: Span) -> tuple[Related, ...]:
        """Return, as related location, the nearest named source of another sentence; empty where there is none.

        Only sources in the section of `span` and within SOURCE_NEAR code points count.
        """
        from seedlint.facts.claims.attributions import nearest_name

        near = Span(max(span.start - SOURCE_NEAR, 0), span.end + SOURCE_NEAR)
        section = self.section_at(span.start)
        if section is not None:
            near = Span(max(near.start, section.body.start), min(near.end, section.body.end))
        name = nearest_name(self.prose, near, span, self.sentences.at, self.links)
        return (Related(name, "the nearest source that is named: of another statement"),) if name else ()

    def section_at(self, offset: int) -> Section | None:
        """Return the section that contains an offset, in its heading or its body; None where there is none."""
        index = bisect_right(self.sections, offset, key=lambda section: (section.heading or section.body).start) - 1
        return self.sections[index] if index >= 0 else None

    @cached_property
    def links(self) -> tuple[Span, ...]:
        """The texts and destinations of links, in order."""
        return tuple(sorted((*self.regions("link"), *self.regions("destination"))))

    @cached_property
    def linked(self) -> tuple[Span, ...]:
        """The union of the links, which may overlap where HTML is mixed with Markdown."""
        from seedlint.text.spans import disjoint

        return disjoint(self.links)

    @cached_property
    def plain_pairs(self) -> tuple[Span, ...] | None:
        """The quotations of a text in which all quotation marks form unambiguous pairs; None for any other text."""
        from seedlint.facts.claims.quotes import plain_pairs

        return plain_pairs(self.prose)

    @cached_property
    def digits(self) -> tuple[int, ...]:
        """The offsets at which runs of digits begin in the prose; dates and phone numbers are searched for there."""
        from seedlint.text.digits import digit_runs

        return digit_runs(self.prose)

    @cached_property
    def dates(self) -> tuple[DateExpression, ...]:
        """All date expressions: full, partial, numeric and relative ones."""
        from seedlint.facts.dates.expressions import dates
        from seedlint.facts.dates.months import months_without_day
        from seedlint.facts.dates.relative import relative_expressions
        from seedlint.text.dates.language import foreign_languages

        fixed, languages = self.fixed_dates, foreign_languages(self.prose)
        months = months_without_day(self.prose, [date.span for date in fixed], languages)
        return dates(self.prose, fixed, relative_expressions(self.prose, languages), months)

    @cached_property
    def fixed_dates(self) -> tuple[DateExpression, ...]:
        """The dates with a number, none of them relative; they suffice for most checks, and cost less than `dates`."""
        from seedlint.facts.dates.expressions import fixed_dates

        return fixed_dates(self.prose, self.digits, order=self._order_of_days)

    def _dates_of(self, value: str) -> tuple[DateExpression, ...]:
        """Return the dates of a metadata value, with day and month in the document's order."""
        from seedlint.facts.dates.expressions import fixed_dates

        return fixed_dates(value, order=self._order_of_days)

    def _order_of_days(self) -> Order:
        """Return which number of 3/4/2024 is the day, by the document's language; "" if that is unknown."""
        from seedlint.text.dates.language import order_of_days

        language = self.language
        return order_of_days(language.value, stated=language.evidence != "function words") if language else ""

    @cached_property
    def stated_dates(self) -> tuple[DocumentDate, ...]:
        """All dates that the document states for itself: from metadata, text, URL and path, in this order.

        The `kind` of each is what the date is of (publication, update, embargo ...), `evidence` where it was found.
        """
        from seedlint.facts.dates.metadata import url_and_path_dates

        return (*self._metadata_dates, *self._dates_in_text, *url_and_path_dates(self.document))

    @cached_property
    def future_dates(self) -> tuple[DocumentDate, ...]:
        """The stated dates after today: findings about them, and only these, depend on the day of the run."""
        from seedlint.text.dates.stated import is_future

        today = self.context.as_of
        return tuple(date for date in self.stated_dates if is_future(date, today)) if today else ()

    @cached_property
    def _dates_in_text(self) -> Iterable[DocumentDate]:
        if not any(date.year for date in self.fixed_dates):
            return ()
        if _may_be_log_or_manual(self.document):
            from seedlint.facts.dates.maintained import maintained_dates

            if kept := tuple(maintained_dates(self.document, self.lines, self.fixed_dates)):
                return kept
        from seedlint.facts.dates.stated_in_text import dates_in_text

        return tuple(dates_in_text(self.document, self.lines, self.fixed_dates))

    @cached_property
    def _metadata_dates(self) -> tuple[DocumentDate, ...]:
        from seedlint.facts.dates.metadata import metadata_dates

        return tuple(metadata_dates(self.document, read=self._dates_of))

    @cached_property
    def document_date(self) -> DocumentDate | None:
        """The publication date that the document states, with its evidence; None where it states none."""
        from seedlint.facts.dates.document_date import is_final, strongest

        declared = strongest(self._metadata_dates)
        return declared if declared and is_final(declared) else strongest(self.stated_dates)

    @cached_property
    def is_draft(self) -> bool:
        """Whether the metadata says that the document isn't published yet."""
        from seedlint.facts.dates.metadata import is_draft

        return is_draft(self.document)

    @cached_property
    def genre(self) -> Genre:
        """The genre guessed from path and content: "documentation", or "" for any other text."""
        from seedlint.facts.genre import genre

        return genre(self.document, self.prose)

    @cached_property
    def shows_code(self) -> bool:
        """Whether it is documentation by more than its headings."""
        from seedlint.facts.genre import shows_code

        return shows_code(self.document, self.prose)

    @cached_property
    def is_maintained(self) -> bool:
        """Whether it is documentation, usually undated: a README, a licence, a reference, a text full of code."""
        from seedlint.facts.genre import has_permanent_links, is_maintained

        may_be = bool(self.genre) or has_permanent_links(self.document)
        return may_be and is_maintained(self.document, self.prose)

    @cached_property
    def byline(self) -> Byline | None:
        """The author or authors that the document names; None where it names none."""
        from seedlint.facts.provenance.byline import byline

        return byline(self.document, self.prose, self.lines.spans)

    @cached_property
    def source(self) -> Source | None:
        """The publisher, outlet or agency that the document names as its own; None where it names none."""
        from seedlint.facts.provenance.source import source

        return source(self.document, self.prose, self.lines.spans)

    @cached_property
    def canonical_url(self) -> CanonicalUrl | None:
        """The URL, or only its path, that the document states as its own; None where it states none."""
        from seedlint.facts.provenance.canonical_url import canonical_url

        return canonical_url(self.document, self.lines.spans)

    @cached_property
    def licence(self) -> Licence | None:
        """What the document says about its rights, with an SPDX identifier if there is one; None: nothing."""
        from seedlint.facts.provenance.licence import licence

        headings = [paragraph.span for paragraph in self.paragraphs if paragraph.kind == "heading"]
        return licence(self.document, self.prose, self.lines.spans, headings)

    @cached_property
    def language(self) -> Language | None:
        """The language as stated, configured or detected by function words; None where it is unknown."""
        from seedlint.facts.language import language

        return language(self.document, self.prose, self.context.languages)

    @cached_property
    def corrections(self) -> tuple[Correction, ...]:
        """The corrections and editor's notes, each with the date on which it was made where it states one."""
        from seedlint.facts.provenance.corrections import corrections, has_cue

        if not has_cue(self.prose):  # spares most texts the search for paragraphs and dates
            return ()
        published = self.document_date.value if self.document_date else None
        return corrections(self.prose, [paragraph.span for paragraph in self.paragraphs], self.dates, published)

    @cached_property
    def phones(self) -> tuple[Phone, ...]:
        """The phone numbers, valid or not."""
        from seedlint.text.digits import SIX

        if not any(SIX.match(self.prose, digit) for digit in self.digits):
            return ()
        from seedlint.facts.contacts.phones import phones

        def is_english() -> bool:
            return self.language is None or self.language.primary == "en"

        taken = (url.span for url in self.urls)
        return phones(self.prose, taken, regions=self.context.regions, digits=self.digits, is_english=is_english)

    @cached_property
    def linked_phones(self) -> tuple[Phone, ...]:
        """The numbers that `tel:` links dial and their reader doesn't see."""
        if "tel:" not in self.text and "TEL:" not in self.text:
            return ()
        from seedlint.facts.contacts.phones import linked_phones

        return linked_phones(self.document, self.phones, regions=self.context.regions)

    @cached_property
    def urls(self) -> tuple[Url, ...]:
        """The URLs, well formed or not, in prose and in destinations, never in code."""
        from seedlint.text.contacts.url_patterns import START_PARTS

        if not any(part in self.text for rare, parts in START_PARTS.items() if rare in self.text for part in parts):
            return ()
        from seedlint.facts.contacts.urls import urls

        return urls(self.document, self.context.top_level_domains, known_domains=self.context.known_domains)

    @cached_property
    def emails(self) -> tuple[Email, ...]:
        """The e-mail addresses, well formed or not."""
        if "@" not in self.text:
            return ()
        from seedlint.facts.contacts.emails import emails

        return emails(self.document, (url.span for url in self.urls), self.context.top_level_domains)

    @cached_property
    def contacts(self) -> tuple[Contact, ...]:
        """The valid phone numbers, the URLs and the e-mail addresses, each with its normal form and its owner."""
        return self._contacts(pages=True)

    @cached_property
    def comparable_contacts(self) -> tuple[Contact, ...]:
        """The contacts without the URLs of single pages, which are most URLs: finding owners is expensive."""
        return self._contacts(pages=False)

    def _contacts(self, *, pages: bool) -> tuple[Contact, ...]:
        if not (self.phones or self.urls or self.emails):
            return ()
        from seedlint.facts.contacts.owned_contacts import Kind, contacts
        from seedlint.text.contacts.normal_form import normal_address, normal_url

        found: list[tuple[Kind, Span, str]] = [
            ("phone", phone.span, phone.e164) for phone in self.phones if phone.e164 and not phone.reason
        ]
        found += [("url", url.span, normal_url(url.text)) for url in self.urls]
        found += [("email", email.span, normal_address(email.text)) for email in self.emails]
        if not found:
            return ()
        items = [paragraph.span for paragraph in self.paragraphs if paragraph.kind == "item"]
        headings = [(block.span, block.level > 1) for block in self.paragraphs if block.kind == "heading"]
        return contacts(self.prose, found, items, headings, pages=pages)

    @cached_property
    def wording(self) -> Wording:
        """The words of the text, normalized so that two copies of one text have the same words and the same digest."""
        from seedlint.facts.duplication.wording import Wording

        unusual = "" if self.text.isascii() else self.unusual
        unseen = (*self.regions("front-matter"), *self.regions("markup")) if self.document.regions else ()
        return Wording(self.text, unusual, unseen)

    @cached_property
    def repeats(self) -> Repeats:
        """The words of the prose, split at blanks, and how many runs of five words are repeated."""
        from seedlint.facts.duplication.repeats import repeats

        return repeats(self.prose)

    @cached_property
    def terms(self) -> Mapping[str, int]:
        """The count of each content word: case-folded, without stop words."""
        from seedlint.facts.terms import terms

        return terms(self.prose)


def _may_be_log_or_manual(document: Document) -> bool:
    """Tell whether a document may be a change log or a manual page, by its file name and first line alone.

    It spares most texts the import and the search that these need.
    """
    name = document.path.rpartition("/")[2].lower()
    first = document.text[:OPENING].lstrip().partition("\n")[0].rstrip()
    has_typical_first_line = first.endswith((")", ">")) or first.startswith("commit ") or "; urgency=" in first
    return has_typical_first_line or any(part in name for part in LOGS)
