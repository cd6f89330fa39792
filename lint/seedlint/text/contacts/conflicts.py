"""Contacts that contradict each other: one owner with two values, one value with two owners.

Contacts stated at one place (after one name; in a corpus: in one document) belong together. Two places conflict if
they have no value in common and no word explains the difference ("fax", "office").
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Literal

from seedlint.base.model import Mark, Position, Span
from seedlint.base.record import NamedTuple
from seedlint.text.contacts.owners import OF_A_ROLE, grouped_by_owner, is_made_of_name, is_organisation, is_person
from seedlint.text.contacts.roles import without_emphasis
from seedlint.text.contacts.typos import digit_typo, is_one_typo_apart
from seedlint.text.lazy import lazy

Kind = Literal["phone", "url", "email"]
Variant = Literal["two-values", "digit-typo", "two-owners", "long-ago"]

SEPARATORS = lazy(r"[.+_-]")  # between the parts of a name in an address
MANY = 3  # values of one owner, from which on they are taken for those of its branches
LONG = 5  # years, after which a number may well have changed


class Statement(NamedTuple):
    """A contact as one place states it; `value` and `name` (its owner's) are normalized for comparison.

    `sure`: the owner is named beside the contact, by a distinctive name. `date`: the document's (ISO, or "").
    `lead`: the text before the contact on its line. `start`: the position of the contact.
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

    stated: Statement
    other: Statement
    variant: Variant


def values_in_document(stated: Iterable[Statement]) -> Iterator[Conflict]:
    """Yield the later of two places at which an owner has different values."""
    for group in _grouped(stated, lambda each: f"{each.kind} {each.name}"):
        places = _grouped(group, lambda each: str(each.place))
        yield from _contradicting(places[0], places[1:], has_branches=_has_branches(group))


def values_in_corpus(stated: Sequence[Statement]) -> Iterator[Conflict]:
    """Yield the values that contradict those in the newest document about the same owner."""
    documents = _newest_first(stated)
    yield from _contradicting(documents[0], documents[1:], has_branches=_has_branches(stated))


def _has_branches(stated: Iterable[Statement]) -> bool:
    """Tell whether an owner has MANY values in one role, none of them in most places, as one with branches has."""
    roles: dict[str, Counter[str]] = {}
    for each in stated:
        roles.setdefault(each.role, Counter())[each.value] += 1
    return any(len(values) >= MANY and 2 * max(values.values()) <= values.total() for values in roles.values())


def _contradicting(
    model: Sequence[Statement], others: Iterable[Sequence[Statement]], *, has_branches: bool
) -> Iterator[Conflict]:
    """Yield the values of other places that contradict the model's; a place with a common value doesn't."""
    values = {each.value for each in model}
    for group in () if has_branches else others:
        if not values.isdisjoint(each.value for each in group):
            continue
        for each in group:
            found = (Conflict(each, known, variant) for known in model if (variant := _variant(each, known)))
            if conflict := min(found, key=lambda one: one.variant != "digit-typo", default=None):
                yield conflict


def _variant(one: Statement, other: Statement) -> Variant | None:
    """Say how two values of one owner conflict; None where they don't."""
    sure = one.sure and other.sure
    if one.kind == "phone":
        typo = digit_typo(one.value, other.value)
        if typo and (sure or typo != "two digits apart") and without_emphasis(one.role) == without_emphasis(other.role):
            return "digit-typo"
        differ = sure and one.role == other.role and one.value[:3] == other.value[:3]  # of one country
    elif one.kind == "email":
        differ = sure and one.role == other.role and _is_one_mailbox(one, other)
    else:  # a site that isn't named after the owner may be somebody else's
        differ = (
            sure
            and one.role == other.role
            and is_made_of_name(one.value, one.owner)
            and is_made_of_name(other.value, one.owner)
        )
    return ("long-ago" if _is_long_before(one.date, other.date) else "two-values") if differ else None


def _is_one_mailbox(one: Statement, other: Statement) -> bool:
    """Tell whether two addresses must mean one mailbox: one letter or an organisation's top-level domain differs.

    People have several addresses, and an organisation has one for each role, but its own domain is one.
    """
    (local, _, host), (local_too, _, host_too) = one.value.partition("@"), other.value.partition("@")
    name, name_too = host.rpartition(".")[0], host_too.rpartition(".")[0]
    if host == host_too:
        plain, plain_too = (SEPARATORS.sub("", each) for each in (local, local_too))
        return len(plain) > 4 and plain.isalpha() and plain_too.isalpha() and is_one_typo_apart(plain, plain_too)
    if name == name_too:
        return is_organisation(one.owner) or one.owner.isupper()
    return local == local_too and is_one_typo_apart(host, host_too)


def _is_long_before(date: str, other: str) -> bool:
    return bool(date and other) and int(other[:4]) - int(date[:4]) >= LONG


def owners_in_document(stated: Iterable[Statement]) -> Iterator[Conflict]:
    """Yield the later of two places that give a value to different owners."""
    shared = [each for each in stated if may_be_shared(each)]
    for group in _grouped(shared, lambda each: f"{each.kind} {each.value}"):
        if (pair := _two_owners(group)) and pair[0].place != pair[1].place:
            yield Conflict(pair[1], pair[0], "two-owners")


def owners_in_corpus(stated: Sequence[Statement]) -> Iterator[Conflict]:
    """Yield the places that give a value to another owner than the newest document does."""
    documents = _newest_first(stated)
    if (pair := _two_owners([each for document in documents for each in document])) is None:
        return
    known = grouped_by_owner((pair[0].owner, *(each.owner for each in stated)))[0]
    for document in documents[1:]:
        if known.isdisjoint(each.owner for each in document):
            yield Conflict(document[0], pair[0], "two-owners")


def may_be_shared(stated: Statement) -> bool:
    """Tell whether a second owner of the value would be a contradiction: not for an extension or a role mailbox."""
    if not stated.sure or stated.kind == "url":
        return False
    if stated.kind == "email":
        return is_person(stated.owner) and stated.value.partition("@")[0] not in OF_A_ROLE
    return is_organisation(stated.owner) and not any(map(str.isalpha, stated.text)) and not stated.role


def _two_owners(group: Sequence[Statement]) -> tuple[Statement, Statement] | None:
    """Return the first statements of two owners, if there are exactly two and they can't be the same."""
    found = grouped_by_owner(each.owner for each in group)
    if len(found) != 2:
        return None
    one, other = (next(each for each in group if each.owner in names) for names in found)
    if one.kind == "email" and is_made_of_name(one.value, one.owner) == is_made_of_name(one.value, other.owner):
        return None
    return one, other


def _grouped(stated: Iterable[Statement], key: Callable[[Statement], str]) -> list[list[Statement]]:
    """Return the statements grouped by a key, in the order in which the keys first occur."""
    groups: dict[str, list[Statement]] = {}
    for each in stated:
        groups.setdefault(key(each), []).append(each)
    return [*groups.values()]


def _newest_first(stated: Iterable[Statement]) -> list[list[Statement]]:
    """Return the statements by document: those not linted first (they get no findings), then newest first.

    Of equally new ones, the document that agrees with most others comes first, then the one with the first path.
    """
    documents = _grouped(stated, lambda each: each.mark.ref if each.mark else "")
    often = Counter(value for document in documents for value in {(each.value, each.name) for each in document})
    documents.sort(key=lambda document: -max(often[each.value, each.name] for each in document))
    return sorted(documents, key=lambda document: (not _is_linted(document[0]), document[0].date), reverse=True)


def _is_linted(stated: Statement) -> bool:
    return stated.mark is None or stated.mark.linted
