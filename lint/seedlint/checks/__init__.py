"""Kinds of check. A kind is a class here; a rule is a kind with options, written as data in `rules/`.

Most kinds inspect one document at a time. A kind that compares documents emits marks for each document; marks with
the same key are then settled together.
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
    """The base class of all kinds: a subclass overrides `inspect`, `emit` and `settle`, or `review`.

    It is created from validated options and does no work until it is given a document. `Options` is a named tuple of
    plain values (str, int, float, bool, tuples and mappings of them, Pattern). `FIELDS` maps the names that a rule's
    message may contain besides `text` to what they mean. `VARIANTS` are the names that a rule's `[levels]` may give a
    level.
    """

    class Options(NamedTuple):
        """No options."""

    FIELDS: ClassVar[Mapping[str, str]] = {}
    VARIANTS: ClassVar[Sequence[str]] = ()

    compares_pairs: bool = False  # whether `settle` returns nothing for a key with a single mark
    gathers: bool = False  # whether many similar findings of a document are merged by `gathered`
    always: bool = False  # whether `inspect` is also called where no pattern's anchor is found

    def __init__(self, options: Any) -> None:
        self.options = options

    @staticmethod
    def verify(options: Any) -> None:
        """Raise ValueError for options of the right types but wrong values; called when rules are compiled."""

    @property
    def patterns(self) -> Sequence[Pattern]:
        """The patterns whose anchors the engine searches for, all in one pass; `inspect` is called where it finds any.

        They are those of the option `patterns`, where a kind has it. With no patterns, `inspect` is called for every
        document (`seedlint rules --cost` lists these kinds).
        """
        found: Sequence[Pattern] = getattr(self.options, "patterns", ())
        return found

    @property
    def leads(self) -> Sequence[int | None]:
        """For each pattern, how many words of the line may come before its anchor, else it is no hit.

        None means any number; an empty sequence restricts no pattern.
        """
        return ()

    @property
    def looks_at_every_document(self) -> bool:
        """Whether `inspect` is called for every document, not only for those with an anchor."""
        return self.always or not self.patterns

    def inspect(self, facts: Facts, hits: Sequence[Hit]) -> Iterable[Finding]:
        """Yield the findings of one document; `hits` are the places of anchors of `patterns`, in order."""
        return ()

    def gathered(
        self, findings: Iterable[Finding], facts: Facts, apart: Callable[[Finding], Hashable]
    ) -> Iterable[Finding]:
        """Merge many similar findings of a document into one; never those for which `apart` returns different keys."""
        from seedlint.text.gathered import gathered

        return gathered(findings, apart)

    def review(self, facts: Facts, unused: Sequence[Ignored]) -> Iterable[Finding]:
        """Yield findings about a document's own suppressions, of which `unused` suppressed nothing.

        Called after all other rules, only for documents that have suppressions.
        """
        return ()

    def emit(self, facts: Facts) -> Iterable[Mark]:
        """Yield the marks of a document for comparison with others; the engine fills in `rule` and `ref`."""
        return ()

    def settle(self, key: str, marks: Sequence[Mark]) -> Iterable[Answer]:
        """Compare all marks of one key; yield findings, each with a mark of the document that it belongs to.

        `marks` are sorted by document path and place; the engine passes `Marks`, which know their corpus. Findings in
        documents that aren't `linted` are dropped; `chronological` sorts these documents first. A yielded mark with
        a greater key is settled later: keys are settled in ascending order. A yielded note says what wasn't compared.
        """
        return ()


def corpus_of(marks: Sequence[Mark]) -> Corpus:
    """Return the corpus of marks that the engine passed to `settle`, else an empty one."""
    return marks.corpus if isinstance(marks, Marks) else Corpus()


def chronological(marks: Iterable[Mark], corpus: Corpus) -> list[Mark]:
    """Return the marks with those of earlier documents first: findings are reported on the later of two documents.

    Documents that aren't `linted` come before all others; else the order is by date if every document has one, or by
    path.
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
    return sorted(known, key=lambda mark: (mark.linted, dates.get(mark.ref, ""), mark.ref, mark.span))


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
    "suppression": "seedlint.checks.suppression:Suppressed",
    "tag-line": "seedlint.checks.boilerplate.tag_line:TagLine",
    "template-line": "seedlint.checks.boilerplate.template_line:TemplateLine",
    "truncated-text": "seedlint.checks.text.truncated_text:TruncatedText",
    "url": "seedlint.checks.contacts.url:Url",
    "vanity-phone": "seedlint.checks.contacts.vanity_phone:VanityPhone",
    "weekday-mismatch": "seedlint.checks.dates.weekday_mismatch:WeekdayMismatch",
}

ONLINE = frozenset({"dead-url"})  # kinds whose marks are looked up in the network, with `--online` only


# What a document must have for a kind without patterns to find anything. Where it is falsy, the kind is neither called
# nor imported, which skips half of the kinds for most texts. These conditions never change a finding (a test checks).
NEEDS: Mapping[str, Callable[[Facts], object]] = {
    "ambiguous-date": lambda facts: facts.fixed_dates or facts.stated_dates,
    "conflicting-contact": lambda facts: facts.comparable_contacts,
    "date-agreement": lambda facts: facts.stated_dates,
    "date-expression": lambda facts: facts.document_date is None and facts.dates,
    "email": lambda facts: facts.emails,
    "html-entity": lambda facts: "&" in facts.text,
    "impossible-date": lambda facts: facts.fixed_dates or facts.stated_dates,
    "invisible": lambda facts: facts.unusual,
    "link-text": lambda facts: "](" in facts.text or "<" in facts.text,
    "mojibake": lambda facts: facts.unusual,
    "past-event": lambda facts: facts.fixed_dates and facts.document_date,
    "phone": lambda facts: facts.phones or facts.linked_phones,
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
    """Import and return the class of a kind. Raises KeyError for an unknown name."""
    module, _, attribute = KINDS[name].partition(":")
    found: type[Check] = getattr(importlib.import_module(module), attribute)
    return found
