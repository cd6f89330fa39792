"""Regexes of the `regex` library, compiled once and cached across runs: compiling one takes milliseconds."""

from __future__ import annotations

import functools
import os
import sys
from contextlib import suppress
from importlib.machinery import PathFinder
from importlib.util import find_spec, module_from_spec
from typing import Any

from seedlint.base.cache import packed, unpacked
from seedlint.base.compile_cache import shared_cache
from seedlint.pattern.classes import ANY_GAP, BEHIND_BREAK, CLAUSE


@functools.lru_cache(maxsize=4096)
def compiled(source: str) -> Any:
    """Return a case-insensitive regex, from the cache if possible. Raises `regex.error`."""
    matcher, build = _matcher()
    name = f"regex {build} {source}"
    stored = shared_cache().get(name)
    if stored is not None:
        with suppress(Exception):  # whatever the file contains, compiling again is always right
            return matcher.compile(*(unpacked(stored) or ()))
    import copyreg

    import regex

    made = regex.compile(f"(?i){source}")
    reduced: Any = copyreg.dispatch_table[type(made)](made)  # what a pickle of it holds: a function and plain data
    shared_cache().put(name, packed(reduced[1]))
    return made


@functools.cache
def _matcher() -> tuple[Any, str]:
    """Return the matching part of `regex`, and a text that identifies its build.

    It is imported alone: the whole package, which contains the compiler, takes five times as long.
    """
    package = find_spec("regex")
    spec = PathFinder.find_spec("regex._regex", package.submodule_search_locations) if package else None
    if spec is None or spec.loader is None or spec.origin is None:
        raise RuntimeError("regex is missing: the installation is broken")
    if spec.name not in sys.modules:
        sys.modules[spec.name] = module_from_spec(spec)
        spec.loader.exec_module(sys.modules[spec.name])
    stat = os.stat(spec.origin)
    return sys.modules[spec.name], f"{spec.origin} {stat.st_size} {stat.st_mtime_ns}"


@functools.lru_cache(maxsize=4096)
def compiled_phrase(source: str) -> Any:
    """Return the regex of a phrase: it matches whole words, and each of its blanks any white space."""
    return compiled(rf"(?<!\w){source.replace(' ', ANY_GAP)}(?!\w|-\w)")


@functools.lru_cache(maxsize=4096)
def compiled_rest(source: str) -> tuple[Any | None, bool]:
    """Return the regex of a phrase without a `^` at its start, and whether it has one.

    The regex is None for a phrase with a `^` further inside, which can't be tested apart from the search.
    """
    rest = source.removeprefix(CLAUSE)
    return None if CLAUSE in rest else compiled_phrase(rest), rest != source


def clause_begins(text: str, at: int) -> bool:
    """Tell whether a clause begins at an offset, by what stands before it."""
    return at == 0 or compiled(BEHIND_BREAK).match(text, at) is not None
