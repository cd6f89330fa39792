"""The Public Suffix List that tldextract carries: top-level domains, registered domains, and the day it is from.

It is read only when an address was found, and compiled once a machine: importing tldextract would cost more than a
whole run over a few documents, and parsing the list a tenth of a start.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path

from seedlint import __version__, cache
from seedlint.text import suffixes

SNAPSHOT = ".tld_set_snapshot"
KIND = "domains"
ASKED = 4096  # hosts whose registered domains are remembered: a corpus asks for the same ones again and again


def top_level_domains(extra: Iterable[str] = ()) -> frozenset[str]:
    """Return the known top-level domains in lower case, internationalised ones in both spellings, and `extra` ones."""
    return _with(tuple(extra))


@lru_cache(maxsize=ASKED)
def registered_domain(host: str) -> str:
    """Return what somebody registered of `host`: its public suffix (`co.uk`, `github.io`) with the label before it."""
    return suffixes.registered_domain(host, _rules())


def version() -> str:
    """Return the day of the bundled list as it says itself ("2025-04-07"), "unknown" where it doesn't."""
    for line in _list().read_text(encoding="utf-8").splitlines()[:20]:
        if line.startswith("// VERSION:"):
            return line.removeprefix("// VERSION:").strip()[:10]
    return "unknown"


@lru_cache(maxsize=16)
def _with(extra: tuple[str, ...]) -> frozenset[str]:
    """Put the names together once: they are asked for at every URL."""
    return _bundled() | {name.lower().lstrip(".") for name in extra}


@lru_cache(maxsize=1)
def _bundled() -> frozenset[str]:
    return _compiled("tops", lambda text: suffixes.tops_of(text.partition("===BEGIN PRIVATE DOMAINS===")[0]))


@lru_cache(maxsize=1)
def _rules() -> frozenset[str]:
    """Return the rules, those of private domains among them: two pages on `github.io` are of two people."""
    return _compiled("rules", suffixes.rules_of)


def _compiled(name: str, compile_: Callable[[str], frozenset[str]]) -> frozenset[str]:
    """Return what is made of the list's text, from the cache where it was made before."""
    data = _list().read_bytes()
    key = f"{name}-{sha256(__version__.encode() + data).hexdigest()}"
    stored = cache.load_plain(KIND, key)
    if isinstance(stored, tuple):
        return frozenset(stored)
    made = compile_(data.decode("utf-8"))
    cache.store_plain(KIND, key, tuple(sorted(made)))
    return made


def _list() -> Path:
    spec = find_spec("tldextract")
    if spec is None or spec.origin is None:
        raise RuntimeError("tldextract is missing: the installation is broken")
    return Path(spec.origin).with_name(SNAPSHOT)
