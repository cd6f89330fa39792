"""Kinds of check. A kind is code; a rule is a kind with options, written down as data.

Most kinds only inspect one document. A kind that asks a question about a whole corpus emits marks, which are
grouped by key and settled; on one machine or on many, by the same code.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from seedlint.base.model import Corpus, Finding, Mark, Marks, Note
from seedlint.base.record import NamedTuple
from seedlint.facts import Facts, Hit
from seedlint.pattern import Pattern

if TYPE_CHECKING:
    from seedlint.facts.suppressions import Ignored

Answer = tuple[Mark, Finding] | Mark | Note


class Check:
    """What a kind gives: options, the fields and variants that rules may use, and one to three functions.

    A subclass is made from its validated options and does no work until a document comes. `Options` is a named
    tuple of plain values (str, int, float, bool, tuples and mappings of them, Pattern); `FIELDS` are the names
    that a rule's message may hold beside `text`; `VARIANTS` are the words that `[levels]` may map to a level.
    """

    class Options(NamedTuple):
        """No options."""

    FIELDS: ClassVar[Mapping[str, str]] = {}
    VARIANTS: ClassVar[Sequence[str]] = ()

    compares_pairs: bool = False  # whether `settle` has no answer to a question that one mark alone asks
    gathers: bool = False  # whether one of many findings that are alike speaks for all, as `gathered` tells
    always: bool = False  # whether `inspect` is called where no pattern's anchor stands, too

    def __init__(self, options: Any) -> None:
        self.options = options

    @staticmethod
    def verify(options: Any) -> None:
        """Raise ValueError where options of the right types make no sense; asked when rules are compiled."""

    @property
    def patterns(self) -> Sequence[Pattern]:
        """The patterns whose anchors the engine looks for in its one pass; only then is `inspect` called.

        An empty row means that the check looks at every document itself (`seedlint rules --cost` lists those).
        """
        return ()

    @property
    def leads(self) -> Sequence[int | None]:
        """How many words of its line may stand before each pattern's anchor (None: any number): others are no hits.

        An empty row asks for nothing.
        """
        return ()

    @property
    def looks_at_every_document(self) -> bool:
        """Whether `inspect` is called for each document, not only for those in which an anchor stands."""
        return self.always or not self.patterns

    def inspect(self, facts: Facts, hits: Sequence[Hit]) -> Iterable[Finding]:
        """Yield what is wrong in one document; `hits` are where anchors of `patterns` stand, in order."""
        return ()

    def gathered(
        self, findings: Iterable[Finding], facts: Facts, apart: Callable[[Finding], Hashable]
    ) -> Iterable[Finding]:
        """Let one of many findings speak for all that are alike; those that `apart` tells apart are not."""
        from seedlint.text.gathered import gathered

        return gathered(findings, apart)

    def review(self, facts: Facts, unused: Sequence[Ignored]) -> Iterable[Finding]:
        """Yield what is wrong in what a document says of its findings; `unused` suppressed none.

        Asked after all other rules, where a document says something of its findings.
        """
        return ()

    def emit(self, facts: Facts) -> Iterable[Mark]:
        """Yield what the document adds to a question about the corpus; the engine stamps rule and document."""
        return ()

    def settle(self, key: str, marks: Sequence[Mark]) -> Iterable[Answer]:
        """Answer the question of one key: findings, each with the mark whose document it stands in.

        `marks` are in the order of their documents' paths and of their places; the engine hands in `Marks`, which know
        their corpus. A finding in a document that isn't given is dropped: `chronological` puts these first. What
        leads to another question is a mark itself, under a greater key: keys are settled in ascending order. A note
        says what was not compared.
        """
        return ()


def corpus_of(marks: Sequence[Mark]) -> Corpus:
    """Return the corpus that the marks of a question come from."""
    return marks.corpus if isinstance(marks, Marks) else Corpus()


def chronological(marks: Iterable[Mark], corpus: Corpus) -> list[Mark]:
    """Sort marks so that a finding stands in the later of two documents and speaks of the earlier.

    Those of documents that aren't given come first; then counts the date where every document has one, else the path.
    """
    known = list(marks)
    refs = {mark.ref for mark in known}
    dates: dict[str, str] = {}
    for ref in sorted(refs) if len(refs) > 1 else ():
        date = corpus.date(ref)
        if not date:
            dates = {}
            break
        dates[ref] = date
    return sorted(known, key=lambda mark: (mark.given, dates.get(mark.ref, ""), mark.ref, mark.span))


KINDS: dict[str, str] = {
    "ambiguous-date": "seedlint.checks.dates.ambiguous_date:AmbiguousDate",
    "character": "seedlint.checks.text.character:Character",
    "claim": "seedlint.checks.claims.claim:Claim",
    "conflicting-contact": "seedlint.checks.contacts.conflicting_contact:ConflictingContact",
    "correction": "seedlint.checks.provenance.correction:UndatedCorrection",
    "date-agreement": "seedlint.checks.dates.date_agreement:DateAgreement",
    "date-expression": "seedlint.checks.dates.date_expression:DateExpression",
    "dateline": "seedlint.checks.dates.dateline:Dateline",
    "dead-url": "seedlint.checks.contacts.dead_url:DeadUrl",
    "document-date": "seedlint.checks.dates.document_date:DocumentDate",
    "duplicate-document": "seedlint.checks.duplication.duplicate_document:DuplicateDocument",
    "email": "seedlint.checks.contacts.email:Email",
    "empty-document": "seedlint.checks.text.empty_document:EmptyDocument",
    "fragmented-text": "seedlint.checks.boilerplate.fragmented_text:FragmentedText",
    "html-entity": "seedlint.checks.text.html_entity:HtmlEntity",
    "impossible-date": "seedlint.checks.dates.impossible_date:ImpossibleDate",
    "invisible": "seedlint.checks.text.invisible:Invisible",
    "late-date": "seedlint.checks.dates.late_date:LateDate",
    "link-text": "seedlint.checks.contacts.link_text:LinkText",
    "mojibake": "seedlint.checks.text.mojibake:Mojibake",
    "near-duplicate": "seedlint.checks.duplication.near_duplicate:NearDuplicate",
    "near-repetition": "seedlint.checks.duplication.near_repetition:NearRepetition",
    "obfuscated-email": "seedlint.checks.contacts.obfuscated_email:ObfuscatedEmail",
    "passage": "seedlint.checks.duplication.passage:Passage",
    "past-event": "seedlint.checks.dates.past_event:PastEvent",
    "phone": "seedlint.checks.contacts.phone:Phone",
    "phone-format": "seedlint.checks.contacts.phone_format:PhoneFormat",
    "phrase": "seedlint.checks.phrase:Phrase",
    "placeholder-contact": "seedlint.checks.contacts.placeholder_contact:PlaceholderContact",
    "provenance": "seedlint.checks.provenance.provenance:Provenance",
    "quotation": "seedlint.checks.claims.quotation:Quotation",
    "quote-balance": "seedlint.checks.text.quote_balance:QuoteBalance",
    "quote-drift": "seedlint.checks.duplication.quote_drift:QuoteDrift",
    "repeated-line": "seedlint.checks.duplication.repeated_line:RepeatedLine",
    "repeated-phrase": "seedlint.checks.duplication.repeated_phrase:RepeatedPhrase",
    "repetition": "seedlint.checks.duplication.repetition:Repetition",
    "resolvable-date": "seedlint.checks.dates.resolvable_date:ResolvableDate",
    "restatement": "seedlint.checks.duplication.restatement:Restatement",
    "stated-date": "seedlint.checks.dates.stated_date:StatedDate",
    "statistic": "seedlint.checks.claims.statistic:Statistic",
    "tag-line": "seedlint.checks.boilerplate.tag_line:TagLine",
    "template-line": "seedlint.checks.boilerplate.template_line:TemplateLine",
    "suppression": "seedlint.checks.suppression:Suppressed",
    "truncated-text": "seedlint.checks.text.truncated_text:TruncatedText",
    "url": "seedlint.checks.contacts.url:Url",
    "vanity-phone": "seedlint.checks.contacts.vanity_phone:VanityPhone",
    "weekday-mismatch": "seedlint.checks.dates.weekday_mismatch:WeekdayMismatch",
}

ONLINE = frozenset({"dead-url"})  # kinds whose marks are questions to the network, asked for with `--online`


# What a document must have for a kind that looks at every one to find something there. Where it hasn't, the kind is
# neither asked nor imported, which spares most texts half of the kinds. No need changes a finding: a test holds this.
NEEDS: Mapping[str, Callable[[Facts], object]] = {
    "ambiguous-date": lambda facts: facts.fixed_dates or facts.stated_dates,
    "conflicting-contact": lambda facts: facts.contacts,
    "date-agreement": lambda facts: facts.stated_dates,
    "date-expression": lambda facts: facts.document_date is None and facts.dates,
    "email": lambda facts: facts.emails,
    "html-entity": lambda facts: "&" in facts.text,
    "impossible-date": lambda facts: facts.fixed_dates or facts.stated_dates,
    "invisible": lambda facts: facts.unusual,
    "link-text": lambda facts: "](" in facts.text or "<" in facts.text,
    "mojibake": lambda facts: facts.unusual,
    "past-event": lambda facts: facts.fixed_dates and facts.document_date,
    "phone": lambda facts: facts.phones,
    "phone-format": lambda facts: facts.phones,
    "quote-balance": lambda facts: facts.plain_pairs is None,
    "quote-drift": lambda facts: facts.plain_pairs != () or facts.regions("quote"),
    "resolvable-date": lambda facts: facts.document_date,
    "restatement": lambda facts: len(facts.sections) > 2,
    "stated-date": lambda facts: facts.stated_dates,
    "url": lambda facts: facts.urls,
    "weekday-mismatch": lambda facts: facts.fixed_dates,
}


def kind(name: str) -> type[Check]:
    """Return the class of a kind, imported now. Raises KeyError for an unknown name."""
    module, _, attribute = KINDS[name].partition(":")
    found: type[Check] = getattr(importlib.import_module(module), attribute)
    return found
