"""The patterns of `.gitignore`, `exclude`, `include` and `per-file-ignores`, with the meaning of gitignore(5).

`Patterns.verdict` matches a path itself, never through a folder above it: a walk that doesn't enter ignored folders
gives git's results, and an ignored folder that is named on the command line can still be walked.
"""

from __future__ import annotations

import os
import re
import warnings
from collections.abc import Iterable
from functools import cache

from seedlint.base.cache import packed, unpacked
from seedlint.base.compile_cache import compiled, shared_cache
from seedlint.base.record import NamedTuple
from seedlint.text.lazy import lazy

LAST_STARS = lazy(r"/\*\*(/?)\s*$")  # pathspec lets `a/**` mean the folder `a` too, git only what it holds
NEGATED_SET = lazy(r"\[\^(?!/\])")  # pathspec lets `[!a]` mean a slash
SET = lazy(r"\[[!^]?\]?(?:\[:[a-z]+:\]|[^\]])*\]")
CLASS = lazy(r"\[:([a-z]+):\]")  # pathspec knows no classes; a line with one that isn't here means no path
SPANS = {"alnum": "a-zA-Z0-9", "alpha": "a-zA-Z", "digit": "0-9", "lower": "a-z", "upper": "A-Z", "xdigit": "0-9A-Fa-f"}


class Line(NamedTuple):
    """One pattern: its regex, and whether it ignores the paths that it matches or re-includes them."""

    regex: re.Pattern[str]
    ignores: bool


class Patterns(NamedTuple):
    """The patterns of one file, for paths below `base`: a folder's path with its final slash, or ""."""

    base: str
    patterns: tuple[Line, ...]  # the last line of the file first

    def verdict(self, path: str, *, folder: bool) -> bool | None:
        """Return True if `path` is ignored, False if it is re-included (`!`), None if no pattern matches it."""
        below = path[len(self.base) :] + "/" * folder
        for regex, ignores in self.patterns:
            if regex.fullmatch(below):
                return ignores
        return None

    def reach(self, path: str, *, folder: bool = False) -> bool:
        """Tell whether `path` is ignored, by itself or through a folder above it."""
        ends = (at for at in range(len(self.base), len(path)) if path[at] == "/")
        return any(self.verdict(path[:at], folder=True) for at in ends) or bool(self.verdict(path, folder=folder))


def compile_patterns(base: str, lines: Iterable[str]) -> Patterns:
    """Compile `lines`; blank lines, comments and invalid patterns match nothing."""
    speaking = [line.rstrip("\r\n") for line in lines if line.strip() and not line.startswith("#")]
    return Patterns(base, tuple(pattern for line in reversed(speaking) if (pattern := _compile(line))))


def _compile(line: str) -> Line | None:
    """Compile a line, cached across runs: importing pathspec takes longer than linting five documents."""
    name = f"gitignore {_build()} {line}"
    stored = shared_cache().get(name)
    read = unpacked(stored) if stored is not None else None
    if not isinstance(read, tuple):
        read = _read(line)
        shared_cache().put(name, packed(read))
    if not read:
        return None
    source, ignores = read
    with warnings.catch_warnings(action="ignore"):  # Python warns of `[[]`
        return Line(compiled(source, re.S), ignores)


def _read(line: str) -> tuple[str, bool] | tuple[()]:
    """Return the regular expression of a line and whether it ignores or re-includes; () for an invalid line."""
    from pathspec.patterns.gitignore.spec import GitIgnoreSpecPattern

    try:
        glob = SET.sub(lambda found: CLASS.sub(lambda name: SPANS[name[1]], found[0]), line)
        source, ignores = GitIgnoreSpecPattern.pattern_to_regex(LAST_STARS.sub(r"/**/*\1", glob))
        regex = ".*" + NEGATED_SET.sub("(?!/)[^", source or "")
        with warnings.catch_warnings(action="ignore"):  # as above
            re.compile(regex, re.S)
    except (KeyError, ValueError, re.error):
        return ()
    return () if ignores is None else (regex, ignores)


@cache
def _build() -> str:
    """Return what identifies the installed pathspec, without importing it."""
    from importlib.util import find_spec

    spec = find_spec("pathspec")
    if spec is None or spec.origin is None:
        raise RuntimeError("pathspec is missing: the installation is broken")
    stat = os.stat(spec.origin)
    return f"{stat.st_size} {stat.st_mtime_ns}"
