"""File discovery: the candidates that paths name or contain, each once, sorted by path."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterable, Iterator, Sequence

from seedlint.base.model import Note, Problem
from seedlint.base.record import NamedTuple
from seedlint.sources.ignore import Patterns, compile_patterns

SUFFIXES = (".txt", ".md", ".markdown")
NO_DOCUMENTS = ("constraints.txt", "cmakelists.txt", "robots.txt")  # and requirements*.txt: for programs


class Candidate(NamedTuple):
    """A file that may be a document: `path` is for people, `file` the full path; `named`: on the command line."""

    path: str
    file: str
    named: bool


class Globs(NamedTuple):
    """What a walk reads and what it skips: `include` and `exclude` match full paths with forward slashes.

    `skipped_folders` are full paths of folders that a walk doesn't enter, unless it starts there or below.
    """

    include: Patterns
    exclude: Patterns
    skipped_folders: frozenset[str] = frozenset()


def discover(
    paths: Sequence[str],
    *,
    root: str | os.PathLike[str],
    include: Sequence[str] = (),
    exclude: Sequence[str] = (),
    globs_of: Callable[[str], Globs] | None = None,
    force_exclude: bool = False,
) -> Iterator[Candidate | Problem | Note]:
    """Yield each file that `paths` name or contain, once, sorted by path; problems for unreadable ones.

    A folder without documents yields a note. Paths, `include` (in addition to `.txt`, `.md`, `.markdown`) and
    `exclude` are relative to `root`. A file that is named is yielded whatever the patterns say, unless `force_exclude`
    applies `exclude` and the default excludes to it, too. `globs_of` returns the globs of a folder (by its full path),
    in place of `include` and `exclude`.
    """
    base = f"{os.path.abspath(root).replace(os.sep, '/').rstrip('/')}/"
    everywhere = Globs(compile_patterns(base, include), compile_patterns(base, exclude))
    search = _Search(root, globs_of or (lambda folder: everywhere))
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


class _Folder(NamedTuple):
    """A folder of a walk: its full path, its real path, and the prefix of the shown paths of its entries."""

    path: str
    real: str
    shown: str
    ignores: tuple[Patterns, ...] | None  # of the folders above, the nearest first; None where the walk begins


class _Search:
    def __init__(self, root: str | os.PathLike[str], globs_of: Callable[[str], Globs]) -> None:
        self.root = os.path.abspath(root)
        self.real_root = os.path.realpath(root)
        self.globs_of = globs_of

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
            if force_exclude and self.excluded(full, folder=stat.S_ISDIR(mode)):
                return
            if stat.S_ISDIR(mode):
                yield from self.walk(full, shown)
            elif stat.S_ISREG(mode):
                yield os.path.realpath(full), Candidate(shown, full, named=True)
            else:
                yield full, Problem(shown, "not a regular file")

    def show(self, full: str) -> str:
        """Return a path as shown to people: relative to the root if it is inside, with forward slashes."""
        for root, path in ((self.root, full), (self.real_root, full), (self.real_root, os.path.realpath(full))):
            if path == root:
                return "."
            if path.startswith(prefix := root.rstrip(os.sep) + os.sep):
                return _printable(path[len(prefix) :])
        return _printable(full)

    def excluded(self, full: str, *, folder: bool) -> bool:
        """Tell whether `exclude` or the default excludes match a path that the user named."""
        globs = self.globs_of(os.path.dirname(full))
        if any(full == skipped or full.startswith(skipped + os.sep) for skipped in globs.skipped_folders):
            return True
        path = full.replace(os.sep, "/")
        if folder:
            return f"{path}/" != globs.exclude.base and _reached(globs.exclude, path, folder=True)
        return _reached(globs.exclude, path) or (
            _no_document(path.rpartition("/")[2]) and not _reached(globs.include, path)
        )

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
            globs = self.globs_of(folder.path)
            for entry in listed:
                if entry.name.startswith("."):
                    continue
                shown = folder.shown + _printable(entry.name)
                real = entry.path if folder.real == folder.path else os.path.join(folder.real, entry.name)
                if entry.is_dir(follow_symlinks=False):
                    if not _skipped(entry.path, globs, ignores, folder=True):
                        folders.append(_Folder(entry.path, real, shown + "/", ignores))
                elif (
                    _included(entry.name, entry.path, globs)
                    and _is_file(entry)
                    and not _skipped(entry.path, globs, ignores, folder=False)
                ):
                    real = os.path.realpath(entry.path) if entry.is_symlink() else real
                    yield real, Candidate(shown, entry.path, named=False)


def _included(name: str, full: str, globs: Globs) -> bool:
    """Tell whether a file that a walk met is a document by its name."""
    if name.lower().endswith(SUFFIXES) and not _no_document(name):
        return True
    return bool(globs.include.patterns) and _reached(globs.include, full.replace(os.sep, "/"))


def _skipped(full: str, globs: Globs, ignores: Iterable[Patterns], *, folder: bool) -> bool:
    """Tell whether a walk skips an entry; the folders above it were not skipped."""
    if folder and full in globs.skipped_folders:
        return True
    path = full.replace(os.sep, "/")
    if globs.exclude.patterns and globs.exclude.verdict(_below(globs.exclude, path), folder=folder):
        return True
    for patterns in ignores:
        verdict = patterns.verdict(path, folder=folder)
        if verdict is not None:
            return verdict
    return False


def _reached(patterns: Patterns, path: str, *, folder: bool = False) -> bool:
    return bool(patterns.patterns) and patterns.reach(_below(patterns, path), folder=folder)


def _below(patterns: Patterns, path: str) -> str:
    """Return a path below the base of patterns: one outside is treated as if it were inside."""
    return path if path.startswith(patterns.base) else patterns.base + path.lstrip("/")


def _ignores_of(folder: _Folder, entries: Iterable[os.DirEntry[str]]) -> tuple[Patterns, ...]:
    """Return the `.gitignore` patterns for a folder's entries; a nested repository doesn't inherit any."""
    names = {entry.name for entry in entries if entry.name in (".git", ".gitignore")}
    above: tuple[Patterns, ...] = ()
    if ".git" not in names:
        above = tuple(_ignores_above(folder.path)) if folder.ignores is None else folder.ignores
    own = _read_ignore(folder.path) if ".gitignore" in names else None
    return (own, *above) if own else above


def _ignores_above(full: str) -> Iterator[Patterns]:
    """Yield the `.gitignore` patterns of a folder's parents up to the root of its repository; none outside of one."""
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
    except OSError:  # a circular link
        return False


def _printable(path: str) -> str:
    """Escape the bytes of a name that is not UTF-8, so that any report can contain it."""
    return os.fsencode(path).decode("utf-8", "backslashreplace").replace(os.sep, "/")


def _reason(error: Exception) -> str:
    return getattr(error, "strerror", None) or str(error)
