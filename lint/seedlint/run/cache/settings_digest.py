"""A digest of everything but a document's content, path and day that its results depend on: part of their cache key."""

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
    from seedlint.run.execution.task import Task

LIBRARIES = ("ftfy", "markdown_it", "phonenumbers", "regex", "tldextract", "yaml")  # whose versions can change findings


class SettingsDigest:
    """Digests of rules, contexts and settings of tasks, and of the code that reads them."""

    def __init__(self, engines: Sequence[Engine], *, compare: bool) -> None:
        code = (__version__, sys.version, compare, *_own_code(), *map(_library, LIBRARIES))
        self._engines = [(*code, _ordered(engine.rules), plain_context(engine.context)) for engine in engines]
        self._known: dict[tuple[object, ...], bytes] = {}

    def of(self, task: Task) -> bytes:
        """Return the digest of a task's settings; most tasks of a run share one."""
        named = isinstance(task.source, Candidate) and task.source.named
        own = (task.engine, task.ignored, task.entries, task.largest, task.linted, named)
        if own not in self._known:
            text = repr((self._engines[task.engine], _ordered(own[1:])))
            self._known[own] = sha256(text.encode("utf-8", "surrogatepass")).digest()
        return self._known[own]


def plain_context(context: Context) -> tuple[object, ...]:
    """Return the values of a context without its day; for functions, their names and bound arguments."""
    return tuple(_function_name(value) if callable(value) else value for value in context._replace(as_of=None))


def _function_name(function: Callable[..., object]) -> tuple[object, ...]:
    if isinstance(function, partial):
        return *_function_name(function.func), function.args
    return function.__module__, function.__qualname__


def _ordered(value: object) -> object:
    """Return plain data with sets sorted, so that equal data has the same `repr` in every process."""
    if isinstance(value, tuple | list):
        return [inner if type(inner) is str else _ordered(inner) for inner in value]  # tens of thousands of words
    if isinstance(value, frozenset | set):
        return sorted(map(repr, value))
    if isinstance(value, dict):
        return [(key, _ordered(inner)) for key, inner in value.items()]
    return value


def _own_code() -> Iterator[object]:
    """Yield name, size and time of seedlint's own modules: in a checkout, the version number says nothing."""
    for folder, names, files in os.walk(os.path.dirname(seedlint.__file__)):
        names.sort()
        for name in sorted(files):
            if name.endswith(".py"):
                status = os.stat(os.path.join(folder, name))
                yield name, status.st_size, status.st_mtime_ns


def _library(package: str) -> object:
    """Return what identifies the installed version of a package, without the cost of importing it."""
    with suppress(OSError, ImportError, ValueError):
        spec = find_spec(package)
        if spec and spec.origin:
            status = os.stat(spec.origin)
            return package, spec.origin, status.st_size, status.st_mtime_ns
    return package
