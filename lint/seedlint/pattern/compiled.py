"""Regexes of the `regex` library, each compiled once a machine: compiling takes milliseconds, reading it back none."""

from __future__ import annotations

import functools
import io
import pickle
from contextlib import suppress
from typing import Any

from seedlint.pattern.classes import ANY_GAP, BEHIND_BREAK, CLAUSE
from seedlint.shelf import shelf


@functools.lru_cache(maxsize=4096)
def compiled(source: str) -> Any:
    """Return a regex that ignores case, made when first asked for. Raises `regex.error`."""
    import regex

    name = f"regex {regex.__version__} {source}"
    stored = shelf().get(name)
    if stored is not None:
        with suppress(pickle.UnpicklingError):
            return _Reader(io.BytesIO(stored)).load()
    made = regex.compile(f"(?i){source}")
    shelf().put(name, pickle.dumps(made))
    return made


@functools.lru_cache(maxsize=4096)
def compiled_phrase(source: str) -> Any:
    """Return the regex of a phrase: it matches whole words, and each of its blanks any white space."""
    return compiled(rf"(?<!\w){source.replace(' ', ANY_GAP)}(?!\w|-\w)")


@functools.lru_cache(maxsize=4096)
def compiled_rest(source: str) -> tuple[Any | None, bool]:
    """Return the regex of a phrase without the beginning of a clause that it may ask for, and whether it does.

    There is none for a phrase that asks for one further within: where that is depends on where a search began.
    """
    rest = source.removeprefix(CLAUSE)
    return None if CLAUSE in rest else compiled_phrase(rest), rest != source


def clause_begins(text: str, at: int) -> bool:
    """Tell whether a clause begins at an offset, by what stands before it."""
    return at == 0 or compiled(BEHIND_BREAK).match(text, at) is not None


class _Reader(pickle.Unpickler):
    """Reads back compiled regexes and nothing else, whoever wrote the file."""

    def find_class(self, module: str, name: str) -> Any:
        if (module, name) != ("regex._regex", "compile"):
            raise pickle.UnpicklingError(f"{module}.{name} is no compiled regex")
        return super().find_class(module, name)
