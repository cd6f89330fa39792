"""What a contact is for, in words: those that only announce it are left out, so that the rest tells two apart."""

from __future__ import annotations

from seedlint.text.lazy import lazy

WORD = lazy(r"[^\W_][\w'’-]*")
# Words that say no more than that a contact follows.
ANNOUNCING = frozenset(
    """a an the at on or and is are was by to via under can be reached reach call calls calling dial ring text write
    visit see contact contacts phone phones telephone telephones tel telefon téléphone teléfono telefono number numbers
    no nr num nummer email emails e-mail e-mails mail mails website websites web site homepage internet online url http
    https www mailto please with its it their his her our your for info information more from of in de la le au unter
    rufen sie uns kontakt adresse address erreichbar per und oder y o et ou e s""".split()
)
# Words that announce a number louder than the others, and may well stand in one text and be left out of the next.
LOUD = frozenset("hotline helpline help line toll-free tollfree toll free freephone main general".split())


def role_of(words: str) -> str:
    """Return the words that say what a contact is for, folded, each once and in order; "" where none does."""
    found = (word.casefold().strip("-'’") for word in WORD.findall(words))
    return " ".join(dict.fromkeys(word for word in found if word and word not in ANNOUNCING))


def without_loud(role: str) -> str:
    """Return a role without the words that only announce it louder."""
    return " ".join(word for word in role.split() if word not in LOUD)
