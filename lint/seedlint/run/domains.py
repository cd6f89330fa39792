"""The top-level domains, from the list that tldextract carries; read only when an address was found."""

from __future__ import annotations

import os
from collections.abc import Iterable
from functools import lru_cache
from importlib.util import find_spec

from seedlint.cache import packed, unpacked
from seedlint.shelf import shelf

SNAPSHOT = ".tld_set_snapshot"


def top_level_domains(extra: Iterable[str] = ()) -> frozenset[str]:
    """Return the known top-level domains in lower case, internationalised ones in both spellings, and `extra` ones."""
    return _with(tuple(extra))


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
    """Read the list's own file, once a machine: importing tldextract costs more than a whole run over a few documents.

    Writing 150 names in their other spelling costs a tenth of that.
    """
    file = _list()
    stat = os.stat(file)
    name = f"domains {file} {stat.st_size} {stat.st_mtime_ns}"
    stored = shelf().get(name)
    names = unpacked(stored) if stored else None
    if not isinstance(names, frozenset):
        names = _spellings(_read(file))
        shelf().put(name, packed(names))
    return names


def _spellings(public_suffixes: str) -> frozenset[str]:
    official, _, _ = public_suffixes.partition("===BEGIN PRIVATE DOMAINS===")
    names = {line.strip().rsplit(".", 1)[-1] for line in official.splitlines() if line and not line.startswith("//")}
    return frozenset(names | {name.encode("idna").decode("ascii") for name in names if not name.isascii()})


def _read(file: str) -> str:
    with open(file, encoding="utf-8") as opened:
        return opened.read()


def _list() -> str:
    spec = find_spec("tldextract")
    if spec is None or spec.origin is None:
        raise RuntimeError("tldextract is missing: the installation is broken")
    return os.path.join(os.path.dirname(spec.origin), SNAPSHOT)
