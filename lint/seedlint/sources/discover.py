"""Arguments -> candidates: which files a run reads, each once, in an order that the arguments don't change."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from seedlint.model import Note, Problem
from seedlint.sources.ignore import Patterns, compile_patterns

SUFFIXES = (".txt", ".md", ".markdown")
NO_DOCUMENTS = ("constraints.txt", "cmakelists.txt", "robots.txt")  # and requirements*.txt: read by machines


@dataclass(frozen=True, slots=True)
class Candidate:
    """A file that may be a document: `path` is for people and reports, `named` says that the user asked for it."""

    path: str
    file: str
    named: bool


def discover(
    paths: Sequence[str],
    *,
    root: Path,
    include: Sequence[str],
    exclude: Sequence[str],
    force_exclude: bool = False,
) -> Iterator[Candidate | Problem | Note]:
    """Yield each file that `paths` name or hold once, in the order of its path, and what could not be read.

    A note stands for a folder that holds none.

    A path is relative to `root`, as `include` (beside `.txt`, `.md`, `.markdown`) and `exclude` are. A file that is
    named is yielded whatever patterns say, unless `force_exclude` lets `exclude` and the default excludes bind it.
    """
    search = _Search(root, include, exclude)
    problems: dict[str, Problem] = {}
    found: dict[str, Candidate] = {}  # by the real path
    notes: list[Note] = []
    for path in sorted(set(paths)):
        full = search.full(path)
        empty = True
        for real, item in search.argument(full, force_exclude=force_exclude):
            empty = False
            if isinstance(item, Problem):
                problems[item.path] = item
            else:
                found[real] = _merged(found.get(real), item)
        if empty and not force_exclude and os.path.isdir(full):
            notes.append(Note("no documents in this folder", search.show(full)))
    everything: list[Candidate | Problem | Note] = [*found.values(), *problems.values(), *notes]
    found.clear()  # of many files, each list counts
    everything.sort(key=lambda item: item.path)
    yield from everything


def _merged(first: Candidate | None, second: Candidate) -> Candidate:
    if first is None:
        return second
    shown = min(first, second, key=lambda candidate: candidate.path)
    return Candidate(shown.path, shown.file, first.named or second.named)


@dataclass(frozen=True, slots=True)
class _Folder:
    """A folder of a walk: its path, its real path, how the paths of its entries begin for people."""

    path: str
    real: str
    shown: str
    ignores: tuple[Patterns, ...] | None  # of the folders above, the nearest first; None where the walk begins


class _Search:
    def __init__(self, root: Path, include: Sequence[str], exclude: Sequence[str]) -> None:
        self.root = os.path.abspath(root)
        self.real_root = os.path.realpath(root)
        self.include = compile_patterns("", include)
        self.exclude = compile_patterns("", exclude)

    def full(self, path: str) -> str:
        """Return the full path of an argument."""
        return os.path.normpath(os.path.join(self.root, path))

    def argument(self, full: str, *, force_exclude: bool) -> Iterator[tuple[str, Candidate | Problem]]:
        """Yield the real path and the candidate of each file that a full path means."""
        shown = self.show(full)
        try:
            mode = os.stat(full).st_mode
        except FileNotFoundError:
            yield full, Problem(shown, "no such file or folder")
        except (OSError, ValueError) as error:
            yield full, Problem(shown, _reason(error))
        else:
            if force_exclude and self.excluded(shown, folder=stat.S_ISDIR(mode)):
                return
            if stat.S_ISDIR(mode):
                yield from self.walk(full, shown)
            elif stat.S_ISREG(mode):
                yield os.path.realpath(full), Candidate(shown, full, named=True)
            else:
                yield full, Problem(shown, "not a regular file")

    def show(self, full: str) -> str:
        """Return how people read a path: relative to the root where it lies inside, with forward slashes."""
        for root, path in ((self.root, full), (self.real_root, full), (self.real_root, os.path.realpath(full))):
            if path == root:
                return "."
            if path.startswith(prefix := root.rstrip(os.sep) + os.sep):
                return _printable(path[len(prefix) :])
        return _printable(full)

    def excluded(self, shown: str, *, folder: bool) -> bool:
        """Tell whether `exclude` or the default excludes mean a path that the user named."""
        path = shown.lstrip("/")
        if folder:
            return shown != "." and self.exclude.reach(path, folder=True)
        return self.exclude.reach(path) or (_no_document(path.rpartition("/")[2]) and not self.include.reach(path))

    def walk(self, full: str, shown: str) -> Iterator[tuple[str, Candidate | Problem]]:
        """Yield what lies under a folder; links to folders are not followed."""
        prefix = "" if shown == "." else shown.rstrip("/") + "/"
        folders = [_Folder(full, os.path.realpath(full), prefix, None)]
        while folders:
            folder = folders.pop()
            try:
                with os.scandir(folder.path) as entries:
                    listed = list(entries)
                ignores = _ignores_of(folder, listed)
            except OSError as error:
                yield folder.path, Problem(folder.shown.rstrip("/") or ".", _reason(error))
                continue
            for entry in listed:
                if entry.name.startswith("."):
                    continue
                shown = folder.shown + _printable(entry.name)
                real = entry.path if folder.real == folder.path else os.path.join(folder.real, entry.name)
                if entry.is_dir(follow_symlinks=False):
                    if not self.skipped(entry.path, shown, ignores, folder=True):
                        folders.append(_Folder(entry.path, real, shown + "/", ignores))
                elif (
                    self.included(entry.name, shown)
                    and _is_file(entry)
                    and not self.skipped(entry.path, shown, ignores, folder=False)
                ):
                    real = os.path.realpath(entry.path) if entry.is_symlink() else real
                    yield real, Candidate(shown, entry.path, named=False)

    def included(self, name: str, shown: str) -> bool:
        """Tell whether a file that a walk met is a document by its name."""
        if name.lower().endswith(SUFFIXES) and not _no_document(name):
            return True
        return bool(self.include.patterns) and self.include.reach(shown.lstrip("/"))

    def skipped(self, path: str, shown: str, ignores: Iterable[Patterns], *, folder: bool) -> bool:
        """Tell whether a walk leaves an entry out; the folders above it are those that the walk entered."""
        if self.exclude.patterns and self.exclude.verdict(shown.lstrip("/"), folder=folder):
            return True
        slashed = path.replace(os.sep, "/")
        for patterns in ignores:
            verdict = patterns.verdict(slashed, folder=folder)
            if verdict is not None:
                return verdict
        return False


def _ignores_of(folder: _Folder, entries: Iterable[os.DirEntry[str]]) -> tuple[Patterns, ...]:
    """Return what binds a folder's entries; a repository inside a repository begins anew."""
    names = {entry.name for entry in entries if entry.name in (".git", ".gitignore")}
    above: tuple[Patterns, ...] = ()
    if ".git" not in names:
        above = tuple(_ignores_above(folder.path)) if folder.ignores is None else folder.ignores
    own = _read_ignore(folder.path) if ".gitignore" in names else None
    return (own, *above) if own else above


def _ignores_above(full: str) -> Iterator[Patterns]:
    """Yield what the parents of a folder ignore, up to the root of its repository; nothing outside of one."""
    found = []
    folder = os.path.dirname(full)
    while True:
        if patterns := _read_ignore(folder):
            found.append(patterns)
        if os.path.exists(os.path.join(folder, ".git")):
            yield from found
            return
        folder, child = os.path.dirname(folder), folder
        if folder == child:
            return


def _read_ignore(folder: str) -> Patterns | None:
    """Compile the `.gitignore` of a folder, if there is one; raises OSError for one that can't be read."""
    file = os.path.join(folder, ".gitignore")
    if not os.path.isfile(file):
        return None
    with open(file, encoding="utf-8-sig", errors="surrogateescape") as lines:
        patterns = compile_patterns(folder.replace(os.sep, "/").rstrip("/") + "/", lines)
    return patterns if patterns.patterns else None


def _no_document(name: str) -> bool:
    folded = name.lower()
    return folded in NO_DOCUMENTS or (folded.startswith("requirements") and folded.endswith(".txt"))


def _is_file(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_file()
    except OSError:  # a link that leads in a circle
        return False


def _printable(path: str) -> str:
    """Show a name that is no UTF-8 with its bytes escaped, so that every report can hold it."""
    return os.fsencode(path).decode("utf-8", "backslashreplace").replace(os.sep, "/")


def _reason(error: Exception) -> str:
    return getattr(error, "strerror", None) or str(error)
