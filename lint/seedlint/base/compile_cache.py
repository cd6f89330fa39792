"""A cache of compiled things, above all regular expressions: compiling them would be half of what a start costs."""

from __future__ import annotations

import functools
import re
import sys
from array import array
from collections.abc import Callable, Mapping
from contextlib import suppress

from seedlint import __version__
from seedlint.base import cache
from seedlint.base.digest import blake2b

KIND = "compiled"
DIGEST = 16  # bytes
LARGEST = 5000  # entries; a fuller cache holds many of old versions of rules, and is emptied


class CompileCache:
    """One file in the cache folder, of which a run reads the entries that it asks for; `save` adds new ones.

    In front of the entries the file has their places, by the digests of their sources.
    """

    def __init__(self, name: str) -> None:
        self._name = name
        self._stored = _read(name)
        self._new: dict[bytes, bytes | memoryview] = {}

    def get(self, source: str) -> bytes | memoryview | None:
        """Return the data stored for a source, None if there is none."""
        digest = _digest(source)
        return self._new.get(digest) or self._stored.get(digest)

    def put(self, source: str, data: bytes) -> None:
        """Store data for this run, and after `save` for later ones."""
        self._new[_digest(source)] = data

    def save(self) -> None:
        """Write the new entries, merged with those that another run may have written meanwhile."""
        if self._new:
            stored = _read(self._name).all()
            both = {**stored, **self._new} if len(stored) < LARGEST else self._new
            data = _Entries.packed(both)
            cache.store(KIND, self._name, data)
            self._stored, self._new = _Entries(memoryview(data)), {}


class _Entries:
    """The entries of a file by the digests of their sources; nothing of it is copied."""

    def __init__(self, data: memoryview) -> None:
        """Take what `packed` returned; anything else counts as no entries."""
        places = cache.unpacked(data)
        self._places: dict[bytes, tuple[int, int]] = places if isinstance(places, dict) else {}
        self._data = data

    @classmethod
    def packed(cls, entries: Mapping[bytes, bytes | memoryview]) -> bytes:
        """Serialize entries: their places, as `cache.part` takes them, then themselves."""
        places, left = {}, sum(map(len, entries.values()))
        for digest, data in entries.items():
            places[digest] = left, len(data)
            left -= len(data)
        return cache.packed(places) + b"".join(entries.values())

    def get(self, digest: bytes) -> memoryview | None:
        """Return the data of an entry, None if there is none."""
        place = self._places.get(digest)
        return cache.part(self._data, *place) if place else None

    def all(self) -> dict[bytes, bytes | memoryview]:
        """Return all entries."""
        return {digest: data for digest in self._places if (data := self.get(digest)) is not None}


@functools.cache
def shared_cache() -> CompileCache:
    """Return the cache of this version of seedlint on this Python, read when first needed."""
    return CompileCache(f"{__version__}-{sys.implementation.cache_tag}-{sys.hexversion:x}")


def compiled(source: str, flags: int) -> re.Pattern[str]:
    """Return `re.compile(source, flags)`, from the cache if it was compiled before."""
    name = f"re {int(flags)} {source}"
    return _cached(name, source) or _compiled(name, source, flags)


def _cached(name: str, source: str) -> re.Pattern[str] | None:
    data = shared_cache().get(name)
    parts = cache.unpacked(data) if data is not None else None
    try:
        return _revived(source, *parts) if parts is not None else None
    except Exception:  # whatever the file contains, compiling again is always right
        return None


def _compiled(name: str, source: str, flags: int) -> re.Pattern[str]:
    made = re.compile(source, flags)
    with suppress(Exception):  # on a Python whose `re` is built differently, nothing is cached
        parts = _parts(source, flags)
        if _revived(source, *parts) == made:
            shared_cache().put(name, cache.packed(parts))
    return made


def _parts(source: str, flags: int) -> tuple[int, bytes, int, dict[str, int]]:
    """Return what `re.compile` passes to the matcher; Python has no public way to serialize a compiled expression."""
    from re import _compiler, _parser  # type: ignore[attr-defined]  # private, so no stub names them

    tree = _parser.parse(source, flags)
    code = array("I", _compiler._code(tree, flags))
    return int(flags | tree.state.flags), code.tobytes(), tree.state.groups - 1, dict(tree.state.groupdict)


def _revived(source: str, flags: int, code: bytes, groups: int, names: dict[str, int]) -> re.Pattern[str]:
    """Make a pattern of its parts; the matcher itself validates them."""
    import _sre  # type: ignore[import-not-found]  # the matcher itself has no stub

    numbered: list[str | None] = [None] * (groups + 1)
    for name, number in names.items():
        numbered[number] = name
    make: Callable[..., re.Pattern[str]] = _sre.compile
    return make(source, flags, array("I", code).tolist(), groups, names, tuple(numbered))


def _read(name: str) -> _Entries:
    return _Entries(cache.load_mapped(KIND, name) or memoryview(b""))


def _digest(source: str) -> bytes:
    return blake2b(source.encode("utf-8", "surrogatepass"), digest_size=DIGEST).digest()
