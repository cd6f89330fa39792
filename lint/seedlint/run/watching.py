"""Waiting for files to change: their statuses are looked at again and again, which works on every disk."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from seedlint.config import OWN_FILE
from seedlint.errors import UserError
from seedlint.layers import SHARED_FILE
from seedlint.run.configs import Configs
from seedlint.run.inputs import inputs
from seedlint.run.plan import SIDECAR
from seedlint.sources.discover import Candidate

INTERVAL = 0.3  # seconds between two looks; a change counts when the next look finds no other

Status = tuple[int, int, int] | None  # of what isn't there
Statuses = Mapping[str, Status]


def rounds(discover: Callable[[], Iterable[str]]) -> Iterator[None]:
    """Yield at once, and then whenever a file changed, came or went that `discover` names, or a setting beside it."""
    files, folders = _found(discover)
    seen = _statuses(files)
    while True:
        yield
        while True:
            time.sleep(INTERVAL)
            if _statuses(folders) != folders:
                files, folders = _found(discover)
            now = _statuses(files)
            if now != seen:
                seen = _settled(files, now)
                break


def documents(paths: Sequence[str], configs: Callable[[], Configs], *, beside: Iterable[str | None]) -> list[str]:
    """Return the files that a check of `paths` reads, without those that it writes (`beside`)."""
    written = {os.path.abspath(file) for file in beside if file}
    found = (item.file for item in inputs(paths, configs()) if isinstance(item, Candidate))
    return [file for file in found if file not in written]


def _found(discover: Callable[[], Iterable[str]]) -> tuple[list[str], Statuses]:
    """Return the files to look at, and the folders, by whose statuses a file that comes or goes is noticed."""
    try:
        files = [*discover()]
    except UserError:  # a config that is being written; the check tells it
        files = []
    above = {os.getcwd()}
    for file in map(os.path.abspath, files):
        folder = file
        while (folder := os.path.dirname(folder)) not in above and folder != os.path.dirname(folder):
            above.add(folder)
    settings = (os.path.join(folder, name) for folder in above for name in (OWN_FILE, SHARED_FILE, SIDECAR))
    return sorted({*files, *settings}), _statuses(above)


def _settled(files: Iterable[str], now: Statuses) -> Statuses:
    """Wait until nobody writes any more; whoever saves a file may write it in several steps."""
    while True:
        time.sleep(INTERVAL)
        before, now = now, _statuses(files)
        if now == before:
            return now


def _statuses(files: Iterable[str]) -> Statuses:
    return {file: _status(file) for file in files}


def _status(file: str) -> Status:
    try:
        found = os.stat(file)
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino
