"""Fixing a document: apply its fixes and inspect it again, until no fix is left."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator

from seedlint.base.atomic import write_atomically
from seedlint.base.model import Document, Inspection, Note, Problem
from seedlint.base.record import NamedTuple
from seedlint.engine.fix import Fixing, Repair, compatible, edits_of
from seedlint.sources import from_bytes, read
from seedlint.sources.decode import spliced
from seedlint.sources.discover import Candidate
from seedlint.text.whole_lines import closed_up

NOT_FIXED = "not-fixed"

Inspect = Callable[[Document], Inspection]


class _Fixed(NamedTuple):
    """A document after fixes, its new inspection, and the rules whose fixes were applied, one entry a fix."""

    data: bytes
    document: Document
    inspection: Inspection
    rules: tuple[str, ...] = ()


class _Unfixable(Exception):  # noqa: N818 - names the state of a document, not an error
    """Raised where a document is left as it is, with the reason."""


def fix(
    source: Candidate | Document, inspect: Inspect, fixing: Fixing, *, largest: int, data: bytes | None = None
) -> Iterator[tuple[Document, Inspection] | Repair | Problem | Note]:
    """Fix a document; yield it with its inspection afterwards, and the repair.

    The document is a file, or on standard input with the bytes `data`. A file is written atomically, and only if its
    path has no symbolic link and the file did not change meanwhile. If a diff is asked for instead (`fixing.write` is
    off), the file and its findings stay as they are.
    """
    before = read(source, largest=largest) if isinstance(source, Candidate) else data
    if not isinstance(before, bytes):
        if before is not None:
            yield before
        return
    document = from_bytes(source.path, before, largest=largest)
    if isinstance(document, Problem):
        yield document
        return
    found = _Fixed(before, document, inspect(document))
    try:
        fixed = _fixed(found, inspect, unsafe=fixing.unsafe)
        if fixed.rules and isinstance(source, Candidate) and fixing.write:
            _write(source.file, before, fixed.data)
    except _Unfixable as reason:
        yield Note(f"not fixed: {reason}", source.path, NOT_FIXED)
        fixed = found
    shown = fixed if fixing.write else found
    yield shown.document, shown.inspection
    if fixed.rules or data is not None:
        diff = "" if fixing.write else diff_of(source.path, document.text, fixed.document.text)
        yield Repair(source.path, fixed.rules, diff, fixed.data if data is not None else None)


def _fixed(found: _Fixed, inspect: Inspect, *, unsafe: bool) -> _Fixed:
    """Apply fixes until none is left. Raises _Unfixable where one spoils the document or several undo each other."""
    seen = {found.data}
    while fixes := compatible(found.inspection.findings, unsafe=unsafe):
        data, document, _, rules = found
        if document.assumed:
            raise _Unfixable(f"{document.assumed} is only assumed to be its encoding")
        edits = closed_up(document.text, [edit for finding in fixes for edit in edits_of(finding)])
        data = spliced(data, document.text, edits)
        again = from_bytes(document.path, data, largest=len(data))
        names = ", ".join(sorted({finding.rule for finding in fixes}))
        if isinstance(again, Problem):
            raise _Unfixable(f"the fixes of {names} spoil it ({again.reason})")
        if data in seen:
            raise _Unfixable(f"the fixes of {names} undo each other")
        seen.add(data)
        found = _Fixed(data, again, inspect(again), (*rules, *(finding.rule for finding in fixes)))
    return found


def _write(file: str, before: bytes, after: bytes) -> None:
    """Replace the content of a file. Raises _Unfixable where that can't be done safely."""
    if os.path.realpath(file) != os.path.abspath(file):
        raise _Unfixable("its path leads through a symbolic link")
    try:
        if not os.access(file, os.W_OK):
            raise _Unfixable("it is not writable")
        with open(file, "rb") as now:
            if now.read() != before:
                raise _Unfixable("it changed while it was fixed")
        write_atomically(file, [after])
    except OSError as error:
        raise _Unfixable(error.strerror or str(error)) from None


def diff_of(path: str, before: str, after: str) -> str:
    """Return a unified diff for `patch -p1` and `git apply`, in which only LF ends a line."""
    from difflib import unified_diff

    old, new = ([f"{line}\n" for line in text.split("\n")] for text in (before, after))
    for lines in (old, new):
        lines[-1] = lines[-1][:-1]  # the last piece has no line end; it is empty if the text ends with one
        if not lines[-1]:
            lines.pop()
    name = path.removeprefix("/")
    made = unified_diff(old, new, f"a/{name}", f"b/{name}")
    return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in made)
