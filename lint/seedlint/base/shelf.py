"""What is compiled, kept in one file from run to run: regular expressions above all, half of what a start costs."""

from __future__ import annotations

import functools
import re
import sys
from array import array
from collections.abc import Callable
from contextlib import suppress

from seedlint import __version__
from seedlint.base import cache

KIND = "regexes"
MOST = 5000  # expressions; a shelf that is fuller holds those of rules long changed, and is begun anew


class Shelf:
    """What was compiled in this run and in those before it, by source."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._stored = _read(name)
        self._new: dict[str, bytes] = {}

    def get(self, source: str) -> bytes | None:
        """Return what stands under a source, None where nothing does."""
        return self._new.get(source) or self._stored.get(source)

    def put(self, source: str, data: bytes) -> None:
        """Put something there, for this run and, once they are kept, for later ones."""
        self._new[source] = data

    def keep(self) -> None:
        """Store what is new, beside what another run may have stored meanwhile."""
        if self._new:
            stored = _read(self._name)
            both = {**stored, **self._new} if len(stored) < MOST else self._new
            cache.store_plain(KIND, self._name, both)
            self._stored, self._new = both, {}


@functools.cache
def shelf() -> Shelf:
    """Return the shelf of this seedlint on this Python, read when first asked for."""
    return Shelf(f"{__version__}-{sys.implementation.cache_tag}-{sys.hexversion:x}")


def compiled(source: str, flags: int) -> re.Pattern[str]:
    """Return `re.compile(source, flags)`, from the shelf where it was compiled before."""
    name = f"re {int(flags)} {source}"
    return _kept(name, source) or _made(name, source, flags)


def _kept(name: str, source: str) -> re.Pattern[str] | None:
    data = shelf().get(name)
    parts = cache.unpacked(data) if data is not None else None
    try:
        return _revived(source, *parts) if parts is not None else None
    except Exception:  # whatever the file holds, compiling anew is always right
        return None


def _made(name: str, source: str, flags: int) -> re.Pattern[str]:
    made = re.compile(source, flags)
    with suppress(Exception):  # a Python whose `re` is built otherwise keeps nothing
        parts = _parts(source, flags)
        if _revived(source, *parts) == made:
            shelf().put(name, cache.packed(parts))
    return made


def _parts(source: str, flags: int) -> tuple[int, bytes, int, dict[str, int]]:
    """Return what `re.compile` hands to the matcher; Python has no public way to keep a compiled expression."""
    from re import _compiler, _parser  # type: ignore[attr-defined]  # private, so no stub names them

    tree = _parser.parse(source, flags)
    code = array("I", _compiler._code(tree, flags))
    return int(flags | tree.state.flags), code.tobytes(), tree.state.groups - 1, dict(tree.state.groupdict)


def _revived(source: str, flags: int, code: bytes, groups: int, names: dict[str, int]) -> re.Pattern[str]:
    """Make an expression of its parts, which the matcher itself checks."""
    import _sre  # type: ignore[import-not-found]  # the matcher itself has no stub

    numbered: list[str | None] = [None] * (groups + 1)
    for name, number in names.items():
        numbered[number] = name
    make: Callable[..., re.Pattern[str]] = _sre.compile
    return make(source, flags, array("I", code).tolist(), groups, names, tuple(numbered))


def _read(name: str) -> dict[str, bytes]:
    kept = cache.load_plain(KIND, name)
    return kept if isinstance(kept, dict) else {}
