"""`--since`: the lines that changed since a git revision, read from `git diff`."""

from __future__ import annotations

import os
import re
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

from seedlint.base.errors import complain
from seedlint.base.model import Location
from seedlint.base.record import NamedTuple
from seedlint.run.inputs.configs import relative

HUNK = re.compile(r"@@ -\S+ \+(\d+)(?:,(\d+))? @@")
DIFF_OPTIONS = (  # whatever the user's git config sets for the display of diffs
    *("--unified=0", "--inter-hunk-context=0", "--no-color", "--no-ext-diff", "--no-textconv"),
    *("--no-relative", "--no-prefix", "--submodule=short"),
)


class Changes(NamedTuple):
    """Changed lines by path, as ranges of 1-based line numbers; `new` are the files that didn't exist before."""

    lines: Mapping[str, tuple[range, ...]]
    new: frozenset[str]

    def touch(self, location: Location, *, whole: bool) -> bool:
        """Tell whether a finding is on a changed line; one on a `whole` document counts if the document is new."""
        if location.path in self.new:
            return True
        first, last = location.snippet.start.line, location.snippet.end.line
        changed = self.lines.get(location.path, ())
        return not whole and any(lines.start <= last and first < lines.stop for lines in changed)


def changes_since(revision: str, folder: Path) -> Changes:
    """Return what changed since a revision in commits, index and working tree; paths are relative to `folder`.

    Raises UserError where git, a repository or the revision is missing.
    """
    if revision.startswith("-"):
        raise complain(f"`{revision}` is no revision")
    top = os.path.join(folder, _git(folder, "rev-parse", "--show-cdup").removesuffix("\n"))
    diff = _git(folder, "diff", *DIFF_OPTIONS, revision, "--")
    untracked = _git(folder, "ls-files", "--others", "--exclude-standard", "--full-name", "-z", "--", ":/").split("\0")
    lines: defaultdict[str, list[range]] = defaultdict(list)
    new = {relative(os.path.join(top, path), folder) for path in untracked if path}
    path, existed = "", True
    in_hunk = 0
    for line in diff.split("\n"):
        if in_hunk and line[:1] in ("+", "-"):
            in_hunk -= 1
        elif line.startswith("--- "):
            existed = line != "--- /dev/null"
        elif line.startswith("+++ "):
            path = relative(os.path.join(top, _path(line[4:])), folder)
            if not existed:
                new.add(path)
        elif hunk := HUNK.match(line):
            start, count = int(hunk[1]), int(hunk[2] or 1)
            lines[path].append(range(start, start + count))
            in_hunk = count + _removed(line)
    return Changes({path: tuple(found) for path, found in lines.items()}, frozenset(new))


def _removed(header: str) -> int:
    """Return how many lines a hunk removes, by its header."""
    _, count = (*header.split(" ")[1].split(","), "1")[:2]
    return int(count)


def _path(written: str) -> str:
    """Return a path as it is; git quotes one with odd characters as C does."""
    written = written.rstrip("\t")
    if not written.startswith('"'):
        return written
    plain = written[1:-1].encode("ascii").decode("unicode_escape")
    return plain.encode("latin-1").decode("utf-8", "surrogateescape")


def _git(folder: Path, *words: str) -> str:
    import subprocess

    try:
        ran = subprocess.run(["git", "-c", "core.quotePath=true", *words], cwd=folder, capture_output=True, check=False)
    except OSError as error:
        raise complain(f"--since needs git: {error.strerror}") from None
    if ran.returncode:
        said = ran.stderr.decode("utf-8", "replace").strip().splitlines()
        raise complain(f"git doesn't know what changed: {said[0] if said else words[0]}")
    return ran.stdout.decode("utf-8", "surrogateescape")
