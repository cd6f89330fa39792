"""What a contact is for ("fax", "night shift"), without words that occur before any contact ("call", "at")."""

from __future__ import annotations

from seedlint.text.lazy import lazy

WORD = lazy(r"[^\W_][\w'’-]*")
# Words that say no more than that a contact follows.
GENERIC_WORDS = frozenset(
    """a an the at on or and is are was by to via under can be reached reach call calls calling dial ring text write
    visit see contact contacts phone phones telephone telephones tel telefon téléphone teléfono telefono number numbers
    no nr num nummer email emails e-mail e-mails mail mails website websites web site homepage internet online url http
    https www mailto please with its it their his her our your for info information more from of in de la le au unter
    rufen sie uns kontakt adresse address erreichbar per und oder y o et ou e s""".split()
)
# Words that emphasize a number; one text has them, the next leaves them out.
EMPHATIC = frozenset("hotline helpline help line toll-free tollfree toll free freephone main general".split())


def role_of(words: str) -> str:
    """Return the words that say what a contact is for, folded, each once and in order; "" if there are none."""
    found = (word.casefold().strip("-'’") for word in WORD.findall(words))
    return " ".join(dict.fromkeys(word for word in found if word and word not in GENERIC_WORDS))


def without_emphasis(role: str) -> str:
    """Return a role without the words that only emphasize it."""
    return " ".join(word for word in role.split() if word not in EMPHATIC)
