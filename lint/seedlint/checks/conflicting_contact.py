"""The kind "conflicting-contact": one owner with two values, one value with two owners, in a document or a corpus.

What is stated together (behind one name; in a corpus: in a document) is one statement of its owner. Two statements
conflict where they have nothing in common and no word tells their values apart.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import ClassVar, Literal, NamedTuple, cast

from seedlint.checks import Check
from seedlint.facts import Facts, Hit
from seedlint.facts.contacts import Contact
from seedlint.model import Excerpt, Finding, Location, Mark, Position, Related, Span
from seedlint.text.apart import digits_apart, is_a_slip
from seedlint.text.contact_roles import role_of, without_loud
from seedlint.text.normal_form import normal_owner
from seedlint.text.owners import OF_A_ROLE, houses, is_acronym_of, is_nobody, is_of, is_organisation, is_telling
from seedlint.text.stand_ins import is_stand_in_host

Kind = Literal["phone", "url", "email"]
Variant = Literal["two-values", "digit-typo", "two-owners", "long-ago"]

MANY = 3  # values of one owner, or owners of one value: branches, or a switchboard
WORDY = 5  # words between a name and a contact, with which it may well be somebody else's
LONG = 5  # years after which a number may well have changed
LEAD = 60  # code points before a contact that a finding in another document shows
NAMES = {"phone": "phone number", "url": "website", "email": "e-mail address"}
FIELD = "\x1f"


class Stated(NamedTuple):
    """A contact as one place states it; `value` is what is compared, `name` the owner's name as it is compared.

    `sure` tells that the owner stands beside the contact with a name of its own, `date` is the document's (ISO, or ""),
    `lead` what stands before the contact on its line, `start` where the contact begins.
    """

    kind: Kind
    value: str
    text: str
    owner: str
    name: str
    role: str
    sure: bool
    place: int
    span: Span
    date: str = ""
    lead: str = ""
    start: Position = Position(1, 1, 1)
    mark: Mark | None = None


class Conflict(NamedTuple):
    """A statement and the one that it contradicts."""

    stated: Stated
    other: Stated
    variant: Variant


class ConflictingContact(Check):
    """Finds contacts that contradict another place, there or in another document of the corpus."""

    class Options(NamedTuple):
        """Which kinds of contact are compared."""

        kinds: tuple[Kind, ...] = ("phone", "email", "url")

    options: Options
    FIELDS: ClassVar = {"owner": "whom the contact belongs to", "reason": "what the other place says"}
    VARIANTS: ClassVar = ("two-values", "digit-typo", "two-owners", "long-ago")

    def inspect(self, facts: Facts, hits: Sequence[Hit]) -> Iterable[Finding]:
        """Yield what contradicts an earlier place of the document."""
        stated = self._stated(facts)
        told: set[tuple[str, str]] = set()
        for conflict in (*_values_in_document(stated), *_owners_in_document(stated)):
            key = (conflict.variant, conflict.stated.value)
            if key not in told:
                told.add(key)
                yield _finding(conflict)

    def emit(self, facts: Facts) -> Iterable[Mark]:
        """Yield what the document says: each value of an owner once, and each owner of a value."""
        published = facts.document_date.value if (stated := self._stated(facts)) and facts.document_date else None
        seen: set[tuple[str, str]] = set()
        for each in stated:
            keys = [f"owner {each.kind} {each.name}"]
            keys += [f"value {each.kind} {each.value}"] if _may_be_shared(each) else []
            for key in keys:
                identity = (key, f"{each.value} {each.role} {each.name}")
                if identity not in seen:
                    seen.add(identity)
                    dated = each._replace(date=published.isoformat() if published else "")
                    yield Mark("", key, "", each.span, _packed(_placed(dated, facts)))

    def settle(self, key: str, marks: Sequence[Mark]) -> Iterable[tuple[Mark, Finding]]:
        """Yield what contradicts the newest document that says something else, else the first."""
        question, kind, _ = key.split(" ", 2)
        if len({mark.ref for mark in marks}) < 2:
            return
        stated = [_unpacked(mark, cast("Kind", kind)) for mark in marks]
        for conflict in _values_in_corpus(stated) if question == "owner" else _owners_in_corpus(stated):
            if conflict.stated.mark is not None:
                yield conflict.stated.mark, _finding(conflict)

    def _stated(self, facts: Facts) -> list[Stated]:
        """Return the contacts that somebody owns and that can be compared."""
        found = [(each, value) for each in facts.contacts if (value := self._value(each, facts))]
        names = dict.fromkeys(each.owner for each, _ in found)
        long_form = {short: name for short in names if short.isupper() for name in names if is_acronym_of(short, name)}
        return [_statement(each, value, long_form.get(each.owner, each.owner), facts) for each, value in found]

    def _value(self, contact: Contact, facts: Facts) -> str:
        """Return what is compared of a contact; "" for what has no owner, and for a URL that is no site's own page."""
        if contact.kind not in self.options.kinds or not contact.owner or is_nobody(contact.owner):
            return ""
        if is_stand_in_host(contact.value.rpartition("@")[2].partition("/")[0]):
            return ""  # a name for examples: nobody has it
        if contact.kind != "url":
            return contact.value
        is_home = not any(mark in contact.value for mark in "/?:[") and "." in contact.value
        return facts.context.registered_domain(contact.value) if is_home else ""


def _statement(contact: Contact, value: str, owner: str, facts: Facts) -> Stated:
    owner = owner.removesuffix("'s").removesuffix("’s")
    text = contact.span.of(facts.shown).replace(FIELD, " ")
    role = role_of(contact.role)
    sure = contact.named and is_telling(owner) and role.count(" ") < WORDY
    return Stated(contact.kind, value, text, owner, normal_owner(owner), role, sure, contact.place, contact.span)


def _values_in_document(stated: Iterable[Stated]) -> Iterator[Conflict]:
    """Yield the later of two places at which an owner has different values."""
    for group in _grouped(stated, lambda each: f"{each.kind} {each.name}"):
        places = _grouped(group, lambda each: str(each.place))
        yield from _against(places[0], places[1:], is_scattered=_is_scattered(group))


def _values_in_corpus(stated: Sequence[Stated]) -> Iterator[Conflict]:
    """Yield what documents say of an owner that the newest of them doesn't."""
    documents = _newest_first(stated)
    yield from _against(documents[0], documents[1:], is_scattered=_is_scattered(stated))


def _is_scattered(stated: Iterable[Stated]) -> bool:
    """Tell whether an owner has so many values in one role, none of them usual, that they are those of its branches."""
    roles: dict[str, Counter[str]] = {}
    for each in stated:
        roles.setdefault(each.role, Counter())[each.value] += 1
    return any(len(values) >= MANY and 2 * max(values.values()) <= values.total() for values in roles.values())


def _against(model: Sequence[Stated], others: Iterable[Sequence[Stated]], *, is_scattered: bool) -> Iterator[Conflict]:
    """Yield of each other statement the values that contradict the model's; what shares a value with it does not."""
    values = {each.value for each in model}
    for group in () if is_scattered else others:
        if not values.isdisjoint(each.value for each in group):
            continue
        for each in group:
            found = (Conflict(each, known, variant) for known in model if (variant := _variant(each, known)))
            if conflict := min(found, key=lambda one: one.variant != "digit-typo", default=None):
                yield conflict


def _variant(one: Stated, other: Stated) -> Variant | None:
    """Say how two values of one owner conflict; None where they don't."""
    sure = one.sure and other.sure
    if one.kind == "phone":
        apart = digits_apart(one.value, other.value)
        if apart and (sure or apart != "two digits apart") and without_loud(one.role) == without_loud(other.role):
            return "digit-typo"
        differ = sure and one.role == other.role and one.value[:3] == other.value[:3]  # of one country
    elif one.kind == "email":
        differ = sure and one.role == other.role and _is_one_mailbox(one, other)
    else:
        differ = sure and one.role == other.role
    return ("long-ago" if _is_long_before(one.date, other.date) else "two-values") if differ else None


def _is_one_mailbox(one: Stated, other: Stated) -> bool:
    """Tell whether two addresses can only mean one: a letter apart, or one name below two top-level domains.

    People have several addresses, and an organisation has one for each role, but its own domain is one.
    """
    (local, _, host), (local_too, _, host_too) = one.value.partition("@"), other.value.partition("@")
    if host == host_too:
        return len(local) > 4 and is_a_slip(local, local_too) and not any(map(str.isdigit, local + local_too))
    two_domains = host.rpartition(".")[0] == host_too.rpartition(".")[0]
    if local == local_too:
        return two_domains or is_a_slip(host, host_too)
    return two_domains and (is_organisation(one.owner) or one.owner.isupper())


def _is_long_before(date: str, other: str) -> bool:
    return bool(date and other) and int(other[:4]) - int(date[:4]) >= LONG


def _owners_in_document(stated: Iterable[Stated]) -> Iterator[Conflict]:
    """Yield the later of two places that give a value to different owners."""
    shared = [each for each in stated if _may_be_shared(each)]
    for group in _grouped(shared, lambda each: f"{each.kind} {each.value}"):
        if (pair := _two_owners(group)) and pair[0].place != pair[1].place:
            yield Conflict(pair[1], pair[0], "two-owners")


def _owners_in_corpus(stated: Sequence[Stated]) -> Iterator[Conflict]:
    """Yield what gives a value to another owner than the newest document does."""
    documents = _newest_first(stated)
    if (pair := _two_owners([each for document in documents for each in document])) is None:
        return
    known = houses((pair[0].owner, *(each.owner for each in stated)))[0]
    for document in documents[1:]:
        if known.isdisjoint(each.owner for each in document):
            yield Conflict(document[0], pair[0], "two-owners")


def _may_be_shared(stated: Stated) -> bool:
    """Tell whether two owners of such a value would contradict each other: no extension, no mailbox of many."""
    if not stated.sure or stated.kind == "url":
        return False
    if stated.kind == "email":
        return stated.value.partition("@")[0] not in OF_A_ROLE
    return is_organisation(stated.owner) and not any(map(str.isalpha, stated.text)) and not stated.role


def _two_owners(group: Sequence[Stated]) -> tuple[Stated, Stated] | None:
    """Return the first statement of each of exactly two owners who can't be one."""
    found = houses(each.owner for each in group)
    if len(found) != 2:
        return None
    one, other = (next(each for each in group if each.owner in house) for house in found)
    if one.kind == "email" and is_of(one.value, one.owner) == is_of(one.value, other.owner):
        return None
    return one, other


def _grouped(stated: Iterable[Stated], key: Callable[[Stated], str]) -> list[list[Stated]]:
    """Return the statements by a key, in the order in which the keys first come."""
    groups: dict[str, list[Stated]] = {}
    for each in stated:
        groups.setdefault(key(each), []).append(each)
    return [*groups.values()]


def _newest_first(stated: Iterable[Stated]) -> list[list[Stated]]:
    """Return the statements by document: the newest first, of equals what most documents say, then by path."""
    documents = _grouped(stated, lambda each: each.mark.ref if each.mark else "")
    often = Counter(value for document in documents for value in {(each.value, each.name) for each in document})
    documents.sort(key=lambda document: -max(often[each.value, each.name] for each in document))
    return sorted(documents, key=lambda document: document[0].date, reverse=True)


def _finding(conflict: Conflict) -> Finding:
    stated, other, variant = conflict
    if variant == "two-owners":
        reason = f"{other.owner}'s elsewhere"
    elif variant == "long-ago":
        reason = f"`{other.text}` in a document of {other.date[:4]}"
    else:
        apart = f" ({digits_apart(stated.value, other.value)})" if variant == "digit-typo" else ""
        reason = f"`{other.text}` elsewhere{apart}"
    values = {"text": stated.text, "owner": stated.owner, "reason": reason}
    return Finding(stated.span, values, variant=variant, related=(_related(other),))


def _related(other: Stated) -> Related:
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


def _placed(stated: Stated, facts: Facts) -> Stated:
    """Return a statement with what a finding in another document shows of its place."""
    begin = max(facts.lines.at(stated.span.start).start, stated.span.start - LEAD)
    lead = facts.shown[begin : stated.span.start].replace(FIELD, " ")
    return stated._replace(lead=lead, start=facts.lines.position(stated.span.start))


def _packed(stated: Stated) -> str:
    """Return what a mark tells of a statement."""
    told = (
        stated.value,
        stated.text,
        stated.owner,
        stated.role,
        "sure" if stated.sure else "",
        stated.date,
        stated.lead,
    )
    return FIELD.join((*told, *map(str, stated.start)))


def _unpacked(mark: Mark, kind: Kind) -> Stated:
    """Return the statement that a mark tells of."""
    value, text, owner, role, sure, date, lead, *start = mark.value.split(FIELD)
    place = Position(*map(int, start))
    name = normal_owner(owner)
    return Stated(kind, value, text, owner, name, role, bool(sure), 0, mark.span, date, lead, place, mark)
