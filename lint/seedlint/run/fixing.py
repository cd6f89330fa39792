"""Mending a document: fixes are made, and it is inspected again, until there is none left to make."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator

from seedlint.base.model import Document, Inspection, Note, Problem
from seedlint.base.record import NamedTuple
from seedlint.base.whole import write_whole
from seedlint.engine.fix import Fixing, Repair, edits_of, together
from seedlint.sources import from_bytes, read
from seedlint.sources.decode import spliced
from seedlint.sources.discover import Candidate
from seedlint.text.whole_lines import closed_up

NOT_FIXED = "not-fixed"

Inspect = Callable[[Document], Inspection]


class _Mended(NamedTuple):
    """A document after its fixes, what is still found in it, and the rules whose fixes were made."""

    data: bytes
    document: Document
    inspection: Inspection
    rules: tuple[str, ...] = ()


class _Unfixable(Exception):  # noqa: N818 - the name is what it says of the document
    """Raised where a document stays as it is; says why."""


def mend(
    source: Candidate | Document, inspect: Inspect, fixing: Fixing, *, largest: int, data: bytes | None = None
) -> Iterator[tuple[Document, Inspection] | Repair | Problem | Note]:
    """Yield a document with what is found in it after its fixes, and what these changed.

    The document is a file, or `data` that somebody gave. A file is written as a whole, only where its path has no
    symbolic link and nobody has changed it meanwhile; where a diff is asked for, it is left as it is, and so are the
    findings.
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
    found = _Mended(before, document, inspect(document))
    try:
        mended = _mended(found, inspect, unsafe=fixing.unsafe)
        if mended.rules and isinstance(source, Candidate) and fixing.write:
            _write(source.file, before, mended.data)
    except _Unfixable as reason:
        yield Note(f"not fixed: {reason}", source.path, NOT_FIXED)
        mended = found
    shown = mended if fixing.write else found
    yield shown.document, shown.inspection
    if mended.rules or data is not None:
        diff = "" if fixing.write else diff_of(source.path, document.text, mended.document.text)
        yield Repair(source.path, mended.rules, diff, mended.data if data is not None else None)


def _mended(found: _Mended, inspect: Inspect, *, unsafe: bool) -> _Mended:
    """Make fixes until there is none left. Raises _Unfixable where that can't be done or has no end."""
    seen = {found.data}
    while fixes := together(found.inspection.findings, unsafe=unsafe):
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
        found = _Mended(data, again, inspect(again), (*rules, *(finding.rule for finding in fixes)))
    return found


def _write(file: str, before: bytes, after: bytes) -> None:
    """Replace what stands in a file. Raises _Unfixable where that can't be done."""
    if os.path.realpath(file) != os.path.abspath(file):
        raise _Unfixable("its path leads through a symbolic link")
    try:
        if not os.access(file, os.W_OK):
            raise _Unfixable("it is not writable")
        with open(file, "rb") as now:
            if now.read() != before:
                raise _Unfixable("it changed while it was fixed")
        write_whole(file, [after])
    except OSError as error:
        raise _Unfixable(error.strerror or str(error)) from None


def diff_of(path: str, before: str, after: str) -> str:
    """Return a unified diff that `patch -p1` and `git apply` understand; only LF ends its lines."""
    from difflib import unified_diff

    old, new = ([f"{line}\n" for line in text.split("\n")] for text in (before, after))
    for lines in (old, new):
        lines[-1] = lines[-1][:-1]  # behind the last line end stands nothing, or a line without an end
        if not lines[-1]:
            lines.pop()
    name = path.removeprefix("/")
    made = unified_diff(old, new, f"a/{name}", f"b/{name}")
    return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in made)
