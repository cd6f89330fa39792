"""Baseline files: JSON with one finding a line, so that a diff of two versions is readable."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from seedlint.base.atomic import write_atomically
from seedlint.base.errors import Complaint, UserError, complain
from seedlint.base.model import Level
from seedlint.engine.baseline import Known, known
from seedlint.report import Report

VERSION = 1  # of the format
HINT = "`seedlint baseline PATH -o FILE` writes one"


def read_baseline(file: str) -> tuple[Known, ...]:
    """Return the entries of a baseline. Raises UserError for a file that can't be read or is no baseline."""
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


def update_baseline(file: str, report: Report) -> int:
    """Write the findings of a run as a baseline, and return how many they are.

    Of a run that was compared with a baseline, only the known findings are written: entries that are no longer found
    go. Raises UserError if the run could not read everything, because entries of unread files would be lost.
    """
    if report.problems:
        unread = [Complaint(problem.reason, problem.path) for problem in report.problems]
        hint = "mend it, or leave it out by `exclude`"
        raise UserError(*unread, Complaint("no baseline is written of what could not be read", hint=hint))
    found = [one for one in report.aside if one.baseline] if report.compared else report.findings
    write_baseline(file, map(known, found))
    return len(found)


def write_baseline(file: str, entries: Iterable[Known]) -> None:
    """Write a baseline atomically. Raises UserError where that can't be done."""
    try:
        write_atomically(file, _pieces(sorted(entries, key=lambda entry: (entry.path, entry.line, entry))))
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
    """Return an entry of a baseline. Raises UserError where it has missing, unknown or mistyped fields."""
    try:
        entry = Known(**data)
        texts = (*entry[:2], *entry[3:])
        if type(entry.line) is int and entry.line >= 1 and all(type(value) is str for value in texts):
            return entry._replace(level=Level(entry.level))
    except (TypeError, ValueError):
        pass
    raise complain(f"finding {number:,} of this baseline is broken", path=file, hint=HINT)
