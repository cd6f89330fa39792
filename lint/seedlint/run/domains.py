"""The Public Suffix List that tldextract carries: top-level domains, registered domains, and the day it is from.

It is read only when an address was found, and compiled once a machine: importing tldextract would cost more than a
whole run over a few documents, and parsing the list a tenth of a start.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from functools import lru_cache

from seedlint import __version__
from seedlint.base import cache
from seedlint.base.cache import packed, unpacked
from seedlint.base.digest import sha256
from seedlint.base.shelf import shelf

SNAPSHOT = ".tld_set_snapshot"
KIND = "domains"
ASKED = 4096  # hosts whose registered domains are remembered: a corpus asks for the same ones again and again


def top_level_domains(extra: Iterable[str] = ()) -> frozenset[str]:
    """Return the known top-level domains in lower case, internationalised ones in both spellings, and `extra` ones."""
    return _with(tuple(extra))


@lru_cache(maxsize=ASKED)
def registered_domain(host: str) -> str:
    """Return what somebody registered of `host`: its public suffix (`co.uk`, `github.io`) with the label before it."""
    from seedlint.text.contacts import suffixes

    return suffixes.registered_domain(host, _rules())


def version() -> str:
    """Return the day of the bundled list as it says itself ("2025-04-07"), "unknown" where it doesn't."""
    for line in _read(_list()).splitlines()[:20]:
        if line.startswith("// VERSION:"):
            return line.removeprefix("// VERSION:").strip()[:10]
    return "unknown"


@lru_cache(maxsize=16)
def _with(extra: tuple[str, ...]) -> frozenset[str]:
    """Put the names together once: they are asked for at every URL."""
    return _bundled() | {name.lower().lstrip(".") for name in extra}


@lru_cache(maxsize=1)
def _bundled() -> frozenset[str]:
    """Return the top-level domains, kept where every run finds them: to spell 150 of them costs a tenth of a start."""
    name = f"domains {_state()}"
    stored = shelf().get(name)
    names = unpacked(stored) if stored else None
    if not isinstance(names, frozenset):
        from seedlint.text.contacts import suffixes

        names = suffixes.tops_of(_read(_list()).partition("===BEGIN PRIVATE DOMAINS===")[0])
        shelf().put(name, packed(names))
    return names


@lru_cache(maxsize=1)
def _rules() -> frozenset[str]:
    """Return the rules, those of private domains among them: two pages on `github.io` are of two people.

    There are ten thousand, kept in a file of their own: few runs ask.
    """
    key = sha256(f"{__version__} {_state()}".encode()).hexdigest()
    stored = cache.load_plain(KIND, key)
    if isinstance(stored, tuple):
        return frozenset(stored)
    from seedlint.text.contacts import suffixes

    made = suffixes.rules_of(_read(_list()))
    cache.store_plain(KIND, key, tuple(sorted(made)))
    return made


def _state() -> str:
    """Return what changes when the list does."""
    file = _list()
    stat = os.stat(file)
    return f"{file} {stat.st_size} {stat.st_mtime_ns}"


def _read(file: str) -> str:
    with open(file, encoding="utf-8") as opened:
        return opened.read()


def _list() -> str:
    from importlib.util import find_spec

    spec = find_spec("tldextract")
    if spec is None or spec.origin is None:
        raise RuntimeError("tldextract is missing: the installation is broken")
    return os.path.join(os.path.dirname(spec.origin), SNAPSHOT)
