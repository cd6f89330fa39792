"""What results hang on beside a document's content, path and the day, as a digest: rules, settings, reading code."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from functools import partial
from hashlib import sha256
from importlib.util import find_spec
from typing import TYPE_CHECKING

import seedlint
from seedlint import __version__
from seedlint.base.model import Context
from seedlint.engine import Engine
from seedlint.sources.discover import Candidate

if TYPE_CHECKING:
    from seedlint.run.task import Task

READERS = ("ftfy", "markdown_it", "phonenumbers", "regex", "tldextract", "yaml")  # whose versions make findings differ


class Circumstances:
    """What results hang on beside a document's content, its path, and the day that counts as today."""

    def __init__(self, engines: Sequence[Engine], *, compare: bool) -> None:
        made_by = (__version__, sys.version, compare, *_code(), *map(_installed, READERS))
        self._engines = [(*made_by, _said(engine.rules), _told(engine.context)) for engine in engines]
        self._known: dict[tuple[object, ...], bytes] = {}

    def of(self, task: Task) -> bytes:
        """Return a digest of what counts for a task."""
        named = isinstance(task.source, Candidate) and task.source.named
        own = (task.engine, task.ignored, task.entries, task.largest, task.given, named)
        if own not in self._known:
            said = repr((self._engines[task.engine], _said(own[1:])))
            self._known[own] = sha256(said.encode("utf-8", "surrogatepass")).digest()
        return self._known[own]


def _told(context: Context) -> tuple[object, ...]:
    """Return what a context says, but for its day; of its functions, their names and what they are told."""
    return tuple(_named(value) if callable(value) else value for value in context._replace(as_of=None))


def _named(function: Callable[..., object]) -> tuple[object, ...]:
    if isinstance(function, partial):
        return *_named(function.func), function.args
    return function.__module__, function.__qualname__


def _said(value: object) -> object:
    """Return plain data so that equal data has an equal `repr` in every process: sets have an order."""
    if isinstance(value, tuple | list):
        return [inner if type(inner) is str else _said(inner) for inner in value]  # there are ten thousands
    if isinstance(value, frozenset | set):
        return sorted(map(repr, value))
    if isinstance(value, dict):
        return [(key, _said(inner)) for key, inner in value.items()]
    return value


def _code() -> Iterator[object]:
    """Yield what tells one state of seedlint's own code from another, since a checkout's version says nothing."""
    for folder, names, files in os.walk(os.path.dirname(seedlint.__file__)):
        names.sort()
        for name in sorted(files):
            if name.endswith(".py"):
                found = os.stat(os.path.join(folder, name))
                yield name, found.st_size, found.st_mtime_ns


def _installed(package: str) -> object:
    """Return what tells one installed version of a package from another; importing it would cost more."""
    with suppress(OSError, ImportError, ValueError):
        spec = find_spec(package)
        if spec and spec.origin:
            found = os.stat(spec.origin)
            return package, spec.origin, found.st_size, found.st_mtime_ns
    return package
