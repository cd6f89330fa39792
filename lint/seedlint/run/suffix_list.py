"""The Public Suffix List that comes with tldextract: top-level domains, registered domains, and the list's date.

The file is parsed here and the result cached: importing tldextract would cost more than a run over a few documents,
and parsing the list a tenth of a start. Nothing is read until a document holds an address.
"""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache

from seedlint import __version__
from seedlint.base import cache
from seedlint.base.cache import packed, unpacked
from seedlint.base.compile_cache import shared_cache
from seedlint.base.digest import sha256

SNAPSHOT = ".tld_set_snapshot"
KIND = "domains"
REMEMBERED = 4096  # hosts whose registered domains are memoized: a corpus has the same ones again and again


def top_level_domains(extra: Iterable[str] = ()) -> frozenset[str]:
    """Return the known top-level domains in lower case, internationalised ones in both spellings, and `extra` ones."""
    return _with(tuple(extra))


@lru_cache(maxsize=REMEMBERED)
def registered_domain(host: str) -> str:
    """Return the registered domain of `host`: its public suffix (`co.uk`, `github.io`) with the label before it."""
    from seedlint.text.contacts import suffixes
    from seedlint.text.contacts.host import labels

    return suffixes.registered_domain(host, _rules_under(labels(host.lower().removesuffix("."))[-1]))


def version() -> str:
    """Return the date that the bundled list states ("2025-04-07"), else "unknown"."""
    for line in _read(_list_file()).splitlines()[:20]:
        if line.startswith("// VERSION:"):
            return line.removeprefix("// VERSION:").strip()[:10]
    return "unknown"


@lru_cache(maxsize=16)
def _with(extra: tuple[str, ...]) -> frozenset[str]:
    """Return the bundled and extra names in one set, made once: every URL asks for it."""
    return _bundled() | {name.lower().lstrip(".") for name in extra}


@lru_cache(maxsize=1)
def _bundled() -> frozenset[str]:
    """Return the top-level domains, from the compile cache: converting 150 of them to IDNA costs a tenth of a start."""
    name = f"domains {_list_state()}"
    stored = shared_cache().get(name)
    names = unpacked(stored) if stored else None
    if not isinstance(names, frozenset):
        from seedlint.text.contacts import suffixes

        names = suffixes.tops_of(_read(_list_file()).partition("===BEGIN PRIVATE DOMAINS===")[0])
        shared_cache().put(name, packed(names))
    return names


@lru_cache(maxsize=REMEMBERED)
def _rules_under(top: str) -> frozenset[str]:
    """Return the list's rules under a top-level domain, private ones too: two pages on `github.io` are two people's."""
    packed_rules = _rules().get(top)
    return frozenset(unpacked(packed_rules) or ()) if packed_rules else frozenset()


@lru_cache(maxsize=1)
def _rules() -> Mapping[str, bytes]:
    """Return the list's rules by their top-level domains, packed: of ten thousand, a run needs a few.

    They are cached in a file of their own, because few runs need any.
    """
    key = sha256(f"{__version__} by top-level domain {_list_state()}".encode()).hexdigest()
    stored = cache.load_plain(KIND, key)
    if isinstance(stored, dict):
        return stored
    from seedlint.text.contacts import suffixes

    by_top: defaultdict[str, list[str]] = defaultdict(list)
    for rule in sorted(suffixes.rules_of(_read(_list_file()))):
        by_top[rule.rpartition(".")[2]].append(rule)
    made = {top: packed(tuple(rules)) for top, rules in by_top.items()}
    cache.store_plain(KIND, key, made)
    return made


def _list_state() -> str:
    """Return a text that changes when the list's file does."""
    file = _list_file()
    stat = os.stat(file)
    return f"{file} {stat.st_size} {stat.st_mtime_ns}"


def _read(file: str) -> str:
    with open(file, encoding="utf-8") as opened:
        return opened.read()


def _list_file() -> str:
    from importlib.util import find_spec

    spec = find_spec("tldextract")
    if spec is None or spec.origin is None:
        raise RuntimeError("tldextract is missing: the installation is broken")
    return os.path.join(os.path.dirname(spec.origin), SNAPSHOT)
