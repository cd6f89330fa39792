"""Kind "conflicting-contact": one owner with two values, one value with two owners, in a document or a corpus."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, ClassVar, Literal, cast

from seedlint.base.model import Excerpt, Finding, Location, Mark, Position, Related
from seedlint.base.record import NamedTuple
from seedlint.checks import Check
from seedlint.facts import Facts, Hit

if TYPE_CHECKING:  # the comparison is imported only for texts with contacts: most have none
    from seedlint.facts.contacts.owned_contacts import Contact
    from seedlint.text.contacts.conflicts import Conflict, Statement

Kind = Literal["phone", "url", "email"]

WORDY = 5  # words between a name and a contact; with as many it may be somebody else's
LEAD = 60  # code points before a contact that a finding in another document quotes
NAMES = {"phone": "phone number", "url": "website", "email": "e-mail address"}
FIELD = "\x1f"


class ConflictingContact(Check):
    """Finds contacts that contradict another place, there or in another document of the corpus."""

    class Options(NamedTuple):
        """Which kinds of contact are compared."""

        kinds: tuple[Kind, ...] = ("phone", "email", "url")

    options: Options
    FIELDS: ClassVar = {"owner": "whom the contact belongs to", "reason": "what the other place says"}
    VARIANTS: ClassVar = ("two-values", "digit-typo", "two-owners", "long-ago")

    def inspect(self, facts: Facts, hits: Sequence[Hit]) -> Iterable[Finding]:
        """Yield the contacts that contradict an earlier place of the document."""
        if not (stated := self._stated(facts)):
            return
        from seedlint.text.contacts.conflicts import owners_in_document, values_in_document

        reported: set[tuple[str, str]] = set()
        for conflict in (*values_in_document(stated), *owners_in_document(stated)):
            key = (conflict.variant, conflict.stated.value)
            if key not in reported:
                reported.add(key)
                yield _finding(conflict)

    def emit(self, facts: Facts) -> Iterable[Mark]:
        """Yield a mark for each value of an owner, and for each owner of a value, once a document."""
        if not (stated := self._stated(facts)):
            return
        from seedlint.text.contacts.conflicts import may_be_shared

        published = facts.document_date.value if facts.document_date else None
        seen: set[tuple[str, str]] = set()
        for each in stated:
            keys = [f"owner {each.kind} {each.name}"]
            keys += [f"value {each.kind} {each.value}"] if may_be_shared(each) else []
            for key in keys:
                identity = (key, f"{each.value} {each.role} {each.name}")
                if identity not in seen:
                    seen.add(identity)
                    dated = each._replace(date=published.isoformat() if published else "")
                    yield Mark("", key, "", each.span, _packed(_placed(dated, facts)))

    def settle(self, key: str, marks: Sequence[Mark]) -> Iterable[tuple[Mark, Finding]]:
        """Yield the contacts that contradict the newest document, or the first if none is dated."""
        question, kind, _ = key.split(" ", 2)
        if len({mark.ref for mark in marks}) < 2:
            return
        from seedlint.text.contacts.conflicts import owners_in_corpus, values_in_corpus

        stated = [_unpacked(mark, cast("Kind", kind)) for mark in marks]
        for conflict in values_in_corpus(stated) if question == "owner" else owners_in_corpus(stated):
            if conflict.stated.mark is not None:
                yield conflict.stated.mark, _finding(conflict)

    def _stated(self, facts: Facts) -> list[Statement]:
        """Return the contacts that have an owner and can be compared."""
        if not facts.comparable_contacts:
            return []
        from seedlint.text.contacts.owners import is_acronym_of

        found = [(each, value) for each in facts.comparable_contacts if (value := self._value(each, facts))]
        names = dict.fromkeys(each.owner for each, _ in found)
        long_form = {short: name for short in names if short.isupper() for name in names if is_acronym_of(short, name)}
        return [_statement_of(each, value, long_form.get(each.owner, each.owner), facts) for each, value in found]

    def _value(self, contact: Contact, facts: Facts) -> str:
        """Return the value that is compared; "" for a contact without an owner, a placeholder and a broken address."""
        from seedlint.text.contacts.owners import is_generic
        from seedlint.text.contacts.placeholders import is_placeholder_host

        if contact.kind not in self.options.kinds or not contact.owner or is_generic(contact.owner):
            return ""
        if is_placeholder_host(contact.value.rpartition("@")[2].partition("/")[0]):
            return ""
        if contact.kind == "email" and ("," in contact.value or contact.value.count("@") > 1):
            return ""
        return facts.context.registered_domain(contact.value) if contact.kind == "url" else contact.value


def _statement_of(contact: Contact, value: str, owner: str, facts: Facts) -> Statement:
    from seedlint.text.contacts.conflicts import Statement
    from seedlint.text.contacts.normal_form import normal_owner
    from seedlint.text.contacts.owners import is_distinctive
    from seedlint.text.contacts.roles import role_of

    owner = owner.removesuffix("'s").removesuffix("’s")
    text = contact.span.of(facts.shown).replace(FIELD, " ")
    role = role_of(contact.role)
    sure = contact.named and is_distinctive(owner) and role.count(" ") < WORDY
    return Statement(contact.kind, value, text, owner, normal_owner(owner), role, sure, contact.place, contact.span)


def _finding(conflict: Conflict) -> Finding:
    from seedlint.text.contacts.typos import digit_typo

    stated, other, variant = conflict
    if variant == "two-owners":
        reason = f"{other.owner}'s elsewhere"
    elif variant == "long-ago":
        reason = f"`{other.text}` in a document of {other.date[:4]}"
    else:
        typo = f" ({digit_typo(stated.value, other.value)})" if variant == "digit-typo" else ""
        reason = f"`{other.text}` elsewhere{typo}"
    values = {"text": stated.text, "owner": stated.owner, "reason": reason}
    return Finding(stated.span, values, variant=variant, related=(_related(other),))


def _related(other: Statement) -> Related:
    """Return the other place, located where it stands in another document."""
    message = f"{other.owner}'s {NAMES[other.kind]}"
    if other.mark is None:
        return Related(other.span, message)
    start = other.start
    end = _moved(start, other.text)
    lead = Position(start.line, start.column - len(other.lead), start.utf16 - _wide(other.lead))
    snippet, context = Excerpt(start, end, other.text), Excerpt(lead, end, other.lead + other.text)
    return Related(other.span, message, other.mark.ref, Location(other.mark.ref, other.span, snippet, context))


def _moved(start: Position, text: str) -> Position:
    return Position(start.line, start.column + len(text), start.utf16 + _wide(text))


def _wide(text: str) -> int:
    """Count UTF-16 units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _placed(stated: Statement, facts: Facts) -> Statement:
    """Return a statement with its position and the text before it, which a finding in another document shows."""
    begin = max(facts.lines.at(stated.span.start).start, stated.span.start - LEAD)
    lead = facts.shown[begin : stated.span.start].replace(FIELD, " ")
    return stated._replace(lead=lead, start=facts.lines.position(stated.span.start))


def _packed(stated: Statement) -> str:
    """Return the value of the mark for a statement."""
    fields = (
        stated.value,
        stated.text,
        stated.owner,
        stated.role,
        "sure" if stated.sure else "",
        stated.date,
        stated.lead,
    )
    return FIELD.join((*fields, *map(str, stated.start)))


def _unpacked(mark: Mark, kind: Kind) -> Statement:
    """Return the statement of a mark, with the mark."""
    from seedlint.text.contacts.conflicts import Statement
    from seedlint.text.contacts.normal_form import normal_owner

    value, text, owner, role, sure, date, lead, *start = mark.value.split(FIELD)
    place = Position(*map(int, start))
    name = normal_owner(owner)
    return Statement(kind, value, text, owner, name, role, bool(sure), 0, mark.span, date, lead, place, mark)
