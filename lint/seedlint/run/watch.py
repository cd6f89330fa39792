"""Waiting for files to change, by polling their statuses: that works on every file system."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from seedlint.base.errors import UserError
from seedlint.base.record import NamedTuple
from seedlint.config import OWN_FILE, Config
from seedlint.config.layers import SHARED_FILE
from seedlint.rulebook import pages
from seedlint.run.inputs import config_of, corpus_inputs, inputs
from seedlint.run.inputs.configs import IGNORE_FILE, Configs, ignore_file_folder
from seedlint.sources.discover import Candidate

GITIGNORE = ".gitignore"
INTERVAL = 0.3  # seconds between two polls; a change counts once the next poll finds no further one

Status = tuple[int, int, int] | None  # time, size, inode; None for a missing file
Statuses = Mapping[str, Status]


class Watched(NamedTuple):
    """The files that a check reads, and the folders that it walks: their statuses show files that come or go."""

    files: frozenset[str] = frozenset()
    folders: frozenset[str] = frozenset()


def rounds(discover: Callable[[], Watched]) -> Iterator[None]:
    """Yield at once, and then whenever one of the files that `discover` returns changed, came or went."""
    watched = _found(discover, Watched())
    files, folders = map(_statuses, watched)
    while True:
        yield
        while True:
            time.sleep(INTERVAL)
            if _statuses(folders) == folders and _statuses(files) == files:
                continue
            watched = _found(discover, watched)
            now, folders = map(_statuses, watched)
            if now != files:
                files = _settled(now)
                break


def watched(
    paths: Sequence[str],
    configs: Configs,
    *,
    corpus: Sequence[str] = (),
    named: Iterable[str | None] = (),
    written: Iterable[str | None] = (),
) -> Watched:
    """Return what a check of `paths` and a `corpus` reads, and the files `named` on its command line.

    The files that it writes (`written`) are left out. Raises UserError for a wrong config.
    """
    found = inputs(paths, configs)
    documents = [item for item in (*found, *corpus_inputs(corpus, found, configs)) if isinstance(item, Candidate)]
    applying = (configs.of(configs.root), *(config_of(item, configs) for item in documents))
    used = {config.path: config for config in applying}.values()
    files = {*(item.file for item in documents), *(os.path.abspath(file) for file in named if file)}
    files |= {file for config in used for file in _settings(config, configs.root)}
    above = {str(one) for folder in configs.folders for one in (folder, *Path(folder).parents)}
    files |= {os.path.join(folder, name) for folder in above for name in (OWN_FILE, SHARED_FILE, GITIGNORE)}
    own = {os.path.abspath(file) for file in written if file}
    return Watched(frozenset(files - own), frozenset(configs.folders))


def _settings(config: Config, root: str) -> Iterator[str]:
    """Yield the files of a config: its own, those it extends, suppressions, baseline, rules and their folders."""
    yield from config.files
    yield os.path.join(ignore_file_folder(config, root), IGNORE_FILE)
    if config.baseline_file:
        yield config.baseline_file
    for folder in config.rule_folders:
        yield from map(str, (folder, *folder.glob("*/"), *pages(folder)))


def _found(discover: Callable[[], Watched], before: Watched) -> Watched:
    """Return what `discover` returns; where a config is wrong (the check reports it), that file and all from before."""
    try:
        return discover()
    except UserError as error:
        wrong = {os.path.abspath(complaint.path) for complaint in error.complaints if complaint.path}
        return Watched(before.files | wrong, before.folders | {os.getcwd()})


def _settled(now: Statuses) -> Statuses:
    """Wait until the files stop changing: an editor may save a file in several steps."""
    while True:
        time.sleep(INTERVAL)
        before, now = now, _statuses(now)
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
