"""Contacts that contradict each other: one owner with two values, one value with two owners.

What is stated together (behind one name; in a corpus: in a document) is one statement of its owner. Two statements
conflict where they have nothing in common and no word tells their values apart.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Literal

from seedlint.base.model import Mark, Position, Span
from seedlint.base.record import NamedTuple
from seedlint.text.contacts.apart import digits_apart, is_a_slip
from seedlint.text.contacts.owners import OF_A_ROLE, houses, is_of, is_organisation, is_person
from seedlint.text.contacts.roles import without_loud
from seedlint.text.lazy import lazy

Kind = Literal["phone", "url", "email"]
Variant = Literal["two-values", "digit-typo", "two-owners", "long-ago"]

SIGNS = lazy(r"[.+_-]")  # what may part a name in an address, or not
MANY = 3  # values of one owner: those of branches
LONG = 5  # years after which a number may well have changed


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


def values_in_document(stated: Iterable[Stated]) -> Iterator[Conflict]:
    """Yield the later of two places at which an owner has different values."""
    for group in _grouped(stated, lambda each: f"{each.kind} {each.name}"):
        places = _grouped(group, lambda each: str(each.place))
        yield from _against(places[0], places[1:], is_scattered=_is_scattered(group))


def values_in_corpus(stated: Sequence[Stated]) -> Iterator[Conflict]:
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
    else:  # of a site of another name it is not sure that it is meant to be the owner's own
        differ = sure and one.role == other.role and is_of(one.value, one.owner) and is_of(other.value, one.owner)
    return ("long-ago" if _is_long_before(one.date, other.date) else "two-values") if differ else None


def _is_one_mailbox(one: Stated, other: Stated) -> bool:
    """Tell whether two addresses can only mean one: a letter apart, or of an organisation with two top-level domains.

    People have several addresses, and an organisation has one for each role, but its own domain is one.
    """
    (local, _, host), (local_too, _, host_too) = one.value.partition("@"), other.value.partition("@")
    name, name_too = host.rpartition(".")[0], host_too.rpartition(".")[0]
    if host == host_too:
        plain, plain_too = (SIGNS.sub("", each) for each in (local, local_too))
        return len(plain) > 4 and plain.isalpha() and plain_too.isalpha() and is_a_slip(plain, plain_too)
    if name == name_too:
        return is_organisation(one.owner) or one.owner.isupper()
    return local == local_too and is_a_slip(host, host_too)


def _is_long_before(date: str, other: str) -> bool:
    return bool(date and other) and int(other[:4]) - int(date[:4]) >= LONG


def owners_in_document(stated: Iterable[Stated]) -> Iterator[Conflict]:
    """Yield the later of two places that give a value to different owners."""
    shared = [each for each in stated if may_be_shared(each)]
    for group in _grouped(shared, lambda each: f"{each.kind} {each.value}"):
        if (pair := _two_owners(group)) and pair[0].place != pair[1].place:
            yield Conflict(pair[1], pair[0], "two-owners")


def owners_in_corpus(stated: Sequence[Stated]) -> Iterator[Conflict]:
    """Yield what gives a value to another owner than the newest document does."""
    documents = _newest_first(stated)
    if (pair := _two_owners([each for document in documents for each in document])) is None:
        return
    known = houses((pair[0].owner, *(each.owner for each in stated)))[0]
    for document in documents[1:]:
        if known.isdisjoint(each.owner for each in document):
            yield Conflict(document[0], pair[0], "two-owners")


def may_be_shared(stated: Stated) -> bool:
    """Tell whether two owners of such a value would contradict each other: no extension, no mailbox of many."""
    if not stated.sure or stated.kind == "url":
        return False
    if stated.kind == "email":
        return is_person(stated.owner) and stated.value.partition("@")[0] not in OF_A_ROLE
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
    """Return the statements by document: those not given first, whom no finding reaches, then the newest.

    Of equals comes first what most documents say, then what the first path says.
    """
    documents = _grouped(stated, lambda each: each.mark.ref if each.mark else "")
    often = Counter(value for document in documents for value in {(each.value, each.name) for each in document})
    documents.sort(key=lambda document: -max(often[each.value, each.name] for each in document))
    return sorted(documents, key=lambda document: (not _is_given(document[0]), document[0].date), reverse=True)


def _is_given(stated: Stated) -> bool:
    return stated.mark is None or stated.mark.given
