"""Names of the owners of contacts: which are too generic to name anybody, and which two may mean the same owner."""

from __future__ import annotations

from collections.abc import Iterable

from seedlint.text.contacts.normal_form import normal_owner
from seedlint.text.lazy import lazy

WORD = lazy(r"[^\W_]+")
MOST = 20  # names that are compared with each other: a number with more owners is a switchboard's
# Words for departments, pages and software; a name that consists of them names nobody.
GENERIC = frozenset(
    """main front head back help news press media public general customer client technical tech support service services
    desk office offices department dept team staff sales marketing billing accounts accounting reception switchboard
    relations inquiries enquiries information info contact contacts emergency emergencies human resources job jobs
    service-hotline zentrale kundenservice kundendienst pressestelle redaktion verwaltung vertrieb sekretariat büro
    home page homepage website web site project official documentation docs doc manual guide tutorial source code
    repository repo bug bugs report reports issue issues tracker mailing list lists download downloads archive author
    authors maintainer maintainers license licence copyright version release releases changelog wiki forum chat irc blog
    upstream package packages index reference references link links url urls resources see also read more learn online
    getting started started installation install usage example examples example note notes address telephone phone
    january february march april may june july august september october november december
    monday tuesday wednesday thursday friday saturday sunday north south east west new old the a an our your my this
    toll free fax mobile cell email mail date name title mr mrs ms dr prof herr frau mon tue wed thu fri sat sun jan feb
    mar apr jun jul aug sep oct nov dec signed reviewed reported suggested tested acked modified initial original
    portions thanks owner path return set bad good ports user users host server client admin root remote""".split()
)
# What an organisation is called; a person isn't.
OF_ORGANISATIONS = frozenset(
    """academy action advocates agency aid alliance amt archive archives army arts assistance association authority bank
    board bureau bund bundesamt bundesverband center centre chamber charity choir church cinema city clinic club
    coalition college commission committee community company cooperative corporation council county court department
    diakonie district federation festival food forum foundation fund gallery gesellschaft group guild hall haus hilfe
    home hospital hotel group initiative institut institute justice kirche kirchengemeinde klinik law league legal
    library line lifeline market ministerium ministry mission mosque museum network newspaper observatory office
    orchestra organisation organization pantry parish partnership pharmacy police post practice press program programme
    project public rathaus rescue restaurant school schule school schule services shelf shelter shop society stadt
    stiftung store studio station synagogue synod task theater theatre times town tribune trust union universität
    university verband verein verwaltung village volunteers werk zentrum zoo""".split()
)
JOINING = frozenset(
    "of the for and at in on de la le les des du del di do da e y et und für der die das von vom".split()
)
# Local parts that several people answer, or that one person answers for many.
OF_A_ROLE = frozenset(
    """info contact office mail hello hi kontakt buero redaktion press media presse news sales support help helpdesk
    service admin webmaster postmaster hostmaster root abuse security noreply no-reply team jobs careers billing
    accounts secretary sekretariat editor editors letters feedback enquiries inquiries bugs list lists dev devel users
    announce request owner maintainers""".split()
)


def words_of(name: str) -> tuple[str, ...]:
    """Return the distinctive words of a name, folded: without article, legal form and joining words."""
    return tuple(word for word in WORD.findall(normal_owner(name)) if word not in JOINING)


def is_generic(name: str) -> bool:
    """Tell whether a name consists of generic words only: "Front Desk", "Home Page", "May 12"."""
    return all(word in GENERIC or len(word) < 2 or word.isdigit() for word in words_of(name))


def is_distinctive(name: str) -> bool:
    """Tell whether a name is long enough to identify an owner: two words, or an acronym."""
    words = [word for word in words_of(name) if len(word) > 1]
    return len(words) > 1 or (len(words) == 1 and name.isupper() and len(words[0]) > 2)


def is_organisation(name: str) -> bool:
    """Tell whether a name is an organisation's by one of its words."""
    return not OF_ORGANISATIONS.isdisjoint(words_of(name))


def is_person(name: str) -> bool:
    """Tell whether a name may be a person's: two or three plain words, none of them an organisation's or a label's."""
    words = [word for word in name.split() if len(word.rstrip(".")) > 1]
    plain = len(words) in (2, 3) and all(word.isalpha() and word[0].isupper() and word[1:].islower() for word in words)
    return plain and name.isascii() and {*GENERIC, *JOINING, *OF_ORGANISATIONS}.isdisjoint(words_of(name))


def is_acronym_of(short: str, name: str) -> bool:
    """Tell whether `short` is made of the initials of `name`: of all its words, or of the distinctive ones."""
    folded = short.replace(".", "").casefold()
    initials = {"".join(word[0] for word in words) for words in (words_of(name), WORD.findall(name.casefold()))}
    return len(folded) > 1 and folded in initials


def grouped_by_owner(names: Iterable[str]) -> tuple[frozenset[str], ...]:
    """Group names that may mean one owner: they share a word, or one is the other's acronym.

    The groups are in the order of their first names. More than MOST names make one group: a switchboard's.
    """
    different = tuple(dict.fromkeys(names))
    if len(different) > MOST:
        return (frozenset(different),)
    found: list[set[str]] = []
    for name in different:
        akin = [group for group in found if any(_may_be_one(name, other) for other in group)]
        found = [group for group in found if group not in akin[1:]]
        if akin:
            akin[0].update({name}, *akin[1:])
        else:
            found.append({name})
    return tuple(map(frozenset, found))


def _may_be_one(name: str, other: str) -> bool:
    shared = not set(words_of(name)).isdisjoint(words_of(other))
    return shared or is_acronym_of(name, other) or is_acronym_of(other, name)


def is_made_of_name(address: str, name: str) -> bool:
    """Tell whether a domain, or the local part of an e-mail address, is made of a name: of a word, or of initials."""
    local = address.partition("@" if "@" in address else ".")[0]
    words = words_of(name)
    return any(len(word) > 2 and word[:5] in local for word in words) or is_acronym_of(local, name)
