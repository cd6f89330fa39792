"""Baseline files: JSON, one finding a line, so that a diff of two of them can be read."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from seedlint.base.errors import Complaint, UserError, complain
from seedlint.base.model import Level
from seedlint.base.whole import write_whole
from seedlint.engine.baseline import Known, known
from seedlint.report import Report

VERSION = 1  # of the format
HINT = "`seedlint baseline PATH -o FILE` writes one"


def read_baseline(file: str) -> tuple[Known, ...]:
    """Return what a baseline holds. Raises UserError for a file that can't be read or is none."""
    try:
        with open(file, encoding="utf-8-sig") as opened:
            data = json.load(opened)
    except OSError as error:
        raise complain(f"can't read the baseline: {error.strerror}", path=file, hint=HINT) from None
    except UnicodeDecodeError:
        raise complain("this is no baseline: it is not UTF-8", path=file, hint=HINT) from None
    except (ValueError, RecursionError) as error:
        raise complain(f"this is no baseline: {error}", path=file, hint=HINT) from None
    if not isinstance(data, dict) or data.get("seedlint-baseline") != VERSION:
        raise complain(f"this is no baseline of version {VERSION}", path=file, hint=HINT)
    findings = data.get("findings")
    if not isinstance(findings, list):
        raise complain("this baseline has no list of findings", path=file, hint=HINT)
    return tuple(_known(entry, number, file) for number, entry in enumerate(findings, 1))


def keep_baseline(file: str, report: Report) -> int:
    """Write what a run found, or, where it was compared with the baseline, what of it is still found; return how many.

    A run that could not read everything would forget what it didn't see: it writes nothing. Raises UserError, which
    names all of that.
    """
    if report.problems:
        unread = [Complaint(problem.reason, problem.path) for problem in report.problems]
        hint = "mend it, or leave it out by `exclude`"
        raise UserError(*unread, Complaint("no baseline is written of what could not be read", hint=hint))
    found = [one for one in report.aside if one.baseline] if report.compared else report.findings
    write_baseline(file, map(known, found))
    return len(found)


def write_baseline(file: str, entries: Iterable[Known]) -> None:
    """Write a baseline, whole or not at all. Raises UserError where that can't be done."""
    try:
        write_whole(file, _pieces(sorted(entries, key=lambda entry: (entry.path, entry.line, entry))))
    except OSError as error:
        raise complain(f"can't write the baseline: {error.strerror}", path=file) from None


def _pieces(entries: Iterable[Known]) -> Iterator[bytes]:
    yield f'{{"seedlint-baseline": {VERSION}, "findings": ['.encode()
    separator = "\n"
    for entry in entries:
        yield f"{separator}{json.dumps(entry._asdict())}".encode()
        separator = ",\n"
    yield b"\n]}\n"


def _known(data: Any, number: int, file: str) -> Known:
    """Return an entry of a baseline. Raises UserError for one that isn't what the schema says."""
    try:
        entry = Known(**data)
        told = (*entry[:2], *entry[3:])
        if type(entry.line) is int and entry.line >= 1 and all(type(value) is str for value in told):
            return entry._replace(level=Level(entry.level))
    except (TypeError, ValueError):
        pass
    raise complain(f"finding {number:,} of this baseline is broken", path=file, hint=HINT)
