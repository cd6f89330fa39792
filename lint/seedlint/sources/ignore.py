"""The patterns of `.gitignore`, `exclude`, `include` and `per-file-ignores`, as git reads them (gitignore(5)).

A pattern here tells about the very path that it is asked about and never about what lies beneath: a walk that does
not enter an ignored folder gives git's answers, and a folder that was asked for by name can still be walked.
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


class Patterns(NamedTuple):
    """The lines of one file, for paths below `base` (a folder's path with its closing slash, or nothing)."""

    base: str
    patterns: tuple[tuple[re.Pattern[str], bool], ...]  # and whether it means or takes back; the last line first

    def verdict(self, path: str, *, folder: bool) -> bool | None:
        """Tell whether `path` is meant (True), taken back (False) or not spoken of (None)."""
        below = path[len(self.base) :] + "/" * folder
        for regex, meant in self.patterns:
            if regex.fullmatch(below):
                return meant
        return None

    def reach(self, path: str, *, folder: bool = False) -> bool:
        """Tell whether `path` is meant, itself or through a folder that it lies in."""
        ends = (at for at in range(len(self.base), len(path)) if path[at] == "/")
        return any(self.verdict(path[:at], folder=True) for at in ends) or bool(self.verdict(path, folder=folder))


def compile_patterns(base: str, lines: Iterable[str]) -> Patterns:
    """Compile `lines`; blank ones, comments and those that git can make nothing of mean no path."""
    speaking = [line.rstrip("\r\n") for line in lines if line.strip() and not line.startswith("#")]
    return Patterns(base, tuple(pattern for line in reversed(speaking) if (pattern := _compile(line))))


def _compile(line: str) -> tuple[re.Pattern[str], bool] | None:
    """Compile a line, once a machine: pathspec, which reads it, takes longer to import than five documents to lint."""
    name = f"gitignore {_build()} {line}"
    stored = shared_cache().get(name)
    read = unpacked(stored) if stored is not None else None
    if not isinstance(read, tuple):
        read = _read(line)
        shared_cache().put(name, packed(read))
    if not read:
        return None
    source, meant = read
    with warnings.catch_warnings(action="ignore"):  # Python takes `[[]` for a mistake
        return compiled(source, re.S), meant


def _read(line: str) -> tuple[str, bool] | tuple[()]:
    """Return the regular expression of a line, and whether it means a path or takes it back; nothing of neither."""
    from pathspec.patterns.gitignore.spec import GitIgnoreSpecPattern

    try:
        glob = SET.sub(lambda found: CLASS.sub(lambda name: SPANS[name[1]], found[0]), line)
        source, meant = GitIgnoreSpecPattern.pattern_to_regex(LAST_STARS.sub(r"/**/*\1", glob))
        regex = ".*" + NEGATED_SET.sub("(?!/)[^", source or "")
        with warnings.catch_warnings(action="ignore"):  # as above
            re.compile(regex, re.S)
    except (KeyError, ValueError, re.error):
        return ()
    return () if meant is None else (regex, meant)


@cache
def _build() -> str:
    """Return what tells one pathspec from another, without importing it."""
    from importlib.util import find_spec

    spec = find_spec("pathspec")
    if spec is None or spec.origin is None:
        raise RuntimeError("pathspec is missing: the installation is broken")
    stat = os.stat(spec.origin)
    return f"{stat.st_size} {stat.st_mtime_ns}"
